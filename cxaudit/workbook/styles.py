"""How cells look: one type scale, one palette, one name for each role a cell plays.

The palette keeps its meanings apart for colour-blind eyes, and every ink on its fill has a contrast of at
least 4.5.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import Literal

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.styleable import StyleableObject
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit import look
from cxaudit.checklist import NOT_APPLICABLE
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.fitting import usable

INK = look.INK
MUTED_INK = look.GREY
HEAD_FILL = look.NAVY
LINE_COLOUR = look.HAIRLINE
ALARM_FILL = look.CORAL

_READABLE = 4.5
"""Contrast that text needs, by WCAG 2, level AA."""

FONT = look.FONT
SIZE = 10

PER_CENT = '0" %"'
"""Whole per cents: quoted, since a bare sign would show a hundred times as much."""

CHANGE = "+0;-0;0"
DAY = "d mmm yyyy"
STRANGE = '"✖ "General;"✖ "-General;"✖ "0;"✖ "@'
"""How conditional formats say a value."""

_LONGEST_SAID = 40
"""Characters: four times as many, and signs, stand in a format, which may have 255."""

HEAD = "cx head"
TEXT = "cx text"
NUMBER = "cx number"
PERCENT = "cx percent"
CHANGED = "cx change"
HELPER = "cx helper"
PLAIN = "cx plain"

_RIGHT_TO_LEFT = 2
"""Number of that reading order in a workbook."""

_LINE = Side(style="thin", color=LINE_COLOUR)
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)


def no_date() -> str:
    """Return the format that says of whatever a cell holds that it is no date."""
    said = _("no date: ").replace('"', "'")[:_LONGEST_SAID]
    return ";".join(f'"{said}"{value}' for value in ("0", "-0", "0", "@"))


def not_applicable() -> str:
    """Return the format that says of whatever a cell holds that it is not applicable."""
    said = _(NOT_APPLICABLE).replace('"', "'")[:_LONGEST_SAID]
    return ";".join([f'"{said}"'] * 4)


def overdue() -> str:
    """Return the format that says of a text that what it is about is overdue, beside the text."""
    said = _(" · overdue").replace('"', "'")[:_LONGEST_SAID]
    return f'0;-0;0;@"{said}"'


def own_formats() -> tuple[str, ...]:
    """Return every format that conditional formats say a value in."""
    return roles.ONE_ANSWER, no_date(), STRANGE, not_applicable(), overdue()


def register(workbook: Workbook, side: Literal["left", "right"]) -> None:
    """Give a new workbook, which has a sheet, all styles; `side` is where its lines begin.

    They are numbered here, so that the file is the same in whatever order cells are written.
    """
    for style in _all():
        if side == "right":
            style.alignment = _turned(style.alignment)
        workbook.add_named_style(style)
        number_of(style.name, workbook.worksheets[0])


def number_of(style: str, sheet: Worksheet, *, quoted: bool = False) -> int:
    """Return the number of a style in its workbook; a quoted one says that what looks live is a text."""
    styled = StyleableObject(sheet)
    styled.style = style
    if quoted:
        styled.quotePrefix = True
    return styled.style_id


def _turned(alignment: Alignment) -> Alignment:
    turned = copy(alignment)
    if alignment.horizontal in ("left", "right"):
        turned.horizontal = "left" if alignment.horizontal == "right" else "right"
    turned.readingOrder = _RIGHT_TO_LEFT
    return turned


@cache
def sizes() -> dict[str, float]:
    """Return the size of each style's letters in points."""
    return {style.name: float(style.font.size) for style in _all()}


@cache
def one_line() -> frozenset[str]:
    """Return the styles whose text stays on one line, and is shown as far as there is room."""
    return frozenset(style.name for style in _all() if not style.alignment.wrap_text)


@cache
def _taken() -> dict[str, tuple[float, bool]]:
    """Return the indent of each style, and whether its letters are bold."""
    return {style.name: (style.alignment.indent, bool(style.font.bold)) for style in _all()}


def room(style: str, width: float) -> float:
    """Return how many characters of room a text has in a style; 0 where the column is hidden."""
    indent, bold = _taken()[style]
    return usable(width, indent, bold=bold) if width else 0


@cache
def unlocked() -> frozenset[str]:
    """Return the styles of cells that may be changed."""
    return frozenset(style.name for style in _all() if not style.protection.locked)


def _all() -> list[NamedStyle]:
    return [*_of_lists(), *roles.styles()]


def over(colour: str) -> DifferentialStyle:
    """Return a conditional format with that ground (RRGGBB), and letters that can be read on it."""
    ink = next(ink for ink in (INK, "FFFFFF", "000000") if _contrast(ink, colour) >= _READABLE)
    font = None if ink == INK else Font(color=ink)
    return DifferentialStyle(font=font, fill=PatternFill(bgColor=colour, fill_type="solid"))


def _contrast(ink: str, ground: str) -> float:
    """Contrast of two colours, from 1 to 21, as WCAG 2 defines it."""
    dark, light = sorted((_luminance(ink), _luminance(ground)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _font(size: float = SIZE, colour: str = INK, *, bold: bool = False) -> Font:
    return Font(name=FONT, size=size, color=colour, bold=bold)


def _style(
    name: str,
    font: Font | None = None,
    *,
    colour: str = "",
    number: str = "General",
    across: str = "left",
    down: str = "top",
    boxed: bool = True,
) -> NamedStyle:
    return NamedStyle(
        name,
        font=font or _font(),
        fill=PatternFill("solid", fgColor=colour) if colour else PatternFill(),
        number_format=number,
        alignment=Alignment(horizontal=across, vertical=down, wrap_text=True),
        border=_BOX if boxed else Border(),
    )


def _of_lists() -> list[NamedStyle]:
    """Cells of hidden sheets and columns, and what a cell in no role has."""
    return [
        _style(HEAD, _font(SIZE, "FFFFFF", bold=True), colour=HEAD_FILL, down="center"),
        _style(TEXT),
        _style(NUMBER, number="0", across="center"),
        _style(PERCENT, number=PER_CENT, across="center"),
        _style(CHANGED, number=CHANGE, across="center"),
        _style(HELPER, _font(9, MUTED_INK)),
        _style(PLAIN, boxed=False),
    ]
