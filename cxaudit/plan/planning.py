"""Which questions are asked: those of the departments in scope, less what the profile rules out.

How many of them is told by `choosing`: all, the core, the short core, or what fits the minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxaudit.actions import last_number
from cxaudit.audit import Answers, Audit, OwnFinding
from cxaudit.audit.references import wrong_answers, wrong_in
from cxaudit.checklist import Checklist, Department
from cxaudit.checklist.references import Wrong
from cxaudit.errors import CxauditError, Problem
from cxaudit.plan.baseline import as_baseline, unfinished_own
from cxaudit.plan.choosing import choose
from cxaudit.plan.profile import ruled_out, why_not_asked
from cxaudit.text import shortened
from cxaudit.words import _

_LONGEST_FOUND = 80
"""Letters of what was found in the last audit that are told."""


def begin(answers: Answers, checklist: Checklist, audit_id: str, baseline: Audit | None = None) -> Audit:
    """Join what was told with the checklist to an audit that can be gone on with.

    Args:
        answers: at least who and where; may hold responses already.
        checklist: what can be asked.
        audit_id: tells the audit from every other.
        baseline: the earlier audit to compare with; it is kept less its own baseline. What its auditor found
            beside all questions is carried over where nobody has finished it.

    Returns:
        An audit whose `plan` has the questions that apply. Those that the profile rules out are `excluded`
        with the reason, unless it rules out the whole department, which is then out of scope.

    Raises:
        CxauditError: if a name is unknown to the checklist, if an answer does not fit its question or its
            question is not asked here, if none is left to ask, or if the minutes do not reach.
    """
    reasons = ruled_out(checklist, answers.profile)
    departments = in_scope(checklist, answers)
    problems = [
        *_told(wrong_answers(answers.model_dump(), checklist)),
        *_needless_facts(answers, checklist),
        *_another_of_before(answers, baseline),
        *_not_asked(answers, checklist, departments, reasons),
        *_nothing_left(departments),
    ]
    if problems:
        raise CxauditError(*problems)
    chosen = choose(checklist, answers, departments, baseline)
    departments = [each for each in departments if any(asked.id in chosen for asked in each.questions)]
    scope = [question.id for department in departments for question in department.questions]
    before = as_baseline(baseline) if baseline else None
    audit = Audit.model_validate(
        {
            **dict(answers),
            "id": audit_id,
            "as_written": checklist,
            "packs": tuple(pack.id for pack in checklist.packs),
            "departments": tuple(department.id for department in departments),
            "plan": tuple(id for id in scope if id in chosen),
            "excluded": {id: reasons[id] for id in scope if id in reasons},
            "own": _own(answers, departments, baseline),
            "last_number": last_number(before) if before else 0,
            "baseline": before,
        }
    )
    if problems := list(_told(wrong_in(audit))):
        raise CxauditError(*problems)
    return audit


def _own(
    answers: Answers, departments: Iterable[Department], baseline: Audit | None
) -> tuple[OwnFinding, ...]:
    """What the auditor found beside all questions, in this audit, and in the last where it is unfinished."""
    told, scope = {own.action for own in answers.own}, {department.id for department in departments}
    before = unfinished_own(baseline) if baseline else ()
    return (*answers.own, *(own for own in before if own.action not in told and own.department in scope))


def in_scope(checklist: Checklist, answers: Answers) -> list[Department]:
    """Return the departments named, or all, less those of which the profile leaves no question."""
    reasons = ruled_out(checklist, answers.profile)
    return [
        department
        for department in checklist.departments
        if department.id in (answers.departments or [department.id])
        and any(question.id not in reasons for question in department.questions)
    ]


def _told(found: Iterable[Wrong]) -> Iterator[Problem]:
    """Names that the checklist does not have, such as those of an earlier one; answers that don't fit."""
    for wrong in found:
        yield Problem(".".join(map(str, wrong.loc)), wrong.what, wrong.fix)


def _not_asked(
    answers: Answers, checklist: Checklist, departments: list[Department], reasons: Mapping[str, str]
) -> Iterator[Problem]:
    """Responses to questions that are ruled out or out of scope."""
    for id in answers.responses:
        if id not in checklist.places:
            continue
        department = checklist.places[id].department
        if id in reasons:
            what = _("it is answered, but the profile rules it out: {reason}", reason=reasons[id])
            yield Problem(id, what, _("leave the answer out, or correct the profile"))
        elif department not in departments:
            what = _("it is answered, but its department {id!r} is out of scope", id=department.id)
            yield Problem(id, what, _("leave the answer out, or add {id} to departments", id=department.id))


def _needless_facts(answers: Answers, checklist: Checklist) -> Iterator[Problem]:
    """Facts that were told although others rule them out; that they do not hold may be said."""
    for fact in checklist.facts:
        reason = why_not_asked(checklist, fact, answers.profile)
        if reason is not None and answers.profile.get(fact.id, False) is not False:
            what = _("it is answered, but the profile rules it out: {reason}", reason=reason)
            yield Problem(f"profile.{fact.id}", what, _("leave the answer out, or correct the profile"))


def _another_of_before(answers: Answers, baseline: Audit | None) -> Iterator[Problem]:
    """Own findings with the number of another one of the baseline, whose day and owner they would take over.

    It is the same one where it is called so, or where the same was found.
    """
    before = {own.action: own for own in baseline.own} if baseline else {}
    for place, own in enumerate(answers.own):
        earlier = before.get(own.action)
        if earlier and own.found != earlier.found and (not own.title or own.title != earlier.title):
            found = shortened(earlier.found, _LONGEST_FOUND)
            what = _("in the last audit {id!r} was something else: {found}", id=own.action, found=found)
            fix = _("give it a number of its own; or, if it is the same, the title or the text of then")
            yield Problem(f"own[{place}].number", what, fix)


def _nothing_left(departments: list[Department]) -> Iterator[Problem]:
    if not departments:
        what = _("the profile rules out every question of the departments in scope")
        yield Problem("profile", what, _("correct the profile, or add departments"))
