"""Brings two files of one audit together, as of two auditors, or of a sync program that kept both.

Of an answer, the change log of each tells which is the later one: what the other one replaced is the earlier.
Where neither replaced the other's, both are listed. Of all else that is decided nobody kept what was before:
what only one of them says is taken, and where both say something else, both are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, TypeAlias

from cxaudit.audit import Audit, OwnFinding, Response
from cxaudit.audit.audits import Superseded
from cxaudit.audit.own_findings import next_own_number
from cxaudit.text import as_compared

Plain: TypeAlias = Any
"""A value as a file of JSON has it."""

Path: TypeAlias = tuple[str, ...]
"""Keys that lead to a value of an audit, such as `actions`, `reception.phone`, `owner`."""

RESPONSES = "responses"
"""The key of what was answered."""

_ASIDE = {"as_written", "baseline", "format", "id", RESPONSES, "superseded", "collected", "plan", "excluded"}
"""What has rules of its own, or is the same in both."""

_NOTHING: tuple[Plain, ...] = (None, "", [], {}, False)


@dataclass(frozen=True)
class Differing:
    """What two files of one audit say otherwise."""

    path: Path
    """What."""

    ours: Plain
    """As the audit says; of an answer the response, None where there is none."""

    theirs: Plain
    """As the other file says."""


@dataclass(frozen=True)
class Together:
    """What came of bringing two files together."""

    audit: Audit
    """The audit with what was taken."""

    taken: tuple[Differing, ...]
    """What is taken of the other file."""

    conflicts: tuple[Differing, ...]
    """What both say otherwise; the audit's own stays."""


def bring_together(ours: Audit, theirs: Audit, *, prefer: bool = False) -> Together:
    """Return an audit with what another file of it has and it has not.

    Args:
        ours: the audit.
        theirs: another file of it, with the same id and checklist.
        prefer: whether the other file is right where both say something else.

    Raises:
        ValidationError: if both together cannot be.
    """
    theirs = _renumbered(ours, theirs)
    joining = _Joining(prefer)
    raw = joining.join(_plain(ours), _plain(theirs), ())
    audit = Audit.model_validate(
        {**_listed(raw), **_scope(ours, theirs), "as_written": ours.as_written, "baseline": ours.baseline,
         "format": ours.format, "id": ours.id, "collected": _united(ours.collected, theirs.collected, _when)}
    )  # fmt: skip
    responses, log = joining.responses(ours, theirs)
    audit = audit.model_copy(update={"responses": responses, "superseded": log})
    return Together(audit, tuple(joining.taken), tuple(joining.conflicts))


@dataclass
class _Joining:
    """Joins plain values, and keeps what was taken and what differs."""

    prefer: bool
    taken: list[Differing] = field(default_factory=list)
    conflicts: list[Differing] = field(default_factory=list)

    def join(self, ours: Plain, theirs: Plain, path: Path) -> Plain:
        """Return what both say together."""
        if ours == theirs or theirs in _NOTHING:
            return ours
        if isinstance(ours, dict) and isinstance(theirs, dict):
            keys = dict.fromkeys((*ours, *theirs))
            return {key: self.join(ours.get(key), theirs.get(key), (*path, key)) for key in keys}
        if path[-1:] in (("held",), ("last_number",)):
            return max(ours or theirs, theirs)
        differing = Differing(path, ours, theirs)
        if ours not in _NOTHING and not self.prefer:
            self.conflicts.append(differing)
            return ours
        self.taken.append(differing)
        return theirs

    def responses(self, ours: Audit, theirs: Audit) -> tuple[dict[str, Response], tuple[Superseded, ...]]:
        """Return the responses of both, and their change log."""
        log = list(_united(ours.superseded, theirs.superseded, _replaced))
        responses = dict(ours.responses)
        for question in dict.fromkeys((*ours.responses, *theirs.responses)):
            our, their = ours.responses.get(question), theirs.responses.get(question)
            if _alike(our, their):
                if our and their:
                    responses[question] = min(our, their, key=_kept)
                continue
            later = _later(ours, theirs, question)
            if later == "ours":
                continue
            differing = Differing((RESPONSES, question), our, their)
            if not later and not self.prefer:
                self.conflicts.append(differing)
                continue
            self.taken.append(differing)
            if our and not later:
                log.append(Superseded(question=question, response=our, at=our.at))
            if their:
                responses[question] = their
            else:
                del responses[question]
        secret = {question for question, each in responses.items() if each.confidential}
        return responses, tuple(each.without_name if each.question in secret else each for each in log)


def _later(ours: Audit, theirs: Audit, question: str) -> Literal["ours", "theirs", ""]:
    """Say whose response is the later one, as the change logs tell; empty where they don't."""
    our, their = ours.responses.get(question), theirs.responses.get(question)
    ours_is, theirs_is = _replaces(ours, their, question), _replaces(theirs, our, question)
    if ours_is != theirs_is:
        return "ours" if ours_is else "theirs"
    if our is None or their is None:
        return "theirs" if our is None else "ours"
    if ours_is:  # each was replaced by the other
        return "ours" if _answered(our) >= _answered(their) else "theirs"
    return ""


