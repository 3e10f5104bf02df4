"""What a column of a sheet is, and which columns a sheet has: each is declared once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, Literal, TypeVar

from openpyxl.utils import get_column_letter

from cxaudit.words import _
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.fitting import characters, fitting_width
from cxaudit.workbook.places import Places

Record = TypeVar("Record")

Part = Literal[
    "", "alone", "answers", "baseline", "gaps", "photos", "policy", "principles", "self", "staff", "stages"
]
"""What not every report has, or is: of one person alone, a self-assessment; empty: what all have."""


@dataclass(frozen=True)
class Row(Generic[Record]):
    """One row of a sheet, as formulas see it: `row[column]` is the name of its cell in a column."""

    number: int
    """From 1."""

    record: Record
    """What the row shows."""

    places: Places
    """Where everything else stands."""

    def __getitem__(self, column: Column[Any]) -> str:
        return f"{column.letter}{self.number}"


def _nothing(_: object) -> None:
    return None


def _no_room(_: object) -> float:
    return 0


@dataclass(eq=False)
class Column(Generic[Record]):
    """A column of a sheet: everything that is to be known of it. It stands where a number is wanted."""

    head: str = ""
    """What its first cell says, in English; empty on sheets without heads."""

    width: float = 0
    """In characters; 0 hides it, unless it has pixels."""

    style: str | Callable[[Record], str] = ""
    """Name of the style of its cells, or which one a record takes; an empty name leaves the cell out."""

    value: Callable[[Record], CellValue] = _nothing
    """What its cell shows of a record."""

    formula: Callable[[Row[Record]], str] | None = None
    """What Excel computes the value by, without `=`; None or an empty text: by nothing."""

    widens: bool = False
    """Whether it takes more width than its own where one of its texts would be too tall in it."""

    below: Callable[[Record], float] = _no_room
    """Points that are kept free below its text, for photos, where it takes more width."""

    needs: Part = ""
    """What a report must have; where it has not the column is hidden, and has no cell but its head."""

    heads: Mapping[Part, str] = field(default_factory=dict)
    """What its first cell says instead, by what a report has; of several the first counts."""

    named_by_checklist: bool = False
    """Whether its head is a text of the checklist, which is in the right language as it is."""

    px: int = 0
    """Its width in pixels at 96 dpi, on sheets in the frame of `frame`."""

    narrower: Mapping[Part, int] = field(default_factory=dict)
    """Its width in pixels instead, by what a report has that takes room too; of several the first counts."""

    head_style: str = ""
    """Style of its head; empty: that of all heads outside the frame, and of texts within it."""

    printed: bool = True
    """Whether it stands within the print area; what is not stands in the rail right of it."""

    number: int = field(default=0, init=False)
    """From 1, in the order of declaration."""

    letter: str = field(default="", init=False)
    """Its name in Excel, such as `AB`."""

    key: str = field(default="", init=False)
    """The attribute that it is: names it for reading back, whatever it is called and wherever it stands."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.key = name

    def __post_init__(self) -> None:
        if self.px:
            self.width = characters(self.px)

    def __index__(self) -> int:
        return self.number

    @property
    def said_head(self) -> str:
        """Its head in the language that is spoken, on one line."""
        return self.head if self.named_by_checklist else " ".join(_(self.head).split())

    def head_of(self, parts: Collection[Part]) -> str:
        """Return its head, said in the same way, where a report has those parts."""
        return next((_(head) for part, head in self.heads.items() if part in parts), self.said_head)

    def is_absent(self, parts: Collection[Part]) -> bool:
        """Whether a report with those parts has nothing for it."""
        return bool(self.needs) and self.needs not in parts

    def fitting_width(self, records: Iterable[Record], parts: Collection[Part]) -> float:
        """Return the width that it takes with these records, where a report has those parts."""
        if self.is_absent(parts):
            return 0
        if px := next((px for part, px in self.narrower.items() if part in parts), 0):
            return characters(px)
        if not self.widens:
            return self.width
        cells = [(str(self.value(record)), self.below(record)) for record in records]
        return fitting_width(cells, self.width)

    def style_of(self, record: Record) -> str:
        """Return the name of the style that its cell has for a record; empty: there is no cell."""
        return self.style if isinstance(self.style, str) else self.style(record)


def numbered(columns: Iterable[Column[Record]], first: int = 1) -> tuple[Column[Record], ...]:
    """Give columns that stand side by side their numbers."""
    side_by_side = tuple(columns)
    for number, column in enumerate(side_by_side, first):
        column.number, column.letter = number, get_column_letter(number)
    return side_by_side


class Sheet(Generic[Record]):
    """A sheet with its columns, which are attributes of a class of its own, in their order.

    `Sheet[QuestionRow]` has a table, each row of which shows a question; `Sheet[None]` has none.
    """

    name: ClassVar[str] = ""
    """What the sheet is called in English; empty where each one of its kind has its own name."""

    top: ClassVar[int] = 0
    """First row of the table, below its heads; 0 where there is none."""

    code: ClassVar[str] = ""
    """Names the sheet for reading back, whatever it is called; empty where nothing on it may be changed.

    Each row of such a sheet has an id of its own, in a column that is called `id`.
    """

    fixed: ClassVar[tuple[str, ...]] = ()
    """Keys of columns that are not protected, though not marked to be changed: where somebody changed one, it
    is read back, or that it cannot be is said."""

    first: ClassVar[int] = 1
    """Number of its first column, where others stand left of it."""

    px: ClassVar[int] = 0
    """Width of a page of it, `look.PORTRAIT` or `look.LANDSCAPE`, which its printed columns fill at most.

    0: it does not stand in the frame of `frame`.
    """

    on_paper: ClassVar[bool] = True
    """Whether it is laid out for paper, no wider than a page; of others only the first rows are printed."""

    head_style: ClassVar[str] = ""
    """Style of heads that say none of their own; empty: as a column says of itself."""

    headings: ClassVar[bool] = False
    """Whether letters of columns and numbers of rows are shown in the frame: where one sorts and filters."""

    columns: ClassVar[tuple[Column[Any], ...]] = ()
    """From the first on."""

    def __init_subclass__(cls) -> None:
        columns = (each for each in vars(cls).values() if isinstance(each, Column))
        cls.columns = numbered(columns, cls.first)
