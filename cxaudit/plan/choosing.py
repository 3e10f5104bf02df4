"""Which questions of the departments in scope are asked: all, the core, the short core, or what fits.

What was answered already stays. However many are chosen, a question that is asked only after some answers to
another one (`only_if`) takes that one with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from cxaudit.audit import Answers, Audit
from cxaudit.checklist import Checklist, Department, Place
from cxaudit.errors import CxauditError, Problem
from cxaudit.plan.minutes import core_of, fitting, minutes_needed, proposal
from cxaudit.plan.policy_minutes import policy_minutes
from cxaudit.plan.profile import places_left
from cxaudit.plan.ranking import rank_after, with_parents, worth_after
from cxaudit.plan.short_core import ALONE, FEW, short_core
from cxaudit.words import ngettext


def choose(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None
) -> set[str]:
    """Return the ids of the questions to ask in these departments.

    Raises:
        CxauditError: if the minutes do not reach for the least of every department; proposes which to
            leave out.
    """
    asked = places_left(checklist, answers, departments)
    if answers.minutes:
        _check_minutes(checklist, answers, answers.minutes, departments, baseline)
        chosen = fitting(asked, answers.minutes, rank_after(baseline))
    elif answers.extent == "core":
        rank = rank_after(baseline)
        chosen = {place.question.id for places in asked for place in core_of(places, rank)}
    elif answers.extent == "short":
        chosen = _short(checklist, answers, asked, baseline)
    else:
        chosen = {place.question.id for places in asked for place in places}
    return with_parents(chosen | set(answers.responses), asked)


def _short(
    checklist: Checklist, answers: Answers, asked: Sequence[Sequence[Place]], baseline: Audit | None
) -> set[str]:
    limits = ALONE if checklist.one_person(answers.profile) else FEW
    sitting = partial(policy_minutes, checklist=checklist, profile=answers.profile)
    return short_core(asked, limits, worth_after(baseline), sitting)


def _check_minutes(
    checklist: Checklist,
    answers: Answers,
    minutes: int,
    departments: Sequence[Department],
    baseline: Audit | None,
) -> None:
    needed = minutes_needed(checklist, answers, departments, baseline)
    if needed <= minutes:
        return
    what = ngettext(
        "{n} minute does not reach for the departments in scope",
        "{n} minutes do not reach for the departments in scope",
        minutes,
    )
    names = ", ".join(each.id for each in proposal(checklist, answers, departments, baseline))
    fix = ngettext("plan {n} minute", "plan {n} minutes", needed)
    if names:
        fix = ngettext(
            "leave out {names}, or plan {n} minute",
            "leave out {names}, or plan {n} minutes",
            needed,
            names=names,
        )
    raise CxauditError(Problem("minutes", what, fix))
