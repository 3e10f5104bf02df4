"""Who has how much to do: the sheet's columns, and what the action plan comes to on the audit's day.

Right of the page stand, hidden, everybody by number and the plan's rows with the number of their owner: so
names are compared once, and all counts are of numbers. 0 is nobody, or somebody who is not on the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cxaudit import look
from cxaudit.days import months_from
from cxaudit.report import ActionRow, Report
from cxaudit.words import N_
from cxaudit.workbook import roles
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.sheet_names import BY_OWNER

MONTHS = 3
"""Months that are counted each by itself; what is due later, or on no day, is counted together."""

LATER = MONTHS + 1

OWNERS_APART, NUMBERS_END, PLACES = 100_000, 9_000, 10_000
"""How items are ordered: by their owner's number, their own up to so many, and their place in the plan."""

DAYS_APART = 1_000_000
"""How days are ordered by owner: more than any day has for its number."""

OPEN_FIRST = 1_000
"""How owners are ordered: by what is open, then as the list has them."""


class ByOwner(Sheet[None]):
    """Columns of the sheet; those after the margin are hidden, and hold numbers."""

    name = BY_OWNER
    px = look.PORTRAIT
    top = 5

    margin = Column[None](px=look.MARGIN)
    number = Column[None](N_("Owner"), px=30, head_style=roles.HEAD_OVER)
    title = Column[None](px=228, head_style=roles.HEAD_TEXT)
    first_due = Column[None](N_("First due"), px=108, head_style=roles.HEAD_NUMBER)
    critical = Column[None](N_("Critical"), px=56, head_style=roles.HEAD_NUMBER)
    month_1 = Column[None](px=56, head_style=roles.HEAD_NUMBER)
    month_2 = Column[None](px=56, head_style=roles.HEAD_NUMBER)
    month_3 = Column[None](px=56, head_style=roles.HEAD_NUMBER)
    later = Column[None](N_("later"), px=56, head_style=roles.HEAD_NUMBER)
    quick = Column[None](N_("Quick wins"), px=86, head_style=roles.HEAD_NUMBER)
    open = Column[None](N_("Open in all"), px=96, head_style=roles.HEAD_NUMBER)
    end = Column[None](px=look.MARGIN)
    apart = Column[None](px=look.APART, printed=False)

    place = Column[None]()
    """Of the owner on the list, of the item in the plan."""
    count = Column[None]()
    """How many items a block has."""
    before = Column[None]()
    """How many items stand before those of a block, by `order`."""

    name_listed = Column[None]()
    number_listed = Column[None]()
    open_listed = Column[None]()
    key_listed = Column[None]()

    owner = Column[None]()
    day = Column[None]()
    month = Column[None]()
    is_critical = Column[None]()
    is_quick = Column[None]()
    order = Column[None]()
    order_of_days = Column[None]()


BY_MONTH = (ByOwner.month_1, ByOwner.month_2, ByOwner.month_3, ByOwner.later)


@dataclass(frozen=True)
class Work:
    """One item that is still to be finished."""

    place: int
    """Its row in the plan, from 1."""

    item: ActionRow
    """The item itself."""

    owner: int
    """Number of its owner, 0 for none on the list."""

    day: date | None
    """When it is due, or a critical failure is to do no more harm."""

    month: int
    """From 1; `LATER` for all that come after, and for no day."""

    @property
    def order(self) -> float:
        """What it is ordered by."""
        number = min(self.item.number, NUMBERS_END)
        return self.owner * OWNERS_APART + number + self.place / PLACES


@dataclass(frozen=True)
class Workload:
    """Who has what to do on the day of the audit."""

    report: Report

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everybody who may own an item, those once whom a spreadsheet takes for one."""
        names: dict[str, str] = {}
        for name in filter(None, self.report.owners):
            names.setdefault(_compared(name), name)
        return tuple(names.values())

    @cached_property
    def months(self) -> tuple[date, ...]:
        """The first days of the months that are counted by themselves, and of the next."""
        days = [day for item in self._unfinished if (day := _day(item))]
        return months_from(min(days, default=self.report.day), MONTHS + 1)

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """All items still to be finished, in the plan's order."""
        numbers = {_compared(name): number for number, name in enumerate(self.names, 1)}
        return tuple(
            Work(place, item, numbers.get(_compared(item.owner), 0), _day(item), self._month(_day(item)))
            for place, item in enumerate(self.items, 1)
            if item.status.unfinished
        )

    @property
    def items(self) -> Sequence[ActionRow]:
        """All items as the plan lists them."""
        return [*self.report.not_parked, *self.report.parked]

    @property
    def _unfinished(self) -> list[ActionRow]:
        return [item for item in self.items if item.status.unfinished]

    def of(self, owner: int) -> list[Work]:
        """Return what somebody has to do, by number."""
        return sorted((work for work in self.works if work.owner == owner), key=lambda work: work.order)

    def key(self, owner: int) -> int:
        """Return what owners are ordered by: those first who have most."""
        return owner - OPEN_FIRST * len(self.of(owner))

    @cached_property
    def ranked(self) -> tuple[int, ...]:
        """Numbers of all owners, those first who have most."""
        return tuple(sorted(range(1, len(self.names) + 1), key=self.key))

    def _month(self, day: date | None) -> int:
        return LATER if day is None else max(1, sum(first <= day for first in self.months))


def _compared(name: str) -> str:
    """What a spreadsheet compares of a name: neither blanks around it nor capitals."""
    return " ".join(part for part in name.replace("\u00a0", " ").split(" ") if part).lower()


def _day(item: ActionRow) -> date | None:
    return item.contained_by or item.due
