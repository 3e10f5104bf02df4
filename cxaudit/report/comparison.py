"""Says how the audit before is counted, where that differs from what its own workbook said."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.audit import Audit
from cxaudit.days import in_full
from cxaudit.numbers import percent, whole
from cxaudit.scoring import Scorecard
from cxaudit.text import lines
from cxaudit.words import _


def compared(card: Scorecard) -> str:
    """Say both scores of the baseline where its own rules gave another, and which numbers changed since.

    A sentence or two; empty where there is nothing to say, or no baseline.
    """
    audit, before, reported = card.audit, card.before, card.before_as_reported
    if audit.baseline is None or before is None or reported is None:
        return ""
    said, now, then = "", before.overall.score, reported.overall.score
    if now is not None and then is not None and whole(now) != whole(then):
        said = _(
            "The last audit, of {day}, is counted by the rules of this one: {now}. Its own book said {then}.",
            day=in_full(audit.baseline.date),
            now=percent(now),
            then=percent(then),
        )
    numbers = "; ".join(_changed_numbers(card, audit.baseline))
    return lines([said, _("Changed in the policy since: {numbers}.", numbers=numbers) if numbers else ""])


def _changed_numbers(card: Scorecard, before: Audit) -> Iterator[str]:
    """Numbers of the policy that measures of both audits are scored by, and that differ."""
    audit = card.audit
    for reference in dict.fromkeys(name for each in card.questions.values() for name in each.type.numbers):
        if reference in before.checklist.numbers and audit.number(reference) != before.number(reference):
            clause = audit.checklist.clause(reference.partition(".")[0])
            number = audit.checklist.number(reference)
            yield _(
                "{clause}, {before} to {now}",
                clause=clause.title,
                before=number.said(before.number(reference), audit.currency),
                now=number.said(audit.number(reference), audit.currency),
            )
