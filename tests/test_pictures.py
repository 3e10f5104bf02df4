"""The one door for pictures: what it opens, how much it decodes, and what it refuses."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

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


def a_png_that_says(width: int, height: int) -> bytes:
    """The head of a picture, without any of its pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


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

    assert "pixels, and may have 25 million\n    fix: make it smaller" in refusal(path)


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


LARGEST = {
    "rgba.png": Image.new("RGBA", (SIDE, SIDE)),
    "palette.gif": Image.new("P", (SIDE, SIDE)),
    "gray.png": Image.new("I;16", (SIDE, SIDE)),
    "cmyk.tif": Image.new("CMYK", (SIDE, SIDE)),
    "photo.jpg": Image.new("RGB", (SIDE, SIDE)),
    "photo.webp": Image.new("RGB", (SIDE, SIDE)),
}
WITHIN = """
import resource, sys
from pathlib import Path
from cxaudit.workbook.pictures import read_picture
resource.setrlimit(resource.RLIMIT_AS, (700 * 2**20, 700 * 2**20))
for name in sys.argv[1:]:
    print(*read_picture(Path(name), 960, 336).size)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a program to so much memory")
def test_the_largest_pictures_are_read_within_700_megabytes_with_the_program_itself(tmp_path: Path) -> None:
    for name, picture in LARGEST.items():
        picture.save(tmp_path / name, **({"compression": "tiff_lzw"} if name.endswith("tif") else {}))

    done = subprocess.run(
        [sys.executable, "-c", WITHIN, *LARGEST],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip

    assert not done.stderr
    assert done.stdout.split("\n")[:-1] == ["336 336"] * len(LARGEST)
