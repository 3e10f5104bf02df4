"""Leads owners through their sittings: each ends with what must be begun, and can be stopped after."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.audit import Audit, State
from cxaudit.interview.asking import Option, Stopped, User
from cxaudit.interview.flow import Clock, Interview, Save, on_with, run
from cxaudit.plan import Sitting, in_minutes, route, sittings
from cxaudit.text import shortened
from cxaudit.words import _, ngettext

_LONGEST = 100
"""Letters of a question that is to be begun."""


def by_sittings(user: User, interview: Interview, save: Save, clock: Clock) -> Interview | None:
    """Ask what belongs to all sittings but the last; a visit has one alone, so of it nothing is asked here.

    Nor is there of a round that asks about a part of the audit only.

    Returns:
        The interview, whose last sitting can be held; None where the rest waits for another time.

    Raises:
        Stopped: if the user interrupted; everything answered is saved.
    """
    if not _is_whole(interview):
        return interview
    for number in range(len(sittings(interview.audit)) - 1):
        parts = sittings(interview.audit)  # the plan may have changed meanwhile
        if number >= len(parts) - 1 or not any(map(interview.wants, parts[number].questions)):
            continue
        interview = run(on_with(interview, parts[number].questions), user.command, save, clock)
        if interview.stopped:
            if interview.stopped.interrupted:
                raise Stopped
            return None
        if not _goes_on(user, interview.audit, number):
            return None
    return on_with(interview, route(interview.audit))


def at_hand(interview: Interview) -> Interview:
    """Return the interview in the sitting that is to be held now."""
    parts = sittings(interview.audit)[:-1] if _is_whole(interview) else ()
    now = next((part for part in parts if any(map(interview.wants, part.questions))), None)
    return on_with(interview, now.questions) if now else interview


def _is_whole(interview: Interview) -> bool:
    """Whether all of the plan is asked that is open, and no part of it alone."""
    return interview.order == route(interview.audit) and interview.wanted == (State.OPEN,)


def _goes_on(user: User, audit: Audit, number: int) -> bool:
    """Say what is to be begun at the end of a sitting, and ask whether the next one is held now."""
    parts = sittings(audit)
    if number >= len(parts) - 1:
        return True
    user.say("\n".join(_at_the_end(audit, parts[number], parts[number + 1])))
    options = (Option("stop", _("stop here, and go on another day")), Option("on", _("go on now")))
    return user.pick(_("And now?"), options, "stop") == "on"


def _at_the_end(audit: Audit, part: Sitting, following: Sitting) -> Iterator[str]:
    """Say what is to be begun, and what the next sitting is."""
    places = audit.checklist.places
    yield _("This sitting is over.")
    if part.begins:
        yield _("Begin now what takes some days:")
    for name in part.begins:
        question = places[name].question
        days = ngettext("{n} working day", "{n} working days", question.ahead)
        yield f"  {days}: {shortened(question.ask, _LONGEST)}"
        yield from (f"    {line}" for line in [question.check] if line)
    minutes = in_minutes(following.minutes)
    with_policy = _("The next one takes about {minutes}, with the policy.", minutes=minutes)
    yield with_policy if following.policy else _("The next one takes about {minutes}.", minutes=minutes)
