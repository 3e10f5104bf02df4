"""How a sheet fits on paper, whichever of A4 and Letter it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal, SupportsIndex

from cxaudit.words import _
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.fitting import POINTS_A_PIXEL, joined, pixels
from cxaudit.workbook.texts import header_text

Orientation = Literal["landscape", "portrait"]

_LANDSCAPE, _PORTRAIT = 0.66, 1.41
"""Height against width of what can be printed on a page of A4; Letter has a little less."""

_SMALLER = 1.2
"""How much smaller than in the width of a page a sheet may print to need a page less."""


_LONGEST_PAGE = 50
"""Characters for the number of the page: a whole footer may have 255, and what is left of it takes 200."""


def _page_of_pages() -> str:
    """Say sheet and number of the page in the codes of a footer; shortly where words are too long."""
    said = header_text(_("{sheet} · page {page} of {pages}")).format(sheet="&A", page="&P", pages="&N")
    return said if len(said) <= _LONGEST_PAGE else "&A · &P / &N"


@dataclass(frozen=True)
class Paper:
    """How one sheet is printed."""

    _sheet: Any
    """The sheet of openpyxl; by its stubs, most of what is set here may be missing."""

    def set_up(self, orientation: Orientation, about: str) -> None:
        """Print as wide as a page of A4, with a text and the number of the page at its foot."""
        sheet = self._sheet
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.orientation = orientation
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.25, 0.3
        sheet.oddFooter.left.text = about
        sheet.oddFooter.right.text = _page_of_pages()

    def fit(self, widths: Iterable[float], heights: Iterable[float]) -> None:
        """Print a little smaller where that saves a last page with little on it.

        Args:
            widths: of the columns, in characters; 0 is hidden.
            heights: of the rows, in points.
        """
        across = pixels(joined([width for width in widths if width]))
        down = sum(heights) / POINTS_A_PIXEL
        paper = _PORTRAIT if self._sheet.page_setup.orientation == "portrait" else _LANDSCAPE
        self._sheet.page_setup.fitToHeight = max(1, ceil(down / across / paper / _SMALLER))

    def fit_on_one(self) -> None:
        """Print on one page, however small: a chart would be cut between two."""
        self._sheet.page_setup.fitToHeight = 1

    def repeat(self, row: int) -> None:
        """Print a row on top of every page."""
        self._sheet.print_title_rows = f"{row}:{row}"

    def end_at(self, column: SupportsIndex, row: int) -> None:
        """Print from the first cell to a column and a row, and nothing beyond."""
        self._sheet.print_area = f"A1:{cell_name(row, column.__index__())}"

    @property
    def ends(self) -> bool:
        """Whether it is said where to end."""
        return bool(self._sheet.print_area)
