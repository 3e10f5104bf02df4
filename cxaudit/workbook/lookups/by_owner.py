"""Formulas of the sheet By owner: everybody by number, the plan's rows with their owners' numbers, counts.

A name is compared with `=` once for each row of the plan; whatever else is counted or looked up is a number.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openpyxl.utils.datetime import to_excel

from cxaudit.audit import Severity
from cxaudit.words import _
from cxaudit.workbook.columns import Column
from cxaudit.workbook.formulas.expressions import first_of, text, trimmed
from cxaudit.workbook.formulas.ranking import place_of
from cxaudit.workbook.lookups.plan import at, is_unfinished_at, rows_of_plan
from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.action_plan import QUICK_WIN, ActionPlan, PlanRow
from cxaudit.workbook.tables.by_owner import (
    DAYS_APART,
    LATER,
    NUMBERS_END,
    OPEN_FIRST,
    OWNERS_APART,
    PLACES,
    ByOwner,
)


@dataclass(frozen=True)
class Helpers:
    """The hidden rows of the sheet."""

    listed: Block
    """Everybody who may own an item."""

    plan: Block
    """The rows of the plan as it is now, by position."""

    def of_plan(self, column: Column[None]) -> str:
        """Return the cells of a column for all rows of the plan."""
        return self.plan.column(column)

    def of_listed(self, column: Column[None]) -> str:
        """Return the cells of a column for everybody on the list."""
        return self.listed.column(column)

    def owner_at(self, place: int) -> str:
        """Number of the owner of what stands in the plan at a place; empty where nothing is left to do."""
        names = trimmed(self.of_listed(ByOwner.name_listed))
        numbers = self.of_listed(ByOwner.number_listed)
        owner = trimmed(at(ActionPlan.owner, str(place)))
        number = f"SUMPRODUCT(({names}={owner})*{numbers})"
        unfinished = f'IF({is_unfinished_at(str(place))},{number},"")'
        return f'IF({place}>{rows_of_plan()},"",{unfinished})'

    def ranked(self, rank: int) -> str:
        """Number of whoever comes at a rank by what there is to do; empty where it is nothing."""
        place = place_of(self.of_listed(ByOwner.key_listed), rank)
        return f'IF(INDEX({self.of_listed(ByOwner.open_listed)},{place})=0,"",{place})'

    def named(self, number: str) -> str:
        """Name that has a number."""
        return f"INDEX({self.of_listed(ByOwner.name_listed)},{number})"

    def open_of(self, number: str) -> str:
        """How many items somebody has to do."""
        return f"COUNTIF({self.of_plan(ByOwner.owner)},{number})"

    def in_month(self, number: str, month: int) -> str:
        """How many of them are due in a month."""
        return f"COUNTIFS({self.of_plan(ByOwner.owner)},{number},{self.of_plan(ByOwner.month)},{month})"

    def sum_of(self, column: Column[None], number: str) -> str:
        """How many of them are critical, or quick wins."""
        return f"SUMIFS({self.of_plan(column)},{self.of_plan(ByOwner.owner)},{number})"

    def first_day(self, number: str) -> str:
        """The first day on which any of them is due, empty where none has a day."""
        days, below = self.of_plan(ByOwner.order_of_days), f"{number}*{DAYS_APART}"
        before, until = f'COUNTIF({days},"<"&{below})', f'COUNTIF({days},"<"&({number}+1)*{DAYS_APART})'
        return f'IF({until}={before},"",SMALL({days},{before}+1)-{below})'

    def before(self, number: str) -> str:
        """How many items stand before those of somebody, by `order`."""
        return f'COUNTIF({self.of_plan(ByOwner.order)},"<"&{number}*{OWNERS_APART})'

    def nth(self, before: str, number: int) -> str:
        """Place in the plan of somebody's item of that rank, from 1."""
        return place_of(self.of_plan(ByOwner.order), f"{before}+{number}")


def key(number: int, open_: str) -> str:
    """What owners are ordered by."""
    return f"{number}-{OPEN_FIRST}*{open_}"


def day(place: int, owner: str) -> str:
    """When the item at a place is due, or to be contained; empty where it is done, or no day is said."""
    # N, since an empty cell is 0 and a text no day
    contained, due = (f"N({at(column, str(place))})" for column in (ActionPlan.contained, ActionPlan.due))
    return first_of([(f'{owner}=""', '""'), (f"{contained}>0", contained), (f"{due}>0", due)], '""')


def month(day: str, owner: str, months: tuple[date, ...]) -> str:
    """Number of the month of a day."""
    firsts = [int(to_excel(first)) for first in months[1:]]  # type: ignore[no-untyped-call]
    cases = [(f'{owner}=""', '""'), (f'{day}=""', str(LATER))]
    cases += [(f"{day}<{first}", str(number)) for number, first in enumerate(firsts, 1)]
    return first_of(cases, str(LATER))


def is_critical(place: int, owner: str) -> str:
    """1 if the item at a place is critical, else 0."""
    return _if_said(place, owner, ActionPlan.severity, Severity.CRITICAL.label)


def is_quick(place: int, owner: str) -> str:
    """1 if the item at a place is a quick win, else 0."""
    return _if_said(place, owner, ActionPlan.effort, _(QUICK_WIN))


def _if_said(place: int, owner: str, column: Column[PlanRow], words: str) -> str:
    return f'IF({owner}="",0,IF({trimmed(at(column, str(place)))}={text(words)},1,0))'


def order(place: int, owner: str) -> str:
    """What items are ordered by."""
    number = f"N({at(ActionPlan.number, str(place))})"
    own = f"IF({number}>0,MIN({number},{NUMBERS_END}),{NUMBERS_END})"
    return f'IF({owner}="","",{owner}*{OWNERS_APART}+{own}+{place}/{PLACES})'


def order_of_days(day: str, owner: str) -> str:
    """What days are ordered by."""
    return f'IF({day}="","",{owner}*{DAYS_APART}+{day})'
