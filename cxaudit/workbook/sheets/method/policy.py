"""From findings to a policy: its rules in words, as they hold for one audit."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.checklist import LONGEST_SESSION
from cxaudit.policy import (
    DAYS_TO_ASKING,
    DAYS_TO_FORCE,
    MONTHS_TO_REVIEW,
    MOST_DAYS_TO_FORCE,
    MOST_SESSIONS,
    QUARTER,
)
from cxaudit.report import Report
from cxaudit.words import _
from cxaudit.workbook.sheets.method.counting import Line


def policy(report: Report) -> Iterator[Line]:
    """Say how the policy comes about, and when it holds."""
    yield (
        _("A clause"),
        _(
            "A rule that customers or staff can count on. Its score is that of the questions that test it,"
            " in all departments: weight times score, summed, divided by the weights, summed."
        ),
    )
    yield (
        _("Decision"),
        _(
            "Not written today: write. Else a finding without a rule, or of what customers expect: revise."
            " Else more is promised than done: put that right. Else the rule is not kept: train. Else only"
            " unknown: find out. Nothing rated: not assessed. All others are kept. What was decided in the"
            " policy sitting stands instead."
        ),
    )
    yield _("Draft"), _draft(report)
    yield (
        _("Version"),
        _(
            "Counts the policy sittings that were held. What is new or changed since the last one is marked,"
            " and its old wording stands beside the new one."
        ),
    )
    yield (
        _("In force"),
        _(
            "First rules are written, then taught, from the week after, then they hold: from the first"
            " Monday after the last training, {least} to {most} days after the sitting, unless another day"
            " was chosen.",
            least=DAYS_TO_FORCE,
            most=MOST_DAYS_TO_FORCE,
        ),
    )
    yield (
        _("To follow"),
        _(
            "What cannot be written and taught by then, or whose item is parked, keeps its old text, and is"
            " listed behind the house rules."
        ),
    )
    yield (
        _("Next review"),
        _(
            "In January, on the first working day that is {months} months or more after the audit.",
            months=MONTHS_TO_REVIEW,
        ),
    )
    if not report.alone:
        yield _("Training"), _training()


def _draft(report: Report) -> str:
    said = _(
        "Until a policy sitting has decided on each promise the policy is a draft: it has no version, day or"
        " training dates, and its numbers and sums are proposals."
    )
    now = _("Here it is a draft.") if report.refresh.draft else _("Here all are decided.")
    return f"{said} {now}"


def _training() -> str:
    return _(
        "Before the policy is in force nobody has more than {sessions} sessions of {minutes} minutes, a week"
        " apart, for the weightiest clauses that are new or changed; the rest follows in {quarter} minutes a"
        " month. Two people are asked what they learnt {days} days later.",
        sessions=MOST_SESSIONS,
        minutes=LONGEST_SESSION,
        quarter=QUARTER,
        days=DAYS_TO_ASKING,
    )
