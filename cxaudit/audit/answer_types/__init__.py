"""The ways in which a question is answered.

Each type knows how its answer is given at a terminal and written in a file, how it is read, what fits it,
how it is said, what it scores and what is best: `AbstractAnswerType` lists it all. A new way to answer is one
more class here and its twin in the workbook, where the type checker asks for it.
"""

from cxaudit.audit.answer_types.entries import Choices, Doubt, Entry, Meaning, ScoredBy, TypedEntry
from cxaudit.audit.answer_types.measures import MeasureType
from cxaudit.audit.answer_types.steps import StepsType
from cxaudit.audit.answer_types.texts import TextType
from cxaudit.audit.answer_types.types import (
    Answer,
    AnswerType,
    answer,
    answer_in_words,
    answer_type,
    misfit,
)

__all__ = [
    "Answer",
    "AnswerType",
    "Choices",
    "Doubt",
    "Entry",
    "Meaning",
    "MeasureType",
    "ScoredBy",
    "StepsType",
    "TextType",
    "TypedEntry",
    "answer",
    "answer_in_words",
    "answer_type",
    "misfit",
]
