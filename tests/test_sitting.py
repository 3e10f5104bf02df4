"""Whole sittings: begun, stopped, gone on with, ended by force, and what is in the file then."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from cxaudit.audit import Audit, State
from cxaudit.cli import main, resume, sitting
from cxaudit.cli.signals import Signals
from cxaudit.cli.surroundings import holder
from cxaudit.errors import CxauditError
from cxaudit.files import locked, safe_name
from cxaudit.interview.flow import Interview
from cxaudit.interview.pace import Pace
from cxaudit.interview.screen import draw
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import route
from cxaudit.storage import load_audit, save_audit
from cxaudit.text import clean
from tests.builders import a_checklist, a_department, a_question, a_response, an_audit
from tests.keyboard import CTRL_C, CTRL_D, DOWN, ENTER, at_keyboard
from tests.runs import runs

pytestmark = pytest.mark.slow

if TYPE_CHECKING or sys.platform != "win32":
    from tests.window import Window

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")

CHECKLIST = a_checklist(
    a_department(*(a_question(f"reception_{number}") for number in range(3)), id="reception"),
    a_department(*(a_question(f"billing_{number}") for number in range(3)), id="billing"),
)
FINISH = ["w"]
"""At the end of the audit: write the workbook, and leave all else for another time."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def saved(name: str = "shop", audit: Audit | None = None, **responses: int | str) -> Path:
    path = Path("output", f"{name}.audit.json")
    save_audit(audit or an_audit(CHECKLIST, responses), path)
    return path


