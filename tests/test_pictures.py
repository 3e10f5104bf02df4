"""The one door for pictures: what it opens, how much it decodes, and what it refuses."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from cxaudit.errors import CxauditError
from cxaudit.workbook.pictures import MOST_PIXELS, read_picture

BOX = 960, 336
SIDE = int(MOST_PIXELS**0.5)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "l.png"


def refusal(path: Path) -> str:
    with pytest.raises(CxauditError) as caught:
        read_picture(path, *BOX)
    return str(caught.value)


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def a_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def a_png_that_says(width: int, height: int) -> bytes:
    """The head of a picture, without any of its pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + a_chunk(b"IHDR", head) + a_chunk(b"IDAT", b"") + a_chunk(b"IEND", b"")


RED = Image.new("RGB", (60, 40), (255, 0, 0))
WEBP = saved(Image.new("RGBA", (60, 40), (255, 0, 0, 90)), "WEBP")
EMF = b"\x01\x00\x00\x00" + bytes(36) + b" EMF" + bytes(100)
POSTSCRIPT = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(ran) (w) file closefile\n"


@pytest.mark.parametrize("ending", ["png", "eps", "jpg", "emf"])
@pytest.mark.parametrize(
    "content",
    [
        POSTSCRIPT,
        EMF,
        *(saved(RED, kind) for kind in ("EPS", "DDS", "ICO", "PPM", "TGA", "PCX", "PDF", "SGI")),
        b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf" + bytes(200),
        b"",
        b"\x89PNG\r\n\x1a\n",
        a_png_that_says(0, 0),
        saved(Image.effect_noise((300, 200), 90), "JPEG")[:3000],
        saved(Image.effect_noise((300, 200), 90), "PNG")[:3000],
        WEBP[:-20],
    ],
    ids=lambda content: f"{content[:4].hex()} {len(content)}",  # some hold the time at which they were made
)
def test_what_is_no_picture_of_ours_is_told_whatever_its_ending(
    tmp_path: Path, content: bytes, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / f"l.{ending}"
    path.write_bytes(content)

    assert f"{path}: this is no picture, or it is damaged\n    fix: give a picture as PNG" in refusal(path)
    assert list(tmp_path.iterdir()) == [path]


def test_no_other_program_is_started_for_a_picture(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(*_: object, **__: object) -> None:
        raise AssertionError("a program was to be started")

    monkeypatch.setattr(subprocess, "Popen", start)
    path.write_bytes(POSTSCRIPT)

    assert "this is no picture" in refusal(path)


def a_tiff_of_tiles(side: int) -> bytes:
    """A small picture that is made of one large tile."""
    tags = {256: 16, 257: 16, 258: 8, 259: 1, 262: 1, 277: 1, 322: side, 323: side, 324: 8, 325: side * side}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + entries + bytes(4)


def with_canvas(webp: bytes, width: int, height: int) -> bytes:
    sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp[:24] + sizes + webp[30:]


def a_bmp_that_says(width: int, height: int) -> bytes:
    bmp = saved(RED, "BMP")
    return bmp[:18] + struct.pack("<ii", width, height) + bmp[26:]


def a_gif_that_says(width: int, height: int) -> bytes:
    gif = saved(RED, "GIF")
    return gif[:6] + struct.pack("<HH", width, height) + gif[10:]


@pytest.mark.parametrize(
    "content",
    [
        a_png_that_says(1, 80_000_000),
        a_png_that_says(80_000_000, 1),
        a_png_that_says(SIDE, SIDE + 1),
        with_canvas(WEBP, 16_383, 16_383),
        a_bmp_that_says(100_000, 100_000),
        a_gif_that_says(65_535, 65_535),
        a_tiff_of_tiles(30_000),
    ],
    ids=["tall", "wide", "just too large", "webp", "bmp", "gif", "tile"],
)
def test_a_picture_of_too_many_pixels_is_refused_before_one_is_decoded(
    path: Path, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decode(*_: object) -> None:
        raise AssertionError("it was to be decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decode)
    monkeypatch.setattr("PIL.WebPImagePlugin._webp.WebPAnimDecoder", decode)
    path.write_bytes(content)

    assert re.search(
        r"pixels, and (one of its kind )?may have \d[\d.]* million\n    fix: make it s", refusal(path)
    )


GRAY = Image.new("I;16", (60, 40), 0x8000)
PALE = Image.new("P", (60, 40), 1)
PALE.putpalette([0, 0, 0, 250, 240, 230])
BLUE_NEXT = [Image.new("RGB", (60, 40), (0, 0, 255))]


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        (saved(RED, "PNG"), (255, 0, 0)),
        (saved(RED, "BMP"), (255, 0, 0)),
        (saved(RED, "TIFF"), (255, 0, 0)),
        (saved(RED, "WEBP", lossless=True), (255, 0, 0)),
        (saved(RED, "GIF", save_all=True, append_images=BLUE_NEXT), (255, 0, 0)),
        (saved(RED, "PNG", save_all=True, append_images=BLUE_NEXT), (255, 0, 0)),
        (saved(RED, "TIFF", save_all=True, append_images=BLUE_NEXT), (255, 0, 0)),
        (saved(RED, "WEBP", lossless=True, save_all=True, append_images=BLUE_NEXT), (255, 0, 0)),
        (saved(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "TIFF"), (255, 0, 0)),
        (saved(Image.new("CMYK", (60, 40), (0, 255, 255, 0)), "JPEG"), (255, 0, 0)),
        (saved(GRAY, "PNG"), (128, 128, 128)),
        (saved(GRAY, "TIFF"), (128, 128, 128)),
        (saved(PALE, "PNG"), (250, 240, 230)),
        (saved(PALE, "PNG", transparency=1), (250, 240, 230, 0)),
        (saved(PALE, "GIF"), (250, 240, 230)),
        (saved(Image.new("LA", (60, 40), (200, 90)), "PNG"), (200, 200, 200, 90)),
        (saved(Image.new("1", (60, 40), 1), "TIFF", compression="group4"), (255, 255, 255)),
    ],
)
def test_every_kind_of_pixels_becomes_right_colours(
    path: Path, content: bytes, colour: tuple[int, ...]
) -> None:
    path.write_bytes(content)

    picture = read_picture(path, *BOX)

    assert picture.size == (60, 40)
    shown = picture.getpixel((30, 20))
    assert isinstance(shown, tuple)
    assert len(shown) == len(colour)
    assert all(abs(one - other) <= 2 for one, other in zip(shown, colour, strict=True))


@pytest.mark.parametrize("mode", ["I", "F"])
def test_measurements_are_no_picture(path: Path, mode: str) -> None:
    path.write_bytes(saved(Image.new(mode, (60, 40)), "TIFF"))

    assert "levels that are no colours" in refusal(path)


@pytest.mark.parametrize(
    ("orientation", "corner"), list(enumerate(["tl", "tr", "br", "bl", "tl", "tr", "br", "bl"], 1))
)
def test_a_picture_stands_upright_and_keeps_nothing_else(path: Path, orientation: int, corner: str) -> None:
    marked = Image.new("RGB", (900, 300))
    marked.paste((255, 255, 255), (0, 0, 300, 100))
    about = Image.Exif()
    about[0x0112], about[0x010E] = orientation, "taken at home"
    path.write_bytes(saved(marked, "PNG", exif=about))

    picture = read_picture(path, 480, 168)

    across, down = picture.size
    assert (across > down) == (orientation < 5)
    assert across <= 480
    assert down <= 168
    x, y = (2 if "l" in corner else across - 3), (2 if "t" in corner else down - 3)
    assert picture.getpixel((x, y)) == (255, 255, 255)
    assert not picture.info
    assert not picture.getexif()


@pytest.mark.parametrize("kind", ["folder", "missing"])
def test_what_is_no_file_is_told(path: Path, kind: str) -> None:
    if kind == "folder":
        path.mkdir()

    assert {"folder": "this is a folder, not a picture", "missing": "no such file"}[kind] in refusal(path)


def a_compressed_bmp(side: int) -> bytes:
    line = bytes([255, 0]) * (side // 255) + bytes([side % 255, 0, 0, 0])
    head = struct.pack("<IHHIIiiHHIIiiII", 0, 0, 0, 1078, 40, side, side, 1, 8, 1, 0, 0, 0, 256, 0)
    return b"BM" + head + bytes(1024) + line * side + b"\0\1"


def with_long_texts(png: bytes, count: int) -> bytes:
    """A PNG with texts of a mebibyte each, which take four of memory, and next to nothing in the file."""
    text = b"k\0\1\0\0\0" + zlib.compress(b"a" * (2**20 - 10) + "\U0001f600".encode(), 9)
    return png[:33] + a_chunk(b"iTXt", text) * count + png[33:]


def blank(mode: str, kind: str, side: int = 0, **options: object) -> bytes:
    return saved(Image.new(mode, (side or SIDE, side or SIDE)), kind, **options)


def animated(mode: str, kind: str, side: int = 0, **options: object) -> bytes:
    other = Image.new(mode, (side or SIDE, side or SIDE), 1)
    return blank(mode, kind, side, save_all=True, append_images=[other], **options)


ONE_STRIP: dict[str, Any] = {"tiffinfo": {278: SIDE}, "compression": "tiff_lzw"}
FINE: dict[str, Any] = {"progressive": True, "subsampling": 0}
HEAVY: dict[str, Callable[[], bytes]] = {
    **{f"{mode}.png": partial(blank, mode, "PNG") for mode in ("1", "L", "P", "I;16", "LA", "RGB", "RGBA")},
    **{f"{mode} of 13 million.png": partial(blank, mode, "PNG", 3580) for mode in ("LA", "RGB", "RGBA")},
    "transparent.png": partial(blank, "P", "PNG", transparency=0),
    "animated of 4 million.png": partial(animated, "RGBA", "PNG", 2070, disposal=1),
    "texts.png": lambda: with_long_texts(blank("RGBA", "PNG", 3580), 60),
    "one text.png": lambda: with_long_texts(blank("RGBA", "PNG", 3580), 1),
    "wide.png": lambda: saved(Image.new("RGB", (4_000_000, 1)), "PNG"),
    "tall.png": lambda: saved(Image.new("RGB", (1, 4_000_000)), "PNG"),
    "disposed of.gif": partial(animated, "P", "GIF", disposal=3, transparency=0),
    **{f"{mode} by scans.jpg": partial(blank, mode, "JPEG", **FINE) for mode in ("L", "RGB", "CMYK")},
    "by scans of 8 million.jpg": partial(blank, "RGB", "JPEG", 2800, **FINE),
    "long.jpg": lambda: saved(Image.new("RGB", (65_000, 380)), "JPEG"),
    **{
        f"{mode} in strips.tif": partial(blank, mode, "TIFF", compression="tiff_lzw")
        for mode in ("1", "CMYK")
    },
    **{f"{mode} in one.tif": partial(blank, mode, "TIFF", **ONE_STRIP) for mode in ("1", "CMYK")},
    "in one of 5 million.tif": partial(blank, "RGB", "TIFF", 2260, **ONE_STRIP),
    "photo.webp": partial(blank, "RGB", "WEBP"),
    "see-through.webp": partial(blank, "RGBA", "WEBP", lossless=True),
    "photo of 3 million.webp": partial(blank, "RGB", "WEBP", 1800),
    "animated of 3 million.webp": partial(animated, "RGBA", "WEBP", 1800, lossless=True),
    "compressed.bmp": partial(a_compressed_bmp, SIDE),
    "compressed of 16 million.bmp": partial(a_compressed_bmp, 4000),
}
TAKEN = """
import os, sys
from pathlib import Path
from cxaudit.errors import CxauditError
from cxaudit.workbook.pictures import read_picture

for name in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            read_picture(Path(name), 960, 336)
        except CxauditError as error:
            assert "million" in str(error) or "texts" in name, error
        os._exit(0)
    _, status, used = os.wait4(child, 0)
    print(status, used.ru_maxrss // (2**20 if sys.platform == "darwin" else 2**10), name)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows splits off no processes and tells no memory")
def test_no_picture_of_less_than_a_mebibyte_takes_150_with_the_program_itself(tmp_path: Path) -> None:
    for name, content in HEAVY.items():
        (tmp_path / name).write_bytes(content())
    names = [path.name for path in tmp_path.iterdir() if path.stat().st_size < 2**20]

    told = subprocess.run(
        [sys.executable, "-c", TAKEN, *names],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=True,
    ).stdout.splitlines()  # fmt: skip

    assert len(names) == len(told) > 30
    assert [line for line in told if not line.startswith("0 ") or int(line.split()[1]) >= 150] == []


@pytest.mark.parametrize(
    ("name", "content"), [("photo.jpg", blank("RGB", "JPEG")), ("scan.tif", blank("1", "TIFF"))]
)
def test_a_photo_and_a_scan_of_25_million_pixels_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert read_picture(path, *BOX).size == (336, 336)
