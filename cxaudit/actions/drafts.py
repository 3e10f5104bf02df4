"""Which action items there are, in which order, and which of them are parked: all but names, people and days.

Items come in the order of priority, ties in the checklist's order, next steps last. A decision of the top
comes before the first item of its clause, as long as one of them that waits for it is not finished. At most
twenty are planned, decisions among them; the rest is parked, but never a failed critical, nor what people
have begun. What is dropped takes nobody's place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from cxaudit.actions.findings import AnyFinding
from cxaudit.actions.items import ActionItem
from cxaudit.actions.tops import asks_for_decision, decision_id, leading, to_decide
from cxaudit.audit import Audit, Severity, Status
from cxaudit.checklist import Department, TopDecision
from cxaudit.groups import grouped

MOST_PLANNED = 20
"""Action items that are planned; the rest are parked."""


@dataclass(frozen=True)
class Draft:
    """An action item as its findings make it, or a decision of the top; the fields are those of the item."""

    id: str
    department: Department
    clause: str | None
    findings: tuple[AnyFinding, ...]
    severity: Severity
    priority: Fraction
    decision: TopDecision | None = None
    follows: str | None = None
    parked: bool = False

    @property
    def failed(self) -> bool:
        """Whether a critical question failed."""
        return any(finding.critical for finding in self.findings)


def drafts(
    audit: Audit, findings: Sequence[AnyFinding], before: Mapping[str, ActionItem]
) -> tuple[Draft, ...]:
    """Return all action items in their order.

    Args:
        audit: what people decided, and the clauses.
        findings: of the audit, most important first.
        before: items of the last audit, by id.
    """
    works = [_work(name, found) for name, found in grouped(findings, lambda each: each.action).items()]
    parked = _parked(audit, works, before)
    works = [replace(work, parked=work.id in parked) for work in works]
    return tuple(_with_decisions(audit, works))


def _work(name: str, findings: Sequence[AnyFinding]) -> Draft:
    worst = findings[0]
    severity = min((finding.severity for finding in findings), key=list(Severity).index)
    return Draft(name, worst.department, worst.clause, tuple(findings), severity, worst.priority)


def _parked(audit: Audit, works: Sequence[Draft], before: Mapping[str, ActionItem]) -> set[str]:
    """Ids beyond the twenty most important, and those that people parked; never a failed critical."""
    told = {name: state.status for name, state in audit.actions.items() if state.status}
    aside = {name for name, status in told.items() if status is Status.PARKED}
    begun = {name for name, item in before.items() if item.status is Status.IN_PROGRESS} | told.keys()
    sure = [work for work in works if work.failed or work.id in begun - aside]
    stays = {work.id for work in sure}
    others = [work for work in works if work.id not in stays | aside]
    decided = {decision for work in sure if (decision := _decision_before(audit, work))} - aside
    dropped = {name for name, status in told.items() if status is Status.DROPPED}
    room = MOST_PLANNED - sum(work.id not in dropped for work in sure) - len(decided)
    for place, work in enumerate(others):
        decision = _decision_before(audit, work)
        needed = {decision} - decided - aside if decision else set()
        room -= 1 + len(needed)
        if room < 0:
            return (aside | {each.id for each in others[place:]}) - stays
        decided |= needed
    return aside - stays


def _decision_before(audit: Audit, work: Draft) -> str | None:
    """Id of the decision for which an item asks, if it is planned; None: it asks for none.

    What is done or dropped waits for nothing, unless somebody has begun to decide.
    """
    if work.clause is None or not to_decide(audit, work.clause):
        return None
    decision = decision_id(work.clause)
    waits = _told(audit, work.id) not in _FINISHED or _told(audit, decision) in (*_FINISHED, *_BEGUN)
    return decision if waits and any(map(asks_for_decision, work.findings)) else None


_FINISHED, _BEGUN = (Status.DONE, Status.DROPPED), (Status.IN_PROGRESS,)


def _told(audit: Audit, action: str) -> Status | None:
    """How far people said that an item has come; None where nobody did."""
    state = audit.actions.get(action)
    return state.status if state else None


def _with_decisions(audit: Audit, works: Sequence[Draft]) -> Iterator[Draft]:
    """All items, each decision before the first one of its clause."""
    by_clause = grouped(works, lambda work: work.clause)
    asked = {work.clause for work in works if not work.parked and _decision_before(audit, work)}
    made: set[str] = set()
    for work in works:
        clause = work.clause
        if clause is None or clause not in asked:
            yield work
            continue
        if clause not in made:
            made.add(clause)
            yield _decision(audit, clause, by_clause[clause])
        yield replace(work, follows=decision_id(clause))


def _decision(audit: Audit, clause: str, followers: Sequence[Draft]) -> Draft:
    """The decision that stands before these items, and is as grave as the gravest of them."""
    name = decision_id(clause)
    return Draft(
        id=name,
        department=leading(audit, followers[0].department),
        clause=clause,
        findings=(),
        severity=min((work.severity for work in followers), key=list(Severity).index),
        priority=max(work.priority for work in followers),
        decision=to_decide(audit, clause),
        parked=_told(audit, name) is Status.PARKED,
    )
