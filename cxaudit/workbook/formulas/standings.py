"""Formulas of the sheet Departments that say how a department, a principle or the whole stands."""

from __future__ import annotations

from cxaudit.checklist import Marks
from cxaudit.report import Limits
from cxaudit.report.words import CRITICAL, NOT_RATED, PROVISIONAL, too_few
from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Dep
from cxaudit.workbook.formulas.names import BAND_FLOORS, BAND_NAMES, at, text, whole
from cxaudit.workbook.formulas.sums import share_in_per_cent

IN_THE_WHOLE = " of no department of this audit, and counted in the whole alone."

_NO_CAP = 99


def coverage(row: int) -> Formula:
    """Whole per cent of what applies that is rated."""
    rated, unknown, still = (at(column, row) for column in (Dep.RATED, Dep.UNKNOWN, Dep.OPEN))
    return share_in_per_cent(rated, f"({rated}+{unknown}+{still})")


def same(column: Dep, row: int) -> Formula:
    """What a cell of the same sheet shows."""
    return Formula(f"={at(column, row)}")


def change(row: int) -> Formula:
    """Score less the baseline's, in points; empty where one of them is."""
    now, before = at(Dep.SCORE, row), at(Dep.BEFORE, row)
    return Formula(f'=IF(OR({now}="",{before}=""),"",{now}-{before})')


def column_sum(column: Dep, first: int, last: int) -> Formula:
    """Sum over all departments."""
    return Formula(f"=SUM({column.letter}{first}:{column.letter}{last})")


def mean(column: Dep, first: int, last: int) -> Formula:
    """Mean of the departments by their weights, of those that have a value."""
    values = f"{column.letter}{first}:{column.letter}{last}"
    weights = f"{Dep.WEIGHT.letter}{first}:{Dep.WEIGHT.letter}{last}"
    return Formula(
        f'=IF(COUNT({values})=0,"",SUMPRODUCT({weights},{values})/SUMPRODUCT(({values}<>"")*{weights}))'
    )


def of_no_department(first: int, last: int) -> Formula:
    """Say how many action items count in the whole alone, in the row after the departments."""
    columns = (Dep.ACTIONS.letter, Dep.PARKED.letter)
    more = "+".join(f"{letter}{last + 1}-SUM({letter}{first}:{letter}{last})" for letter in columns)
    noun = f'IF({more}=1," action item is"," action items are")'
    return Formula(f'=IF({more}=0,"",({more})&{noun}&{text(IN_THE_WHOLE)})')


def score_words(row: int) -> Formula:
    """Score with its range, where answers are unknown, and its count."""
    score, low, high, unknown, rated = (
        at(column, row) for column in (Dep.SCORE, Dep.LOW, Dep.HIGH, Dep.UNKNOWN, Dep.RATED)
    )
    span = f'IF({unknown}>0," ("&{whole(low)}&"-"&{whole(high)}&")","")'
    count = f'", "&{rated}&IF({rated}=1," answer"," answers")'
    return Formula(f'=IF({score}="",{text(NOT_RATED)},{score}&" %"&{span}&{count})')


def label(row: int, marks: Marks) -> Formula:
    """Title with score and band in few words, which say in a chart what a bar of no length can't."""
    title, score, named, rated, failures = (
        at(column, row) for column in (Dep.TITLE, Dep.SCORE, Dep.NAMED, Dep.RATED, Dep.FAILED)
    )
    band = f'IF({rated}<{marks.few},"("&{named}&")",{named})&IF({failures}>0,{text(CRITICAL)},"")'
    return Formula(f'={title}&" "&IF({score}="",{text(NOT_RATED)},{score}&" % "&{band})')


def plain_label(row: int) -> Formula:
    """Title with the score alone."""
    title, score = at(Dep.TITLE, row), at(Dep.SCORE, row)
    return Formula(f'={title}&" "&IF({score}="",{text(NOT_RATED)},{score}&" %")')


def reached(row: int) -> Formula:
    """Score for the gauge, 0 where nothing is rated."""
    return Formula(f'=IF({at(Dep.SCORE, row)}="",0,{at(Dep.SCORE, row)})')


def missing(row: int) -> Formula:
    """What the gauge lacks to the full score."""
    return Formula(f"=100-{at(Dep.REACHED, row)}")


def named(row: int, cap: str, marks: Marks) -> Formula:
    """Band without what qualifies it, or why there is none.

    Args:
        row: of the sheet Departments.
        cap: expression for the number, from 1, of the highest band that critical failures leave.
        marks: of the checklist.
    """
    score, rated = at(Dep.SCORE, row), at(Dep.RATED, row)
    reached = f"INDEX({BAND_NAMES},MIN(MATCH({score},{BAND_FLOORS},1),{cap}))"
    return Formula(
        f"=IF({rated}=0,{text(NOT_RATED)},IF({rated}<{marks.few},{text(too_few(marks.few))},{reached}))"
    )


def band(row: int, marks: Marks) -> Formula:
    """Band with everything that qualifies it."""
    rated, covered, failures, open_criticals = (
        at(column, row) for column in (Dep.RATED, Dep.COVERAGE, Dep.FAILED, Dep.UNVERIFIED)
    )
    doubt = f"IF({open_criticals}>0,1,IF({covered}<{marks.covered},1,0))"
    provisional = f'IF({rated}<{marks.few},"",IF({doubt}=1,{text(PROVISIONAL)},""))'
    return Formula(f"={at(Dep.NAMED, row)}&{provisional}&{_criticals(failures, open_criticals)}")


def _criticals(failures: str, open_criticals: str) -> str:
    colon = f'IF({failures}+{open_criticals}>0,": ","")'
    failing = f'IF({failures}=0,"",{failures}&IF({failures}=1," critical failure"," critical failures"))'
    comma = f'IF({failures}=0,"",IF({open_criticals}=0,"",", "))'
    unsure = f'IF({open_criticals}=0,"",{open_criticals}&" critical not verified")'
    return f"{colon}&{failing}&{comma}&{unsure}"


def department_cap(row: int, limits: Limits) -> str:
    """Cap of a department with a critical failure."""
    return f"IF({at(Dep.FAILED, row)}>0,{limits.department + 1},{_NO_CAP})"


def overall_cap(first: int, last: int, limits: Limits) -> str:
    """Cap of the whole, by how many departments have a critical failure."""
    failing = f'COUNTIF({Dep.FAILED.letter}{first}:{Dep.FAILED.letter}{last},">0")'
    one = limits.only if first == last else limits.one
    caps = ",".join(str(cap + 1) for cap in (one, limits.two, limits.three))
    return f"CHOOSE(MIN({failing},3)+1,{_NO_CAP},{caps})"


NO_CAP = str(_NO_CAP)
"""Cap of a principle: none."""
