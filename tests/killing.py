"""Answers an audit and is killed at it, again and again: a program of its own, started by `test_sitting`.

It holds everything imported, and splits off a process for each sitting, so that a sitting costs no start.
A line of JSON asks for one: the audit, files for what is typed and what is shown, and after how many seconds
from the first question on it is killed. A line tells how it ended: by which signal, or 0.
"""

from __future__ import annotations

import json
import os
import signal
import time
from pathlib import Path

from cxaudit.cli import main


def split_off(audit: str, typed: str, shown: str) -> int:
    """Answer an audit in a process of its own, and return its number."""
    child = os.fork()
    if child:
        return child
    os.dup2(os.open(typed, os.O_RDONLY), 0)
    os.dup2(os.open(shown, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    status = 1
    try:
        status = main(["resume", audit])
    finally:
        os._exit(status)


def killed(audit: str, typed: str, shown: str, seconds: float) -> int:
    """Kill a sitting some time after its first question, and return the signal that ended it."""
    child = split_off(audit, typed, shown)
    end = time.monotonic() + 5
    while not (Path(shown).exists() and Path(shown).stat().st_size) and time.monotonic() < end:
        time.sleep(0.001)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    with open(0, encoding="ascii", closefd=False) as orders:
        for order in orders:
            print(killed(**json.loads(order)), flush=True)  # noqa: T201 - that is how it tells
