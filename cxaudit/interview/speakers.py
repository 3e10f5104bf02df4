"""Who talks: whom one talked with last, who probably talks now, and who counts as seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from cxaudit.audit import Audit, Person, State
from cxaudit.checklist import How
from cxaudit.interview.commands import Speaker


def last_speakers(audit: Audit) -> dict[str, Speaker]:
    """Who told the latest answer in each department, of those that are asked for.

    That nobody told it says nothing on whom one talks with when one goes on; a talk in confidence stays one.
    """
    places = audit.checklist.places
    told = [
        (
            response.at.replace(tzinfo=None),
            places[name].department.id,
            Speaker(response.told_by, response.confidential),
        )
        for name, response in audit.responses.items()
        if response.at and response.state is not State.OPEN and places[name].question.how is How.ASK
    ]
    latest = {department: speaker for _, department, speaker in sorted(told, key=itemgetter(0))}
    return {department: speaker for department, speaker in latest.items() if any(speaker)}


def met(audit: Audit, speaker: Speaker) -> Audit:
    """Count somebody who talks among the people that were seen, and nobody who does so in confidence."""
    name, people = speaker.name, audit.people
    if speaker.confidential:
        told_openly = any(response.told_by == name for response in audit.responses.values())
        people = people if told_openly else tuple(_unseen(people, name))
    elif name and name not in (person.name for person in people):
        people = (*people, Person(name=name))
    elif name:
        people = tuple(each.changed(seen=True) if each.name == name else each for each in people)
    return audit if people == audit.people else audit.model_copy(update={"people": people})


def _unseen(people: Iterable[Person], name: str) -> Iterator[Person]:
    """The people without somebody who was only met, or with that one not seen who is known otherwise."""
    for person in people:
        if person.name != name:
            yield person
        elif person != Person(name=name):
            yield person.changed(seen=False)


def names_known(audit: Audit, department: str, talked: Mapping[str, Speaker]) -> list[str]:
    """Return everybody who was named so far: who leads the department first, then who talked last.

    Args:
        audit: what was answered so far.
        department: id of the department in which one talks.
        talked: who talked in this sitting, by department.
    """
    leads = (each.name for each in audit.people if department in each.leads)
    now = (each.name for each in reversed(list(talked.values())))
    people = (each.name for each in audit.people)
    told = (response.told_by for response in audit.responses.values())
    return [name for name in dict.fromkeys((*leads, *now, *people, *told)) if name]
