"""The rules in words, as they hold for one audit: from answers to scores, from findings to action items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import astuple

from cxaudit.actions import CONTAIN_DAYS, EFFORT_DAYS, MOST_PLANNED, SEVERITY_DAYS
from cxaudit.audit import Severity
from cxaudit.checklist import UNKNOWN, Effort
from cxaudit.days import in_full
from cxaudit.report import Report
from cxaudit.scoring import FAILED
from cxaudit.words import N_, _
from cxaudit.workbook.sheets.method.counting import (
    Line,
    brought_weight,
    conditions,
    few_answers,
    weights,
)

_COUNTS = {
    (): N_(
        "A number scores along the straight line between the two readings that stand below the question,"
        " and never beyond."
    ),
    ("four_of_five",): N_(
        "A number scores along the straight line between the two readings that stand below the question,"
        " and never beyond; of several readings the one that four of five are as good as or better than"
        " counts."
    ),
    ("median",): N_(
        "A number scores along the straight line between the two readings that stand below the question,"
        " and never beyond; of several readings the median counts."
    ),
    ("four_of_five", "median"): N_(
        "A number scores along the straight line between the two readings that stand below the question,"
        " and never beyond; of several readings the one that four of five are as good as or better than or"
        " the median, as the checklist says of each counts."
    ),
}
"""How a number is scored, by which of several readings counts in this audit."""


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


def scoring(report: Report) -> Iterator[Line]:
    """Say how answers become scores, by the rules of this audit."""
    marks = report.marks
    yield (
        _("A question"),
        _(
            "Each question has its own steps, worst first, all of them in the list of its cell. The worst"
            " scores 0 %, the best 100 %, those between lie evenly between. {number} One that never came is"
            " the worst.",
            number=_(_COUNTS[report.counts]),
        ),
    )
    if "points" in report.scored_by:
        yield (
            _("Points"),
            _(
                "Where the steps of a question have points, these count instead of the place: a step scores"
                " its points out of the most that the question has, so 6 of 10 points are 60 %."
            ),
        )
    yield from weights(report)
    yield from conditions(report)
    yield (
        _("Not applicable"),
        _("Counts nowhere. Nothing rated is not zero: the score stays empty."),
    )
    yield (
        _("Unknown"),
        _(
            "“{unknown}” is no answer yet. The range says what the score would be if every unknown answer"
            " were the worst, and if every one were the best.",
            unknown=_(UNKNOWN),
        ),
    )
    yield (
        _("Coverage"),
        _(
            "Rated questions among all that were asked and apply (rated, unknown and open). Below {share} %"
            " the band is provisional.",
            share=marks.covered,
        ),
    )
    yield (
        _("Confidence"),
        _(
            "Share of the weight that rests on more than what somebody stated: documents, what was observed,"
            " what customers confirmed."
        ),
    )
    yield _("Few answers"), few_answers(report)
    yield _("Critical"), _criticals(report)
    yield (
        _("Rounding"),
        _(
            "What is shown is what counts: whatever is compared with a mark is a whole per cent, halves"
            " upwards. Sums are made of the exact figures behind them."
        ),
    )
    if "four_of_five" in report.counts:
        yield (
            _("Several readings"),
            _(
                "Of one the first, of two the second, of three the second, of four the third, of five the"
                " fourth from the best: what four of five are as good as, as near as so few can say."
            ),
        )
    for steps in report.scales:
        yield _("Shared steps"), "; ".join(steps)


def _criticals(report: Report) -> str:
    """Say how far critical failures cap the bands, of the whole too where it is more than one department."""
    capped, one, two, three, only = (report.bands[place].label for place in astuple(report.cap_places))
    one_department = len(report.inside) == 1
    whole = {only} if one_department else {one, two, three}
    if whole == {capped}:
        return _(
            "A critical question that scores {failed} % or less has failed. The score stays, but its"
            " department and the whole get at most the band {capped}. A critical question that is unknown or"
            " open is not verified, and the band is provisional.",
            failed=FAILED,
            capped=capped,
        )
    if one_department:
        return _(
            "A critical question that scores {failed} % or less has failed. The score stays, but its"
            " department gets at most the band {capped}, and the whole, which is no more, {only}. A critical"
            " question that is unknown or open is not verified, and the band is provisional.",
            failed=FAILED,
            capped=capped,
            only=only,
        )
    return _(
        "A critical question that scores {failed} % or less has failed. The score stays, but its department"
        " gets at most the band {capped}, and the whole at most {one}; with two such departments {two}, from"
        " three on {three}. A critical question that is unknown or open is not verified, and the band is"
        " provisional.",
        failed=FAILED,
        capped=capped,
        one=one,
        two=two,
        three=three,
    )


def actions(report: Report) -> Iterator[Line]:
    """Say how findings become action items, by the rules of this audit."""
    finding = _(
        "A rated question below {share} %, a failed critical one, or an unknown one (to be found out)."
        " Its priority is weight × what is missing to 100 %, twice that if it is critical, and half as"
        " much again if it was a finding in the last audit too. Unknown counts as 50 %.",
        share=report.marks.wanting,
    )
    yield _("A finding"), " ".join(filter(None, [finding, brought_weight(report)]))
    yield (
        _("Severity"),
        _("Critical: a failed critical question. High: priority 2 or more. Medium: 1 or more. Low: below 1."),
    )
    yield (
        _("An action item"),
        _(_GATHERED[report.has_policy, report.by_touchpoint]),
    )
    if any(not finding.question for finding in report.findings):
        yield (
            _("Found beside the questions"),
            _(
                "What was found beside the questions is an action item by itself, as grave as was said with"
                " it, and counts in no score."
            ),
        )
    yield (
        _("Its number"),
        _(
            "Given in the order of priority when the book is written first, kept, and never given again:"
            " later items go on from the last."
        ),
    )
    yield (
        _("Due"),
        _(
            "The later of what severity asks ({severities} days from {began}) and what effort takes"
            " ({efforts} days; S is less than a day's work, M less than a month's); Saturday and Sunday"
            " become Monday. Nobody gets a fourth item in one month, critical ones aside. A failed critical"
            " is also contained, so that it does no more harm, within {contained} days.",
            began=_began(report),
            severities=_days(SEVERITY_DAYS),
            efforts=_days(EFFORT_DAYS),
            contained=CONTAIN_DAYS,
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
    yield (
        _("Planned or parked"),
        _(
            "At most {most} items are planned; the rest are parked. A failed critical is never parked. A"
            " quick win is medium or worse and takes less than a day.",
            most=MOST_PLANNED,
        ),
    )


def _began(report: Report) -> str:
    """From when days are counted."""
    if report.agreed is None:
        return _("the audit")
    return _("{day}, when the plan was agreed", day=in_full(report.agreed))


def _days(days: Mapping[Severity, int] | Mapping[Effort, int]) -> str:
    return ", ".join(f"{name.label} {count}" for name, count in days.items())
