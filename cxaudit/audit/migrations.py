"""From the file of an older format to one of today: a pure step a format, from plain values to plain values.

An audit keeps its rules: what was a constant when it was made becomes a field with the value of then, so it
reports as it did. Nothing is validated here; what has not the expected shape is passed on as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxaudit.audit import FORMAT
from cxaudit.audit.first_format import Raw, as_list, from_format_1
from cxaudit.text import as_compared


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
    for stage in as_list(stages):
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


def _from_5(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """Nobody said where few people work, or chose the resolutions; all, or what fits, was asked."""
    return {**raw, "format": 6}


def _from_6(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """The whole was always made of the departments, and no checklist said so.

    What became of the baseline's actions was written into the baseline, where it stays.
    """
    return {**raw, "format": 7}


def _from_7(raw: Mapping[str, Raw]) -> dict[str, Raw]:
    """Nothing was ever read back from a workbook."""
    return {**raw, "format": 8}


_STEPS: Mapping[int, Callable[[Mapping[str, Raw]], dict[str, Raw]]] = {
    1: from_format_1,
    2: _from_2,
    3: _from_3,
    4: _from_4,
    5: _from_5,
    6: _from_6,
    7: _from_7,
}
"""From each older format to the next."""

assert set(_STEPS) == set(range(1, FORMAT)), "a step for every older format"
