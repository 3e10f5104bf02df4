"""Where pages break on paper, so that nothing is torn that belongs together."""

from __future__ import annotations

from cxaudit.workbook.fitting import USUAL_ROW
from cxaudit.workbook.page import Page

_SAFE = 0.96
"""What of a page is filled: rows are rounded on paper, and many of them add up to one more."""


class Breaks:
    """Breaks of a page whose rows are written, and kept together, one block after the other."""

    def __init__(self, page: Page, begins: int, repeated: int = 1) -> None:
        """Begin with a sheet.

        Args:
            page: with the heights of the rows above.
            begins: the row of the first block.
            repeated: how many rows from the first are printed on every page.
        """
        self._page = page
        self._room = _SAFE * min(page.paper.room, page.paper.sure_room) - self._tall(1, repeated)
        self._used = self._tall(repeated + 1, begins - 1)

    def keep(self, first: int, last: int) -> None:
        """Begin a new page with a block, from its first row to its last, if it does not fit on this one."""
        tall = self._tall(first, last)
        if self._used + tall > self._room and self._used:
            self._page.paper.break_before(first)
            self._used = 0.0
        self._used += tall

    def _tall(self, first: int, last: int) -> float:
        return sum(self._page.heights.get(row, USUAL_ROW) for row in range(first, last + 1))
