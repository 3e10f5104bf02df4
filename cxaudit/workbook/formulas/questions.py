"""Formulas of one question, on its department's sheet and on Answers."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report.words import NEVER_CAME
from cxaudit.scoring import FAILED
from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Ans, Col, Columns
from cxaudit.workbook.formulas.names import STATED, YES, at, number, text, whole
from cxaudit.workbook.layout import LISTS, Block, reference

TO_FIND_OUT = "to find out"


def below(wanting: int) -> str:
    """Say that a question is scored below the mark."""
    return f"below {wanting} %"


def step_score(row: int, list_row: int, steps: int) -> Formula:
    """Score of a question with steps: the place of its answer among them, from 0 to 1."""
    answer = f"{Col.ANSWER.letter}{row}"
    among = f"{LISTS}!$B${list_row}:${get_column_letter(1 + steps)}${list_row}"
    return Formula(f'=IF({answer}="","",IFERROR((MATCH({answer},{among},0)-1)/{steps - 1},""))')


def measure_score(row: int, poor: float, good: float) -> Formula:
    """Score of a measure: the straight line from poor to good, never beyond."""
    answer = f"{Col.ANSWER.letter}{row}"
    line = f"({answer}-({number(poor)}))/({number(good)}-({number(poor)}))"
    never = f'IF({answer}={text(NEVER_CAME)},0,"")'
    return Formula(f"=IF(ISNUMBER({answer}),MAX(0,MIN(1,{line})),{never})")


def measure_entry(row: int) -> str:
    """Condition, for a validation, that the answer to a measure is one."""
    answer = f"{Col.ANSWER.letter}{row}"
    words = ",".join(f"{answer}={text(word)}" for word in (NEVER_CAME, NOT_APPLICABLE, UNKNOWN))
    return f"OR(ISNUMBER({answer}),{words})"


def mirror(sheet: str, column: Columns, row: int) -> Formula:
    """What a cell of another sheet shows, empty where it is empty."""
    cell = reference(sheet, column, row)
    return Formula(f'=IF({cell}="","",{cell})')


def counted(row: int) -> Formula:
    """Weight of the question if it is rated, else 0."""
    return Formula(f'=IF({at(Ans.SCORE, row)}="",0,{at(Ans.WEIGHT, row)})')


def points(row: int) -> Formula:
    """Weight times score of the question if it is rated, else 0."""
    score = at(Ans.SCORE, row)
    return Formula(f'=IF({score}="",0,{at(Ans.WEIGHT, row)}*{score})')


def doubtful(row: int) -> Formula:
    """Weight of the question if its answer is unknown, else 0."""
    return Formula(f"=IF({at(Ans.ANSWER, row)}={text(UNKNOWN)},{at(Ans.WEIGHT, row)},0)")


def backed(row: int) -> Formula:
    """Weight of the question if it is rated on more than what was stated, else 0."""
    evidence = at(Ans.EVIDENCE, row)
    return Formula(f'=IF(OR({evidence}="",{evidence}={text(STATED)}),0,{at(Ans.COUNTED, row)})')


def failed(row: int) -> Formula:
    """1 if the question is critical and failed, else 0."""
    score = at(Ans.SCORE, row)
    bad = f"IF({whole(score)}<={FAILED},1,0)"
    return Formula(f'=IF({at(Ans.CRITICAL, row)}={text(YES)},IF({score}="",0,{bad}),0)')


def unverified(row: int) -> Formula:
    """1 if the question is critical and unknown or open, else 0."""
    unrated = f"IF({at(Ans.ANSWER, row)}={text(NOT_APPLICABLE)},0,1)"
    score = at(Ans.SCORE, row)
    return Formula(f'=IF({at(Ans.CRITICAL, row)}={text(YES)},IF({score}="",{unrated},0),0)')


def clause(row: int) -> Formula:
    """Id of the clause that the question tests: what stands behind the point in the action item's id."""
    action = at(Ans.ACTION, row)
    return Formula(f'=MID({action},FIND(".",{action})+1,99)')


def finding(row: int, mark: int) -> Formula:
    """What makes the question a finding now, in words; empty where it is none."""
    score = at(Ans.SCORE, row)
    wanting = f'IF({whole(score)}<{mark},{text(below(mark))},"")'
    return Formula(
        f'=IF({at(Ans.ANSWER, row)}={text(UNKNOWN)},{text(TO_FIND_OUT)},IF({score}="","",{wanting}))'
    )


def listed(row: int, findings: str) -> Formula:
    """1 if the question stands in the list of findings (the rows of their ids), else 0."""
    # not COUNTIF, which takes an id such as `true` for more than a text
    return Formula(f"=SUMPRODUCT(1*({findings}={at(Ans.ID, row)}))")


def score_of(question_id: str, everything: Block) -> Formula:
    """Score that a question has now, wherever it stands."""
    scores, ids = everything.column(Ans.SCORE), everything.column(Ans.ID)
    return Formula(f"=INDEX({scores},MATCH({text(question_id)},{ids},0))")
