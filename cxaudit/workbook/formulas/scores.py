"""Formulas that say how a department, a principle or the whole stands, from cells of the same row."""

from __future__ import annotations

from cxaudit.checklist import Marks
from cxaudit.numbers import PERCENT
from cxaudit.report import CapPlaces
from cxaudit.report.words import ANSWERS, CRITICAL, FAILURES, NOT_RATED, NOT_VERIFIED, PROVISIONAL, too_few
from cxaudit.words import Plural, _
from cxaudit.workbook.formulas.expressions import text, whole
from cxaudit.workbook.formulas.names import BAND_FLOORS, BAND_NAMES
from cxaudit.workbook.formulas.sentences import around, counted, either, said

_IN_THE_WHOLE = Plural(
    "{n} action item is of no department of this audit, and counted in the whole alone.",
    "{n} action items are of no department of this audit, and counted in the whole alone.",
)

NO_CAP = "99"
"""Cap of what critical failures leave alone: more than there are bands."""


def change(now: str, before: str) -> str:
    """Score less the baseline's, in points; empty where one of them is."""
    return f'IF(OR({now}="",{before}=""),"",{now}-{before})'


def mean(values: str, weights: str) -> str:
    """Mean by weight, of those that have a value."""
    return f'IF(COUNT({values})=0,"",SUMPRODUCT({weights},{values})/SUMPRODUCT(({values}<>"")*{weights}))'


def of_no_department(counts: tuple[tuple[str, str], ...]) -> str:
    """Say how many action items count in the whole alone; of each column the whole, and the departments."""
    more = "+".join(f"{whole}-SUM({departments})" for whole, departments in counts)
    sentence = either(f"{more}=1", *_IN_THE_WHOLE.forms(), n=f"({more})")
    return f'IF({more}=0,"",{sentence})'


def score_words(score: str, low: str, high: str, unknown: str, rated: str) -> str:
    """Score with its range, where answers are unknown, and its count."""
    span = f'IF({unknown}>0," ("&{whole(low)}&"-"&{whole(high)}&")","")'
    words = said(f"{_(PERCENT)}{{span}}, {{count}}", share=score, span=span, count=counted(ANSWERS, rated))
    return f'IF({score}="",{text(_(NOT_RATED))},{words})'


def label(marks: Marks, title: str, score: str, named: str, rated: str, failed: str) -> str:
    """Title with score and band in few words, which say in a chart what a bar of no length can't."""
    by_itself = f'IF({rated}<{marks.few},"("&{named}&")",{named})'
    band = around(_(CRITICAL), lambda words: f'IF({failed}>0,{words},"")', band=by_itself)
    words = said(f"{_(PERCENT)} {{band}}", share=score, band=band)
    return f'{title}&" "&IF({score}="",{text(_(NOT_RATED))},{words})'


def plain_label(title: str, score: str) -> str:
    """Title with the score alone."""
    return f'{title}&" "&IF({score}="",{text(_(NOT_RATED))},{said(_(PERCENT), share=score)})'


def zero_if_empty(cell: str) -> str:
    """What a cell holds, 0 where it is empty."""
    return f'IF({cell}="",0,{cell})'


def named(score: str, rated: str, cap: str, marks: Marks) -> str:
    """Band without what qualifies it, or why there is none.

    Args:
        score: cell of the score.
        rated: cell of how many questions are rated.
        cap: expression for the number, from 1, of the highest band that critical failures leave.
        marks: of the checklist.
    """
    reached = f"INDEX({BAND_NAMES},MIN(MATCH({score},{BAND_FLOORS},1),{cap}))"
    return f"IF({rated}=0,{text(_(NOT_RATED))},IF({rated}<{marks.few},{text(too_few(marks.few))},{reached}))"


def band(marks: Marks, named: str, rated: str, coverage: str, failed: str, unverified: str) -> str:
    """Band with everything that qualifies it."""
    doubt = f"IF({unverified}>0,1,IF({coverage}<{marks.covered},1,0))"
    qualified = around(
        _(PROVISIONAL), lambda words: f'IF({rated}<{marks.few},"",IF({doubt}=1,{words},""))', band=named
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


def overall_cap(failed: str, caps: CapPlaces, *, only: bool) -> str:
    """Cap of the whole, by how many departments have a critical failure.

    Args:
        failed: cells with the critical failures of each department.
        caps: of the checklist.
        only: whether there is but one department.
    """
    failing = f'COUNTIF({failed},">0")'
    one = caps.only if only else caps.one
    numbers = ",".join(str(cap + 1) for cap in (one, caps.two, caps.three))
    return f"CHOOSE(MIN({failing},3)+1,{NO_CAP},{numbers})"
