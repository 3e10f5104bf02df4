"""Leaves a question to somebody else, who is asked or sends something, and says who is waited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cxaudit.audit import Audit, Response, Waiting
from cxaudit.audit.said import waited_for
from cxaudit.groups import grouped
from cxaudit.interview.answering import unfinished
from cxaudit.interview.asking import Option, User, keeping
from cxaudit.interview.commands import Command, SetAnswer
from cxaudit.interview.dates import read_day
from cxaudit.interview.flow import Interview
from cxaudit.words import _, ngettext

_SOMEBODY = "somebody"


def ask_somebody(user: User, interview: Interview) -> Command:
    """Ask who is to be asked; the question stays open, and waits for this person."""
    who = _who(user, interview, _("Who is to be asked?"))
    return SetAnswer(Response(waiting=Waiting(kind="ask", who=who)))


def to_be_sent(user: User, interview: Interview) -> Command:
    """Ask who sends something and until when; the question stays open, and waits for it."""
    who = _who(user, interview, _("Who sends it?"))
    until = keeping(
        lambda: _until(user, interview),
        lambda half: unfinished(interview, _("to be sent"), " · ".join(filter(None, (who, half))), ""),
    )
    return SetAnswer(Response(waiting=Waiting(kind="send", who=who, until=until)))


def _who(user: User, interview: Interview, ask: str) -> str:
    """Ask for a name: one of those named before, or another."""
    before = interview.told.waiting.who if interview.told.waiting else ""
    names = list(dict.fromkeys(filter(None, (before, *interview.names, *waited_names(interview.audit)))))
    if names:
        values = {str(number): name for number, name in enumerate(names)}
        options = [Option(value, name) for value, name in values.items()]
        picked = user.pick(ask, [*options, Option(_SOMEBODY, _("somebody else …"))])
        if picked != _SOMEBODY:
            return values[picked]
        before = ""
    return keeping(
        lambda: user.line(ask, before), lambda half: unfinished(interview, _("to be asked"), half, before)
    )


def _until(user: User, interview: Interview) -> date | None:
    """Ask for a day until it is one, or nothing."""
    before = interview.told.waiting.until if interview.told.waiting else None
    typed = before.isoformat() if before else ""
    while True:
        typed = user.line(
            _("By when? (Friday, in two weeks, 5.12., 2026-12-05)"), typed, nothing=_("no day was named")
        )
        if not typed or (day := read_day(typed, interview.day)):
            return day if typed else None
        user.say(_("This is no day that can be read: {typed}", typed=typed))


def waited_names(audit: Audit) -> list[str]:
    """Return everybody who is waited for, once each."""
    return list(dict.fromkeys(each.waiting.who for each in audit.responses.values() if each.waiting))


def who_is_waited_for(audit: Audit, order: Sequence[str], today: date) -> Iterator[str]:
    """Say how many answers are waited for, and from whom; nothing where none is."""
    if waiting := sum(audit.response(name).waiting is not None for name in order):
        yield ngettext("{n} answer is waited for:", "{n} answers are waited for:", waiting)
        yield from waited_for_lines(audit, order, today)


def waited_for_lines(audit: Audit, order: Sequence[str], today: date) -> Iterator[str]:
    """Say who is waited for, and until when, each with the questions; the earliest day first."""
    waiting = {name: each for name in order if (each := audit.response(name).waiting)}
    soonest = sorted(waiting, key=lambda name: waiting[name].until or date.max)
    for each, those in grouped(soonest, waiting.__getitem__).items():
        late = f" ({_('that day has passed')})" if each.until and each.until < today else ""
        yield f"  {waited_for(each)}{late}"
        yield from (f"    {in_department(audit, name)}" for name in those)


def in_department(audit: Audit, name: str) -> str:
    """Name a question with its department, and whether that it is open makes a critical one fail."""
    place = audit.checklist.places[name]
    question = f"{place.department.title}: {place.question.listed}"
    if not place.question.critical:
        return question
    return _("{question} (critical: not verified)", question=question)
