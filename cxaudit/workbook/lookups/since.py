"""Formulas that say how a listed question stands now, and what became of it since the audit's date."""

from __future__ import annotations

from cxaudit.words import N_, _
from cxaudit.workbook.formulas.expressions import text
from cxaudit.workbook.formulas.sentences import either
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.answers import AnswerColumn, Answers

_CHANGED = N_("changed since: {answer}")
_NO_LONGER = N_("no longer so: {answer}")
_NO_ANSWER = N_("no answer")


def score_of(question_id: str, everything: Block) -> str:
    """Score that a question has now, wherever it stands."""
    return _now(Answers.score, question_id, everything)


def failure_since(question_id: str, score: int | None, everything: Block) -> str:
    """What became of a critical failure; empty where nothing did.

    Args:
        question_id: of the failed question.
        score: its score on the audit's date, in whole per cents; None where it had none.
        everything: rows of Answers.
    """
    return _since(f"{_now(Answers.failed, question_id, everything)}=1", question_id, score, everything)


def finding_since(question_id: str, score: int | None, everything: Block) -> str:
    """What became of a finding; as for a failure."""
    still = f'{_now(Answers.finding, question_id, everything)}<>""'
    return _since(still, question_id, score, everything)


def next_step_since(question_id: str, score: int | None, everything: Block, strong: int) -> str:
    """What became of a next step, which scores less than the mark `strong`; as for a failure."""
    there = _now(Answers.score, question_id, everything)
    return _since(f'IF({there}="",FALSE,{there}<{strong})', question_id, score, everything)


def strength_since(question_id: str, score: int | None, everything: Block, strong: int) -> str:
    """What became of a strength, which scores the mark `strong` at least; as for a failure."""
    return _since(_high(question_id, everything, strong), question_id, score, everything)


def proven_strength_since(question_id: str, score: int | None, everything: Block, strong: int) -> str:
    """What became of a strength that rests on more than words; as for a failure."""
    backed, high = _now(Answers.backed, question_id, everything), _high(question_id, everything, strong)
    return _since(f"IF({backed}>0,{high},FALSE)", question_id, score, everything)


def _high(question_id: str, everything: Block, strong: int) -> str:
    there = _now(Answers.score, question_id, everything)
    return f'IF({there}="",FALSE,{there}>={strong})'


def _since(still: str, question_id: str, score: int | None, everything: Block) -> str:
    then = '""' if score is None else str(score)
    there, answer = (_now(column, question_id, everything) for column in (Answers.score, Answers.answer))
    same = f"IF({there}={then},{still},FALSE)"
    answered = f'IF({answer}="",{text(_(_NO_ANSWER))},{answer})'
    return f'IF({same},"",{either(still, _(_CHANGED), _(_NO_LONGER), answer=answered)})'


def _now(column: AnswerColumn, question_id: str, everything: Block) -> str:
    """What a column of Answers shows of a question."""
    ids = everything.column(Answers.id)
    return f"INDEX({everything.column(column)},MATCH({text(question_id)},{ids},0))"