def _replaces(audit: Audit, response: Response | None, question: str) -> bool:
    """Whether an audit had a response once, and has another, or none, since."""
    log = (each.response for each in audit.superseded if each.question == question)
    return response is not None and any(_alike(response, each) for each in log)


def _alike(one: Response | None, other: Response | None) -> bool:
    """Whether two responses say the same, whoever entered it when; names may have been taken out since."""
    if one is None or other is None:
        return one is other
    entered: dict[str, object] = {"at": None, "by": ""}
    if one.confidential or other.confidential:
        entered |= {"confidential": True, "told_by": "", "waiting": None}
    return one.changed(**entered) == other.changed(**entered)


def _answered(response: Response) -> tuple[str, str]:
    return _said(response.at), response.by


def _kept(response: Response) -> tuple[bool, str, str]:
    """Of two that say the same, the one in confidence is kept, else the earlier one."""
    return not response.confidential, *_answered(response)


def _said(at: datetime | None) -> str:
    return at.isoformat() if at else ""


def _replaced(entry: Superseded) -> tuple[str, str, str, str]:
    return _said(entry.at), entry.question, _said(entry.response.at), entry.model_dump_json()


def _when(entry: Plain) -> tuple[str, str]:
    return entry.at.isoformat(), entry.model_dump_json()


def _united(
    ours: Sequence[Plain], theirs: Sequence[Plain], order: Callable[[Plain], Plain]
) -> tuple[Plain, ...]:
    """Entries of two logs, each once, in the order of their time."""
    missing = [each for each in theirs if each not in ours]
    return tuple(sorted((*ours, *missing), key=order))


def _plain(audit: Audit) -> dict[str, Plain]:
    """What is joined value by value; lists of what has a name by their names."""
    raw = audit.model_dump(mode="json", exclude=_ASIDE)
    for key, name in _NAMES.items():
        raw[key] = {name(each): each for each in raw[key]}
    return raw


def _listed(raw: Mapping[str, Plain]) -> dict[str, Plain]:
    """The same with lists again."""
    return {key: list(value.values()) if key in _NAMES else value for key, value in raw.items()}


_NAMES: Mapping[str, Callable[[Plain], str]] = {
    "own": lambda each: f"{each['department']}.own_{each['number']}",
    "people": lambda each: str(each["name"]),
    "training": lambda each: f"{each['role']} {each['person']} {each['number']}",
}
"""What tells the entries of a list from each other."""


def _scope(ours: Audit, theirs: Audit) -> dict[str, Plain]:
    """What is asked in either, in the checklist's order."""
    asked = {*ours.plan, *theirs.plan}
    departments: Iterable[str] = ()
    if ours.departments and theirs.departments:
        either = {*ours.departments, *theirs.departments}
        departments = (each.id for each in ours.checklist.departments if each.id in either)
    plan = ours.plan if asked == set(ours.plan) else [id for id in ours.checklist.places if id in asked]
    excluded = {id: why for id, why in {**theirs.excluded, **ours.excluded}.items() if id not in asked}
    return {"plan": plan, "excluded": excluded, "departments": tuple(departments)}


def _renumbered(ours: Audit, theirs: Audit) -> Audit:
    """The other file, whose own findings and items have numbers that are free, or their own already."""
    known, joined, ids = {each.action: each for each in ours.own}, ours, {}
    for each in theirs.own:
        same = next((own for own in joined.own if _is_same(own, each)), None)
        other = known.get(each.action)
        number = each.number
        if same:
            number = same.number
        elif other and as_compared(other.found) != as_compared(each.found):
            number = next_own_number(joined, each.department)
        moved = each.model_copy(update={"number": number})
        ids[each.action] = moved
        joined = joined if same else joined.model_copy(update={"own": (*joined.own, moved)})
    actions = {ids[id].action if id in ids else id: state for id, state in theirs.actions.items()}
    return theirs.model_copy(update={"own": tuple(ids.values()), "actions": _free_numbers(ours, actions)})


def _is_same(one: OwnFinding, other: OwnFinding) -> bool:
    same_place = one.department == other.department
    return same_place and as_compared(one.found) == as_compared(other.found)


def _free_numbers(ours: Audit, actions: Mapping[str, Plain]) -> dict[str, Plain]:
    """States of items without the numbers that the audit gave to others, or gave otherwise."""
    taken = {state.number: id for id, state in ours.actions.items() if state.number}
    return {
        id: state.model_copy(update={"number": None})
        if taken.get(state.number, id) != id or _number(ours, id)
        else state
        for id, state in actions.items()
    }


def _number(audit: Audit, action: str) -> int | None:
    state = audit.actions.get(action)
    return state.number if state else None
