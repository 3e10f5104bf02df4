"""From the file of an older format to one of today: a pure step a format, from plain values to plain values.

An audit keeps its rules: what was a constant when it was made becomes a field with the value of then, so it
reports as it did. Nothing is validated here; what has not the expected shape is passed on as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cxaudit.audit import FORMAT

# Values of a file, not validated yet: nothing is known of their shape, hence Any.
Raw = Any

_FURTHEST = 1e15
"""The largest number that a file holds."""


def newest_format(raw: Mapping[str, Raw]) -> int:
    """Return the number of a file's format, or its baseline's where that is newer; 0 if there is none."""
    return max(_format(raw), _format(raw.get("baseline")))


def migrated(raw: Mapping[str, Raw]) -> Mapping[str, Raw]:
    """Return an audit of this or an older format in today's, with its baseline."""
    return {**_stepped(raw), "baseline": _stepped(raw.get("baseline"))}


def _format(raw: Raw) -> int:
    number = raw.get("format") if isinstance(raw, Mapping) else None
    return number if isinstance(number, int) else 0


def _stepped(raw: Raw) -> Raw:
    while step := _STEPS.get(_format(raw)):
        raw = step(raw)
    return raw


def _from_1(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """Marks, caps and the median were constants; what was told in talk was stated."""
    responses, how = raw.get("responses"), _how(raw.get("checklist"))
    if isinstance(responses, Mapping):
        responses = {name: _with_evidence(each, how.get(name)) for name, each in responses.items()}
    return {
        **raw,
        "format": 2,
        "checklist": _checklist_from_1(raw.get("checklist")),
        "responses": responses or {},
    }


def _checklist_from_1(checklist: Raw) -> Raw:
    if not isinstance(checklist, Mapping):
        return checklist
    return {
        **checklist,
        "marks": {"wanting": 70, "strong": 85, "covered": 70, "few": 3},
        "caps": {
            **dict.fromkeys(("department", "two", "three"), "band_1"),
            "one": "band_2",
            "only": "band_2",
        },
        "bands": _bands_from_1(checklist.get("bands")),
        "departments": _each_question(checklist.get("departments"), _median),
    }


def _bands_from_1(bands: Raw) -> Raw:
    """Give bands ids, and floors in whole per cents, as far apart as today's have to be."""
    if not isinstance(bands, list):
        return bands
    made, least = [], 0
    for number, band in enumerate(bands, 1):
        share = band.get("from") if isinstance(band, Mapping) else None
        if not isinstance(share, int | float):
            return bands
        floor = max(least, int(share * 100 + 0.5 + 1e-7))
        made.append({**band, "id": f"band_{number}", "from": floor})
        least = floor + 3
    return made


def _each_question(departments: Raw, change: Callable[[Mapping[str, Raw]], Raw]) -> Raw:
    """Change every question of the departments of a checklist."""

    def below(part: Raw, *keys: str) -> Raw:
        if not keys:
            return change(part) if isinstance(part, Mapping) else part
        if not isinstance(part, Mapping) or not isinstance(part.get(keys[0]), list):
            return part
        return {**part, keys[0]: [below(each, *keys[1:]) for each in part[keys[0]]]}

    return below({"departments": departments}, "departments", "touchpoints", "questions")["departments"]


def _median(question: Mapping[str, Raw]) -> Raw:
    measure = question.get("measure")
    if not isinstance(measure, Mapping):
        return question
    return {**question, "measure": {**measure, "counts": "median", "least": -_FURTHEST}}


def _how(checklist: Raw) -> dict[str, Raw]:
    """How each question is found out."""
    found: dict[str, Raw] = {}

    def note(question: Mapping[str, Raw]) -> Raw:
        found[str(question.get("id"))] = question.get("how")
        return question

    _each_question(checklist.get("departments") if isinstance(checklist, Mapping) else None, note)
    return found


def _with_evidence(response: Raw, how: Raw) -> Raw:
    """Say what a rating rests on as it was understood then: whatever somebody told was stated."""
    if not isinstance(response, Mapping) or response.get("evidence"):
        return response
    if not response.get("step") and not response.get("readings"):
        return response
    told = response.get("told_by") or how == "ask"
    return {**response, "evidence": "stated" if told else "documented" if how == "read" else "observed"}


_STEPS: Mapping[int, Callable[[Mapping[str, Raw]], dict[str, Raw]]] = {1: _from_1}
"""From each older format to the next."""

assert set(_STEPS) == set(range(1, FORMAT)), "a step for every older format"
