"""The sessions of the training plan."""

from __future__ import annotations

from cxaudit import look
from cxaudit.groups import grouped
from cxaudit.report import SessionRow, SharedSession
from cxaudit.words import N_, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.cells import CellValue, Rich
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.sheet_names import TRAINING_PLAN

SessionColumn = Column[SharedSession]


def _taught(session: SharedSession) -> CellValue:
    """What is taught, a line each, its number and title in bold."""
    parts = []
    for place, each in enumerate(session.lessons):
        begun = "\n" if place else ""
        parts += [(f"{begun}{each.number} {each.title}: ", True), (each.teach, False)]
    return Rich.of(*parts, size=look.LABEL, ink=look.INK)


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
    top = 5
    px = look.LANDSCAPE
    headings = True

    left = SessionColumn(px=look.MARGIN)
    held = SessionColumn(N_("When"), px=84, style=roles.CELL_WHEN, value=lambda session: session.held)
    who = SessionColumn(N_("Who"), px=178, style=roles.CELL_BOLD, value=lambda session: session.who)
    minutes = SessionColumn(
        N_("Min."),
        px=46,
        style=roles.CELL_NUMBER,
        head_style=roles.HEAD_NUMBER,
        value=lambda session: session.minutes,
    )
    lessons = SessionColumn(
        N_("What is taught"),
        px=460,
        style=roles.CELL_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=_taught,
    )
    trainers = SessionColumn(
        N_("Taught by"),
        px=120,
        style=roles.CELL_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=_trainers,
    )
    ask_two = SessionColumn(
        N_("Ask two"),
        px=98,
        style=roles.CELL_DATE,
        head_style=roles.HEAD_NUMBER,
        value=lambda session: session.ask_two,
    )
    done_on = SessionColumn(
        N_("Done on"),
        px=84,
        style=roles.CREAM_DATE,
        head_style=roles.HEAD_NUMBER,
        value=lambda session: session.done_on,
    )
    heard = SessionColumn(
        N_("What they said"),
        px=148,
        style=roles.CREAM_INDENTED,
        head_style=roles.HEAD_INDENTED,
        value=lambda session: session.heard if isinstance(session, SessionRow) else "",
    )
    right = SessionColumn(px=look.MARGIN)
    apart = SessionColumn(px=look.APART, printed=False)
    id = SessionColumn(N_("ID"), 0, styles.HELPER, lambda session: session.id)
