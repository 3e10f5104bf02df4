"""Training plan: who is taught what by whom, and when it is asked about again."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit.checklist.clauses import LONGEST_SESSION
from cxaudit.days import in_full
from cxaudit.policy import MOST_SESSIONS
from cxaudit.report import PolicyText, SharedSession
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.page import NOTE_ROW
from cxaudit.workbook.policy_pages import mark_draft
from cxaudit.workbook.tables.training_plan import TrainingPlan


def write(book: AnyBook, policy: PolicyText, sessions: Sequence[SharedSession], organisation: str) -> None:
    """Write all sessions by date.

    Args:
        book: where to.
        policy: what is taught.
        sessions: by date; none where nothing is to be taught.
        organisation: name of the business.
    """
    page = book.page(TrainingPlan, sessions)
    page.title(_(TrainingPlan.name), f"{organisation} · {_said(policy)}")
    mark_draft(page, policy)
    if policy.draft:
        page.put(NOTE_ROW, TrainingPlan.who, policy.stands, styles.QUIET)
    rows = page.table(TrainingPlan, sessions, book.places)
    if not sessions:
        nothing = _("None: nothing is new, changed or to be trained.")
        page.put(rows.first, TrainingPlan.lessons, nothing, styles.TEXT)
    page.entries.dates(rows.cells(TrainingPlan.done_on))
    page.freeze(TrainingPlan.top, TrainingPlan.minutes)
    page.fit()
    page.protect()


def _said(policy: PolicyText) -> str:
    """What a reader must know of the plan in one line."""
    if policy.in_force is None:
        return _("what would be taught to whom; days are set once the policy is decided")
    return _(
        "at most {sessions} sessions of {minutes} minutes a person until the policy is in force on {day},"
        " then a quarter of an hour a month",
        sessions=MOST_SESSIONS,
        minutes=LONGEST_SESSION,
        day=in_full(policy.in_force),
    )
