"""Which clauses of the policy changed between two audits: their words, and their numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from cxaudit.audit import Audit
from cxaudit.policy import held_after

ClauseKind = Literal["new", "changed", "gone"]


@dataclass(frozen=True)
class ClauseChange:
    """One clause that holds otherwise than it did."""

    id: str
    """Its id."""

    title: str
    """What it is called today, else what it was called."""

    kind: ClauseKind
    """new: it did not hold then; changed: in other words or with other numbers; gone: it holds no more."""

    then: str
    """Its text then, numbers filled in; empty: it did not hold."""

    now: str
    """Its text now; empty: it holds no more."""


def clause_changes(before: Audit, audit: Audit) -> tuple[ClauseChange, ...]:
    """Return the clauses that changed, in the policy's order; none as long as no sitting of this audit ended.

    Compared is what holds after either audit, in its words with its numbers.
    """
    held = None if audit.drafts else held_after(audit)
    if held is None:
        return ()
    return tuple(_changed(held_after(before) or {}, held, _titles(before) | _titles(audit)))


def _titles(audit: Audit) -> dict[str, str]:
    return {clause.id: clause.title for clause in audit.checklist.clauses}


def _changed(then: dict[str, str], now: dict[str, str], titles: dict[str, str]) -> Iterator[ClauseChange]:
    for id in dict.fromkeys([*now, *then]):
        was, text = then.get(id, ""), now.get(id, "")
        if was != text:
            kind: ClauseKind = "changed" if was and text else "new" if text else "gone"
            yield ClauseChange(id, titles[id], kind, was, text)
