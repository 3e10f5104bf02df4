"""Kills sittings at random moments, and sees that no confirmed answer is lost: exit status 1 where one is.

A sitting is answered line by line with all that can be told: answers, notes, don't know, N/A, what waits for
somebody, own findings, and changes that are taken back. First it is played without an end, which says what
is saved before each question is shown. Then it is ended by SIGKILL again and again; the file must hold what
was saved before the last question that was shown, or what was saved next. POSIX only.

    python -m tests.bench.kills [TIMES]
"""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from cxaudit.audit import Audit
from cxaudit.cli.surroundings import now
from cxaudit.interview.flow import begin, run
from cxaudit.interview.plain import Lines
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_question, an_audit
from tests.killing import ended

QUESTIONS = 60
LONGEST = 1.5
"""Seconds after which a sitting is ended at the latest."""

TOLD = (
    ["3"],
    ["1"],
    ["d"],
    ["a", "closed"],
    ["n", "two said so", "2"],
    ["w", "Ruth"],
    ["2", "u", "4"],
    ["v", "3"],
    ["n", "slow", "f", "u", "3"],
)
"""What is typed at a question, as lines; all of it is known to a sitting in which somebody was named."""

SHOWN = re.compile(rf" of {QUESTIONS} ")


class Saved(NamedTuple):
    """What was saved once."""

    questions: int
    """How many questions had been shown by then."""

    told: str
    """The answers, own findings and the change log, without times."""


def told_in(audit: Audit) -> str:
    """Return what was told in an audit, without times."""
    told = audit.model_dump_json(include={"responses", "own", "superseded"})
    return re.sub(r'"at":"[^"]*"', '"at":""', told)


def typed(random: Random) -> list[str]:
    """Return the lines of a sitting; who is to be asked is named once, and picked from then on."""
    lines: list[str] = []
    for _ in range(QUESTIONS):
        told = random.choice(TOLD)
        lines += ["w", "1"] if told[0] == "w" and "Ruth" in lines else told
    return lines


def played(audit: Audit, lines: list[str]) -> list[Saved]:
    """Play a sitting without an end, and return what is saved one after the other."""
    shown = 0
    saved = [Saved(0, told_in(audit))]
    left: Iterator[str] = iter(lines)

    def write(text: str) -> None:
        nonlocal shown
        shown += len(SHOWN.findall(text))

    def read() -> str:
        try:
            return next(left)
        except StopIteration:
            raise EOFError from None

    person = Lines(read, write, lambda: 0.0)
    run(begin(audit, audit.plan), person.command, lambda kept: saved.append(Saved(shown, told_in(kept))), now)
    return saved


def lost(saved: list[Saved], shown: int, told: str) -> bool:
    """Whether the file holds less than was confirmed, or something that never was saved."""
    confirmed = max((place for place, each in enumerate(saved) if each.questions < max(1, shown)), default=0)
    return told not in {each.told for each in saved[confirmed : confirmed + 2]}


def main(times: int) -> int:
    """Kill sittings so many times, and tell how many lost something."""
    random = Random(17)
    untouched = an_audit(a_checklist(*(a_question(f"q{number}") for number in range(QUESTIONS))))
    kills = losses = whole = 0
    reached: list[int] = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        audit, shown = folder / "shop.audit.json", folder / "shown"
        while kills < times:
            save_audit(untouched, audit)
            lines = typed(random)
            saved = played(untouched, lines)
            (folder / "typed").write_text("\n".join(lines), encoding="utf-8")
            shown.unlink(missing_ok=True)
            typing, seen, wrong = (str(folder / each) for each in ("typed", "shown", "wrong"))
            status = ended(str(audit), typing, seen, wrong, signal.SIGKILL, random.uniform(0, LONGEST))
            kills += status == -signal.SIGKILL
            whole += status != -signal.SIGKILL
            questions = len(SHOWN.findall(shown.read_text(encoding="utf-8")))
            reached.append(questions)
            losses += lost(saved, questions, told_in(load_audit(audit)))
    middle = sorted(reached)[len(reached) // 2]
    print(f"{kills} kills, {losses} lost a confirmed answer")  # noqa: T201
    print(f"{whole} sittings ended before; the middle one was at question {middle} of {QUESTIONS}")  # noqa: T201
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500))
