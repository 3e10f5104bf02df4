"""Formulas of one question, on its department's sheet and on Answers."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from cxaudit.audit import Evidence
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.scoring import FAILED
from cxaudit.words import NEVER_CAME
from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Ans, Col, Columns
from cxaudit.workbook.formulas.names import SAID, YES, at, number, text, trimmed, whole
from cxaudit.workbook.layout import LISTS, Block, reference

TO_FIND_OUT = "to find out"
FAILED_CRITICAL = "failed, and critical"

STRANGE = "<none of its answers>"
"""What an answer is understood as that its question doesn't take; no step can read so."""

STEP_ANSWERS = (NOT_APPLICABLE, UNKNOWN)
MEASURE_ANSWERS = (NOT_APPLICABLE, UNKNOWN, NEVER_CAME)
"""What may be said instead of a step, and instead of a number."""

_BACKED = tuple(each.capitalize() for each in Evidence if each is not Evidence.STATED)


def understood_step(row: int, list_row: int, steps: int) -> Formula:
    """The answer to a question with steps as its list writes it, blanks and case aside.

    What was pasted is checked by nothing else. A number is taken for the text that looks so.
    """
    cell = at(Col.ANSWER, row)
    among = listed_answers(list_row, steps)
    meant = trimmed(cell)
    found = f"INDEX({among},IFERROR(MATCH({cell},{among},0),MATCH({meant},{among},0)))"
    # compared once more, since MATCH takes * and ? for any letters
    same = f"IF({trimmed(found)}={meant},{found},{text(STRANGE)})"
    return Formula(f'=IF({meant}="","",IFERROR({same},{text(STRANGE)}))')


def listed_answers(list_row: int, steps: int) -> str:
    """Return the cells of Lists that hold everything that may be answered to a question with steps."""
    return _listed(list_row, steps + len(STEP_ANSWERS))


def _listed(list_row: int, count: int) -> str:
    return f"{LISTS}!$B${list_row}:${get_column_letter(1 + count)}${list_row}"


def understood_measure(row: int, least: float | None, most: float | None, own: str | float | None) -> Formula:
    """The answer to a measure as a number that can be true, or as why there is none.

    Args:
        row: of a department's sheet.
        least: smallest reading that can be true; None: any.
        most: largest reading that can be true; None: any.
        own: what the program writes into the cell.
    """
    cell = at(Col.ANSWER, row)
    meant = trimmed(cell)
    pasted = cell if most is not None and most <= 1 else f"IF({_may_be_a_time(cell, own)},NA(),{cell})"
    said = f"IF(ISNUMBER({cell}),{pasted},IF({_is_plain(meant)},VALUE({meant}),NA()))"
    if bounds := _within(meant, least, most):
        said = f"IF(AND({bounds}),{said},{text(STRANGE)})"
    said = f"IF(ISLOGICAL({cell}),{text(STRANGE)},IFERROR({said},{text(STRANGE)}))"
    for word in reversed(MEASURE_ANSWERS):
        said = f"IF({meant}={text(word)},{text(word)},{said})"
    return Formula(f'=IF({meant}="","",{said})')


def _may_be_a_time(cell: str, own: str | float | None) -> str:
    """Condition that a number which was not typed, since what is typed is a text there, may be no plain one.

    Times of a day and per cents come as such numbers when they are pasted, and no formula sees their format.
    """
    others = f",{cell}<>{number(own)}" if isinstance(own, float) else ""
    return f"AND({cell}<>0,ABS({cell})<1{others})"


def _within(meant: str, least: float | None, most: float | None) -> str:
    """Condition that a reading can be true; empty where any can."""
    bounds = [("<=", most), (">=", least)]
    return ",".join(f"VALUE({meant}){sign}{number(bound)}" for sign, bound in bounds if bound is not None)


def measure_entry(row: int, least: float | None, most: float | None) -> str:
    """Condition, for a validation, that the answer to a measure is one that can be true.

    Its cell is one for texts, so that a time, a date and a per cent stay what was typed, and are refused.
    """
    # no-break blanks are left to what is pasted: Excel's window takes no condition over 255 characters
    meant = f"TRIM({at(Col.ANSWER, row)})"
    conditions = [_is_plain(meant), *filter(None, [_within(meant, least, most)])]
    return f"OR(SUMPRODUCT(1*({SAID}={meant})),IFERROR(AND({','.join(conditions)}),FALSE))"


def _is_plain(meant: str) -> str:
    """Condition that a text is a number, written as the reader's own system writes it; may be an error.

    For VALUE, `2:30`, `50%`, `3 May` and `1E5` are numbers too, and `1,5` is where a comma parts thousands;
    none of them is what its number is written like, with as many decimals, and a plus or not.
    """
    decimals = f"IFERROR(LEN({meant})-FIND(MID(1/2,2,1),{meant}),0)"
    return f'RIGHT("+"&FIXED(VALUE({meant}),{decimals},TRUE),LEN({meant}))={meant}'


def step_share(row: int, list_row: int, steps: int) -> Formula:
    """Share of a question with steps: the place of its answer among them, from 0 to 1."""
    answer = at(Col.UNDERSTOOD, row)
    among = _listed(list_row, steps)
    return Formula(f'=IF({answer}="","",IFERROR((MATCH({answer},{among},0)-1)/{steps - 1},""))')


