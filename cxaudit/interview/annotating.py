"""Puts an annotation, or another answer, into a response."""

from __future__ import annotations

from cxaudit.audit import Response
from cxaudit.interview.commands import (
    Annotation,
    MoveNote,
    SetCause,
    SetEvidence,
    SetNote,
    SetPhotos,
    Speaker,
)
from cxaudit.text import lines


def annotated(response: Response, annotation: Annotation) -> Response:
    """Return a response with an annotation; its answer stays as it is."""
    match annotation:
        case SetNote(text):
            return response.changed(note=text)
        case MoveNote(reader):
            joined = lines([getattr(response, reader.next), getattr(response, reader)])
            return response.changed(**{reader: "", reader.next: joined})
        case SetEvidence(evidence, seen):
            return response.changed(evidence=evidence, seen=seen)
        case SetCause(gap):
            return response.changed(gap=gap)
        case SetPhotos(for_client, for_staff):
            return response.changed(photos=for_client, staff_photos=for_staff)


def told_anew(told: Response, answer: Response, speaker: Speaker | None, *, asked: bool) -> Response:
    """Return a new answer with the annotations of before, and with who tells it.

    Args:
        told: what was told before.
        answer: the new answer.
        speaker: who talks now; None: that was not said, so it is told by whom it was told before.
        asked: whether somebody is asked; what is waited for, and what one finds out oneself, nobody told.
    """
    response = told.answered(answer)
    if not asked:
        return response.changed(told_by="", confidential=False)
    if speaker is None:
        return response
    name, confidential = speaker
    return response.changed(told_by="" if confidential else name, confidential=confidential)
