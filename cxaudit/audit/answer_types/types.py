"""Which type of answer a question has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from cxaudit.audit.answer_types.measures import MeasureType
from cxaudit.audit.answer_types.steps import StepsType
from cxaudit.audit.answer_types.texts import TextType
from cxaudit.audit.responses import Misfit, Response, State
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN, Checklist, Measure, Question
from cxaudit.numbers import exact
from cxaudit.words import _

Answer: TypeAlias = str | float | None
"""An answer as people read it: a step, a number, Never, a text, N/A or Don't know; None if it is open."""

AnswerType: TypeAlias = StepsType | MeasureType | TextType
"""Each way in which a question can be answered."""


def answer_type(
    checklist: Checklist, question: Question, number: Callable[[str], float] | None = None
) -> AnswerType:
    """Return the way in which a question is answered.

    Args:
        checklist: has the question.
        question: the question.
        number: gives a number of the policy by its name, `clause.number`; None: all have their defaults.
    """
    if question.text:
        return TextType()
    if question.measure is None:
        points = None if question.points is None else tuple(map(exact, question.points))
        return StepsType(checklist.steps(question), points)
    poor, good = _ends(checklist, question.measure, number or (lambda name: checklist.number(name).default))
    return MeasureType(question.measure, exact(poor), exact(good))


def _ends(checklist: Checklist, measure: Measure, number: Callable[[str], float]) -> tuple[float, float]:
    """Return `poor` and `good` as numbers.

    Where a business moved a number of its policy up to `poor` or past it, the defaults stand in, so that
    better readings never score less.
    """
    poor, good = (number(end) if isinstance(end, str) else end for end in (measure.poor, measure.good))
    first_poor, first_good = (
        checklist.number(end).default if isinstance(end, str) else end for end in (measure.poor, measure.good)
    )
    ordered = (good - poor) * (first_good - first_poor) > 0
    return (poor, good) if ordered else (first_poor, first_good)


def misfit(checklist: Checklist, question: Question, response: Response) -> Misfit | None:
    """Say why a response cannot be the answer to a question; None where it can."""
    if response.na is not None and not question.na:
        what = _("this question must be answered: N/A is not among its answers")
        return Misfit(what, _("answer it, or leave it open"))
    return answer_type(checklist, question).misfit(response)


def answer(kind: AnswerType, response: Response) -> Answer:
    """Return an answer as people read it; None where the question is open."""
    match response.state:
        case State.ANSWERED:
            return kind.value(response)
        case State.NOT_APPLICABLE:
            return _(NOT_APPLICABLE)
        case State.UNKNOWN:
            return _(UNKNOWN)
        case State.OPEN:
            return None


def answer_in_words(kind: AnswerType, response: Response) -> str:
    """Return an answer as it stands in a sentence, a number with its unit."""
    value = answer(kind, response)
    return _("no answer yet") if value is None else kind.in_words(value)
