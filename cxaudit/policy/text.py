"""The text of the customer-service policy: finished prose, promises first, numbers filled in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from cxaudit.audit import Audit, ClauseSitting
from cxaudit.checklist import Clause
from cxaudit.days import after, on_weekday
from cxaudit.policy.decisions import in_scope

DAYS_TO_FORCE = 28
"""Days from the audit until the policy holds, unless the sitting said otherwise: time to train."""

MONTHS_TO_REVIEW = 6
"""Months that must lie between the audit and the next review of the policy."""


@dataclass(frozen=True)
class Paragraph:
    """One clause as it will hold."""

    clause: Clause
    """The clause."""

    text: str
    """Its wording with the numbers filled in."""

    change: Literal["new", "changed", ""]
    """new: not written before; changed: other words or numbers than before; empty: as it was.

    Before is the baseline's policy, else the checklist's own words.
    """


@dataclass(frozen=True)
class Policy:
    """The customer-service policy that comes out of an audit."""

    version: int
    """1 for the first, one more with each audit that builds on another's policy."""

    promises: tuple[Paragraph, ...]
    """What customers are told, in the policy's order."""

    rules: tuple[Paragraph, ...]
    """The rules of the house, in the policy's order."""

    free: tuple[tuple[Clause, str], ...]
    """What staff may decide themselves, with numbers, by clause in the policy's order; nothing where one
    person is the whole business.
    """

    in_force: date
    """From when it holds."""

    review: date
    """When it is looked at again."""


def compose(audit: Audit) -> Policy:
    """Put the policy together from the clauses in scope, as decided in the policy sitting."""
    before = _before(audit.baseline)
    paragraphs = [_paragraph(audit, clause, before) for clause in in_scope(audit)]
    return Policy(
        version=audit.policy_version,
        promises=tuple(each for each in paragraphs if each.clause.kind == "promise"),
        rules=tuple(each for each in paragraphs if each.clause.kind == "rule"),
        free=() if audit.alone else tuple(_free(audit)),
        in_force=in_force(audit),
        review=next_review(audit.date),
    )


def _free(audit: Audit) -> Iterator[tuple[Clause, str]]:
    for clause in in_scope(audit):
        if clause.may:
            yield clause, clause.filled(clause.may, numbers(audit, clause))


def in_force(audit: Audit) -> date:
    """Return the day from which the policy holds: as decided, else four weeks after the audit."""
    decided = audit.policy.in_force if audit.policy else None
    return decided or after(audit.date, DAYS_TO_FORCE)


def next_review(day: date) -> date:
    """Return the first weekday from 2 January that lies at least six months after the day."""
    month = day.month - 1 + MONTHS_TO_REVIEW
    earliest = (day.year + month // 12, month % 12 + 1, day.day)
    review = on_weekday(date(day.year + 1, 1, 2))
    if (review.year, review.month, review.day) < earliest:
        review = on_weekday(date(day.year + 2, 1, 2))
    return review


def _before(baseline: Audit | None) -> dict[str, str] | None:
    """Texts of the baseline's policy by clause; None where there is no baseline."""
    if baseline is None:
        return None
    policy = compose(baseline)
    return {each.clause.id: each.text for each in (*policy.promises, *policy.rules)}


def _paragraph(audit: Audit, clause: Clause, before: Mapping[str, str] | None) -> Paragraph:
    now = _sitting(audit, clause)
    wording = now.wording or _sitting(audit.baseline, clause).wording or clause.wording
    text = clause.filled(wording, numbers(audit, clause))
    unheard_of = before is not None and clause.id not in before and now.written is None
    if now.written == "no" or unheard_of:
        return Paragraph(clause, text, "new")
    earlier = (before or {}).get(clause.id) or clause.filled(clause.wording, _defaults(clause))
    return Paragraph(clause, text, "changed" if text != earlier else "")


def _sitting(audit: Audit | None, clause: Clause) -> ClauseSitting:
    sittings = audit.policy.clauses if audit and audit.policy else {}
    return sittings.get(clause.id, ClauseSitting())


def numbers(audit: Audit, clause: Clause) -> dict[str, float]:
    """Return the numbers of a clause as they will hold; what the sitting left alone stays as it was.

    Numbers that the clause had in an earlier checklist alone are left out.
    """
    before, now = _sitting(audit.baseline, clause), _sitting(audit, clause)
    told = {**before.numbers, **now.numbers}
    return {name: told.get(name, default) for name, default in _defaults(clause).items()}


def _defaults(clause: Clause) -> dict[str, float]:
    return {name: number.default for name, number in clause.placed.items()}
