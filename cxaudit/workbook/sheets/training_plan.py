"""Training plan: who is taught what by whom, and when it is asked about again."""

from __future__ import annotations

from cxaudit.checklist.clauses import LONGEST_SESSION
from cxaudit.days import in_full
from cxaudit.policy import MOST_SESSIONS
from cxaudit.report import Refresh
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.page import NOTE_ROW
from cxaudit.workbook.policy_pages import mark_draft
from cxaudit.workbook.tables.training_plan import TrainingPlan


def write(book: Book) -> None:
    """Write all sessions by date, where there is a policy and somebody to be taught."""
    refresh = book.report.refresh
    if not book.report.has_policy or refresh.alone:
        return
    page = book.page(TrainingPlan, refresh.sessions)
    page.title(_(TrainingPlan.name), f"{book.report.organisation} · {_said(refresh)}")
    mark_draft(page, refresh)
    if refresh.draft:
        page.put(NOTE_ROW, TrainingPlan.who, refresh.stands, styles.QUIET)
    rows = page.table(TrainingPlan, refresh.sessions, book.places)
    if not refresh.sessions:
        nothing = _("None: nothing is new, changed or to be trained.")
        page.put(rows.first, TrainingPlan.lessons, nothing, styles.TEXT)
    page.entries.dates(rows.cells(TrainingPlan.done_on))
    page.freeze(TrainingPlan.top, TrainingPlan.minutes)
    page.fit()
    page.protect()


def _said(refresh: Refresh) -> str:
    """What a reader must know of the plan in one line."""
    if refresh.in_force is None:
        return _("what would be taught to whom; days are set once the policy is decided")
    return _(
        "at most {sessions} sessions of {minutes} minutes a person until the policy is in force on {day},"
        " then a quarter of an hour a month",
        sessions=MOST_SESSIONS,
        minutes=LONGEST_SESSION,
        day=in_full(refresh.in_force),
    )
