"""The sessions of the training plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cxaudit.audit import Audit
from cxaudit.policy import Paragraph, Session, called


@dataclass(frozen=True)
class LessonRow:
    """One clause as it is taught."""

    number: int
    """What the clause is called by, the same on every sheet."""

    title: str
    """Its title."""

    teach: str
    """What is to be learnt, in one line."""

    trainer: str
    """Who teaches it; empty where nobody is there who could."""


@dataclass(frozen=True)
class SharedSession:
    """One training session, as everybody may read it."""

    id: str
    """Tells it from all others, by whom is taught first and for which time, and names nobody."""

    who: str
    """Who is taught: by name, or by role where nobody is named or too many are."""

    held: date | None
    """When; None in a draft."""

    minutes: int
    """How long, at most 45."""

    lessons: tuple[LessonRow, ...]
    """What is taught, the weightiest first."""

    ask_two: date | None
    """When two people are asked what they learnt; None in a draft."""

    done_on: date | None
    """When it was held; None where it was not yet."""


@dataclass(frozen=True)
class SessionRow(SharedSession):
    """One training session, with what was heard of it."""

    role: str
    """What the first of them does."""

    person: str
    """The first of them by name; empty where nobody is named."""

    number: int
    """Which of their sessions, from 1."""

    heard: str
    """What the two said."""


def session_row(audit: Audit, paragraphs: Mapping[str, Paragraph], session: Session) -> SessionRow:
    """Say a session in words, with what became of it."""
    key = session.key
    state = next((each for each in audit.training if (each.role, each.person, each.number) == key), None)
    return SessionRow(
        id=key.id,
        who=called(session.learners, session.clauses),
        role=key.role,
        person=key.person,
        number=key.number,
        held=session.held,
        minutes=session.minutes,
        lessons=tuple(
            LessonRow(paragraphs[each.clause.id].number, each.clause.title, each.clause.teach, each.trainer)
            for each in session.lessons
        ),
        ask_two=session.ask_two,
        done_on=state.done_on if state else None,
        heard=state.heard if state else "",
    )
