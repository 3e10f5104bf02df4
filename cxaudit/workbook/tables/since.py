"""The sheet Since last audit: its page, and beside it, hidden, what its charts draw.

A chart has two tables side by side: lines in the checklist's order with their change, and below each other
the bars from the top, which look the lines up by rank. So charts reorder by themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cxaudit import look
from cxaudit.report import signed
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import POINTS_A_PIXEL, length
from cxaudit.workbook.parts import Over
from cxaudit.workbook.places import Block
from cxaudit.workbook.score_lines import ScoreLine
from cxaudit.workbook.sheet_names import SINCE

WITHOUT_CHANGE = 999
"""Instead of a change where there is none, in the key that the best is first by."""

_STEP = 10
"""Points to the next of which the scale of all charts ends."""

_PLOT, _LONGEST_LABELS, _BESIDE_LABELS = 0.99, 0.64, 16
"""What labels and plot take of a chart, what labels take at most, and pixels between them and bars."""

BLANKS = "\N{NO-BREAK SPACE}" * 3
ARROW = "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"
"""Between then and now."""


def _px(px: int) -> Column[None]:
    return Column[None](px=px)


def _helper() -> Column[None]:
    return Column[None](printed=False)


class SinceLast(Sheet[None]):
    """Columns of the sheet: two halves, and hidden beside them what the charts draw."""

    name = SINCE
    px = look.PORTRAIT

    a = _px(look.MARGIN)
    b = _px(44)
    c, d, e, f, g = (_px(62) for _ in range(5))
    h = _px(64)
    i = _px(22)
    j, k, l = _px(64), _px(62), _px(62)  # noqa: E741 - a column of this name
    m, n = _px(48), _px(48)
    o = _px(104)
    p = _px(look.MARGIN)
    apart = Column[None](px=look.APART, printed=False)
    # lines in the checklist's order
    title, then, now, change, key = (_helper() for _ in range(5))
    # bars from the top
    place, label, points, better, worse = (_helper() for _ in range(5))
    # departments, like for like
    weight, possible, alike_then, alike_now, count = (_helper() for _ in range(5))


WHOLE: Over = (SinceLast.b, SinceLast.o)
LEFT: Over = (SinceLast.b, SinceLast.h)
RIGHT: Over = (SinceLast.j, SinceLast.o)


@dataclass(frozen=True)
class ChangeBars:
    """One chart of changes."""

    title: str
    """What stands above it."""

    lines: Sequence[ScoreLine]
    """What it shows, in the checklist's order: what was rated then."""

    figures: Sequence[int]
    """Their rows on Lists."""

    rows: Block
    """The rows of its tables; as many as it has lines."""

    ranked: bool
    """Whether the best change is first; else they stand in their own order."""

    px: int
    """Pixels that it is wide."""

    @cached_property
    def shown(self) -> list[tuple[int, ScoreLine]]:
        """Its lines as they are shown first, with their places."""
        placed = list(enumerate(self.lines, 1))
        return sorted(placed, key=lambda each: key_of(each[1], each[0])) if self.ranked else placed

    @property
    def plot_share(self) -> float:
        """What its bars take of its width."""
        longest = max((length(label_of(line)) for line in self.lines), default=0)
        return _PLOT - min(
            _LONGEST_LABELS, (longest * look.LABEL / POINTS_A_PIXEL + _BESIDE_LABELS) / self.px
        )


def change_of(line: ScoreLine) -> int | None:
    """Return the change of a line in points; None where it is not rated now."""
    then, now = per_cent(line.before), per_cent(line.standing.score)
    return None if then is None or now is None else now - then


def key_of(line: ScoreLine, place: int) -> float:
    """Return what the best change is first by; without one a line comes last."""
    change = change_of(line)
    return (WITHOUT_CHANGE if change is None else -change) + place / 1000000


def label_of(line: ScoreLine) -> str:
    """Return what stands before a bar: name, both scores, the change."""
    now, change = per_cent(line.standing.score), change_of(line)
    scores = f"{per_cent(line.before)}{ARROW}{look.NONE_SYMBOL if now is None else now}"
    return BLANKS.join([line.short, scores, *([] if change is None else [signed(change)])])


def scale_of(charts: Sequence[ChangeBars]) -> int:
    """Return where the scale of all charts ends: the largest change of theirs, up to the next 10 points."""
    largest = max((abs(change_of(line) or 0) for chart in charts for line in chart.lines), default=0)
    return max(_STEP, -(-largest // _STEP) * _STEP)
