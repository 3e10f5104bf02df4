"""Files in folders that people share: permissions, locks, leftovers, and what must not be followed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from cxaudit.errors import CxauditError
from cxaudit.files import (
    CannotRead,
    Exists,
    LockedElsewhere,
    NotWritten,
    Reason,
    changed_at,
    is_file,
    is_folder,
    is_taken,
    locked,
    names_in,
    read,
    write_atomically,
    write_new,
)
from cxaudit.files.new_files import PRIVATE, sweep
from cxaudit.files.system import lock_or_refuse
from cxaudit.storage import create_audit, save_audit
from tests.builders import an_audit

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights, and no such links")


def content(text: bytes) -> Callable[[BinaryIO], object]:
    return lambda file: file.write(text)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.audit.json"


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


# ---- permissions -------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("save", [save_audit, create_audit])
def test_a_new_audit_is_for_nobody_else(path: Path, save: Callable[..., None]) -> None:
    save(an_audit(), path)

    assert mode(path) == 0o600


@posix
@pytest.mark.parametrize("before", [0o600, 0o640, 0o664])
def test_an_audit_that_is_there_keeps_its_permissions(path: Path, before: int) -> None:
    save_audit(an_audit(), path)
    path.chmod(before)

    save_audit(an_audit(), path)

    assert mode(path) == before


@posix
@pytest.mark.parametrize(
    ("before", "new", "final"),
    [(None, 0o600, 0o600), (None, 0o666, 0o644), (0o600, 0o666, 0o600), (0o640, 0o666, 0o640)],
)
def test_a_file_has_its_final_permissions_before_its_first_byte(
    path: Path, before: int | None, new: int, final: int
) -> None:
    if before is not None:
        path.touch()
        path.chmod(before)
    seen = []

    def write(file: BinaryIO) -> None:
        seen.append(stat.S_IMODE(os.fstat(file.fileno()).st_mode))
        assert not os.fstat(file.fileno()).st_size
        file.write(b"private")

    write_atomically(path, write, new)

    assert seen == [final]
    assert mode(path) == final


@posix
def test_no_file_is_opened_with_more_than_its_final_permissions(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.touch()
    path.chmod(0o600)
    opened, open_file = [], os.open

    def watched(name: Path, how: int, allowed: int = 0o777) -> int:
        if how & os.O_CREAT:
            opened.append(allowed)
        return open_file(name, how, allowed)

    monkeypatch.setattr(os, "open", watched)
    write_atomically(path, content(b"private"))

    assert opened == [0o600]


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files to groups at will")
def test_an_existing_file_keeps_its_group_or_the_group_gets_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.touch()
    os.chown(path, -1, 4711)
    path.chmod(0o660)

    write_atomically(path, content(b"new"))

    assert path.stat().st_gid == 4711
    assert mode(path) == 0o660

    def refuse(*_: int) -> None:
        raise PermissionError(1, "not yours")

    monkeypatch.setattr(os, "fchown", refuse)
    write_atomically(path, content(b"new"))
    assert mode(path) == 0o600


# ---- only where there is none ------------------------------------------------------------------------------


def test_a_new_file_is_written_only_where_there_is_none(path: Path) -> None:
    write_new(path, content(b"first"))

    with pytest.raises(Exists, match="there is a file of that name already"):
        write_new(path, content(b"second"))

    assert path.read_bytes() == b"first"
    assert names_in(path.parent) == [path.name]


def test_a_file_that_comes_while_another_is_written_is_kept(path: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(b"second")
        path.write_bytes(b"first")

    with pytest.raises(Exists):
        write_new(path, write)

    assert path.read_bytes() == b"first"
    assert names_in(path.parent) == [path.name]


def test_where_the_disk_has_no_links_a_new_file_still_takes_only_a_free_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    monkeypatch.setattr(Path, "rename", Path.rename)
    write_new(path, content(b"first"))

    with pytest.raises(Exists):
        write_new(path, content(b"second"))

    assert path.read_bytes() == b"first"
    assert names_in(path.parent) == [path.name]


@posix
def test_what_is_no_file_is_not_replaced(path: Path) -> None:
    os.mkfifo(path)

    for put in (write_atomically, write_new):
        with pytest.raises(NotWritten, match="this is a pipe or a device, not a file"):
            put(path, content(b"new"))

    assert stat.S_ISFIFO(path.stat().st_mode)


@posix
def test_a_link_that_leads_to_itself_is_told_and_stays(path: Path) -> None:
    path.symlink_to(path.name)

    for put in (write_atomically, write_new):
        with pytest.raises(NotWritten, match="this is a link that leads to itself"):
            put(path, content(b"new"))
    with pytest.raises(CannotRead, match="this is a link that leads to itself"):
        read(path, 10, "an audit")

    assert path.is_symlink()


# ---- reading -----------------------------------------------------------------------------------------------


def reason(path: Path, most: int = 10) -> Reason:
    with pytest.raises(CannotRead) as caught:
        read(path, most, "an audit")
    return caught.value.reason


@posix
def test_a_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)

    assert reason(path) is Reason.NO_FILE
    assert reason(Path("/dev/zero")) is Reason.NO_FILE


@posix
def test_a_pipe_that_takes_the_place_of_a_file_is_not_waited_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(path)
    monkeypatch.setattr("cxaudit.files.reading.mode_of", lambda _: stat.S_IFREG)

    assert reason(path) is Reason.NO_FILE


def test_why_a_file_cannot_be_read_is_told(path: Path) -> None:
    path.write_bytes(b"x" * 11)

    assert reason(path) is Reason.TOO_LARGE
    assert read(path, 11, "an audit") == b"x" * 11
    assert reason(path.parent) is Reason.FOLDER
    for missing in (path / "below", path.with_name("none"), Path("x" * 6000), Path("a\0b"), Path("\ud800")):
        assert reason(missing) is Reason.MISSING


TOO_LONG = Path("x" * 6000)
WRONG = [TOO_LONG, Path("x/" * 3000), Path("a\0b"), Path("\ud800")]


@pytest.mark.parametrize("wrong", WRONG, ids=["long", "deep", "null", "surrogate"])
def test_a_path_that_no_system_takes_leads_nowhere_and_is_told(wrong: Path) -> None:
    below = wrong / "none"

    assert not any(look(below) for look in (is_file, is_folder, is_taken, changed_at, names_in))
    with pytest.raises(NotWritten):
        write_new(below, content(b"x"))
    with pytest.raises(NotWritten), locked(below, "me"):
        pass


@posix
def test_a_folder_that_leads_to_itself_is_told(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")

    assert names_in(loop) == []
    with pytest.raises(CxauditError):
        write_new(loop / "x", content(b""))
    with pytest.raises(CxauditError), locked(loop / "x", "me"):
        pass


# ---- locks -------------------------------------------------------------------------------------------------


def held(path: Path) -> str:
    with pytest.raises(LockedElsewhere) as caught, locked(path, "you"):
        pass
    return str(caught.value)


def test_who_holds_an_audit_is_told_and_nothing_stays(path: Path) -> None:
    with locked(path, "Ruth on desk-3"):
        assert "it is open in another cxaudit: Ruth on desk-3\n    fix: finish there first" in held(path)
    with locked(path, "you"):
        pass

    assert names_in(path.parent) == []


@posix
def test_a_lock_that_somebody_else_left_behind_keeps_nobody_out(path: Path) -> None:
    lock = path.with_name(f".{path.name}.lock")
    with locked(path, "me"):
        assert mode(lock) == 0o666  # whoever comes next may open it, whatever this one's umask
    lock.write_bytes(b"somebody who was killed")

    with locked(path, "you"):
        assert lock.read_bytes() == b"you"


@posix
def test_the_lock_follows_no_link_that_somebody_laid(path: Path) -> None:
    victim = path.with_name("victim")
    victim.write_bytes(b"precious")
    path.with_name(f".{path.name}.lock").symlink_to(victim)

    with pytest.raises(NotWritten, match="a link has the name of its lock"), locked(path, "me"):
        pass

    assert victim.read_bytes() == b"precious"


@posix
def test_a_pipe_in_the_place_of_the_lock_is_told(path: Path) -> None:
    os.mkfifo(path.with_name(f".{path.name}.lock"))

    with pytest.raises(NotWritten, match="something else has the name of its lock"), locked(path, "me"):
        pass


@posix
def test_a_lock_whose_file_went_while_it_was_taken_is_taken_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock_file = path.with_name(f".{path.name}.lock")
    times = iter(range(2))

    def late(number: int) -> None:
        if next(times, None) is not None:  # the one before gives it back in this very moment
            lock_file.unlink()
        lock_or_refuse(number)

    monkeypatch.setattr("cxaudit.files.locking.lock_or_refuse", late)

    with locked(path, "me"):
        assert lock_file.read_bytes() == b"me"
        assert "me" in held(path)


# ---- leftovers ---------------------------------------------------------------------------------------------

KILLED = """
import os, signal, sys
from pathlib import Path
from cxaudit.files import write_atomically

