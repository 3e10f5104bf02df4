"""What to look at first, what is strong, and what to do, as of the audit's date; with what became of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cxaudit.report import ActionRow, Remark
from cxaudit.report.words import none_found
from cxaudit.words import _, ngettext
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.fitting import height
from cxaudit.workbook.lookups.plan import due_of, owner_of, progress, status_of
from cxaudit.workbook.lookups.since import failure_since, proven_strength_since, score_of, strength_since
from cxaudit.workbook.lookups.sums import moved_on, strange_answers
from cxaudit.workbook.page import Page
from cxaudit.workbook.sheets.action_plan import progress_text
from cxaudit.workbook.sheets.summary.columns import RIGHT, TEXT, Summary

_PROGRESS = (Summary.left_figure, Summary.left_text)


def failures(book: Book, page: Page, row: int) -> int:
    """Write the failed critical questions; return the row for what comes next."""
    unverified = book.report.overall.tally.unverified
    page.section(row, _("Critical failures: see to these first"))
    none = _("None.")
    if unverified:
        none = ngettext(
            "None found, but {n} critical not verified yet.",
            "None found, but {n} critical not verified yet.",
            unverified,
        )

    def since(remark: Remark) -> str:
        return failure_since(remark.question, per_cent(remark.score), book.places.everything)

    return _remarks(book, page, row, book.report.failures, none, since)


def strengths(book: Book, page: Page, row: int) -> int:
    """Write the five best; return the row for what comes next."""
    strong = book.report.marks.strong
    own_view = book.report.by_oneself
    page.section(row, _("What you see as strong") if own_view else _("What is strong"))
    became = strength_since if own_view else proven_strength_since

    def since(remark: Remark) -> str:
        return became(remark.question, per_cent(remark.score), book.places.everything, strong)

    return _remarks(book, page, row, book.report.strengths, _("Nothing stands out yet."), since)


def _remarks(
    book: Book,
    page: Page,
    row: int,
    remarks: Sequence[Remark],
    otherwise: str,
    since: Callable[[Remark], str],
) -> int:
    """Write remarks below the heading in `row`, each with its score now and what became of it."""
    if not remarks:
        page.put(row + 1, Summary.left, otherwise, styles.QUIET)
        return row + 3
    for remark in remarks:
        row += 1
        now = score_of(remark.question, book.places.everything) if remark.question else ""
        score = per_cent(remark.score), styles.PERCENT, now
        page.put(row, Summary.left, remark.department, styles.STRONG)
        page.put(row, Summary.left_figure, *score)
        page.put(row, Summary.right_text, "", styles.TEXT, since(remark) if remark.question else "")
        page.heights[row] = height([(remark.department, Summary.left.width)])
        page.spread(row, TEXT, " → ".join(filter(None, (remark.ask, remark.answer))), styles.TEXT)
    return row + 2


def resolutions(book: Book, page: Page, row: int) -> int:
    """Write the items to begin with, and how far all have come; return the row for what comes next."""
    page.section(row, _("Resolutions: begin with these"))
    for action in book.report.resolutions:
        row += 1
        _resolution(page, row, action)
    if not book.report.resolutions:
        row += 1
        page.put(row, Summary.left, none_found(book.report.overall.tally.rated), styles.QUIET)
    row += 1
    page.put(row, Summary.left, _("Action items"), styles.STRONG)
    # not what the plan shows: its rows may be deleted, and a formula that read one would be an error then
    page.spread(
        row,
        _PROGRESS,
        progress_text([*book.report.not_parked, *book.report.parked]),
        styles.STRONG,
        progress(),
    )
    count = sum(not finding.next_step for finding in book.report.findings)
    found = ngettext("{n} finding on the audit's date", "{n} findings on the audit's date", count)
    page.spread(row, RIGHT, found, styles.TEXT)
    everything = book.places.everything
    page.put(row + 1, Summary.left, "", styles.QUIET, moved_on(everything, by_oneself=book.report.by_oneself))
    page.put(row + 2, Summary.left, "", styles.QUIET, strange_answers(everything))
    return row + 3


def _resolution(page: Page, row: int, action: ActionRow) -> None:
    page.put(row, Summary.left, action.owner, styles.STRONG, owner_of(action.id))
    page.put(row, Summary.left_figure, action.due or action.status.label, styles.DATE, due_of(action.id))
    page.put(row, Summary.right_text, action.status.label, styles.TEXT, status_of(action.id))
    page.heights[row] = height([(action.owner, Summary.left.width)])
    page.spread(row, TEXT, f"{action.number} · {_said(action.title, action.do[0])}", styles.TEXT)


def _said(title: str, do: str) -> str:
    """A title and what is to be done; that alone where the title is its beginning."""
    if " ".join(do.split()).startswith(title.removesuffix("…")):
        return do
    # a question has an end of its own
    return f"{title if title.endswith('?') else f'{title}:'} {do}"
