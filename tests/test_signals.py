"""Being asked to end, wherever the program stands: nothing is lost or half done, with no traceback."""

from __future__ import annotations

import gc
import io
import os
import signal
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from multiprocessing import get_context
from pathlib import Path
from random import Random
from types import FrameType

import pytest

from cxaudit.cli import main
from cxaudit.cli.signals import SIGNALS
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_question, an_audit

pytestmark = pytest.mark.slow

CHECKLIST = a_checklist(*(a_question(f"q{number}") for number in range(4)))
NAMES = ["SIGINT"] if sys.platform == "win32" else ["SIGINT", "SIGTERM", "SIGHUP"]
TYPED = ["1", "2", "n", "seen", "3", "4", "v", "Fine.", "", "w"]
"""A whole sitting: four answers and a note, then the review, the verdict and its headline."""

every_signal = pytest.mark.parametrize("number", [getattr(signal, name) for name in NAMES], ids=NAMES)
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer that brings a signal again")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("shop.audit.json")
    save_audit(an_audit(CHECKLIST), path)
    return path


class Typed:
    """Typed lines in the place of the standard input, and how many were read."""

    def __init__(self, *lines: str) -> None:
        self._lines = list(lines)
        self.read_so_far = 0

    def readline(self) -> str:
        self.read_so_far += bool(self._lines)
        return f"{self._lines.pop(0)}\n" if self._lines else ""

    def isatty(self) -> bool:
        return False


def resumed(monkeypatch: pytest.MonkeyPatch, path: Path, *lines: str) -> tuple[int, int]:
    """Answer an audit line by line; return the exit status and how many lines were read."""
    typed = Typed(*lines)
    monkeypatch.setattr(sys, "stdin", typed)
    return main(["resume", str(path)]), typed.read_so_far


def steps(path: Path) -> list[int | None]:
    return [response.step for response in load_audit(path).responses.values()]


def leftovers(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each.suffix not in (".json", ".xlsx"))


@every_signal
@pytest.mark.parametrize("times", [1, 3])
def test_a_signal_while_an_answer_is_saved_interrupts_once_it_is_saved(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: signal.Signals,
    times: int,
) -> None:
    fsync, calls = os.fsync, iter(range(5))

    def interrupting(file: int) -> None:
        if next(calls, None) == 4:  # the first save, and the first answer, each with its folder; then this
            for _ in range(times):
                signal.raise_signal(number)
        fsync(file)

    monkeypatch.setattr(os, "fsync", interrupting)

    assert resumed(monkeypatch, path, *TYPED) == (130, 2)

    assert steps(path) == [1, 2]
    assert capsys.readouterr().err == (
        f"Interrupted: everything answered is saved; go on with:\n    cxaudit resume {path}\n"
    )
    assert leftovers(path) == []


