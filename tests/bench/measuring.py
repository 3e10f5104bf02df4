"""Measuring commands and functions in turn, several times, as ratios: a busy machine slows both sides."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from statistics import median
from subprocess import DEVNULL, check_output
from subprocess import run as run_process
from typing import NamedTuple

Command = Sequence[str]
"""A program and its arguments."""


class Ratio(NamedTuple):
    """What one thing takes against another."""

    ratio: float
    """Median of the ratios of all rounds."""

    seconds: tuple[float, float]
    """Median of each."""

    @classmethod
    def of(cls, rounds: Sequence[tuple[float, float]]) -> Ratio:
        """Compare what both took, round by round."""
        ours, theirs = zip(*rounds, strict=True)
        return cls(median(one / other for one, other in rounds), (median(ours), median(theirs)))


def ratio(ours: Command, theirs: Command, rounds: int) -> Ratio:
    """Run two commands in turn, so many times, after one round that doesn't count; compare processor time."""
    taken = [(processor(partial(run, ours)), processor(partial(run, theirs))) for _ in range(rounds + 1)]
    return Ratio.of(taken[1:])


def elapsed(work: Callable[[], object]) -> float:
    """Seconds by the clock."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def processor(work: Callable[[], object]) -> float:
    """Seconds of processor time, those of other processes that it waits for too.

    Windows doesn't count these: there it is seconds by the clock.
    """
    if sys.platform == "win32":
        return elapsed(work)
    import resource

    def used() -> float:
        both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return sum(each.ru_utime + each.ru_stime for each in both)

    begun = used()
    work()
    return used() - begun


def run(command: Command) -> None:
    """Run a command in a process of its own; what it prints is dropped."""
    done = run_process(command, stdout=DEVNULL, stderr=DEVNULL, check=False)
    if done.returncode not in (0, 1):  # 1: the input is wrong, as it may be here
        raise RuntimeError(f"{command} ended with {done.returncode}")


def peak(command: Command) -> float:
    """Peak megabytes of a command; nan where the system doesn't say.

    A small process starts it, since on Linux a process counts the memory of the one that started it.
    """
    return float(check_output([sys.executable, "-c", _TELL_PEAK, *command]))


_TELL_PEAK = """
import subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    import resource
except ImportError:
    print("nan")
else:
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(used / (2**20 if sys.platform == "darwin" else 2**10))
"""
