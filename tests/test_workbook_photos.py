"""Photos of answers: where they stand, what is kept of them, and what is said where one can't be shown."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openxml_audit import OpenXmlValidator
from PIL import Image

from cxaudit.audit import Audit, Response
from cxaudit.cli import main
from cxaudit.storage import save_audit
from cxaudit.workbook import read_photos
from tests.builders import a_checklist, a_department, a_question, a_response, an_audit
from tests.excel_rules import broken_rules
from tests.made_up import CLOSE, OPEN, made_up_language
from tests.programs import with_openpyxl
from tests.xlsx.book import parts

AUDIT, BOOK = Path("shop.audit.json"), Path("shop.xlsx")
FOLDER = Path("shop.photos")
EMU = 9_525
STAFF, TOLD, PHOTOS, ANSWERS_STAFF = "Note for staff", "Seen and noted", "Photos", "Photos for staff"
NOTE = "Note"
SHARED = ("reception", STAFF)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    FOLDER.mkdir()


def a_photo(name: str, size: tuple[int, int] = (400, 300), mode: str = "RGB") -> str:
    """A photo in the folder: noise, as it takes the most bytes; its name."""
    noise = Image.effect_noise(size, 90).convert(mode)
    noise.save(FOLDER / name)
    return name


def an_audit_of(responses: Mapping[str, Response], **changes: object) -> Audit:
    checklist = a_checklist(*(a_question(id, weight=3) for id in responses))
    return an_audit(checklist, responses, **changes)


def reported(responses: Mapping[str, Response], **changes: object) -> None:
    save_audit(an_audit_of(responses, **changes), AUDIT)
    assert main(["report", str(AUDIT), "-o", str(BOOK), "--force"]) == 0


class Drawn(NamedTuple):
    """A picture in the workbook: where it stands, in pixels, and what is said of it."""

    sheet: str
    head: str
    row: int
    moves: str | None
    box: tuple[float, float, float, float]
    cell: tuple[float, float]
    text: str
    described: str


def drawn(path: Path = BOOK) -> list[Drawn]:
    """The pictures of a workbook, in the order of its sheets, each in one cell."""
    found = []
    book: Any = load_workbook(path)
    for sheet in book:
        for anchor in (picture.anchor for picture in sheet._images):
            begin, end = anchor._from, anchor.to
            assert (begin.row, begin.col) == (end.row, end.col)
            row, column = begin.row + 1, begin.col + 1
            width = sheet.column_dimensions[get_column_letter(column)].width * 7
            found.append(
                Drawn(
                    sheet.title.lower(),
                    _head(sheet, row, column),
                    row,
                    anchor.editAs,
                    (begin.colOff / EMU, begin.rowOff / EMU, end.colOff / EMU, end.rowOff / EMU),
                    (width, sheet.row_dimensions[row].height / 0.75),
                    str(sheet.cell(row, column).value or ""),
                    anchor.pic.nvPicPr.cNvPr.descr,
                )
            )
    return found


def _head(sheet: Worksheet, row: int, column: int) -> str:
    """What the column says above a row, where the first heads of the sheet stand."""
    above = (sheet.cell(each, column) for each in range(row, 0, -1))
    return next(str(cell.value) for cell in above if cell.style.startswith(("cx head", "cx filter")))


def places(path: Path = BOOK) -> list[tuple[str, str]]:
    return [(each.sheet, each.head) for each in drawn(path)]


def media(path: Path = BOOK) -> list[bytes]:
    return [content for name, content in parts(path).items() if name.startswith("xl/media/")]


def texts(sheet: str, path: Path = BOOK) -> str:
    return "\n".join(
        str(cell.value) for row in load_workbook(path, data_only=True)[sheet] for cell in row if cell.value
    )


def test_photos_for_staff_stand_on_the_departments_sheet_and_those_for_the_client_never() -> None:
    shared, private = a_photo("queue.jpg"), a_photo("desk.jpg")
    fine = a_photo("fine.jpg")

    reported(
        {
            "poor": a_response(1, photos=[private], staff_photos=[shared]),
            "good": a_response(4, photos=[fine]),
        }
    )

    assert places() == [("findings", TOLD), SHARED, ("answers", PHOTOS)]
    said = [each.described for each in drawn()]
    assert said == [
        "Photo “desk”, to the question: How many of us do this: poor?",
        "Photo “queue”, to the question: How many of us do this: poor?",
        "Photo “fine”, to the question: How many of us do this: good?",
    ]


def test_all_photos_of_somebody_alone_stand_by_the_one_note() -> None:
    names = [a_photo(f"{name}.jpg") for name in ("a", "b", "c")]
    poor = a_response(1, photos=names[:2], staff_photos=names[2:], note="behind the door")

    reported({"poor": poor}, profile={"size": "alone"}, kind="self")

    assert [(each.head, each.text) for each in drawn()] == [(NOTE, "behind the door")] * 3
    assert {each.sheet for each in drawn()} == {"reception"}


def test_photos_move_with_their_cell_and_hide_with_a_row_that_a_filter_hides() -> None:
    for name in "abc":
        a_photo(f"{name}.jpg")

    reported(
        {
            "poor": a_response(1, photos=["a.jpg"], staff_photos=["b.jpg"]),
            "good": a_response(4, photos=["c.jpg"]),
        }
    )

    moves = {each.sheet: each.moves for each in drawn()}
    assert moves == {"findings": "twoCell", "reception": "oneCell", "answers": "twoCell"}


def test_a_photo_stands_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    about = Image.Exif()
    about[0x0112], about[0x010E] = 6, "taken at home"
    about.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0)})
    whole = Image.new("RGB", (400, 300), (0, 0, 255))
    whole.paste((255, 0, 0), (0, 0, 200, 150))
    whole.save(FOLDER / "desk.jpg", exif=about, comment="at home", dpi=(72, 72))
    assert b"taken at home" in (FOLDER / "desk.jpg").read_bytes()

    reported({"poor": a_response(1, photos=["desk.jpg"])})

    [content] = media()
    assert not any(word in content for word in (b"Exif", b"home", b"GPS", b"ICC_PROFILE"))
    with Image.open(BytesIO(content)) as picture:
        assert (picture.format, picture.size) == ("JPEG", (225, 300))
        assert not picture.getexif()
        top_right: Any = picture.getpixel((200, 20))
    assert top_right[0] > 200
    [shown] = drawn()
    left, top, right, bottom = shown.box
    assert (round(right - left), round(bottom - top)) == (75, 100)


@pytest.mark.parametrize(("alpha", "kind"), [(90, "PNG"), (255, "JPEG")])
def test_what_can_be_seen_through_stays_so(alpha: int, kind: str) -> None:
    Image.new("RGBA", (400, 300), (255, 0, 0, alpha)).save(FOLDER / "desk.png")

    reported({"poor": a_response(1, photos=["desk.png"])})

    with Image.open(BytesIO(media()[0])) as picture:
        assert picture.format == kind


def test_a_small_picture_is_not_blown_up() -> None:
    reported({"poor": a_response(1, photos=[a_photo("icon.png", (30, 15))])})

    left, top, right, bottom = drawn()[0].box
    assert (round(right - left), round(bottom - top)) == (10, 5)


def test_a_photo_that_is_named_twice_is_stored_once() -> None:
    name = a_photo("desk.jpg")

    reported(
        {
            "poor": a_response(1, photos=[name, name], staff_photos=[name]),
            "good": a_response(4, photos=[name]),
        }
    )

    assert places() == [("findings", TOLD), SHARED, ("answers", PHOTOS)]
    assert len(media()) == 1
    assert broken_rules(BOOK) == []


def _inside(shown: Drawn) -> bool:
    left, top, right, bottom = shown.box
    width, height = shown.cell
    return 0 < left < right < width and 0 < top < bottom < height <= 409 / 0.75


def _meet(one: Drawn, other: Drawn) -> bool:
    left, top, right, bottom = one.box
    across = left < other.box[2] and other.box[0] < right
    return across and top < other.box[3] and other.box[1] < bottom


def _in_their_cells(shown: Sequence[Drawn]) -> bool:
    apart = all(
        not _meet(one, other)
        for place, one in enumerate(shown)
        for other in shown[:place]
        if (one.sheet, one.row, one.head) == (other.sheet, other.row, other.head)
    )
    return apart and all(map(_inside, shown))


def test_a_hundred_photos_lie_apart_in_their_cells_and_take_less_than_10_mb() -> None:
    names = iter([a_photo(f"{n}.jpg", (900, 675) if n % 3 else (675, 900)) for n in range(100)])
    responses = {}
    for number in range(20):
        some = [next(names) for _ in range(5)]
        kinds = {"photos": some[: number % 4], "staff_photos": some[number % 4 :]}
        note = "The desk was empty for a while. " * number
        responses[f"q{number}"] = a_response(1 + number % 4, staff_note=note, note=note, **kinds)

    reported(responses)

    shown = drawn()
    assert len(shown) == 100
    assert _in_their_cells(shown)
    assert len(media()) == 100
    assert BOOK.stat().st_size < 10 * 10**6
    assert broken_rules(BOOK) == []
    checked: Any = OpenXmlValidator().validate(BOOK)
    assert checked.is_valid


@pytest.mark.parametrize("letters", [0, 100, 200, 400, 600])
def test_photos_stand_below_the_text_of_their_cell(letters: int) -> None:
    note = ("word " * letters)[:letters].strip()

    reported({"poor": a_response(1, staff_note=note, staff_photos=[a_photo("a.jpg"), a_photo("b.jpg")])})

    [one, other] = drawn()
    assert (one.head, one.text) == (STAFF, note)
    assert _in_their_cells([one, other])
    assert one.box[1] == other.box[1]
    width, _ = one.cell
    lines = letters * 5 / width  # letters take five pixels, or more
    assert one.box[1] >= lines * 16


@pytest.mark.parametrize(("kind", "head"), [("photos", PHOTOS), ("staff_photos", ANSWERS_STAFF)])
@pytest.mark.parametrize(("count", "letters"), [(1, 20_000), (60, 0)])
def test_photos_without_room_by_their_text_stand_on_answers(
    kind: str, head: str, count: int, letters: int
) -> None:
    names = [a_photo(f"{n}.jpg") for n in range(count)]
    notes = {"staff_note": "word " * (letters // 5)}

    reported({"poor": a_response(1, **{kind: names}, **notes)})

    assert places() == [("answers", head)] * count
    assert _in_their_cells(drawn())


NOTHING_ELSE = "give a picture as PNG or JPEG, of up to 20 MiB"
THERE = "put the picture there, under that very name"
INSIDE = "copy the photo itself into the folder, and name that"
OUTSIDE = "would lie outside of the folder"
DAMAGED = "this is no picture, or it is damaged"
NO_FILE = "there is no such file"
NOT_SHOWN: dict[str, tuple[str, Callable[[], object], str, str]] = {
    "missing": ("gone.jpg", lambda: None, f"gone.jpg: {NO_FILE}", THERE),
    "broken": ("a.jpg", lambda: _file(b"no picture"), DAMAGED, NOTHING_ELSE),
    "cut off": ("a.jpg", lambda: _cut(), DAMAGED, NOTHING_ELSE),
    "pixels": ("a.jpg", lambda: _tall(), "1 × 80,000,000 pixels", "make it smaller"),
    "bytes": ("a.jpg", lambda: _file(bytes(20 * 2**20 + 1)), "larger than 20 MiB", NOTHING_ELSE),
    "folder": ("a.jpg", lambda: (FOLDER / "a.jpg").mkdir(), "a folder, not a picture", NOTHING_ELSE),
    "long name": ("n" * 296 + ".jpg", lambda: None, NO_FILE, THERE),
    "above": ("../a.jpg", lambda: _outside(), OUTSIDE, INSIDE),
    "round about": ("x/../../a.jpg", lambda: _outside(), OUTSIDE, INSIDE),
    "by drive": ("C:a.jpg", lambda: None, OUTSIDE, INSIDE),
    "by server": (r"\\server\share\a.jpg", lambda: None, OUTSIDE, INSIDE),
    "no letter": ("\ufffd", lambda: None, NO_FILE, THERE),
}


def _file(content: bytes) -> None:
    (FOLDER / "a.jpg").write_bytes(content)


def _cut() -> None:
    whole = (FOLDER / a_photo("whole.jpg")).read_bytes()
    _file(whole[: len(whole) // 2])


def _tall() -> None:
    Image.new("1", (1, 80_000_000)).save(FOLDER / "a.jpg", "PNG")


def _outside() -> None:
    Image.new("RGB", (40, 30)).save("a.jpg")


@pytest.mark.parametrize("case", NOT_SHOWN)
def test_a_photo_that_cannot_be_shown_is_told_once_the_workbook_is_written(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, make, what, fix = NOT_SHOWN[case]
    make()

    reported({"poor": a_response(1, photos=[name, a_photo("good.jpg")], staff_photos=[name])})

    first, *rest = capsys.readouterr().out.splitlines()
    assert first.startswith("shop.xlsx: ")
    assert len(rest) == 2
    assert FOLDER.name in rest[0]
    assert what in rest[0]
    assert fix in rest[1]
    assert places() == [("findings", TOLD)]
    for sheet in ("Findings", "Answers", "Reception"):
        assert f"{name} (missing)" in texts(sheet)
    assert "good.jpg (missing)" not in texts("Answers")


def test_a_photo_at_a_full_path_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _outside()

    reported({"poor": a_response(1, photos=[str(tmp_path / "a.jpg")])})

    assert "would lie outside of the folder" in capsys.readouterr().out
    assert not media()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
@pytest.mark.parametrize(("target", "shown"), [("../a.jpg", 0), ("b.jpg", 1), ("link.jpg", 0)])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(target: str, shown: int) -> None:
    _outside()
    a_photo("b.jpg")
    (FOLDER / "link.jpg").symlink_to(target)

    reported({"poor": a_response(1, photos=["link.jpg"])})

    assert len(media()) == shown


@pytest.mark.parametrize("name", ["Schlüssel 灯 😀.jpg", "a, b & <c>.jpg", "=1+1.jpg", "n" * 236 + ".jpg"])
def test_a_photo_may_be_called_as_one_likes(name: str) -> None:
    a_photo("a.jpg")
    (FOLDER / "a.jpg").rename(FOLDER / name)

    reported({"poor": a_response(1, photos=[name])})

    [shown] = drawn()
    assert shown.described.startswith(f"Photo “{name[:-4]}”")
    assert broken_rules(BOOK) == []


def test_without_a_folder_each_photo_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    FOLDER.rmdir()

    reported({"poor": a_response(1, photos=["a.jpg", "b.jpg"])})

    assert capsys.readouterr().out.count("there is no such file") == 2


def test_of_very_many_photos_a_hundred_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    reported({"poor": a_response(1, photos=[f"{n}.jpg" for n in range(120)])})

    said = capsys.readouterr().out
    assert said.count("there is no such file") == 100
    assert said.endswith("and 20 more\n")


def test_the_audits_file_keeps_the_names_as_they_are() -> None:
    save_audit(an_audit_of({"poor": a_response(1, photos=["gone.jpg"])}), AUDIT)

    main(["report", str(AUDIT), "-o", str(BOOK)])

    assert "gone.jpg (missing)" not in AUDIT.read_text(encoding="utf-8")


def test_a_missing_photo_is_told_in_the_language_that_is_spoken(tmp_path: Path) -> None:
    audit = an_audit_of({"poor": a_response(1, photos=["gone.jpg", "../a.jpg"])})

    with made_up_language(tmp_path):
        photos = read_photos(audit, FOLDER)
        [response] = photos.named_in(audit).responses.values()

    assert all(problem.what[0] == str(problem.fix)[0] == OPEN for problem in photos.problems)
    assert response.photos == tuple(f"{OPEN}{name} (missing){CLOSE}" for name in ("gone.jpg", "../a.jpg"))


def test_the_same_photos_give_the_same_bytes() -> None:
    responses = {"poor": a_response(1, photos=[a_photo("a.jpg")], staff_photos=[a_photo("b.jpg")])}
    reported(responses)
    first = BOOK.read_bytes()

    reported(responses)

    assert BOOK.read_bytes() == first


@pytest.mark.parametrize("lxml", [True, False])
def test_with_and_without_lxml_photos_stand_alike(lxml: bool, tmp_path: Path) -> None:
    name = a_photo("a.jpg")
    save_audit(an_audit_of({"poor": a_response(1, photos=[name], staff_photos=[name])}), AUDIT)

    book = tmp_path / "other.xlsx"
    with_openpyxl("-m", "cxaudit", "report", str(tmp_path / AUDIT), "-o", str(book), lxml=lxml)

    assert places(book) == [("findings", TOLD), SHARED]
    checked: Any = OpenXmlValidator().validate(book)
    assert checked.is_valid


FOR_STAFF, FOR_ALL = ["--department", "reception"], ["--audience", "staff"]


def handed_out(responses: Mapping[str, Response], options: Sequence[str], **changes: object) -> None:
    save_audit(an_audit_of(responses, **changes), AUDIT)
    assert main(["report", str(AUDIT), *options, "-o", str(BOOK), "--force"]) == 0


@pytest.mark.parametrize("options", [FOR_STAFF, FOR_ALL])
def test_what_is_handed_out_has_photos_for_staff_beside_the_note_for_them_and_no_others(
    options: Sequence[str],
) -> None:
    names = [a_photo(f"{name}.jpg") for name in ("queue", "desk", "home")]
    poor = a_response(1, staff_photos=names[:2], photos=names[2:], staff_note="come round")

    handed_out({"poor": poor, "good": a_response(4, photos=names[:1])}, options)

    assert places() == [("reception", ANSWERS_STAFF)] * 2
    assert [each.described.partition(",")[0] for each in drawn()] == ["Photo “queue”", "Photo “desk”"]
    assert [each.text for each in drawn()] == ["queue.jpg, desk.jpg"] * 2
    assert len(media()) == 2
    assert _in_their_cells(drawn())
    assert broken_rules(BOOK) == []


@pytest.mark.parametrize("options", [FOR_STAFF, FOR_ALL])
def test_many_photos_for_staff_find_room_by_a_long_note(options: Sequence[str]) -> None:
    names = [a_photo(f"{n}.jpg") for n in range(60)]

    handed_out({"poor": a_response(1, staff_photos=names, staff_note="word " * 4_000)}, options)

    assert places() == [("reception", ANSWERS_STAFF)] * 60
    assert _in_their_cells(drawn())


@pytest.mark.parametrize("options", [FOR_STAFF, FOR_ALL, ["--handouts", "hand"]])
def test_a_photo_for_staff_that_cannot_be_shown_is_told_once_and_none_of_the_clients_is_looked_for(
    options: Sequence[str], capsys: pytest.CaptureFixture[str]
) -> None:
    departments = [a_department(a_question(f"{id}_q", weight=3), id=id) for id in ("reception", "billing")]
    poor = a_response(1, staff_photos=["gone.jpg"], photos=["private.jpg"])
    save_audit(an_audit(a_checklist(*departments), {"reception_q": poor}), AUDIT)

    assert main(["report", str(AUDIT), *options]) == 0

    said = capsys.readouterr().out
    assert said.count("there is no such file") == 1
    assert "shop.photos/gone.jpg: there is no such file" in said.replace("\\", "/")
    assert sum(map(_tells_missing, Path().rglob("*.xlsx"))) == 1


def _tells_missing(path: Path) -> bool:
    return "Reception" in load_workbook(path).sheetnames and "gone.jpg (missing)" in texts("Reception", path)


def test_the_handout_of_one_department_looks_for_no_photos_of_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    departments = [a_department(a_question(f"{id}_q", weight=3), id=id) for id in ("reception", "billing")]
    poor = a_response(1, staff_photos=["gone.jpg"])
    save_audit(an_audit(a_checklist(*departments), {"reception_q": poor}), AUDIT)

    for options in (["--department", "billing"], FOR_ALL):
        assert main(["report", str(AUDIT), *options]) == 0

    assert capsys.readouterr().out.count("there is no such file") == 1


def test_a_small_business_is_handed_no_photos(capsys: pytest.CaptureFixture[str]) -> None:
    handed_out({"poor": a_response(1, staff_photos=["gone.jpg"])}, FOR_ALL, profile={"size": "small"})

    assert "gone.jpg" not in capsys.readouterr().out
    assert not media()


SMALL = str(Path(__file__).parent / "small")
ANSWERS = """\
organisation: Corner Shop
auditor: Ada Auditor
date: 2026-01-05
departments: [front]
responses:
  {question}: {{step: 1, photos: [a.jpg, gone.jpg]}}
"""


def test_an_audit_that_begins_with_answers_shows_the_photos_that_lie_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_photo("a.jpg")
    Path("answers.yaml").write_text(ANSWERS.format(question="front_lunch"), encoding="utf-8")

    status = main(["start", "--checklists", SMALL, "--answers", "answers.yaml", "-o", str(AUDIT)])

    assert status == 0
    assert "gone.jpg: there is no such file" in capsys.readouterr().out
    assert len(media()) == 1


def test_a_sitting_ends_with_the_photos_in_the_book(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    a_photo("a.jpg")
    save_audit(an_audit_of({"poor": a_response(1, photos=["a.jpg", "gone.jpg"])}), AUDIT)
    monkeypatch.setattr(sys, "stdin", io.StringIO("w\n"))

    assert main(["resume", str(AUDIT)]) == 0

    assert "gone.jpg: there is no such file" in capsys.readouterr().out
    assert len(media()) == 1
