"""How sheets fit on paper, whichever of A4 and Letter it is."""

from __future__ import annotations

from math import ceil

from cxaudit.workbook.cells import Page, name
from cxaudit.workbook.fitting import POINTS_A_PIXEL, joined, pixels

_LANDSCAPE, _PORTRAIT = 0.66, 1.41
"""Height against width of what can be printed on a page of A4; Letter has a little less."""

_SMALLER = 1.2
"""How much smaller than in the width of a page a sheet may print to need a page less."""


def fit(page: Page) -> None:
    """Print a sheet a little smaller where that saves a last page with little on it."""
    across = pixels(joined([width for width in page.widths if width]))
    down = sum(page.heights.values()) / POINTS_A_PIXEL
    paper = _PORTRAIT if page.sheet.page_setup.orientation == "portrait" else _LANDSCAPE
    page.sheet.page_setup.fitToHeight = max(1, ceil(down / across / paper / _SMALLER))


def keep_within(page: Page) -> None:
    """Print the columns of a sheet alone: a long text running out of them would make all of it small."""
    if not page.sheet.print_area:
        page.sheet.print_area = f"A1:{name(max(page.rows), len(page.widths))}"
