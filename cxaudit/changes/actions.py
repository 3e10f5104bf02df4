"""What became of the actions of the audit before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cxaudit.actions import ActionItem, last_items, told_of
from cxaudit.audit import Status
from cxaudit.changes.findings import Fate, FindingChange, key_of
from cxaudit.scoring import Scorecard


class Effect(StrEnum):
    """What is left of the findings that an action was to see to."""

    CRITICAL = "critical"
    """One of them is there still, and fails critically."""

    STILL = "still"
    """One of them is there still."""

    FIXED = "fixed"
    """None of them is there any more, as far as they were answered."""

    UNKNOWN = "unknown"
    """None of them was answered this time; or it had none, as a decision of the top."""


@dataclass(frozen=True)
class LastAction:
    """An action that was planned in the audit before, and what became of it."""

    item: ActionItem
    """As it was planned."""

    status: Status
    """How far it has come, as it was told in this audit, else as it stood then.

    Reopened where it was done and something of it is there still.
    """

    told: bool
    """Whether somebody was asked about it in this audit."""

    done_on: date | None
    """When it was done; None where it was not, or nobody knows."""

    seen: bool
    """Whether it was seen that it is done, and not only said."""

    why: str
    """Why it was dropped; empty where nobody said."""

    effect: Effect
    """What is left of its findings."""

    @property
    def rank(self) -> tuple[int, int]:
        """The worst outcome first: critical again, still there, open; then what is done and fixed."""
        settled = self.status is Status.DONE or self.effect is Effect.FIXED
        return (list(Effect).index(self.effect) + 2 * settled, _ORDER.index(self.status))


_ORDER = (Status.DROPPED, Status.REOPENED, Status.DONE, Status.OPEN, Status.IN_PROGRESS, Status.PARKED)
"""Statuses, the one that is worst beside a finding that is still there first."""


def last_actions(card: Scorecard, findings: Iterable[FindingChange]) -> tuple[LastAction, ...]:
    """Return every action of the audit before that was to be done, or was done, the worst outcome first.

    Ties are by number. What was parked or dropped then already is none.
    """
    fates = {key_of(each.then): each for each in findings if each.then}
    gone = [_last(card, item, fates) for item in last_items(card)]
    return tuple(sorted(gone, key=lambda each: (*each.rank, each.item.number)))


def _last(card: Scorecard, item: ActionItem, fates: Mapping[str, FindingChange]) -> LastAction:
    told = told_of(card, item.id)
    effect = _effect(item, fates)
    done = item.status is Status.DONE
    return LastAction(
        item=item,
        status=Status.REOPENED if done and effect in (Effect.STILL, Effect.CRITICAL) else item.status,
        told=told is not None,
        done_on=item.state.done_on if done else None,
        seen=bool(told and told.seen),
        why=told.why if told else "",
        effect=effect,
    )


def _effect(item: ActionItem, fates: Mapping[str, FindingChange]) -> Effect:
    """What is left of the findings of an item, as far as they are findings by the rules of today."""
    changes = [fates[key] for key in map(key_of, item.findings) if key in fates]
    still = [each.now for each in changes if each.fate is Fate.STILL and each.now]
    if still:
        return Effect.CRITICAL if any(finding.critical for finding in still) else Effect.STILL
    return Effect.FIXED if any(each.fate is Fate.FIXED for each in changes) else Effect.UNKNOWN
