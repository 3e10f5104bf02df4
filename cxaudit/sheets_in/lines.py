"""Goes through the rows of a table: which of them are questions, which titles of sections, which neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from cxaudit.sheets_in.numbering import depth, is_number, is_title, without_number
from cxaudit.sheets_in.sources import SourceRow
from cxaudit.sheets_in.tables import Columns, Table, columns_of
from cxaudit.sheets_in.vocabulary import is_foot, is_total, plain

Kind = Literal["question", "title", "inner", "total", "foot", "rest"]
"""What a row is: a question, the title of a section or of a part of one, or none of these."""

_SHORT_TITLE = 80
"""Letters of a title, at most."""


@dataclass(frozen=True)
class Line:
    """One row, and what it is."""

    row: SourceRow
    kind: Kind
    columns: Columns
    text: str = ""
    """Of a title: its text; of what is none of these: what stands there."""

    number: str = ""
    """The number before a title, or beside it."""


def lines_of(table: Table) -> list[Line]:
    """Return the rows of a table with what each is; what stands at its foot is no question."""
    if table.columns.ours:  # which has a question in every row, whatever it looks like
        return [Line(row, "question", table.columns) for row in table.rows]
    found = _with_levels(list(_Reader(table).lines()))
    last = max((place for place, line in enumerate(found) if line.kind == "question"), default=-1)
    return [
        replace(line, kind="rest") if place > last and line.kind in ("title", "inner") else line
        for place, line in enumerate(found)
    ]


class _Reader:
    """Reads one table, by what most of its rows are like."""

    def __init__(self, table: Table) -> None:
        self._columns = table.columns
        self._rows = table.rows
        self._start = table.head

    def lines(self) -> Iterator[Line]:
        """Return every row with what it is."""
        if self._columns.title:
            row = SourceRow(self._start, (self._columns.title,))
            yield Line(row, "title", self._columns, self._columns.title)
        for place, row in enumerate(self._rows):
            if row.number in self._heads:
                again = columns_of(row, self._rows[place + 1 :])
                self._columns = again or self._columns
                if again and again.title:
                    yield Line(row, "title", again, again.title)
                continue
            yield self._line(row)

    @cached_property
    def _heads(self) -> frozenset[int]:
        """Rows that are headings again, as above every section; where most are, none is."""
        heads = [
            row.number
            for place, row in enumerate(self._rows)
            if self._may_be_again(row)
            and (found := columns_of(row, self._rows[place + 1 :]))
            and self._is_again(row, found)
        ]
        return frozenset(heads if len(heads) * 3 <= len(self._rows) else ())

    def _may_be_again(self, row: SourceRow) -> bool:
        """Whether a row has two words at least of the first headings; a quick look, at every row."""
        return len({plain(row.cells[column]) for column in row.filled} & self._head_words) > 1

    @cached_property
    def _head_words(self) -> set[str]:
        return {plain(head) for head in self._columns.heads if head}

    def _is_again(self, row: SourceRow, found: Columns) -> bool:
        known, ticks = self._columns, [row.cell(column) for column in self._columns.ticks]
        if known.ticks:
            return bool(found.ticks) and all(ticks)
        return len(row.filled) > 1 and not is_number(row.cells[row.filled[0]]) and bool(found.by_field)

    def _line(self, row: SourceRow) -> Line:
        columns = self._columns
        filled = [column for column in row.filled if column not in columns.set_aside]
        text = " ".join(row.cell(columns.question).split())
        if not filled:
            return Line(row, "rest", columns, _said(row))
        first = row.cells[filled[0]]
        if self._is_total(row, filled):
            return Line(row, "total", columns, _said(row))
        if not text:
            lone = len(filled) == 1 and not is_number(first) and len(first) <= _SHORT_TITLE
            return Line(row, "title" if lone and not is_foot(first) else "rest", columns, _title(first, row))
        if self._is_title(row, filled, text):
            return Line(row, "title", columns, text, self._number(row))
        beside = filled[0] == columns.first("number") and is_foot(first)
        if beside or (is_foot(text) and len(filled) == 1):
            return Line(row, "foot", columns, _said(row))
        return Line(row, "question", columns)

    def _is_total(self, row: SourceRow, filled: Sequence[int]) -> bool:
        """Whether a row adds others up: its first text says so, and only figures follow."""
        first, *others = (row.cells[column] for column in filled)
        return is_total(first) and all(_is_figure(text) for text in others)

    def _is_title(self, row: SourceRow, filled: Sequence[int], text: str) -> bool:
        """Whether what stands where questions do is the title of a section."""
        columns, number = self._columns, self._number(row)
        sections = (*columns.by_field.get("section", ()), *columns.by_field.get("part", ()))
        beside = [column for column in filled if column not in (columns.question, columns.first("number"))]
        if len(text) > _SHORT_TITLE or text.endswith("?") or any(column in sections for column in filled):
            return False
        if beside and not all(_is_figure(row.cells[column]) for column in beside):
            return False
        looks = bool(row.look) and row.look != self._usual_look
        if beside:
            return looks or (row.merged and not self._merged_usually)
        if row.merged and not self._merged_usually:
            return True
        if (
            text.endswith(":")
            or is_title(text)
            or looks
            or (text.isupper() and len(text) > 2 and not self._loud_usually)
        ):
            return True
        if self._depth > 1 and number:
            return depth(number) < self._depth
        return self._usually_filled and (not self._numbered_usually or not number)

    def _number(self, row: SourceRow) -> str:
        """The number of a row: in a column of its own, or before its text."""
        column = self._columns.first("number")
        return row.cell(column) or without_number(row.cell(self._columns.question))[0]

    @cached_property
    def _asked(self) -> list[SourceRow]:
        """Rows that have a text where questions stand."""
        return [
            row for row in self._rows if row.cell(self._columns.question) and row.number not in self._heads
        ]

    def _mostly(self, of: Sequence[object]) -> bool:
        return sum(map(bool, of)) * 2 > len(self._asked)

    @cached_property
    def _usual_look(self) -> str:
        looks = Counter(row.look for row in self._asked)
        return looks.most_common(1)[0][0] if looks else ""

    @cached_property
    def _merged_usually(self) -> bool:
        return self._mostly([row.merged for row in self._asked])

    @cached_property
    def _loud_usually(self) -> bool:
        return self._mostly([row.cell(self._columns.question).isupper() for row in self._asked])

    @cached_property
    def _numbered_usually(self) -> bool:
        return self._mostly([self._number(row) for row in self._asked])

    @cached_property
    def _depth(self) -> int:
        depths = Counter(depth(self._number(row)) for row in self._asked if self._number(row))
        return depths.most_common(1)[0][0] if depths else 0

    @cached_property
    def _usually_filled(self) -> bool:
        """Whether questions mostly have something beside them, in columns that are not to be filled in."""
        aside = self._columns.set_aside
        ticked = [any(row.cell(each) for each in self._columns.ticks) for row in self._asked]
        if sum(ticked) * 10 > len(ticked) * 9:  # of a checklist that was filled in, down to the last question
            return True
        return self._mostly([sum(each not in aside for each in row.filled) > 1 for row in self._asked])


def _with_levels(lines: list[Line]) -> list[Line]:
    """Tell titles of sections from those of their parts, which look otherwise and stand right below some."""
    pairs = [
        (_like(line), _like(below))
        for line, below in pairwise(lines)
        if line.kind == below.kind == "title" and _like(line) != _like(below)
    ]
    inner = {below for _line, below in pairs} - {line for line, _below in pairs}
    return [
        replace(line, kind="inner") if line.kind == "title" and _like(line) in inner else line
        for line in lines
    ]


def _like(line: Line) -> tuple[object, ...]:
    """What tells the titles of one level from those of another."""
    rest = without_number(line.text)[1]
    return line.row.look, line.row.merged, depth(line.number), rest.isupper(), line.row.filled[:1]


def _is_figure(text: str) -> bool:
    return not any(letter.isalpha() for letter in text) or is_total(text)


def _title(first: str, row: SourceRow) -> str:
    return first if len(row.filled) == 1 else _said(row)


def _said(row: SourceRow) -> str:
    return " | ".join(" ".join(text.split()) for text in row.cells if text)
