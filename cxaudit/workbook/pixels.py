"""The pixels of a picture: what decoding them takes, and making it small without a copy of them all."""

from __future__ import annotations

import re

from PIL import Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin

PngImagePlugin.MAX_TEXT_MEMORY = 2 * 2**20  # of texts within a picture, which are thrown away

_BITS, _SAMPLES, _ROWS, _TILE_WIDTH, _TILE_HEIGHT = 0x0102, 0x0115, 0x0116, 0x0142, 0x0143
_A_PIXEL = {"1": 1, "L": 1, "P": 1, "I;16": 2, "I;16B": 2, "I;16L": 2, "I;16N": 2}
WEBP = 16
"""Bytes that a pixel of a WEBP takes: two canvases, the lossless decoder's, and the picture."""

_BLOCK = 1024
"""Pixels across and down of a part that is turned into colours by itself."""


def bytes_for_a_pixel(opened: Image.Image, content: bytes) -> float:
    """Return how many bytes decoding takes for each pixel of a picture, as measured; rather more than less.

    Args:
        opened: the picture, not decoded yet.
        content: its whole file.
    """
    lines = 16 / opened.width + 12 / opened.height  # pointers to each, and lines that are decoded
    return lines + _of_kind(opened, content, _A_PIXEL.get(opened.mode, 4))


def _of_kind(opened: Image.Image, content: bytes, own: int) -> float:
    if isinstance(opened, JpegImagePlugin.JpegImageFile):
        return _of_jpeg(opened, content)
    if isinstance(opened, TiffImagePlugin.TiffImageFile):
        return own + 2 * _in_one_part(opened)
    if opened.format == "WEBP":
        return WEBP
    if opened.format == "GIF":  # which may dispose of its first picture
        return own * 2
    compressed = opened.format == "BMP" and opened.mode == "P"  # or may be so, and is gathered in Python
    animated = opened.format == "PNG" and getattr(opened, "n_frames", 1) > 1
    return own * 3 if compressed or animated else own


def _of_jpeg(opened: JpegImagePlugin.JpegImageFile, content: bytes) -> float:
    """Next to nothing, as it is made small while it is decoded, but for one that comes in several scans.

    Then the coefficients of all pixels are held until the last scan.
    """
    layers = [across * down for _, across, down, _ in opened.layer]
    scan_of_fewer = rb"\xff\xda..[\0-%c]" % (len(layers) - 1)
    if "progressive" not in opened.info and not re.search(scan_of_fewer, content, re.DOTALL):
        return 0.5
    return 0.5 + 2 * sum(layers) / max(layers)


def _in_one_part(opened: TiffImagePlugin.TiffImageFile) -> float:
    """Bytes for a pixel of the strip or tile that is decoded at once, spread over the whole picture."""
    tags, (width, height) = opened.tag_v2, opened.size
    bits = tags.get(_BITS, (1,))
    a_pixel = max(bits) * int(tags.get(_SAMPLES, 1)) / 8
    across, down = tags.get(_TILE_WIDTH, width), tags.get(_TILE_HEIGHT, min(height, tags.get(_ROWS, height)))
    return float(a_pixel * across * down / (width * height))


def shrunk(opened: Image.Image, across: int, down: int) -> Image.Image:
    """Return a picture in RGB or RGBA, no larger than a box; a smaller one stays as large as it is.

    Beyond its own pixels this takes a few megabytes: only blocks of it are turned into colours at a time.
    """
    width, height = opened.size
    share = min(1, across / width, down / height)
    size = max(1, round(width * share)), max(1, round(height * share))
    opened.draft("RGB", size)  # a large photo is decoded at a fraction of its size
    factor = max(1, int(max(opened.width / across, opened.height / down) / 2))
    mode = "RGBA" if opened.has_transparency_data else "RGB"
    reduced = Image.new(mode, (-(-opened.width // factor), -(-opened.height // factor)))
    step = factor * max(1, _BLOCK // factor)
    for top in range(0, opened.height, step):
        for left in range(0, opened.width, step):
            box = left, top, min(opened.width, left + step), min(opened.height, top + step)
            block = _in_colours(opened.crop(box), mode)
            reduced.paste(block.reduce(factor), (left // factor, top // factor))
    whole = 0, 0, opened.width / factor, opened.height / factor
    return reduced.resize(size, Image.Resampling.BICUBIC, whole)


def _in_colours(block: Image.Image, mode: str) -> Image.Image:
    if block.mode.startswith("I;16"):
        block = block.point(lambda level: level / 256).convert("L")
    return block if block.mode == mode else block.convert(mode)
