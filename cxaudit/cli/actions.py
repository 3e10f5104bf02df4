"""Says what is to be done of audits, or writes it for other programs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import click

from cxaudit.audit import Audit
from cxaudit.cli.action_table import in_words, shown
from cxaudit.cli.names import check_name
from cxaudit.cli.output import write, write_styled
from cxaudit.cli.surroundings import columns, now, today
from cxaudit.cli.writing import refuse_to_replace
from cxaudit.csv_text import Field, csv_text
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.files import write_atomically, write_new
from cxaudit.report import Share, ToDo, by_owner, owned_by, to_do
from cxaudit.storage import load_audit
from cxaudit.words import N_, _

CSV, CALENDAR = ".csv", ".ics"
"""Endings of the files for other programs."""

_FIELDS: tuple[tuple[str, Callable[[ToDo], Field]], ...] = (
    (N_("Business"), lambda item: item.house),
    (N_("Audit of"), lambda item: item.day),
    (N_("No."), lambda item: item.number),
    (N_("What"), lambda item: item.title),
    (N_("Department"), lambda item: item.department),
    (N_("Owner"), lambda item: item.owner),
    (N_("Critical"), lambda item: _("yes") if item.critical else ""),
    (N_("Effort"), lambda item: item.effort.label),
    (N_("First due"), lambda item: item.first_due),
    (N_("Contain by"), lambda item: item.contained_by),
    (N_("Due"), lambda item: item.due),
    (N_("Status"), lambda item: item.status.label),
    (N_("Days overdue"), lambda item: item.late or None),
    (N_("Done on"), lambda item: item.done_on),
    (N_("ID of the audit"), lambda item: item.audit),
    (N_("ID"), lambda item: item.id),
)
"""What stands in the file for spreadsheet programs, in order: heads, and what they say of an item."""


def actions(
    audits: Sequence[Path],
    table: Path | None,
    calendar: Path | None,
    owner: str | None,
    *,
    overdue: bool,
    everything: bool,
    force: bool,
) -> None:
    """Say what is to be done of audits, by who sees to it, or write it for other programs.

    Args:
        audits: the files.
        table: the file for spreadsheet programs; None: none is written.
        calendar: the file for calendars; None: none is written.
        owner: whose action items; None: everybody's.
        overdue: whether only what is overdue is told.
        everything: whether what is parked, done and dropped is told too.
        force: whether files of the same names are replaced.

    Raises:
        UsageError: if options contradict each other.
        CxauditError: if nobody has that name, or something cannot be read or written.
    """
    targets = [path for path in (table, calendar) if path]
    _refuse_contradictions(targets, overdue=overdue, everything=everything, force=force)
    check_name(table, CSV)
    check_name(calendar, CALENDAR)
    day, loaded = today(), _loaded(audits)
    with loaded[0].checklist.spoken():
        items = _of_owner(list(to_do(loaded, day)), owner)
        if overdue:
            items = [item for item in items if item.late]
        listed = by_owner(item for item in items if everything or item.status.unfinished)
        refuse_to_replace(targets, force=force)
        if table:
            _write(table, csv_text(*_rows(listed)), in_words(listed), force=force)
        if calendar:
            _write(calendar, _in_calendar(items), in_words(listed), force=force)
        if not targets:
            write_styled("\n".join(shown(listed, loaded, columns())))


def _refuse_contradictions(
    targets: Collection[Path], *, overdue: bool, everything: bool, force: bool
) -> None:
    """Refuse options that ask for two things at once, or for nothing.

    Raises:
        UsageError: which ones.
    """
    if overdue and everything:
        raise click.UsageError("--overdue and --all ask for different items: give one of them")
    if force and not targets:
        raise click.UsageError("--force replaces files: name them with --csv or --calendar")


def _loaded(paths: Sequence[Path]) -> list[Audit]:
    """Read audits, and tell what is wrong with all of them at once; one that is named twice is wrong too.

    Raises:
        CxauditError: with every problem.
    """
    audits: dict[Path, Audit] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            audit = load_audit(path)
        except CxauditError as error:
            problems += error.problems
            continue
        if other := next((named for named, each in audits.items() if each.id == audit.id), None):
            what = _("this is the same audit as {other}", other=other)
            problems.append(Problem(str(path), what, _("name the file that counts, alone")))
        audits[path] = audit
    if problems:
        raise CxauditError(*problems)
    return list(audits.values())


def _of_owner(items: Sequence[ToDo], name: str | None) -> Sequence[ToDo]:
    """Return what somebody sees to, finished or not; for None all there is.

    Raises:
        CxauditError: if nobody of that name sees to anything.
    """
    own = items if name is None else owned_by(items, name)
    if name is not None and not own:
        what = _("nobody of this name sees to an action item")
        raise CxauditError(Problem(name, what, nearest(name, {share.owner for share in by_owner(items)})))
    return own


def _rows(listed: Sequence[Share]) -> tuple[list[str], list[list[Field]]]:
    """Heads and rows of the file for spreadsheet programs."""
    heads = [_(head) for head, _told in _FIELDS]
    return heads, [[told(item) for _head, told in _FIELDS] for share in listed for item in share.items]


def _in_calendar(items: Sequence[ToDo]) -> bytes:
    # not at the top, where a table would wait for it: a tenth of a second
    from cxaudit.calendars import calendar

    return calendar(items, now())


def _write(path: Path, content: bytes, what: str, *, force: bool) -> None:
    (write_atomically if force else write_new)(path, lambda file: file.write(content))
    write(f"{path}: {what}")
