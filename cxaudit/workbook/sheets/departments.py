"""Departments: how each stands, worst first, the heat map beside it, and below what is gathered over all."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.report import PrinciplePart, Report
from cxaudit.report.words import ANSWERS
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name, per_cent
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.columns import Row
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.formulas.names import BAND_NAMES
from cxaudit.workbook.formulas.scores import of_no_department
from cxaudit.workbook.frame import HEADS, HOW, begin, fit, freeze, room, set_height
from cxaudit.workbook.live import Live, counted, first_of, fixed, said
from cxaudit.workbook.lookups.figures import figure
from cxaudit.workbook.lookups.sums import strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, colour_chip, section
from cxaudit.workbook.places import Block, reference
from cxaudit.workbook.score_lines import ScoreLine, department_lines, gathered_lines, whole_line, worst_first
from cxaudit.workbook.sheet_names import LISTS, called
from cxaudit.workbook.tables.departments import DepartmentColumns, Departments, columns_of
from cxaudit.workbook.tables.figures import Figures, ScoreColumn

_ROW, _WHOLE_ROW, _GAP, _SMALL_ROW = 23, 28, 18, 20
"""Pixels of a department's row, of that of all, between two parts, and of a row of a small table."""

_WIDE = 4
"""Principles from which on their small table ends at the score of the fourth."""

_NOT_RATED = N_("{department} is not rated yet")
_NONE_RATED = N_("None of {all} departments is rated yet")
_ONE = N_("{department} is {band}, with {score} %")
_ONE_WITHOUT = N_("{department} has {score} %, and too few answers for a band")
_NONE_POOR = N_("None of {all} departments is {band}")
_POOR = Plural("{n} of {all} departments is {band}", "{n} of {all} departments are {band}")
_CAPPED = Plural(", {n} of them by a critical failure", ", {n} of them by a critical failure")
_BY_FAILURE = N_(", by a critical failure")
_ALL_CAPPED = N_(", all of them by a critical failure")
_LOWEST = N_("{poor}{capped}; {department} is lowest with {score} %")


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
        set_height(page, number, _WHOLE_ROW if line.is_whole else _ROW)
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
    title, score, named = (
        _of_lowest(rows, first, parts[0], each) for each in (Figures.title, Figures.score, Figures.named)
    )
    everyone = fixed(str(len(parts)))
    if len(parts) == 1:
        rank = _of_lowest(rows, first, parts[0], Figures.rank)
        none = said(_(_NOT_RATED), department=title)
        without = said(_(_ONE_WITHOUT), department=title, score=score)
        stands = said(_(_ONE), department=title, band=named, score=score)
        return first_of([(score.is_empty, none), (rank.equals(0), without)], stands)
    poor, capped = _poor(rows, parts), _capped(rows, parts)
    band = Live(book.report.bands[0].label, f"INDEX({BAND_NAMES},1)")
    are = first_of(
        [(poor.equals(0), said(_(_NONE_POOR), all=everyone, band=band))],
        counted(_POOR, poor, all=everyone, band=band),
    )
    by = first_of(
        [
            (capped.equals(0), fixed("")),
            (poor.equals(1), fixed(_(_BY_FAILURE))),
            (
                Live(capped.number - poor.number, f"{capped.formula}-{poor.formula}").equals(0),
                fixed(_(_ALL_CAPPED)),
            ),
        ],
        counted(_CAPPED, capped),
    )
    lowest = said(_(_LOWEST), poor=are, capped=by, department=title, score=score)
    return first_of([(score.is_empty, said(_(_NONE_RATED), all=everyone))], lowest)


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
    worst, second, *others = report.bands
    bands = [worst.label, _("{band} from {share}", band=second.label, share=second.floor)]
    bands += [f"{band.label} {band.floor}" for band in others]
    since = report.compared
    return (
        _("Range: if all that is unknown turned out worst, or best."),
        _("(1): one answer, no band.") if report.principles else "",
        _("(p): provisional."),
        _("Change: since {day}; empty where not asked then.", day=in_full(since)) if since else "",
        "  ".join(bands),
    )


def _gathered(book: Book, page: Page, columns: DepartmentColumns, row: int) -> None:
    """Write two small tables side by side: principles with what customers ask themselves, and stages."""
    report, places = book.report, book.places
    if report.principles:
        last = columns.principles[min(_WIDE, len(columns.principles)) - 1]
        over: Over = columns.title, last
        section(page, row, over, _("What customers ask themselves"))
        lines = gathered_lines(report, "principle", report.principles)
        for number, (line, part) in enumerate(zip(lines, report.principles, strict=True)):
            _principle(
                page,
                row + 1 + number,
                over,
                part,
                figure(line, places.principles.first + number, Figures.score),
            )
        page.colours.by_band(Block(row + 1, row + len(lines)).cells(last), report.bands)
    if report.stages:
        first = columns.principles[-1] if len(columns.principles) > _WIDE else columns.failed
        section(page, row, (first, columns.na), _("Along the customer's way"))
        lines = gathered_lines(report, "stage", report.stages)
        for number, line in enumerate(lines):
            _stage(
                page,
                row + 1 + number,
                (first, columns.unanswered, columns.na),
                line,
                places.stages.first + number,
            )
        page.colours.by_band(Block(row + 1, row + len(lines)).cells(columns.na), report.bands)


def _principle(page: Page, row: int, over: Over, part: PrinciplePart, score: Live) -> None:
    first, last = over
    question = page.columns[first.number], page.columns[last.number - 2]
    page.put(row, first, part.title, roles.ROW_BOLD)
    page.block((row, row), question, part.asks, roles.CELL)
    page.put(row, last, score.value, roles.HEAT, score.formula)
    set_height(page, row, max(_SMALL_ROW, tall(part.asks, room(page, *question))))


def _stage(
    page: Page, row: int, columns: tuple[ScoreColumn, ScoreColumn, ScoreColumn], line: ScoreLine, there: int
) -> None:
    first, answers, last = columns
    for number in range(first.number, answers.number):
        page.put(row, number, None, roles.ROW_TEXT)
    page.put(row, first, line.title, roles.ROW_TEXT)
    rated = figure(line, there, Figures.rated)
    words = counted(ANSWERS, rated)
    page.put(row, answers, words.value, roles.ROW_GREY, words.formula)
    page.put(row, last, per_cent(line.standing.score), roles.HEAT, figure(line, there, Figures.score).formula)
    set_height(page, row, max(_SMALL_ROW, page.heights.get(row, 0) / 0.75))
