"""Formulas that say what became of a listed question since the audit's date; empty where nothing did."""

from __future__ import annotations

from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Ans
from cxaudit.workbook.formulas.names import text
from cxaudit.workbook.formulas.questions import now
from cxaudit.workbook.layout import Block

CHANGED = "changed since: "
NO_LONGER = "no longer so: "
NO_ANSWER = "no answer"


def failure_since(question_id: str, score: int | None, everything: Block) -> Formula:
    """What became of a critical failure.

    Args:
        question_id: of the failed question.
        score: its score on the audit's date, in whole per cents; None where it had none.
        everything: rows of Answers.
    """
    return _since(f"{now(Ans.FAILED, question_id, everything)}=1", question_id, score, everything)


def finding_since(question_id: str, score: int | None, everything: Block) -> Formula:
    """What became of a finding; as for a failure."""
    still = f'{now(Ans.FINDING, question_id, everything)}<>""'
    return _since(still, question_id, score, everything)


def strength_since(question_id: str, score: int | None, everything: Block, strong: int) -> Formula:
    """What became of a strength, which scores the mark `strong` at least; as for a failure."""
    there = now(Ans.SCORE, question_id, everything)
    high = f'IF({there}="",FALSE,{there}>={strong})'
    still = f"IF({now(Ans.BACKED, question_id, everything)}>0,{high},FALSE)"
    return _since(still, question_id, score, everything)


def _since(still: str, question_id: str, score: int | None, everything: Block) -> Formula:
    then = '""' if score is None else str(score)
    there, answer = (now(column, question_id, everything) for column in (Ans.SCORE, Ans.ANSWER))
    same = f"IF({there}={then},{still},FALSE)"
    said = f'IF({answer}="",{text(NO_ANSWER)},{answer})'
    return Formula(f'=IF({same},"",IF({still},{text(CHANGED)},{text(NO_LONGER)})&{said})')
