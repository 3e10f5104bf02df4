"""Formulas that add up rows of Answers: a department's block, or a principle's rows of everything."""

from __future__ import annotations

from dataclasses import dataclass

from cxaudit.checklist import NOT_APPLICABLE
from cxaudit.workbook.cells import Formula
from cxaudit.workbook.columns import Ans, Dep
from cxaudit.workbook.formulas.names import at, text, whole
from cxaudit.workbook.layout import Block

NOT_LISTED = " not listed: answers were changed since; send the book back to have it added."

STRANGE = " that no question takes: they count as open, and bear a ✖ on the departments' sheets."
"""Said after the number of answers that are none of their question's."""

RATED = "{} of {} questions asked that apply are rated"
BACKED = "by weight: {} of {} answers rest on more than words"


@dataclass(frozen=True)
class Rows:
    """Rows of Answers that are added up: a block, or those of it that have a principle."""

    block: Block
    """Where they stand."""

    principle: str = ""
    """A cell with the title of a principle; empty: all rows of the block."""

    def sum(self, column: Ans) -> str:
        """Sum of a column."""
        cells = self.block.column(column)
        return f"SUMPRODUCT({self._own}*{cells})" if self.principle else f"SUM({cells})"

    def count(self, column: Ans, condition: str) -> str:
        """Rows whose cell in a column meets a condition, such as `<>""`."""
        met = f"({self.block.column(column)}{condition})"
        return f"SUMPRODUCT({self._own}*{met})" if self.principle else f"SUMPRODUCT(1*{met})"

    @property
    def size(self) -> str:
        """How many rows there are."""
        return f"SUMPRODUCT(1*{self._own})" if self.principle else str(self.block.last - self.block.first + 1)

    @property
    def _own(self) -> str:
        # Not SUMIFS or COUNTIFS: they take a title such as `>5`, `TRUE` or `a*` for more than a text.
        return f"({self.block.column(Ans.PRINCIPLE)}={self.principle})"


def share(part: str, total: str) -> Formula:
    """A part of a total, empty where the total is 0."""
    return Formula(f'=IF({total}=0,"",({part})/({total}))')


def share_in_per_cent(part: str, total: str) -> Formula:
    """A part of a total as a whole per cent, empty where the total is 0."""
    return Formula(f'=IF({total}=0,"",{whole(f"(({part})/({total}))")})')


def clause_score(clause_id: str, everything: Block) -> Formula:
    """Score now of the questions that test a clause; empty where none is rated."""
    own = f"({everything.column(Ans.CLAUSE)}={text(clause_id)})"
    return share_in_per_cent(
        f"SUMPRODUCT({own}*{everything.column(Ans.POINTS)})",
        f"SUMPRODUCT({own}*{everything.column(Ans.COUNTED)})",
    )


def moved_on(everything: Block) -> Formula:
    """Say how many questions are findings now and are not listed as such; nothing where all are."""
    found, listed = everything.column(Ans.FINDING), everything.column(Ans.LISTED)
    count = f'SUMPRODUCT(({found}<>"")*({listed}=0))'
    noun = f'IF({count}=1," finding"," findings")'
    return Formula(f'=IF({count}=0,"",{count}&{noun}&{text(NOT_LISTED)})')


def strange_answers(block: Block) -> Formula:
    """Say how many answers are none that their questions take; nothing where there is none."""
    count = f"SUM({block.column(Ans.STRANGE)})"
    noun = f'IF({count}=1," answer"," answers")'
    return Formula(f'=IF({count}=0,"",{count}&{noun}&{text(STRANGE)})')


def rated_of_all(everything: Block) -> Formula:
    """Say how many questions are rated of those that were asked and apply."""
    rows = Rows(everything)
    rated, apply = rows.count(Ans.SCORE, '<>""'), rows.count(Ans.ANSWER, f"<>{text(NOT_APPLICABLE)}")
    return _said(RATED, rated, apply)


def backed_of_rated(everything: Block) -> Formula:
    """Say how many answers rest on more than what was stated."""
    rows = Rows(everything)
    return _said(BACKED, rows.count(Ans.BACKED, ">0"), rows.count(Ans.SCORE, '<>""'))


def _said(sentence: str, *numbers: str) -> Formula:
    """A sentence, with numbers in the place of its braces."""
    begin, *rest = sentence.split("{}")
    parts = (f"&{number}&{text(words)}" for number, words in zip(numbers, rest, strict=True))
    return Formula(f"={text(begin)}{''.join(parts)}")


def earned(rows: Rows) -> Formula:
    """Weight times share over weight, of the rated questions."""
    return share(rows.sum(Ans.POINTS), rows.sum(Ans.COUNTED))


def score(rows: Rows) -> Formula:
    """The same as a whole per cent."""
    return share_in_per_cent(rows.sum(Ans.POINTS), rows.sum(Ans.COUNTED))


def low(rows: Rows) -> Formula:
    """Score if every unknown answer were the worst."""
    return share(rows.sum(Ans.POINTS), f"({rows.sum(Ans.COUNTED)}+{rows.sum(Ans.DOUBTFUL)})")


def high(rows: Rows) -> Formula:
    """Score if every unknown answer were the best."""
    best = f"{rows.sum(Ans.POINTS)}+{rows.sum(Ans.DOUBTFUL)}"
    return share(best, f"({rows.sum(Ans.COUNTED)}+{rows.sum(Ans.DOUBTFUL)})")


def rated(rows: Rows) -> Formula:
    """Questions rated."""
    return Formula("=" + rows.count(Ans.SCORE, '<>""'))


def answered(rows: Rows, answer: str) -> Formula:
    """Questions with that answer."""
    return Formula("=" + rows.count(Ans.ANSWER, f"={text(answer)}"))


def still_open(rows: Rows, row: int) -> Formula:
    """Questions that are neither rated nor not applicable nor unknown."""
    others = "-".join(at(column, row) for column in (Dep.RATED, Dep.NOT_APPLICABLE, Dep.UNKNOWN))
    return Formula(f"={rows.size}-{others}")


def summed(rows: Rows, column: Ans) -> Formula:
    """Sum of a column."""
    return Formula("=" + rows.sum(column))


def confidence(rows: Rows) -> Formula:
    """Whole per cent of the rated weight that is more than stated."""
    return share_in_per_cent(rows.sum(Ans.BACKED), rows.sum(Ans.COUNTED))
