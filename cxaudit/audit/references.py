"""Finds everything in answers, or in a whole audit, that leads nowhere or contradicts itself.

The same pass runs when an audit is read and before it is saved: whatever is saved can be read again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from cxaudit.audit import Audit, misfit, profile_misfit, truth
from cxaudit.checklist import OWN, TOP, Checklist, placeholders
from cxaudit.checklist.references import Loc, Raw, Wrong, at, texts, twice, unknown
from cxaudit.errors import nearest
from cxaudit.words import _


def wrong_answers(raw: Raw, checklist: Checklist, *, begun: bool = False) -> Iterator[Wrong]:
    """Return what answers name that their checklist does not have.

    Args:
        raw: plain values, as a file has them or as a model gives them; what has not the shape of answers is
            passed over.
        checklist: what the answers are about.
        begun: whether they are of an audit, whose own findings may have been taken out since: what was
            decided about their items, which are never others, may still stand there.
    """
    known = checklist.defined_names
    for kind, found in (
        ("department", texts(raw, "departments.*")),
        ("department", texts(raw, "few_in.*")),
        ("department", texts(raw, "people.*.leads.*")),
        ("department", texts(raw, "own.*.department")),
        ("question", _keys(raw, "responses.*")),
        ("clause", _keys(raw, "policy.clauses.*")),
        ("pack", texts(raw, "packs.*")),
        ("role", _keys(raw, "does.*")),
        ("role", ((loc, name) for loc, name in texts(raw, "training.*.role") if name)),
    ):
        yield from unknown(kind, known[kind], found)
    yield from twice("department id", texts(raw, "departments.*"))
    yield from twice("department id", texts(raw, "few_in.*"))
    yield from _wrong_in_policy(raw, checklist)
    yield from _wrong_actions(raw, checklist, begun=begun)
    yield from _resolved_twice(raw)
    yield from _own_numbers_twice(raw)
    yield from _numbers_twice(raw)
    if not begun:
        yield from _in_force_too_soon(raw)
    yield from _wrong_profile(raw, checklist)


def wrong_in(audit: Audit) -> Iterator[Wrong]:
    """Return what is wrong with a whole audit, its checklist and its baseline."""
    raw = audit.model_dump(exclude={"as_written", "baseline"})
    yield from _below("checklist", audit.as_written.wrong_names)
    yield from wrong_answers(raw, audit.checklist, begun=True)
    known = audit.checklist.defined_names
    for kind, found in (
        ("question", texts(raw, "plan.*")),
        ("question", _keys(raw, "excluded.*")),
        ("question", texts(raw, "superseded.*.question")),
        ("number", _keys(raw, "numbers.*")),
    ):
        yield from unknown(kind, known[kind], found)
    yield from twice("question id", texts(raw, "plan.*"))
    yield from _own_out_of_scope(audit)
    yield from _wrong_plan(audit)
    if not audit.as_written.wrong_names:  # else it may not even be known how a question is answered
        yield from _wrong_responses(audit)
    if audit.baseline and audit.baseline.baseline:
        yield Wrong(("baseline", "baseline"), _("a baseline is kept less its own baseline"), "")
    elif audit.baseline:
        yield from _below("baseline", wrong_in(audit.baseline))


def _below(key: str, found: Iterable[Wrong]) -> Iterator[Wrong]:
    return (wrong._replace(loc=(key, *wrong.loc)) for wrong in found)


def _keys(raw: Raw, path: str) -> Iterator[tuple[Loc, str]]:
    """The keys of what stands at a path, as the names that they are."""
    return ((loc, name) for loc, _ in at(raw, path) if isinstance(name := loc[-1], str))


def _wrong_in_policy(raw: Raw, checklist: Checklist) -> Iterator[Wrong]:
    """Numbers that a clause does not have, by themselves and in a wording."""
    numbers = {clause.id: clause.numbers.keys() for clause in checklist.clauses}
    for loc, sitting in at(raw, "policy.clauses.*"):
        clause = str(loc[-1])
        known = numbers.get(clause)
        if known is None:
            continue
        for inner, _number in at(sitting, "numbers.*"):
            if (name := str(inner[-1])) not in known:
                what = _("the clause {clause!r} has no number {name!r}", clause=clause, name=name)
                yield Wrong((*loc, *inner), what, nearest(name, known))
        for inner, wording in texts(sitting, "wording"):
            for name in placeholders(wording):
                if name not in known:
                    what = _(
                        "the clause {clause!r} has no number {name!r} for its wording",
                        clause=clause,
                        name=name,
                    )
                    yield Wrong((*loc, *inner), what, nearest(name, known))


def _wrong_actions(raw: Raw, checklist: Checklist, *, begun: bool) -> Iterator[Wrong]:
    places = checklist.places.values()
    known = {name for place in places for name in (place.action, place.action_without_clause)}
    known |= {f"{TOP}.{clause.id}" for clause in checklist.clauses if clause.decide}
    known |= {
        f"{finding.get('department')}.{OWN}{finding.get('number')}"
        for _loc, finding in at(raw, "own.*")
        if isinstance(finding, Mapping)
    }
    for loc, name in (*_keys(raw, "actions.*"), *texts(raw, "resolutions.*")):
        if name not in known and not (begun and _was_own(name, checklist)):
            yield Wrong(loc, _("there is no action item {name!r}", name=name), nearest(name, known))


def _was_own(action: str, checklist: Checklist) -> bool:
    """Whether this may be the item of an own finding that was taken out: its number is never used again."""
    department, _point, own = action.partition(".")
    number = own.removeprefix(OWN)
    return own != number and number.isdecimal() and department in checklist.defined_names["department"]


def _resolved_twice(raw: Raw) -> Iterator[Wrong]:
    """Action items that stand among the resolutions more than once."""
    seen: dict[str, Loc] = {}
    for loc, name in texts(raw, "resolutions.*"):
        if (first := seen.setdefault(name, loc)) != loc:
            yield Wrong(loc, _("{name!r} stands here twice", name=name), _("take one of the two out"), first)


def _own_numbers_twice(raw: Raw) -> Iterator[Wrong]:
    """Own findings of one department that have the same number."""
    seen: dict[tuple[object, object], Loc] = {}
    for loc, finding in at(raw, "own.*"):
        if not isinstance(finding, Mapping):
            continue
        department, number = finding.get("department"), finding.get("number")
        if isinstance(department, str) and isinstance(number, int):
            first = seen.setdefault((department, number), loc)
            if first != loc:
                what = _(
                    "the department {name!r} has two own findings {number}", name=department, number=number
                )
                yield Wrong((*loc, "number"), what, _("give one of the two another number"), first)


def _in_force_too_soon(raw: Raw) -> Iterator[Wrong]:
    """A policy that holds before anybody has decided it."""
    days = dict(at(raw, "date"))
    for loc, sitting in at(raw, "policy"):
        if isinstance(sitting, Mapping) and isinstance(force := sitting.get("in_force"), date):
            held = sitting.get("held") or days.get(("date",))
            if isinstance(held, date) and force < held:
                what = _("the policy is in force before its sitting, which was held on {day}", day=held)
                yield Wrong((*loc, "in_force"), what, _("name that day, or a later one"))


def _numbers_twice(raw: Raw) -> Iterator[Wrong]:
    """Action items that have the same number."""
    seen: dict[int, Loc] = {}
    for loc, number in at(raw, "actions.*.number"):
        if isinstance(number, int) and (first := seen.setdefault(number, loc)) != loc:
            what = _("the number {number} is that of two action items", number=number)
            yield Wrong(loc, what, _("give one of the two another number"), first)


def _wrong_profile(raw: Raw, checklist: Checklist) -> Iterator[Wrong]:
    for loc, value in at(raw, "profile.*"):
        told = truth(value)
        if isinstance(told, bool | str) and (wrong := profile_misfit(checklist, str(loc[-1]), told)):
            yield Wrong(loc, wrong.what, wrong.fix)


def _wrong_plan(audit: Audit) -> Iterator[Wrong]:
    if audit.ruled_out.keys() >= set(audit.plan):
        yield Wrong(("plan",), _("this audit asks nothing"), "")
    if not audit.departments:
        yield Wrong(("departments",), _("this audit has no department"), "")
    yield from _out_of_scope(audit)
    plan = frozenset(audit.plan)
    for name in audit.excluded:
        if name in plan:
            what = _("the question {name!r} is planned and ruled out", name=name)
            yield Wrong(("excluded", name), what, _("keep one"))
    for name in audit.responses:
        if name not in plan and name in audit.checklist.places:
            what = _("the question {name!r} is answered, and was not planned", name=name)
            yield Wrong(("responses", name), what, "")


def _out_of_scope(audit: Audit) -> Iterator[Wrong]:
    """The first question that is planned in each department that is not in scope."""
    told = set(audit.departments)
    for number, name in enumerate(audit.plan):
        place = audit.checklist.places.get(name)
        if place and place.department.id not in told:
            told.add(place.department.id)
            department = place.department.id
            what = _(
                "the question {name!r} is planned, and its department {department!r} is out of scope",
                name=name,
                department=department,
            )
            yield Wrong(("plan", number), what, "")


def _own_out_of_scope(audit: Audit) -> Iterator[Wrong]:
    """Own findings in departments that have no sheet to stand on."""
    for place, finding in enumerate(audit.own):
        if finding.department in audit.checklist.defined_names["department"] - set(audit.departments):
            what = _(
                "the own finding is in the department {name!r}, which is out of scope",
                name=finding.department,
            )
            yield Wrong(("own", place, "department"), what, _("name one that is in scope"))


def _wrong_responses(audit: Audit) -> Iterator[Wrong]:
    for name, response in audit.responses.items():
        place = audit.checklist.places.get(name)
        if place and (wrong := misfit(audit.checklist, place.question, response)):
            yield Wrong(("responses", name), wrong.what, wrong.fix)
