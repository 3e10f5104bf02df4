"""The logo on the Summary: any picture that Pillow reads, made as small as its place asks."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path

from openpyxl.drawing.image import Image
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from PIL import Image as Pictures
from PIL import ImageOps

from cxaudit.errors import CxauditError, Problem

_BOX = 240, 84
"""Pixels, across and down, that the logo may take."""

_EMU = 9_525
"""English metric units, in which drawings are measured, for a pixel of the screen."""

_FINENESS = 4
"""Pixels of the picture for one of the screen, so that it prints well."""

_LARGEST = 20 * 2**20
"""How many bytes a file may have: 20 MiB."""


def read_logo(path: Path) -> Image:
    """Read a picture, upright, at most 240 × 84 pixels large on the screen.

    Raises:
        CxauditError: if there is no such file, or it is no picture.
    """
    try:
        picture = _picture(path)
    except OSError as error:  # Pillow's own errors are among them
        raise _refused(path, _why(path, error)) from error
    except (ValueError, SyntaxError, Pictures.DecompressionBombError, Warning) as error:
        raise _refused(path, "this picture is damaged or far too large") from error
    width, height = picture.size
    shrunk = min(1.0, _BOX[0] / width, _BOX[1] / height)
    logo = Image(BytesIO(_png(picture)))
    logo.width, logo.height = max(1, round(width * shrunk)), max(1, round(height * shrunk))
    return logo


def place(logo: Image, column: int, pixels: int) -> None:
    """Lay a logo at the right end of a column that is so many pixels wide, on top of the sheet."""
    begin = AnchorMarker(col=column - 1, row=0, colOff=max(0, pixels - logo.width) * _EMU)
    size = XDRPositiveSize2D(logo.width * _EMU, logo.height * _EMU)
    logo.anchor = OneCellAnchor(_from=begin, ext=size)


def _picture(path: Path) -> Pictures.Image:
    if path.stat().st_size > _LARGEST:
        raise ValueError("too many bytes")
    with warnings.catch_warnings():
        warnings.simplefilter("error", Pictures.DecompressionBombWarning)
        with Pictures.open(path) as opened:
            upright = ImageOps.exif_transpose(opened)
            return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def _png(picture: Pictures.Image) -> bytes:
    """The picture without whatever else its file told, such as where it was taken."""
    small = picture.copy()
    small.info.clear()
    small.thumbnail((_BOX[0] * _FINENESS, _BOX[1] * _FINENESS))
    file = BytesIO()
    small.save(file, "PNG")
    return file.getvalue()


def _why(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if path.is_dir():
        return "this is a folder, not a picture"
    return "the file may not be read" if isinstance(error, PermissionError) else "this is no picture"


def _refused(path: Path, what: str) -> CxauditError:
    return CxauditError(Problem(str(path), what, "give a picture as PNG or JPEG, of up to 20 MiB"))
