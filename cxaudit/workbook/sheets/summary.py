"""Summary: the whole audit on one page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from cxaudit.days import in_full
from cxaudit.report import ActionRow, Remark, Report
from cxaudit.report.words import none_found
from cxaudit.text import storable
from cxaudit.words import ngettext
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, protect, section, spread, spread_long
from cxaudit.workbook.cells import Formula, Live, Page, Plain, per_cent
from cxaudit.workbook.columns import Dep
from cxaudit.workbook.fitting import height, pixels
from cxaudit.workbook.formulas.actions import due_of, owner_of, progress, shown, status_of
from cxaudit.workbook.formulas.questions import score_of
from cxaudit.workbook.formulas.since import failure_since, strength_since
from cxaudit.workbook.formulas.sums import moved_on, strange_answers
from cxaudit.workbook.layout import (
    COMMON,
    DEPARTMENTS,
    DEPARTMENTS_TOP,
    SUMMARY,
    Block,
)
from cxaudit.workbook.sheets.action_plan import progress_text
from cxaudit.workbook.sheets.summary_figures import WIDTHS, charts, figures

_WHOLE, _TEXT, _BESIDE_LOGO = (1, 7), (3, 6), (1, 5)
"""Columns of a text by itself, of one between short cells, and of one beside the logo."""

_NOW = 7
"""Column of what became of it since the audit's date."""

_INDEX = ((1, 2), (3, 3), (5, 6), (7, 7))
"""Columns of the entries of the index, four in a row."""

_BETWEEN = 7
"""Points of an empty row between two parts."""


def write(book: Book) -> None:
    """Write the page from top to bottom."""
    page = book.page(SUMMARY, WIDTHS, "portrait")
    page.sheet.page_setup.fitToHeight = 1
    row = _heading(book, page)
    row = figures(book, page, row)
    failures, strengths = book.report.failures, book.report.strengths
    row = _remarks(
        book, page, row, "Critical failures: see to these first", failures, _no_failure(book), failure_since
    )
    row = charts(book, page, row)
    still = partial(strength_since, strong=book.report.marks.strong)
    row = _remarks(book, page, row, "What is strong", strengths, "Nothing stands out yet.", still)
    row = _resolutions(book, page, row)
    row = _scope(book, page, row)
    last = _index(book, page, row)
    for between in set(range(1, last)) - page.rows.keys() - page.heights.keys():
        page.heights[between] = _BETWEEN
    protect(page)
    page.sheet.sheet_properties.tabColor = styles.HEAD_FILL


def _heading(book: Book, page: Page) -> int:
    report = book.report
    site = f" · {report.site}" if report.site else ""
    page.put(1, 1, "Customer experience audit", styles.TITLE)
    page.heights[1] = 32
    spread(page, 2, _BESIDE_LOGO, f"{report.organisation}{site}", styles.ABOUT)
    made = f"{report.kind} of {in_full(report.day)} · prepared by {report.auditor}"
    spread(page, 3, _BESIDE_LOGO, made, styles.ABOUT)
    if book.logo:
        _logo(page, book.logo, report.organisation)
    if not report.verdict:
        return 5
    return 2 + spread_long(page, 5, _WHOLE, report.verdict, styles.VERDICT)


def _logo(page: Page, path: Path, organisation: str) -> None:
    from cxaudit.workbook.logo import place, read_logo  # Pillow is slow to load, and seldom needed

    logo = read_logo(path)
    place(logo, len(WIDTHS), pixels(WIDTHS[-1]))
    page.pictures.append((logo, storable(f"Logo of {organisation}")))


def _no_failure(book: Book) -> str:
    """Say that no critical question failed, as far as anybody knows."""
    unverified = book.report.overall.unverified
    return f"None found, but {unverified} critical not verified yet." if unverified else "None."


def _remarks(
    book: Book,
    page: Page,
    row: int,
    heading: str,
    remarks: Sequence[Remark],
    otherwise: str,
    since: Callable[[str, int | None, Block], Formula],
) -> int:
    section(page, row, heading)
    if not remarks:
        page.put(row + 1, 1, otherwise, styles.QUIET)
        return row + 3
    for remark in remarks:
        row += 1
        page.put(row, 1, remark.department, styles.STRONG)
        everything, score = book.layout.everything, per_cent(remark.score)
        page.put(row, 2, Live(score_of(remark.question, everything), score), styles.PERCENT)
        page.put(row, _NOW, Live(since(remark.question, score, everything), ""), styles.TEXT)
        seen = f" ({remark.seen})" if remark.seen else ""
        page.heights[row] = height([(remark.department, WIDTHS[0])])
        spread(page, row, _TEXT, f"{remark.ask} → {remark.answer}{seen}", styles.TEXT)
    return row + 2


