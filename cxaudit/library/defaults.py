"""What a file says once for all its questions: `defaults` of a department's file, and of checklist.yaml.

A question takes what it does not say itself, of its department's file before checklist.yaml. Of the keys that
say how it is answered it takes all or none: it has its own, or those of one file. Where it is found out, its
touchpoint may say too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cxaudit.library.documents import Document, Flaw, YamlValue
from cxaudit.words import _

KEY = "defaults"
"""The key below which they stand."""

NEVER_SHARED = ("id", "ask", "self", "alone", "only_if")
"""What each question says itself."""

_WAYS = ("steps", "scale", "measure", "text", "points")
"""How a question is answered."""

Raw = Mapping[str, YamlValue]


def sources(
    question: Raw, touchpoint: Raw, documents: Sequence[Document]
) -> list[tuple[str, Document, YamlValue]]:
    """Return the keys that a question takes from documents, each with the document and the value.

    Args:
        question: as its file has it.
        touchpoint: where it stands.
        documents: its department's file first; those before win.
    """
    found: list[tuple[str, Document, YamlValue]] = []
    taken = {*question, *(_WAYS if any(way in question for way in _WAYS) else ())}
    taken |= {"where"} & touchpoint.keys()
    for document in documents:
        new = {key: value for key, value in _defaults(document).items() if key not in taken}
        found += ((key, document, value) for key, value in new.items())
        taken |= {*new, *(_WAYS if any(way in new for way in _WAYS) else ())}
    whole = {**{key: value for key, _document, value in found}, **question}
    around = (documents[0].content or {}, touchpoint)
    unfit = set(_unfit(whole, around))
    return [each for each in found if each[0] not in unfit]


def _unfit(question: Raw, around: Sequence[Raw]) -> Iterator[str]:
    """Keys that could not stand at a question answered as this one, within a touchpoint and department."""
    if "measure" in question or "text" in question:
        yield "needs_note"
    if "text" in question or question.get("weight") == 0:
        yield "critical"
    if "only_if" in question or any(part.get("applies_if") for part in (question, *around)):
        yield "na"


def with_defaults(department: Document, head: Document) -> YamlValue:
    """Return the content of a department's file, each of its questions with what it takes."""
    content = {key: value for key, value in (department.content or {}).items() if key != KEY}
    for touchpoints in _list(content, "touchpoints"):
        content["touchpoints"] = [_filled(each, (department, head)) for each in touchpoints]
    return content


def _filled(touchpoint: YamlValue, documents: Sequence[Document]) -> YamlValue:
    if not isinstance(touchpoint, dict):
        return touchpoint
    for questions in _list(touchpoint, "questions"):
        filled = [
            {**each, **{key: value for key, _document, value in sources(each, touchpoint, documents)}}
            if isinstance(each, dict)
            else each
            for each in questions
        ]
        return {**touchpoint, "questions": filled}
    return touchpoint


def _list(raw: Raw, key: str) -> Iterator[list[YamlValue]]:
    """The list with this key; nothing where there is none."""
    value = raw.get(key)
    if isinstance(value, list):
        yield value


def _defaults(document: Document) -> Raw:
    given = document.value((KEY,))
    return {key: given[key] for key in given if key not in NEVER_SHARED} if isinstance(given, dict) else {}


def wrong_defaults(document: Document) -> Iterator[Flaw]:
    """Defaults that are no keys, and keys that each question has for itself."""
    if (KEY,) not in document.lines or (KEY,) in document.flawed:
        return
    given = document.value((KEY,))
    if not isinstance(given, dict):
        what = _("this should be a mapping of keys")
        yield document.flaw((KEY,), what, _("write `key: value`, one a line"))
        return
    for key in NEVER_SHARED:
        if key in given:
            what = _("{key} can't be a default: each question has its own", key=key)
            yield document.flaw((KEY, key), what, _("write it at each question"))
