"""Which businesses are to be audited again, since their last audit is most of a year ago."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.cli.reading import read_checklist
from cxaudit.days import in_full, months_later
from cxaudit.errors import CxauditError
from cxaudit.groups import grouped
from cxaudit.report import to_do
from cxaudit.storage import glance, load_audit
from cxaudit.text import as_compared
from cxaudit.words import _, ngettext

MONTHS = 10
"""Months after an audit from which on the next one is proposed."""

_LOOKED_AT = 200
"""Audits that are looked at, those changed last: it takes a hundredth of a second each."""

_SHOWN = 3
"""Businesses that are proposed, those whose last audit is the oldest."""


def next_audits(paths: Iterable[Path], today: date) -> Iterator[tuple[Path, str]]:
    """Return the last audit of each business of which the next is due, and how that is proposed.

    Only what was asked by our checklists is proposed: by which others, no audit says.

    Args:
        paths: audits, those changed last first.
        today: the day by which it is told what is due and overdue.
    """
    glances = ((path, seen) for path in islice(paths, _LOOKED_AT) if (seen := glance(path)))
    houses = grouped(glances, lambda each: (as_compared(each[1].organisation), as_compared(each[1].site)))
    last = (max(house, key=lambda each: each[1].day) for house in houses.values())
    due = [each for each in last if each[1].begun and months_later(each[1].day, MONTHS) <= today]
    if not due:
        return
    ours = read_checklist(None).id
    for path, seen in sorted(due, key=lambda each: each[1].day)[:_SHOWN]:
        audit = _loaded(path) if seen.checklist == ours else None
        if audit:
            yield path, _proposed(audit, today)


def _loaded(path: Path) -> Audit | None:
    """Read an audit; None where it cannot be read, which is told to whoever names it."""
    try:
        return load_audit(path)
    except CxauditError:
        return None


def _proposed(audit: Audit, today: date) -> str:
    """Say which audit is proposed, with what is still to be done of the last one."""
    items = [item for item in to_do([audit], today) if item.status.unfinished]
    overdue = sum(item.late > 0 for item in items)
    left = [
        ngettext("{n} action still to do", "{n} actions still to do", len(items)),
        ngettext("{n} overdue", "{n} overdue", overdue) if overdue else "",
    ]
    return _(
        "start the next audit of {business} (the last one: {day}; {left})",
        business=", ".join(filter(None, (audit.organisation, audit.site))),
        day=in_full(audit.date),
        left=", ".join(filter(None, left)),
    )
