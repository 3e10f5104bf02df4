"""Asks what an audit begins with: who, where, the profile, which departments, how much time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from cxaudit.audit import Answers, Audit, Person
from cxaudit.checklist import Checklist, Department, Fact
from cxaudit.interview.asking import Option, User
from cxaudit.numbers import whole_number
from cxaudit.plan import in_scope, minutes_needed, proposal, why_not_asked
from cxaudit.words import _, ngettext

_MOST_MINUTES = 9999


def set_up(user: User, checklist: Checklist, day: date, last: Audit | None = None) -> Answers:
    """Ask everything that an audit begins with.

    Args:
        user: who is asked.
        checklist: what can be asked.
        day: the day of the audit.
        last: the audit before, whose answers to all this are proposed again; None where there is none.

    Raises:
        Stopped: if the user wants to stop; nothing is kept then.
    """
    kinds = (
        Option("self", _("my own business: a self-assessment")),
        Option("visit", _("somebody else's business: an audit on site")),
    )
    kind = user.pick(_("What do you audit?"), kinds, last.kind if last else "")
    told: dict[str, object] = {
        "kind": kind,
        "date": day,
        "organisation": user.line(_("Name of the business"), last.organisation if last else ""),
        "site": user.line(_("Which site?"), last.site if last else "", nothing=_("there is only one")),
        "auditor": user.line(_("Your name"), last.auditor if last else ""),
        "contact": user.line(
            _("How do readers reach you, by mail or telephone?"),
            last.contact if last else "",
            nothing=_("leave it out"),
        ),
        "profile": _profile(user, checklist, kind, last.profile if last else {}),
        "people": [_not_seen_yet(each, checklist) for each in last.people] if last else (),
    }
    answers = Answers.model_validate(told)
    answers = answers.model_copy(update={"departments": _departments(user, checklist, answers, last)})
    return _within_minutes(user, checklist, answers, last)


def _profile(
    user: User, checklist: Checklist, kind: str, last: Mapping[str, bool | str]
) -> dict[str, bool | str]:
    """Ask for the facts that apply, in the words for this kind of audit."""
    told: dict[str, bool | str] = {}
    for fact in checklist.facts:
        if why_not_asked(checklist, fact, told) is None:
            told[fact.id] = _fact(user, fact, fact.asked(kind), last.get(fact.id))
    return told


def _fact(user: User, fact: Fact, asked: str, last: bool | str | None) -> bool | str:
    """Ask for a fact; the answer of the audit before is proposed again, None where there is none."""
    yes_no = [Option("yes", _("yes")), Option("no", _("no"))]
    options = [Option(choice.id, choice.title) for choice in fact.choices] or yes_no
    words = {True: "yes", False: "no"}.get(last) if isinstance(last, bool) else last
    proposed = words if words in {choice.value for choice in options} else ""
    picked = user.pick(asked, options, proposed)
    return picked if fact.choices else picked == "yes"


def _not_seen_yet(before: Person, checklist: Checklist) -> Person:
    """Person of the audit before, with what he or she still leads."""
    known = {department.id for department in checklist.departments}
    leads = tuple(name for name in before.leads if name in known)
    return before.changed(seen=False, leads=leads)


def _departments(user: User, checklist: Checklist, answers: Answers, last: Audit | None) -> tuple[str, ...]:
    """Ask which of the departments that the profile leaves are to be audited.

    Those of the audit before are proposed, with those that its checklist did not have.
    """
    left = in_scope(checklist, answers)
    if len(left) < 2:
        return tuple(each.id for each in left)
    options = [Option(each.id, each.title) for each in left]
    return user.tick(_("Which departments?"), options, _proposed(left, last))


def _proposed(left: Sequence[Department], last: Audit | None) -> list[str] | None:
    """Departments to tick at first; None: all of them."""
    if last is None:
        return None
    offered = {department.id for department in last.checklist.departments}
    ticked = [each.id for each in left if each.id in last.departments or each.id not in offered]
    return ticked or None


def _within_minutes(user: User, checklist: Checklist, answers: Answers, last: Audit | None) -> Answers:
    """Ask for the minutes where there is talking; where they don't reach, what to leave out, or for more."""
    if not minutes_needed(checklist, answers, in_scope(checklist, answers), last):
        return answers
    while True:
        answers = answers.model_copy(update={"minutes": _minutes(user, answers.kind)})
        departments = in_scope(checklist, answers)
        needed = minutes_needed(checklist, answers, departments, last)
        if answers.minutes is None or needed <= answers.minutes:
            return answers
        leave_out = proposal(checklist, answers, departments, last)
        if not leave_out:
            least = ngettext("At least {n} minute is needed.", "At least {n} minutes are needed.", needed)
            user.say(least)
            continue
        if _leaves_out(user, needed, len(departments), leave_out):
            left = tuple(each.id for each in departments if each not in leave_out)
            return answers.model_copy(update={"departments": left})


def _leaves_out(user: User, needed: int, departments: int, leave_out: Sequence[Department]) -> bool:
    """Ask whether to leave some of so many departments out, or to change the minutes."""
    titles = ", ".join(department.title for department in leave_out)
    options = (
        Option("out", _("leave out: {departments}", departments=titles)),
        Option("more", _("other minutes")),
    )
    message = ngettext(
        "For {departments} {n} minute is needed. What shall it be?",
        "For {departments} {n} minutes are needed. What shall it be?",
        needed,
        departments=ngettext("{n} department", "{n} departments", departments),
    )
    return user.pick(message, options) == "out"


def _minutes(user: User, kind: str) -> int | None:
    """Ask for the minutes to talk, or of owners, to answer by themselves; None where there is no limit."""
    own = _("How many minutes for answering, without looking, trying out and reading?")
    asked = own if kind == "self" else _("How many minutes for talking?")
    while True:
        typed = user.line(asked, nothing=_("as long as it takes"))
        if not typed:
            return None
        minutes = whole_number(typed, _MOST_MINUTES)
        if minutes:
            return minutes
        user.say(_("Type a whole number of minutes, such as 60."))
