"""Reads workbooks back into their audit: shows what would change, and takes it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import click

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit
from cxaudit.cli.collected import told
from cxaudit.cli.names import stem
from cxaudit.cli.output import is_terminal, with_command, write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.surroundings import holder, now
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import is_same, locked
from cxaudit.merging import Outcome, ReturnedBook, compare, recorded
from cxaudit.report import build_report
from cxaudit.storage import load_audit, save_audit
from cxaudit.words import _, ngettext, speaking
from cxaudit.workbook.reading import current_cells, read_book


def collect(audit: Path, files: tuple[Path, ...], *, answers: bool, prefer: Path | None, yes: bool) -> None:
    """Read workbooks back into an audit's file.

    Args:
        audit: the file.
        files: the workbooks.
        answers: whether changed answers are taken too.
        prefer: the workbook that is right where different things are said; None: none is.
        yes: whether it is taken without asking.

    Raises:
        UsageError: if none of the files is the preferred one.
        CxauditError: if something cannot be read or written, or a workbook is of another audit.
    """
    if prefer and not any(is_same(prefer, file) for file in files):
        raise click.UsageError("--prefer names a file that is not read: name it among the files too")
    may_take = yes or is_terminal()
    with ExitStack() as held:
        if may_take:
            held.enter_context(locked(audit, holder()))
        loaded = load_audit(audit)
        held.enter_context(speaking(loaded.checklist.language))
        books = _read(loaded, files)
        named = zip(books, files, strict=True)
        right = next((book.digest for book, file in named if prefer and is_same(prefer, file)), "")
        at, current = now(), current_cells(build_report(loaded))
        outcome = compare(loaded, current, books, at, answers=answers, prefer=right)
        write("\n".join(told(outcome, current, books)))
        if not outcome.takes:
            write(_("Nothing is to be taken."))
        elif yes or (may_take and click.confirm(_("Take this?"))):
            _take(loaded, audit, outcome, recorded(outcome, books, at))
        else:
            write(
                with_command(
                    _("Nothing is taken yet. To take it"), *_command(audit, files, prefer, answers=answers)
                )
            )


def _read(audit: Audit, files: Sequence[Path]) -> list[ReturnedBook]:
    """Read all workbooks, and tell everything that is wrong with any of them."""
    books: list[ReturnedBook] = []
    problems: list[Problem] = []
    for file in files:
        try:
            book = read_book(file)
        except CxauditError as error:
            problems += error.problems
            continue
        if book.audit == audit.id:
            books.append(book)
        else:
            what = _("this is the workbook of another audit")
            problems.append(Problem(str(file), what, _("name the audit that it was written from")))
    if problems:
        raise CxauditError(*problems)
    return books


def _take(loaded: Audit, path: Path, outcome: Outcome, changed: Audit) -> None:
    """Save what was taken."""
    if outcome.added:
        changed = keep_numbers(changed)
    with SIGNALS.held_back():
        save_audit(changed, path, loaded)
    taken = ngettext("{n} change is taken.", "{n} changes are taken.", outcome.takes)
    write(f"{path}: {taken}")
    write(with_command(_("Its workbook, with them"), "cxaudit", "report", path, "-o", _beside(path)))


def _beside(path: Path) -> Path:
    return path.with_name(f"{stem(path)}-2.xlsx")


def _command(audit: Path, files: Sequence[Path], prefer: Path | None, *, answers: bool) -> list[str | Path]:
    chosen: list[str | Path] = ["--prefer", prefer] if prefer else []
    return ["cxaudit", "collect", audit, *files, *(["--answers"] if answers else []), *chosen, "--yes"]
