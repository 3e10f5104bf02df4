"""What the cells of a question say, on its department's sheet and on Answers: the response they make."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from cxaudit.audit import (
    AnswerType,
    Audit,
    Doubt,
    Evidence,
    MeasureType,
    Response,
    State,
    StepsType,
    Waiting,
    misfit,
)
from cxaudit.checklist import NEVER, NOT_APPLICABLE, UNKNOWN, Question, as_number
from cxaudit.merging.cells import Held
from cxaudit.merging.values import Unfit, as_choice, as_day, as_line, as_text
from cxaudit.text import as_compared
from cxaudit.words import COMING, NEVER_CAME, _

SHEETS = ("questions", "answers")
"""Codes of the sheets on which answers stand."""


def _evidence(held: Held) -> Evidence | None:
    return as_choice(held, {each.label: each for each in Evidence})


def _coming(held: Held) -> Literal["ask", "send"] | None:
    labels: dict[str, Literal["ask", "send"]] = {_(COMING["ask"]): "ask", _(COMING["send"]): "send"}
    return as_choice(held, labels)


_PLAIN = {
    "evidence": _evidence,
    "staff_note": as_text,
    "note": as_text,
    "told_by": as_line,
    "seen": as_text,
    "why_not": as_line,
    "waiting": as_line,
    "coming": _coming,
    "until": as_day,
}
"""How cells are understood whatever the question, by key of column."""


def columns() -> frozenset[str]:
    """Return the keys of the columns that are understood."""
    return frozenset((*_PLAIN, "answer", "readings"))


def understand(audit: Audit, question: str, column: str, held: Held) -> object:
    """Return what a cell of a question says; None or nothing where it is empty.

    Raises:
        Unfit: if it cannot be understood.
    """
    if column in _PLAIN:
        return _PLAIN[column](held)
    kind = audit.answer_type(audit.checklist.places[question].question)
    if isinstance(kind, MeasureType) and _may_be_a_time(held) and held != kind.value(audit.told(question)):
        what = _("{number} may be a time or a per cent that was pasted", number=as_text(held))
        raise Unfit(what, _("type it as a plain number"))
    return _readings(kind, held) if column == "readings" else _answer(kind, held)


def _may_be_a_time(held: Held) -> bool:
    """Whether a cell holds a number that the workbook takes for none either: what is typed is a text."""
    return isinstance(held, float) and 0 < abs(held) < 1


def _answer(kind: AnswerType, held: Held) -> Response:
    text = as_text(held)
    if not text:
        return Response()
    if as_compared(text) in _both(NOT_APPLICABLE):
        return Response(na=_(NOT_APPLICABLE))
    if as_compared(text) in _both(UNKNOWN):
        return Response(unknown=True)
    match kind:
        case StepsType():
            return Response(step=_step(kind, text, held))
        case MeasureType():
            return _readings(kind, held)
        case _:
            return Response(text=text)


def _both(word: str) -> tuple[str, str]:
    """A word as it is compared, in English and in the language that is spoken."""
    return as_compared(word), as_compared(_(word))


def _step(kind: StepsType, text: str, held: Held) -> int:
    """Number of the step with these words, or of the one of which a spreadsheet made this number."""
    words = {as_compared(step): number for number, step in enumerate(kind.steps, 1)}
    numbers = {as_number(step): number for number, step in enumerate(kind.steps, 1)}
    number = held if isinstance(held, int | float) and not isinstance(held, bool) else None
    found = words.get(as_compared(text)) or (numbers.get(number) if number is not None else None)
    if not found:
        raise Unfit(_("{text!r} is none of the answers", text=text), kind.advice)
    return found


def _readings(kind: AnswerType, held: Held) -> Response:
    if held is None or held == "":
        return Response()
    if isinstance(held, int | float) and not isinstance(held, bool):
        return Response(readings=(float(held),))
    text = as_text(held)
    if as_compared(text) in _both(NEVER_CAME):
        return Response(readings=(NEVER,))
    match kind.read(text) if isinstance(kind, MeasureType) else "":
        case Response() as response:
            return response
        case Doubt(meanings=meanings):
            meant = _(" or ").join(each.title for each in meanings)
            raise Unfit(_("{words!r} may mean {meant}", words=text, meant=meant), kind.advice)
        case _:
            raise Unfit(_("{words!r} is no reading", words=text), kind.advice)


def take_answer(audit: Audit, question: str, values: Mapping[str, object], at: datetime, by: str) -> Audit:
    """Return the audit with what cells of a question say now; what it replaces is in the change log.

    Args:
        audit: the audit.
        question: id of a question in scope.
        values: what the cells that were changed say, by keys of columns.
        at: when they are taken.
        by: who changed them.

    Raises:
        Unfit: if they cannot all be.
        ValidationError: if a value cannot be.
    """
    asked = audit.checklist.places[question].question
    before = audit.responses.get(question, Response())
    response = _annotated(_settled(audit, asked, before, values), before, values)
    if wrong := misfit(audit.checklist, asked, response):
        raise Unfit(wrong.what, wrong.fix if isinstance(wrong.fix, str) else wrong.fix())
    return audit.answered(question, response.changed(at=at, by=by))


def _settled(audit: Audit, asked: Question, before: Response, values: Mapping[str, object]) -> Response:
    """The response with the answer, or with who is waited for."""
    answer = _chosen(audit, asked, before, values)
    why_not = values.get("why_not")
    if answer is None and why_not and before.na is None:
        what = _("why it does not apply is said, but the answer is not N/A")
        raise Unfit(what, _("choose N/A, or take it out"))
    response = before if answer is None else before.answered(answer)
    if response.na is not None and ("why_not" in values or answer is not None):
        known = before.na if "why_not" not in values else None
        response = response.changed(na=why_not or known or _("no reason given"))
    return _waiting(response, values)


def _chosen(audit: Audit, asked: Question, before: Response, values: Mapping[str, object]) -> Response | None:
    """The answer that is given; all readings, where both they and the one that counts are."""
    given, readings = values.get("answer"), values.get("readings")
    if not isinstance(readings, Response) or not readings.readings:
        return given if isinstance(given, Response) else None
    if isinstance(given, Response):
        kind = audit.answer_type(asked)
        if given.readings and kind.value(given) != kind.value(readings):
            what = _("the answer is not the reading that counts among those beside it")
            raise Unfit(what, _("change the readings alone, or empty them"))
        if given.state is not State.OPEN and not given.readings:
            raise Unfit(_("there are readings beside another answer"), _("keep one of both"))
    elif before.answered_with != "readings" and before.state is not State.OPEN:
        raise Unfit(_("there are readings beside another answer"), _("change the answer too"))
    return readings


def _waiting(response: Response, values: Mapping[str, object]) -> Response:
    """The response with who is waited for, where it is open."""
    told = {key: values[key] for key in ("waiting", "coming", "until") if key in values}
    if not any(told.values()):
        return response.changed(waiting=None) if "waiting" in told else _later(response, told)
    if response.state is not State.OPEN:
        raise Unfit(_("somebody is waited for, but there is an answer"), _("keep one of both"))
    before = response.waiting
    who = told.get("waiting", before.who if before else "")
    if not who:
        raise Unfit(
            _("it is said how or when an answer will come, but not from whom"),
            _("name who is to answer"),
        )
    kind = told.get("coming") or (before.kind if before else "ask")
    until = told.get("until", before.until if before else None)
    return response.changed(waiting=Waiting.model_validate({"kind": kind, "who": who, "until": until}))


def _later(response: Response, told: Mapping[str, object]) -> Response:
    """The response without the day that was promised, where that was taken out."""
    if response.waiting and "until" in told:
        return response.changed(waiting=response.waiting.changed(until=None))
    return response


def _annotated(response: Response, before: Response, values: Mapping[str, object]) -> Response:
    """The response with notes, evidence and who told it."""
    changes = {key: values[key] or "" for key in ("note", "staff_note", "seen", "told_by") if key in values}
    if changes.get("told_by") and before.confidential:
        raise Unfit(
            _("it was told in confidence: by whom stands nowhere"), _("take the name out of the workbook")
        )
    if "evidence" in values:
        # an emptied cell counts as stated in the workbook too
        emptied = Evidence.STATED if response.answered_with else None
        changes["evidence"] = values["evidence"] or emptied
    return response.changed(**changes)
