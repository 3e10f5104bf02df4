"""Reads workbooks, and other files of an audit, back into it: shows what would change, and takes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import click
from pydantic import ValidationError

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit, Collected
from cxaudit.cli.collected import told
from cxaudit.cli.collected_audits import told_together
from cxaudit.cli.names import stem
from cxaudit.cli.output import is_terminal, with_command, write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.surroundings import holder, now
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import is_same, locked
from cxaudit.merging import (
    DIGITS,
    Current,
    Outcome,
    ReturnedBook,
    Together,
    bring_together,
    compare,
    recorded,
)
from cxaudit.photos import carry_photos
from cxaudit.report import build_report
from cxaudit.storage import load_audit, save_audit
from cxaudit.words import _, ngettext
from cxaudit.workbook.reading import current_cells, read_book


def collect(audit: Path, files: tuple[Path, ...], *, answers: bool, prefer: Path | None, yes: bool) -> None:
    """Read workbooks, and other files of the audit, back into an audit's file.

    Args:
        audit: the file.
        files: the workbooks, and other audits' files of the same id.
        answers: whether answers that were changed in workbooks are taken too.
        prefer: the file that is right where different things are said; None: none is.
        yes: whether it is taken without asking.

    Raises:
        UsageError: if none of the files is the preferred one.
        CxauditError: if something cannot be read or written, or is of another audit.
    """
    if prefer and not any(is_same(prefer, file) for file in files):
        raise click.UsageError("--prefer names a file that is not read: name it among the files too")
    may_take = yes or is_terminal()
    with ExitStack() as held:
        if may_take:
            held.enter_context(locked(audit, holder()))
        loaded = load_audit(audit)
        held.enter_context(loaded.checklist.spoken())
        news = _News(loaded, audit, _read(loaded, audit, files), prefer, now())
        outcome, current = news.compared(answers=answers)
        write("\n".join([*news.told(), *told(outcome, current, news.books)]))
        if not news.takes + outcome.takes:
            write(_("Nothing is to be taken."))
        elif yes or (may_take and click.confirm(_("Take this?"))):
            _take(news, outcome)
        else:
            command = _command(audit, files, prefer, answers=answers)
            write(with_command(_("Nothing is taken yet. To take it"), *command))


@dataclass
class _News:
    """What was read of all files, brought together with the audit."""

    loaded: Audit
    path: Path
    files: Sequence[tuple[Path, ReturnedBook | Audit]]
    prefer: Path | None
    at: datetime
    audit: Audit = field(init=False)
    together: list[tuple[Path, Audit, Together]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Bring other files of the audit together with it, one after the other."""
        self.audit = self.loaded
        for file, other in self.files:
            if isinstance(other, Audit):
                self._bring(file, other)

    def _bring(self, file: Path, other: Audit) -> None:
        try:
            together = bring_together(self.audit, other, prefer=self._is_preferred(file))
        except ValidationError as error:
            what = _("it does not fit the audit: {reason}", reason=error.errors()[0]["msg"])
            raise CxauditError(Problem(str(file), what, _("change one of both by hand"))) from error
        self.together.append((file, other, together))
        self.audit = together.audit
        if together.taken:
            self.audit = self.audit.model_copy(
                update={"collected": (*self.audit.collected, self._record(file, other, together))}
            )

    def _record(self, file: Path, other: Audit, together: Together) -> Collected:
        digest = sha256(other.model_dump_json().encode()).hexdigest()[:DIGITS]
        changes = len(together.taken)
        return Collected(file=file.name, digest=digest, who=other.auditor, at=self.at, changes=changes)

    def _is_preferred(self, file: Path) -> bool:
        return self.prefer is not None and is_same(self.prefer, file)

    @property
    def books(self) -> list[ReturnedBook]:
        """The workbooks among the files."""
        return [book for _file, book in self.files if isinstance(book, ReturnedBook)]

    @property
    def takes(self) -> int:
        """How many changes are taken of other files of the audit."""
        return sum(len(together.taken) for *_others, together in self.together)

    def compared(self, *, answers: bool) -> tuple[Outcome, Current]:
        """Compare the workbooks with the audit, and say what its cells would hold now."""
        if not self.books:
            return Outcome(self.audit), Current({})
        current = current_cells(build_report(self.audit))
        right = next(
            (
                book.digest
                for file, book in self.files
                if isinstance(book, ReturnedBook) and self._is_preferred(file)
            ),
            "",
        )
        outcome = compare(self.audit, current, self.books, self.at, answers=answers, prefer=right)
        return outcome, current

    def told(self) -> Iterator[str]:
        """Say what came of other files of the audit."""
        for file, other, together in self.together:
            yield from told_together(file.name, other, self.loaded, together)


def _read(audit: Audit, path: Path, files: Sequence[Path]) -> list[tuple[Path, ReturnedBook | Audit]]:
    """Read all files, and tell everything that is wrong with any of them."""
    read: list[tuple[Path, ReturnedBook | Audit]] = []
    problems: list[Problem] = []
    for file in files:
        try:
            read.append((file, _one(audit, path, file)))
        except CxauditError as error:
            problems += error.problems
    if problems:
        raise CxauditError(*problems)
    return read


def _one(audit: Audit, path: Path, file: Path) -> ReturnedBook | Audit:
    """Read a workbook, or another file of the audit."""
    if is_same(path, file):
        raise CxauditError(Problem(str(file), _("this is the audit itself"), _("name another file of it")))
    if file.suffix.lower() != ".json":
        book = read_book(file)
        if book.audit != audit.id:
            what = _("this is the workbook of another audit")
            raise CxauditError(Problem(str(file), what, _("name the audit that it was written from")))
        return book
    other = load_audit(file)
    if other.id != audit.id or other.as_written != audit.as_written:
        what = _("this is another audit, or has other questions")
        raise CxauditError(Problem(str(file), what, _("name another file of the same audit")))
    return other


def _take(news: _News, outcome: Outcome) -> None:
    """Save what was taken."""
    changed = recorded(outcome, news.books, news.at)
    if outcome.added:
        changed = keep_numbers(changed)
    for file, other, _together in news.together:
        carry_photos(_photos(other), file, news.path)
    with SIGNALS.held_back():
        save_audit(changed, news.path, news.loaded)
    taken = ngettext("{n} change is taken.", "{n} changes are taken.", news.takes + outcome.takes)
    write(f"{news.path}: {taken}")
    beside = news.path.with_name(f"{stem(news.path)}-2.xlsx")
    write(with_command(_("Its workbook, with them"), "cxaudit", "report", news.path, "-o", beside))


def _photos(audit: Audit) -> Iterator[str]:
    for response in audit.responses.values():
        yield from (*response.photos, *response.staff_photos)


def _command(audit: Path, files: Sequence[Path], prefer: Path | None, *, answers: bool) -> list[str | Path]:
    chosen: list[str | Path] = ["--prefer", prefer] if prefer else []
    return ["cxaudit", "collect", audit, *files, *(["--answers"] if answers else []), *chosen, "--yes"]
