"""How sheets fit on paper, whichever of A4 and Letter it is."""

from __future__ import annotations

from math import ceil
from typing import Any, Literal

from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.workbook.cells import name
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import POINTS_A_PIXEL, joined, pixels
from cxaudit.workbook.page import Page

Orientation = Literal["landscape", "portrait"]

_LANDSCAPE, _PORTRAIT = 0.66, 1.41
"""Height against width of what can be printed on a page of A4; Letter has a little less."""

_SMALLER = 1.2
"""How much smaller than in the width of a page a sheet may print to need a page less."""


def set_up(new: Worksheet, orientation: Orientation, about: str) -> None:
    """Print a new sheet as wide as a page of A4, with a text and the number of the page at its foot."""
    sheet: Any = new  # by the stubs, most of what is set here may be missing
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.orientation = orientation
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.5, 0.6, 0.25, 0.3
    sheet.oddFooter.left.text = about
    sheet.oddFooter.right.text = "&A · page &P of &N"


def fit(page: Page) -> None:
    """Print a sheet a little smaller where that saves a last page with little on it."""
    across = pixels(joined([width for width in page.widths if width]))
    down = sum(page.heights.values()) / POINTS_A_PIXEL
    paper = _PORTRAIT if page.sheet.page_setup.orientation == "portrait" else _LANDSCAPE
    page.sheet.page_setup.fitToHeight = max(1, ceil(down / across / paper / _SMALLER))


def fit_on_one(page: Page) -> None:
    """Print a sheet on one page, however small: a chart would be cut between two."""
    page.sheet.page_setup.fitToHeight = 1


def print_until(page: Page, column: Column[Any], row: int) -> None:
    """Print a sheet from its first cell to a column and a row, and nothing beyond."""
    page.sheet.print_area = f"A1:{column.letter}{row}"


def keep_within(page: Page) -> None:
    """Print the columns of a sheet alone: a long text running out of them would make all of it small."""
    # others may be made longer
    if page.sheet.protection.sheet and not page.sheet.print_area:
        page.sheet.print_area = f"A1:{name(max(page.rows), len(page.widths))}"
