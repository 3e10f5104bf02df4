"""Summary: the whole audit on one page."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cxaudit.report import ActionRow, Remark, Result
from cxaudit.scoring import half_up
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, colour_by_band, protect, section, spread
from cxaudit.workbook.cells import Live, Page
from cxaudit.workbook.columns import Act, Dep
from cxaudit.workbook.formulas import actions as formulas
from cxaudit.workbook.formulas.questions import score_of
from cxaudit.workbook.layout import ACTION_PLAN, DEPARTMENTS, DEPARTMENTS_TOP, METHOD, SUMMARY
from cxaudit.workbook.sheets.action_plan import progress_row
from cxaudit.workbook.sheets.departments import principles_row, total_row

_WIDTHS = (27, 10, 15, 27, 16, 13)
_WHOLE = (1, len(_WIDTHS))
_REST = (4, len(_WIDTHS))


def write(book: Book) -> None:
    """Write the page from top to bottom."""
    page = book.page(SUMMARY, _WIDTHS, portrait=True)
    row = _heading(book, page)
    row = _figures(book, page, row)
    row = _standings(book, page, row, "Departments", DEPARTMENTS_TOP, _departments(book))
    row = _standings(
        book, page, row, "What customers judge by", principles_row(book.report), _principles(book)
    )
    row = _remarks(book, page, row, "Critical failures: see to these first", book.report.failures, "None.")
    row = _remarks(book, page, row, "What is strong", book.report.strengths, "Nothing stands out yet.")
    row = _resolutions(book, page, row)
    _scope(book, page, row)
    protect(page)
    page.sheet.sheet_properties.tabColor = styles.HEAD_FILL


def _heading(book: Book, page: Page) -> int:
    report = book.report
    site = f" · {report.site}" if report.site else ""
    page.put(1, 1, "Customer experience audit", styles.TITLE)
    page.heights[1] = 32
    page.put(2, 1, f"{report.organisation}{site}", styles.SUBTITLE)
    page.put(3, 1, f"{report.kind} of {report.day:%d %B %Y} · prepared by {report.auditor}", styles.SUBTITLE)
    if report.verdict:
        spread(page, 5, _WHOLE, report.verdict, styles.TEXT)
    return 7 if report.verdict else 5


def _figures(book: Book, page: Page, row: int) -> int:
    """The four figures of the whole, with what each rests on."""
    result, whole = book.report.overall, total_row(book.report)
    for first, last, label, column, value, style in (
        (1, 1, "Overall score", Dep.SCORE, result.score, styles.BIG_PERCENT),
        (2, 4, "Band", Dep.BAND, result.band, styles.BIG_TEXT),
        (5, 5, "Coverage", Dep.COVERAGE, result.coverage, styles.MIDDLE_PERCENT),
        (6, 6, "Confidence", Dep.CONFIDENCE, result.confidence, styles.MIDDLE_PERCENT),
    ):
        spread(page, row, (first, last), label, styles.LABEL)
        live = Live(formulas.shown(DEPARTMENTS, column, whole), value)
        spread(page, row + 1, (first, last), live, style)
    page.heights[row + 1] = max(44, page.heights[row + 1])
    text = Live(formulas.shown(DEPARTMENTS, Dep.TEXT, whole), result.text)
    spread(page, row + 2, (1, 1), text, styles.LABEL)
    spread(page, row + 2, (2, 4), "as its departments and critical questions leave it", styles.LABEL)
    spread(page, row + 2, (5, 5), "of what applies is rated", styles.LABEL)
    spread(page, row + 2, (6, 6), "is more than said", styles.LABEL)
    return row + 4


def _departments(book: Book) -> list[tuple[str, Result, str, str]]:
    """Title, result, words beside it, sheet to lead to."""
    sheets = book.layout.sheets
    return [(part.title, part.result, "", sheets[part.id]) for part in book.report.departments]


def _principles(book: Book) -> list[tuple[str, Result, str, str]]:
    return [(part.title, part.result, part.asks, "") for part in book.report.principles]


def _standings(
    book: Book, page: Page, row: int, heading: str, source: int, rows: Sequence[tuple[str, Result, str, str]]
) -> int:
    """A row each: title, score, bar, and the band or what customers ask themselves."""
    section(page, row, heading)
    first = row = row + 1
    for title, result, words, sheet in rows:
        spread(page, row, (1, 1), title, styles.LINK if sheet else styles.STRONG)
        if sheet:
            page.link_to(row, 1, sheet)
        there = source + row - first
        page.put(row, 2, Live(formulas.shown(DEPARTMENTS, Dep.SCORE, there), result.score), styles.PERCENT)
        page.put(row, 3, Live(formulas.bar(f"B{row}"), _bar(result.score)), styles.BAR)
        band = Live(formulas.shown(DEPARTMENTS, Dep.BAND, there), result.band)
        spread(page, row, _REST, words or band, styles.TEXT)
        row += 1
    colour_by_band(page, book.report, f"B{first}:B{row}", f"B{first}")
    return row + 1


def _bar(score: Fraction | None) -> str:
    if score is None:
        return ""
    full = int(half_up(half_up(score) * 10, 0))
    return "█" * full + "░" * (10 - full)


def _remarks(
    book: Book, page: Page, row: int, heading: str, remarks: Sequence[Remark], otherwise: str
) -> int:
    section(page, row, heading)
    if not remarks:
        page.put(row + 1, 1, otherwise, styles.QUIET)
        return row + 3
    for remark in remarks:
        row += 1
        spread(page, row, (1, 1), remark.department, styles.STRONG)
        live = score_of(remark.question, book.layout.everything)
        page.put(row, 2, Live(live, remark.score), styles.PERCENT)
        seen = f" ({remark.seen})" if remark.seen else ""
        spread(page, row, (3, _WHOLE[1]), f"{remark.ask}\n→ {remark.answer}{seen}", styles.TEXT)
    return row + 2


def _resolutions(book: Book, page: Page, row: int) -> int:
    section(page, row, "Resolutions: begin with these")
    for action in book.report.resolutions:
        row += 1
        spread(page, row, (1, 1), action.owner, styles.STRONG)
        page.put(row, 2, action.due, styles.DATE)
        spread(page, row, (3, _WHOLE[1]), _resolution(action), styles.TEXT)
    row += 1
    if not book.report.resolutions:
        page.put(row, 1, "None: nothing was found wanting.", styles.QUIET)
        row += 1
    page.put(row, 1, "Action plan", styles.LINK)
    page.link_to(row, 1, ACTION_PLAN)
    where, value = progress_row(book)
    spread(page, row, (2, 3), Live(formulas.shown(ACTION_PLAN, Act.OWNER, where), value), styles.STRONG)
    page.put(row, 4, "How this book works", styles.LINK)
    page.link_to(row, 4, METHOD)
    return row + 2


def _resolution(action: ActionRow) -> str:
    return f"{action.clause}: {action.do[0]}"


def _scope(book: Book, page: Page, row: int) -> None:
    """Who was seen and what was not: a summary must not claim more than it saw."""
    report = book.report
    result = report.overall
    asked = result.rated + result.unknown + result.open
    said = [
        f"{asked} questions asked: {result.rated} rated, {result.unknown} unknown, {result.open} open.",
        _listed("Seen", report.seen),
        _listed("Not seen", report.not_seen),
        _listed("Not audited", report.out_of_scope),
        _listed("Set aside", [f"{count} questions, because {why}" for why, count in report.set_aside]),
    ]
    section(page, row, "Scope")
    spread(page, row + 1, _WHOLE, "\n".join(filter(None, said)), styles.TEXT)


def _listed(label: str, names: Sequence[str]) -> str:
    return f"{label}: {'; '.join(names)}." if names else ""
