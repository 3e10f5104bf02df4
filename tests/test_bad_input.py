"""Bad input: told by place, problem and fix, with exit status 1, and no file is touched by it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NoReturn

import pytest

from cxaudit.audit import FORMAT
from cxaudit.cli import main
from cxaudit.files import writing
from cxaudit.library import checklists_folder
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_question, a_response, an_audit

CHECKLIST = a_checklist(a_question("greeted"), a_question("seen"), a_question("told"))
AUDIT = an_audit(CHECKLIST, {"greeted": 3, "seen": a_response(2, note="Café geschlossen 😀")})
WHOLE = AUDIT.model_dump_json(indent=1).encode("utf-8")
RAW = json.loads(WHOLE)

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights, and other disks")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder, with what is in it."""
    return {str(path): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")}


@pytest.fixture
def refused(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """What is told where a command cannot be done; nothing else is said, and nothing is changed."""
    monkeypatch.setattr(writing, "_WAITS", ())

    def told(*args: str, fix: str = "\n    fix: ") -> str:
        before = everything(folder)
        status = main(args)
        said = capsys.readouterr()
        assert status == 1
        assert everything(folder) == before
        assert fix in said.err
        assert "Traceback" not in said.err
        return said.err

    return told


COMMANDS = {
    "resume": ["resume", "shop.audit.json"],
    "report": ["report", "shop.audit.json"],
    "from": ["start", "--from", "shop.audit.json"],
}


def changed(**changes: object) -> bytes:
    return json.dumps({**RAW, **changes}).encode("utf-8")


OFF_THE_SCALE = {"greeted": {"step": 9}}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "there is no such file"),
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (WHOLE[: len(WHOLE) // 2], "the file is cut off or damaged at line "),
        (b'{"some": "other json"}', "this is no audit of cxaudit"),
        (b"[1, 2]", "this is no audit of cxaudit"),
        (
            changed(format=FORMAT + 1),
            f"it was written by a newer cxaudit, in format {FORMAT + 1}; this one reads up to {FORMAT}",
        ),
        ("Café".encode("cp1252"), "the file is not written in UTF-8"),
        (WHOLE.decode("utf-8").encode("utf-16"), "the file is not written in UTF-8"),
        (b"PK\x03\x04" + bytes(range(256)), "the file is not written in UTF-8"),
        (changed(responses=OFF_THE_SCALE), "greeted: step 9 is off the scale, which has 4 steps"),
        (changed(responses={"gone": {"step": 1}}), "no question is called 'gone'"),
        (changed(plan=["gone"]), "/plan/0: no question is called 'gone'"),
    ],
)
def test_an_audit_that_cannot_be_used_is_told(
    refused: Callable[..., str], command: list[str], content: bytes | None, problem: str
) -> None:
    if content is not None:
        Path("shop.audit.json").write_bytes(content)

    said = refused(*command)

    assert said.startswith("shop.audit.json")
    assert problem in said


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_a_folder_is_no_audit(refused: Callable[..., str], command: list[str]) -> None:
    Path("shop.audit.json").mkdir()

    assert "this is a folder, not an audit" in refused(*command)


def test_wherever_a_file_was_cut_off_it_is_told(refused: Callable[..., str]) -> None:
    random = Random(7)
    path = Path("shop.audit.json")
    for end in [1, len(WHOLE) - 1, *random.sample(range(2, len(WHOLE) - 1), 60)]:
        path.write_bytes(WHOLE[:end])

        assert refused("report", str(path)).startswith("shop.audit.json: the file is ")


def test_whatever_byte_was_damaged_it_is_told_or_read() -> None:
    random = Random(7)
    path = Path("shop.audit.json")
    for place in random.sample(range(len(WHOLE)), 60):
        path.write_bytes(WHOLE[:place] + bytes([random.randrange(256)]) + WHOLE[place + 1 :])

        assert main(["report", str(path), "--force"]) in (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "organisation: [\n",
        "organisation: a: b\n",
        "\t- x\n",
        "- just\n- a list\n",
        "organisation: Shop\nauditor: Ada\nresponses: {gone: 3}\n",
        "organisation: Shop\nauditor: Ada\nminutes: soon\n",
        "organisation: Shop\nauditor: Ada\nminutes: 1\n",
        "organisation: Shop\nauditor: Ada\ndepartments: [gone]\n",
        "",
    ],
)
def test_broken_answers_are_told_with_the_file(refused: Callable[..., str], text: str) -> None:
    Path("answers.yaml").write_text(text, encoding="utf-8")

    said = refused("start", "--answers", "answers.yaml", fix="")

    assert said.startswith(("answers.yaml", "minutes: 1 minute does not reach"))


