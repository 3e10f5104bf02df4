"""From findings to action items: the rules in words, as they hold for one audit."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.actions import (
    CONTAIN_DAYS,
    CRITICAL_DAYS,
    DAYS_AFTER_DECISION,
    EFFORT_DAYS,
    EFFORT_POINTS,
    MOST_IN_A_MONTH,
    MOST_OF_MIDDLE,
    MOST_OF_ONE,
    MOST_OF_SMALL,
    MOST_OTHERS,
    MOST_PLANNED,
    MOST_QUICK_WINS,
    MOST_STRENGTHS,
)
from cxaudit.audit import MOST_RESOLUTIONS
from cxaudit.checklist import TOP
from cxaudit.days import in_full
from cxaudit.numbers import figure
from cxaudit.report import Report
from cxaudit.words import N_, _, ngettext
from cxaudit.workbook.sheet_names import SUMMARY, called
from cxaudit.workbook.sheets.method.counting import Line, brought_weight

_GATHERED = {
    (True, False): N_(
        "One department's work on one clause of the customer-service policy; all its findings stand together."
    ),
    (True, True): N_(
        "One department's work on one clause of the customer-service policy, or at one touchpoint where"
        " questions test no clause; all its findings stand together."
    ),
    (False, True): N_("One department's work at one touchpoint; all its findings stand together."),
}
"""What makes an action item: whether there is a policy, and whether a question tests no clause of it."""


_STRONG = {
    True: N_(
        "A question that scores {share} % or more and weighs {weight} or more; the {most} best are shown."
    ),
    False: N_(
        "A question that scores {share} % or more, weighs {weight} or more, and rests on more than what"
        " somebody stated; the {most} best are shown."
    ),
}
"""What is strong, in a self-assessment or not."""


_BEGUN_WITH = {
    True: N_(
        "The {summary} names the criticals, the decisions, then by priority up to {others} more, {most} in"
        " all; at most {one} of one owner unless critical, a decision, or {others} cannot be reached, and no"
        " two of one clause."
    ),
    False: N_(
        "The {summary} names the criticals, then by priority up to {others} more, {most} in all; at most"
        " {one} of one owner unless critical, or {others} cannot be reached."
    ),
}
"""What is begun with, where there is a policy or none: without clauses nothing is to be decided on one."""


def findings(report: Report) -> Iterator[Line]:
    """Say what becomes a finding, by the marks of this audit."""
    marks = report.marks
    finding = _(
        "A rated question below {share} %, a failed critical one, or an unknown one (to be found out)."
        " Its priority is weight × what is missing to 100 %, twice that if it is critical, and half as"
        " much again if it was a finding in the last audit too. Unknown counts as 50 %.",
        share=marks.wanting,
    )
    yield _("A finding"), " ".join(filter(None, [finding, brought_weight(report)]))
    yield (
        _("Could be better"),
        _(
            "From {share} % up to below {strong} % a question could be better; its department's sheet says"
            " so.",
            share=marks.wanting,
            strong=marks.strong,
        ),
    )
    if marks.next_steps:
        yield (
            _("Next step"),
            _(
                "Where there are fewer than {count} action items, the best of what could be better fill up,"
                " as next steps.",
                count=marks.next_steps,
            ),
        )
    yield _("Strength"), _strength(report)
    yield (
        _("Severity"),
        _("Critical: a failed critical question. High: priority 2 or more. Medium: 1 or more. Low: below 1."),
    )
    if any(finding.why for finding in report.findings):
        yield (
            _("Why it fails"),
            _("“usually” stands before a cause that is the usual one, and that nobody has confirmed here."),
        )
    if any(not finding.question for finding in report.findings):
        yield (
            _("Found beside the questions"),
            _(
                "What was found beside the questions is an action item by itself, as grave as was said with"
                " it, and counts in no score."
            ),
        )


def _strength(report: Report) -> str:
    """Say what is strong, and how many are shown."""
    return _(
        _STRONG[report.by_oneself],
        share=report.marks.strong,
        weight=figure(float(report.rules.usual_weight)),
        most=MOST_STRENGTHS,
    )


def actions(report: Report) -> Iterator[Line]:
    """Say how findings become action items, by the rules of this audit."""
    yield (
        _("An action item"),
        _(_GATHERED[report.has_policy, report.by_touchpoint]),
    )
    if any(each.id.startswith(f"{TOP}.") for each in report.not_parked):
        yield (
            _("A decision"),
            _(
                "Where there is no rule yet, and only whoever leads the business can make it, that is decided"
                " once, for all departments. What follows is due {days} days later at the earliest.",
                days=DAYS_AFTER_DECISION,
            ),
        )
    yield (
        _("Its number"),
        _(
            "Given in the order of priority when the book is written first, kept in the next audits too, and"
            " never given again: later items go on from the last."
        ),
    )
    yield _("Effort"), _effort()
    yield (
        _("Quick win"),
        _(
            "Takes less than a day, and is due within the first month; at most {quick} are marked.",
            quick=MOST_QUICK_WINS,
        ),
    )
    yield from _dates(report)
    yield (
        _("Planned or parked"),
        _(
            "At most {most} items are planned; the rest are parked. A failed critical is never parked.",
            most=MOST_PLANNED,
        ),
    )
    yield _("What to do"), _resolutions(report)


def _dates(report: Report) -> Iterator[Line]:
    """Say when items are due."""
    yield _("Due"), _due(report)
    yield (
        _("Contained"),
        _(
            "A failed critical is due within {critical} days; within {contained} it does no more harm, even"
            " if its cause is not gone yet.",
            critical=CRITICAL_DAYS,
            contained=CONTAIN_DAYS,
        ),
    )
    if report.compared:
        yield (
            _("Carried over"),
            _(
                "What was not finished since the last audit keeps its number, owner, title and tasks, and"
                " gets a new day; the first one stands beside it. What was done and fails again is reopened."
            ),
        )
    if report.weeks_out:
        yield (
            _("Weeks out"),
            _(
                "Nothing can be begun from {weeks}: what would be due then is due on the first Monday after.",
                weeks="; ".join(report.weeks_out),
            ),
        )


def _resolutions(report: Report) -> str:
    return _(
        _BEGUN_WITH[report.has_policy],
        summary=called(SUMMARY),
        others=MOST_OTHERS,
        most=MOST_RESOLUTIONS,
        one=MOST_OF_ONE,
    )


def _effort() -> str:
    small, middle, large = EFFORT_POINTS.values()
    return _(
        "S is less than a day's work, M less than a month's, L more. Its tasks count {small} for S, {middle}"
        " for M and {large} for L: up to {of_small} together is S, up to {of_middle} M, else L.",
        small=small,
        middle=middle,
        large=large,
        of_small=MOST_OF_SMALL,
        of_middle=MOST_OF_MIDDLE,
    )


def _due(report: Report) -> str:
    return _(
        "What effort takes ({efforts} days from {began}), in order of priority: in the first week with room."
        " {room} of one owner at most {month} in a month. Saturday and Sunday become Monday.",
        efforts=", ".join(f"{name.label} {count}" for name, count in EFFORT_DAYS.items()),
        began=_began(report),
        room=ngettext(
            "At most {n} item is due in a week in the whole house,",
            "At most {n} items are due in a week in the whole house,",
            report.a_week,
        ),
        month=MOST_IN_A_MONTH,
    )


def _began(report: Report) -> str:
    """From when days are counted."""
    if report.agreed is None:
        return _("the audit")
    return _("{day}, when the plan was agreed", day=in_full(report.agreed))
