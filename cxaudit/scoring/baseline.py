"""Counts the audit before by the rules of this one."""

from __future__ import annotations

from cxaudit.audit import Audit
from cxaudit.checklist import Question
from cxaudit.scoring.questions import ends


def earlier(audit: Audit) -> Audit | None:
    """Return the baseline as this audit's rules count it; None where there is none.

    Bands, marks, caps and the ends of measures are this audit's, so that a changed rule or standard is never
    progress. A measure in another unit stays as it was.
    """
    if audit.baseline is None:
        return None
    checklist, now = audit.baseline.checklist, audit.checklist
    departments = [
        department.changed(
            touchpoints=[
                touchpoint.changed(questions=[_as_now(audit, each) for each in touchpoint.questions])
                for touchpoint in department.touchpoints
            ]
        )
        for department in checklist.departments
    ]
    rules = {"bands": now.bands, "marks": now.marks, "caps": now.capped}
    return audit.baseline.changed(checklist=checklist.changed(**rules, departments=departments))


def _as_now(audit: Audit, question: Question) -> Question:
    """A question of the baseline, its measure with today's ends."""
    place = audit.checklist.places.get(question.id)
    measure = place.question.measure if place else None
    if measure is None or question.measure is None or measure.unit != question.measure.unit:
        return question
    poor, good = map(float, ends(audit, measure))
    # a business may have set a number of its policy beyond what can be true
    least = min(measure.least, poor, good)
    return question.changed(measure=measure.changed(poor=poor, good=good, least=least, most=None))
