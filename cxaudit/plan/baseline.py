"""An audit as the next one keeps it to compare with: less its own baseline, but with all it took from it."""

from __future__ import annotations

from cxaudit.actions import ActionItem, plan_actions
from cxaudit.audit import ActionState, Audit, ClauseSitting, OwnFinding, PolicySitting, Status
from cxaudit.checklist import Clause
from cxaudit.scoring import scorecard


def as_baseline(audit: Audit) -> Audit:
    """Return an audit less its own baseline, with what it carried over from there written into it.

    That is what was decided of its policy, its version, wordings and numbers, the numbers that scored it, the
    numbers of its action items, how far they have come, and of unfinished ones what was decided and the first
    due date.
    """
    return audit.model_copy(
        update={
            "baseline": None,
            "last_actions": {},
            "numbers": {reference: audit.number(reference) for reference in audit.checklist.numbers},
            "policy": _policy(audit),
            "actions": {**audit.actions, **_states(audit)},
        }
    )


def unfinished_own(audit: Audit) -> tuple[OwnFinding, ...]:
    """Return what the auditor found beside all questions and nobody has finished, nor dropped."""
    settled = {
        item.id for item in plan_actions(scorecard(audit)) if item.status in (Status.DONE, Status.DROPPED)
    }
    return tuple(own for own in audit.own if own.action not in settled)


def _policy(audit: Audit) -> PolicySitting | None:
    """The policy as it holds after an audit; None where no sitting was ever held."""
    earlier = audit.baseline.policy if audit.baseline else None
    if audit.policy is None and earlier is None:
        return None
    now, before = audit.policy or PolicySitting(), earlier or PolicySitting()
    clauses = {
        clause.id: _clause(clause, now.clauses.get(clause.id), before.clauses.get(clause.id))
        for clause in audit.as_written.clauses
        if clause.id in {**before.clauses, **now.clauses}
    }
    kept = {"version": audit.policy_version, "currency": audit.currency, "clauses": clauses}
    return now.model_copy(update=kept)


def _clause(clause: Clause, now: ClauseSitting | None, before: ClauseSitting | None) -> ClauseSitting:
    """What holds of a clause: as said now, else before, as far as the clause still has those numbers."""
    now, before = now or ClauseSitting(), before or ClauseSitting()
    numbers = {name: number for name, number in before.numbers.items() if name in clause.numbers}
    earlier = before.wording if clause.can_say(before.wording) else ""
    decided = {} if now.decided else {"written": before.written, "decision": before.decision}
    words = {"wording": now.wording or earlier, "numbers": {**numbers, **now.numbers}}
    return now.model_copy(update={**decided, **words})


def _states(audit: Audit) -> dict[str, ActionState]:
    """What was decided about each action item, its number, its state and, if unfinished, its first day."""
    return {item.id: _state(item) for item in plan_actions(scorecard(audit))}


def _state(item: ActionItem) -> ActionState:
    told = item.state.model_copy(update={"number": item.number, "status": item.status})
    if not item.status.unfinished:
        return told
    first = item.carried.first_due if item.carried else None
    return told.model_copy(update={"due": first or item.due})
