"""The sessions of the training plan."""

from __future__ import annotations

from cxaudit.groups import grouped
from cxaudit.report import SessionRow, SharedSession
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.sheet_names import TRAINING_PLAN

SessionColumn = Column[SharedSession]


def _taught(session: SharedSession) -> str:
    return "\n".join(f"{each.number} {each.title}: {each.teach}" for each in session.lessons)


def _trainers(session: SharedSession) -> str:
    """Who teaches; with the numbers of what, where several do."""
    by = grouped(session.lessons, lambda lesson: lesson.trainer or _("to be named"))
    if len(by) == 1:
        return next(iter(by))
    return "\n".join(
        f"{name} ({', '.join(str(lesson.number) for lesson in lessons)})" for name, lessons in by.items()
    )


class TrainingPlan(Sheet[SharedSession]):
    """Columns of the training plan."""

    code = "training"
    name = TRAINING_PLAN
    top = 6

    held = SessionColumn(N_("When"), 12.5, styles.DATE, lambda session: session.held)
    who = SessionColumn(N_("Who"), 26, styles.STRONG, lambda session: session.who)
    minutes = SessionColumn(N_("Minutes"), 9, styles.NUMBER, lambda session: session.minutes)
    lessons = SessionColumn(N_("What is taught"), 62, styles.TEXT, _taught)
    trainers = SessionColumn(N_("Taught by"), 20, styles.TEXT, _trainers)
    ask_two = SessionColumn(N_("Ask again on"), 13, styles.DATE, lambda session: session.ask_two)
    done_on = SessionColumn(N_("Done on"), 12.5, styles.ENTRY_DATE, lambda session: session.done_on)
    heard = SessionColumn(
        N_("What was said"),
        24,
        styles.ENTRY,
        lambda session: session.heard if isinstance(session, SessionRow) else "",
        widens=True,
    )
    id = SessionColumn(N_("ID"), 0, styles.HELPER, lambda session: session.id)
