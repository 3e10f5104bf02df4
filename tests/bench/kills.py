"""Kills sittings at random moments, and sees that nothing confirmed is lost: exit status 1 where anything is.

A whole sitting is held line by line: the set-up, the questions with notes, don't know, N/A, what waits for
somebody, own findings and changes that are taken back, then the end with the verdict, the actions and the
resolutions, the policy sitting, and the workbook. First it is played to its end by somebody who answers what
is shown; that says what the files hold after every save, and how many lines had been asked for by then. Then
the same lines are typed again, and some time after one of them it is ended by SIGKILL. The files must hold
what was saved before the last line was asked for, or what was saved next; a workbook is whole, or not there;
and the program goes on from them. POSIX only.

    python -m tests.bench.kills [TIMES]
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZipFile

from cxaudit.cli import main as cxaudit
from cxaudit.cli.drafts import DRAFT
from cxaudit.storage import load_audit
from tests.bench.typing import Recorded, Typed, answering

QUESTIONS, CLAUSES = 10, 3
"""Questions and clauses besides those of the small checklist."""

KILLS_OF_ONE = 10
"""How often one sitting is held again and killed before another one is played."""

LONGEST = 0.05
"""Seconds after a line was asked for in which a sitting is killed; most lines are dealt with sooner."""

OUTPUT = Path("output")
SHOWN, WRONG, ASKED, SAVED = (Path(name) for name in ("shown", "wrong", "asked", "saved"))


PARTS = {
    "the set-up": "What do you audit",
    "the questions": "min, about",
    "the end": "The end of the audit",
    "the policy sitting": "Policy sitting",
    "the workbook": "Open the workbook",
}
"""What is shown last in each part of a sitting."""


class Files(NamedTuple):
    """What the files hold that are to survive, without ids and times; empty: there is no such file."""

    draft: str
    audit: str


class Save(NamedTuple):
    """What was saved once."""

    asked: int
    """How many lines had been asked for by then."""

    files: Files


def now_in_files() -> Files:
    """Return what the files hold."""
    return Files(_digest(DRAFT), "".join(map(_digest, sorted(OUTPUT.glob("*.audit.json")))))


def _digest(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    told = re.sub(r'"(at|id)": ?"[^"]*"', "", text)
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def checklists(folder: Path) -> Path:
    """Make a checklist of some questions and clauses out of the small one of the tests."""
    shutil.copytree(Path(__file__).parents[1] / "small", folder)
    questions = "".join(
        f"      - {{id: back_{n}, ask: Is shelf {n} in order?, how: look, clause: shelf_{n % CLAUSES},"
        f" principle: promises, steps: [no, in part, yes]}}\n"
        for n in range(QUESTIONS)
    )
    (folder / "core" / "back.yaml").write_text(
        "department: back\ntitle: Back office\nmeets_customers: indirectly\ntouchpoints:\n"
        f"  - id: shelves\n    title: Shelves\n    stage: receive\n    questions:\n{questions}",
        encoding="utf-8",
    )
    with (folder / "core" / "policy.yaml").open("a", encoding="utf-8") as policy:
        for n in range(CLAUSES):
            policy.write(
                f"  - {{id: shelf_{n}, title: Shelf {n}, kind: {'rule' if n else 'promise'},"
                f" wording: 'We look after shelf {n} within {{days}} days.', for: [Everyone],"
                f" teach: Look after it., minutes: 5, numbers: {{days: {{unit: days, default: 2}}}}}}\n"
            )
    return folder


def split_off(arguments: list[str], prepare: Callable[[], object]) -> int:
    """Run a command in a process of its own in this folder, and return the number of that."""
    child = os.fork()
    if child:
        return child
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    os.dup2(os.open(SHOWN, flags), 1)
    os.dup2(os.open(WRONG, flags), 2)
    status = 1
    try:
        prepare()
        status = cxaudit(arguments)
    finally:
        sys.stdout.flush()
        os._exit(status)


def played(arguments: list[str], random: Random) -> tuple[list[str], list[Save]]:
    """Hold a sitting to its end; return the lines typed, and what was saved."""
    lines = Recorded(answering(random), SHOWN, ASKED)

    def prepare() -> None:
        sys.stdin = lines
        _note_saves(lambda: lines.asked)

    SAVED.unlink(missing_ok=True)
    child = split_off(arguments, prepare)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status == 0, SHOWN.read_text(encoding="utf-8")[-2000:] + WRONG.read_text(encoding="utf-8")
    saves = [Save(asked, Files(*files)) for asked, files in map(json.loads, SAVED.read_text().splitlines())]
    return json.loads(ASKED.read_text(encoding="utf-8")), [Save(0, Files("", "")), *saves]


def _note_saves(asked: Callable[[], int]) -> None:
    """Note what the files hold whenever one of them may have been changed."""

    def noting(change: Callable[..., object]) -> Callable[..., object]:
        def changing(*args: object, **options: object) -> object:
            done = change(*args, **options)
            with SAVED.open("a", encoding="utf-8") as saved:
                saved.write(json.dumps([asked(), now_in_files()]) + "\n")
            return done

        return changing

    for name in ("replace", "rename", "link", "unlink", "remove"):
        setattr(os, name, noting(getattr(os, name)))


def killed(arguments: list[str], lines: list[str], line: int, seconds: float) -> tuple[bool, int]:
    """Hold a sitting again, and kill it some seconds after it asked for a line.

    Returns:
        Whether it was killed before it ended, and how many lines it had asked for.
    """

    def prepare() -> None:
        sys.stdin = Typed(lines, ASKED)

    ASKED.unlink(missing_ok=True)
    child = split_off(arguments, prepare)
    while _asked() < line and not os.waitid(os.P_PID, child, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        time.sleep(0.001)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status == -signal.SIGKILL, _asked()


def _asked() -> int:
    return ASKED.stat().st_size if ASKED.exists() else 0


def lost(saves: list[Save], asked: int) -> str:
    """Say what is wrong with the files after a kill; empty where nothing is."""
    before = [save.files for save in saves if save.asked < max(1, asked)]
    allowed = {before[-1], *(save.files for save in saves if save.asked == asked)}
    if now_in_files() not in allowed:
        return f"what was saved before line {asked} is not there, or something that never was saved"
    for path in OUTPUT.glob("*.audit.json"):
        load_audit(path)
    for path in OUTPUT.glob("*.xlsx"):
        with ZipFile(path) as book:
            assert book.testzip() is None
    return ""


def goes_on(start: list[str]) -> bool:
    """Whether the program goes on from what is there until somebody hangs up."""
    audits = [*OUTPUT.glob("*.audit.json")]
    arguments = ["resume", str(audits[0]), "--plain"] if audits else start

    def prepare() -> None:
        sys.stdin = Typed([], ASKED)

    child = split_off(arguments, prepare)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return status == 130 and "Traceback" not in WRONG.read_text(encoding="utf-8")


def part_of(lines_asked: int, shown: str) -> str:
    """Which part of a sitting was on the screen last."""
    parts = {
        "the set-up": "What do you audit",
        "the questions": "min, about",
        "the end": "The end of the audit",
    }
    parts |= {"the policy sitting": "Policy sitting", "the workbook": "Open the workbook"}
    seen = {part: shown.rfind(text) for part, text in parts.items()}
    return max(seen, key=lambda part: seen[part]) if lines_asked else "the start"


def main(times: int) -> int:
    """Kill sittings so many times, and tell how many lost something."""
    random, kills, whole = Random(17), 0, 0
    wrong: list[str] = []
    parts: Counter[str] = Counter()
    here = Path.cwd()
    with TemporaryDirectory() as name:
        os.chdir(name)
        start = ["start", "--plain", "--checklists", str(checklists(Path(name, "checklists")))]
        while kills < times:
            shutil.rmtree(OUTPUT, ignore_errors=True)
            lines, saves = played(start, random)
            for _number in range(KILLS_OF_ONE):
                shutil.rmtree(OUTPUT, ignore_errors=True)
                line, after = random.randint(0, len(lines)), random.uniform(0, LONGEST)
                was_killed, asked = killed(start, lines, line, after)
                kills, whole = kills + was_killed, whole + (not was_killed)
                parts[part_of(asked, SHOWN.read_text(encoding="utf-8"))] += was_killed
                problem = lost(saves, asked) or ("" if goes_on(start) else "it does not go on")
                wrong += [problem] if problem else []
        os.chdir(here)
    told = ", ".join(f"{part} {number}" for part, number in parts.items())
    print(f"{kills} kills, {len(wrong)} lost something confirmed; {whole} sittings ended before")  # noqa: T201
    print(f"killed in {told}")  # noqa: T201
    for problem, number in Counter(wrong).most_common(5):
        print(f"{number} times: {problem}")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
