"""Question sheets: questions to be answered with a pencil, a sheet for each department or person."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from cxaudit import look
from cxaudit.audit import AnswerType, MeasureType, StepsType, TextType
from cxaudit.days import in_full
from cxaudit.plan import in_minutes, questions_in_words
from cxaudit.report.visit import QuestionSheet, SheetQuestion, VisitPack
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.book import VisitBook
from cxaudit.workbook.breaks import Breaks
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import ONE_LINE, tall
from cxaudit.workbook.frame import HOW, begin_alone, freeze, printed_columns, room, set_height
from cxaudit.workbook.live import fixed
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import SECTION, section

_LINE_APART, _GAP, _TO_WRITE = 36, 14, 34
"""Pixels between two lines to write on, above a question, and of a row to write in."""

_BLANKS = 5
"""Readings that a measure has room for."""

_BLANK, _LONG_BLANK = "_" * 6, "…" * 14


class Asked(Sheet[None]):
    """Columns of a sheet: to the left what is asked, to the right lines for notes."""

    px = look.PORTRAIT

    edge = Column[None](px=look.MARGIN)
    number = Column[None](px=28)
    box = Column[None](px=24)
    key = Column[None](px=24)
    text = Column[None](px=284)
    how = Column[None](px=70)
    gap = Column[None](px=22)
    notes = Column[None](px=376)
    end = Column[None](px=look.MARGIN)


def write_all(book: VisitBook) -> None:
    """Write all question sheets of a visit pack."""
    for sheet in book.pack.sheets:
        _write(book, sheet)


def _write(book: VisitBook, sheet: QuestionSheet) -> None:
    page = book.page(Asked, name=book.places.sheets[sheet.id])
    begin_alone(page, sheet.title, _about(book.pack), fixed(sheet.title), _how(sheet))
    if not (book.pack.by_oneself and book.pack.alone):
        page.put(HOW, Asked.notes, _("Talking with {blank}", blank="_" * 32), roles.NOTE_RIGHT)
    row = HOW + 1
    breaks = Breaks(page, row)
    for part in sheet.sections:
        for place, question in enumerate(part.questions):
            lines = _Lines(page, row)
            if not place:
                lines.head(part.title)
            _question(lines, question)
            breaks.keep(row, lines.row - 1)
            row = lines.row
    freeze(page, rows=1)
    page.paper.end_at(page.printed, row - 1)
    page.paint_tab(look.TAB_DEPARTMENT)
    page.protect()


def _about(pack: VisitPack) -> str:
    day = in_full(pack.day)
    if pack.by_oneself:
        return _("{house}, question sheet for the self-assessment of {day}", house=pack.house, day=day)
    return _("{house}, question sheet for the visit on {day}", house=pack.house, day=day)


def _how(sheet: QuestionSheet) -> str:
    return _(
        "{questions}, about {minutes}. One cross a question, the worst step first.",
        questions=questions_in_words(sheet.amount.questions),
        minutes=in_minutes(sheet.amount.minutes),
    )


class _Lines:
    """Rows of a question, one below the other, with dotted lines to write on beside them."""

    def __init__(self, page: Page, row: int) -> None:
        self.page = page
        self.row = row
        self._since = 0.0

    def head(self, title: str) -> None:
        """Write the touchpoint over all columns, with some air above it."""
        set_height(self.page, self.row, _GAP)
        section(self.page, self.row + 1, printed_columns(self.page), title)
        set_height(self.page, self.row + 1, SECTION)
        self.row += 2

    def air(self) -> None:
        """Leave some air above a question."""
        set_height(self.page, self.row, _GAP)
        self.row += 1

    def text(
        self,
        first: Column[None],
        text: str,
        role: str,
        size: int = look.LABEL,
        *,
        bold: bool = False,
        least: int = ONE_LINE,
    ) -> None:
        """Write a text over the columns of what is asked; a long one takes rows as far apart as the lines."""
        over = first, Asked.how
        px = max(least, tall(text, room(self.page, *over), size, bold=bold))
        rows = max(1, round(px / _LINE_APART))
        self.page.block((self.row, self.row + rows - 1), over, text, role)
        for _number in range(rows):
            self._next(ceil(px / rows))

    def _next(self, px: int) -> None:
        set_height(self.page, self.row, px)
        self._since += px
        if self._since >= _LINE_APART - 2:
            self.page.put(self.row, Asked.notes, None, roles.DOTTED)
            self._since = 0
        self.row += 1


def _question(lines: _Lines, question: SheetQuestion) -> None:
    """Write a question with its number, what customers say, how it is found out, and its answers."""
    lines.air()
    lines.page.put(lines.row, Asked.number, question.number, roles.ITEM_NUMBER_TOP)
    lines.text(Asked.box, question.ask, roles.HEADLINE_TOP, look.TEXT, bold=True)
    if question.expect:
        lines.text(Asked.box, f"“{question.expect}”", roles.VOICE)
    if question.condition:
        lines.text(Asked.box, _("Asked: {text}", text=question.condition), roles.NOTE)
    for line in question.how:
        lines.text(Asked.box, line, roles.NOTE)
    _answers(lines, question.type)
    lines.page.put(lines.row, Asked.box, "☐", roles.BOX)
    lines.text(Asked.key, "     ".join(_otherwise(question)), roles.NOTE)


def _answers(lines: _Lines, kind: AnswerType) -> None:
    """Write what can be crossed, or room for readings or words."""
    match kind:
        case StepsType():
            for key, step in zip(kind.entry.keys, kind.steps, strict=True):
                lines.page.put(lines.row, Asked.box, "☐", roles.BOX)
                lines.page.put(lines.row, Asked.key, key, roles.KEY)
                lines.text(Asked.text, step, roles.STEP)
        case MeasureType():
            blanks = "   ".join([_BLANK] * _BLANKS)
            said = _("{blanks} {unit}, or never", blanks=blanks, unit=kind.measure.unit.many)
            lines.text(Asked.box, said, roles.TO_WRITE, least=_TO_WRITE)
        case TextType():
            for _number in range(2):
                lines.text(Asked.box, "", roles.DOTTED, least=_TO_WRITE)


def _otherwise(question: SheetQuestion) -> Iterator[str]:
    """What else can be crossed."""
    yield _("don't know")
    if question.na:
        yield _("☐  does not apply, because {blank}", blank=_LONG_BLANK)
