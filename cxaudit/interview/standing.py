"""How questions stand: which are open, unknown, waited for, found wanting, or to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from cxaudit.actions import find
from cxaudit.audit import Audit, State
from cxaudit.scoring import scorecard
from cxaudit.words import N_, _


class Standing(StrEnum):
    """What is left to do about a question."""

    OPEN = "open"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    FINDINGS = "findings"
    CHANGE = "change"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(_LABELS[self])


_LABELS = {
    Standing.OPEN: N_("open"),
    Standing.UNKNOWN: N_("unknown"),
    Standing.WAITING: N_("waiting"),
    Standing.FINDINGS: N_("findings"),
    Standing.CHANGE: N_("note needed"),
}


def which(audit: Audit, order: Sequence[str], standing: Standing) -> tuple[str, ...]:
    """Return those of the questions that stand so; open are those that wait for nobody."""
    if standing is Standing.FINDINGS:
        found = {finding.scored.id for finding in find(scorecard(audit))}
        return tuple(name for name in order if name in found)
    return tuple(name for name in order if _stands(audit, name, standing))


def _stands(audit: Audit, name: str, standing: Standing) -> bool:
    response = audit.response(name)
    match standing:
        case Standing.OPEN:
            return response.state is State.OPEN and response.waiting is None
        case Standing.WAITING:
            return response.waiting is not None
        case Standing.UNKNOWN:
            return response.state is State.UNKNOWN
        case _:
            return response.lacks_note(audit.checklist.places[name].question)
