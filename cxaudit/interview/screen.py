"""What a question looks like, as styled lines: pure, so that every way of asking shows the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cxaudit.audit import Choices
from cxaudit.interview.flow import Interview
from cxaudit.interview.keys import HELP_KEY, foot, help_label, small_foot, typed_foot
from cxaudit.interview.pace import Pace
from cxaudit.interview.parts import Shown, answers, asked, lines_of, so_far, where
from cxaudit.interview.wrapping import clip
from cxaudit.words import _

WIDTH, HEIGHT = 40, 10
"""Columns and rows of the smallest window in which one can answer."""

_NO_END = 10_000
"""Lines that a question never has."""


@dataclass(frozen=True)
class View:
    """What was done at a question so far that is no answer yet."""

    chosen: int = 0
    """The step to which one went with the arrow keys, from 1; 0: none."""

    top: int = 1
    """The first step shown where not all of them have room."""

    hint: str = ""
    """Why the last key did nothing; empty where it did something."""


class Drawn(NamedTuple):
    """A question on the screen."""

    lines: list[Shown]
    """From the top; they fit the window."""

    steps: range
    """Numbers of the steps that can be seen; empty where there are none."""

    too_small: bool = False
    """Whether the window is too small to answer in."""


def all_lines(interview: Interview, pace: Pace, width: int) -> list[Shown]:
    """Return all lines of the question that is asked now, for those who are asked line by line."""
    parts = _Parts(interview, pace, width, View())
    return parts.roomy(_NO_END, typed_foot(interview.audit)).lines


def draw(interview: Interview, pace: Pace, width: int, height: int, view: View | None = None) -> Drawn:
    """Draw the question that is asked now.

    Args:
        interview: where it stands.
        pace: how the sitting goes.
        width: cells of a line; where they are few, what is said besides question and steps is left out.
        height: lines that there are; where they are few, the steps are scrolled.
        view: what one has done so far; None: nothing.
    """
    view = view or View()
    if width < WIDTH - 1 or height < HEIGHT - 2:
        return Drawn(lines_of(too_small(), max(2, width))[: max(1, height)], range(0), too_small=True)
    parts = _Parts(interview, pace, width, view)
    roomy = parts.roomy(height, foot(interview.audit))
    return roomy if len(roomy.lines) <= height else parts.tight(height)


def few_keys() -> str:
    """Say the keys that are named in a small window."""
    return f"{small_foot()} · {help_label()}"


def _more_by_help() -> str:
    """Say in a small window that something was left out."""
    return _("… more: {help}", help=help_label())


def _all_by_help() -> str:
    """Say below a part that it was cut."""
    return _("… ({key} shows all of it)", key=HELP_KEY)


def too_small() -> str:
    """Say that the window is too small, and what is needed."""
    return _(
        "This window is too small: {columns} columns and {rows} rows are needed. Ctrl-C saves and stops.",
        columns=WIDTH,
        rows=HEIGHT,
    )


def while_typing(interview: Interview, width: int, height: int) -> list[Shown]:
    """Return the question, what is expected, and as much of the rest as there is room for while one types."""
    parts = _Parts(interview, Pace(0, 0), width, View())
    asked = _cut(parts.asked, height, "…")
    check = _cut(parts.check, height - len(asked), "…") if len(asked) < height else []
    left = height - len(asked) - len(check)
    expected = parts.expected if len(parts.expected) <= left else []
    so_far = parts.so_far if len(parts.so_far) <= left - len(expected) else []
    return [*asked, *expected, *check, *so_far]


class _Parts:
    """The parts of a screen, which are put together as there is room."""

    def __init__(self, interview: Interview, pace: Pace, width: int, view: View) -> None:
        entry = interview.type.entry
        self.width, self.view = width, view
        self.where = where(interview, pace)
        self.asked, self.expected, self.check = asked(interview, width)
        self.so_far = [line for text in so_far(interview) for line in lines_of(text, width, "quiet")]
        self.steps = answers(entry, width, view.chosen)
        self.numbered = isinstance(entry, Choices)

    def roomy(self, height: int, keys: str) -> Drawn:
        """Everything, of check and what was told so far as much as there is room for."""
        foot = lines_of(keys, self.width, "quiet")
        head = lines_of(self.where, self.width, "quiet")
        steps = [line for block in self.steps for line in block]
        room = height - sum(map(len, (head, foot, self.asked, self.expected, steps))) - 3
        so_far = _cut(self.so_far, room - 1, "…")
        check = _cut(self.check, room - len(so_far), _all_by_help())
        blank = Shown("")
        above = [*head, blank, *self.asked, *self.expected, *check, *so_far, blank]
        return Drawn([*above, *steps, self._hint() or blank, *foot], self._range(1, len(self.steps)))

    def tight(self, height: int) -> Drawn:
        """Question and steps, and what else there is room for; the steps scroll where they must."""
        room = height - 2  # where we are, and the keys
        needed = sum(map(len, self.steps))
        tallest = max(map(len, self.steps))
        # of a long question the beginning: one half of the window is for the steps
        area = min(needed, max(tallest, room - len(self.asked), room // 2), room - min(2, len(self.asked)))
        asked = _cut(self.asked, room - area, _all_by_help())
        steps, seen = _scrolled(self.steps, area, self.view.top)
        spare = room - len(asked) - len(steps)
        extras: list[Shown] = []
        for part in (self.expected, self.check, self.so_far):
            extras += part if len(part) <= spare - len(extras) else []
        whole = len(extras) == sum(map(len, (self.expected, self.check, self.so_far)))
        extras += [Shown("")] if spare > len(extras) else []
        head = self._hint() or Shown(clip(self.where, self.width), "quiet")
        foot = Shown(self._foot(seen, whole=whole and len(asked) == len(self.asked)), "quiet")
        return Drawn([head, *asked, *extras, *steps, foot], self._range(seen[0], seen[-1]))

    def _foot(self, seen: range, *, whole: bool) -> str:
        """The last line of a small window: what to do to see the rest, or the keys."""
        if len(seen) < len(self.steps):
            some = _("steps {first}-{last} of {all}: ↑ ↓", first=seen[0], last=seen[-1], all=len(self.steps))
            return f"{some} · {help_label() if whole else _more_by_help()}"
        return few_keys() if whole else f"{_more_by_help()} · {small_foot()}"

    def _hint(self) -> Shown | None:
        return Shown(clip(self.view.hint, self.width), "strong") if self.view.hint else None

    def _range(self, first: int, last: int) -> range:
        return range(first, last + 1) if self.numbered else range(0)


def _scrolled(blocks: Sequence[list[Shown]], area: int, top: int) -> tuple[list[Shown], range]:
    """The steps from `top` on that have room as a whole, with arrows where there are more.

    Of one that has no room alone, the beginning is shown.
    """
    top = max(1, min(top, len(blocks)))
    shown = list(blocks[top - 1])
    last = top
    while last < len(blocks) and len(shown) + len(blocks[last]) <= area:
        shown += blocks[last]
        last += 1
    if len(shown) > area:
        shown = _cut(shown, area, f"     {_all_by_help()}")
    if last < len(blocks):
        shown[-1] = Shown("↓" + shown[-1].text[1:], shown[-1].style)
    if top > 1:
        shown[0] = Shown(("↕" if shown[0].text[0] == "↓" else "↑") + shown[0].text[1:], shown[0].style)
    return shown, range(top, last + 1)


def _cut(lines: list[Shown], room: int, more: str) -> list[Shown]:
    """Leave out what has no room, and say so."""
    return lines if len(lines) <= room else [*lines[: max(0, room - 1)], Shown(more, "quiet")]