def by_lines(monkeypatch: pytest.MonkeyPatch, args: list[str], *lines: str) -> int:
    """Call a command without a terminal, and type these lines."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(args)


def steps(path: Path) -> dict[str, int | None]:
    return {name: response.step for name, response in load_audit(path).responses.items()}


# ---- line by line ------------------------------------------------------------------------------------------


SMALL = str(Path(__file__).parent / "small")
"""A checklist of two questions, with a policy."""
START = ["start", "--checklists", SMALL]
SET_UP = ["1", "Harbour Bakery", "2", "", "Ada", *[""] * 5]
"""Everything that an audit of the small checklists begins with: a business of some people."""


def open_in(path: Path) -> int:
    """How many questions of an audit have no answer yet."""
    audit = load_audit(path)
    return sum(audit.response(name).state is State.OPEN for name in audit.plan)


def test_an_audit_is_begun_stopped_gone_on_with_and_finished(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert by_lines(monkeypatch, START, *SET_UP, "3", "n", "seen", "q") == 0

    (path,) = Path("output").glob("*.audit.json")
    said = capsys.readouterr().out
    assert path.name == f"{safe_name(f'Harbour Bakery {load_audit(path).date}')}.audit.json"
    assert "This is no terminal that takes single keys: asking line by line" in said
    assert f"Saved. Go on with:\n    cxaudit resume {path}\n" in said
    assert [response.state for response in load_audit(path).responses.values()] == [
        State.ANSWERED,
        State.OPEN,
    ]
    assert not path.with_name(path.name.replace(".audit.json", ".xlsx")).exists()

    rest = ["d"] * open_in(path)
    assert by_lines(monkeypatch, ["resume"], *rest, "v", "We try.", "", *FINISH) == 0

    said = capsys.readouterr().out
    book = path.with_name(path.name.replace(".audit.json", ".xlsx"))
    assert f"Going on with {path}" in said
    assert f"{book}: " in said
    assert (load_audit(path).verdict, load_audit(path).headline) == ("We try.", "We try.")
    assert open_in(path) == 0
    assert "Summary" in load_workbook(book).sheetnames


def test_the_end_of_the_input_ends_with_130_and_where_it_was_saved(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved()

    assert by_lines(monkeypatch, ["resume", str(path)], "1", "2") == 130

    assert capsys.readouterr().err == (
        f"Interrupted: everything answered is saved; go on with:\n    cxaudit resume {path}\n"
    )
    assert steps(path) == {"reception_0": 1, "reception_1": 2}


def test_who_stops_before_the_first_question_has_begun_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert by_lines(monkeypatch, START) == 130
    assert capsys.readouterr().err == "Interrupted: nothing was begun yet.\n"
    assert not Path("output").exists()

    for given in range(1, len(SET_UP)):
        forget = ["2"] if given > 1 else []
        assert by_lines(monkeypatch, START, *forget, *SET_UP[:given]) == 130
        kept = "nothing was begun yet; what was said is kept, and the next start offers it again."
        assert capsys.readouterr().err == f"Interrupted: {kept}\n"

    assert [path.name for path in Path("output").iterdir()] == ["not-begun.json"]


def test_what_was_said_in_a_set_up_that_was_stopped_is_gone_on_with_and_then_forgotten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    by_lines(monkeypatch, START, *SET_UP[:5])
    draft = Path("output/not-begun.json")
    assert not draft.stat().st_mode & 0o077 or sys.platform == "win32"
    capsys.readouterr()

    assert by_lines(monkeypatch, START, "1", *SET_UP[5:], "q") == 0

    said = capsys.readouterr().out
    assert "A set-up was not finished: Harbour Bakery." in said
    assert "Which of your sites?" not in said
    (path,) = Path("output").iterdir()
    assert load_audit(path).auditor == "Ada"


def test_what_was_said_is_kept_for_who_begins_from_the_same_audit_and_may_be_damaged(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    last = saved("last", an_audit(load_checklist(Path(SMALL)), {"front_lunch": 2}))
    by_lines(monkeypatch, START, *SET_UP[:5])

    by_lines(monkeypatch, [*START, "--from", str(last)])
    assert "A set-up was not finished" not in capsys.readouterr().out
    for content in (b"", b"[]", b'{"baseline": null, "said": {"kind": 3}}', b"\xff"):
        Path("output/not-begun.json").write_bytes(content)
        assert by_lines(monkeypatch, START) == 130
        assert "A set-up was not finished" not in capsys.readouterr().out


def test_an_audit_can_be_set_up_and_begun_another_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert by_lines(monkeypatch, START, *SET_UP[:-1], "2") == 0

    (path,) = Path("output").iterdir()
    assert capsys.readouterr().out.endswith(
        f"Saved. Begin with:\n    cxaudit resume {path}\n"
        f"What is taken along to it is made with:\n    cxaudit prepare {path}\n"
    )
    assert main(["prepare", str(path)]) == 0
    assert not load_audit(path).responses


def test_a_name_with_a_blank_can_be_pasted_into_the_next_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved("my shop")

    by_lines(monkeypatch, ["resume", str(path)], "q")

    assert f"cxaudit resume '{path}'\n" in capsys.readouterr().out


def test_a_second_audit_of_the_same_business_and_day_gets_a_name_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for _ in range(2):
        by_lines(monkeypatch, START, *SET_UP, "q")

    names = {path.name.removesuffix(".audit.json") for path in Path("output").glob("*.audit.json")}
    first = min(names, key=len)
    assert names == {first, f"{first}-2"}


def test_an_audit_begun_from_the_last_one_shows_its_answers_and_keeps_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    checklist = load_checklist(Path(SMALL))
    last = saved("last", an_audit(checklist, {"front_lunch": 2}))
    lines = ["2", *[""] * 3]

    by_lines(monkeypatch, [*START, "--from", str(last), "-o", "new.audit.json"], *lines, "q")

    assert "Last audit: " in capsys.readouterr().out
    new = load_audit(Path("new.audit.json"))
    assert new.baseline
    assert new.baseline.responses == load_audit(last).responses
    assert new.organisation == "Corner Shop"


def test_the_latest_audit_is_the_one_changed_last(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [saved(name) for name in ("one", "two", "three")]
    for age, path in zip((30, 10, 20), paths, strict=True):
        os.utime(path, (time.time() - age, time.time() - age))
    Path("output/a-folder.audit.json").mkdir()
    Path("output/loose-end.audit.json").symlink_to("nowhere")

    by_lines(monkeypatch, ["resume"], "3", "q")

    assert f"Going on with {paths[1]}" in capsys.readouterr().out
    assert steps(paths[1]) == {"reception_0": 3}
    assert list(resume.latest_audits()) == [paths[1], paths[2], paths[0]]


def test_without_an_audit_to_go_on_with_it_says_how_to_begin(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resume"]) == 1
    assert capsys.readouterr().err == (
        "output: there is no audit here to go on with\n    fix: begin one with:\n        cxaudit start\n"
    )


def test_only_one_departments_questions_are_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved()

    status = by_lines(monkeypatch, ["resume", str(path), "--only", "billing"], "1", "2", "d", "o", "4", "q")

    said = capsys.readouterr().out
    assert status == 0
    assert "Billing · Desk · 1 of 3" in said
    assert "Reception · Desk" not in said
    assert "Only Billing: 3 questions: 2 rated, 1 unknown." in said
    assert "Only Billing: 3 questions: 3 rated." in said
    assert "3 open:" not in said
    assert steps(path) == {"billing_0": 1, "billing_1": 2, "billing_2": 4}


@pytest.mark.parametrize(
    ("answered", "only", "said"),
    [
        ((), [], "Going on at the first open question, 1 of 6."),
        (("reception_0", "reception_1"), [], "Going on at the first open question, 3 of 6."),
        (("billing_0",), ["--only", "billing"], "Going on at the first open question, 2 of 3."),
        (CHECKLIST.places, [], "Nothing is open any more: going on at the end."),
    ],
)
def test_it_says_where_it_goes_on(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answered: Iterable[str],
    only: list[str],
    said: str,
) -> None:
    path = saved(audit=an_audit(CHECKLIST, dict.fromkeys(answered, 2)))

    by_lines(monkeypatch, ["resume", str(path), *only])

    assert f"{said}\n" in capsys.readouterr().out


def test_only_a_department_of_the_audit_can_be_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    path = saved()

    assert main(["resume", str(path), "--only", "reception", "--only", "biling"]) == 1

    assert capsys.readouterr().err == (
        f"{path}: the audit has no department 'biling'\n    fix: did you mean billing?\n"
    )


def test_from_the_review_one_can_go_through_what_is_open(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(reception_0=1, reception_2=3, billing_0=4)

    lines = ["s", "s", "s", "o", "1", "2", "3", *FINISH]
    assert by_lines(monkeypatch, ["resume", str(path)], *lines) == 0

    assert "3 open:" in capsys.readouterr().out
    answers = {"reception_1": 1, "billing_1": 2, "billing_2": 3}
    assert steps(path) == {"reception_0": 1, "reception_2": 3, "billing_0": 4, **answers}


def test_from_the_review_one_can_leave_the_rest_for_another_time(monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(reception_0=1)

    assert by_lines(monkeypatch, ["resume", str(path)], *("s" * 5), "q") == 0

    assert not Path("output/shop.xlsx").exists()


ALL = dict.fromkeys(CHECKLIST.places, 2)


@pytest.mark.parametrize(("answer", "books"), [("1", ["shop-2.xlsx", "shop.xlsx"]), ("2", ["shop.xlsx"])])
def test_a_workbook_that_is_there_is_kept_or_replaced_as_one_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, books: list[str]
) -> None:
    path = saved("shop", None, **ALL)
    mine = path.with_name("shop.xlsx")
    mine.write_bytes(b"mine")

    assert by_lines(monkeypatch, ["resume", str(path)], *FINISH, answer) == 0

    assert "There is a workbook shop.xlsx already." in capsys.readouterr().out
    assert sorted(each.name for each in path.parent.glob("*.xlsx")) == books
    assert (mine.read_bytes() == b"mine") == (answer == "1")


def test_who_stops_where_a_workbook_is_to_be_replaced_replaces_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved("shop", None, **ALL)
    path.with_name("shop.xlsx").write_bytes(b"mine")

    assert by_lines(monkeypatch, ["resume", str(path)], "v", "Fine.", "", *FINISH) == 130

    assert "go on with:\n    cxaudit resume" in capsys.readouterr().err
    assert path.with_name("shop.xlsx").read_bytes() == b"mine"
    assert load_audit(path).verdict == "Fine."


def test_an_interrupt_while_the_workbook_is_written_says_where_the_audit_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    path = saved("shop", None, **ALL)
    monkeypatch.setattr(sitting, "write_workbook_beside", interrupt)

    assert by_lines(monkeypatch, ["resume", str(path)], *FINISH) == 130
    assert f"go on with:\n    cxaudit resume {path}\n" in capsys.readouterr().err


def test_what_cannot_be_saved_is_told_and_everything_before_it_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, written = saved(), 0
    fsync = os.fsync

    def full(file: int) -> None:
        nonlocal written
        written += 1
        if written > 8:  # holder, first save and three answers, each with its folder's entry
            raise OSError(28, "No space left on device")
        fsync(file)

    monkeypatch.setattr(os, "fsync", full)

    assert by_lines(monkeypatch, ["resume", str(path)], *"123412") == 1

    assert "the disk is full" in capsys.readouterr().err
    kept = steps(path)
    assert list(kept.values()) == [1, 2, 3, 4][: len(kept)]
    assert kept
    assert not list(path.parent.glob("*.tmp"))


def test_typed_text_that_is_not_in_the_terminals_encoding_is_no_end(folder: Path) -> None:
    path = saved()

    done = subprocess.run(
        [sys.executable, "-m", "cxaudit", "resume", str(path)],
        input=b"n\nCaf\xe9\n2\nq\n",
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )

    assert done.returncode == 0
    assert not done.stderr
    assert load_audit(path).responses["reception_0"].note == "Caf\ufffd"


def texts_read(act: Callable[[], object]) -> int:
    """How many texts of files are read, and checked, while something is done."""
    count = 0

    def called(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is clean.__code__

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def test_an_answer_does_not_have_the_whole_checklist_checked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = an_audit(load_checklist(checklists_folder()), baseline=an_audit(CHECKLIST))
    path = saved("whole", whole)

    def sit(*lines: str) -> Callable[[], int]:
        return lambda: by_lines(monkeypatch, ["resume", str(path)], *lines)

    begun, answered = texts_read(sit("q")), texts_read(sit("1", "s", "d", "s", "1", "q"))

    assert answered - begun < 500 < begun


# ---- the menu of the bare command --------------------------------------------------------------------------


def at_menu(monkeypatch: pytest.MonkeyPatch, *keys: str) -> int:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    for seconds in ("_QUIET", "_REPEAT"):  # what comes too soon is tested with a clock that is handed in
        monkeypatch.setattr(f"cxaudit.interview.keyboard.{seconds}", 0.0)
    with at_keyboard(glance=0.2) as keyboard:
        keyboard.keys = list(keys)
        return main([])


def test_without_a_terminal_the_bare_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "Example: cxaudit demo" in capsys.readouterr().out


def test_the_menu_goes_on_with_an_audit_and_finishes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved("shop", None, **dict.fromkeys(list(ALL)[1:], 4))

    assert at_menu(monkeypatch, DOWN + ENTER, "4", "v", "Good." + ENTER, ENTER, "w") == 0

    assert steps(path)["reception_0"] == 4
    assert load_audit(path).verdict == "Good."
    assert path.with_name("shop.xlsx").is_file()


def test_the_menu_makes_a_workbook_beside_the_one_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved("shop", None, **ALL)

    assert at_menu(monkeypatch, DOWN * 2 + ENTER) == 0
    assert at_menu(monkeypatch, DOWN * 2 + ENTER) == 0

    assert sorted(each.name for each in path.parent.glob("*.xlsx")) == ["shop-2.xlsx", "shop.xlsx"]


def test_the_menu_makes_a_visit_pack_and_asks_of_which_of_several_audits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    saved("shop", an_audit(CHECKLIST, {}, organisation="Shop"))
    assert at_menu(monkeypatch, DOWN * 3 + ENTER) == 0
    assert Path("output/Shop-visit-pack.xlsx").is_file()

    path = saved("mill", an_audit(CHECKLIST, {}, organisation="Mill"))
    os.utime(path, (1, 1))
    assert at_menu(monkeypatch, DOWN * 5 + ENTER, DOWN + ENTER) == 0
    assert Path("output/Mill-visit-pack.xlsx").is_file()


def test_the_menu_starts_shows_the_example_and_leaves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert at_menu(monkeypatch, DOWN * 3 + ENTER) == 0
    assert not Path("output").exists()
    for example, name in enumerate(("demo", "demo-alone"), 1):
        assert at_menu(monkeypatch, DOWN * example + ENTER) == 0
        assert Path(f"output/{name}.xlsx").is_file()
    capsys.readouterr()

    assert at_menu(monkeypatch, ENTER, CTRL_C) == 130
    assert capsys.readouterr().err == "Interrupted: nothing was begun yet.\n"
    assert at_menu(monkeypatch, CTRL_C) == 130


def test_the_menu_says_where_the_example_lies_once_it_was_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert at_menu(monkeypatch, DOWN + ENTER) == 0
    before = Path("output/demo.xlsx").stat().st_mtime_ns
    capsys.readouterr()

    assert at_menu(monkeypatch, DOWN + ENTER) == 0

    assert f"{Path('output/demo.xlsx')}: the example" in capsys.readouterr().out
    assert Path("output/demo.xlsx").stat().st_mtime_ns == before


def test_the_menu_makes_the_workbook_of_an_example_whose_audit_alone_is_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert at_menu(monkeypatch, DOWN * 2 + ENTER) == 0
    Path("output/demo-alone.xlsx").unlink()

    assert at_menu(monkeypatch, DOWN * 2 + ENTER) == 0

    assert Path("output/demo-alone.xlsx").is_file()


def test_the_menu_offers_the_five_latest_audits(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(7):
        path = saved(f"shop-{number}", None, **ALL)
        os.utime(path, (number, number))

    assert at_menu(monkeypatch, DOWN * 5 + ENTER, "q") == 0

    assert (
        max(Path("output").glob("*.audit.json"), key=lambda path: path.stat().st_mtime).stem == "shop-2.audit"
    )


# ---- one at a time -----------------------------------------------------------------------------------------


def test_a_second_one_is_told_who_holds_the_audit_and_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved()
    before = path.read_bytes()

    with locked(path, "Ruth on desk-3, process 77"):
        assert by_lines(monkeypatch, ["resume", str(path)], "1") == 1

    said = capsys.readouterr().err
    assert said == (
        f"{path}: it is open in another cxaudit: Ruth on desk-3, process 77\n    fix: finish there first\n"
    )
    assert path.read_bytes() == before
    assert by_lines(monkeypatch, ["resume", str(path)], "1", "q") == 0


def test_what_another_one_saved_in_the_last_moment_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved()
    hold = locked

    def late(path: Path, holder: str) -> object:
        save_audit(load_audit(path).answered("reception_0", a_response(4)), path)
        return hold(path, holder)

    monkeypatch.setattr(resume, "locked", late)

    assert by_lines(monkeypatch, ["resume", str(path)], "2", "q") == 0
    assert steps(path) == {"reception_0": 4, "reception_1": 2}


def test_a_holder_without_a_name_is_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise ModuleNotFoundError("No module named 'pwd'")

    monkeypatch.setattr("getpass.getuser", nameless)

    assert holder().startswith("somebody on ")


def test_a_holder_that_cannot_be_read_is_nobody() -> None:
    path = saved()

    with locked(path, "me"):
        path.with_name(".shop.audit.json.lock").write_bytes(b"")
        with pytest.raises(CxauditError, match="in another cxaudit: nobody says whose"), locked(path, "you"):
            pass


def test_whatever_link_leads_to_it_an_audit_is_held_once() -> None:
    path = saved()
    link = Path("link.audit.json")
    link.symlink_to(path)

    with locked(path, "me"), pytest.raises(CxauditError, match="another cxaudit: me"), locked(link, "you"):
        pass


class Ended:
    """Somebody who types a line, and then the program is asked to end."""

    typed = "3\n"

    def readline(self) -> str:
        typed, self.typed = self.typed, ""
        if not typed:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(5)
        return typed

    def isatty(self) -> bool:
        return False


@posix
def test_being_asked_to_end_leaves_the_signals_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved()
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setattr(sys, "stdin", Ended())

    assert main(["resume", str(path)]) == 130

    assert steps(path) == {"reception_0": 3}
    assert signal.getsignal(signal.SIGTERM) == before


def feed(path: Path, *lines: str) -> subprocess.Popen[bytes]:
    """Answer an audit in a process of its own; its input stays open."""
    process = subprocess.Popen(
        [sys.executable, "-m", "cxaudit", "resume", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdin
    process.stdin.write("".join(f"{line}\n" for line in lines).encode("ascii"))
    process.stdin.flush()
    return process


def number_shown(process: subprocess.Popen[bytes]) -> int:
    """Read on to the next question, and return its number; 0 where none comes any more."""
    assert process.stdout
    for line in process.stdout:
        if b" of " in line and b" left" in line:
            return int(line.split(b" of ")[0].split()[-1])
    return 0


def end(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout, process.stderr):
        assert stream
        stream.close()
    process.wait(20)


@posix
def test_another_process_is_told_who_holds_it_and_a_killed_holder_holds_nothing() -> None:
    path = saved()
    process = feed(path)
    try:
        assert number_shown(process) == 1
        with pytest.raises(CxauditError, match=f"process {process.pid}, since "), locked(path, "me"):
            pass
        process.kill()
        process.wait()
        with locked(path, "me"):
            assert path.with_name(".shop.audit.json.lock").read_text(encoding="utf-8") == "me"
    finally:
        end(process)


MANY = a_checklist(*(a_question(f"q{number}") for number in range(80)))
KILLS = runs(10)
NUMBER = re.compile(r"(\d+) of 80 ")


def ended_at_random(killer: subprocess.Popen[str], path: Path, number: int, seconds: float) -> int:
    """Answer an audit with the lines in `typed`, until it is ended; return how."""
    files = {"typed": "typed", "shown": "shown", "wrong": "wrong"}
    order = {"audit": str(path), **files, "number": number, "seconds": seconds}
    Path("shown").unlink(missing_ok=True)
    assert killer.stdin
    assert killer.stdout
    killer.stdin.write(json.dumps(order) + "\n")
    killer.stdin.flush()
    return int(killer.stdout.readline())


@posix
@pytest.mark.parametrize("name", ["SIGKILL", "SIGTERM", "SIGHUP", "SIGINT"])
def test_ended_at_any_moment_the_file_is_whole_and_has_every_confirmed_answer(name: str) -> None:
    number = getattr(signal, name)
    status = -number if number == signal.SIGKILL else 130
    random = Random(7)
    path = saved("shop", an_audit(MANY))
    untouched = path.read_bytes()
    kept: dict[str, int | None] = {}
    kills = 0
    program = [sys.executable, str(Path(__file__).with_name("killing.py"))]
    pipe = subprocess.PIPE
    with subprocess.Popen(program, stdin=pipe, stdout=pipe, text=True, encoding="ascii") as killer:
        while kills < KILLS:
            answers = [str(random.randint(1, 4)) for _ in range(80 - len(kept))]
            Path("typed").write_text("\n".join(answers), encoding="ascii")

            kills += ended_at_random(killer, path, number, random.uniform(0, 0.12)) == status

            shown = [int(number) for number in NUMBER.findall(Path("shown").read_text(encoding="utf-8"))]
            confirmed = shown[-1] - 1 if shown else len(kept)
            told = [*map(str, kept.values()), *answers]
            assert not shown or shown[0] == len(kept) + 1  # it went on where it was
            kept = steps(path)
            assert confirmed <= len(kept) <= confirmed + 1
            assert kept == {f"q{number}": int(told[number]) for number in range(len(kept))}
            assert "Traceback" not in Path("wrong").read_text(encoding="utf-8")
            if status == 130:
                assert not [*path.parent.glob("*.tmp"), *path.parent.glob(".*")]
            if len(kept) > 40:
                path.write_bytes(untouched)
                kept = {}


# ---- in a window -------------------------------------------------------------------------------------------


@posix
def test_a_whole_audit_in_a_window(folder: Path) -> None:
    with Window(*START, folder=folder) as window:
        window.shows("What do you audit?")
        window.type(DOWN + ENTER)
        for prompt, typed in (
            *(("Name of the", "Harbour Bakery"), ("How many people work here", DOWN), ("Which site", "")),
            *(("Your name", "Ada"), ("reach you", ""), ("Day of the visit", ""), ("Who leads", "")),
            *(("fewer than three", ""), ("Is all of this right?", ""), ("Shall it begin?", "")),
        ):
            window.shows(prompt)
            window.type(typed + ENTER)
        window.shows(" · 1 of 2 ", "? all keys")
        window.type("d")
        window.shows(" · 2 of 2 ")
        window.type("n")
        window.shows("? Note")
        window.type("Sign is hidden" + ENTER)
        window.shows("Note for the client: Sign is hidden")
        window.type("q")
        window.shows("Saved. Go on with")
        assert window.ends() == 0
    (path,) = (folder / "output").glob("*.audit.json")
    with Window("resume", folder=folder) as window:
        window.shows(" · 2 of 2 ", "Note for the client: Sign is hidden")
        window.type("d")
        window.shows("All questions were shown. And now?")
        window.type("v")
        window.shows("Your verdict")
        window.type("All of it is unknown." + ENTER)
        window.shows("Its headline", "All of it is unknown.")
        window.type(ENTER)
        window.shows("Verdict: All of it is unknown.")
        window.type("w")
        window.shows(".xlsx")
        assert window.ends() == 0
    assert load_audit(path).verdict == "All of it is unknown."
    assert len(list((folder / "output").glob("*.xlsx"))) == 1


@posix
@pytest.mark.parametrize("plain", ["by option", "before the command", "by terminal"])
def test_line_by_line_has_not_one_escape_code_and_can_be_asked_for(folder: Path, plain: str) -> None:
    path = saved()
    args = {
        "by option": ["resume", str(path), "--plain"],
        "before the command": ["--plain", "resume", str(path)],
    }
    term = "dumb" if plain == "by terminal" else "xterm-256color"
    with Window(*args.get(plain, ["resume", str(path)]), folder=folder, term=term) as window:
        window.shows(" · 1 of ", "? all keys")
        window.type("?\n")
        window.shows("nobody knows yet")
        window.type("3\n")
        window.shows(" · 2 of ")
        window.type("e\n")
        window.shows("Number [1]")
        window.type("\n")
        window.shows("What was seen")
        window.type("\n")
        window.type("q\n")
        assert window.ends() == 0
        assert "\x1b" not in window.said
    assert steps(path) == {"reception_0": 3, "reception_1": None}


@posix
def test_the_menu_can_be_asked_line_by_line_too(folder: Path) -> None:
    path = saved()
    with Window("--plain", folder=folder) as window:
        window.shows("what shall it be?", "Number")
        window.type("2\n")
        window.shows(" · 1 of ")
        window.type("q\n")
        assert window.ends() == 0
        assert "\x1b" not in window.said
    assert steps(path) == {}


@posix
def test_a_small_window_scrolls_and_one_that_is_too_small_asks_for_more(folder: Path) -> None:
    long = [f"{name} and so on, for much longer than a line of this window has room" for name in "abcde"]
    path = saved("long", an_audit(a_checklist(a_question("greeted", steps=long))))
    with Window("resume", str(path), folder=folder, columns=40, rows=10) as window:
        window.shows("steps 1-", "? help", "↓")
        window.type("5")
        window.shows("Step 5 can't be seen")
        window.resize(39, 10)
        window.shows("too small")
        window.resize(40, 10)
        window.shows("steps 1-")
        for number in range(1, 6):
            window.type(DOWN)
            window.shows(f"›{number}", "of 5")
        window.shows("↑")
        window.type(ENTER)
        window.shows("All questions were shown")
        window.type(CTRL_C)
        assert window.ends() == 130
    assert steps(path) == {"greeted": 5}


@posix
def test_in_a_real_terminal_only_single_keys_answer(folder: Path) -> None:
    path = saved()
    with Window("resume", str(path), folder=folder) as window:
        window.shows(" · 1 of ")
        several, nothing, no_key = "Several keys came at once", "This key means nothing here.", ""
        for plain, stray, told in (
            ("g", "\x1b1", nothing),
            ("h", "\x1b[I", no_key),
            ("j", "\x1b[O", no_key),
            ("k", "\x1b[13;2u", nothing),
            ("g", "1\r2\r3\r", several),
            ("x", "\x1b[49u", nothing),
            ("z", "44", several),
        ):
            window.type(stray)
            window.shows(" · 1 of ", told)
            window.type(plain)
            window.shows(" · 1 of ", f"This key ({plain})")
        window.type("4")
        window.shows(" · 2 of ")
        window.type("3")
        window.shows(" · 3 of ")
        window.type("\x1b[99;5u")
        assert window.ends() == 130
    assert steps(path) == {"reception_0": 4, "reception_1": 3}


@posix
def test_what_is_said_to_a_key_stays_in_sight_above_a_question_that_fills_the_window(folder: Path) -> None:
    long = "Every dish leaves the pass complete, and is brought at once. " * 20
    path = saved("must", an_audit(a_checklist(a_question("must", ask=long, na=False))))

    with Window("resume", str(path), folder=folder, columns=60, rows=20) as window:
        window.shows(" · 1 of 1 ", "? shows all of it")
        window.type("a")
        window.shows("This question must be answered: N/A is not among its", " · 1 of 1 ")
        window.type("q")
        assert window.ends() == 0


@posix
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (140, 45)])
def test_the_fullest_question_shows_all_its_keys(folder: Path, columns: int, rows: int) -> None:
    checklist = load_checklist(checklists_folder())
    answers = {
        name: a_response(note="Two said that the list is on the wall. " * 8) for name in checklist.places
    }
    whole = an_audit(checklist, answers)

    def height(name: str) -> int:
        return len(draw(Interview(whole, (name,)), Pace(0, 0), columns - 1, 1000).lines)

    fullest = sorted(checklist.places, key=height)[-3:]
    path = saved("full", an_audit(checklist, {name: answers[name] for name in fullest}, plan=fullest))
    with Window("resume", str(path), folder=folder, columns=columns, rows=rows) as window:
        for number, name in enumerate(route(load_audit(path)), 1):
            text = " ".join(window.shows(f" · {number} of ", "? ").split())
            question = checklist.places[name].question
            assert question.ask in text
            assert all(step in text for step in checklist.steps(question))
            window.type("s")
        window.shows("All questions were shown")


def responses_in(path: Path) -> dict[str, str]:
    return {name: response.note for name, response in load_audit(path).responses.items()}


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP] if sys.platform != "win32" else [])
def test_being_asked_to_end_keeps_a_half_typed_note_and_says_where(
    folder: Path, number: signal.Signals
) -> None:
    path = saved()
    with Window("resume", str(path), folder=folder) as window:
        window.shows(" · 1 of ")
        window.type("2")
        window.shows(" · 2 of ")
        window.type("n")
        window.shows("? Note")
        window.type("rude to an old l")
        window.shows("rude to an old l")
        window.signal(number)
        assert window.ends() == 130
        assert f"go on with: cxaudit resume {path}" in " ".join(window.said.split())
        assert window.echoes
    assert responses_in(path) == {"reception_0": "", "reception_1": "rude to an old l"}
    assert steps(path) == {"reception_0": 2, "reception_1": None}


@posix
@pytest.mark.parametrize(
    "end",
    [signal.SIGTERM, signal.SIGHUP, "close", CTRL_C, CTRL_D] if sys.platform != "win32" else [],
    ids=repr,
)
def test_a_half_typed_verdict_is_kept_however_one_ends(folder: Path, end: signal.Signals | str) -> None:
    path = saved(audit=an_audit(CHECKLIST, dict.fromkeys(CHECKLIST.places, 2)))
    with Window("resume", str(path), folder=folder) as window:
        window.shows("And now?")
        window.type(ENTER)
        window.shows("Your verdict")
        window.type("Fair, but sl")
        window.shows("Fair, but sl")
        if end == "close":
            window.close()
        elif isinstance(end, signal.Signals):
            window.signal(end)
        else:
            window.type(end)
        assert window.ends() == 130
    assert load_audit(path).verdict == "Fair, but sl"


@posix
def test_closing_the_window_keeps_a_half_typed_note(folder: Path) -> None:
    path = saved()
    with Window("resume", str(path), folder=folder) as window:
        window.shows(" · 1 of ")
        window.type("n")
        window.shows("? Note")
        window.type("rude to an old l")
        window.shows("rude to an old l")
        window.close()
        assert window.ends() == 130
    assert responses_in(path) == {"reception_0": "rude to an old l"}
    with locked(path, "me"):
        pass


@posix
def test_killed_in_a_window_it_has_what_was_answered(folder: Path) -> None:
    path = saved()
    with Window("resume", str(path), folder=folder) as window:
        window.shows(" · 1 of ")
        window.type("4")
        window.shows(" · 2 of ")
        window.type("3")
        window.shows(" · 3 of ")
        window.signal(signal.SIGKILL)
        assert window.ends() == -signal.SIGKILL
    assert steps(path) == {"reception_0": 4, "reception_1": 3}


@posix
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP] if sys.platform != "win32" else [])
def test_being_asked_to_end_while_setting_up_begins_nothing(folder: Path, number: signal.Signals) -> None:
    with Window("start", folder=folder) as window:
        window.shows("What do you audit?")
        window.signal(number)
        assert window.ends() == 130
        assert "Interrupted: nothing was begun yet." in window.said
        assert window.echoes
    assert not list(folder.iterdir())


# ---- nothing is written over that is not to be -------------------------------------------------------------


DEMO = str(checklists_folder() / "examples" / "demo.yaml")


@pytest.mark.parametrize(
    "args",
    [
        ["start", "--answers", DEMO, "-o", "output/demo.audit.json", "--force"],
        ["start", "-o", "output/demo.audit.json", "--force"],
        ["demo", "--force"],
        ["report", "output/demo.audit.json", "--force"],
    ],
    ids=["start with answers", "start", "demo", "report"],
)
def test_what_a_sitting_holds_is_not_written_over_by_force(
    args: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == 0
    before = [path.read_bytes() for path in sorted(Path("output").iterdir())]
    capsys.readouterr()

    with locked(Path("output/demo.audit.json"), "Ruth on desk-3"):
        assert main(args) == 1

    assert (
        "it is open in another cxaudit: Ruth on desk-3\n    fix: finish there first"
        in capsys.readouterr().err
    )
    assert [path.read_bytes() for path in sorted(Path("output").iterdir())] == before


def test_another_workbook_than_the_one_beside_it_is_replaced_while_a_sitting_goes_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["demo"]) == 0
    other = Path("interim.xlsx")
    other.write_bytes(b"the one of before")

    with locked(Path("output/demo.audit.json"), "Ruth on desk-3"):
        assert main(["report", "output/demo.audit.json", "-o", str(other), "--force"]) == 0

    assert other.read_bytes().startswith(b"PK")


def typing(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object], *lines: str) -> None:
    """Type these lines; before the last one something happens."""
    left = list(lines)

    class Typing:
        def readline(self) -> str:
            if len(left) == 1:
                act()
            return f"{left.pop(0)}\n" if left else ""

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Typing())


def test_a_file_that_comes_while_an_audit_is_set_up_is_kept_and_the_answers_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = Path("x.audit.json")
    typing(monkeypatch, lambda: mine.write_bytes(b"mine"), *SET_UP)

    assert main([*START, "-o", str(mine)]) == 130

    assert mine.read_bytes() == b"mine"
    assert load_audit(Path("x-2.audit.json")).organisation == "Harbour Bakery"
    assert "x.audit.json was taken meanwhile: this audit is x-2.audit.json" in capsys.readouterr().out
    assert sorted(path.name for path in Path().iterdir()) == ["output", "x-2.audit.json", "x.audit.json"]


def test_of_two_that_start_at_once_each_gets_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second is asked the very same, and is through first."""

    def start_another() -> None:
        by_lines(monkeypatch, START, "2", *SET_UP, "q")

    typing(monkeypatch, start_another, *SET_UP)
    monkeypatch.setattr("cxaudit.cli.sitting.SIGNALS", Signals())

    assert main(START) == 130

    names = sorted(path.name for path in Path("output").iterdir())
    assert len(names) == 2
    assert names[0].replace("-2.audit", ".audit") == names[1]


