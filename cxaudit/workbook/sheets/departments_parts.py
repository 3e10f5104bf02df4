"""What stands below the departments, in the whole workbook and in editions, and how high their rows are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from cxaudit.days import in_full
from cxaudit.report import BandRow
from cxaudit.report.words import ANSWERS
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import POINTS_A_PIXEL, tall
from cxaudit.workbook.frame import room, set_height
from cxaudit.workbook.live import Live, counted
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, section
from cxaudit.workbook.places import Block

ROW, WHOLE_ROW = 23, 28
"""Pixels of a department's row, and of that of all."""

_SMALL_ROW = 20
"""Pixels of a row of a small table."""

_WIDE = 4
"""Principles from which on their small table ends at the score of the fourth."""


def explained(bands: Sequence[BandRow], since: date | None, *, heat: bool) -> list[str]:
    """Say what the signs mean that stand in the table."""
    worst, second, *others = bands
    floors = [worst.label, _("{band} from {share}", band=second.label, share=second.floor)]
    floors += [f"{band.label} {band.floor}" for band in others]
    notes = (
        _("Range: if all that is unknown turned out worst, or best."),
        _("(1): one answer, no band.") if heat else "",
        _("(p): provisional."),
        _("Change: since {day}; empty where not asked then.", day=in_full(since)) if since else "",
        "  ".join(floors),
    )
    return [note for note in notes if note]


class Edges(NamedTuple):
    """Columns of the departments' table that what stands below begins and ends with."""

    title: Column[Any]
    principles: Sequence[Column[Any]]
    """The heat map."""
    counts: Column[Any]
    """The first of the counts."""
    answers: Column[Any]
    """Where answers are counted, of a stage."""
    last: Column[Any]


class Gathered(NamedTuple):
    """A principle or a stage, over all departments."""

    title: str
    asks: str
    """What customers ask themselves; empty for a stage."""
    rated: Live | None
    """How many answers the score rests on; None for a principle."""
    score: Live


def gathered(
    page: Page,
    row: int,
    edges: Edges,
    principles: Sequence[Gathered],
    stages: Sequence[Gathered],
    bands: Sequence[BandRow],
) -> None:
    """Write two small tables side by side: principles with what customers ask themselves, and stages."""
    if principles:
        last = edges.principles[min(_WIDE, len(edges.principles)) - 1]
        over: Over = edges.title, last
        section(page, row, over, _("What customers ask themselves"))
        for number, each in enumerate(principles, row + 1):
            _principle(page, number, over, each)
        page.colours.by_band(Block(row + 1, row + len(principles)).cells(last), bands)
    if stages:
        first = edges.principles[-1] if len(edges.principles) > _WIDE else edges.counts
        section(page, row, (first, edges.last), _("Along the customer's way"))
        for number, each in enumerate(stages, row + 1):
            _stage(page, number, (first, edges.answers, edges.last), each)
        page.colours.by_band(Block(row + 1, row + len(stages)).cells(edges.last), bands)


def _principle(page: Page, row: int, over: Over, each: Gathered) -> None:
    first, last = over
    question = page.columns[first.number], page.columns[last.number - 2]
    page.put(row, first, each.title, roles.ROW_BOLD)
    page.block((row, row), question, each.asks, roles.TO_DO)
    page.put(row, last, each.score.value, roles.HEAT, each.score.formula)
    set_height(page, row, max(_SMALL_ROW, tall(each.asks, room(page, *question))))


def _stage(
    page: Page, row: int, columns: tuple[Column[Any], Column[Any], Column[Any]], each: Gathered
) -> None:
    first, answers, last = columns
    for number in range(first.number, answers.number):
        page.put(row, number, None, roles.ROW_TEXT)
    page.put(row, first, each.title, roles.ROW_TEXT)
    if each.rated:
        # what is fixed is said, and not computed
        words = counted(ANSWERS, each.rated)
        page.put(row, answers, words.value, roles.ROW_GREY, words.formula if each.rated.formula else "")
    page.put(row, last, each.score.value, roles.HEAT, each.score.formula)
    set_height(page, row, max(_SMALL_ROW, page.heights.get(row, 0) / POINTS_A_PIXEL))
