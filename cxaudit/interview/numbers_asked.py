"""Asks for a number of the policy, with its unit."""

from __future__ import annotations

from math import isfinite

from cxaudit.interview.asking import User
from cxaudit.numbers import LARGEST, figure
from cxaudit.policy.steps import AskNumber
from cxaudit.words import _


def ask_number(user: User, step: AskNumber, currency: str) -> float:
    """Ask for a number until one is typed.

    Raises:
        Stopped: if the user wants to stop.
        WentBack: if the user goes back.
    """
    said = step.number.said(step.proposed, currency)
    name = step.name.replace("_", " ")
    message = _("{clause}: {name} ({said} so far)", clause=step.clause.title, name=name, said=said)
    while True:
        number = _read(user.line(message, figure(step.proposed)))
        if number is not None:
            return number
        user.say(_("Type a number of 0 or more, such as 2 or 2.5."))


def _read(typed: str) -> float | None:
    """The number that was typed, with a point or a comma for its decimals; None where it is none."""
    try:
        number = float(typed.replace(",", ".")) if typed.replace(",", ".").count(".") < 2 else None
    except ValueError:
        return None
    return number if number is not None and isfinite(number) and 0 <= number <= LARGEST else None
