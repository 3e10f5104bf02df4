"""Says in words what was noted with an answer, and what was seen."""

from __future__ import annotations

from cxaudit.audit.answer_types import AnswerType, answer_in_words
from cxaudit.audit.audits import Audit
from cxaudit.audit.responses import Response, State
from cxaudit.days import in_full
from cxaudit.text import lines


def note(response: Response) -> str:
    """Return everything that was noted with a response: why not, who is waited for, the note."""
    parts = [response.na or ""]
    if response.waiting:
        verb = "to be asked" if response.waiting.kind == "ask" else "to be sent by"
        until = f", by {in_full(response.waiting.until)}" if response.waiting.until else ""
        parts.append(f"{verb}: {response.waiting.who}{until}")
    return lines([*parts, response.note])


def seen(kind: AnswerType, response: Response) -> str:
    """Return what was seen: several readings with how many are poor, words, names of photos."""
    photos = "photos: " + ", ".join(response.photos) if response.photos else ""
    return lines([kind.several(response), response.seen, photos])


def last_answer(audit: Audit, question: str) -> str:
    """Say what the baseline answered, in its own words; empty where it was not asked or left open."""
    before = audit.baseline
    if before is None or question not in before.plan or before.response(question).state is State.OPEN:
        return ""
    kind = before.answer_type(before.checklist.places[question].question)
    return answer_in_words(kind, before.response(question))
