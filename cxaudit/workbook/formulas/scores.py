"""Formulas that say how a department, a principle or the whole stands, from cells of the same row."""

from __future__ import annotations

from collections.abc import Callable

from cxaudit import look
from cxaudit.checklist import Marks
from cxaudit.numbers import PERCENT
from cxaudit.numbers import whole as percents
from cxaudit.report import CapPlaces
from cxaudit.report.words import (
    ANSWERS,
    FAILURES,
    NOT_RATED,
    NOT_VERIFIED,
    PROVISIONAL,
    TOO_FEW_TO_JUDGE,
    too_few,
)
from cxaudit.scoring import Standing
from cxaudit.words import N_, Plural, _
from cxaudit.workbook.formulas.expressions import first_of, text, whole
from cxaudit.workbook.formulas.names import BAND_FLOORS, BAND_NAMES, BAND_SYMBOLS
from cxaudit.workbook.formulas.sentences import around, counted, either, said

_IN_THE_WHOLE = Plural(
    "{n} action item is of no department of this audit, and counted in the whole alone.",
    "{n} action items are of no department of this audit, and counted in the whole alone.",
)

WITHOUT_SCORE = 999
"""Instead of a score where there is none, in the key that the worst is first by."""

TOO_FEW = N_("too few answers")
"""Instead of a band, where there is little room."""

NO_CAP = "99"
"""Cap of what critical failures leave alone: more than there are bands."""


def change(now: str, before: str) -> str:
    """Score less the baseline's, in points; empty where one of them is."""
    return f'IF(OR({now}="",{before}=""),"",{now}-{before})'


def mean(values: str, weights: str) -> str:
    """Mean by weight, of those that have a value; empty where these have no weight."""
    weighing = f'SUMPRODUCT(({values}<>"")*{weights})'
    return f'IF({weighing}=0,"",SUMPRODUCT({weights},{values})/{weighing})'


def of_those_that_weigh(counts: str, weights: str) -> str:
    """Sum of what is counted in departments that don't stand outside the whole."""
    return f'SUMIF({weights},">0",{counts})'


def of_no_department(counts: tuple[tuple[str, str], ...]) -> str:
    """Say how many action items count in the whole alone; of each column the whole, and the departments."""
    more = "+".join(f"{whole}-SUM({departments})" for whole, departments in counts)
    sentence = either(f"{more}=1", *_IN_THE_WHOLE.forms(), n=f"({more})")
    return f'IF({more}=0,"",{sentence})'


def score_words(score: str, low: str, high: str, rated: str) -> str:
    """Score with its range, where answers are unknown, and its count."""
    # nothing that is unknown need be scored
    span = f'IF({low}={high},""," ("&{whole(low)}&"-"&{whole(high)}&")")'
    words = said(f"{_(PERCENT)}{{span}}, {{count}}", share=score, span=span, count=counted(ANSWERS, rated))
    return f'IF({score}="",{text(_(NOT_RATED))},{words})'


def has_band(marks: Marks, rated: str, applicable: str, coverage: str) -> str:
    """1 where enough is rated for a band, else 0.

    Args:
        marks: of the checklist.
        rated: cell of how many questions are rated.
        applicable: expression for how many apply.
        coverage: cell of the coverage.
    """
    needed = _by_size(marks, applicable, str)
    return f"IF({rated}<{needed},0,IF({coverage}<{marks.judged},0,1))"


def _by_size(marks: Marks, applicable: str, said: Callable[[int], str]) -> str:
    """What is said of how many rated questions a band takes, of few questions or of many."""
    few, many = (said(marks.needed(count)) for count in (marks.small, marks.small + 1))
    return many if few == many else f"IF({applicable}<={marks.small},{few},{many})"


def reached(score: str, has_band: str) -> str:
    """Number of the band that a score reaches, from 1, the worst; 0 where there is none."""
    return f"IF({has_band}=0,0,MATCH({score},{BAND_FLOORS},1))"


def rank(reached: str, cap: str) -> str:
    """Number of the band that critical failures leave, `cap` being the best one; 0 where there is none."""
    return f"MIN({reached},{cap})"


def symbol(rank: str) -> str:
    """Symbol of a band by its number."""
    return f"IF({rank}=0,{text(look.NONE_SYMBOL)},INDEX({BAND_SYMBOLS},{rank}))"


