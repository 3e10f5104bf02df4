"""The logo on the Summary, made as small as its place asks."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D

from cxaudit.workbook.fitting import EMU_A_PIXEL
from cxaudit.workbook.pictures import read_picture

_BOX = 240, 52
"""Pixels, across and down, that the logo may take."""

_FINENESS = 4
"""Pixels of the picture for one of the screen, so that it prints well."""


def read_logo(path: Path) -> Image:
    """Read a picture, upright, at most 240 × 52 pixels large on the screen.

    Raises:
        CxauditError: if there is no such file, or it is no picture that can be taken.
    """
    picture = read_picture(path, _BOX[0] * _FINENESS, _BOX[1] * _FINENESS)
    file = BytesIO()
    picture.save(file, "PNG")
    logo = Image(file)
    width, height = picture.size
    shrunk = min(1.0, _BOX[0] / width, _BOX[1] / height)
    logo.width, logo.height = max(1, round(width * shrunk)), max(1, round(height * shrunk))
    return logo


def place(logo: Image, column: int, pixels: int, row: int) -> None:
    """Lay a logo where columns of so many pixels end that begin with one, on top of a row."""
    begin = AnchorMarker(col=column - 1, row=row - 1, colOff=max(0, pixels - logo.width) * EMU_A_PIXEL)
    size = XDRPositiveSize2D(logo.width * EMU_A_PIXEL, logo.height * EMU_A_PIXEL)
    logo.anchor = OneCellAnchor(_from=begin, ext=size)
