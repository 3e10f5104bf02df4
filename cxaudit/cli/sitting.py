"""An interview from beginning to end: asks, saves after every answer, looks back, writes the workbook."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.cli.files import (
    AUDIT,
    OUTPUT,
    WORKBOOK,
    free,
    refuse_to_replace,
    workbook_path,
    write_workbook,
    write_workbook_beside,
)
from cxaudit.cli.keeping import NOTHING_BEGUN, Keeper
from cxaudit.cli.options import holder, new_id, now, today
from cxaudit.cli.output import is_lost, is_terminal, pasteable, write
from cxaudit.cli.signals import SIGNALS
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.files import changed_at, is_file, is_taken, locked, names_in, put_in_place

if TYPE_CHECKING:
    from cxaudit.audit import Audit
    from cxaudit.checklist import Checklist
    from cxaudit.interview.asking import User


class Interrupted(Exception):
    """The person interrupted; everything answered is saved."""


def begin_sitting(
    checklist: Checklist, baseline: Audit | None, output: Path | None, *, force: bool, plain: bool = False
) -> None:
    """Set an audit up, and ask.

    Args:
        checklist: what is asked.
        baseline: the audit before; None: there is none.
        output: the audit's file; None: it is named after the business.
        force: whether that file may be replaced.
        plain: whether to ask line by line.

    Raises:
        CxauditError: if the file cannot be written, or another cxaudit holds it.
        Interrupted: if the person interrupted.
    """
    from cxaudit.interview.asking import Stopped
    from cxaudit.interview.setup import set_up
    from cxaudit.plan import begin

    day = today()
    with SIGNALS.sitting(), ExitStack() as locks:
        if output:
            locks.enter_context(locked(output, holder()))
            refuse_to_replace([output, workbook_path(output)], force=force)
        person = somebody(plain=plain)
        try:
            answers = set_up(person, checklist, day, baseline)
        except (Stopped, KeyboardInterrupt, OSError) as stopped:
            raise _interrupted(stopped, NOTHING_BEGUN) from stopped
        audit = begin(answers, checklist, new_id(), baseline)
        keeper = Keeper(person, locks, output)
        _sit(person, audit, keeper, audit.plan, lambda: keeper.begin(audit, force=force))


def go_on(path: Path | None, only: tuple[str, ...], *, plain: bool = False) -> None:
    """Go on with an audit, the latest where none is named; line by line where it is to be plain.

    Raises:
        CxauditError: if there is none, it cannot be read, or another cxaudit holds it.
        Interrupted: if the person interrupted.
    """
    from cxaudit.interview.flow import begin
    from cxaudit.interview.review import going_on
    from cxaudit.storage import load_audit

    today()
    path = path or _latest()
    order = _order(load_audit(path), only, path)
    with SIGNALS.sitting(), ExitStack() as locks:
        locks.enter_context(locked(path, holder()))
        person = somebody(plain=plain)
        audit = load_audit(path)  # read again: another may have saved it until now
        keeper = Keeper(person, locks, path)
        keeper.saved = path
        write(going_on(begin(audit, order)))
        _sit(person, audit, keeper, order, lambda: keeper.save(audit))


def _interrupted(error: BaseException, said: str) -> BaseException:
    """How a sitting ends that was stopped from outside; another error stays what it is."""
    return error if isinstance(error, OSError) and not is_lost(error) else Interrupted(said)


def _order(audit: Audit, only: tuple[str, ...], path: Path) -> tuple[str, ...]:
    """Questions of the plan, or those of some departments."""
    for name in only:
        if name not in audit.departments:
            what = f"the audit has no department {name!r}"
            raise CxauditError(Problem(str(path), what, nearest(name, audit.departments)))
    places = audit.checklist.places
    return tuple(name for name in audit.plan if not only or places[name].department.id in only)


def latest_audits() -> Iterator[Path]:
    """Return the audits in the folder for output, the one changed last first; the example is none."""
    from cxaudit.storage import is_example

    paths = (OUTPUT / name for name in names_in(OUTPUT) if name.endswith(AUDIT))
    latest = sorted(filter(is_file, paths), key=changed_at, reverse=True)
    return (path for path in latest if not is_example(path))


def _latest() -> Path:
    found = next(latest_audits(), None)
    if found is None:
        what = "there is no audit here to go on with"
        raise CxauditError(Problem(str(OUTPUT), what, "begin one with", pasteable("cxaudit", "start")))
    write(f"Going on with {found}")
    return found


def somebody(*, plain: bool = False) -> User:
    """A person at a terminal; one who types line by line where there is none, or where it is to be plain."""
    began = time.monotonic()

    def minutes() -> float:
        return (time.monotonic() - began) / 60

    dumb = os.environ.get("TERM") in ("dumb", "unknown")
    if is_terminal() and not dumb and not plain:
        from cxaudit.interview.prompts import Terminal

        return Terminal(minutes, time.monotonic)
    from cxaudit.interview.plain import Lines

    if not plain:
        write("This is no terminal that takes single keys: asking line by line, Enter after each.")
    return Lines(_read_line, write, minutes)


def _read_line() -> str:
    with SIGNALS.waiting():
        try:
            line = sys.stdin.readline() if sys.stdin else ""
        except OSError as error:  # the terminal is gone
            raise EOFError from error
    if not line:
        raise EOFError
    return line


def _sit(
    person: User, audit: Audit, keeper: Keeper, order: tuple[str, ...], first: Callable[[], None]
) -> None:
    """Save the audit first, then ask, look back and write the workbook."""
    from cxaudit.interview.asking import Stopped
    from cxaudit.interview.flow import begin
    from cxaudit.interview.review import sit

    try:
        first()
        finished = sit(person, begin(audit, order), keeper.save, now)
        if finished is None:
            write(keeper.with_command("Saved. Go on with", "resume"))
            return
        write(_write_workbook(person, finished, keeper))
        SIGNALS.check()
    except (Stopped, KeyboardInterrupt, OSError) as stopped:
        raise _interrupted(stopped, keeper.whereabouts) from stopped


def _write_workbook(person: User, audit: Audit, keeper: Keeper) -> str:
    """Write the workbook beside the audit; one that is there already may hold people's work, so ask."""
    target = workbook_path(keeper.path)
    try:
        if is_taken(target) and _replaces(person, target):
            return write_workbook(audit, target, put=put_in_place)
        return write_workbook_beside(audit, target)
    except CxauditError as error:
        what = "the audit is saved, its workbook is not written"
        command = pasteable("cxaudit", "report", keeper.path)
        later = Problem(str(keeper.path), what, "make it later with", command)
        raise CxauditError(*error.problems, later) from error


def _replaces(person: User, target: Path) -> bool:
    from cxaudit.interview.asking import Option

    other = next(free(target, WORKBOOK))
    choices = (Option("keep", f"keep it, and write {other.name}"), Option("replace", "replace it"))
    return person.pick(f"There is a workbook {target.name} already.", choices) == "replace"
