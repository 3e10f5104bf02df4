"""Says in words what was noted with an answer, and what was seen."""

from __future__ import annotations

from cxaudit.audit.answer_types import AnswerType, answer_in_words
from cxaudit.audit.audits import Audit
from cxaudit.audit.responses import Response, State, Waiting
from cxaudit.days import in_full
from cxaudit.text import lines
from cxaudit.words import _


def waited_for(waiting: Waiting) -> str:
    """Say who is waited for, and until when."""
    who, until = waiting.who, waiting.until and in_full(waiting.until)
    if waiting.kind == "ask":
        return (
            _("to be asked: {who}, by {day}", who=who, day=until)
            if until
            else _("to be asked: {who}", who=who)
        )
    return (
        _("to be sent by: {who}, by {day}", who=who, day=until)
        if until
        else _("to be sent by: {who}", who=who)
    )


def seen(kind: AnswerType, response: Response) -> str:
    """Return what was seen: several readings with how many are poor, words, names of photos."""
    photos = _("photos: {names}", names=", ".join(response.photos)) if response.photos else ""
    for_staff = ", ".join(response.staff_photos)
    shared = _("photos for staff: {names}", names=for_staff) if for_staff else ""
    return lines([kind.several(response), response.seen, photos, shared])


def last_answer(audit: Audit, question: str) -> str:
    """Say what the baseline answered, in its own words; empty where it was not asked or left open."""
    before = audit.baseline
    if before is None or question not in before.plan or before.response(question).state is State.OPEN:
        return ""
    kind = before.answer_type(before.checklist.places[question].question)
    return answer_in_words(kind, before.response(question))
