"""Pictures that people give: the one door for all of them, logos and photos.

Only formats that Pillow decodes by itself are opened, whatever the file's ending says: for PostScript it
would start another program. How many pixels there are is looked at before any of them is decoded.
"""

from __future__ import annotations

import struct
import warnings
from io import BytesIO
from pathlib import Path

from PIL import Image

from cxaudit.errors import CxauditError, Problem
from cxaudit.files import CannotRead, Reason, read
from cxaudit.words import _
from cxaudit.workbook.pixels import WEBP, bytes_for_a_pixel, shrunk

FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF")
"""What may be opened."""

MOST_PIXELS = 25_000_000
"""How many pixels a picture may have, and each tile of one that is made of tiles."""

_MOST_BYTES = 52_000_000
"""How many bytes decoding may take: a kind that takes many for a pixel may have fewer pixels."""

_LARGEST = 20 * 2**20
"""How many bytes a file may have: 20 MiB."""

_ORIENTATION, _TILE_WIDTH, _TILE_HEIGHT = 0x0112, 0x0142, 0x0143
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is put upright, by the orientation its camera wrote down; from 5 on it lies on its side."""


def read_picture(path: Path, across: int, down: int) -> Image.Image:
    """Read a picture: the first of an animated one, upright, and no larger than a box.

    Args:
        path: the file.
        across: most pixels across; a smaller picture stays as it is.
        down: most pixels down.

    Returns:
        A picture in RGB or RGBA, without whatever else its file told, such as where it was taken.

    Raises:
        CxauditError: if there is no such file, or it is no picture that can be taken.
    """
    try:
        content = read(path, _LARGEST, _("a picture"))
    except CannotRead as error:
        if error.reason is Reason.MISSING:
            fix = _("put the picture there, under that very name")
            raise CxauditError(Problem(str(path), error.what, fix)) from error
        raise _refused(path, error.what) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # whatever is odd in a file that can be decoded all the same
        try:
            return _picture(path, content, across, down)
        except CxauditError:
            raise
        except Image.DecompressionBombError as error:  # Pillow's own bound, seven times ours
            raise _too_many(path, _("far more")) from error
        except Exception as error:  # Pillow's decoders raise nearly anything for a damaged file
            raise _refused(path, _("this is no picture, or it is damaged")) from error


def _picture(path: Path, content: bytes, across: int, down: int) -> Image.Image:
    _check_size(path, _size_of_webp(content), _MOST_BYTES / WEBP)
    with Image.open(BytesIO(content), formats=FORMATS) as opened:
        _check_size(path, opened.size)
        if opened.mode in ("I", "F"):  # measurements, of which nobody says what is black and what white
            raise _refused(path, _("this picture has levels that are no colours"))
        _check_tiles(path, opened)
        _check_size(path, opened.size, _MOST_BYTES / bytes_for_a_pixel(opened, content))
        orientation = int(opened.getexif().get(_ORIENTATION, 1))
        small = shrunk(opened, *((down, across) if orientation >= 5 else (across, down)))
    turn = _UPRIGHT.get(orientation)
    upright = small if turn is None else small.transpose(turn)
    upright.info.clear()
    return upright


def _size_of_webp(content: bytes) -> tuple[int, int]:
    """Width and height of a WEBP, whose decoder takes memory for all of it when it is opened; else (0, 0)."""
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return 0, 0
    kind, data = content[12:16], content[20:30].ljust(10, b"\0")
    if kind == b"VP8X":
        return int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack("<HH", data[6:10])
    return width & 0x3FFF, height & 0x3FFF


def _check_size(path: Path, size: tuple[int, int], most: float = MOST_PIXELS) -> None:
    width, height = size
    if width * height > most:
        raise _too_many(path, f"{width:,} × {height:,}", min(most, MOST_PIXELS))


def _too_many(path: Path, pixels: str, most: float = MOST_PIXELS) -> CxauditError:
    allowed = f"{int(most / 10**5) / 10:g}"
    if most == MOST_PIXELS:
        what = _("this picture has {pixels} pixels, and may have {most} million", pixels=pixels, most=allowed)
    else:
        what = _(
            "this picture has {pixels} pixels, and one of its kind may have {most} million",
            pixels=pixels,
            most=allowed,
        )
    return CxauditError(Problem(str(path), what, _("make it smaller")))


def _check_tiles(path: Path, opened: Image.Image) -> None:
    """Look at the tiles of a TIFF, each of which is decoded whole, however small the picture is."""
    tags = getattr(opened, "tag_v2", {})
    _check_size(path, (int(tags.get(_TILE_WIDTH, 0)), int(tags.get(_TILE_HEIGHT, 0))), _MOST_BYTES / 8)


def _refused(path: Path, what: str) -> CxauditError:
    return CxauditError(Problem(str(path), what, _("give a picture as PNG or JPEG, of up to 20 MiB")))
