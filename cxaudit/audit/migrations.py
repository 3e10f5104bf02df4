"""From the file of an older format to one of today: a pure step a format, from plain values to plain values.

An audit keeps its rules: what was a constant when it was made becomes a field with the value of then, so it
reports as it did. Nothing is validated here; what has not the expected shape is passed on as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cxaudit.audit import FORMAT
from cxaudit.numbers import LARGEST, SMALLEST
from cxaudit.text import as_compared

# Values of a file, not validated yet: nothing is known of their shape, hence Any.
Raw = Any


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
        "superseded": [_superseded_from_1(each, how) for each in _list(raw.get("superseded"))],
        "people": [_person_from_1(each, checklist) for each in _list(raw.get("people"))],
    }


def _list(value: Raw) -> list[Raw]:
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
    shares = [band.get("from") if isinstance(band, Mapping) else None for band in _list(bands)]
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
    departments = _list(checklist.get("departments") if isinstance(checklist, Mapping) else None)
    known = [each.get("department") for each in departments if isinstance(each, Mapping)]
    return {**person, "leads": [each for each in _list(person.get("leads")) if each in known]}


_STATUSES = {
    "Open": "open",
    "In progress": "in_progress",
    "Done": "done",
    "Parked": "parked",
    "Dropped": "dropped",
    "Reopened": "reopened",
}


def _from_2(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """Statuses and evidence were written as people read them."""
    responses, actions = raw.get("responses"), raw.get("actions")
    if isinstance(responses, Mapping):
        responses = {name: _response_from_2(each) for name, each in responses.items()}
    if isinstance(actions, Mapping):
        actions = {name: _with_id(each, "status", _STATUSES) for name, each in actions.items()}
    superseded = raw.get("superseded")
    if isinstance(superseded, list):
        superseded = [_with_response(each, _response_from_2) for each in superseded]
    changed = {"responses": responses, "actions": actions, "superseded": superseded}
    return {**raw, "format": 3, **{key: value for key, value in changed.items() if key in raw}}


def _with_response(entry: Raw, change: Callable[[Raw], Raw]) -> Raw:
    """Change the response of an entry of the change log."""
    return {**entry, "response": change(entry.get("response"))} if isinstance(entry, Mapping) else entry


def _response_from_2(response: Raw) -> Raw:
    return _with_id(response, "evidence", {"confirmed by customers": "confirmed"})


def _with_id(raw: Raw, key: str, ids: Mapping[str, str]) -> Raw:
    if not isinstance(raw, Mapping) or not isinstance(raw.get(key), str):
        return raw
    return {**raw, key: ids.get(raw[key], raw[key])}


def _from_3(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """What the program knew is said; one note was for the client or for staff, and now each has one.

    The program knew how many answers a band takes, at any coverage and of few questions too, that 2 is the
    usual weight, and which choice of a fact is one person.
    """
    responses, superseded = raw.get("responses"), raw.get("superseded")
    changed = _changed(raw, "checklist", _checklist_from_3)
    if isinstance(responses, Mapping):
        changed["responses"] = {name: _response_from_3(each) for name, each in responses.items()}
    if isinstance(superseded, list):
        changed["superseded"] = [_with_response(each, _response_from_3) for each in superseded]
    return {**raw, "format": 4, **changed}


def _changed(raw: Mapping[str, Raw], key: str, change: Callable[[Mapping[str, Raw]], Raw]) -> dict[str, Raw]:
    """The value of a key, changed; nothing where there is none, or it has not the expected shape."""
    return {key: change(raw[key])} if isinstance(raw.get(key), Mapping) else {}


def _checklist_from_3(checklist: Mapping[str, Raw]) -> Raw:
    marks, facts = checklist.get("marks", {}), checklist.get("facts")
    return {
        **checklist,
        "stages": _stages_from_3(checklist.get("stages")),
        "marks": {**marks, **_MARKS_TO_3} if isinstance(marks, Mapping) else marks,
        "facts": [_fact_from_3(fact) for fact in facts] if isinstance(facts, list) else facts or [],
    }


_MARKS_TO_3 = {"judged": 0, "small": 0, "usual_weight": 2}


def _stages_from_3(stages: Raw) -> Raw:
    """Nothing was added up by stage, so two of them could have one title."""
    taken: set[str] = set()
    told: list[Raw] = []
    for stage in _list(stages):
        title = stage.get("title") if isinstance(stage, Mapping) else None
        if isinstance(title, str):
            if as_compared(title) in taken:
                stage = {**stage, "title": f"{title} ({stage.get('id')})"}
            taken.add(as_compared(title))
        told.append(stage)
    return told if isinstance(stages, list) else stages


def _fact_from_3(fact: Raw) -> Raw:
    if not isinstance(fact, Mapping) or fact.get("id") != "size" or not isinstance(fact.get("choices"), list):
        return fact
    choices = [
        {**choice, "people": "one"} if isinstance(choice, Mapping) and choice.get("id") == "alone" else choice
        for choice in fact["choices"]
    ]
    return {**fact, "choices": choices}


def _response_from_3(response: Raw) -> Raw:
    if not isinstance(response, Mapping) or not isinstance(response.get("share", False), bool):
        return response
    rest = {key: value for key, value in response.items() if key != "share"}
    if not response.get("share"):
        return rest
    shared = {"note": "staff_note", "photos": "staff_photos"}
    return {shared.get(key, key): value for key, value in rest.items()}


def _from_4(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """There were no next steps; the program did not know where there are few people, nor who leads them.

    Sums of money had the unit of their wording, and nobody was named beside a session of the training.
    """
    return {**raw, "format": 5, **_changed(raw, "checklist", _checklist_from_4)}


def _checklist_from_4(checklist: Mapping[str, Raw]) -> Raw:
    return {
        **checklist,
        "marks": {**checklist["marks"], "next_steps": 0}
        if isinstance(checklist.get("marks"), Mapping)
        else checklist.get("marks", {"next_steps": 0}),
        **_each_of(checklist, "facts", _size_from_4),
        **_each_of(
            checklist, "departments", lambda each: _marked(each, "department", "leadership", top=True)
        ),
    }


def _size_from_4(fact: Mapping[str, Raw]) -> Raw:
    if fact.get("id") != "size":
        return fact
    return {**fact, **_each_of(fact, "choices", lambda each: _marked(each, "id", "small", people="few"))}


def _each_of(raw: Mapping[str, Raw], key: str, change: Callable[[Mapping[str, Raw]], Raw]) -> dict[str, Raw]:
    """The list of a key, each of which is changed; nothing where there is none."""
    if not isinstance(raw.get(key), list):
        return {}
    return {key: [change(each) if isinstance(each, Mapping) else each for each in raw[key]]}


def _marked(raw: Mapping[str, Raw], key: str, id: str, **mark: Raw) -> Raw:
    return {**raw, **mark} if raw.get(key) == id else raw


_STEPS: Mapping[int, Callable[[Mapping[str, Raw]], dict[str, Raw]]] = {
    1: _from_1,
    2: _from_2,
    3: _from_3,
    4: _from_4,
}
"""From each older format to the next."""

assert set(_STEPS) == set(range(1, FORMAT)), "a step for every older format"
