"""Says how the audit before is counted, where that differs from what its own workbook said."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cxaudit.audit import Audit
from cxaudit.days import in_full
from cxaudit.numbers import figure, whole
from cxaudit.report.words import percent
from cxaudit.text import lines


def compared(audit: Audit, now: Fraction | None, then: Fraction | None) -> str:
    """Say both scores of the baseline where its own rules gave another, and which numbers changed since.

    Args:
        audit: the audit that is told about.
        now: overall score of its baseline by the rules of this audit; None where there is none.
        then: the same by the rules of then.

    Returns:
        A sentence or two; empty where there is nothing to say.
    """
    if audit.baseline is None:
        return ""
    said = ""
    if now is not None and then is not None and whole(now) != whole(then):
        said = (
            f"The last audit, of {in_full(audit.baseline.date)}, is counted by the rules of this one:"
            f" {percent(now)}. Its own book said {percent(then)}."
        )
    numbers = "; ".join(_changed_numbers(audit, audit.baseline))
    return lines([said, f"Changed in the policy since: {numbers}." if numbers else ""])


def _changed_numbers(audit: Audit, before: Audit) -> Iterator[str]:
    """Numbers of the policy that measures of both audits are scored by, and that differ."""
    known = {f"{clause.id}.{name}" for clause in before.checklist.clauses for name in clause.numbers}
    for reference in dict.fromkeys(_references(audit)):
        if reference in known and audit.number(reference) != before.number(reference):
            clause = audit.checklist.clause(reference.partition(".")[0])
            earlier, now = figure(before.number(reference)), figure(audit.number(reference))
            yield f"{clause.title}, {earlier} to {now} {audit.checklist.number(reference).unit}"


def _references(audit: Audit) -> Iterator[str]:
    for place in audit.places:
        measure = place.question.measure
        yield from (each for each in (measure.good, measure.poor) if isinstance(each, str)) if measure else ()
