"""Why something is decided about a clause, and what one that follows later waits for."""

from __future__ import annotations

from collections.abc import Mapping

from cxaudit.actions import Finding
from cxaudit.audit import Audit, Decision
from cxaudit.days import in_full
from cxaudit.policy import ClauseDecision, Later, Policy, Wording
from cxaudit.report.actions import ActionRow, cause
from cxaudit.text import lines, sentence
from cxaudit.words import IN_WORDS, N_, STILL_TO_BE_REVISED, TO_BE_SETTLED, _, ngettext

_NOT_IN_FORCE = N_("Nothing of it is in force, and numbers in [brackets] are proposals.")
_STILL_IN_FORCE = N_(
    "What was decided with the audit of {day}, version {version}, goes on until then; "
    "numbers in [brackets] are proposals."
)

_NAMED = 3
"""Findings that are named as the reason of a decision; all stand on the sheet Findings."""


def why(decided: ClauseDecision, wording: Wording) -> str:
    """Say in words what is done about a clause, and why."""
    return lines([_done(decided, wording), _to_be_decided(decided, wording), _found(decided)])


def _done(decided: ClauseDecision, wording: Wording) -> str:
    """What is done; what is to be revised and has no new words yet says so."""
    decision = decided.decision
    if decision is Decision.REVISE and not wording.change:
        return _(STILL_TO_BE_REVISED) if decided.written else _(TO_BE_SETTLED)
    return _(said) if (said := IN_WORDS[decision]) else ""


def stands(audit: Audit, policy: Policy) -> str:
    """Say that a policy is a draft, and why; or which version it is, and from when to when it holds."""
    if policy.in_force is None or policy.review is None:
        earlier = audit.baseline
        in_force = (
            _(_STILL_IN_FORCE, version=earlier.policy_version, day=in_full(earlier.date))
            if earlier and earlier.policy_version
            else _(_NOT_IN_FORCE)
        )
        return f"{_draft(audit, policy.undecided)} {in_force}"
    dates = {"day": in_full(policy.in_force), "review": in_full(policy.review)}
    if audit.policy is None or audit.policy.held is None:
        return _(
            "Version {version}, in force from {day}. Next review: {review}.", version=policy.version, **dates
        )
    return _(
        "Version {version}, decided on {held}, in force from {day}. Next review: {review}.",
        version=policy.version,
        held=in_full(audit.policy.held),
        **dates,
    )


def _draft(audit: Audit, undecided: int) -> str:
    if not any(audit.sitting_on(clause.id).decided for clause in audit.in_policy):
        if audit.baseline and audit.baseline.policy_version:
            return _("Draft: no policy sitting was held in this audit yet.")
        return _("Draft: no policy sitting was held yet.")
    if any(clause.kind == "promise" for clause in audit.undecided):
        return ngettext(
            "Draft: {n} promise is not decided yet.", "Draft: {n} promises are not decided yet.", undecided
        )
    return ngettext("Draft: {n} rule is not decided yet.", "Draft: {n} rules are not decided yet.", undecided)


def followed(later: Later, actions: Mapping[int, ActionRow]) -> str:
    """Say by when a clause follows, or what it waits for.

    Args:
        later: why it follows later.
        actions: action items by number.
    """
    if later.by:
        return _("Holds from {day}.", day=in_full(later.by))
    if later.undecided:
        return _("Not decided yet.")
    named = ", ".join(f"{number} {actions[number].title}" for number in later.parked)
    return ngettext(
        "Waits for an action that is parked: {named}.",
        "Waits for actions that are parked: {named}.",
        len(later.parked),
        named=named,
    )


def _to_be_decided(decided: ClauseDecision, wording: Wording) -> str:
    """What only the top can decide before the clause is written.

    Empty where it is, where it is left out, or where there is nothing to decide.
    """
    decision = decided.clause.decide
    if decision is None or wording.left_out or decided.written in ("yes", "known"):
        return ""
    return _("To be decided: {title} {do}", title=sentence(decision.title), do=decision.do)


def _found(decided: ClauseDecision) -> str:
    rated = decided.tally.rated
    if not decided.findings:
        return ngettext("{n} answer, nothing wanting", "{n} answers, nothing wanting", rated) if rated else ""
    named = [_reason(finding) for finding in decided.findings[:_NAMED]]
    others = len(decided.findings) - len(named)
    return lines(
        [*named, ngettext("and {n} more finding", "and {n} more findings", others) if others else ""]
    )


def _reason(finding: Finding) -> str:
    """Name a finding with why it fails, where somebody said."""
    ask = f"• {finding.question.short_ask}"
    if finding.unknown:
        return f"{ask} → {_('not known yet')}"
    return f"{ask} → {said}" if (said := cause(finding)) else ask
