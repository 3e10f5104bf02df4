"""Finds the table of questions on a sheet, and which of its columns holds what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxaudit.checklist.table import HEADS
from cxaudit.sheets_in.headings import (
    answers_in,
    field_of,
    is_asked,
    is_general,
    is_known,
    may_stand_alone,
    strength,
)
from cxaudit.sheets_in.numbering import is_number
from cxaudit.sheets_in.sources import SourceRow, SourceSheet
from cxaudit.sheets_in.steps import split
from cxaudit.sheets_in.vocabulary import is_foot, is_not_applicable, is_total, worth
from cxaudit.words import N_, _

_HEADINGS_WITHIN = 40
"""Filled rows among which the headings stand."""

_LOOKED_AT = 60
"""Rows below the headings that tell what a column holds."""

_TEXTS = ("", "question", "section", "part", "check", "expect", "type", "answer", "number")
"""What a column may seem to hold that holds the questions, where no heading says so."""

_TO_FILL_IN = ("", "answer", "type", "options")
"""What a column holds by its heading, where that may name the answers to be filled in."""

_LONGEST_ANSWERS = 40
"""Letters of a heading that says which answers there are."""

_FEW = 3
"""Questions from which on a list without headings is one."""

_SENTENCE = 12
"""Letters from which on a text may be a question."""


@dataclass(frozen=True)
class Columns:
    """Which columns of a table hold what; they are counted from 0."""

    question: int
    """The questions."""

    by_field: Mapping[str, tuple[int, ...]]
    """Columns by what they hold."""

    ticks: tuple[int, ...] = ()
    """Columns to tick, each an answer."""

    heads: tuple[str, ...] = ()
    """Headings, from the first column."""

    title: str = ""
    """What stands above the questions, where that is the title of what follows and no heading."""

    said: str = ""
    """The answers that the heading of a column to be filled in names, such as `Y/N/NA`; or empty."""

    ours: bool = False
    """Whether the headings are ours, word for word."""

    def first(self, field: str) -> int | None:
        """Return the first column that holds something; None where there is none."""
        return next(iter(self.by_field.get(field, ())), None)

    @property
    def set_aside(self) -> frozenset[int]:
        """Columns to be filled in, which tell nothing of a question."""
        return frozenset((*self.ticks, *self.by_field.get("answer", ()), *self.by_field.get("due", ())))


@dataclass(frozen=True)
class Table:
    """The table of a sheet."""

    columns: Columns
    """By its first headings."""

    above: tuple[SourceRow, ...]
    """Rows above the headings."""

    rows: tuple[SourceRow, ...]
    """Rows below them."""

    head: int = 0
    """Row of the headings; 0 where there are none."""


def find_table(sheet: SourceSheet) -> Table | None:
    """Return the table of a sheet by its headings; None where no row has some."""
    found = [
        (_score(columns), -place, columns)
        for place, row in enumerate(sheet.rows[:_HEADINGS_WITHIN])
        if (columns := columns_of(row, sheet.rows[place + 1 :]))
    ]
    if not found:
        return None
    _best, place, columns = max(found, key=lambda each: each[:2])
    above, head, rows = sheet.rows[:-place], sheet.rows[-place], sheet.rows[1 - place :]
    if rows and (both := _over_two_rows(columns, head, rows)):
        columns, rows = both, rows[1:]
    return Table(columns, above, rows, head.number) if rows else None


def _over_two_rows(columns: Columns, head: SourceRow, rows: Sequence[SourceRow]) -> Columns | None:
    """The columns where answers to tick stand in the row below the headings; None where none do."""
    below = rows[0]
    if columns.ticks or below.cell(columns.question) or not answers_in(below.cells):
        return None
    width = max(len(head.cells), len(below.cells))
    joined = tuple(below.cell(column) or head.cell(column) for column in range(width))
    return columns_of(SourceRow(head.number, joined), rows[1:])


def find_list(sheet: SourceSheet) -> Table | None:
    """Return what looks like questions one below the other, without headings; None where nothing does."""
    texts = {
        column: [row.cell(column) for row in sheet.rows if len(row.cell(column)) >= _SENTENCE]
        for column in {column for row in sheet.rows for column in row.filled}
    }
    columns = {column: sum(map(len, each)) for column, each in texts.items() if len(each) >= _FEW}
    if not columns:
        return None
    found = Columns(max(columns, key=lambda each: columns[each]), {})
    first, second = sheet.rows[:2]
    apart = len(first.filled) == 1 and second.number > first.number + 1  # a title, with a blank row below it
    return Table(found, sheet.rows[:apart], sheet.rows[apart:])


def columns_of(head: SourceRow, below: Sequence[SourceRow]) -> Columns | None:
    """Return which columns hold what by the headings in a row; None where it has none of a table."""
    heads = tuple(" ".join(text.split()) for text in head.cells)
    ticks = answers_in(heads)
    fields = {column: field_of(text) for column, text in enumerate(heads) if text and column not in ticks}
    said = {
        column: answers
        for column, field in fields.items()
        if field in _TO_FILL_IN and (answers := _answers(heads[column]))
    }
    fields |= dict.fromkeys(said, "answer")
    if not _is_head(head, heads, ticks or tuple(said), fields):
        return None
    lengths = {column: _length(below, column) for column in range(_width(head, below))}
    question = _question(heads, ticks, fields, lengths)
    if question is None:
        return None
    by_field: dict[str, tuple[int, ...]] = {}
    for column, field in fields.items():
        if column != question:
            name = _beside(field, below, column)
            by_field[name] = (*by_field.get(name, ()), column)
    over = heads[question] if question < len(heads) else ""
    title = over if ticks and not is_general(over) else ""
    ours = {"section_id", "part_id"} <= by_field.keys() and all(is_known(text) for text in heads if text)
    return Columns(question, by_field, ticks, heads, title, next(iter(said.values()), ""), ours)


def _is_head(row: SourceRow, heads: Sequence[str], ticks: Sequence[int], fields: Mapping[int, str]) -> bool:
    """Whether a row may be that of the headings."""
    named = [field for field in fields.values() if field]
    if any(is_asked(text) and not _answers(text) for text in heads) or is_total(heads[row.filled[0]]):
        return False
    if len(row.filled) == 1:
        return may_stand_alone(heads[row.filled[0]])
    return bool(ticks) or ("question" in named and len(named) > 1) or len({*named} - {"answer", "due"}) > 2


def _answers(heading: str) -> str:
    """The answers that a heading says are to be filled in, such as `Y/N/NA`; empty where it says nothing."""
    within = re.search(r"[(\[](.+)[)\]]", heading)
    for text in filter(None, (within[1] if within else "", heading.rstrip("? "))):
        answers = split(text) if len(text) <= _LONGEST_ANSWERS else []
        known = [worth(each) is not None or is_not_applicable(each) for each in answers]
        numbers = [each.isdigit() for each in answers]
        if len(answers) > 1 and (all(known) or all(numbers)):
            return str(text)
    return ""


def _question(
    heads: Sequence[str], ticks: Sequence[int], fields: Mapping[int, str], lengths: Mapping[int, float]
) -> int | None:
    """The column that holds the questions."""
    named = sorted((column for column, field in fields.items() if field == "question"),
                   key=lambda column: (strength(heads[column]), -lengths[column]))  # fmt: skip
    if named:
        longest = max(named, key=lambda column: lengths[column])
        return longest if lengths[named[0]] * 2 < lengths[longest] else named[0]
    free = [column for column in lengths if column not in ticks and fields.get(column, "") in _TEXTS]
    if ticks:
        free = [column for column in free if column < ticks[0]] or free
    best = max(free, key=lambda column: lengths[column], default=None)
    return best if best is not None and lengths[best] >= _SENTENCE / 2 else None


def _beside(field: str, below: Iterable[SourceRow], column: int) -> str:
    """What a column holds whose heading is that of questions, and is not theirs."""
    if field != "question":
        return field
    texts = [row.cell(column) for row in below if row.cell(column)][:_LOOKED_AT]
    return "number" if texts and all(map(is_number, texts)) else "check"


def _width(head: SourceRow, below: Sequence[SourceRow]) -> int:
    return max(len(row.cells) for row in (head, *below[:_LOOKED_AT]))


def _length(below: Sequence[SourceRow], column: int) -> float:
    """Letters of an average text in a column; 0 where there are none."""
    texts = [text for row in below[:_LOOKED_AT] if (text := row.cell(column)) and not is_foot(text)]
    return sum(map(len, texts)) / len(texts) if texts else 0


def _score(columns: Columns) -> int:
    """How much like the headings of a table they are."""
    return len([field for field in columns.by_field if field]) + 2 * bool(columns.ticks) + (not columns.title)


def remarks_on(columns: Columns) -> Iterator[str]:
    """Say of each column, unless its heading is one of ours, what it is taken for."""
    if columns.ours:
        return
    fields = {column: field for field, found in columns.by_field.items() for column in found}
    fields[columns.question] = "question"
    names = {**{field: head for head, field in HEADS.items()}, **_OTHERS}
    for column, head in enumerate(columns.heads):
        if not head or column in columns.ticks or head in (columns.title, columns.said) or is_known(head):
            continue
        if field := fields.get(column):
            what = _(names[field])
            yield _("{head!r} taken for {what}", head=head, what=what[:1].lower() + what[1:])
        else:
            yield _("{head!r} is kept as a comment", head=head)


_OTHERS = {
    "number": N_("the number of a row"),
    "answer": N_("what is to be filled in"),
    "due": N_("a day, which is left out"),
    "max_points": N_("the most points"),
    "check": N_("how to check"),
}
"""What columns are said to hold that a table of ours has not, or calls otherwise."""