def write(file):
    file.write(b"private")
    file.flush()
    print("now", flush=True)
    sys.stdin.read()
    os.kill(os.getpid(), signal.SIGKILL)

write_atomically(Path("shop.audit.json"), write)
"""


@pytest.mark.slow
@posix
def test_what_a_killed_writer_left_is_swept_and_what_a_living_one_writes_is_not(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", KILLED], stdin=pipe, stdout=pipe) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"now\n"
        [beside] = tmp_path.glob("cxaudit-*.tmp")

        with locked(path, "me"):
            assert beside.read_bytes() == b"private"

        assert writer.stdin
        writer.stdin.close()
        assert writer.wait(20) < 0
        assert beside.exists()
    with locked(path, "me"):
        assert not beside.exists()


@posix
def test_only_our_own_leftovers_are_swept(tmp_path: Path) -> None:
    name = "cxaudit-0123456789abcdef.tmp"
    others = ["cxaudit-.tmp", "cxaudit-0123456789abcdef.tmp.bak", "my-cxaudit-0123456789abcdef.tmp", "x.tmp"]
    for other in others:
        (tmp_path / other).touch()
    (tmp_path / "victim").write_bytes(b"precious")
    link, folder, pipe = (tmp_path / name.replace("0", digit) for digit in "abc")
    link.symlink_to("victim")
    folder.mkdir()
    os.mkfifo(pipe)
    (tmp_path / name).write_bytes(b"old")

    sweep(tmp_path)

    assert not (tmp_path / name).exists()
    assert names_in(tmp_path) == sorted([*others, "victim", link.name, folder.name, pipe.name])
    sweep(tmp_path / "none")


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_another_users_leftovers_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "cxaudit-0123456789abcdef.tmp"
    path.touch()
    os.chown(path, 4711, -1)

    sweep(tmp_path)

    assert path.exists()


@posix
def test_a_file_that_is_swept_before_it_is_locked_is_begun_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter(range(1))

    def late(number: int) -> None:
        if next(times, None) is not None:
            sweep(path.parent)
        lock_or_refuse(number)

    monkeypatch.setattr("cxaudit.files.new_files.lock_or_refuse", late)

    write_new(path, content(b"whole"), PRIVATE)

    assert path.read_bytes() == b"whole"
    assert names_in(path.parent) == [path.name]


def as_user(number: int, act: Callable[[], None]) -> int:
    """Do something as another user in a process of its own, and return how that ended."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        os.setgroups([])
        os.setgid(number)
        os.setuid(number)
        act()
        status = 0
    finally:
        os._exit(status)


@posix
@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may become somebody else")
@pytest.mark.parametrize("rights", [0o777, 0o1777], ids=["shared", "shared, and sticky"])
def test_two_people_use_one_folder_one_after_the_other(rights: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "shop.audit.json")
        path.parent.chmod(rights)

        def hold_and_be_killed() -> None:
            with locked(path, "Ruth"):
                os.kill(os.getpid(), signal.SIGKILL)

        def hold() -> None:
            with locked(path, "Sam"):
                assert "Sam" in held(path)

        assert as_user(4711, hold_and_be_killed) == -signal.SIGKILL
        assert names_in(path.parent) == [".shop.audit.json.lock"]
        assert as_user(4712, hold) == 0
        assert as_user(4711, hold) == 0
