"""What each clause says: as it will hold, and as it held before, with its numbers filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cxaudit.audit import Audit
from cxaudit.checklist import Clause


@dataclass(frozen=True)
class Wording:
    """One clause in scope in words."""

    clause: Clause
    """The clause."""

    text: str
    """As it will hold; numbers of what nobody decided stand in brackets."""

    before: str | None
    """As it held before: in the baseline's policy, else as the checklist has it; empty: nothing was written;
    None: nobody said.
    """

    change: Literal["new", "changed", ""]
    """new: not written before; changed: other words or numbers; empty: as it was, or nobody said."""

    numbers: tuple[str, ...]
    """The numbers that it names, with their units."""

    may: str
    """What staff may decide themselves; empty: nothing."""

    left_out: bool = False
    """Whether it was decided to leave it out of the policy."""

    @property
    def proposed(self) -> bool:
        """Whether it is a proposal of the checklist: nobody decided it, and nothing held before."""
        return self.before is None and not self.left_out


def wordings(audit: Audit) -> tuple[Wording, ...]:
    """Return the wordings of all clauses in scope, in the policy's order."""
    held = held_after(audit.baseline) if audit.baseline else None
    return tuple(_wording(audit, clause, held) for clause in audit.in_policy)


def held_after(audit: Audit) -> dict[str, str] | None:
    """Return the texts of the policy that is in force after an audit, by clause; None where none is.

    What was left out, and what nobody had decided, is not in force.
    """
    if not audit.policy_version:
        return None
    return {each.clause.id: each.text for each in wordings(audit) if not (each.left_out or each.proposed)}


def _wording(audit: Audit, clause: Clause, held: Mapping[str, str] | None) -> Wording:
    told, words, out = numbers(audit, clause), words_of(audit, clause), audit.leaves_out(clause.id)
    before = _before(audit, clause, held)
    text = clause.filled(words, told, audit.currency)
    mark = str if _is_settled(audit, clause, held) else _bracketed
    return Wording(
        clause=clause,
        text=clause.filled(words, told, audit.currency, mark),
        before=before,
        change="" if out else "new" if before == "" else "changed" if before not in (None, text) else "",
        numbers=tuple(
            clause.numbers[name].said(number, audit.currency)
            for name, number in told.items()
            if name in clause.placed(words)
        ),
        may="" if out else clause.filled(clause.may or "", told, audit.currency, mark),
        left_out=out,
    )


def _is_settled(audit: Audit, clause: Clause, held: Mapping[str, str] | None) -> bool:
    """Whether somebody decided a clause, in this sitting or in the one before."""
    known = held is not None and clause.id in held
    return known or audit.sitting_on(clause.id).decided or audit.leaves_out(clause.id)


def _bracketed(said: str) -> str:
    return f"[{said}]"


def _before(audit: Audit, clause: Clause, held: Mapping[str, str] | None) -> str | None:
    sitting = audit.sitting_on(clause.id)
    if sitting.written == "no":
        return ""
    if held is not None and clause.id in held:
        return held[clause.id]
    if not _is_settled(audit, clause, held):
        return "" if held is not None and audit.drafts else None
    if held is not None and sitting.written is None:
        return ""
    return clause.filled(clause.wording, _defaults(clause), audit.currency)


def words_of(audit: Audit, clause: Clause) -> str:
    """Return the wording as it will hold, with names of numbers in braces.

    Words that name a number that the clause had in an earlier checklist alone hold no longer.
    """
    earlier = audit.baseline.sitting_on(clause.id).wording if audit.baseline else ""
    kept = earlier if clause.can_say(earlier) else ""
    return audit.sitting_on(clause.id).wording or kept or clause.wording


def numbers(audit: Audit, clause: Clause) -> dict[str, float]:
    """Return the numbers of a clause as they will hold; what the sitting left alone stays as it was.

    Numbers that the clause had in an earlier checklist alone are left out.
    """
    before = audit.baseline.sitting_on(clause.id).numbers if audit.baseline else {}
    told = {**before, **audit.sitting_on(clause.id).numbers}
    return {name: told.get(name, default) for name, default in _defaults(clause).items()}


def _defaults(clause: Clause) -> dict[str, float]:
    return {name: number.default for name, number in clause.numbers.items()}