def test_answers_may_tell_very_many_minutes() -> None:
    text = f"organisation: Shop\nauditor: Ada\nminutes: {10**400}\ndepartments: [reception]\n"
    Path("answers.yaml").write_text(text, encoding="utf-8")

    assert main(["start", "--answers", "answers.yaml", "-o", "shop.audit.json"]) == 0


@pytest.mark.parametrize(
    "args",
    [["start"], ["demo"], ["checklist", "list"], ["checklist", "show"], ["start", "--answers", "a.yaml"]],
)
def test_a_broken_checklist_is_told_by_every_command_that_reads_it(
    refused: Callable[..., str], args: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    library = tmp_path_factory.mktemp("library") / "checklists"
    shutil.copytree(checklists_folder(), library)
    broken = library / "core" / "reception.yaml"
    broken.write_text(broken.read_text(encoding="utf-8") + "\n  - [\n", encoding="utf-8")
    Path("a.yaml").write_text("organisation: Shop\nauditor: Ada\n", encoding="utf-8")

    assert "reception.yaml:" in refused(*args, "--checklists", str(library), fix="")


@pytest.mark.parametrize("name", ["shop", "shop.json", "shop.xlsx", "shop.audit", "audit.json"])
def test_an_audit_is_not_begun_under_a_name_that_its_workbook_would_take(
    refused: Callable[..., str], name: str
) -> None:
    said = refused("start", "--answers", "a.yaml", "-o", name)

    assert said.startswith(f"{name}: the name must end in .audit.json\n    fix: ")


@pytest.mark.parametrize("name", ["shop", "shop.pdf", "shop.audit.json"])
def test_a_workbook_is_not_written_under_a_name_that_is_none(refused: Callable[..., str], name: str) -> None:
    Path("shop.audit.json").write_bytes(WHOLE)

    said = refused("report", "shop.audit.json", "-o", name, "--force")

    assert said.startswith(f"{name}: the name must end in .xlsx\n    fix: shop.xlsx")


def test_a_name_that_is_too_long_is_told(refused: Callable[..., str]) -> None:
    name = "x" * 300
    answers = str(checklists_folder() / "examples" / "demo.yaml")
    Path("shop.audit.json").write_bytes(WHOLE)

    assert "the name is too long" in refused("start", "--answers", answers, "-o", f"{name}.audit.json")
    assert "the name is too long" in refused("report", "shop.audit.json", "-o", f"{name}.xlsx")
    assert "there is no such file" in refused("report", f"{name}.audit.json")
    assert "there is no such file" in refused("resume", f"{name}.audit.json")


@pytest.mark.parametrize(
    "args",
    [
        ["start", "--answers"],
        ["start", "--from"],
        ["start", "--checklists"],
        ["demo", "--checklists"],
        ["checklist", "list", "--checklists"],
        ["checklist", "show", "--checklists"],
        ["checklist", "check"],
        ["checklist", "new"],
    ],
    ids=" ".join,
)
def test_a_name_that_is_too_long_is_told_by_whatever_reads_it(
    refused: Callable[..., str], args: list[str]
) -> None:
    refused(*args, "x" * 300, fix="x" * 300)


def test_a_name_that_is_too_long_to_be_held_is_told(refused: Callable[..., str]) -> None:
    name = "x" * 240 + ".audit.json"
    Path(name).write_bytes(WHOLE)

    assert refused("resume", name).startswith(f"{name}: the name is too long for this disk\n")


def test_a_file_in_the_place_of_the_folder_is_told(refused: Callable[..., str]) -> None:
    Path("shop.audit.json").write_bytes(WHOLE)
    Path("taken").write_text("mine", encoding="utf-8")
    answers = str(checklists_folder() / "examples" / "demo.yaml")

    assert "there is a file of that name" in refused("report", "shop.audit.json", "-o", "taken/shop.xlsx")
    assert "there is a file of that name" in refused(
        "start", "--answers", answers, "-o", "taken/shop.audit.json"
    )


# ---- what the system refuses -------------------------------------------------------------------------------


def _fail(error: OSError) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


@pytest.mark.parametrize("command", [COMMANDS["resume"], COMMANDS["report"], ["demo"]])
@pytest.mark.parametrize(
    ("number", "problem"),
    [(28, "the disk is full"), (122, "the disk space allowed to you is used up"), (5, "it can't be written")],
)
def test_a_disk_that_takes_no_more_is_told_and_leaves_no_half_file(
    refused: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
    command: list[str],
    number: int,
    problem: str,
) -> None:
    Path("output").mkdir()
    Path("shop.audit.json").write_bytes(WHOLE)
    monkeypatch.setattr(os, "fsync", _fail(OSError(number, os.strerror(number))))

    assert problem in refused(*command)


@pytest.fixture
def a_small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 64 KiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
@posix
def test_a_disk_that_fills_up_while_one_answers_keeps_the_last_whole_audit(a_small_disk: Path) -> None:
    path = a_small_disk / "shop.audit.json"
    save_audit(an_audit(CHECKLIST), path)
    long = "x" * 12_000

    done = resumed(path, f"n\n{long}\n1\nn\n{long}\n", "3\n")

    assert done.returncode == 1
    assert "the disk is full" in done.stdout
    assert "the disk is full\n    fix: make room\n" in done.stderr
    assert f"{path}: what was answered last is not saved; all before it is\n" in done.stderr
    assert f"    fix: make room, and go on with:\n        cxaudit resume {path}\n" in done.stderr
    assert "Traceback" not in done.stderr
    kept = load_audit(path)
    assert kept.responses["greeted"].note == long
    assert "seen" not in kept.responses
    assert not [each for each in a_small_disk.iterdir() if each != path]


@pytest.mark.slow
@posix
def test_an_answer_that_meets_a_full_disk_can_be_saved_elsewhere_and_the_sitting_goes_on_there(
    a_small_disk: Path, folder: Path
) -> None:
    path, other = a_small_disk / "shop.audit.json", folder / "other" / "shop.audit.json"
    save_audit(an_audit(CHECKLIST), path)
    long = "x" * 12_000

    done = resumed(path, f"n\n{long}\n1\nn\n{long}\n", f"1\n2\n{path}\n2\nshop\n2\n{other}\n", "2\nq\n")

    assert done.returncode == 0
    assert done.stdout.count("the disk is full") == 2
    assert f"{path}: it is open in another cxaudit" in done.stdout
    assert "shop: the name must end in .audit.json" in done.stdout
    assert f"Saved. Go on with:\n    cxaudit resume {other}\n" in done.stdout
    kept = load_audit(other)
    assert kept.responses["seen"].note == long
    assert [response.step for response in kept.responses.values()] == [1, 2]
    assert "seen" not in load_audit(path).responses
    assert not [each for each in other.parent.iterdir() if each != other]


def resumed(path: Path, *typed: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cxaudit", "resume", str(path)],
        input="".join(typed),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def without_a_superusers_rights(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody whom the rights of files and folders bind, as they do not bind root."""
    rights = "-dac_override,-dac_read_search"
    bound = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"] if os.geteuid() == 0 else []
    return subprocess.run(
        [*bound, sys.executable, "-m", "cxaudit", *args],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    """A folder in which one may read, and not write."""
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        pytest.skip("root may do everything, and setpriv is missing")
    Path("shop.audit.json").write_bytes(WHOLE)
    if without_a_superusers_rights("--version", folder=folder).returncode:
        pytest.skip("root may not give up its rights here")
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


@pytest.mark.slow
@posix
@pytest.mark.parametrize(
    "args",
    [
        ["resume", "shop.audit.json"],
        ["report", "shop.audit.json", "-o", "shop.xlsx"],
        ["demo"],
        ["start", "--answers", str(checklists_folder() / "examples" / "demo.yaml")],
    ],
    ids=["resume", "report", "demo", "start"],
)
def test_a_folder_that_may_only_be_read_is_told(locked: Path, args: list[str]) -> None:
    before = everything(locked)

    done = without_a_superusers_rights(*args, folder=locked)

    assert done.returncode == 1
    assert "you may not write in this folder\n    fix: " in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(locked) == before


@pytest.mark.slow
@posix
def test_an_audit_that_may_not_be_read_is_told(locked: Path) -> None:
    (locked / "shop.audit.json").chmod(0)

    done = without_a_superusers_rights("resume", "shop.audit.json", folder=locked)

    assert done.returncode == 1
    assert done.stderr == (
        "shop.audit.json: the file may not be read\n    fix: ask for the right to read it\n"
    )


# ---- checklists change, audits stay ------------------------------------------------------------------------


def test_an_audit_whose_questions_are_gone_reports_and_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = Path("shop.audit.json")
    save_audit(AUDIT, path)
    empty = tmp_path_factory.mktemp("no-checklists")
    monkeypatch.setattr("cxaudit.cli.reading.checklists_folder", lambda: empty)

    assert main(["checklist", "list"]) == 1
    assert main(["report", str(path), "-o", "shop.xlsx"]) == 0
    monkeypatch.setattr(sys, "stdin", Typed("4", "w", "1"))
    assert main(["resume", str(path)]) == 0

    assert load_audit(path).responses["told"].step == 4
    assert load_audit(path).checklist == CHECKLIST
    assert Path("shop-2.xlsx").is_file()


class Typed:
    """Typed lines in the place of the standard input."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)

    def readline(self) -> str:
        return f"{self._lines.pop(0)}\n" if self._lines else ""

    def isatty(self) -> bool:
        return False
