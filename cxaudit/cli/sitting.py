"""An interview from beginning to end: asks, saves after every answer, looks back, writes the workbook."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

from cxaudit.cli.files import AUDIT, OUTPUT, WORKBOOK, audit_path, free, workbook_path, write_workbook
from cxaudit.cli.options import new_id, now, today
from cxaudit.errors import CxauditError, Problem, nearest

if TYPE_CHECKING:
    from cxaudit.audit import Audit
    from cxaudit.checklist import Checklist
    from cxaudit.interview.asking import Person


class Interrupted(Exception):
    """The person interrupted; everything answered is saved."""


def begin_sitting(
    checklist: Checklist, baseline: Audit | None, output: Path | None, *, plain: bool = False
) -> None:
    """Set an audit up, and ask; line by line where it is to be plain.

    Raises:
        CxauditError: if the file cannot be written, or another cxaudit holds it.
        Interrupted: if the person interrupted.
    """
    from cxaudit.interview.asking import Stopped
    from cxaudit.interview.setup import set_up
    from cxaudit.plan import begin
    from cxaudit.storage import held

    person = somebody(plain=plain)
    with _hang_ups_stop():
        try:
            answers = set_up(person, checklist, today(), baseline)
        except (Stopped, KeyboardInterrupt) as stopped:
            raise Interrupted("nothing was begun yet") from stopped
        audit = begin(answers, checklist, new_id(), baseline)
        path = output or free(audit_path(audit), AUDIT)
        with held(path, _holder()):
            _sit(person, audit, path, audit.plan)


def go_on(path: Path | None, only: tuple[str, ...], *, plain: bool = False) -> None:
    """Go on with an audit, the latest where none is named; line by line where it is to be plain.

    Raises:
        CxauditError: if there is none, it cannot be read, or another cxaudit holds it.
        Interrupted: if the person interrupted.
    """
    from cxaudit.storage import held, load_audit

    path = path or _latest()
    order = _order(load_audit(path), only, path)
    person = somebody(plain=plain)
    with _hang_ups_stop(), held(path, _holder()):
        _sit(person, load_audit(path), path, order)  # read again: another may have saved it until now


def _order(audit: Audit, only: tuple[str, ...], path: Path) -> tuple[str, ...]:
    """Questions of the plan, or those of some departments."""
    for name in only:
        if name not in audit.departments:
            what = f"the audit has no department {name!r}"
            raise CxauditError(Problem(str(path), what, nearest(name, audit.departments)))
    places = audit.checklist.places
    return tuple(name for name in audit.plan if not only or places[name].department.id in only)


def latest_audits() -> list[Path]:
    """Return the audits in the folder for output, the one changed last first."""
    audits = (path for path in OUTPUT.glob(f"*{AUDIT}") if path.is_file())
    return sorted(audits, key=lambda path: path.stat().st_mtime, reverse=True)


def _latest() -> Path:
    found = latest_audits()
    if not found:
        raise CxauditError(Problem(str(OUTPUT), "there is no audit here to go on with", "cxaudit start"))
    click.echo(f"Going on with {found[0]}")
    return found[0]


def somebody(*, plain: bool = False) -> Person:
    """A person at a terminal; one who types line by line where there is none, or where it is to be plain."""
    began = time.monotonic()

    def minutes() -> float:
        return (time.monotonic() - began) / 60

    dumb = os.environ.get("TERM") in ("dumb", "unknown")
    if sys.stdin.isatty() and sys.stdout.isatty() and not dumb and not plain:
        from cxaudit.interview.prompts import Terminal

        return Terminal(minutes, time.monotonic)
    from cxaudit.interview.plain import Lines

    if not plain:
        click.echo("This is no terminal that takes single keys: asking line by line, Enter after each.")
    return Lines(_read_line, click.echo, minutes)


def _read_line() -> str:
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _sit(person: Person, audit: Audit, path: Path, order: tuple[str, ...]) -> None:
    from cxaudit.interview.asking import Stopped
    from cxaudit.interview.flow import begin
    from cxaudit.interview.review import sit
    from cxaudit.storage import save_audit

    onward = f'cxaudit resume "{path}"' if " " in str(path) else f"cxaudit resume {path}"
    try:
        save_audit(audit, path)
        finished = sit(person, begin(audit, order), lambda audit: save_audit(audit, path), now)
        if finished is None:
            click.echo(f"Saved. Go on with: {onward}")
            return
        write_workbook(finished, _workbook(person, path))
    except (Stopped, KeyboardInterrupt) as stopped:
        raise Interrupted(f"everything answered is saved; go on with: {onward}") from stopped


def _workbook(person: Person, path: Path) -> Path:
    """The workbook beside the audit; one that is there already may hold people's work, so ask."""
    from cxaudit.interview.asking import Choice

    target = workbook_path(path)
    if not target.exists():
        return target
    other = free(target, WORKBOOK)
    choices = (Choice("keep", f"keep it, and write {other.name}"), Choice("replace", "replace it"))
    keep = person.pick(f"There is a workbook {target.name} already.", choices) == "keep"
    return other if keep else target


def _holder() -> str:
    """Who holds an audit, as another cxaudit tells it."""
    import getpass
    import socket

    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for this user, as in some containers and on Windows
        user = "somebody"
    return f"{user} on {socket.gethostname()}, process {os.getpid()}, since {now():%d %B %Y %H:%M}"


@contextmanager
def _hang_ups_stop() -> Iterator[None]:
    """Treat a closed window, and being asked to end, like Ctrl-C: save and stop."""

    def stop(_: int, __: FrameType | None) -> NoReturn:
        for name in names:  # a shell that is closed hangs up once more, while we save
            signal.signal(getattr(signal, name), signal.SIG_IGN)
        raise KeyboardInterrupt

    # Windows has no SIGHUP: there a closed window ends the program, and everything answered is saved
    names = [name for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), stop) for name in names}
    try:
        yield
    finally:
        for name, action in before.items():
            with suppress(TypeError):  # an action that was not set by Python cannot be put back
                signal.signal(getattr(signal, name), action)
