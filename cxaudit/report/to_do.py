"""What is to be done by when, of one audit or of many, by who sees to it.

Nothing stands here that was noted, seen or told: what an action item is called, whose it is, by when, and how
far it has come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cxaudit.actions import ActionItem, plan_actions
from cxaudit.audit import Audit, Status
from cxaudit.checklist import Effort
from cxaudit.groups import grouped
from cxaudit.scoring import scorecard
from cxaudit.text import as_compared


@dataclass(frozen=True)
class ToDo:
    """One action item of one of several audits."""

    audit: str
    """Id of the audit."""

    organisation: str
    """The business."""

    site: str
    """Which of its sites; empty where it was not said."""

    day: date
    """Day of the audit."""

    id: str
    """As `ActionItem` has it: unique in its audit."""

    number: int
    """What people call it by in its audit, from 1."""

    title: str
    """What it is called."""

    department: str
    """Title of the department."""

    owner: str
    """Who sees to it, as it was written."""

    critical: bool
    """Whether a critical question failed, or the top decides before the work on one that did."""

    effort: Effort
    """What all of its tasks take together."""

    contained_by: date | None
    """When a failed critical is contained; None where none failed."""

    first_due: date | None
    """When it was first to be done, where it is carried over; else None."""

    due: date | None
    """When it is to be done; None where it is parked, or dropped and nobody named a day."""

    status: Status
    """How far it has come."""

    settled: bool
    """Whether people said that it is done, parked or dropped; what the rule parked is not settled."""

    done_on: date | None
    """When it was done; None where nobody said."""

    late: int
    """For how many days it is overdue; 0 where it is not."""

    @property
    def house(self) -> str:
        """The business, and which of its sites."""
        return " · ".join(filter(None, (self.organisation, self.site)))

    @property
    def next_day(self) -> date | None:
        """The first day by which something of it is wanted; None where there is none."""
        return min(filter(None, (self.contained_by, self.due)), default=None)


@dataclass(frozen=True)
class Share:
    """What one person sees to."""

    owner: str
    """Who, as it was written first; empty where nobody is named."""

    items: tuple[ToDo, ...]
    """Those that are due first come first, those without a day last."""

    @property
    def unfinished(self) -> int:
        """How many are not done, parked or dropped."""
        return sum(item.status.unfinished for item in self.items)

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(item.late > 0 for item in self.items)


def to_do(audits: Iterable[Audit], today: date) -> Iterator[ToDo]:
    """Return every action item of some audits, parked and finished ones among them.

    Args:
        audits: in any order.
        today: the day by which it is told what is overdue.
    """
    for audit in audits:
        for item in plan_actions(scorecard(audit)):
            yield _to_do(audit, item, today)


def _to_do(audit: Audit, item: ActionItem, today: date) -> ToDo:
    return ToDo(
        audit=audit.id,
        organisation=audit.organisation,
        site=audit.site,
        day=audit.date,
        id=item.id,
        number=item.number,
        title=item.title,
        department=item.department.title,
        owner=item.owner,
        critical=item.critical,
        effort=item.effort,
        contained_by=item.contained_by,
        first_due=item.carried.first_due if item.carried else None,
        due=item.due,
        status=item.status,
        settled=item.state.status is not None and not item.status.unfinished,
        done_on=item.state.done_on,
        late=item.late_on(today),
    )


def owned_by(items: Iterable[ToDo], name: str) -> list[ToDo]:
    """Return what somebody sees to, however the name was written: whatever its case and its blanks."""
    return [item for item in items if as_compared(item.owner) == as_compared(name)]


def by_owner(items: Iterable[ToDo]) -> Sequence[Share]:
    """Share action items out to who sees to them.

    Returns:
        Who has most that is overdue first, then who has most to do, then by name.
    """
    in_order = sorted(items, key=lambda item: (item.next_day or date.max, item.house, item.day, item.number))
    groups = grouped(in_order, lambda item: as_compared(item.owner))
    shares = [Share(own[0].owner.strip(), tuple(own)) for own in groups.values()]
    return sorted(shares, key=lambda share: (-share.overdue, -share.unfinished, as_compared(share.owner)))
