"""Departments: how each stands, worst first, the heat map beside it, and below what is gathered over all."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit import look
from cxaudit.report import Report
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.columns import Row
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.formulas.names import BAND_NAMES
from cxaudit.workbook.formulas.scores import of_no_department
from cxaudit.workbook.frame import HEADS, HOW, begin, fit, freeze, room, set_height
from cxaudit.workbook.live import Live
from cxaudit.workbook.lookups.departments_sentence import Lowest, departments_sentence
from cxaudit.workbook.lookups.figures import figure
from cxaudit.workbook.lookups.sums import strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import colour_chip
from cxaudit.workbook.places import Block, reference
from cxaudit.workbook.score_lines import ScoreLine, department_lines, gathered_lines, whole_line, worst_first
from cxaudit.workbook.sheet_names import LISTS, called
from cxaudit.workbook.sheets.departments_parts import ROW, WHOLE_ROW, Edges, Gathered, explained, gathered
from cxaudit.workbook.tables.departments import DepartmentColumns, Departments, columns_of
from cxaudit.workbook.tables.figures import Figures, ScoreColumn

_GAP = 18
"""Pixels between two parts."""


def write(book: Book) -> None:
    """Write departments with the heat map, the whole, the principles and the stages."""
    report, places = book.report, book.places
    columns = columns_of(report)
    lines = [*worst_first(department_lines(report, places.sheets)), whole_line(report)]
    page = book.page(Departments, lines, beside=columns.all)
    how = _("worst first; scores in % of what is possible")
    begin(page, report, called(Departments.name), _sentence(book, columns, lines), how)
    if columns.principles:
        page.put(HOW, columns.principles[0], _("by what customers judge by, %"), roles.HOW)
    shown = [column for column in columns.all if column.head]
    page.heads(HEADS, shown)
    for number, line in enumerate(lines, Departments.top):
        page.row(Row(number, line, places), columns.all)
        set_height(page, number, WHOLE_ROW if line.is_whole else ROW)
    rows = Block(Departments.top, Departments.top + len(lines) - 2)
    _colours(book, page, columns, rows)
    row = _notes(book, page, columns, rows.last + 2)
    _gathered(book, page, columns, row)
    freeze(page)
    fit(page, max(page.rows), before=row)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _sentence(book: Book, columns: DepartmentColumns, lines: Sequence[ScoreLine]) -> Live:
    """Say how many departments are in the worst band, and which is lowest."""
    rows, parts = book.places.departments, [line for line in lines if not line.is_whole]
    first = Live(parts[0].position, cell_name(Departments.top, columns.place.number))
    wanted = (Figures.title, Figures.score, Figures.named, Figures.rank)
    lowest = Lowest(*(_of_lowest(rows, first, parts[0], each) for each in wanted))
    worst = Live(book.report.bands[0].label, f"INDEX({BAND_NAMES},1)")
    return departments_sentence(len(parts), lowest, _poor(rows, parts), _capped(rows, parts), worst)


def _of_lowest(rows: Block, place: Live, line: ScoreLine, column: ScoreColumn) -> Live:
    return Live(column.value(line), f"INDEX({rows.column(column)},{place.formula})")


def _poor(rows: Block, parts: Sequence[ScoreLine]) -> Live:
    poor = sum(Figures.rank.value(line) == 1 for line in parts)
    return Live(poor, f"COUNTIF({rows.column(Figures.rank)},1)")


def _capped(rows: Block, parts: Sequence[ScoreLine]) -> Live:
    """How many are in the worst band by a critical failure alone."""
    capped = sum(Figures.rank.value(line) == 1 and _reaches_more(line) for line in parts)
    rank, reached = rows.column(Figures.rank), rows.column(Figures.reached)
    return Live(capped, f"SUMPRODUCT(({rank}=1)*({reached}>1))")


def _reaches_more(line: ScoreLine) -> bool:
    return float(Figures.reached.value(line) or 0) > 1  # type: ignore[arg-type]  # a number


def _colours(book: Book, page: Page, columns: DepartmentColumns, rows: Block) -> None:
    """Bars behind scores, bands, fields of the heat map, and what somebody must act on."""
    with_whole = Block(rows.first, rows.last + 1)
    page.drawings.bars(with_whole.cells(columns.score), 100)
    colour_chip(page, with_whole.cells(columns.band), f"${with_whole.top(columns.rank)}", book.report.bands)
    failed = rows.cells(columns.failed)
    page.colours.where(failed, f"{rows.top(columns.failed)}>0", look.CORAL, letters=Letters(bold=True))
    if not columns.principles:
        return
    first, last = columns.principles[0], columns.principles[-1]
    single = f'IF({rows.top(first)}="",FALSE,{rows.top(columns.counts[0])}=1)'
    letters = Letters(color=look.GREY, italic=True)
    page.colours.where(rows.cells(first, last), single, "", roles.ONE_ANSWER, letters)
    page.colours.by_band(with_whole.cells(first, last), book.report.bands)


def _notes(book: Book, page: Page, columns: DepartmentColumns, row: int) -> int:
    """Write below the table what its signs mean, and what was changed since; return the row after a gap."""
    over = columns.title, columns.na
    words = "   ".join(filter(None, _explained(book.report)))
    page.block((row, row), over, words, roles.NOTE)
    set_height(page, row, tall(words, room(page, *over)))
    actions = Figures.actions, Figures.parked
    beyond = of_no_department(
        tuple(
            (reference(called(LISTS), each, book.places.whole_row), book.places.departments.column(each))
            for each in actions
        )
    )
    changed = f'TRIM({strange_answers(book.places.everything)}&" "&{beyond})'
    page.block((row + 1, row + 1), over, "", roles.NOTE, changed)
    set_height(page, row + 1, _GAP)
    return row + 2


def _explained(report: Report) -> Sequence[str]:
    return explained(report.bands, report.compared, heat=bool(report.principles))


def _gathered(book: Book, page: Page, columns: DepartmentColumns, row: int) -> None:
    """Write two small tables side by side: principles with what customers ask themselves, and stages."""
    report, places = book.report, book.places
    principles = [
        Gathered(part.title, part.asks, None, figure(line, there, Figures.score))
        for there, (line, part) in enumerate(
            zip(gathered_lines(report, "principle", report.principles), report.principles, strict=True),
            places.principles.first,
        )
    ]
    stages = [
        Gathered(line.title, "", figure(line, there, Figures.rated), figure(line, there, Figures.score))
        for there, line in enumerate(gathered_lines(report, "stage", report.stages), places.stages.first)
    ]
    edges = Edges(columns.title, columns.principles, columns.failed, columns.unanswered, columns.na)
    gathered(page, row, edges, principles, stages, report.bands)
