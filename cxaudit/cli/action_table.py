"""What is to be done, as a table at the terminal, by who sees to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from rich.console import Console
from rich.table import Table
from rich.text import Text

from cxaudit.audit import Audit
from cxaudit.days import in_full, short_month
from cxaudit.interview.tables import drawn_table
from cxaudit.interview.wrapping import wrap
from cxaudit.report import Share, ToDo
from cxaudit.terminal import visible_line
from cxaudit.text import as_compared
from cxaudit.words import N_, _, ngettext


class _Column(NamedTuple):
    """One column of the table."""

    head: str
    """What stands above it, in English."""

    told: Callable[[ToDo], str]
    """What it says of an item."""

    width: int
    """Cells at most; 0: whatever the others leave."""

    window: int = 0
    """Cells of a window from which on there is room for it."""


_COLUMNS = (
    _Column(N_("What"), lambda item: _what(item), 0),
    _Column(N_("Department"), lambda item: item.department, 24, window=110),
    _Column(N_("Effort"), lambda item: item.effort.label, 6),
    _Column(N_("Due"), lambda item: _short(item.due), 11),
    _Column(N_("Status"), lambda item: _status(item), 15),
)
_NARROW = 60
"""Cells of a window below which columns have no room."""

_BETWEEN = 2
"""Cells between two columns."""


def in_words(listed: Sequence[Share]) -> str:
    """Say how many items there are, how many of them are to be done, and how many are overdue."""
    total = sum(len(share.items) for share in listed)
    unfinished = sum(share.unfinished for share in listed)
    overdue = sum(share.overdue for share in listed)
    parts = [
        ngettext("{n} action item", "{n} action items", total),
        ngettext("{n} to do", "{n} to do", unfinished) if unfinished < total else "",
        ngettext("{n} overdue", "{n} overdue", overdue) if overdue else "",
    ]
    return ", ".join(filter(None, parts))


def shown(listed: Sequence[Share], audits: Sequence[Audit], width: int) -> list[str]:
    """Return the table as lines that fit a window.

    Args:
        listed: what is to be done.
        audits: of which it is; where there are several, each item says of which it is.
        width: cells of the window.
    """
    title = f"{_title(audits)}: {in_words(listed)}"
    if not listed:
        return [title]
    columns = [column for column in _COLUMNS if width >= column.window]
    if len(audits) > 1:
        columns.insert(1, _of_audits(audits))
    if width < _NARROW:
        heads = [_(column.head) for column in columns]
        return drawn_table(title, heads, list(_rows(listed, columns)), width)
    return [*wrap(title, width), "", *_drawn(listed, columns, width)]


def _of_audits(audits: Sequence[Audit]) -> _Column:
    """The column that says of which audit an item is, in as few words as tell them apart."""
    ways: list[Callable[[Audit], str]] = [
        lambda audit: audit.organisation,
        lambda audit: audit.site or audit.organisation,
        lambda audit: " · ".join(filter(None, (audit.organisation, audit.site))),
        lambda audit: " · ".join(filter(None, (audit.organisation, audit.site, _short(audit.date)))),
    ]
    called = [[way(audit) for audit in audits] for way in ways]
    enough = next((names for names in called if len({*map(as_compared, names)}) == len(audits)), called[-1])
    names = dict(zip((audit.id for audit in audits), enough, strict=True))
    return _Column(N_("Audit"), lambda item: names[item.audit], 22)


def _title(audits: Sequence[Audit]) -> str:
    if len(audits) > 1:
        return ngettext("{n} audit", "{n} audits", len(audits))
    [audit] = audits
    house = ", ".join(filter(None, (audit.organisation, audit.site)))
    return _("{house}, {day}", house=house, day=in_full(audit.date))


def _rows(listed: Sequence[Share], columns: Sequence[_Column]) -> Iterator[list[str]]:
    """A row that names somebody, one for each item, and an empty one before the next."""
    for place, share in enumerate(listed):
        if place:
            yield [""] * len(columns)
        yield [_heading(share), *[""] * (len(columns) - 1)]
        yield from ([column.told(item) for column in columns] for item in share.items)


def _drawn(listed: Sequence[Share], columns: Sequence[_Column], width: int) -> Iterator[str]:
    """A table for each person, all of them with columns of the same widths, and heads above the first."""
    left = width - sum(column.width + _BETWEEN for column in columns)
    console = Console(width=width, color_system=None, highlight=False)
    for place, share in enumerate(listed):
        table = Table(box=None, show_header=not place, pad_edge=False, padding=(0, _BETWEEN, 0, 0))
        for column in columns:
            table.add_column(_(column.head), width=column.width or left, overflow="fold")
        for item in share.items:
            table.add_row(*(Text(visible_line(column.told(item))) for column in columns))
        with console.capture() as drawn:
            console.print(table)
        lines = [line.rstrip() for line in drawn.get().rstrip("\n").split("\n")]
        yield from () if place else lines[:1]
        yield from ("", *wrap(_heading(share), width), *(lines if place else lines[1:]))


def _heading(share: Share) -> str:
    return f"{share.owner or _('Nobody')}: {in_words([share])}"


def _what(item: ToDo) -> str:
    contained = _("contain by {day}", day=_short(item.contained_by)) if item.contained_by else ""
    return " · ".join(filter(None, (f"{item.number}. {item.title}", contained)))


def _short(day: date | None) -> str:
    """Say a date in a few letters: 5 Jan 2026; nothing where there is none."""
    if day is None:
        return ""
    return _("{day} {month} {year}", day=day.day, month=short_month(day), year=day.year)


def _status(item: ToDo) -> str:
    """Say how far an item has come, when it was done, and for how long it is overdue."""
    if item.done_on and not item.status.unfinished:
        return _("{status} on {day}", status=item.status.label, day=_short(item.done_on))
    if not item.late:
        return item.status.label
    late = ngettext("{n} day overdue", "{n} days overdue", item.late)
    return f"{item.status.label}, {late}"
