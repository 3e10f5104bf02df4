"""Policy refresh: every clause in scope, how it stands, and what is decided about it."""

from __future__ import annotations

from cxaudit.days import in_full
from cxaudit.report import ClauseRow
from cxaudit.workbook import styles
from cxaudit.workbook.book import (
    Book,
    Cells,
    accept_dates,
    choose,
    colour_by_band,
    freeze,
    heads,
    protect,
    suggest,
    table_row,
    title,
)
from cxaudit.workbook.cells import Live, Page, per_cent
from cxaudit.workbook.columns import Ref
from cxaudit.workbook.formulas.actions import due_of, owner_of
from cxaudit.workbook.formulas.names import DECISIONS, OWNERS, WRITTEN
from cxaudit.workbook.formulas.sums import clause_score
from cxaudit.workbook.layout import POLICY_REFRESH, REFRESH_TOP
from cxaudit.workbook.printing import fit

_NO_SITTING = (
    "No policy sitting was held: what is written today is not known, and decisions rest on the answers."
)


def write(book: Book) -> None:
    """Write all clauses, worst first."""
    refresh = book.report.refresh
    page = book.page(POLICY_REFRESH, book.widths(Ref))
    dates = f"in force from {in_full(refresh.in_force)}, next review {in_full(refresh.review)}"
    title(page, POLICY_REFRESH, f"{book.report.organisation} · version {refresh.version} {dates}")
    if not refresh.sitting:
        page.put(3, Ref.WHY.number, _NO_SITTING, styles.QUIET)
    heads(page, REFRESH_TOP - 1, Ref)
    for row, clause in enumerate(refresh.clauses, REFRESH_TOP):
        table_row(page, row, {**_cells(book, clause), **_work(clause)})
        if not clause.action:
            suggest(page, f"{Ref.OWNER.letter}{row}", OWNERS, "This name is not on the list. Use it anyway?")
            accept_dates(page, f"{Ref.DUE.letter}{row}")
    last = REFRESH_TOP + max(1, len(refresh.clauses)) - 1
    _choices(page, last)
    score = f"{Ref.SCORE.letter}{REFRESH_TOP}"
    colour_by_band(page, book.report, f"{score}:{Ref.SCORE.letter}{last}", score)
    freeze(page, REFRESH_TOP, Ref.KIND)
    fit(page)
    protect(page)


def _choices(page: Page, last: int) -> None:
    """Let what the sitting decides be chosen."""

    def cells(column: Ref) -> str:
        return f"{column.letter}{REFRESH_TOP}:{column.letter}{last}"

    choose(page, cells(Ref.WRITTEN), WRITTEN, "Choose from the list whether it is written today.")
    choose(page, cells(Ref.DECISION), DECISIONS, "Choose a decision from the list.")


def _cells(book: Book, clause: ClauseRow) -> Cells:
    return {
        Ref.TITLE: ("\n".join([clause.title, *clause.numbers]), styles.STRONG),
        Ref.KIND: (clause.kind, styles.TEXT),
        Ref.WRITTEN: (clause.written, styles.ENTRY),
        Ref.SCORE: (
            Live(clause_score(clause.id, book.layout.everything), per_cent(clause.score)),
            styles.PERCENT,
        ),
        Ref.DECISION: (clause.decision, styles.ENTRY),
        Ref.WHY: (clause.why, styles.TEXT),
    }


def _work(clause: ClauseRow) -> Cells:
    """Who sees to it and when, as the action plan has it now; to be filled in where no item does."""
    if not clause.action:
        return {Ref.OWNER: ("", styles.ENTRY), Ref.DUE: ("", styles.ENTRY_DATE)}
    return {
        Ref.OWNER: (Live(owner_of(clause.action), clause.owner), styles.TEXT),
        Ref.DUE: (Live(due_of(clause.action), clause.due or clause.status), styles.DATE),
    }
