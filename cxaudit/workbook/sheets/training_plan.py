"""Training plan: who is taught what before the policy holds, and when two people are asked about it."""

from __future__ import annotations

from cxaudit.checklist.clauses import LONGEST_SESSION
from cxaudit.days import in_full
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.tables.training_plan import TrainingPlan


def write(book: Book) -> None:
    """Write all sessions, by role and date, where there is a policy."""
    refresh = book.report.refresh
    if not book.report.has_policy:
        return
    page = book.page(TrainingPlan, refresh.sessions)
    said = _(
        "the policy is in force from {day}; a session has at most {minutes} minutes",
        day=in_full(refresh.in_force),
        minutes=LONGEST_SESSION,
    )
    page.title(_(TrainingPlan.name), f"{book.report.organisation} · {said}")
    rows = page.table(TrainingPlan, refresh.sessions, book.places)
    if not refresh.sessions:
        nothing = _("None: nothing is new, changed or to be trained.")
        page.put(rows.first, TrainingPlan.clauses, nothing, styles.TEXT)
    page.entries.dates(rows.cells(TrainingPlan.done_on))
    page.freeze(TrainingPlan.top, TrainingPlan.role)
    page.fit()
    page.protect()
