"""The plan as it is shown before anything is asked: by kind of work, department, and for owners sitting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from cxaudit.audit import Audit
from cxaudit.plan import (
    Amount,
    in_minutes,
    planned,
    questions_in_words,
    sittings,
    workload_in_words,
)
from cxaudit.text import shortened
from cxaudit.words import _, ngettext

_LONGEST = 100
"""Letters of a question that is to be begun ahead."""


def plan_lines(audit: Audit) -> list[str]:
    """Say what is asked in an audit, and how long it takes; what matters most comes last."""
    plan = planned(audit)
    whole, *kinds = workload_in_words(plan.places, audit.kind, plan.policy)
    return [
        _by_department(audit, plan.departments),
        *_ahead(audit),
        _("The plan: {all}", all=whole),
        *(f"  {line}" for line in kinds),
        *_in_sittings(audit),
    ]


def _by_department(audit: Audit, amounts: Mapping[str, Amount]) -> str:
    titles = {each.id: each.title for each in audit.checklist.departments}
    told = (
        _("{title} {questions} ({minutes} min)", title=titles[name], questions=number, minutes=ceil(minutes))
        for name, (number, minutes) in amounts.items()
    )
    return _("Questions by department: {departments}", departments=" · ".join(told))


def _in_sittings(audit: Audit) -> Iterator[str]:
    parts = sittings(audit)
    if len(parts) > 1:
        yield ngettext("{n} sitting:", "{n} sittings:", len(parts))
    for number, part in enumerate(parts if len(parts) > 1 else (), 1):
        questions, minutes = questions_in_words(len(part.questions)), in_minutes(part.minutes)
        policy = f", {_('with the policy')}" if part.policy else ""
        yield f"  {number}. {questions}, {minutes}{policy}"


def _ahead(audit: Audit) -> Iterator[str]:
    """What must be begun before the day, or between two sittings."""
    ahead = [place.question for place in audit.places if place.question.ahead]
    if not ahead:
        return
    at_end = len(sittings(audit)) > 1
    yield _("To begin at the end of the first sitting:") if at_end else _("To begin before:")
    for question in sorted(ahead, key=lambda each: -each.ahead):
        days = ngettext("{n} working day before", "{n} working days before", question.ahead)
        yield f"  {days}: {shortened(question.ask, _LONGEST)}"
