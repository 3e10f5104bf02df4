"""What a system can refuse, and where it can be odd: told as a problem, in every command that meets it."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxaudit.cli import main, surroundings
from cxaudit.library import checklists_folder
from cxaudit.storage import save_audit
from tests.builders import a_checklist, a_question, an_audit

pytestmark = pytest.mark.slow

if TYPE_CHECKING or sys.platform != "win32":
    from tests.window import PATIENCE, Window

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes, links and terminals")
full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")

AUDIT = "shop.audit.json"
SMALL = ["--checklists", "small"]
"""Checklists of two questions, with an example: what is told is the same as with ours, and sooner."""

ANSWERS = "small/examples/demo.yaml"
PACKAGE = Path(main.__code__.co_filename).parents[1]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    save_audit(an_audit(a_checklist(a_question("q1"), a_question("q2"))), Path(AUDIT))
    shutil.copytree(checklists_folder() / "template" / "minimal", "small")
    Path(ANSWERS).parent.mkdir()
    Path(ANSWERS).write_text("organisation: Shop\nauditor: Ada\n", encoding="utf-8")
    Path("mine.csv").write_text("Question\nIs the shop open?\n", encoding="utf-8")
    return tmp_path


def reading(path: str) -> list[list[str]]:
    """Every command that reads a file or folder, with this one."""
    return [
        ["report", path],
        ["actions", AUDIT, path],
        ["report", AUDIT, "-o", "x.xlsx", "--logo", path],
        ["resume", path],
        ["start", "--from", path],
        ["start", "--answers", path],
        ["start", "--checklists", path],
        ["demo", "--checklists", path],
        ["checklist", "list", "--checklists", path],
        ["checklist", "show", "--checklists", path],
        ["checklist", "check", path],
        ["checklist", "import", path, "--to", "new"],
        ["checklist", "import", f"{path}.csv", "--to", "new"],
    ]


def writing(path: str) -> list[list[str]]:
    """Every command that writes to a file or folder, with this one."""
    return [
        ["report", AUDIT, "-o", f"{path}.xlsx"],
        ["report", AUDIT, "-o", f"{path}.xlsx", "--force"],
        ["report", AUDIT, "-o", f"{path}/x.xlsx", "--force"],
        ["start", "-o", f"{path}.audit.json"],
        ["start", "-o", f"{path}/x.audit.json", "--force"],
        ["start", *SMALL, "--answers", ANSWERS, "-o", f"{path}.audit.json"],
        ["start", *SMALL, "--answers", ANSWERS, "-o", f"{path}/x.audit.json", "--force"],
        ["actions", AUDIT, "--csv", f"{path}.csv"],
        ["actions", AUDIT, "--calendar", f"{path}/x.ics", "--force"],
        ["checklist", "new", path],
        ["checklist", "show", *SMALL, "-o", f"{path}.xlsx"],
        ["checklist", "show", *SMALL, "-o", f"{path}/x.csv", "--force"],
        ["checklist", "import", "mine.csv", "--to", path],
    ]


def told(args: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is told where a command cannot be done; it is never waited for anything."""
    status = main(args)
    said = capsys.readouterr().err
    assert status == 1, (args, said)
    assert re.match(r".+: .+", said), args
    return said


