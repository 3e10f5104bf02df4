"""A sitting: asks, saves after every answer, looks back, writes the workbook."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.cli.album import FolderAlbum
from cxaudit.cli.drafts import Drafts
from cxaudit.cli.keeping import Keeper
from cxaudit.cli.last_screen import last_words
from cxaudit.cli.names import WORKBOOK, free, workbook_path
from cxaudit.cli.output import is_lost, is_terminal, pasteable, write
from cxaudit.cli.signals import SIGNALS, Interrupted
from cxaudit.cli.surroundings import columns, holder, new_id, now, today
from cxaudit.cli.writing import refuse_to_replace, write_workbook, write_workbook_beside
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import is_taken, locked, write_atomically
from cxaudit.interview.asking import Option, Stopped, User
from cxaudit.interview.at_terminal import Terminal
from cxaudit.interview.ending import sit
from cxaudit.interview.flow import Interview, begin
from cxaudit.interview.plain import Lines
from cxaudit.interview.setup import Then, set_up
from cxaudit.interview.sittings import by_sittings
from cxaudit.photos import photos_folder
from cxaudit.plan import route
from cxaudit.words import _, speaking


def begin_sitting(
    checklist: Checklist, baseline: Audit | None, output: Path | None, *, force: bool, plain: bool
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
        Interrupted: if the user interrupted.
    """
    day = today()
    with SIGNALS.sitting(), speaking(checklist.language), ExitStack() as locks:
        if output:
            locks.enter_context(locked(output, holder()))
            refuse_to_replace([output, workbook_path(output)], force=force)
        user, drafts = user_here(plain=plain), Drafts(baseline)
        try:
            begun = drafts.offered(user)
            audit, then = set_up(user, checklist, day, new_id(), baseline, begun, drafts.keep)
        except (Stopped, KeyboardInterrupt, OSError) as stopped:
            raise interrupted(stopped, drafts.whereabouts) from stopped
        keeper = Keeper(user, locks, output)

        def first() -> None:
            keeper.begin(audit, force=force)
            drafts.drop()

        if then == "now":
            run_sitting(user, begin(audit, route(audit)), keeper, first)
        else:
            first()
            _saved_for_later(keeper, then)


def _saved_for_later(keeper: Keeper, then: Then) -> None:
    """Make the visit pack where it is wanted, and say how the audit is begun, or how the pack is made."""
    try:
        if then == "pack":
            # not at the top, where every sitting would wait for what writes letters
            from cxaudit.cli.prepare import prepare

            prepare(keeper.path, None, None, by=None, force=False)
    finally:
        write(keeper.with_command(_("Saved. Begin with"), "resume"))
    if then == "later":
        write(keeper.with_command(_("What is taken along to it is made with"), "prepare"))


def interrupted(error: BaseException, said: str) -> BaseException:
    """How a sitting ends that was stopped from outside; another error stays what it is."""
    return error if isinstance(error, OSError) and not is_lost(error) else Interrupted(said)


def user_here(*, plain: bool = False) -> User:
    """A user at a terminal; one who types line by line where there is none, or where it is to be plain."""
    began = time.monotonic()

    def minutes() -> float:
        return (time.monotonic() - began) / 60

    dumb = os.environ.get("TERM") in ("dumb", "unknown")
    if is_terminal() and not dumb and not plain:
        return Terminal(minutes, time.monotonic)
    if not plain:
        write(_("This is no terminal that takes single keys: asking line by line, Enter after each."))
    return Lines(_read_line, write, minutes, columns)


def _read_line() -> str:
    with SIGNALS.waiting():
        try:
            line = sys.stdin.readline() if sys.stdin else ""
        except OSError as error:  # the terminal is gone
            raise EOFError from error
    if not line:
        raise EOFError
    return line


def run_sitting(user: User, interview: Interview, keeper: Keeper, first: Callable[[], None]) -> None:
    """Save the audit first, then ask, look back and write the workbook."""
    try:
        first()
        album = FolderAlbum(lambda: keeper.path)
        going = by_sittings(user, replace(interview, today=today(), album=album), keeper.save, now)
        finished = sit(user, going, keeper.save, now) if going else None
        if finished is None:
            write(keeper.with_command(_("Saved. Go on with"), "resume"))
            return
        numbered = keep_numbers(finished)
        if numbered is not finished:
            keeper.save(numbered)
        book, said = _write_workbook(user, numbered, keeper)
        write(said)
        for words in last_words(numbered, keeper.path, book):
            write(words)
        SIGNALS.check()
    except (Stopped, KeyboardInterrupt, OSError) as stopped:
        raise interrupted(stopped, keeper.whereabouts) from stopped


def _write_workbook(user: User, audit: Audit, keeper: Keeper) -> tuple[Path, str]:
    """Write the workbook beside the audit; one that is there already may hold people's work, so ask."""
    target, photos = workbook_path(keeper.path), photos_folder(keeper.path)
    try:
        if is_taken(target) and _replaces(user, target):
            return target, write_workbook(audit, target, photos, put=write_atomically)
        return write_workbook_beside(audit, target, photos)
    except CxauditError as error:
        what = _("the audit is saved, its workbook is not written")
        command = pasteable("cxaudit", "report", keeper.path)
        later = Problem(str(keeper.path), what, _("make it later with"), command)
        raise CxauditError(*error.problems, later) from error


def _replaces(user: User, target: Path) -> bool:
    other = next(free(target, WORKBOOK))
    choices = (
        Option("keep", _("keep it, and write {file}", file=other.name)),
        Option("replace", _("replace it")),
    )
    return user.pick(_("There is a workbook {file} already.", file=target.name), choices) == "replace"