def measure_share(row: int, poor: float, good: float) -> Formula:
    """Share of a measure: the straight line from poor to good, never beyond; 0 for what never came."""
    answer = at(Col.UNDERSTOOD, row)
    line = f"({answer}-({number(poor)}))/({number(good)}-({number(poor)}))"
    never = f'IF({answer}={text(NEVER_CAME)},0,"")'
    return Formula(f"=IF(ISNUMBER({answer}),MAX(0,MIN(1,{line})),{never})")


def score(share: Columns, row: int) -> Formula:
    """Whole per cent of a share on the same sheet, empty where it is."""
    cell = at(share, row)
    return Formula(f'=IF({cell}="","",{whole(cell)})')


def is_strange(row: int) -> str:
    """Condition that an answer on its department's sheet is none that its question takes."""
    return f"${at(Col.UNDERSTOOD, row)}={text(STRANGE)}"


def mirror(sheet: str, column: Columns, row: int) -> Formula:
    """What a cell of another sheet shows, empty where it is empty."""
    cell = reference(sheet, column, row)
    return Formula(f'=IF({cell}="","",{cell})')


def strange(row: int) -> Formula:
    """1 if the answer is none that its question takes, else 0."""
    return Formula(f"=IF({at(Ans.ANSWER, row)}={text(STRANGE)},1,0)")


def counted(row: int) -> Formula:
    """Weight of the question if it is rated, else 0."""
    return Formula(f'=IF({at(Ans.SHARE, row)}="",0,{at(Ans.WEIGHT, row)})')


def points(row: int) -> Formula:
    """Weight times share of the question if it is rated, else 0."""
    share = at(Ans.SHARE, row)
    return Formula(f'=IF({share}="",0,{at(Ans.WEIGHT, row)}*{share})')


def doubtful(row: int) -> Formula:
    """Weight of the question if its answer is unknown, else 0."""
    return Formula(f"=IF({at(Ans.ANSWER, row)}={text(UNKNOWN)},{at(Ans.WEIGHT, row)},0)")


def backed(row: int) -> Formula:
    """Weight of the question if it is rated on more than what was stated, else 0."""
    evidence = trimmed(at(Ans.EVIDENCE, row))
    more = ",".join(f"{evidence}={text(word)}" for word in _BACKED)
    return Formula(f"=IF(OR({more}),{at(Ans.COUNTED, row)},0)")


def failed(row: int) -> Formula:
    """1 if the question is critical and failed, else 0."""
    bad = failing(at(Ans.SCORE, row))
    return Formula(f"=IF({at(Ans.CRITICAL, row)}={text(YES)},IF({bad},1,0),0)")


def failing(score: str) -> str:
    """Condition that a score is so low that a critical question has failed."""
    return f'IF({score}="",FALSE,{score}<={FAILED})'


def unverified(row: int) -> Formula:
    """1 if the question is critical and unknown or open, else 0."""
    unrated = f"IF({at(Ans.ANSWER, row)}={text(NOT_APPLICABLE)},0,1)"
    score = at(Ans.SCORE, row)
    return Formula(f'=IF({at(Ans.CRITICAL, row)}={text(YES)},IF({score}="",{unrated},0),0)')


def clause(row: int) -> Formula:
    """Id of the clause that the question tests: what stands behind the point in the action item's id."""
    action = at(Ans.ACTION, row)
    return Formula(f'=MID({action},FIND(".",{action})+1,99)')


def found(wanting: int, score: int | None) -> str:
    """Say why a question is a finding: it has no answer, is scored below the mark, or failed all the same."""
    if score is None:
        return TO_FIND_OUT
    return _below(wanting) if score < wanting else FAILED_CRITICAL


def _below(wanting: int) -> str:
    return f"below {wanting} %"


def finding(row: int, mark: int) -> Formula:
    """What makes the question a finding now, in words; empty where it is none."""
    score = at(Ans.SCORE, row)
    failed = f'IF({at(Ans.FAILED, row)}=1,{text(FAILED_CRITICAL)},"")'
    wanting = f"IF({score}<{mark},{text(_below(mark))},{failed})"
    return Formula(
        f'=IF({at(Ans.ANSWER, row)}={text(UNKNOWN)},{text(TO_FIND_OUT)},IF({score}="","",{wanting}))'
    )


def listed(row: int, findings: str) -> Formula:
    """1 if the question stands in the list of findings (the rows of their ids, with their head), else 0."""
    # not COUNTIF, which takes an id such as `true` for more than a text; nor is an id `id` the head "ID"
    return Formula(f"=SUMPRODUCT(1*EXACT({findings},{at(Ans.ID, row)}))")


def score_of(question_id: str, everything: Block) -> Formula:
    """Score that a question has now, wherever it stands."""
    return Formula(f"={now(Ans.SCORE, question_id, everything)}")


def now(column: Ans, question_id: str, everything: Block) -> str:
    """What a column of Answers shows of a question."""
    ids = everything.column(Ans.ID)
    return f"INDEX({everything.column(column)},MATCH({text(question_id)},{ids},0))"