def test_a_workbook_that_comes_while_another_is_written_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cxaudit.report import build_report

    path, book = saved("shop", None, **ALL), Path("output/shop.xlsx")

    def late(audit: Audit) -> object:
        book.write_bytes(b"mine")
        return build_report(audit)

    monkeypatch.setattr("cxaudit.cli.writing.build_report", late)

    assert main(["report", str(path)]) == 1

    assert book.read_bytes() == b"mine"
    assert "there is a file of that name already" in capsys.readouterr().err
    book.unlink()
    assert main(["start", "--answers", DEMO, "-o", "output/shop.audit.json", "--force"]) == 0
    path.unlink()
    book.unlink()
    assert main(["start", "--answers", DEMO, "-o", "output/shop.audit.json"]) == 1
    assert book.read_bytes() == b"mine"


def test_only_commands_with_the_option_o_say_that_another_name_can_be_given(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, book = saved("shop", None, **ALL), Path("output/shop.xlsx")
    book.mkdir()
    Path("output/demo.audit.json").mkdir()

    assert main(["report", str(path)]) == 1
    assert "give another name with -o" in capsys.readouterr().err
    assert main(["demo"]) == 1
    assert "-o" not in capsys.readouterr().err
    assert by_lines(monkeypatch, ["resume", str(path)], *FINISH, "2") == 1
    said = capsys.readouterr().err
    assert " -o" not in said
    assert (
        "the audit is saved, its workbook is not written\n    fix: make it later with:\n"
        "        cxaudit report output/shop.audit.json\n" in said
    )


@pytest.mark.parametrize("name", ["x" * 243 + ".audit.json", "ü" * 120 + ".audit.json"])
def test_a_name_that_leaves_no_room_for_the_lock_is_told_at_once(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["start", "-o", name]) == 1

    said = capsys.readouterr()
    assert "the name is too long\n    fix: shorten it to 240 bytes" in said.err
    assert not said.out


def test_the_longest_name_that_is_taken_can_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "x" * 229 + ".audit.json"

    assert by_lines(monkeypatch, [*START, "-o", name], *SET_UP, "d", "d", *FINISH) == 0
    assert by_lines(monkeypatch, ["resume", name], "1") == 130
    assert sorted(path.name for path in Path().iterdir()) == ["output", name, "x" * 229 + ".xlsx"]


# ---- the example is nobody's audit -------------------------------------------------------------------------


def test_nobody_goes_on_with_the_example_by_accident(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == 0
    assert main(["resume"]) == 1
    assert "there is no audit here to go on with" in capsys.readouterr().err
    path = saved("mine")
    os.utime(path, (1, 1))

    by_lines(monkeypatch, ["resume"], "2", "q")

    assert f"Going on with {path}" in capsys.readouterr().out
    assert list(resume.latest_audits()) == [path]


def test_the_example_is_known_by_what_it_is_and_not_by_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of it is the example, a real audit of its name is not, and what is damaged is told."""
    assert main(["demo"]) == 0
    example, copy = Path("output/demo.audit.json"), Path("output/copy.audit.json")
    copy.write_bytes(example.read_bytes())
    path = saved("demo", an_audit(CHECKLIST, baseline=load_audit(copy)))
    capsys.readouterr()

    assert list(resume.latest_audits()) == [path]
    assert by_lines(monkeypatch, ["resume"], "2", "q") == 0
    assert f"Going on with {path}" in capsys.readouterr().out
    before = path.read_bytes()
    assert main(["demo", "--force"]) == 1
    assert "that is not the example\n    fix: give it another name" in capsys.readouterr().err
    assert at_menu(monkeypatch, DOWN * 3 + ENTER) == 1  # one can go on with `demo`, or make its workbook
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b'{"id": "demo"', b'["demo"]', b'"demo"' * 2, b'{"id": "demo"' + b"[" * 99_999, b'"demo"\xff'],
)
def test_a_damaged_file_is_no_example(capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    path = Path("output/broken.audit.json")
    path.parent.mkdir()
    path.write_bytes(content)

    assert main(["resume"]) == 1
    said = capsys.readouterr()
    assert f"Going on with {path}" in said.out
    assert f"{path}: " in said.err


# ---- what cannot be saved ----------------------------------------------------------------------------------


def test_an_audit_that_would_be_too_large_to_be_read_again_is_not_saved(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved()
    before = path.read_bytes()
    monkeypatch.setattr("cxaudit.storage.LARGEST", len(before) + 1000)

    assert by_lines(monkeypatch, ["resume", str(path)], "n", "x" * 2000, "3") == 1

    said = capsys.readouterr().err
    assert "the audit would be larger than 0 MiB, and could not be read again" in said
    assert "shorten its longest notes; the file is as it was before" in said
    assert f"{path}: what was answered last is not saved; all before it is" in said
    assert path.read_bytes() == before


def test_an_answer_that_could_not_be_saved_is_saved_once_there_is_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, fsync, calls = saved(), os.fsync, iter(range(4))

    def full(file: int) -> None:
        if next(calls, None) == 2:  # the first save with its folder, then the first answer
            raise OSError(28, "No space left on device")
        fsync(file)

    monkeypatch.setattr(os, "fsync", full)

    assert by_lines(monkeypatch, ["resume", str(path)], "4", "1", "2", "q") == 0

    assert steps(path) == {"reception_0": 4, "reception_1": 2}


def test_a_new_audit_that_cannot_be_saved_keeps_the_answers_of_its_set_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fsync, calls = os.fsync, iter(range(2))
    monkeypatch.setattr("cxaudit.cli.drafts.write_atomically", lambda *args: None)

    def full(file: int) -> None:
        if next(calls, None) is not None:
            raise OSError(28, "No space left on device")
        fsync(file)

    monkeypatch.setattr(os, "fsync", full)

    assert by_lines(monkeypatch, START, *SET_UP, "1", "1", "q") == 0

    (path,) = Path("output").glob("*.audit.json")
    assert load_audit(path).organisation == "Harbour Bakery"
    assert capsys.readouterr().out.count("the disk is full") == 2
