"""Answers an audit and is ended at it, again and again: a program of its own, started by `test_sitting`.

It holds everything imported, and splits off a process for each sitting, so that a sitting costs no start.
A line of JSON asks for one: the audit, files for what is typed, what is shown and what goes wrong, by which
signal it is ended, and after how many seconds from the first question on. A line tells its exit status, or by
which signal it died, as a number below 0.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from cxaudit.cli import main


def split_off(audit: str, typed: str, shown: str, wrong: str) -> int:
    """Answer an audit in a process of its own, and return its number."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(typed, os.O_RDONLY), 0)
    os.dup2(os.open(shown, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    os.dup2(os.open(wrong, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 2)
    status = 1
    try:
        status = main(["resume", audit])
    finally:
        os._exit(status)


def ended(audit: str, typed: str, shown: str, wrong: str, number: int, seconds: float) -> int:
    """End a sitting some time after its first question, and return how it ended."""
    child = split_off(audit, typed, shown, wrong)
    end = time.monotonic() + 5
    while not (Path(shown).exists() and Path(shown).stat().st_size) and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(seconds)
    os.kill(child, number)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    with open(0, encoding="ascii", closefd=False) as orders:
        for order in orders:
            print(ended(**json.loads(order)), flush=True)  # noqa: T201 - that is how it tells
