"""What only whoever leads the business can decide, once for all departments that wait for it."""

from __future__ import annotations

from cxaudit.actions.findings import AnyFinding
from cxaudit.actions.owners import lead, who_runs
from cxaudit.audit import Audit
from cxaudit.checklist import TOP, Department, Gap, TopDecision
from cxaudit.words import N_, _

THE_TOP = N_("Whoever leads the business")
"""Who decides where no department of the checklist leads the business."""


def decision_id(clause: str) -> str:
    """Return the id of the item by which the top decides on a clause."""
    return f"{TOP}.{clause}"


def to_decide(audit: Audit, clause: str | None) -> TopDecision | None:
    """Return what the top must decide on a clause before it can be written; None where it need not.

    It need not where the clause is written, by the policy sitting of this audit or of the last, or where the
    sitting left it out. Somebody who is the whole business decides at once, so the clauses of a business of
    one ask for nothing.
    """
    if clause is None or _is_written(audit, clause) or audit.leaves_out(clause):
        return None
    return audit.checklist.clause(clause).decide


def asks_for_decision(finding: AnyFinding) -> bool:
    """Whether a finding is one because there is no rule, or the wrong one."""
    return finding.gap is Gap.POLICY and not finding.unknown and not finding.next_step


def _is_written(audit: Audit, clause: str) -> bool:
    for told in (audit, audit.baseline):
        sitting = told.policy.clauses.get(clause) if told and told.policy else None
        if sitting and sitting.written:
            return sitting.written != "no"
    return False


def leading(audit: Audit, otherwise: Department) -> Department:
    """Return the department whose sheet decisions of the top stand on.

    Args:
        audit: with the checklist that marks the department that leads.
        otherwise: the department to take where none is marked, or the one that is is not in scope.
    """
    top = audit.checklist.top
    return top if top and top.id in audit.departments else otherwise


def decider(audit: Audit) -> str:
    """Say who decides: the lead of the department that leads the business, in scope or not."""
    if top := audit.checklist.top:
        return lead(audit, top)
    return who_runs(audit) if audit.few else _(THE_TOP)
