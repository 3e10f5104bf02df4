"""Asks what an audit begins with: who, where, the profile, which departments, how much time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cxaudit.audit import Answers, Audit
from cxaudit.audit import Person as Somebody
from cxaudit.checklist import Checklist, Department, Fact
from cxaudit.interview.asking import Choice, Person, chosen
from cxaudit.plan import in_scope, minutes_needed, proposal

_KINDS = (
    Choice("self", "my own business: a self-assessment"),
    Choice("visit", "somebody else's business: an audit on site"),
)
_MOST_MINUTES = 9999
_YES_NO = (Choice("yes", "yes"), Choice("no", "no"))


def set_up(person: Person, checklist: Checklist, day: date, last: Audit | None = None) -> Answers:
    """Ask everything that an audit begins with.

    Args:
        person: who is asked.
        checklist: what can be asked.
        day: the day of the audit.
        last: the audit before, whose answers to all this are proposed again; None where there is none.

    Raises:
        Stopped: if the person wants to stop; nothing is kept then.
    """
    told: dict[str, object] = {
        "kind": person.pick("What do you audit?", _KINDS, last.kind if last else ""),
        "date": day,
        "organisation": person.line("Name of the business", last.organisation if last else ""),
        "site": person.line("Which site?", last.site if last else "", nothing="there is only one"),
        "auditor": person.line("Your name", last.auditor if last else ""),
        "profile": {
            fact.id: _fact(person, fact, last.profile.get(fact.id) if last else None)
            for fact in checklist.facts
        },
        "people": [_not_seen_yet(each, checklist) for each in last.people] if last else (),
    }
    answers = Answers.model_validate(told)
    answers = answers.model_copy(update={"departments": _departments(person, checklist, answers, last)})
    return _within_minutes(person, checklist, answers)


def _fact(person: Person, fact: Fact, last: bool | str | None) -> str:
    """Ask for a fact; the answer of the audit before is proposed again, None where there is none."""
    choices = [Choice(choice.id, choice.title) for choice in fact.choices] or _YES_NO
    words = {True: "yes", False: "no"}.get(last) if isinstance(last, bool) else last
    return person.pick(fact.ask, choices, words if words in {choice.value for choice in choices} else "")


def _not_seen_yet(before: Somebody, checklist: Checklist) -> Somebody:
    """Somebody of the audit before, with what he or she still leads."""
    known = {department.id for department in checklist.departments}
    leads = tuple(name for name in before.leads if name in known)
    return before.changed(seen=False, leads=leads)


def _departments(
    person: Person, checklist: Checklist, answers: Answers, last: Audit | None
) -> tuple[str, ...]:
    """Ask which of the departments that the profile leaves are to be audited.

    Those of the audit before are proposed, with those that its checklist did not have.
    """
    left = in_scope(checklist, answers)
    if len(left) < 2:
        return tuple(each.id for each in left)
    choices = [Choice(each.id, each.title) for each in left]
    return person.tick("Which departments?", choices, _proposed(left, last))


def _proposed(left: Sequence[Department], last: Audit | None) -> list[str] | None:
    """Departments to tick at first; None: all of them."""
    if last is None:
        return None
    offered = {department.id for department in last.checklist.departments}
    ticked = [each.id for each in left if each.id in last.departments or each.id not in offered]
    return ticked or None


def _within_minutes(person: Person, checklist: Checklist, answers: Answers) -> Answers:
    """Ask for the minutes; where they don't reach, ask what to leave out, or for more minutes."""
    while True:
        answers = answers.model_copy(update={"minutes": _minutes(person)})
        departments = in_scope(checklist, answers)
        needed = minutes_needed(checklist, answers, departments)
        if answers.minutes is None or needed <= answers.minutes:
            return answers
        leave_out = proposal(checklist, answers, departments)
        if not leave_out:
            person.say(f"At least {needed} minutes are needed.")
            continue
        titles = ", ".join(department.title for department in leave_out)
        choices = (Choice("out", f"leave out: {titles}"), Choice("more", "other minutes"))
        message = f"For {len(departments)} departments {needed} minutes are needed. What shall it be?"
        if person.pick(message, choices) == "out":
            left = tuple(each.id for each in departments if each not in leave_out)
            return answers.model_copy(update={"departments": left})


def _minutes(person: Person) -> int | None:
    """Ask for the minutes to talk; None where there is no limit."""
    while True:
        typed = person.line("How many minutes for talking?", nothing="as long as it takes")
        if not typed:
            return None
        minutes = chosen(typed, _MOST_MINUTES)
        if minutes:
            return minutes
        person.say("Type a whole number of minutes, such as 60.")