def test_where_prompts_take_no_signals_as_keys_a_save_is_not_cut_short_either(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a signal interrupts a sitting wherever it stands but in a save."""
    replace, calls = Path.replace, iter(range(2))

    def interrupting(new: Path, place: Path) -> Path:
        if next(calls, None) == 1:  # of the first answer
            signal.raise_signal(signal.SIGINT)
        return replace(new, place)

    monkeypatch.setattr(Path, "replace", interrupting)
    monkeypatch.setattr(SIGNALS, "sitting", nullcontext)

    assert resumed(monkeypatch, path, *TYPED)[0] == 130

    assert steps(path) == [1]
    assert leftovers(path) == []


def at_call(place: int, number: signal.Signals) -> Callable[[FrameType, str, object], None]:
    """Send a signal at so many calls of functions after the command has taken the signals over."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call" and signal.getsignal(number) == SIGNALS._take
        if calls > place:
            sys.setprofile(None)
            signal.raise_signal(number)

    return count


def calls_of(act: Callable[[], int]) -> int:
    """How many functions something calls once everything is imported."""
    calls = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    told(act, count)
    calls = 0
    told(act, count)
    return calls


def apart(act: Callable[[signal.Signals], None], number: signal.Signals) -> None:
    """Do something in a process of its own: where a traced call is interrupted, coverage loses its place."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(act, number).result()


def told(act: Callable[[], int], count: Callable[[FrameType, str, object], None]) -> tuple[int, str]:
    """Do something while its calls are counted; return its exit status and what it said of an error."""
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        sys.setprofile(count)
        try:
            status = act()
        finally:
            sys.setprofile(None)
    return status, said.getvalue().strip()


def interrupt_sittings(number: signal.Signals) -> None:
    """Send a signal at thirty places of a sitting."""
    path, random, lines = Path("shop.audit.json"), Random(7), [*TYPED[:6], "3"]
    untouched = path.read_bytes()
    typed = Typed()

    def sit() -> int:
        nonlocal typed
        path.write_bytes(untouched)
        sys.stdin = typed = Typed(*lines)
        return main(["resume", str(path)])

    whole = calls_of(sit)
    for _ in range(30):
        status, said = told(sit, at_call(random.randrange(whole), number))

        assert status == 130
        assert said.startswith("Interrupted")
        assert said.count("\n") == ("go on with:" in said)
        confirmed = [line for line in lines[: max(0, typed.read_so_far - 1)] if line.isdigit()]
        assert len(steps(path)) >= len(confirmed)
        assert leftovers(path) == []
    assert signal.getsignal(number) not in (SIGNALS._take, signal.SIG_IGN)


@every_signal
def test_wherever_in_a_sitting_a_signal_comes_every_confirmed_answer_is_saved(
    path: Path, number: signal.Signals
) -> None:
    apart(interrupt_sittings, number)


def interrupt_reports(number: signal.Signals) -> None:
    """Send a signal at eight places of a command."""
    random, book, interrupted = Random(7), Path("shop.xlsx"), 0

    def report() -> int:
        book.unlink(missing_ok=True)
        return main(["report", "shop.audit.json", "-o", str(book)])

    whole = calls_of(report)
    content = book.read_bytes()
    for _ in range(8):
        status, said = told(report, at_call(random.randrange(whole), number))

        assert said == ("Interrupted." if status else "")
        assert status in (0, 130)
        assert not book.exists() or book.read_bytes() == content
        interrupted += bool(status)
    assert interrupted > 4


@every_signal
def test_wherever_in_a_command_a_signal_comes_it_is_told_and_files_are_whole_or_not_there(
    path: Path, number: signal.Signals
) -> None:
    apart(interrupt_reports, number)


def test_an_interrupt_of_which_a_library_makes_something_else_is_one_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def convert(*_: object) -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except BaseException as error:
            raise TypeError("expected something else") from error

    monkeypatch.setattr("cxaudit.cli.writing.build_report", convert)

    assert main(["report", str(path)]) == 130
    assert capsys.readouterr().err.strip() == "Interrupted."


def test_a_bug_of_ours_keeps_its_traceback(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise TypeError("a bug")

    monkeypatch.setattr("cxaudit.cli.writing.build_report", fail)

    with pytest.raises(TypeError, match="a bug"):
        main(["report", str(path)])


@posix
@every_signal
def test_a_signal_that_python_swallows_comes_again(path: Path, number: signal.Signals) -> None:
    class Interrupted:
        def __del__(self) -> None:
            signal.raise_signal(number)

    def wait() -> None:
        thing: Interrupted | None = Interrupted()
        thing = None
        gc.collect()
        assert thing is None
        signal.pause()

    with SIGNALS.caught(), pytest.raises(KeyboardInterrupt):
        wait()


def test_a_signal_in_the_last_message_changes_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import click

    echo = click.echo

    def interrupting(message: str, *, err: bool = False) -> None:
        if err:
            signal.raise_signal(signal.SIGINT)
        echo(message, err=err)

    monkeypatch.setattr(click, "echo", interrupting)

    assert resumed(monkeypatch, path, "1")[0] == 130
    assert "everything answered is saved" in capsys.readouterr().err


def test_signals_are_as_they_were_when_a_command_is_over(path: Path) -> None:
    before = [signal.getsignal(getattr(signal, name)) for name in NAMES]

    main(["--version"])

    assert [signal.getsignal(getattr(signal, name)) for name in NAMES] == before


@posix
def test_a_signal_that_was_ignored_stays_so_as_under_nohup(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with SIGNALS.caught():
            signal.raise_signal(signal.SIGHUP)
            assert not SIGNALS.asked
    finally:
        signal.signal(signal.SIGHUP, before)
