"""What each type of answer is in the workbook: text, entry, formulas, and its row on Lists.

The twins of the types of `audit`: a new one is a class here and a line in `answer_cells`. No other part of
the workbook asks which type a question has.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxaudit.numbers import figure
from cxaudit.report import QuestionRow
from cxaudit.workbook.entries import Entries
from cxaudit.workbook.formulas import answers
from cxaudit.workbook.formulas.answers import MEASURE_ANSWERS, STEP_ANSWERS
from cxaudit.workbook.tables.lists import listed


@dataclass(frozen=True)
class StepsCells:
    """A question that is answered by one of its steps."""

    question: QuestionRow

    @property
    def asked(self) -> str:
        """The question as it is written."""
        return self.question.ask

    @property
    def on_lists(self) -> tuple[str, ...]:
        """Everything that may be answered, as its row on Lists holds it."""
        return *self.question.steps, *STEP_ANSWERS

    def allow(self, entries: Entries, cell: str, list_row: int) -> None:
        """Let one of its answers be chosen in a cell."""
        message = f"Choose a step, {' or '.join(STEP_ANSWERS)}, from the list."
        entries.from_list(cell, listed(list_row, len(self.on_lists)), message)

    def understood(self, cell: str, list_row: int) -> str:
        """Formula of the answer in a cell as its list writes it."""
        return answers.understood_step(cell, listed(list_row, len(self.on_lists)))

    def share(self, understood: str, list_row: int) -> str:
        """Formula of its share of the best answer, from the cell with the answer as understood."""
        steps = len(self.question.steps)
        return answers.step_share(understood, listed(list_row, steps), steps)


@dataclass(frozen=True)
class MeasureCells:
    """A question that is answered by a number."""

    question: QuestionRow
    poor: float
    good: float

    @property
    def asked(self) -> str:
        """The question with what its readings score."""
        ends = f"{figure(self.good)} scores\u00a0100\u00a0%, {figure(self.poor)} scores\u00a00\u00a0%"
        return f"{self.question.ask}\n({self.question.unit}: {ends})"

    @property
    def on_lists(self) -> tuple[str, ...]:
        """What may be said instead of a number; its entry does not read it there."""
        return STEP_ANSWERS

    def allow(self, entries: Entries, cell: str, _: int) -> None:
        """Let a number that can be true be typed in a cell, or why there is none."""
        least, most = self.question.least, self.question.most
        entries.only_if(cell, answers.measure_entry(cell, least, most), self._expected)

    @property
    def _expected(self) -> str:
        """What may be typed as the answer."""
        least, most = (
            None if end is None else figure(end) for end in (self.question.least, self.question.most)
        )
        ends = f" from {least}" if least else ""
        ends += f" to {most}" if most else ""
        others, unit = ", ".join(MEASURE_ANSWERS), self.question.unit
        return f"Type a plain number{ends} ({unit}), or one of: {others}. No time, no date, no %."

    def understood(self, cell: str, _: int) -> str:
        """Formula of the answer in a cell as a number that can be true, or as why there is none."""
        question = self.question
        return answers.understood_measure(cell, question.least, question.most, question.answer)

    def share(self, understood: str, _: int) -> str:
        """Formula of its share of the best answer, from the cell with the answer as understood."""
        return answers.measure_share(understood, self.poor, self.good)


AnswerCells = StepsCells | MeasureCells


def answer_cells(question: QuestionRow) -> AnswerCells:
    """Return what a question's type of answer is in the workbook."""
    if question.poor is not None and question.good is not None:
        return MeasureCells(question, question.poor, question.good)
    return StepsCells(question)
