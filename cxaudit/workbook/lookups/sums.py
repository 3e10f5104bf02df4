"""Formulas that add up rows of Answers: a department's block, a principle's rows of it, or a clause's."""

from __future__ import annotations

from dataclasses import dataclass

from cxaudit.words import N_, Plural, _
from cxaudit.workbook.formulas.expressions import per_cent_of, share_of, text, whole
from cxaudit.workbook.formulas.sentences import counted, either, said
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.answers import AnswerColumn, Answers

_NOT_LISTED = Plural(
    "{n} finding not listed: answers were changed since; send the book back to have it added.",
    "{n} findings not listed: answers were changed since; send the book back to have it added.",
)
_NOT_LISTED_BY_ONESELF = Plural(
    "{n} finding not listed: answers were changed since; change them in the audit, and write the book anew.",
    "{n} findings not listed: answers were changed since; change them in the audit, and write the book anew.",
)
_STRANGE = Plural(
    "{n} answer that no question takes: they count as open, and bear a ✖ on the departments' sheets.",
    "{n} answers that no question takes: they count as open, and bear a ✖ on the departments' sheets.",
)
_MISSING_NOTES = Plural(
    "{n} answer needs a note: its cell on {answers} is red.",
    "{n} answers need a note: their cells on {answers} are red.",
)
_MISSING_NOTES_HERE = Plural(
    "{n} answer needs a note: its cell is red.", "{n} answers need a note: their cells are red."
)

RATED = N_("{rated} of {asked} questions asked that apply are rated")
BACKED = N_("by weight: {backed} of {rated} answers rest on more than words")


@dataclass(frozen=True)
class Rows:
    """Rows of Answers that are added up: a block, or those of it that show the same in a column."""

    block: Block
    """Where they stand."""

    by: AnswerColumn | None = None
    """The column; None: all rows of the block."""

    same: str = ""
    """What they show in it: a text as formulas write it, or a cell."""

    outside: tuple[str, ...] = ()
    """Titles of departments that are left out."""

    def sum(self, column: AnswerColumn) -> str:
        """Sum of a column."""
        cells = self.block.column(column)
        # not SUMIFS or COUNTIF: they take a title such as `>5`, `TRUE` or `a*` for more than a text
        if self.by:
            return f"SUMPRODUCT(({self.block.column(self.by)}={self.same})*{cells})"
        return f"SUMPRODUCT({cells}{self._inside})" if self.outside else f"SUM({cells})"

    def count(self, column: AnswerColumn) -> str:
        """How many rows of a block have more than 0 in a column."""
        return f"SUMPRODUCT(1*({self.block.column(column)}>0){self._inside})"

    @property
    def _inside(self) -> str:
        departments = self.block.column(Answers.department)
        return "".join(f"*({departments}<>{text(title)})" for title in self.outside)

    @property
    def share(self) -> str:
        """Weight times share over weight, of the rated questions."""
        return share_of(self.sum(Answers.earned), self.sum(Answers.possible))

    @property
    def score(self) -> str:
        """The same as a whole per cent."""
        return per_cent_of(self.sum(Answers.earned), self.sum(Answers.possible))

    @property
    def low(self) -> str:
        """Share if every unknown answer were the worst."""
        return share_of(f"{self.sum(Answers.earned)}+{self.sum(Answers.least)}", self._known_or_not)

    @property
    def high(self) -> str:
        """Share if every unknown answer were the best."""
        return share_of(f"{self.sum(Answers.earned)}+{self.sum(Answers.doubtful)}", self._known_or_not)

    @property
    def _known_or_not(self) -> str:
        return f"({self.sum(Answers.possible)}+{self.sum(Answers.doubtful)})"

    @property
    def confidence(self) -> str:
        """Whole per cent of the rated weight that is more than stated."""
        return per_cent_of(self.sum(Answers.backed), self.sum(Answers.possible))


def clause_score(clause_id: str, everything: Block) -> str:
    """Score now of the questions that test a clause; empty where none is rated."""
    return Rows(everything, Answers.clause, text(clause_id)).score


def action_score(id: str, everything: Block) -> str:
    """Score now of the questions that an action item sees to, empty where it sees to none.

    Args:
        id: the item's id as a text in a formula, or the cell that holds it, which may be empty.
        everything: rows of Answers.
    """
    ids = everything.column(Answers.action)
    # SUMIFS, quicker for hundreds of rows: ids are slugs with a point between, which it takes for texts alone
    possible = f"SUMIFS({everything.column(Answers.possible)},{ids},{id})"
    earned = f"SUMIFS({everything.column(Answers.earned)},{ids},{id})"
    return f'IF({id}="","",IF({possible}=0,"",{whole(f"({earned}/{possible})")}))'


def moved_on(everything: Block, *, by_oneself: bool) -> str:
    """Say how many questions are findings now and are not listed as such; nothing where all are.

    Args:
        everything: rows of Answers.
        by_oneself: whether whoever reads it prepared it too, and so has nobody to send the book back to.
    """
    found, listed = everything.column(Answers.finding), everything.column(Answers.listed)
    count = f'SUMPRODUCT(({found}<>"")*({listed}=0))'
    sentence = _NOT_LISTED_BY_ONESELF if by_oneself else _NOT_LISTED
    return f'IF({count}=0,"",{counted(sentence, count)})'


def still_found(everything: Block) -> str:
    """Count the questions that are listed as findings and still are."""
    found, listed = everything.column(Answers.finding), everything.column(Answers.listed)
    return f'SUMPRODUCT(({found}<>"")*({listed}=1))'


def strange_answers(block: Block) -> str:
    """Say how many answers are none that their questions take; nothing where there is none."""
    count = f"SUM({block.column(Answers.strange)})"
    return f'IF({count}=0,"",{counted(_STRANGE, count)})'


def missing_notes(block: Block, *, alone: bool) -> str:
    """Say how many answers need a note and have none; nothing where there is none.

    Args:
        block: rows of Answers.
        alone: whether notes are typed on the department's own sheet, for nobody else to read.
    """
    count = f"SUM({block.column(Answers.lacks_note)})"
    forms, answers = _missing(alone=alone).forms(), text(called(Answers.name))
    return f'IF({count}=0,"",{either(f"{count}=1", *forms, n=count, answers=answers)})'


def missing_notes_said(count: int, *, alone: bool) -> str:
    """Say the same of so many."""
    return _missing(alone=alone).said(count, answers=called(Answers.name)) if count else ""


def _missing(*, alone: bool) -> Plural:
    return _MISSING_NOTES_HERE if alone else _MISSING_NOTES


def rated_of_all(rated: str, unknown: str, still_open: str) -> str:
    """Say how many questions are rated of those that were asked and apply."""
    return said(_(RATED), rated=rated, asked=f"({rated}+{unknown}+{still_open})")


def backed_of_rated(counted: Rows, rated: str) -> str:
    """Say how many of the answers that are counted rest on more than words; `rated` is their number."""
    return said(_(BACKED), backed=counted.count(Answers.backed), rated=rated)
