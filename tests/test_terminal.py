"""What reaches the terminal: nothing that steers it, and commands that can be pasted."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.cli import main, output
from cxaudit.cli.output import pasteable
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import safe_name
from cxaudit.storage import save_audit
from cxaudit.terminal import visible, visible_line
from tests.builders import a_checklist, a_question, a_response, an_audit
from tests.runs import runs

pytestmark = pytest.mark.slow

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other shells and names")

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text(st.characters()))
def test_no_text_steers_a_terminal(text: str) -> None:
    shown = visible(text)

    assert not STEERING.search(shown)
    assert shown == text or STEERING.search(text)
    assert "\n" not in visible_line(text)
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x9b31m", "\\x9b31m"),
        ("safe\u202egpj.exe", "safe\\u202egpj.exe"),
        ("bell\x07, delete\x7f, return\r", "bell\\x07, delete\\x7f, return\\r"),
        ("half \ud800, a byte \udcff", "half \\ud800, a byte \\xff"),
        ("two\nlines\tand Ünïcödé 😀", "two\nlines\tand Ünïcödé 😀"),
    ],
)
def test_what_steers_a_terminal_can_be_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_problem_is_told_in_lines_that_nobody_elses_text_can_break_or_lengthen() -> None:
    problem = Problem("a\n\x1b[2Jb.yaml", "the key 'x\ny' is unknown", "did you mean\tz?")

    assert str(problem) == "a\\n\\x1b[2Jb.yaml: the key 'x\\ny' is unknown\n    fix: did you mean\\tz?"
    assert len(str(Problem("x" * 10**6, "y" * 10**6))) < 1000


NASTY = [*" $&'()!;`\"\\*?[]{}<>|#~^%=\t\n\r\x1b\x9b\u202e-", "$(touch ran)", "\udcff"]
NAMES = st.lists(
    st.sampled_from(NASTY) | st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), max_size=12
).map(lambda letters: "".join([*letters, "x"]))
"""Names of files as POSIX has them: any bytes but / and null."""

TELL = "import os, sys; sys.stdout.buffer.write(os.fsencode(sys.argv[1]))"


@posix
def test_on_a_terminal_a_long_line_is_broken_at_its_blanks_and_a_command_is_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "31")
    text = (
        "output/a-long-name-of-a-workbook.xlsx: 51 %, 40 answers\n    cxaudit policy a.json --document output"
    )

    output.write(text)
    assert capsys.readouterr().out == f"{text}\n"

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    output.write(text)
    assert capsys.readouterr().out.splitlines() == [
        "output/a-long-name-of-a-workbook.xlsx:",
        "  51 %, 40 answers",
        "    cxaudit policy a.json --document output",
    ]


@pytest.mark.parametrize("shell", ["sh", "bash"])
@given(NAMES)
@settings(max_examples=runs(60))
def test_a_printed_command_does_what_it_says_in_a_shell_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, shell: str, name: str
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    folder = tmp_path_factory.getbasetemp()
    command = pasteable(sys.executable, "-c", TELL, Path(name))
    before = set(folder.iterdir())

    done = subprocess.run(
        [shell], input=os.fsencode(command), capture_output=True, cwd=folder, check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip

    assert not done.stderr
    assert Path(os.fsdecode(done.stdout)) == Path(name)
    assert set(folder.iterdir()) == before
    assert not STEERING.search(command)
    assert "\n" not in command


def test_a_file_whose_name_begins_with_a_dash_is_no_option() -> None:
    assert pasteable("cxaudit", "resume", Path("-x.audit.json")) == f"cxaudit resume .{os.sep}-x.audit.json"


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("output\\shop.audit.json", "output\\shop.audit.json"),
        ("C:\\Users\\Ann Lee\\shop.audit.json", '"C:\\Users\\Ann Lee\\shop.audit.json"'),
        ("Wramstein-Heating-&-Baths.audit.json", '"Wramstein-Heating-&-Baths.audit.json"'),
        ("it's (new).audit.json", '"it\'s (new).audit.json"'),
        ("Müller.audit.json", "Müller.audit.json"),
        ("$(calc).audit.json", "FILE"),
        ("a`b.audit.json", "FILE"),
        ("%PATH%.audit.json", "FILE"),
        ("a\x1bb.audit.json", "FILE"),
    ],
)
def test_on_windows_a_command_is_quoted_for_both_of_its_shells(name: str, word: str) -> None:
    assert output._on_windows(name) == word


SHELLS = "$&'()!`;^%~#{}[]=+,@\"\\*?<>|: \t\n"


@given(st.text(st.characters()) | st.text(SHELLS + "aA1-."))
def test_a_name_that_we_make_needs_no_quotes(text: str) -> None:
    name = safe_name(text)

    assert not set(name) & set(SHELLS)
    assert all(letter.isascii() is False or letter.isalnum() or letter in "-_" for letter in name)


def in_sh(line: str, typed: str) -> subprocess.CompletedProcess[str]:
    """Paste a line into a shell that has our `cxaudit`."""
    ours = f'cxaudit() {{ "{sys.executable}" -m cxaudit "$@"; }}'
    return subprocess.run(
        ["sh", "-c", f"{ours}\n{line}"],
        input=typed, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def pasted(said: str, typed: str) -> list[subprocess.CompletedProcess[str]]:
    """Paste every line with a command into a shell; where one is told, it has a line of its own."""
    lines = [line for line in said.splitlines() if re.search("cxaudit (start|resume|report|checklist)", line)]
    assert all(line.startswith("    ") and line.lstrip().startswith("cxaudit ") for line in lines), lines
    return [in_sh(line, typed) for line in lines]


@posix
@pytest.mark.parametrize(
    "name", ["a&b c.audit.json", "it's $(touch ran).audit.json", "\x1b[31m\u202e.audit.json", "-x.audit.json"]
)
@pytest.mark.parametrize("how", ["saved", "interrupted", "kept elsewhere", "not saved", "without workbook"])
def test_every_line_that_says_how_to_go_on_can_be_pasted(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    how: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    questions = a_checklist(*(a_question(f"q{number}") for number in range(3)))
    path, first = Path(name), Path("first.audit.json") if how == "kept elsewhere" else Path(name)
    save_audit(an_audit(questions), first)
    workbook, fsync, calls = path.with_name(name.replace(".audit.json", ".xlsx")), os.fsync, iter(range(99))

    def full(file: int) -> None:
        if next(calls) == 4:  # the first save and the first answer, each with its folder, then this
            raise OSError(28, "No space left on device")
        fsync(file)

    if how in ("kept elsewhere", "not saved"):
        monkeypatch.setattr(os, "fsync", full)
    if how == "without workbook":
        workbook.mkdir()
    typed = {
        "saved": "1\nq\n",
        "interrupted": "1\n",
        "kept elsewhere": f"1\n2\n2\n{tmp_path / name}\nq\n",
        "not saved": "1\n2\n3\n",
        "without workbook": "1\n2\n3\nw\n2\n",
    }[how]
    monkeypatch.setattr(sys, "stdin", io.StringIO(typed))

    main(["resume", "--", str(first)])
    out, err = capsys.readouterr()
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    if how == "without workbook":
        workbook.rmdir()
    (done,) = pasted(out + err, "q\n")

    assert done.returncode == 0, done.stderr
    assert (" of 3" in done.stdout) == (how != "without workbook")
    assert [each.name for each in Path("output").glob("*")] == [workbook.name] * (how == "without workbook")
    assert "ran" not in [each.name for each in Path().iterdir()]
    assert not STEERING.search(out + err)


@posix
def test_commands_that_are_told_otherwise_can_be_pasted_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    main(["resume"])
    main(["demo"])
    main(["checklist", "new", "of our own"])
    said = "\n".join(capsys.readouterr())
    done = pasted(said, "")

    assert [each.args[2].split("cxaudit ")[-1] for each in done] == [
        "start",
        "checklist show",
        "checklist check 'of our own'",
        "start",
    ]
    assert [each.returncode for each in done] == [130, 0, 0, 130]


@pytest.mark.parametrize("nasty", ["\x1b[31m", "\x9b2J", "\u202e", "\x07"])
def test_nothing_in_a_file_or_its_name_steers_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], nasty: str
) -> None:
    monkeypatch.chdir(tmp_path)
    checklist = a_checklist(a_question("q1", ask=f"Is this {nasty} question harmless?"), a_question("q2"))
    audit = an_audit(checklist, {"q1": a_response(2, note=f"{nasty}noted")}, organisation=f"Shop {nasty}")
    path = Path(f"shop{nasty}.audit.json")
    save_audit(audit, path)
    Path("answers.yaml").write_text(f'organisation: Shop\n"{nasty}": 1\n', encoding="utf-8")
    broken = Path(f"b{nasty}.audit.json")
    broken.write_text(f'{{"format": 1, "checklist": 1, "plan": 1, "x{nasty}": 1}}', encoding="utf-8")

    for args in (
        ["report", str(path)],
        ["report", str(path)],
        ["report", str(broken)],
        ["report", f"none{nasty}.audit.json"],
        ["report", str(path), "-o", f"x{nasty}"],
        ["report", str(path), nasty],
        ["start", "--answers", "answers.yaml"],
        ["checklist", "show", nasty],
        ["checklist", "check", nasty],
        ["checklist", "new", f"new{nasty}"],
        [nasty],
        [f"--{nasty}"],
    ):
        main(args)
        said = capsys.readouterr()
        assert not STEERING.search(said.out + said.err), args
        assert not any(unicodedata.category(letter) == "Cs" for letter in said.out + said.err)


def test_a_hundred_problems_are_told_and_how_many_more_there_are() -> None:
    asked = []

    def fix(number: int) -> str:
        asked.append(number)
        return f"do {number}"

    error = CxauditError(*(Problem("a", str(n), lambda n=n: fix(n)) for n in range(250)))  # type: ignore[misc]

    assert asked == list(range(100))
    assert str(error).count("fix: ") == 100
    assert str(error).endswith("a: 99\n    fix: do 99\nand 150 more")
    assert str(CxauditError(*(Problem("a", "b") for _ in range(100)))).count("more") == 0
