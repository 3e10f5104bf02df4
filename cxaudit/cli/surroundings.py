"""What only the computer knows: what time it is, who uses it, and chance."""

from __future__ import annotations

import getpass
import os
import socket
from datetime import date, datetime

from pydantic import TypeAdapter, ValidationError

from cxaudit.checklist import Day
from cxaudit.errors import CxauditError, Problem


def now() -> datetime:
    """Return date and time where the person is, in whole seconds: the only place that reads the clock.

    Raises:
        CxauditError: if the clock is so wrong that it has no date.
    """
    try:
        return datetime.now().astimezone().replace(microsecond=0)
    except (OSError, OverflowError, ValueError) as error:
        raise _wrong_clock("it tells no date") from error


def today() -> date:
    """Return today's date where the person is.

    Raises:
        CxauditError: if it cannot be the date of an audit; asked for first, so that nothing is done in vain.
    """
    day = now().date()
    try:
        return TypeAdapter(Day).validate_python(day)
    except ValidationError as error:
        raise _wrong_clock(f"it says {day}") from error


def _wrong_clock(what: str) -> CxauditError:
    return CxauditError(Problem("the clock of this computer", what, "set its date"))


def holder() -> str:
    """Return who holds an audit, as another cxaudit tells it."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # no name for this user, as in some containers and on Windows
        user = "somebody"
    return f"{user} on {socket.gethostname()}, process {os.getpid()}, since {now():%d %B %Y %H:%M}"


def new_id() -> str:
    """Return what tells a new audit from every other."""
    return os.urandom(6).hex()
