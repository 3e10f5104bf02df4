"""An audit as the next one keeps it to compare with: less its own baseline, but with all it took from it."""

from __future__ import annotations

from cxaudit.actions import ActionItem, plan_actions
from cxaudit.audit import ActionState, Audit, ClauseSitting, OwnFinding, PolicySitting, Status
from cxaudit.scoring import scorecard


def as_baseline(audit: Audit) -> Audit:
    """Return an audit less its own baseline, with what it carried over from there written into it.

    That is the version, the wordings and the numbers of its policy, the numbers that scored it, the numbers
    of its action items, and of unfinished ones what was decided and the first due date.
    """
    return audit.model_copy(
        update={
            "baseline": None,
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
    names = dict.fromkeys([*before.clauses, *now.clauses])
    clauses = {name: _clause(now.clauses.get(name), before.clauses.get(name)) for name in names}
    kept = {"version": audit.policy_version or None, "currency": audit.currency, "clauses": clauses}
    return now.model_copy(update=kept)


def _clause(now: ClauseSitting | None, before: ClauseSitting | None) -> ClauseSitting:
    now, before = now or ClauseSitting(), before or ClauseSitting()
    return now.model_copy(
        update={"wording": now.wording or before.wording, "numbers": {**before.numbers, **now.numbers}}
    )


def _states(audit: Audit) -> dict[str, ActionState]:
    """What was decided about each action item, with its number and, of an unfinished one, its first day."""
    return {item.id: _state(item) for item in plan_actions(scorecard(audit))}


def _state(item: ActionItem) -> ActionState:
    numbered = item.state.model_copy(update={"number": item.number})
    if not item.status.unfinished:
        return numbered
    first = item.carried.first_due if item.carried else None
    return numbered.model_copy(update={"due": first or item.due, "status": item.status})