@posix
@pytest.mark.parametrize("kind", ["loop", "within a loop", "pipe", "long", "deep", "below a file", "device"])
def test_whatever_stands_in_the_place_of_what_is_read_is_told(
    kind: str, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    Path("loop").symlink_to("loop")
    os.mkfifo("pipe")
    places = {
        "long": "x" * 6000,
        "deep": "x/" * 3000,
        "within a loop": "loop/x",
        "below a file": f"{AUDIT}/x",
    }

    for args in reading(places.get(kind, "/dev/zero" if kind == "device" else kind)):
        assert "Traceback" not in told(args, capsys)


@posix
@pytest.mark.parametrize("kind", ["loop", "pipe", "long", "deep", "below a file", "socket"])
def test_whatever_stands_in_the_place_of_what_is_written_is_told(
    kind: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for ending in ("", ".xlsx", ".audit.json", ".csv"):
        Path(f"loop{ending}").symlink_to(f"loop{ending}")
        os.mkfifo(f"pipe{ending}")
        os.mknod(f"socket{ending}", 0o140600)
    places = {"long": "x" * 6000, "deep": "x/" * 3000, "below a file": f"{AUDIT}/x"}

    for args in writing(places.get(kind, kind)):
        told(args, capsys)


def test_a_folder_that_is_gone_is_told(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows removes no folder in which a program stands")
    gone = folder / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()

    for args in (["report", AUDIT], ["resume"], ["demo"], ["checklist", "new", "x"], ["start", "-o", AUDIT]):
        told(args, capsys)


@posix
def test_a_file_in_a_folder_that_may_not_be_entered_is_told(folder: Path) -> None:
    rights = "-dac_override,-dac_read_search"
    bound = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 else []
    if bound and not shutil.which("setpriv"):
        pytest.skip("root may do everything, and setpriv is missing")
    closed = folder / "closed"
    closed.mkdir()
    closed.chmod(0)
    commands = [*reading("closed/x"), *reading("closed"), *writing("closed/x")]
    try:
        done = subprocess.run(
            [*bound, sys.executable, "-c", EACH, *map(json.dumps, commands)],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
    finally:
        closed.chmod(0o755)

    if "setpriv" in done.stderr:
        pytest.skip("root may not give up its rights here")
    assert "Traceback" not in done.stderr
    assert done.stdout.splitlines()[-1:] == [str([1] * len(commands))]


EACH = """
import json, sys
from cxaudit.cli import main

print([main(json.loads(command)) for command in sys.argv[1:]])
"""
"""Does one command after the other, without the rights of a superuser from the start."""


# ---- names and ids -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("nasty", ["\ud800", "\x00", "\x1b", "\u202e", "😀" * 999])
@pytest.mark.parametrize(
    "key", ["id", "organisation", "plan", "responses", "excluded", "departments", "packs"]
)
def test_whatever_stands_in_an_audit_it_is_told_or_taken(
    key: str, nasty: str, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = json.loads(Path(AUDIT).read_text(encoding="utf-8"))
    before = raw[key]
    raw[key] = {nasty: {}} if isinstance(before, dict) else [nasty] if isinstance(before, list) else nasty
    raw["notes" + nasty] = 1
    Path("nasty.audit.json").write_text(json.dumps(raw), encoding="ascii")

    told(["report", "nasty.audit.json"], capsys)


@pytest.mark.parametrize("text", ['{"a": 1, "a": 2}', '{"b": {"x": 1, "y": 2, "x": 1}}'])
def test_a_key_that_stands_twice_in_an_audit_is_told(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("twice.audit.json").write_text(text, encoding="utf-8")

    assert "twice.audit.json: the key '" in (said := told(["report", "twice.audit.json"], capsys))
    assert "stands twice in one place\n    fix: restore the file from a copy" in said


@posix
def test_a_name_that_is_no_text_can_be_used(capfd: pytest.CaptureFixture[str]) -> None:
    name = os.fsdecode(b"caf\xe9.audit.json")
    shutil.copy(AUDIT, name)

    assert main(["report", name, "-o", os.fsdecode(b"caf\xe9.xlsx")]) == 0
    assert "caf\\xe9.xlsx: " in capfd.readouterr().out


# ---- input and output --------------------------------------------------------------------------------------

COMMANDS: list[list[str]] = [
    [],
    ["--help"],
    ["--version"],
    ["start", *SMALL],
    ["resume", AUDIT],
    ["report", AUDIT, "-o", "x.xlsx", "--force"],
    ["actions", AUDIT],
    ["demo", "--force", *SMALL],
    ["checklist", "list", *SMALL],
    ["checklist", "show", *SMALL],
    ["nonsense"],
]


def run(args: list[str], how: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {how}', "sh", sys.executable, "-m", "cxaudit", *args],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, encoding="utf-8", check=False,
        env={**{key: value for key, value in os.environ.items() if key != "PYTHONUNBUFFERED"}, **env},
    )  # fmt: skip


@posix
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("how", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_no_reason_for_a_traceback(args: list[str], how: str) -> None:
    done = run(args, how)

    assert done.returncode in (0, 1, 2, 130)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@full
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("buffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
def test_an_output_that_is_full_is_told(args: list[str], buffered: dict[str, str]) -> None:
    done = run(args, ">/dev/full", **buffered)

    assert done.returncode == (2 if args == ["nonsense"] else 1)
    if args != ["nonsense"]:
        assert done.stderr == "standard output: it cannot be written: No space left on device\n"
    assert run(args, ">/dev/full 2>/dev/full", **buffered).returncode == done.returncode


@full
def test_an_output_that_is_full_stops_no_work(folder: Path) -> None:
    run(["demo", *SMALL], ">/dev/full")

    assert Path("output/demo.audit.json").is_file()
    assert Path("output/demo.xlsx").is_file()


@posix
@pytest.mark.parametrize("args", [*COMMANDS[1:3], *COMMANDS[4:]], ids=" ".join)
def test_a_pipe_that_nobody_reads_is_no_reason_for_a_traceback(args: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    with os.fdopen(theirs, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "cxaudit", *args],
            stdin=subprocess.DEVNULL, stdout=pipe, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip

    assert done.returncode == (2 if args == ["nonsense"] else 1)
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@posix
@pytest.mark.parametrize("columns", [5, 20])
@pytest.mark.parametrize(
    "args", [*COMMANDS[:3], ["checklist", "list", *SMALL], ["report", "x"]], ids=" ".join
)
def test_a_window_of_a_few_columns_is_wide_enough(folder: Path, columns: int, args: list[str]) -> None:
    with Window(*args, folder=folder, columns=columns) as window:
        if not args:
            while "?" not in window.said:
                assert window._read(time.monotonic() + PATIENCE)
            window.signal(signal.SIGTERM)
        assert window.ends() == {"report": 1, "": 130}.get(args[0] if args else "", 0)
        assert "Traceback" not in window.said.replace("\r\n", "")


# ---- the clock ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [1969, 2201, 9999])
@pytest.mark.parametrize(
    "args", [["start"], ["resume", AUDIT], ["actions", AUDIT], ["demo"], ["start", "--answers", "a.yaml"]]
)
def test_a_clock_that_is_wrong_is_told_before_anything_is_asked(
    year: int, args: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "now", lambda: datetime(year, 6, 1, 12).astimezone())
    Path("a.yaml").write_text("organisation: Shop\nauditor: Ada\n", encoding="utf-8")
    before = sorted(Path().iterdir())

    assert main(args) == 1

    said = capsys.readouterr()
    assert said.err == f"the clock of this computer: it says {year}-06-01\n    fix: set its date\n"
    assert not said.out
    assert sorted(Path().iterdir()) == before


@pytest.mark.parametrize("error", [OverflowError, OSError, ValueError])
def test_a_clock_without_a_date_is_told(
    error: type[Exception], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Clock:
            raise error("no date")

    monkeypatch.setattr(surroundings, "datetime", Clock)

    assert "the clock of this computer: it tells no date" in told(["start"], capsys)


# ---- the one way in, and the one way out -------------------------------------------------------------------

LOOKING = {
    "is_dir",
    "exists",
    "resolve",
    "glob",
    "rglob",
    "stat",
    "lstat",
    "is_file",
    "iterdir",
    "is_symlink",
}
OPENING = {"read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "touch", "rename"}
MAY = {
    "document/template.py": {"rglob", "is_file", "read_text"},  # within the package
    "library/folders.py": {"iterdir"},
    "library/template.py": {"rglob"},
    "words/speech.py": {"is_file"},  # which stands below everything, and looks within the package
}
"""Two that list a folder which they were told to and tell why they cannot; two that read files of our own."""


def calls(within: str) -> Iterator[tuple[str, ast.Attribute]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith(within):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                    yield name, node.func


def test_only_one_place_touches_files() -> None:
    found = [
        (name, call.attr, call.lineno)
        for name, call in calls("files/")
        if call.attr in (LOOKING | OPENING) - MAY.get(name, set())
    ]

    assert found == []


def test_only_one_place_writes_to_the_terminal() -> None:
    found = [
        (name, call.lineno)
        for name, call in calls("cli/output.py")
        if call.attr in ("echo", "secho") and isinstance(call.value, ast.Name) and call.value.id == "click"
    ]

    assert found == []
