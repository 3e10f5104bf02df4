"""Visit pack: what is done before the visit, papers to ask for, the walk, and talks, to be ticked off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from cxaudit import look
from cxaudit.report.visit import (
    Task,
    VisitPack,
    begin_by,
    how_much,
    sitting_in_words,
    what_it_is_of,
    when_to_begin,
)
from cxaudit.words import N_, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import VisitBook
from cxaudit.workbook.breaks import Breaks
from cxaudit.workbook.cells import CellValue, Rich
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import POINTS_A_PIXEL, cut, tall
from cxaudit.workbook.frame import HOW, begin_alone, freeze, printed_columns, room, set_height
from cxaudit.workbook.live import fixed
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, section
from cxaudit.workbook.sheet_names import VISIT_PACK, called

_ROW, _GAP, _FREE = 32, 14, 8
"""Pixels of a row, which is written on, of what is free above a section, and beside the text of a row."""

_MINUTES, _QUESTIONS = N_("minutes"), N_("questions")


class Visit(Sheet[None]):
    """The sheet; what stands in a row takes some of the eight columns in the middle."""

    name = VISIT_PACK
    px = look.PORTRAIT

    edge = Column[None](px=look.MARGIN)
    box = Column[None](px=28)
    begin = Column[None](px=112)
    second = Column[None](px=88)
    third = Column[None](px=88)
    fourth = Column[None](px=88)
    fifth = Column[None](px=88)
    sixth = Column[None](px=88)
    seventh = Column[None](px=88)
    eighth = Column[None](px=78)
    last = Column[None](px=82)
    end = Column[None](px=look.MARGIN)


class _Cell(NamedTuple):
    """What stands in some columns of a row."""

    over: Over
    value: CellValue
    role: str = roles.TO_DO


_Row = Sequence[_Cell]


class _Part(NamedTuple):
    """A section with its rows."""

    title: str
    labels: dict[Column[None], str]
    """What stands at the right of its head."""

    rows: Sequence[_Row]
    to_do: bool = True
    """Whether each row can be ticked off."""


def write(book: VisitBook) -> None:
    """Write the sheet."""
    pack = book.pack
    page = book.page(Visit)
    about = cut(_about(pack), room(page, *printed_columns(page)) * POINTS_A_PIXEL / look.LABEL)
    begin_alone(page, called(VISIT_PACK), what_it_is_of(pack), fixed(when_to_begin(pack)), about)
    row = HOW + 1
    breaks = Breaks(page, row)
    for number, part in enumerate(filter(lambda part: part.rows, _parts(pack)), 1):
        row = _part(page, breaks, row, number, part)
    freeze(page, rows=1)
    page.paper.end_at(page.printed, row - 1)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _about(pack: VisitPack) -> str:
    """Say who comes, and how much there is to do."""
    who = pack.auditor if pack.by_oneself or not pack.contact else f"{pack.auditor}, {pack.contact}"
    return f"{who}. {how_much(pack)}."


def _part(page: Page, breaks: Breaks, row: int, number: int, part: _Part) -> int:
    """Write a section, its head on one page with its first row; return the row after it."""
    set_height(page, row, _GAP)
    head = row + 1
    section(page, head, printed_columns(page), f"{number}  {part.title}")
    for column, label in part.labels.items():
        page.put(head, column, label, roles.SECTION_LABEL)
    for place, cells in enumerate(part.rows, head + 1):
        page.put(place, Visit.box, "☐" if part.to_do else None, roles.TO_DO_BOX)
        _row(page, place, cells)
        breaks.keep(row if place == head + 1 else place, place)
    return head + 1 + len(part.rows)


def _row(page: Page, row: int, cells: _Row) -> None:
    px = _ROW
    for cell in cells:
        page.block((row, row), cell.over, cell.value, cell.role)
        bold = cell.role == roles.TO_DO_BOLD
        needed = tall(str(cell.value or ""), room(page, *cell.over), bold=bold)
        px = max(px, needed + _FREE)
    set_height(page, row, px)


def _parts(pack: VisitPack) -> Iterator[_Part]:
    yield _before(pack)
    yield _papers(pack)
    yield _walk(pack)
    yield _talks(pack)
    yield _sittings(pack)
    yield _altogether(pack)


def _before(pack: VisitPack) -> _Part:
    title = _("Before the last sitting") if len(pack.sittings) > 1 else _("Before the visit")
    labels = {Visit.eighth: _(_MINUTES), Visit.last: _("begin by")}
    rows = [
        [
            _Cell((Visit.begin, Visit.begin), task.department, roles.TO_DO_GREY),
            _Cell((Visit.second, Visit.seventh), _what(task)),
            _number(Visit.eighth, task.minutes),
            _Cell(
                (Visit.last, Visit.last),
                begin_by(task),
                roles.TO_DO_LOUD if task.ahead else roles.TO_DO_NUMBER,
            ),
        ]
        for task in pack.tasks
    ]
    return _Part(_("Beforehand") if pack.by_oneself and not pack.sittings else title, labels, rows)


def _what(task: Task) -> CellValue:
    """The question, in bold letters where what is done follows."""
    if not task.check:
        return task.ask
    return Rich.of((task.ask, True), (f"\n{task.check}", False), size=look.LABEL, ink=look.INK)


def _papers(pack: VisitPack) -> _Part:
    if not any(paper.who for paper in pack.papers):
        rows = [[_Cell((Visit.begin, Visit.last), paper.what)] for paper in pack.papers]
        return _Part(_("Papers to have ready"), {}, rows)
    asked = [
        [
            _Cell((Visit.begin, Visit.sixth), paper.what),
            _Cell((Visit.seventh, Visit.last), paper.who, roles.TO_DO_NUMBER),
        ]
        for paper in pack.papers
    ]
    return _Part(_("Papers to ask for"), {Visit.last: _("from")}, asked)


def _walk(pack: VisitPack) -> _Part:
    rows = [
        [
            _Cell((Visit.begin, Visit.second), stop.place, roles.TO_DO_BOLD),
            _Cell((Visit.third, Visit.seventh), ", ".join(stop.touchpoints)),
            _number(Visit.eighth, stop.amount.minutes),
            _number(Visit.last, Fraction(stop.amount.questions)),
        ]
        for stop in pack.stops
    ]
    return _Part(_("The walk, in this order"), {Visit.eighth: _(_MINUTES), Visit.last: _(_QUESTIONS)}, rows)


def _talks(pack: VisitPack) -> _Part:
    labels = {Visit.seventh: _(_QUESTIONS), Visit.eighth: _(_MINUTES), Visit.last: _("when")}
    rows = []
    for talk in pack.talks:
        about = ", ".join(talk.departments)
        who = [_Cell((Visit.begin, Visit.second), _who(talk.who, talk.role), roles.TO_DO_BOLD)]
        first = Visit.third if talk.who else Visit.begin
        rows.append(
            [
                *(who if talk.who else []),
                _Cell((first, Visit.sixth), about),
                _number(Visit.seventh, Fraction(talk.amount.questions)),
                _number(Visit.eighth, talk.amount.minutes),
                _Cell((Visit.last, Visit.last), None, roles.TO_FILL_IN),
            ]
        )
    return _Part(_("Talks") if pack.talks_with_others else _("Answering"), labels, rows)


def _who(name: str, role: str) -> str:
    return f"{name}\n{role}" if role else name


def _sittings(pack: VisitPack) -> _Part:
    said = [sitting_in_words(number, each) for number, each in enumerate(pack.sittings, 1)]
    rows = [[_Cell((Visit.begin, Visit.last), line)] for line in said]
    return _Part(_("Sittings of at most an hour"), {}, rows)


def _altogether(pack: VisitPack) -> _Part:
    """What each kind of work comes to, and the policy sitting."""
    labels = {Visit.eighth: _(_MINUTES), Visit.last: _(_QUESTIONS)}
    kinds = [(title, amount.minutes, Fraction(amount.questions)) for title, amount in pack.amounts]
    sitting = [(_("the policy sitting"), Fraction(pack.policy), None)] if pack.policy else []
    rows = [
        [
            _Cell((Visit.begin, Visit.seventh), title),
            _number(Visit.eighth, minutes),
            _number(Visit.last, questions),
        ]
        for title, minutes, questions in [*kinds, *sitting]
    ]
    return _Part(_("Altogether, by kind of work"), labels, rows, to_do=False)


def _number(column: Column[None], number: Fraction | None) -> _Cell:
    return _Cell((column, column), None if number is None else ceil(number), roles.TO_DO_NUMBER)
