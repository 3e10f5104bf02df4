"""The sessions of the training plan."""

from __future__ import annotations

from cxaudit.report import SessionRow
from cxaudit.text import lines
from cxaudit.words import N_
from cxaudit.workbook import styles
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.sheet_names import TRAINING_PLAN

SessionColumn = Column[SessionRow]


def _taught(session: SessionRow) -> str:
    pairs = zip(session.clauses, session.teach, strict=True)
    return "\n".join(f"• {title}: {teach}" for title, teach in pairs)


def _who(session: SessionRow) -> str:
    return lines([f"{session.role} ({session.number})", ", ".join(session.names)])


class TrainingPlan(Sheet[SessionRow]):
    """Columns of the training plan."""

    name = TRAINING_PLAN
    top = 6

    held = SessionColumn(N_("When"), 12.5, styles.DATE, lambda session: session.held)
    role = SessionColumn(N_("Who (session)"), 26, styles.STRONG, _who)
    minutes = SessionColumn(N_("Minutes"), 9, styles.NUMBER, lambda session: session.minutes)
    clauses = SessionColumn(N_("What is taught"), 74, styles.TEXT, _taught)
    ask_two = SessionColumn(N_("Ask two people on"), 13, styles.DATE, lambda session: session.ask_two)
    done_on = SessionColumn(N_("Done on"), 12.5, styles.ENTRY_DATE, lambda session: session.done_on)
    heard = SessionColumn(
        N_("What the two said"), 26, styles.ENTRY, lambda session: session.heard, widens=True
    )
