"""Asks for a day, as people type it."""

from __future__ import annotations

from datetime import date

from cxaudit.days import in_full
from cxaudit.interview.asking import User
from cxaudit.interview.dates import read_day
from cxaudit.words import _


def ask_day(
    user: User,
    message: str,
    today: date,
    proposed: date | None = None,
    *,
    nothing: str = "",
    first: date | None = None,
) -> date | None:
    """Ask for a day until one is typed that can be.

    Args:
        user: who is asked.
        message: what is asked.
        today: from when on a day without a year is meant.
        proposed: stands in the line at first; None: nothing does.
        nothing: what it means where none is given; empty: one is needed.
        first: the first day that can be; None: any can.

    Raises:
        Stopped: if the user wants to stop.
        WentBack: if the user goes back.
    """
    while True:
        typed = user.line(message, proposed.isoformat() if proposed else "", nothing=nothing)
        if not typed and nothing:
            return None
        day = read_day(typed, today)
        if day is None:
            user.say(_("Type a day, such as {day} or {said}.", day=today, said=in_full(today)))
        elif first and day < first:
            user.say(_("That is too early: {day} is the first day that it can be.", day=in_full(first)))
        else:
            return day
