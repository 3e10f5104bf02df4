"""Training plan: who is taught what by whom, and when it is asked about again."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit import look
from cxaudit.checklist.clauses import LONGEST_SESSION
from cxaudit.days import in_full
from cxaudit.policy import MOST_SESSIONS
from cxaudit.report import PolicyText, SharedSession
from cxaudit.words import _, ngettext
from cxaudit.workbook import roles
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.frame import Audited, begin, fit_parts, freeze
from cxaudit.workbook.live import fixed
from cxaudit.workbook.policy_pages import mark_draft
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.training_plan import TrainingPlan


def write(book: AnyBook, policy: PolicyText, sessions: Sequence[SharedSession], audited: Audited) -> None:
    """Write all sessions by date.

    Args:
        book: where to.
        policy: what is taught.
        sessions: by date; none where nothing is to be taught.
        audited: what the book shows.
    """
    page = book.page(TrainingPlan, sessions)
    begin(page, audited, called(TrainingPlan.name), fixed(_sentence(sessions)), _how(policy))
    rows = page.table(TrainingPlan, sessions, book.places)
    if not sessions:
        nothing = _("None: nothing is new, changed or to be trained.")
        page.put(rows.first, TrainingPlan.lessons, nothing, roles.CELL_INDENTED)
    page.entries.dates(rows.cells(TrainingPlan.done_on))
    mark_draft(page, policy)
    freeze(page)
    fit_parts(page, rows.last, range(rows.first, rows.last + 1))
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _sentence(sessions: Sequence[SharedSession]) -> str:
    """Say how much is taught, and when."""
    minutes = sum(session.minutes for session in sessions)
    days = [session.held for session in sessions if session.held]
    if not sessions:
        return _("Nobody has to be taught")
    if not days:
        return ngettext(
            "{n} session, {minutes} minutes in all",
            "{n} sessions, {minutes} minutes in all",
            len(sessions),
            minutes=minutes,
        )
    if min(days) == max(days):
        return ngettext(
            "{n} session on {day}, {minutes} minutes in all",
            "{n} sessions on {day}, {minutes} minutes in all",
            len(sessions),
            day=in_full(days[0]),
            minutes=minutes,
        )
    return ngettext(
        "{n} session from {first} to {last}, {minutes} minutes in all",
        "{n} sessions from {first} to {last}, {minutes} minutes in all",
        len(sessions),
        first=in_full(min(days)),
        last=in_full(max(days)),
        minutes=minutes,
    )


def _how(policy: PolicyText) -> str:
    """What a reader must know of the plan in one line."""
    if policy.in_force is None:
        later = _("what would be taught to whom; days are set once the policy is decided")
        return f"{policy.stands} {later}"
    rule = _(
        "at most {sessions} sessions of {minutes} minutes a person until the policy is in force on {day},"
        " then a quarter of an hour a month",
        sessions=MOST_SESSIONS,
        minutes=LONGEST_SESSION,
        day=in_full(policy.in_force),
    )
    return f"{rule}; {_('cream cells are yours to change')}"
