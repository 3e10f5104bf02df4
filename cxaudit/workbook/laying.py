"""Lays photos into a cell, below its text, in a row that grows for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple, SupportsIndex

from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor

from cxaudit.words import _
from cxaudit.workbook.fitting import EMU_A_PIXEL, POINTS_A_PIXEL, TALLEST_ROW, height, pixels
from cxaudit.workbook.page import Page
from cxaudit.workbook.photos import GAP, Photo
from cxaudit.workbook.saving import SharedPicture

_Moves = Literal["oneCell", "twoCell"]

SMALLEST = 0.05
"""How much smaller photos get where they stand nowhere else."""

_SMALLER = 0.8
"""How much smaller photos get, again and again, until all find room."""


class _Box(NamedTuple):
    """Where a photo lies in its cell, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        return self.top + self.height + GAP


def lay(
    page: Page,
    row: int,
    column: SupportsIndex,
    photos: Sequence[Photo],
    ask: str,
    least: float = 0.5,
) -> bool:
    """Lay photos into a cell, below its text, side by side as far as the column is wide.

    Args:
        page: the sheet; the row grows as tall as is needed.
        row: of the cell, which is written already.
        column: of the cell.
        photos: what is laid, in this order.
        ask: the question that they were taken for, for whoever doesn't see them.
        least: how much smaller they may get where there is little room.

    Returns:
        Whether there was room for them, or nothing to lay.
    """
    number = column.__index__()
    top = max(GAP, round(_height_of_text(page, row, number) / POINTS_A_PIXEL))
    boxes = _boxes(photos, pixels(page.widths[number - 1]), top, least)
    # what only moves with cells stays in sight, over others, where a filter hides its row
    moves: _Moves = "twoCell" if page.worksheet.auto_filter.ref else "oneCell"
    for photo, box in zip(photos, boxes, strict=False):
        picture = SharedPicture(photo.content, photo.kind, f"photo{photo.number}")
        picture.anchor = _anchor(row, number, box, moves)
        said = _("Photo “{name}”, to the question: {ask}", name=PurePath(photo.name).stem, ask=ask)
        page.drawings.picture(picture, said)
    if boxes:
        bottom = max(box.bottom for box in boxes) * POINTS_A_PIXEL
        page.heights[row] = max(page.heights.get(row, 0), round(bottom, 1))
    return len(boxes) == len(photos)


def _height_of_text(page: Page, row: int, column: int) -> float:
    """Points that the text of a cell takes; an empty one takes none."""
    cell = page.rows.get(row, {}).get(column)
    if cell is None or cell.value in (None, ""):
        return 0
    return height([] if page.is_one_line(cell) else [(cell.value, page.widths[column - 1])])


def _boxes(photos: Sequence[Photo], across: int, top: int, least: float) -> list[_Box]:
    """Say where photos lie, as large as there is room for; an empty list where there is none."""
    share, most = 1.0, TALLEST_ROW / POINTS_A_PIXEL
    while share >= least:
        boxes = _side_by_side([_sized(photo, share) for photo in photos], across, top)
        if all(box.bottom <= most and box.left + box.width + GAP <= across for box in boxes):
            return boxes
        share *= _SMALLER
    return []


def _sized(photo: Photo, share: float) -> tuple[int, int]:
    return max(1, round(photo.width * share)), max(1, round(photo.height * share))


def _side_by_side(sizes: Sequence[tuple[int, int]], across: int, top: int) -> list[_Box]:
    """Lay sizes side by side, and below where a line of them is full."""
    boxes: list[_Box] = []
    left, above = GAP, top
    for width, tall in sizes:
        if left > GAP and left + width + GAP > across:
            left, above = GAP, max(box.bottom for box in boxes)
        boxes.append(_Box(left, above, width, tall))
        left += width + GAP
    return boxes


def _anchor(row: int, column: int, box: _Box, moves: _Moves) -> TwoCellAnchor:
    ends = ((box.left, box.top), (box.left + box.width, box.top + box.height))
    begin, end = (
        AnchorMarker(col=column - 1, colOff=x * EMU_A_PIXEL, row=row - 1, rowOff=y * EMU_A_PIXEL)
        for x, y in ends
    )
    return TwoCellAnchor(editAs=moves, _from=begin, to=end)
