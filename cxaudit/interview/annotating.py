"""Puts an annotation into a response."""

from __future__ import annotations

from cxaudit.audit import Response
from cxaudit.interview.commands import Annotation, MoveNote, SetCause, SetEvidence, SetNote, SetPhotos
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
