"""What the auditor finds beside all questions: given the next number, changed, and taken out again."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.audit.audits import Audit
from cxaudit.audit.decisions import ActionState, OwnFinding
from cxaudit.checklist import OWN


def next_own_number(audit: Audit, department: str) -> int:
    """Return the number of the next own finding of a department: no other ever had it, in no audit before."""
    return 1 + max((number for own, number in _given(audit) if own == department), default=0)


def own_in(audit: Audit, department: str) -> tuple[OwnFinding, ...]:
    """Return the own findings of a department."""
    return tuple(each for each in audit.own if each.department == department)


def with_own(audit: Audit, finding: OwnFinding) -> Audit:
    """Return the audit with an own finding, in the place of the one of its number where there is one."""
    places = {each.action: place for place, each in enumerate(audit.own)}
    own = list(audit.own)
    place = places.get(finding.action, len(own))
    own[place : place + 1] = [finding]
    return audit.model_copy(update={"own": tuple(own)})


def without_own(audit: Audit, finding: OwnFinding) -> Audit:
    """Return the audit without an own finding; that its number was given is kept with its action item."""
    own = tuple(each for each in audit.own if each.action != finding.action)
    actions = {finding.action: ActionState(), **audit.actions}
    return audit.model_copy(update={"own": own, "actions": actions})


def _given(audit: Audit | None) -> Iterator[tuple[str, int]]:
    """The own findings that there ever were, as department and number."""
    while audit:
        yield from ((each.department, each.number) for each in audit.own)
        for action in audit.actions:
            department, _, own = action.partition(".")
            if own.startswith(OWN) and own.removeprefix(OWN).isdecimal():
                yield department, int(own.removeprefix(OWN))
        audit = audit.baseline
