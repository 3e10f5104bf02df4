"""What is to be done as a calendar that other programs import, by the rules of RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from cxaudit import __version__
from cxaudit.days import in_full
from cxaudit.report import ToDo
from cxaudit.text import lines
from cxaudit.words import _

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_LARGEST = 2**31 - 1
"""The largest whole number that a calendar may hold: 68 years of seconds."""


def calendar(items: Iterable[ToDo], moment: datetime) -> bytes:
    """Return a calendar with an entry that lasts a day for every action item that has one.

    The id of an entry comes from the audit's and the item's, and what is written later is a newer edition of
    it, so a second import changes what the first one brought. What people said is done, dropped or parked is
    cancelled, so that a second import takes it out; what the rule parked never had a day, and is left out.

    Args:
        items: of any audits, those that are settled among them.
        moment: when it is written, with a time zone.
    """
    made = Calendar()
    made.add("prodid", f"-//cxaudit//cxaudit {__version__}//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for item in items:
        if item.settled:
            made.add_component(_entry(item, item.due or item.done_on or item.day, moment))
        elif item.due:
            made.add_component(_entry(item, item.due, moment))
    return bytes(made.to_ical())


def _entry(item: ToDo, day: date, moment: datetime) -> Event:
    written = moment.astimezone(UTC)
    entry = Event()
    entry.add("uid", f"{item.id}.{item.audit}@cxaudit")
    entry.add("dtstamp", written)
    entry.add("last-modified", written)
    entry.add("sequence", min(max(int((written - _EPOCH).total_seconds()), 0), _LARGEST))
    entry.add("dtstart", day)
    entry.add("dtend", day + timedelta(days=1))
    entry.add("summary", " · ".join(filter(None, (item.title, item.owner))))
    entry.add("description", _about(item))
    entry.add("transp", "TRANSPARENT")  # a day on which something is due is not taken up by it
    entry.add("status", "CANCELLED" if item.settled else "CONFIRMED")
    return entry


def _about(item: ToDo) -> str:
    """What else is to be known of an item, a line each."""
    day = in_full(item.day)
    return lines(
        [
            _("{house}, audit of {day}, no. {number}", house=item.house, day=day, number=item.number),
            item.department,
            _("Contain by {day}", day=in_full(item.contained_by)) if item.contained_by else "",
            _("First due on {day}", day=in_full(item.first_due)) if item.first_due else "",
            item.status.label,
        ]
    )
