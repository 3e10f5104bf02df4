"""How a sheet fits on paper, whichever of A4 and Letter it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, SupportsIndex

from openpyxl.worksheet.pagebreak import Break

from cxaudit import look
from cxaudit.words import _
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.fitting import POINTS_A_PIXEL, cut, length
from cxaudit.workbook.texts import header_text

Orientation = Literal["landscape", "portrait"]

_LONGEST_PAGE, _LONGEST_ABOUT, _LONGEST_WHO = 45, 70, 60
"""Characters of sheet and page, and of the two lines beside them: a whole footer may have 255, codes too."""

_LANDSCAPE_EM, _PORTRAIT_EM = 76, 52
"""How wide the foot of a page of Letter or A4 is, in sizes of its letters."""

_FREE = 3
"""How much of that is kept free between what stands left and right."""


_LONG, _SHORT, _SIDES, _TOP, _BOTTOM = 297, 210, 8, 9, 14
"""Millimetres of A4, and of its margins in the frame."""


_SURE = 0.97
"""What of it LibreOffice fills, as measured: it takes whole per cents, and rows a little taller."""
_LETTER_LONG, _LETTER_SHORT = 279.4, 215.9
"""Millimetres of Letter, which is wider than A4 and shorter."""

_SPARE = 10
"""Points of a page that are kept free, since programs round."""


def _mm(millimetres: float) -> float:
    """Return a length in inches."""
    return millimetres / 25.4


def _page_of_pages() -> str:
    """Say sheet and number of the page in the codes of a footer; shortly where words are too long."""
    said = header_text(_("{sheet} · page {page} of {pages}")).format(sheet="&A", page="&P", pages="&N")
    return said if len(said) <= _LONGEST_PAGE else "&A · &P / &N"


def _foot(text: str, longest: int, room: float) -> str:
    """A line at the foot of a page: no longer than it may be, and cut where it would run over another one."""
    return header_text(cut(text, room), longest)


@dataclass(frozen=True)
class Paper:
    """How one sheet is printed."""

    _sheet: Any
    """The sheet of openpyxl; by its stubs, most of what is set here may be missing."""

    def set_up(self, orientation: Orientation, about: str, who: str) -> None:
        """Print as wide as a page of A4, with sheet and number of the page at its foot.

        Args:
            orientation: how the page lies.
            about: what the sheet is of: stands at the foot too, to the left.
            who: who made it: stands below that; empty: it stays unsaid.
        """
        sheet = self._sheet
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.orientation = orientation
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.7, 0.25, 0.3
        page = _page_of_pages()
        room = _PORTRAIT_EM if orientation == "portrait" else _LANDSCAPE_EM
        beside = room - _FREE - length(re.sub("&[PN]", "99", page.replace("&A", sheet.title)))
        left = _foot(about, _LONGEST_ABOUT, beside), _foot(who, _LONGEST_WHO, room)
        sheet.oddFooter.left.text = "\n".join(filter(None, left))
        sheet.oddFooter.right.text = page

    def frame(self, orientation: Orientation, about: str, who: str) -> None:
        """Print a sheet of the frame: A4, one page wide, so that letters of 10 points come out at 8.

        Args:
            orientation: how the page lies.
            about: what the sheet is of: stands at the foot, to the left.
            who: who made it: stands below that.
        """
        self.set_up(orientation, about, who)
        margins, foot = self._sheet.page_margins, self._sheet.oddFooter
        margins.left = margins.right = _mm(_SIDES)
        margins.top, margins.bottom, margins.header, margins.footer = map(_mm, (_TOP, _BOTTOM, 5, 4))
        for side in (foot.left, foot.right):
            side.font, side.size, side.color = f"{look.FONT},Regular", look.LABEL, look.GREY

    def foot(self, left: str, right: str, size: int) -> None:
        """Print other words at the foot of each page; none where both are empty."""
        foot = self._sheet.oddFooter
        for side, text in ((foot.left, left), (foot.right, right)):
            side.text = _foot(text, _LONGEST_WHO, _PORTRAIT_EM / 2 - _FREE) or None
            side.size = size

    @property
    def room(self) -> float:
        """Points of rows that a page of the frame holds where letters of 10 points print as 8."""
        down = _LONG if self._sheet.page_setup.orientation == "portrait" else _SHORT
        return _SURE * (down - _TOP - _BOTTOM) / 25.4 * 72 * look.LABEL / look.LEAST_PRINTED

    @property
    def sure_room(self) -> float:
        """Points of rows that a page of the frame holds on Letter as on A4, a little kept free."""
        if self._sheet.page_setup.orientation == "portrait":
            scale, down = (_LETTER_SHORT - 2 * _SIDES) / (_SHORT - 2 * _SIDES), _LETTER_LONG
        else:
            scale, down = 1.0, _SHORT
        return (down - _TOP - _BOTTOM) / 25.4 * 72 * look.LABEL / look.LEAST_PRINTED / scale - _SPARE

    @property
    def repeated(self) -> range:
        """Rows that are printed on top of every page."""
        first, _, last = str(self._sheet.print_title_rows or "").replace("$", "").partition(":")
        return range(int(first), int(last) + 1) if last else range(0)

    @property
    def is_broken(self) -> bool:
        """Whether a page begins by hand."""
        return bool(self._sheet.row_breaks.brk)

    def room_at(self, px: float) -> float:
        """Return the points of rows that each of several pages holds that are so many pixels wide.

        As little as it may be: where columns come out wider on paper, a page holds more.
        """
        portrait = self._sheet.page_setup.orientation == "portrait"
        down, across = (_LONG, _SHORT) if portrait else (_SHORT, _LONG)
        return (down - _TOP - _BOTTOM) * px * POINTS_A_PIXEL / (across - 2 * _SIDES)

    def break_before(self, row: int) -> None:
        """Begin a page with a row."""
        self._sheet.row_breaks.append(Break(id=row - 1))

    def fit_on_one(self) -> None:
        """Print on one page, however small: a chart would be cut between two."""
        self._sheet.page_setup.fitToHeight = 1

    def repeat(self, row: int, first: int | None = None) -> None:
        """Print a row, or all from the first down to it, on top of every page."""
        self._sheet.print_title_rows = f"{first or row}:{row}"

    def head(self, text: str) -> None:
        """Print a short text on top of every page."""
        head = self._sheet.oddHeader.left
        head.text, head.font = header_text(text), f"{look.FONT},Regular"
        head.size, head.color = look.TEXT, look.GREY

    def end_at(self, column: SupportsIndex, row: int) -> None:
        """Print from the first cell to a column and a row, and nothing beyond."""
        self._sheet.print_area = f"A1:{cell_name(row, column.__index__())}"

    @property
    def ends(self) -> bool:
        """Whether it is said where to end."""
        return bool(self._sheet.print_area)
