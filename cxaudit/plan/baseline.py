"""An audit as the next one keeps it to compare with: less its own baseline, but with all it took from it."""

from __future__ import annotations

from cxaudit.actions import plan_actions
from cxaudit.audit import ActionState, Audit, ClauseSitting, PolicySitting
from cxaudit.scoring import scorecard


def as_baseline(audit: Audit) -> Audit:
    """Return an audit less its own baseline, with what it carried over from there written into it.

    That is the version, the wordings and the numbers of its policy, the numbers that scored it, and the
    first due dates of its unfinished actions.
    """
    return audit.model_copy(
        update={
            "baseline": None,
            "numbers": {reference: audit.number(reference) for reference in audit.checklist.numbers},
            "policy": _policy(audit),
            "actions": {**audit.actions, **_unfinished(audit)},
        }
    )


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


def _unfinished(audit: Audit) -> dict[str, ActionState]:
    return {
        item.id: item.state.model_copy(update={"due": item.due, "status": item.status})
        for item in plan_actions(scorecard(audit))
        if item.status.unfinished
    }