def _resolutions(book: Book, page: Page, row: int) -> int:
    section(page, row, "Resolutions: begin with these")
    for action in book.report.resolutions:
        row += 1
        page.put(row, 1, Live(owner_of(action.id), action.owner), styles.STRONG)
        page.put(row, 2, Live(due_of(action.id), action.due or action.status), styles.DATE)
        page.put(row, _NOW, Live(status_of(action.id), action.status), styles.TEXT)
        page.heights[row] = height([(action.owner, WIDTHS[0])])
        spread(page, row, _TEXT, _resolution(action), styles.TEXT)
    row += 1
    if not book.report.resolutions:
        page.put(row, 1, none_found(book.report.overall.rated), styles.QUIET)
        row += 1
    page.put(row, 1, "Action items", styles.STRONG)
    # not what the plan shows: its rows may be deleted, and a formula that read one would be an error then
    spread(page, row, (2, 3), Live(progress(), progress_text(book.report)), styles.STRONG)
    found = f"{ngettext('{n} finding', '{n} findings', len(book.report.findings))} on the audit's date"
    spread(page, row, (5, 7), found, styles.TEXT)
    page.put(row + 1, 1, Live(moved_on(book.layout.everything), ""), styles.QUIET)
    page.put(row + 2, 1, Live(strange_answers(book.layout.everything), ""), styles.QUIET)
    return row + 3


def _resolution(action: ActionRow) -> str:
    return f"{action.clause}: {action.do[0]}"


def _scope(book: Book, page: Page, row: int) -> int:
    """Who was seen and what was not: a summary must not claim more than it saw."""
    report = book.report
    said = [
        _answered(report),
        report.counted_anew,
        _listed("Seen", report.seen),
        _listed("Not seen", report.not_seen),
        _listed("Not audited", report.out_of_scope),
        _listed("Set aside", [f"{count} questions, because {why}" for why, count in report.set_aside]),
    ]
    section(page, row, "Scope")
    spread(page, row + 1, _WHOLE, "\n".join(filter(None, said)), styles.TEXT)
    return row + 3


def _answered(report: Report) -> str:
    result = report.overall
    known = f"{result.rated} rated, {result.unknown} unknown, {result.open} open"
    beside = f" {result.not_applicable} more do not apply." if result.not_applicable else ""
    asked = f"{ngettext('{n} question', '{n} questions', result.applicable)} asked that apply"
    return f"On the audit's date, of {asked}: {known}.{beside}{_left_out(report)}"


def _left_out(report: Report) -> str:
    """How many questions apply and were not asked: what was not asked is not what does not apply."""
    if not report.left_out:
        return ""
    many = "1 more applies and was" if report.left_out == 1 else f"{report.left_out} more apply and were"
    why = f", for the {report.minutes} minutes that there were for talking" if report.minutes else ""
    return f" {many} not asked{why}."


def _listed(label: str, names: Sequence[str]) -> str:
    return f"{label}: {'; '.join(names)}." if names else ""


def _index(book: Book, page: Page, row: int) -> int:
    """Lead to every sheet, to the departments' with their scores; return the last row."""
    section(page, row, "In this book")
    parts = enumerate(book.report.departments, DEPARTMENTS_TOP)
    entries: list[tuple[Plain | Live, str]] = [(name, name) for name in COMMON]
    for there, part in parts:
        live = Live(shown(DEPARTMENTS, Dep.LABEL, there), part.label)
        entries.append((live, book.layout.sheets[part.id]))
    for number, (text, sheet) in enumerate(entries):
        place = row + 1 + number // len(_INDEX)
        columns = _INDEX[number % len(_INDEX)]
        spread(page, place, columns, text, styles.INDEX)
        page.link_to(place, columns[0], sheet)
    return row + 1 + (len(entries) - 1) // len(_INDEX)
