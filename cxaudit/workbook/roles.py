"""How cells look in the frame, by the role that each plays; the colours and sizes are those of `look`.

A role that is missing is one line here: the sheets know nothing but names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from cxaudit import look

WHOLE, CHANGE, BIG, COUNT = "0", "+0;\N{MINUS SIGN}0;0", '0" %"', "0;-0;"
"""How numbers are shown: whole points, changes, big per cents, and counts of which 0 is left blank."""

ONE_ANSWER = '0" (1)"'
DAY, SHORT_DAY = "d mmm yyyy", "d mmm"

_HAIRLINE, _THIN = Side(style="thin", color=look.HAIRLINE), Side(style="thin", color=look.NAVY)
_MEDIUM, _WHITE = Side(style="medium", color=look.NAVY), Side(style="thin", color=look.WHITE)


@dataclass(frozen=True)
class _Role:
    """Everything that a cell of a role has."""

    size: int = look.LABEL
    ink: str = look.INK
    bold: bool = False
    italic: bool = False
    fill: str = ""
    number: str = "General"
    across: Literal["left", "center", "right"] = "left"
    down: Literal["top", "center", "bottom"] = "top"
    wrap: bool = True
    indent: int = 0
    above: Side | None = None
    below: Side | None = None
    beside: Side | None = None
    """Lines; `beside` stands left and right."""
    shrink: bool = False
    locked: bool = True

    def style(self, name: str) -> NamedStyle:
        """Return it as the workbook knows it."""
        return NamedStyle(
            name,
            font=Font(name=look.FONT, size=self.size, color=self.ink, bold=self.bold, italic=self.italic),
            fill=PatternFill("solid", fgColor=self.fill) if self.fill else PatternFill(),
            number_format=self.number,
            alignment=Alignment(
                horizontal=self.across,
                vertical=self.down,
                wrap_text=self.wrap,
                indent=self.indent,
                shrink_to_fit=self.shrink or None,
            ),
            border=Border(left=self.beside, right=self.beside, top=self.above, bottom=self.below),
            protection=Protection(locked=self.locked),
        )


_LINE = _Role(wrap=False, down="center")
_LABEL = replace(_LINE, ink=look.GREY)
_LINK = replace(_LINE, ink=look.LINK)
_NAVY = _Role(ink=look.NAVY, bold=True, wrap=False)
# shrunk, since a number that finds no room, in a font that stands in for ours, is shown as ###
_FIGURE = replace(_NAVY, size=look.FIGURE, down="center", number=WHOLE, shrink=True)
_SECTION = replace(_NAVY, size=look.TEXT, down="bottom", below=_THIN)
_HEAD = replace(_NAVY, wrap=True, down="bottom", below=_MEDIUM)
_ROW = replace(_LINE, below=_HAIRLINE)
_TOTAL = replace(_LINE, bold=True, above=_THIN)

# the frame
STRIP, SENTENCE, HOW, BACK, RAIL_LINK = "cx strip", "cx sentence", "cx how", "cx back", "cx rail link"
NAME, NOTE, NOTE_RIGHT, RAIL_NOTE = "cx name", "cx note", "cx note right", "cx rail note"
TEXT_BLOCK, TEXT_LINE, HEADLINE_LONG = "cx text block", "cx text line", "cx long headline"
# parts that come again
SECTION, SECTION_LINK, SECTION_NOTE = "cx section head", "cx section link", "cx section note"
FIGURE_LABEL, FIGURE_PERCENT, FIGURE_NUMBER = "cx figure label", "cx figure percent", "cx figure number"
FIGURE_CHANGE, MEANING, CHIP = "cx figure change", "cx meaning", "cx chip"
GROUP_LOUD, GROUP = "cx group loud", "cx group"
ITEM_NUMBER, ITEM_TITLE, ITEM_DAY, ITEM_DAY_LOUD = (
    "cx item number",
    "cx item title",
    "cx item day",
    "cx item day loud",
)
ITEM_MORE, ITEM_DAY_QUIET, STAR = "cx item more", "cx item day quiet", "cx star"
# tables
HEAD_TEXT, HEAD_NUMBER, HEAD_CENTRE = "cx head text", "cx head number", "cx head centre"
HEAD_SMALL, HEAD_INDENTED = "cx head small", "cx head indented"
ROW_TEXT, ROW_BOLD, ROW_LINK, ROW_NUMBER = "cx row text", "cx row bold", "cx row link", "cx row number"
ROW_SCORE, ROW_CHANGE, ROW_COUNT, ROW_GREY = "cx row score", "cx row change", "cx row count", "cx row grey"
ROW_BAND, HEAT = "cx row band", "cx heat"
TOTAL_TEXT, TOTAL_SCORE, TOTAL_CHANGE = "cx total text", "cx total score", "cx total change"
TOTAL_COUNT, TOTAL_GREY, TOTAL_HEAT, TOTAL_BAND = (
    "cx total count",
    "cx total grey",
    "cx total heat",
    "cx total band",
)
CELL, CELL_BOLD, CELL_NUMBER = "cx cell", "cx cell bold", "cx cell number"
CELL_GREY, CELL_SCORE, CELL_LAST = "cx cell grey", "cx cell score", "cx cell last"
CELL_LINE, EDGE = "cx cell line", "cx edge"
CREAM, CREAM_DATE, CREAM_LINE = "cx cream", "cx cream date", "cx cream line"

_ROLES: dict[str, _Role] = {
    STRIP: replace(_LINE, ink=look.WHITE, fill=look.NAVY, indent=1),
    SENTENCE: _Role(look.TITLE, bold=True, down="bottom"),
    HOW: _LABEL,
    BACK: replace(_LINK, across="right"),
    RAIL_LINK: _LINK,
    NAME: _Role(look.TITLE, look.NAVY, down="bottom"),
    NOTE: _Role(ink=look.GREY),
    NOTE_RIGHT: _Role(ink=look.GREY, across="right"),
    RAIL_NOTE: _LABEL,
    HEADLINE_LONG: _Role(look.TEXT, bold=True, down="bottom"),
    TEXT_BLOCK: _Role(look.TEXT),
    TEXT_LINE: _Role(look.TEXT, down="center"),
    SECTION: _SECTION,
    SECTION_LINK: replace(_LINK, across="right", down="bottom", below=_THIN),
    SECTION_NOTE: replace(_LABEL, across="right", down="bottom", below=_THIN),
    FIGURE_LABEL: replace(_LABEL, above=_HAIRLINE),
    FIGURE_PERCENT: replace(_FIGURE, number=BIG),
    FIGURE_NUMBER: _FIGURE,
    FIGURE_CHANGE: replace(_FIGURE, number=CHANGE),
    MEANING: _Role(ink=look.GREY),
    CHIP: replace(_LINE, size=look.TITLE, bold=True, fill=look.NO_BAND, across="center", shrink=True),
    GROUP_LOUD: replace(_LINE, bold=True, fill=look.CORAL, indent=1),
    GROUP: replace(_LABEL, bold=True, down="bottom"),
    STAR: replace(_NAVY, size=look.TEXT),
    ITEM_NUMBER: replace(_NAVY, size=look.TEXT, number=WHOLE, down="bottom", shrink=True),
    ITEM_TITLE: _Role(look.TEXT, bold=True, down="bottom"),
    ITEM_DAY: _Role(number=SHORT_DAY, across="right", down="bottom", wrap=False, shrink=True),
    ITEM_DAY_LOUD: _Role(bold=True, number=SHORT_DAY, across="right", down="bottom", wrap=False, shrink=True),
    ITEM_MORE: _Role(ink=look.GREY, below=_HAIRLINE),
    ITEM_DAY_QUIET: replace(
        _LABEL, number=SHORT_DAY, across="right", down="top", below=_HAIRLINE, shrink=True
    ),
    HEAD_TEXT: _HEAD,
    HEAD_INDENTED: replace(_HEAD, indent=1),
    HEAD_NUMBER: replace(_HEAD, across="right"),
    HEAD_CENTRE: replace(_HEAD, across="center"),
    HEAD_SMALL: replace(_HEAD, across="center", bold=False),
    ROW_TEXT: _ROW,
    ROW_BOLD: replace(_ROW, size=look.TEXT, bold=True),
    ROW_LINK: replace(_ROW, size=look.TEXT, ink=look.LINK),
    ROW_NUMBER: replace(_ROW, across="right", number=WHOLE),
    ROW_SCORE: replace(_ROW, size=look.TEXT, bold=True, across="right", number=WHOLE),
    ROW_CHANGE: replace(_ROW, across="right", number=CHANGE),
    ROW_COUNT: replace(_ROW, across="right", number=COUNT),
    ROW_GREY: replace(_ROW, ink=look.GREY, across="right"),
    ROW_BAND: replace(_ROW, indent=1),
    HEAT: replace(_LINE, across="center", number=WHOLE, above=_WHITE, below=_WHITE, beside=_WHITE),
    TOTAL_TEXT: replace(_TOTAL, size=look.TEXT),
    TOTAL_SCORE: replace(_TOTAL, size=look.TEXT, across="right", number=WHOLE),
    TOTAL_CHANGE: replace(_TOTAL, across="right", number=CHANGE),
    TOTAL_COUNT: replace(_TOTAL, across="right", number=COUNT),
    TOTAL_GREY: replace(_TOTAL, bold=False, ink=look.GREY, across="right"),
    TOTAL_HEAT: replace(_TOTAL, across="center", number=WHOLE, beside=_WHITE),
    TOTAL_BAND: replace(_TOTAL, bold=False, indent=1),
    CELL: _Role(below=_HAIRLINE),
    CELL_BOLD: _Role(bold=True, below=_HAIRLINE),
    CELL_NUMBER: replace(_Role(below=_HAIRLINE), across="right", number=WHOLE),
    CELL_GREY: _Role(ink=look.GREY, below=_HAIRLINE),
    CELL_SCORE: _Role(across="center", number=WHOLE, below=_HAIRLINE),
    CELL_LAST: _Role(ink=look.GREY, across="center", number=WHOLE, below=_HAIRLINE),
    CELL_LINE: _Role(ink=look.GREY, below=_HAIRLINE, wrap=False),
    EDGE: _Role(fill=look.CORAL),
    CREAM_LINE: _Role(fill=look.MAY_BE_CHANGED, number="@", below=_HAIRLINE, locked=False, wrap=False),
    CREAM: _Role(fill=look.MAY_BE_CHANGED, number="@", below=_HAIRLINE, locked=False),
    CREAM_DATE: _Role(
        fill=look.MAY_BE_CHANGED, number=DAY, across="right", below=_HAIRLINE, locked=False, wrap=False
    ),
}


def styles() -> list[NamedStyle]:
    """Return the style of every role."""
    return [role.style(name) for name, role in _ROLES.items()]
