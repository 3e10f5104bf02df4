"""What a file says once for all its questions: `defaults` of a department's file, and of checklist.yaml.

A question takes what it does not say itself, of its department's file before checklist.yaml. Of the keys that
say how it is answered it takes all or none: it has its own, or those of one file. Where it is found out, its
touchpoint may say too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from cxaudit.library.documents import DEFAULTS, Document, Flaw, Loc, Placed, YamlValue
from cxaudit.words import _

NEVER_SHARED = ("id", "ask", "self", "alone", "only_if")
"""What each question says itself."""

_WAYS = ("steps", "scale", "measure", "text", "points")
"""How a question is answered."""

Raw = Mapping[str, YamlValue]


def sources(
    question: Raw, around: tuple[Raw, Raw], documents: Sequence[Document]
) -> list[tuple[str, Document, YamlValue]]:
    """Return the keys that a question takes from documents, each with the document and the value.

    Args:
        question: as its file has it.
        around: the department and the touchpoint where it stands.
        documents: its department's file first; those before win.
    """
    found: list[tuple[str, Document, YamlValue]] = []
    taken = {*question, *(_WAYS if any(way in question for way in _WAYS) else ())}
    taken |= {"where"} & around[1].keys()
    for document in documents:
        new = {key: value for key, value in _defaults(document).items() if key not in taken}
        found += ((key, document, value) for key, value in new.items())
        taken |= {*new, *(_WAYS if any(way in new for way in _WAYS) else ())}
    whole = {**{key: value for key, _document, value in found}, **question}
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


def with_defaults(department: Document, head: Document, known: Raw = MappingProxyType({})) -> Placed:
    """Return the content of a department's file, each of its questions with what it takes.

    Args:
        department: the file.
        head: of the same folder.
        known: the department that it adds to; empty: it is the whole department.
    """
    content = {key: value for key, value in (department.content or {}).items() if key != DEFAULTS}
    around = {**content, **known}
    before = {each["id"]: each for each in _mappings(known, "touchpoints") if isinstance(each.get("id"), str)}
    for touchpoints in _list(content, "touchpoints"):
        filled = [
            _filled(each, around, before, (department, head), ("touchpoints", number))
            for number, each in enumerate(touchpoints)
        ]
        return Placed({**content, "touchpoints": filled}, department)
    return Placed(content, department)


def _filled(
    touchpoint: YamlValue,
    department: Raw,
    before: Mapping[YamlValue, Raw],
    documents: Sequence[Document],
    loc: Loc,
) -> YamlValue:
    if not isinstance(touchpoint, dict):
        return touchpoint
    name = touchpoint.get("id")
    known = before.get(name, {}) if isinstance(name, str) else {}
    around = (department, {**touchpoint, **known})
    for questions in _list(touchpoint, "questions"):
        filled = [
            _question(each, around, documents, (*loc, "questions", number))
            for number, each in enumerate(questions)
        ]
        return Placed({**touchpoint, "questions": filled}, documents[0], loc)
    return Placed(touchpoint, documents[0], loc)


def _question(
    question: YamlValue, around: tuple[Raw, Raw], documents: Sequence[Document], loc: Loc
) -> YamlValue:
    if not isinstance(question, dict):
        return question
    found = sources(question, around, documents)
    values = {key: value for key, _document, value in found}
    taken = {key: document for key, document, _value in found}
    return Placed({**question, **values}, documents[0], loc, taken)


def _mappings(raw: Raw, key: str) -> Iterator[Raw]:
    """Those of the parts of the list with this key that are mappings."""
    return (each for parts in _list(raw, key) for each in parts if isinstance(each, dict))


def _list(raw: Raw, key: str) -> Iterator[list[YamlValue]]:
    """The list with this key; nothing where there is none."""
    value = raw.get(key)
    if isinstance(value, list):
        yield value


def _defaults(document: Document) -> Raw:
    given = document.value((DEFAULTS,))
    return {key: given[key] for key in given if key not in NEVER_SHARED} if isinstance(given, dict) else {}


def wrong_defaults(document: Document) -> Iterator[Flaw]:
    """Defaults that are no keys, and keys that each question has for itself."""
    if (DEFAULTS,) not in document.lines or (DEFAULTS,) in document.flawed:
        return
    given = document.value((DEFAULTS,))
    if not isinstance(given, dict):
        what = _("this should be a mapping of keys")
        yield document.flaw((DEFAULTS,), what, _("write `key: value`, one a line"))
        return
    for key in NEVER_SHARED:
        if key in given:
            what = _("{key} can't be a default: each question has its own", key=key)
            yield document.flaw((DEFAULTS, key), what, _("write it at each question"))
