"""Which questions are asked: those of the departments in scope, less what the profile rules out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cxaudit.audit import Answers, Audit
from cxaudit.checklist import Checklist, Department, Fact, Place
from cxaudit.errors import CxauditError, Problem


def begin(answers: Answers, checklist: Checklist, audit_id: str, baseline: Audit | None = None) -> Audit:
    """Join what was told with the checklist to an audit that can be gone on with.

    Args:
        answers: at least who and where; may hold responses already.
        checklist: what can be asked.
        audit_id: tells the audit from every other.
        baseline: the earlier audit to compare with; it is kept less its own baseline.

    Returns:
        An audit whose `plan` has the questions that apply. Those that the profile rules out are `excluded`
        with the reason, unless it rules out the whole department, which is then out of scope.

    Raises:
        CxauditError: if a question was answered that is not asked here, or if none is left to ask.
    """
    reasons = _ruled_out(checklist, answers.profile)
    departments = [
        department
        for department in checklist.departments
        if department.id in (answers.departments or [department.id])
        and any(question.id not in reasons for question in department.questions)
    ]
    problems = [*_not_asked(answers, checklist, departments, reasons), *_nothing_left(departments)]
    if problems:
        raise CxauditError(*problems)
    scope = [question.id for department in departments for question in department.questions]
    return Audit.model_validate(
        {
            **dict(answers),
            "id": audit_id,
            "checklist": checklist,
            "departments": tuple(department.id for department in departments),
            "plan": tuple(id for id in scope if id not in reasons),
            "excluded": {id: reasons[id] for id in scope if id in reasons},
            "baseline": baseline and baseline.model_copy(update={"baseline": None}),
        }
    )


def _not_asked(
    answers: Answers, checklist: Checklist, departments: list[Department], reasons: Mapping[str, str]
) -> Iterator[Problem]:
    """Responses to questions that are ruled out or out of scope."""
    for id in answers.responses:
        department = checklist.places[id].department
        if id in reasons:
            what = f"it is answered, but the profile rules it out: {reasons[id]}"
            yield Problem(id, what, "leave the answer out, or correct the profile")
        elif department not in departments:
            what = f"it is answered, but its department {department.id!r} is out of scope"
            yield Problem(id, what, f"leave the answer out, or add {department.id} to departments")


def _nothing_left(departments: list[Department]) -> Iterator[Problem]:
    if not departments:
        what = "the profile rules out every question of the departments in scope"
        yield Problem("profile", what, "correct the profile, or add departments")


def _ruled_out(checklist: Checklist, profile: Mapping[str, bool | str]) -> dict[str, str]:
    """Reasons by question, of all that the profile rules out; a fact that was not told rules nothing out."""
    facts = _facts_told(checklist, profile)
    reasons: dict[str, str] = {}
    for id, place in checklist.places.items():
        for condition in _conditions(place):
            holds, reason = facts.get(condition.removeprefix("not "), (None, ""))
            if holds == condition.startswith("not "):
                reasons.setdefault(id, reason)
    return reasons


def _conditions(place: Place) -> tuple[str, ...]:
    return (*place.department.applies_if, *place.touchpoint.applies_if, *place.question.applies_if)


def _facts_told(checklist: Checklist, profile: Mapping[str, bool | str]) -> dict[str, tuple[bool, str]]:
    """Whether each fact that was told holds, or each choice of it, and that in words."""
    return {
        id: (holds, words)
        for fact in checklist.facts
        if fact.id in profile
        for id, holds, words in _in_words(fact, profile[fact.id])
    }


def _in_words(fact: Fact, told: bool | str) -> Iterator[tuple[str, bool, str]]:
    if not fact.choices:
        yield fact.id, told is True, (fact.holds if told is True else fact.fails) or ""
    title = next((choice.title for choice in fact.choices if choice.id == told), "")
    for choice in fact.choices:
        yield choice.id, choice.id == told, title
