"""How cells look in the frame, by the role that each plays; the colours and sizes are those of `look`.

A role that is missing is one line here: the sheets know nothing but names.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

from cxaudit import look
from cxaudit.workbook.fitting import tall

WHOLE, CHANGE, BIG, COUNT = "0", "+0;\N{MINUS SIGN}0;0", '0" %"', "0;-0;"
"""How numbers are shown: whole points, changes, big per cents, and counts of which 0 is left blank."""

ONE_ANSWER = '0" (1)"'
DAY, SHORT_DAY = "d mmm yyyy", "d mmm"

_HAIRLINE, _THIN = Side(style="thin", color=look.HAIRLINE), Side(style="thin", color=look.NAVY)
_THICK = Side(style="thick", color=look.NAVY)
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
    edge: Side | None = None
    """Lines; `beside` stands left and right, `edge` where reading begins."""
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
            border=Border(
                left=self.edge or self.beside, right=self.beside, top=self.above, bottom=self.below
            ),
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
_FILTER = replace(_HEAD, down="top")
_ROW = replace(_LINE, below=_HAIRLINE)
_TO_DO = _Role(down="center", below=_HAIRLINE)
_CELL_SHORT = _Role(below=_HAIRLINE, wrap=False, shrink=True)
_BLOCK = replace(_LINE, ink=look.WHITE, fill=look.NAVY)
_RULE = _Role(look.TEXT, below=_HAIRLINE)
_YOU = _Role(look.TEXT, fill=look.FOR_YOU, indent=1)
_TOTAL = replace(_LINE, bold=True, above=_THIN)
_CREAM = _Role(fill=look.MAY_BE_CHANGED, number="@", below=_HAIRLINE, locked=False)
_ITEM = replace(_NAVY, across="center", number=WHOLE, below=_HAIRLINE, shrink=True)
_CORAL = Side(style="thick", color=look.CORAL)
_DAY = _Role(number=DAY, across="right", below=_HAIRLINE, wrap=False, shrink=True)

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
HEAD_SMALL, HEAD_INDENTED, HEAD_OVER = "cx head small", "cx head indented", "cx head over"
FILTER_TEXT, FILTER_INDENTED = "cx filter text", "cx filter indented"
FILTER_NUMBER, FILTER_CENTRE = "cx filter number", "cx filter centre"
ROW_TEXT, ROW_BOLD, ROW_LINK = "cx row text", "cx row bold", "cx row link"
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
CELL_ITEM, CELL_GREY = "cx cell item", "cx cell grey"
CELL_INDENTED, CELL_DAY = "cx cell indented", "cx cell day"
# to be written on
BOX, KEY, STEP, VOICE, DOTTED = "cx box to tick", "cx key", "cx step", "cx voice", "cx dotted"
TO_DO, TO_DO_BOLD, TO_DO_GREY, TO_DO_NUMBER = "cx to do", "cx to do bold", "cx to do grey", "cx to do number"
ITEM_NUMBER_TOP, HEADLINE_TOP, TO_WRITE = "cx item number top", "cx headline top", "cx to write"
TO_DO_LOUD, TO_DO_BOX = "cx to do loud", "cx to do box"
SECTION_LABEL, TO_FILL_IN = "cx section label", "cx to fill in"
CREAM, CREAM_DATE = "cx cream", "cx cream date"
CREAM_INDENTED, CREAM_ITEM = "cx cream indented", "cx cream item"
CELL_ITEM_LOUD, CELL_RIGHT, CELL_LINE = "cx cell item loud", "cx cell right", "cx cell line"
CELL_FIGURE, CREAM_LINE = "cx cell figure", "cx cream line"
CELL_SCORE, CELL_LAST, EDGE = "cx cell score", "cx cell last", "cx edge"
# lists that grow and shrink by themselves: their lines are drawn where there is something
LIST_NAME, LIST_COUNT, LIST_SUM, LIST_DAY = "cx list name", "cx list count", "cx list sum", "cx list day"
LIST_HEAD, LIST_OF, LIST_ITEM, LIST_TITLE = "cx list head", "cx list of", "cx list item", "cx list title"
LIST_TEXT, LIST_RIGHT, LIST_CHIP, LIST_MORE = "cx list text", "cx list right", "cx list chip", "cx list more"
CELL_NAVY, CELL_DATE, CELL_WHEN = "cx cell navy", "cx cell date", "cx cell when"

# the policy on the wall, and the rules of the house
HOW_LARGE, LEGEND = "cx large how", "cx legend"
BLOCK, BLOCK_TITLE, BLOCK_NAME, BLOCK_DRAFT = "cx block", "cx block title", "cx block name", "cx block draft"
LEAD_TITLE = "cx lead title"
LEAD, PROMISE_NUMBER, PROMISE_TITLE, PROMISE = (
    "cx lead",
    "cx promise number",
    "cx promise title",
    "cx promise",
)
QUIET_TITLE, QUIET_TEXT = "cx quiet title", "cx quiet text"
DRAFT_NOTE, FOOT = "cx draft note", "cx foot"
RULE_NUMBER, RULE_TITLE, RULE_TEXT = "cx rule number", "cx rule title", "cx rule text"
RULE_NEW, RULE_CHANGED, SIGN = "cx rule new", "cx rule changed", "cx sign"
# what all are handed
YOU_LABEL, YOU_LEAD, YOU_TEXT = "cx you label", "cx you lead", "cx you text"
ITEM_TEXT, ITEM_MARK, ITEM_WHEN, ITEM_AMOUNT = (
    "cx item text",
    "cx item mark",
    "cx item when",
    "cx item amount",
)

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
    HEAD_OVER: replace(_HEAD, wrap=False),
    # text on top, so that no button covers it
    FILTER_TEXT: _FILTER,
    FILTER_INDENTED: replace(_FILTER, indent=1),
    FILTER_NUMBER: replace(_FILTER, across="right"),
    FILTER_CENTRE: replace(_FILTER, across="center"),
    ROW_TEXT: _ROW,
    ROW_BOLD: replace(_ROW, size=look.TEXT, bold=True),
    ROW_LINK: replace(_ROW, size=look.TEXT, ink=look.LINK),
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
    CELL_NAVY: replace(_CELL_SHORT, ink=look.NAVY, bold=True, number=WHOLE),
    CELL_NUMBER: replace(_Role(below=_HAIRLINE), across="right", number=WHOLE),
    CELL_ITEM: _ITEM,
    CELL_ITEM_LOUD: replace(_ITEM, edge=_CORAL),
    CELL_RIGHT: _Role(across="right", below=_HAIRLINE),
    CELL_LINE: _Role(wrap=False, below=_HAIRLINE),
    CELL_SCORE: _Role(across="center", number=WHOLE, below=_HAIRLINE),
    CELL_LAST: _Role(ink=look.GREY, across="center", number=WHOLE, below=_HAIRLINE),
    EDGE: _Role(fill=look.CORAL),
    CELL_FIGURE: _Role(across="right", number="0.00", wrap=False, below=_HAIRLINE),
    CREAM_LINE: replace(_CREAM, wrap=False),
    CELL_GREY: _Role(ink=look.GREY, below=_HAIRLINE),
    CELL_INDENTED: _Role(indent=1, below=_HAIRLINE),
    CELL_DAY: _DAY,
    CREAM: _CREAM,
    CREAM_INDENTED: replace(_CREAM, indent=1),
    CREAM_DATE: replace(_DAY, fill=look.MAY_BE_CHANGED, locked=False),
    CREAM_ITEM: replace(_ITEM, fill=look.MAY_BE_CHANGED, locked=False),
    LIST_NAME: replace(_LINE, size=look.TEXT, bold=True),
    LIST_COUNT: replace(_LINE, across="right", number=COUNT),
    LIST_SUM: replace(_LINE, size=look.TEXT, bold=True, across="right", number=COUNT),
    LIST_DAY: replace(_LINE, across="right", number=DAY, shrink=True),
    LIST_HEAD: replace(_SECTION, below=None),
    LIST_OF: replace(_LINE, ink=look.NAVY, across="right", down="bottom"),
    LIST_ITEM: replace(_NAVY, down="center", number=WHOLE, shrink=True),
    LIST_TITLE: _Role(bold=True, down="center"),
    LIST_TEXT: replace(_LINE, indent=1),
    LIST_RIGHT: replace(_LINE, across="right"),
    LIST_CHIP: replace(_LINE, bold=True, across="center", shrink=True),
    LIST_MORE: _LABEL,
    BOX: _Role(look.TEXT),
    KEY: _Role(ink=look.GREY),
    STEP: _Role(),
    VOICE: _Role(ink=look.GREY, italic=True),
    ITEM_NUMBER_TOP: replace(_NAVY, size=look.TEXT, number=WHOLE, shrink=True),
    HEADLINE_TOP: _Role(look.TEXT, bold=True),
    TO_WRITE: _Role(down="bottom"),
    DOTTED: _Role(below=Side(style="dotted", color=look.TICK)),
    TO_DO: _TO_DO,
    TO_DO_BOLD: replace(_TO_DO, bold=True),
    TO_DO_GREY: replace(_TO_DO, ink=look.GREY),
    TO_DO_NUMBER: replace(_TO_DO, across="right"),
    TO_DO_LOUD: replace(_TO_DO, bold=True, across="right"),
    TO_DO_BOX: replace(_TO_DO, size=look.TEXT),
    TO_FILL_IN: replace(_TO_DO, fill=look.MAY_BE_CHANGED, number="@", locked=False),
    SECTION_LABEL: replace(_LABEL, across="right", down="bottom", below=_THIN),
    CELL_WHEN: replace(_CELL_SHORT, ink=look.NAVY, bold=True, number=DAY),
    CELL_DATE: replace(_CELL_SHORT, number=DAY, across="right"),
    HOW_LARGE: replace(_LABEL, size=look.TEXT),
    LEGEND: replace(_LABEL, size=look.TEXT, below=_THIN),
    BLOCK: replace(_BLOCK, size=look.TEXT, indent=1),
    BLOCK_TITLE: replace(_BLOCK, size=look.FIGURE, bold=True, down="bottom"),
    BLOCK_NAME: replace(_BLOCK, size=look.TITLE, wrap=True),
    BLOCK_DRAFT: replace(_BLOCK, size=look.FIGURE, bold=True, down="bottom", across="right"),
    LEAD_TITLE: _Role(look.TEXT, bold=True, down="bottom"),
    LEAD: _Role(look.TITLE, look.NAVY),
    PROMISE_NUMBER: _Role(look.TITLE, look.NAVY, number=WHOLE, above=_HAIRLINE, wrap=False, shrink=True),
    PROMISE_TITLE: _Role(look.TEXT, bold=True, down="bottom", above=_HAIRLINE),
    PROMISE: _Role(look.TEXT),
    DRAFT_NOTE: _Role(look.TEXT, look.GREY),
    QUIET_TITLE: _Role(look.TEXT, look.NAVY, bold=True, down="bottom", fill=look.QUIET, indent=1),
    QUIET_TEXT: _Role(look.TEXT, fill=look.QUIET, indent=1),
    FOOT: _Role(look.TEXT, ink=look.GREY, above=_THIN),
    RULE_NUMBER: replace(_RULE, ink=look.NAVY, bold=True, number=WHOLE, wrap=False, shrink=True),
    RULE_TITLE: replace(_RULE, bold=True),
    RULE_TEXT: replace(_RULE, indent=1),
    RULE_NEW: replace(_RULE, ink=look.NAVY, bold=True, across="right"),
    RULE_CHANGED: replace(_RULE, ink=look.GREY, across="right"),
    SIGN: _Role(look.TEXT, look.GREY, above=_MEDIUM),
    YOU_LABEL: replace(_YOU, size=look.LABEL, ink=look.GREY, down="bottom", edge=_THICK),
    YOU_LEAD: replace(_YOU, size=look.TITLE, ink=look.NAVY, bold=True, edge=_THICK),
    YOU_TEXT: replace(_YOU, edge=_THICK),
    ITEM_TEXT: _Role(look.TEXT, down="center"),
    ITEM_MARK: _Role(look.TEXT, look.NAVY, down="bottom", wrap=False),
    ITEM_WHEN: _Role(ink=look.NAVY, bold=True, number=DAY, down="bottom", wrap=False, shrink=True),
    ITEM_AMOUNT: _Role(across="right", down="bottom", wrap=False, shrink=True),
}


def tall_in(style: str, text: str, px: float) -> int:
    """Return the height in pixels that a text needs in a cell of a role that is so many pixels wide."""
    role = _ROLES[style]
    return tall(text, px, role.size, indent=role.indent, bold=role.bold)


def styles() -> list[NamedStyle]:
    """Return the style of every role."""
    return [role.style(name) for name, role in _ROLES.items()]
