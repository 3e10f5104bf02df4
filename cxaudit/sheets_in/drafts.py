"""A checklist as it was understood from a spreadsheet, before it has ids and files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from cxaudit.sheets_in.sources import Remark

Content: TypeAlias = "bool | int | float | str | list[Content] | dict[str, Content] | None"
"""What stands in a file, as plain values; the key `#` of a mapping holds lines of comment."""

COMMENT = "#"
"""Key of the lines of comment of a mapping."""


@dataclass(frozen=True)
class Way:
    """How a question is answered: by steps, a number or a text."""

    steps: tuple[str, ...] = ()
    """Worst first, two to ten; none for a number or a text."""

    scale: str = ""
    """Name of the scale that they are; empty: they are named once several questions share them."""

    own: bool = False
    """Whether they stay the question's own, even where others have the same."""

    points: tuple[float, ...] = ()
    """What each step counts; none: they are evenly spaced."""

    most: float | None = None
    """The points of the best answer; None where nothing says so."""

    measure: dict[str, Content] = field(default_factory=dict)
    """What a checklist says of a number."""

    text: bool = False
    """Whether a text is asked for."""


MOST_WEIGHT = 100
"""The most that something can count."""

YES_OR_NO = Way(steps=("no", "yes"), scale="yes_no")
"""What every checklist has."""


@dataclass(frozen=True)
class Item:
    """One question."""

    sheet: str
    """Name of the sheet that it stands on; empty where the file has one alone."""

    row: int
    """Its row, from 1."""

    ask: str
    """The question."""

    way: Way
    """How it is answered."""

    weight: float | None = None
    """How much it counts, as it was typed; None where nothing says so."""

    most_points: float | None = None
    """The most points that its answer can get; None where nothing says so."""

    critical: bool = False
    """Whether failing it fails the whole."""

    na: bool = True
    """Whether it may be answered with N/A."""

    id: str = ""
    """Its id, where the table gives one."""

    owner: str = ""
    """Who is responsible, as its row says."""

    more: dict[str, Content] = field(default_factory=dict)
    """Whatever else a checklist can say of it, as its file says it."""

    comments: tuple[str, ...] = ()
    """What stands in its row and a checklist has no place for."""


@dataclass
class Part:
    """A touchpoint being gathered."""

    title: str
    """As people read it."""

    id: str = ""
    """Its id; empty until it has one."""

    where: str = ""
    """Where its questions are found out; empty where nothing is said of that."""

    items: list[Item] = field(default_factory=list)
    """Its questions."""


@dataclass
class Section:
    """A department being gathered."""

    title: str
    """As people read it."""

    id: str = ""
    """Its id; empty until it has one."""

    weight: int | None = None
    """How much it counts; None where nothing says so."""

    owner: str = ""
    """Who is responsible for most of its questions."""

    parts: list[Part] = field(default_factory=list)
    """Its touchpoints."""

    @property
    def items(self) -> list[Item]:
        """Its questions in their order."""
        return [item for part in self.parts for item in part.items]


@dataclass
class Draft:
    """A whole checklist as it was understood."""

    about: dict[str, str] = field(default_factory=dict)
    """What it is called, and in which version: `title`, `id`, `version`, `language`, `left_out`."""

    sections: list[Section] = field(default_factory=list)
    """In the order of the file."""

    scales: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Steps that several questions share, by name."""

    comments: list[str] = field(default_factory=list)
    """Texts beside the tables, which a checklist has no place for."""

    remarks: list[Remark] = field(default_factory=list)
    """What was guessed, and what could not be used."""

    @property
    def items(self) -> list[Item]:
        """Its questions in their order."""
        return [item for section in self.sections for item in section.items]
