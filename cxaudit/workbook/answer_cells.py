"""What each type of answer is in the workbook: text, entry, formulas, and its row on Lists.

The twins of the types of `audit.answer_types`: a new one is a class here and a case in `answer_cells`, which
the type checker asks for. No other part of the workbook asks how a question is answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from cxaudit.audit import MeasureType, StepsType, TextType
from cxaudit.checklist import as_number
from cxaudit.numbers import figure
from cxaudit.report import QuestionRow
from cxaudit.words import _
from cxaudit.workbook.entries import Entries
from cxaudit.workbook.formulas import understanding
from cxaudit.workbook.formulas.understanding import measure_answers, step_answers
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.lists import listed


@dataclass(frozen=True)
class StepsCells:
    """A question that is answered by one of its steps."""

    question: QuestionRow
    type: StepsType

    @property
    def asked(self) -> str:
        """The question as it is written."""
        return self.question.ask

    @property
    def on_lists(self) -> tuple[str | float, ...]:
        """Everything that may be answered, as its row on Lists holds it, and the points of each step."""
        return *self._answers, *map(float, self.type.points or ())

    @property
    def _answers(self) -> tuple[str, ...]:
        return *self.type.steps, *step_answers(na=self.question.na)

    def allow(self, entries: Entries, cell: str, list_row: Block) -> None:
        """Let one of its answers be chosen in a cell."""
        not_applicable, unknown = step_answers()
        message = (
            _(
                "Choose a step, {not_applicable} or {unknown}, from the list.",
                not_applicable=not_applicable,
                unknown=unknown,
            )
            if self.question.na
            else _("Choose a step or {unknown} from the list.", unknown=unknown)
        )
        entries.from_list(cell, listed(list_row, len(self._answers)), message)

    def understood(self, cell: str, list_row: Block) -> str:
        """Formula of the answer in a cell as its list writes it."""
        numbers = {step: number for step in self.type.steps if (number := as_number(step)) is not None}
        return understanding.understood_step(cell, listed(list_row, len(self._answers)), numbers)

    def share(self, understood: str, list_row: Block) -> str:
        """Formula of its share of the best answer, from the cell with the answer as understood."""
        count = len(self.type.steps)
        steps = listed(list_row, count)
        if self.type.points is None:
            return understanding.step_share(understood, steps, count)
        points = listed(list_row, count, after=len(self._answers))
        return understanding.points_share(understood, steps, points)


@dataclass(frozen=True)
class MeasureCells:
    """A question that is answered by a number."""

    question: QuestionRow
    type: MeasureType

    @property
    def asked(self) -> str:
        """The question with what its readings score."""
        good, poor = figure(float(self.type.good)), figure(float(self.type.poor))
        ends = _("{good} scores\u00a0100\u00a0%, {poor} scores\u00a00\u00a0%", good=good, poor=poor)
        return f"{self.question.ask}\n({self.type.measure.unit.many}: {ends})"

    @property
    def on_lists(self) -> tuple[str, ...]:
        """What may be said instead of a number; its entry does not read it there."""
        return step_answers(na=self.question.na)

    def allow(self, entries: Entries, cell: str, row: Block) -> None:
        """Let a number that can be true be typed in a cell, or why there is none."""
        measure, na = self.type.measure, self.question.na
        can_be = understanding.measure_entry(cell, measure.least, measure.most, na=na)
        entries.only_if(cell, can_be, self._expected)

    @property
    def _expected(self) -> str:
        """What may be typed as the answer."""
        measure = self.type.measure
        least, others = figure(measure.least), ", ".join(measure_answers(na=self.question.na))
        if measure.most is None:
            return _(
                "Type a plain number from {least} ({unit}), or one of: {others}. No time, no date, no %.",
                least=least,
                unit=measure.unit.many,
                others=others,
            )
        return _(
            "Type a plain number from {least} to {most} ({unit}), or one of: {others}."
            " No time, no date, no %.",
            least=least,
            most=figure(measure.most),
            unit=measure.unit.many,
            others=others,
        )

    def understood(self, cell: str, row: Block) -> str:
        """Formula of the answer in a cell as a number that can be true, or as why there is none."""
        measure, question = self.type.measure, self.question
        return understanding.understood_measure(
            cell, measure.least, measure.most, question.told, na=question.na
        )

    def share(self, understood: str, row: Block) -> str:
        """Formula of its share of the best answer, from the cell with the answer as understood."""
        return understanding.measure_share(understood, float(self.type.poor), float(self.type.good))


@dataclass(frozen=True)
class TextCells:
    """A question that is answered by a text, and never scored."""

    question: QuestionRow
    type: TextType

    @property
    def asked(self) -> str:
        """The question, and that its answer is never scored."""
        return f"{self.question.ask}\n({_('write it down; it is never scored')})"

    @property
    def on_lists(self) -> tuple[str, ...]:
        """What may be said instead of an answer."""
        return step_answers(na=self.question.na)

    def allow(self, entries: Entries, cell: str, list_row: Block) -> None:
        """Let anything be typed in a cell, and offer what may be said instead."""
        entries.offer(cell, listed(list_row, len(self.on_lists)))

    def understood(self, cell: str, list_row: Block) -> str:
        """Formula of the text in a cell, or of why there is none."""
        return understanding.understood_text(cell, na=self.question.na)

    def share(self, understood: str, list_row: Block) -> str:
        """Formula of no share, whatever is written."""
        return understanding.NO_SHARE


AnswerCells = StepsCells | MeasureCells | TextCells


def answer_cells(question: QuestionRow) -> AnswerCells:
    """Return what the type of a question's answer is in the workbook."""
    match question.type:
        case StepsType():
            return StepsCells(question, question.type)
        case MeasureType():
            return MeasureCells(question, question.type)
        case TextType():
            return TextCells(question, question.type)
        case _:
            assert_never(question.type)
