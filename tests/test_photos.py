"""Photos: offered from a folder that is named once, copied before they are named, and never removed."""

from __future__ import annotations

import io
import os
import sys
from itertools import count
from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.errors import CxauditError, Problem
from cxaudit.photos import carry_photos, keep_photo, newest_pictures, photos_folder
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_question, an_audit

pytestmark = pytest.mark.slow


NOON = 1_000_036_000
"""On 9 September 2001, nearly everywhere."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pictures(*names: str) -> Path:
    """A folder with pictures, the last one the newest; what one says is its name."""
    folder = Path("pictures")
    folder.mkdir(exist_ok=True)
    for age, name in enumerate(names):
        (folder / name).write_bytes(name.encode())
        os.utime(folder / name, (NOON + age, NOON + age))
    return folder


def an_audit_of_one() -> Path:
    path = Path("shop.audit.json")
    save_audit(an_audit(a_checklist(a_question("greeted"), a_question("seen"))), path)
    return path


def sit(monkeypatch: pytest.MonkeyPatch, *typed: str) -> Path:
    """A sitting line by line in which this is typed."""
    path = an_audit_of_one()
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    main(["resume", "--plain", str(path)])
    return path


def test_the_newest_five_pictures_of_the_folder_are_offered_with_name_and_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures(*(f"{number}.JPG" for number in range(7)), "notes.txt")

    path = sit(monkeypatch, "p", "pictures", "2", "1", "2", "p", "1", "2", "3", "q")

    said = capsys.readouterr().out
    assert [name for name in map(str, range(7)) if f"{name}.JPG" in said] == ["2", "3", "4", "5", "6"]
    assert "09.09. " in said
    assert "notes.txt" not in said
    assert said.count("In which folder") == 1
    responses = load_audit(path).responses
    assert (responses["greeted"].photos, responses["seen"].staff_photos) == (("5.jpg",), ("6.jpg",))
    assert Path("shop.photos/5.jpg").read_bytes() == b"5.JPG"


def test_a_photo_that_is_taken_off_stays_in_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures("one.png")

    path = sit(monkeypatch, "p", "pictures", "1", "1", "p", "3", "q")

    assert load_audit(path).responses["greeted"].photos == ()
    assert Path("shop.photos/one.png").exists()


def test_a_folder_that_is_none_and_a_picture_that_is_gone_are_told_and_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sit(monkeypatch, "p", "nowhere", "q")

    assert "nowhere: there is no such folder" in capsys.readouterr().out
    assert load_audit(path).responses == {}
    with pytest.raises(CxauditError, match="there is no such file"):
        keep_photo(Path("gone.jpg"), path)


def test_pictures_of_one_name_are_kept_side_by_side_and_one_picture_once() -> None:
    audit = an_audit_of_one()
    first, second = Path("a"), Path("b")
    for folder in (first, second):
        folder.mkdir()
        (folder / "till & door.JPG").write_bytes(str(folder).encode())

    names = [keep_photo(folder / "till & door.JPG", audit) for folder in (first, second, first)]

    assert names == ["till-door.jpg", "till-door-2.jpg", "till-door.jpg"]
    assert (photos_folder(audit) / "till-door-2.jpg").read_bytes() == b"b"


def test_what_is_no_picture_by_its_name_is_not_offered() -> None:
    folder = pictures("a.jpg", "b.pdf", "c.jpeg", "d.tiff", "e")
    (folder / "f.jpg").mkdir()

    assert [path.name for path in newest_pictures(folder, 9)] == ["d.tiff", "c.jpeg", "a.jpg"]
    assert newest_pictures(Path("nowhere"), 9) == []


def test_an_audit_that_is_saved_elsewhere_takes_its_photos_along(folder: Path) -> None:
    old, new = an_audit_of_one(), folder / "other" / "shop.audit.json"
    keep_photo(pictures("a.jpg") / "a.jpg", old)

    carry_photos(["a.jpg", "missing.jpg"], old, new)

    assert (folder / "other" / "shop.photos" / "a.jpg").read_bytes() == b"a.jpg"
    assert not (folder / "other" / "shop.photos" / "missing.jpg").exists()


def test_on_a_full_disk_another_place_is_offered_and_takes_answers_and_photos(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    pictures("a.jpg")
    tries = count(1)

    def full(audit: Audit, path: Path, before: Audit | None = None) -> None:
        if next(tries) == 3:
            raise CxauditError(Problem(str(path), "there is no room"))
        save_audit(audit, path, before)

    monkeypatch.setattr("cxaudit.cli.keeping.save_audit", full)
    elsewhere = folder / "stick" / "shop.audit.json"

    path = sit(monkeypatch, "p", "pictures", "1", "1", "3", "2", str(elsewhere), "2", "q")

    assert load_audit(path).responses["greeted"].step is None
    moved = load_audit(elsewhere).responses
    assert (moved["greeted"].step, moved["greeted"].photos, moved["seen"].step) == (3, ("a.jpg",), 2)
    assert (folder / "stick" / "shop.photos" / "a.jpg").read_bytes() == b"a.jpg"


@pytest.mark.parametrize("name", ["shop.audit.json", "shop.json", "shop"])
def test_photos_lie_beside_their_audit_whatever_its_ending(name: str) -> None:
    assert photos_folder(Path(name)) == Path("shop.photos")
