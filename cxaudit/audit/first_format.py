"""What a file of the first format becomes in the second; the steps after it stand in `migrations`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cxaudit.numbers import LARGEST, SMALLEST

# Values of a file, not validated yet: nothing is known of their shape, hence Any.
Raw = Any


def from_format_1(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """Marks, caps and the median were constants; what was told in talk was stated.

    What an older program took and did not use, or saved and could not read again, is left out: packs, leads
    of departments that there are not, and who is waited for where there is an answer.
    """
    checklist, responses = raw.get("checklist"), raw.get("responses")
    how = _how(checklist)
    if isinstance(responses, Mapping):
        responses = {name: _response_from_1(each, how.get(name)) for name, each in responses.items()}
    return {
        **raw,
        "format": 2,
        "packs": [],
        "checklist": _checklist_from_1(checklist),
        "responses": responses or {},
        "superseded": [_superseded_from_1(each, how) for each in as_list(raw.get("superseded"))],
        "people": [_person_from_1(each, checklist) for each in as_list(raw.get("people"))],
    }


def as_list(value: Raw) -> list[Raw]:
    """Return a list as it is, and an empty one in place of anything else."""
    return value if isinstance(value, list) else []


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
    """Give bands ids, and floors in whole per cents, no two alike."""
    shares = [band.get("from") if isinstance(band, Mapping) else None for band in as_list(bands)]
    if not shares or not all(isinstance(share, int | float) and 0 <= share < 1 for share in shares):
        return bands
    floors: list[int] = []
    for share in shares:
        floors.append(max(int(float(share or 0) * 100 + 0.5 + 1e-7), floors[-1] + 1 if floors else 0))
    for place, most in zip(reversed(range(len(floors))), range(100, -1, -1), strict=False):
        floors[place] = min(floors[place], most)
    return [
        {**band, "id": f"band_{number}", "from": floor}
        for number, (band, floor) in enumerate(zip(bands, floors, strict=True), 1)
    ]


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
    return {**question, "measure": {**measure, "counts": "median", "least": -LARGEST}}


def _how(checklist: Raw) -> dict[str, Raw]:
    """How each question is found out."""
    found: dict[str, Raw] = {}

    def note(question: Mapping[str, Raw]) -> Raw:
        found[str(question.get("id"))] = question.get("how")
        return question

    _each_question(checklist.get("departments") if isinstance(checklist, Mapping) else None, note)
    return found


def _response_from_1(response: Raw, how: Raw) -> Raw:
    """Say what a rating rests on as it was understood then: whatever somebody told was stated."""
    if not isinstance(response, Mapping):
        return response
    answered = response.get("step") or response.get("readings")
    if answered or response.get("na") or response.get("unknown"):
        response = {**response, "waiting": None}
    if isinstance(response.get("readings"), list):
        response = {**response, "readings": [_computable(each) for each in response["readings"]]}
    if not answered or response.get("evidence"):
        return response
    told = response.get("told_by") or how == "ask"
    return {**response, "evidence": "stated" if told else "documented" if how == "read" else "observed"}


def _computable(reading: Raw) -> Raw:
    """A reading within what calculators take; what lies beyond scored no otherwise."""
    if not isinstance(reading, int | float) or isinstance(reading, bool):
        return reading
    return 0 if abs(reading) < SMALLEST else max(-LARGEST, min(LARGEST, reading))


def _superseded_from_1(entry: Raw, how: Mapping[str, Raw]) -> Raw:
    if not isinstance(entry, Mapping):
        return entry
    return {**entry, "response": _response_from_1(entry.get("response"), how.get(str(entry.get("question"))))}


def _person_from_1(person: Raw, checklist: Raw) -> Raw:
    if not isinstance(person, Mapping):
        return person
    departments = as_list(checklist.get("departments") if isinstance(checklist, Mapping) else None)
    known = [each.get("department") for each in departments if isinstance(each, Mapping)]
    return {**person, "leads": [each for each in as_list(person.get("leads")) if each in known]}
