"""Files that are whole at every moment, and names that every system accepts."""

import errno
import os
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.errors import CxauditError, Problem
from cxaudit.files import safe_name, write_atomically


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def content(text: bytes) -> Callable[[BinaryIO], object]:
    return lambda file: file.write(text)


def refuse_to_replace(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let so many tries fail, as while another program holds the file."""
    replace, tries = Path.replace, iter(range(times))

    def refusing(self: Path, target: Path) -> Path:
        if next(tries, None) is None:
            return replace(self, target)
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refusing)


def problem_of(path: Path, write: Callable[[BinaryIO], object]) -> Problem:
    with pytest.raises(CxauditError) as raised:
        write_atomically(path, write, sleep=lambda _: None)
    (problem,) = raised.value.problems
    return problem


def failing(number: int) -> Callable[[BinaryIO], object]:
    def write(file: BinaryIO) -> None:
        file.write(b"half of")
        raise OSError(number, os.strerror(number))

    return write


def test_a_file_is_written_and_its_folder_is_made(tmp_path: Path) -> None:
    path = tmp_path / "output" / "2026" / "audit.xlsx"

    write_atomically(path, content(b"new"))

    assert path.read_bytes() == b"new"
    assert names_in(path.parent) == ["audit.xlsx"]


def test_an_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_bytes(b"old")
    path.chmod(0o600)

    write_atomically(path, content(b"new"))

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_old_file_is_there_while_the_new_one_is_written(tmp_path: Path) -> None:
    path = tmp_path / "audit.json"
    path.write_bytes(b"old")
    seen = []

    def write(file: BinaryIO) -> None:
        file.write(b"new")
        file.flush()
        seen.append(path.read_bytes())

    write_atomically(path, write)

    assert seen == [b"old"]


def test_the_content_is_on_the_disk_before_it_takes_the_place_of_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "audit.json"
    path.write_bytes(b"old")
    at_sync: list[bytes] = []
    monkeypatch.setattr(os, "fsync", lambda _: at_sync.append(path.read_bytes()))

    write_atomically(path, content(b"new"))

    assert at_sync == ([b"old"] if os.name == "nt" else [b"old", b"new"])


@pytest.mark.parametrize("failure", [ValueError("bug"), KeyboardInterrupt()])
def test_a_failing_writer_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, failure: BaseException
) -> None:
    path = tmp_path / "audit.json"
    path.write_bytes(b"old")

    def write(file: BinaryIO) -> None:
        file.write(b"half of")
        raise failure

    with pytest.raises(type(failure)):
        write_atomically(path, write)

    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["audit.json"]


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk space allowed to you is used up"),
        (errno.EACCES, "you may not write in this folder"),
        (errno.EROFS, "the disk can only be read"),
        (errno.EIO, f"it can't be written: {os.strerror(errno.EIO)}"),
    ],
)
def test_what_the_system_refuses_is_a_problem_and_leaves_the_old_file(
    tmp_path: Path, number: int, what: str
) -> None:
    path = tmp_path / "audit.json"
    path.write_bytes(b"old")

    problem = problem_of(path, failing(number))

    assert problem.where == str(path)
    assert problem.what == what
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["audit.json"]


def test_a_file_that_cannot_even_be_closed_is_a_problem_and_leaves_nothing(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        """As on a full disk, where what is written last is refused, and once more when the file is closed."""
        file.write(b"half of")
        os.close(file.fileno())

    problem_of(tmp_path / "audit.json", write)

    assert names_in(tmp_path) == []


def test_a_folder_in_the_place_of_the_file_is_a_problem(tmp_path: Path) -> None:
    assert problem_of(tmp_path, content(b"new")).what == "there is a folder of this name"


@pytest.mark.parametrize("below", ["audit.xlsx", "more/audit.xlsx"])
def test_a_file_in_the_place_of_the_folder_is_a_problem(tmp_path: Path, below: str) -> None:
    (tmp_path / "output").write_bytes(b"a file")

    problem = problem_of(tmp_path / "output" / below, content(b"new"))

    assert problem.what == "its folder can't be made: there is a file of that name"


def test_a_name_that_is_too_long_is_a_problem(tmp_path: Path) -> None:
    problem = problem_of(tmp_path / ("long" * 100), content(b"new"))

    assert problem.what == "the name is too long for this disk"
    assert names_in(tmp_path) == []


def test_a_file_that_is_held_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_to_replace(monkeypatch, times=4)
    waits: list[float] = []

    write_atomically(tmp_path / "audit.xlsx", content(b"new"), sleep=waits.append)

    assert (tmp_path / "audit.xlsx").read_bytes() == b"new"
    assert len(waits) == 4
    assert sum(waits) < 2


def test_a_file_that_stays_open_in_excel_is_a_problem_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "audit.xlsx"
    path.write_bytes(b"old")
    refuse_to_replace(monkeypatch, times=99)

    problem = problem_of(path, content(b"new"))

    assert problem.fix == "close it in Excel"
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["audit.xlsx"]


def test_a_system_without_open_folders_still_gets_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_file = os.open

    def no_folders(path: Path, *how: int) -> int:
        if path == tmp_path:
            raise PermissionError(errno.EACCES, "a folder")
        return open_file(path, *how)

    monkeypatch.setattr(os, "open", no_folders)

    write_atomically(tmp_path / "audit.xlsx", content(b"new"))

    assert (tmp_path / "audit.xlsx").read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="links need special rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "audit.json").symlink_to(tmp_path / "there" / "audit.json")

    write_atomically(tmp_path / "audit.json", content(b"new"))

    assert (tmp_path / "audit.json").is_symlink()
    assert (tmp_path / "there" / "audit.json").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Müller & Söhne GmbH", "Müller-Söhne-GmbH"),
        ("顧客サービス 2026", "顧客サービス-2026"),
        ("AC/DC: the 'audit'?", "AC-DC-the-audit"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users\\x", "C-Users-x"),
        ("Dr. Smith. ", "Dr-Smith"),
        ("a - b", "a-b"),
        ("nul", "audit-nul"),
        ("COM1", "audit-COM1"),
        ("console", "console"),
        ("e\u0301", "é"),
        ("safe\u202egpj.exe", "safegpj-exe"),
        ("tab\tand\x00nul", "tab-andnul"),
        ("\ud800", "audit"),
        ("", "audit"),
        (" ... ", "audit"),
        ("x" * 300, "x" * 100),
        ("字" * 300, "字" * 66),
    ],
)
def test_names_made_of_what_people_type(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(st.characters()) | st.text('conauxCOM1.- <>:"/\\|?*\n\x7f', max_size=9))
def test_every_name_is_accepted_by_every_system(text: str) -> None:
    name = safe_name(text)

    assert 1 <= len(name) <= 100
    assert len(name.encode()) <= 200
    assert not re.search(r'[<>:"/\\|?*.\s\x00-\x1f\x7f]', name)
    assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", name, re.IGNORECASE)
    assert name == name.strip("-")
    assert safe_name(name) == name


@given(st.text(st.characters(), min_size=1))
def test_a_safe_name_can_be_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / f"{safe_name(text)}.audit.json"

    write_atomically(path, content(b"new"))

    assert path.read_bytes() == b"new"
