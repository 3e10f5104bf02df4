"""Notes that name somebody who is known, and that others would read: pointed out, and moved by one key."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cxaudit.audit import Audit, Reader
from cxaudit.interview.asking import User, or_back
from cxaudit.interview.flow import Clock, Save
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.text import LONGEST_TEXT, lines, too_long
from cxaudit.words import _

STOP = "stop"
"""What a page gives where the user leaves the notes as they are."""

_SHORTEST = 3
"""Letters of a part of a name that is looked for by itself."""


@dataclass(frozen=True)
class NamedNote:
    """A note that names somebody."""

    question: str
    """Id of its question."""

    reader: Reader
    """Who would read it: the client, or staff."""

    text: str
    """What it says."""

    names: tuple[str, ...]
    """Whom it names."""


def named_notes(audit: Audit, order: Sequence[str]) -> tuple[NamedNote, ...]:
    """Return the notes on these questions that name somebody, those for staff first.

    There are none where nobody else reads them.
    """
    if audit.nobody_else:
        return ()
    known = tuple(_known(audit))
    found = (
        NamedNote(name, reader, text, names)
        for reader in (Reader.STAFF, Reader.CLIENT)
        for name in order
        if (text := str(getattr(audit.told(name), reader)))
        and (names := tuple(person for person in known if _names(text, person)))
    )
    return tuple(found)


def _known(audit: Audit) -> Iterator[str]:
    """Everybody who is known by name, but for the auditor, who signs.

    What tells an answer may be several people, or a role: of those only names that nobody else has are taken.
    """
    doing = (name for names in audit.does.values() for name in names)
    people = [name for name in (*(person.name for person in audit.people), *doing) if name != audit.auditor]
    told = dict.fromkeys(response.told_by for response in audit.responses.values())
    others = (name for name in told if _is_one_name(name) and not any(_names(name, each) for each in people))
    return iter(dict.fromkeys([*people, *others]))


def _is_one_name(told_by: str) -> bool:
    return bool(told_by) and all(part[0].isupper() for part in told_by.split())


def _names(text: str, person: str) -> bool:
    """Whether a text has a person's name, or a part of it that begins with a capital."""
    parts = [person, *(part for part in person.split() if len(part) >= _SHORTEST and part[0].isupper())]
    return any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) for part in parts)


def moved(audit: Audit, note: NamedNote, reader: Reader) -> Audit:
    """Return the audit with a note for another reader, joined to what is noted for that one."""
    told = audit.told(note.question)
    joined = lines([str(getattr(told, reader)), note.text])
    return audit.answered(note.question, told.changed(**{note.reader: "", reader: joined}))


def look_through(user: User, audit: Audit, order: Sequence[str], save: Save, clock: Clock) -> Audit:
    """Show each note that names somebody, once; each can be left as it is.

    Raises:
        Stopped: if the user interrupted.
    """
    notes = named_notes(audit, order)
    for number, found in enumerate(notes, 1):
        note = replace(found, text=str(getattr(audit.told(found.question), found.reader)))
        chosen = user.choose(_page(audit, note, number, len(notes)))
        if chosen == STOP:
            break
        after = _after(user, audit, note, chosen)
        if after is not audit:
            stamped = after.told(note.question).changed(at=clock(), by=audit.auditor)
            audit = after.model_copy(update={"responses": {**after.responses, note.question: stamped}})
            save(audit)
    return audit


def _after(user: User, audit: Audit, note: NamedNote, chosen: str) -> Audit:
    if chosen == "edit":
        typed = or_back(user, lambda: user.text(_("Note"), note.text, nothing=_("nothing")))
        if typed is None or typed == note.text:
            return audit
        told = audit.told(note.question)
        return audit.answered(note.question, told.changed(**{note.reader: typed}))
    if chosen not in (Reader.CLIENT, Reader.PRIVATE):
        return audit
    to = Reader(chosen)
    if wrong := too_long(lines([str(getattr(audit.told(note.question), to)), note.text]), LONGEST_TEXT):
        user.say(wrong)
        return audit
    return moved(audit, note, to)


def _page(audit: Audit, note: NamedNote, number: int, last: int) -> Page:
    return Page(
        where=_("Notes that name somebody · {number} of {all}", number=number, all=last),
        title=audit.checklist.places[note.question].question.listed,
        body=(
            Said(f"“{note.text}”"),
            Said(""),
            Said(_("It names {names}. It is {reader}.", names=_joined(note.names), reader=_for(audit, note))),
        ),
        ways=tuple(_ways(note)),
    )


def _ways(note: NamedNote) -> Iterator[Way]:
    yield Way(TAKE, "leave", _("leave it so"))
    yield Way("p", Reader.PRIVATE, _("private: for me alone"))
    if note.reader is Reader.STAFF:
        yield Way("c", Reader.CLIENT, _("not for staff: for whoever leads alone"))
    yield Way("e", "edit", _("edit it"))
    yield Way("q", STOP, _("leave the rest so"))


def _for(audit: Audit, note: NamedNote) -> str:
    return note.reader.label(audit.kind)


def _joined(names: Iterable[str]) -> str:
    return ", ".join(names)
