"""What was told about a question: answered, not applicable, unknown, or open."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from cxaudit.checklist import Day, Frozen, Gap, How, Line, Question, Reading, Text
from cxaudit.checklist.base import NUMERIC, flaw
from cxaudit.errors import Fix
from cxaudit.words import COMING, EVIDENCE, N_, READERS, STATES, _

MOST_READINGS = 10_000
"""Readings that one response may have."""


ANSWERED_WITH = {"step": N_("a step"), "readings": N_("readings"), "text": N_("a text")}
"""What a question is answered with, by the field of the response that holds it; each answer type has one."""


class State(StrEnum):
    """How far a question that was planned has come; the four are never mixed."""

    ANSWERED = "answered"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"
    OPEN = "open"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(STATES[self])


class Evidence(StrEnum):
    """What a rating rests on, weakest first."""

    STATED = "stated"
    DOCUMENTED = "documented"
    OBSERVED = "observed"
    CONFIRMED = "confirmed"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(EVIDENCE[self])


class Reader(StrEnum):
    """Whom a note is for, in the order in which a note moves on; each is the field of a response with it."""

    CLIENT = "note"
    STAFF = "staff_note"
    PRIVATE = "private"

    def label(self, kind: str) -> str:
        """As people read it in an audit of this kind, `visit` or `self`."""
        return _(READERS[kind][self])

    @property
    def next(self) -> Reader:
        """Whom a note is for once it was moved on."""
        readers = list(Reader)
        return readers[(readers.index(self) + 1) % len(readers)]


class Waiting(Frozen):
    """Why a question is still open: somebody else is to be asked, or is to send something."""

    kind: Literal["ask", "send"]
    """ask: this person is to be asked; send: this person sends something."""

    who: Line
    """Name or role."""

    until: Day | None = None
    """When it was promised; None where nothing was."""

    @property
    def coming(self) -> str:
        """How the answer will come, as people read it."""
        return _(COMING[self.kind])


class Response(Frozen):
    """The answer to one question. Without a step, a reading, a text, `na` or `unknown` it is open."""

    step: Annotated[int, Field(ge=1), NUMERIC] | None = None
    """Number of the step chosen, the worst being 1."""

    readings: Annotated[tuple[Reading, ...], Field(max_length=MOST_READINGS)] = ()
    """Readings of a measure, `never` for one that never came; its `counts` says which is scored."""

    text: Text = ""
    """What was written down as the answer to a question that asks for a text."""

    na: Line | None = None
    """The short reason why the question does not apply."""

    unknown: bool = False
    """Whether the answer is "don't know yet"."""

    waiting: Waiting | None = None
    """Who is to answer, where the question is open."""

    note: Text = ""
    """What was said, in the auditor's words; for the client: whoever runs the business."""

    staff_note: Text = ""
    """What staff may read about it too."""

    private: Text = ""
    """A note for the auditor alone: it stays in the audit's file, and stands in no workbook."""

    evidence: Evidence | None = None
    """What the rating rests on; None: as the question is found out.

    What was asked is stated, what was looked at or tested is observed, what was read is documented.
    """

    seen: Text = ""
    """What was seen, such as "4 of 5 invoices"."""

    told_by: Text = ""
    """Who gave the answer; empty where the auditor saw it, or it was told in confidence."""

    confidential: bool = False
    """Whether it was told in confidence: by whom then stands nowhere, so `told_by` is empty."""

    gap: Gap | None = None
    """Why it fails here; None: as the question says."""

    photos: tuple[Line, ...] = ()
    """File names of photos for the client, in the audit's folder for photos."""

    staff_photos: tuple[Line, ...] = ()
    """File names of photos that staff may see too, in the same folder."""

    at: datetime | None = None
    """When it was answered; None where it came from a file."""

    by: Text = ""
    """Who entered it."""

    @model_validator(mode="after")
    def _one_answer(self) -> Self:
        answers = [name for name in _ANSWERS if getattr(self, name)]
        if len(answers) > 1:
            what = _("{answers} contradict each other", answers=_(" and ").join(answers))
            raise flaw(what, _("keep the one that holds"))
        return self

    @model_validator(mode="after")
    def _told_by_nobody_in_confidence(self) -> Self:
        if self.confidential and self.told_by:
            what = _("told_by names who told it in confidence")
            raise flaw(what, _("take the name out, or set confidential to false"))
        return self

    def answered(self, answer: Response) -> Response:
        """Return the response with the answer of another one, and the annotations that it has."""
        return self.changed(**{name: getattr(answer, name) for name in _ANSWERS})

    @property
    def answered_with(self) -> str:
        """The field that holds the answer; empty where it is not applicable, unknown or open."""
        return next((name for name in ANSWERED_WITH if getattr(self, name)), "")

    @property
    def has_note(self) -> bool:
        """Whether anything was noted."""
        return bool(self.note or self.staff_note or self.private)

    def lacks_note(self, question: Question) -> bool:
        """Whether its step is so poor that the question needs a note, and there is none."""
        poor = self.step is not None and question.needs_note is not None and self.step <= question.needs_note
        return poor and not self.has_note

    @property
    def state(self) -> State:
        """Answered, not applicable, unknown or open."""
        if self.answered_with:
            return State.ANSWERED
        if self.na is not None:
            return State.NOT_APPLICABLE
        return State.UNKNOWN if self.unknown else State.OPEN


_ANSWERS = (*ANSWERED_WITH, "na", "unknown", "waiting")
"""Fields that settle the question, or say who will; only one of them is given."""


class Misfit(NamedTuple):
    """An answer that its question does not have."""

    what: str
    """What is wrong."""

    fix: Fix
    """What to do about it."""


def evidence_of(question: Question, response: Response) -> Evidence:
    """Say what a rating rests on: as it was told, else as the question is found out.

    What is asked is stated, what is read is documented, what is looked at or tested is observed.
    """
    usual = {How.ASK: Evidence.STATED, How.READ: Evidence.DOCUMENTED}
    return response.evidence or usual.get(question.how, Evidence.OBSERVED)
