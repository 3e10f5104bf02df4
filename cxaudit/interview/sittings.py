"""Leads owners through their sittings: each ends with what must be begun, and can be stopped after."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.audit import Audit, State
from cxaudit.interview.asking import Option, Stopped, User
from cxaudit.interview.flow import Clock, Save, begin, run
from cxaudit.plan import Sitting, in_minutes, sittings
from cxaudit.text import shortened
from cxaudit.words import _, ngettext

_LONGEST = 100
"""Letters of a question that is to be begun."""


def by_sittings(user: User, audit: Audit, save: Save, clock: Clock) -> Audit | None:
    """Ask what belongs to all sittings but the last; a visit has one alone, so of it nothing is asked here.

    Returns:
        The audit, whose last sitting can be held; None where the rest waits for another time.

    Raises:
        Stopped: if the user interrupted; everything answered is saved.
    """
    *before, last = sittings(audit)
    for number, part in enumerate(before, 1):
        if not _is_open(audit, part):
            continue
        interview = run(begin(audit, part.questions), user.command, save, clock)
        if interview.stopped:
            if interview.stopped.interrupted:
                raise Stopped
            return None
        audit = interview.audit
        following = [*before, last][number]
        user.say("\n".join(_at_the_end(audit, part, following)))
        options = (Option("stop", _("stop here, and go on another day")), Option("on", _("go on now")))
        if user.pick(_("And now?"), options, "stop") == "stop":
            return None
    return audit


def _is_open(audit: Audit, part: Sitting) -> bool:
    return any(audit.response(name).state is State.OPEN for name in part.questions)


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
