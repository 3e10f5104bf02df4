"""The rules of scoring in words, as they hold for one audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple

from cxaudit.checklist import UNKNOWN
from cxaudit.report import Report
from cxaudit.scoring import FAILED
from cxaudit.words import N_, _
from cxaudit.workbook.sheets.method.counting import (
    Line,
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
            "“{unknown}” is no answer yet: it counts in no score, and is a finding, to be found out.",
            unknown=_(UNKNOWN),
        ),
    )
    yield (
        _("Range"),
        _("What the score would be if every unknown answer were the worst, and if every one were the best."),
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