def chip(rank: str, rated: str, named: str) -> str:
    """Band in a cell of its own, or in few words that there is none."""
    few, none = (text(f"{look.NONE_SYMBOL} {_(words)}") for words in (TOO_FEW, NOT_RATED))
    return f"IF({rank}>0,{named},IF({rated}>0,{few},{none}))"


def provisional(marks: Marks, has_band: str, coverage: str, unverified: str) -> str:
    """1 where there is a band and more must be known for it to be sure, else 0."""
    return f"IF({has_band}=0,0,IF({unverified}>0,1,IF({coverage}<{marks.covered},1,0)))"


def with_doubt(band: str, provisional: str, sentence: str) -> str:
    """Band, and behind it that it is provisional, as a sentence with `{band}` says it."""
    return around(sentence, lambda words: f'IF({provisional}=1,{words},"")', band=band)


def range_of(standing: Standing) -> tuple[int, int] | None:
    """The range in whole per cents; None where it is none, or no wider than a point that is shown."""
    low, high = standing.low, standing.high
    if low is None or high is None or percents(low) == percents(high):
        return None
    return percents(low), percents(high)


def span_of(standing: Standing, wider: int) -> str:
    """Range in whole per cents, as `span` gives it."""
    low, high = standing.low, standing.high
    if low is None or high is None or percents(high) - percents(low) <= wider:
        return ""
    return f"{percents(low)}–{percents(high)}"


def span(low: str, high: str, wider: int) -> str:
    """Range in whole per cents from two shares, empty where it is no wider than so many points."""
    ends = f'{whole(low)}&"–"&{whole(high)}'
    return f'IF({low}="","",IF({whole(high)}-{whole(low)}<={wider},"",{ends}))'


def key(score: str, position: int) -> str:
    """What the worst is first by: the score, then the order of the checklist; those without a score last."""
    return f'IF({score}="",{WITHOUT_SCORE},{score})+{position}/1000000'


def named(rank: str, rated: str, applicable: str, marks: Marks) -> str:
    """Band without what qualifies it, or why there is none.

    Args:
        rank: cell with the number of the band, 0 for none.
        rated: cell of how many questions are rated.
        applicable: expression for how many apply.
        marks: of the checklist.
    """
    needed = _by_size(marks, applicable, str)
    few = _by_size(marks, applicable, lambda count: text(too_few(count)))
    cases = [
        (f"{rated}=0", text(_(NOT_RATED))),
        (f"{rank}>0", f"INDEX({BAND_NAMES},{rank})"),
        (f"{rated}<{needed}", few),
    ]
    return first_of(cases, text(_(TOO_FEW_TO_JUDGE)))


def band(marks: Marks, named: str, has_band: str, coverage: str, failed: str, unverified: str) -> str:
    """Band with everything that qualifies it."""
    doubt = f"IF({unverified}>0,1,IF({coverage}<{marks.covered},1,0))"
    qualified = around(
        _(PROVISIONAL), lambda words: f'IF({has_band}=0,"",IF({doubt}=1,{words},""))', band=named
    )
    return f"{qualified}&{_criticals(failed, unverified)}"


def _criticals(failed: str, unverified: str) -> str:
    colon = f'IF({failed}+{unverified}>0,": ","")'
    failing = f'IF({failed}=0,"",{counted(FAILURES, failed)})'
    comma = f'IF({failed}=0,"",IF({unverified}=0,"",", "))'
    unsure = f'IF({unverified}=0,"",{counted(NOT_VERIFIED, unverified)})'
    return f"{colon}&{failing}&{comma}&{unsure}"


def department_cap(failed: str, caps: CapPlaces) -> str:
    """Cap of a department with a critical failure."""
    return f"IF({failed}>0,{caps.department + 1},{NO_CAP})"


def overall_cap(failed: str, weights: str, caps: CapPlaces, *, only: bool) -> str:
    """Cap of the whole, by how many departments have a critical failure; those of weight 0 stand outside.

    Args:
        failed: cells with the critical failures of each department.
        weights: cells with the weight of each.
        caps: of the checklist.
        only: whether there is but one department that weighs.
    """
    failing = f'COUNTIFS({weights},">0",{failed},">0")'
    one = caps.only if only else caps.one
    numbers = ",".join(str(cap + 1) for cap in (one, caps.two, caps.three))
    return f"CHOOSE(MIN({failing},3)+1,{NO_CAP},{numbers})"
