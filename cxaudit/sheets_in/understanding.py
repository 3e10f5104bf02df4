"""From the rows of a spreadsheet to a draft of a checklist, with what was guessed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from cxaudit.checklist.table import ID, LANGUAGE, LEFT_OUT, OVERALL, TITLE, VERSION
from cxaudit.sheets_in.drafts import MOST_WEIGHT, YES_OR_NO, Draft, Item, Part, Section, Way
from cxaudit.sheets_in.items import RowReader
from cxaudit.sheets_in.lines import Line, lines_of
from cxaudit.sheets_in.numbering import title_of
from cxaudit.sheets_in.settling import settled
from cxaudit.sheets_in.sources import Remark, Source, SourceRow, SourceSheet
from cxaudit.sheets_in.tables import Table, find_list, find_table, remarks_on
from cxaudit.sheets_in.vocabulary import plain
from cxaudit.sheets_in.ways import by_ticks, way_of
from cxaudit.text import shortened
from cxaudit.words import _

_LONGEST_TITLE = 120
"""Letters of a title that is made of a text."""

_NO_NAME = ("sheet", "tabelle", "feuil", "feuille", "hoja", "foglio", "blad", "ark", "table", "worksheet")
"""How spreadsheet programs call a sheet that nobody named, with a number behind it."""


_Titled = TypeVar("_Titled", Part, Section)


def understand(source: Source) -> Draft | None:
    """Return the checklist that a spreadsheet holds; None where it has no questions.

    Nothing is left out in silence: what a checklist has no place for becomes a comment, and what was guessed
    or changed a remark.
    """
    tables = [(sheet, table) for sheet in source.sheets if (table := find_table(sheet))]
    draft = Draft(remarks=[_without_sheet(source, each) for each in source.remarks])
    if not tables:
        tables = [(sheet, table) for sheet in source.sheets if (table := find_list(sheet))]
        draft.remarks += [
            Remark(sheet.name, 0, _("no headings were found: column {letter} taken for the questions",
                                    letter=_letter(table.columns.question)))
            for sheet, table in tables
        ]  # fmt: skip
    several = len(tables) > 1
    ours = any(table.columns.ours for _sheet, table in tables)
    for sheet in source.sheets:
        if sheet not in [each for each, _table in tables]:
            _beside(draft, sheet, sheet.rows, ours=ours)
    for sheet, table in tables:
        _Gatherer(draft, sheet, table, several=several, file=source.name).gather()
    draft.sections = [section for section in draft.sections if section.items]
    draft.about.setdefault("title", source.name)
    return settled(draft) if draft.items else None


def _without_sheet(source: Source, remark: Remark) -> Remark:
    return remark if len(source.sheets) > 1 or not remark.row else remark._replace(sheet="")


def _beside(draft: Draft, sheet: SourceSheet, rows: Sequence[SourceRow], *, ours: bool) -> None:
    """Take what stands beside tables: what the checklist is called, and so on; all else become comments.

    `ours` says whether the file is one of ours, whose other texts tell how it is read.
    """
    keys = {plain(way(said)): key for said, key in _ABOUT.items() for way in (str, _)}
    for row in rows:
        texts = [row.cells[column].replace("\n", " ") for column in row.filled]
        said = " | ".join(texts)
        if len(texts) == 1 and ":" in said:
            texts = [part.strip() for part in said.split(":", 1)]
        key = keys.get(plain(texts[0])) if len(texts) == 2 else None
        if key and texts[1]:
            draft.about.setdefault(key, texts[1])
        elif not ours:
            draft.comments.append(f"{_place(sheet, row)}: {said}")


_ABOUT = {
    TITLE: "title",
    ID: "id",
    VERSION: "version",
    LANGUAGE: "language",
    OVERALL: "overall",
    LEFT_OUT: "left_out",
}


def _place(sheet: SourceSheet, row: SourceRow) -> str:
    where = _("row {row}", row=row.number)
    return f"{sheet.name}, {where}" if sheet.name else where


class _Gatherer:
    """Gathers the sections and questions of one table."""

    def __init__(self, draft: Draft, sheet: SourceSheet, table: Table, *, several: bool, file: str) -> None:
        self._draft = draft
        self._sheet = sheet
        self._table = table
        self._several = several
        self._file = file
        self._name = sheet.name if several else ""
        self._section = self._part = ""

    def gather(self) -> None:
        """Take every row of the table."""
        self._above()
        for said in remarks_on(self._table.columns):
            self._remark(self._table.head, said)
        if self._several and not self._has("section"):
            self._section = self._sheet.name
        usual = self._usual()
        for line in lines_of(self._table):
            match line.kind:
                case "title" | "inner":
                    self._heading(line)
                case "question":
                    self._question(line, usual)
                case _:
                    self._say(
                        line.row, _("{text!r} is no question: left out", text=shortened(line.text or "…", 60))
                    )
                    self._draft.comments.append(f"{_place(self._sheet, line.row)}: {line.text}")

    def _has(self, field: str) -> bool:
        return field in self._table.columns.by_field

    def _above(self) -> None:
        """Take the first text above the table for what the checklist is called."""
        rows, ours = self._table.above, self._table.columns.ours
        titles = [row for row in rows if len(row.filled) == 1 and ":" not in row.cells[row.filled[0]]]
        if titles and not ours and "title" not in self._draft.about:
            title = shortened(titles[0].cells[titles[0].filled[0]], _LONGEST_TITLE)
            self._draft.about["title"] = title
            rows = tuple(row for row in rows if row is not titles[0])
        _beside(self._draft, self._sheet, rows, ours=ours)

    def _usual(self) -> Way:
        """How questions are answered of which nothing says so: by ticks, or yes or no."""
        columns = self._table.columns
        heads = [columns.heads[column] for column in columns.ticks]
        if way := by_ticks(heads, partial(self._remark, self._table.head)):
            self._remark(
                self._table.head, _("answers taken from the headings: {list}", list=" | ".join(heads))
            )
            return way
        if columns.said and (way := way_of(columns.said, "", "", lambda _said: None)):
            self._remark(self._table.head, _("answers taken from the headings: {list}", list=columns.said))
            return way
        if not (self._has("type") or self._has("options")):
            self._remark(0, _("nothing says how questions are answered: by yes or no"))
        return YES_OR_NO

    def _remark(self, row: int, said: str) -> None:
        self._draft.remarks.append(Remark(self._name, row, said))

    def _say(self, row: SourceRow, said: str) -> None:
        self._remark(row.number, said)

    def _heading(self, line: Line) -> None:
        title = shortened(title_of(line.text), _LONGEST_TITLE)
        if line.kind == "inner" or self._has("section") or self._several:
            self._part = title
        else:
            self._section, self._part = title, ""
        self._say(line.row, _("{title!r} taken for the title of a section", title=title))

    def _question(self, line: Line, usual: Way) -> None:
        row, columns = line.row, line.columns
        section, part = self._place_of(line)
        reader = RowReader(self._name, row, columns, section.title, partial(self._say, row))
        item = reader.item(None)
        if item.way == Way():
            if columns.first("type") is not None or columns.first("options") is not None:
                self._say(row, _("nothing says how it is answered: {way}", way=" | ".join(usual.steps)))
            item = _answered(item, usual)
        part.items.append(item)

    def _place_of(self, line: Line) -> tuple[Section, Part]:
        """The section and the part that a question belongs to; an empty cell means those of the row above."""
        row, columns = line.row, line.columns
        named = [self._named(row, column) for column in columns.by_field.get("section", ())]
        if named and named[0]:
            if named[0] != self._section:
                self._part = ""
            self._section = named[0]
        parts = [*named[1:], *(self._named(row, column) for column in columns.by_field.get("part", ()))]
        if any(parts):
            self._part = ", ".join(filter(None, parts))
        title = self._section or self._usual_title()
        section = self._by_id(self._draft.sections, row.cell(columns.first("section_id")), title, Section)
        part_title = self._part or section.title
        part = self._by_id(section.parts, row.cell(columns.first("part_id")), part_title, Part)
        if columns.ours:
            section.weight = _whole(row.cell(columns.first("section_weight")))
            part.where = row.cell(columns.first("part_where"))
        return section, part

    def _named(self, row: SourceRow, column: int) -> str:
        text = row.cell(column)
        if self._table.columns.ours and "\n" not in text:
            return text
        return shortened(title_of(text), _LONGEST_TITLE) if text else ""

    def _by_id(self, among: list[_Titled], id: str, title: str, make: Callable[[str], _Titled]) -> _Titled:
        """The section or part with this id, or where there is none by its title; a new one else."""
        wanted = plain(title)
        for each in among:
            if each.id == id if id else plain(each.title) == wanted:
                return each
        new = make(title)
        new.id = id
        among.append(new)
        return new

    def _usual_title(self) -> str:
        """What a section is called that has no title: as its sheet, or else as the file."""
        name = self._sheet.name
        unnamed = not name or name.casefold().rstrip("0123456789 ()") in _NO_NAME
        return self._file if unnamed else name


def _answered(item: Item, way: Way) -> Item:
    return replace(item, way=way, most_points=way.most if item.most_points is None else item.most_points)


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() and int(text) <= MOST_WEIGHT else None


def _letter(column: int) -> str:
    """Return how spreadsheet programs call a column, counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
