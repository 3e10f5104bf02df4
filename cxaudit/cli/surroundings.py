"""What only the computer knows: what time it is, who uses it, and chance."""

from __future__ import annotations

import getpass
import os
import socket
from datetime import date, datetime

from pydantic import TypeAdapter, ValidationError

from cxaudit.checklist import Day
from cxaudit.errors import CxauditError, Problem
from cxaudit.words import _

_USUAL_COLUMNS = 80


def now() -> datetime:
    """Return date and time where the user is, in whole seconds: the only place that reads the clock.

    Raises:
        CxauditError: if the clock is so wrong that it has no date.
    """
    try:
        return datetime.now().astimezone().replace(microsecond=0)
    except (OSError, OverflowError, ValueError) as error:
        raise _wrong_clock(_("it tells no date")) from error


def today() -> date:
    """Return today's date where the user is.

    Raises:
        CxauditError: if it cannot be the date of an audit; asked for first, so that nothing is done in vain.
    """
    day = now().date()
    try:
        return TypeAdapter(Day).validate_python(day)
    except ValidationError as error:
        raise _wrong_clock(_("it says {day}", day=day)) from error


def columns() -> int:
    """Return how many cells a line of the terminal has; 80 where there is none."""
    try:
        return os.get_terminal_size(1).columns or _USUAL_COLUMNS
    except OSError:
        return _USUAL_COLUMNS


def _wrong_clock(what: str) -> CxauditError:
    return CxauditError(Problem(_("the clock of this computer"), what, _("set its date")))


def holder() -> str:
    """Return who holds an audit, as another cxaudit tells it."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for this user, as in some containers and on Windows
        user = _("somebody")
    return _(
        "{user} on {computer}, process {number}, since {moment}",
        user=user,
        computer=socket.gethostname(),
        number=os.getpid(),
        moment=f"{now():%d %B %Y %H:%M}",
    )


def new_id() -> str:
    """Return what tells a new audit from every other."""
    return os.urandom(6).hex()
