"""The help: the question with all that is to be known about it, and what each key does.

Keys are the same letters in every language; what they do is said in the language that is spoken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxaudit.audit import Audit, Choices
from cxaudit.interview.flow import Interview
from cxaudit.interview.keys import keys_of
from cxaudit.interview.parts import Shown, asked, told_so_far
from cxaudit.interview.wrapping import clip, wrap
from cxaudit.words import _

_AROUND = 8
"""Lines that a screen has besides what is asked."""


def help_pages(interview: Interview, width: int, height: int) -> list[list[Shown]]:
    """Return the help as pages of so many lines, each with a foot that says how to go on.

    The keys come first; before them what is asked, where the screen may not have shown all of it.
    """
    told, keys, room = _asked_in_full(interview, width), _all_keys(interview.audit, width), max(1, height - 1)
    lines = [*keys, Shown(""), *told] if len(told) <= room - _AROUND else [*told, Shown(""), *keys]
    pages = [lines[first : first + room] for first in range(0, len(lines), room)]
    for number, page in enumerate(pages, 1):
        leads = _("any key: on · Esc: back") if number < len(pages) else _("any key: back")
        foot = _("page {number} of {pages} · {leads}", number=number, pages=len(pages), leads=leads)
        page.append(Shown(clip(foot, width), "quiet"))
    return pages


def help_lines(interview: Interview, width: int) -> list[Shown]:
    """Return the question with all that is to be known about it, and what each key does."""
    return [*_asked_in_full(interview, width), Shown(""), *_all_keys(interview.audit, width)]


def _asked_in_full(interview: Interview, width: int) -> list[Shown]:
    entry = interview.type.entry
    steps = zip(entry.keys, entry.titles, strict=True) if isinstance(entry, Choices) else ()
    told = [line for part in asked(interview, width) for line in part]
    return [*told, *told_so_far(interview, width), Shown(""), *_listed(steps, width)]


def _all_keys(audit: Audit, width: int) -> list[Shown]:
    return _listed(_help(audit), width)


def typed_help_lines(audit: Audit, width: int) -> list[Shown]:
    """Return what each key does where everything is typed, and ended by Enter."""
    return _listed(_typed_help(audit), width)


def _help(audit: Audit) -> Iterator[tuple[str, str]]:
    """Each key with what it does."""
    number = _(
        "a number alone answers, and the next question comes; or go with ↑ and ↓ to a step, and press Enter"
    )
    yield "1 2 3", number
    yield _("Enter"), _("at a measure: puts right what was typed before; at a text: begins it")
    yield from ((key.id, key.help_in(audit)) for key in keys_of(audit))


def _typed_help(audit: Audit) -> Iterator[tuple[str, str]]:
    """Each letter that is typed, with what it does."""
    yield "1 2 3", _("a number answers, and the next question comes; at a measure it is what was counted")
    yield _("Enter"), _("at a text: begins it, and ends it on an empty line")
    yield from ((key.id, key.help_in(audit, typed=True)) for key in keys_of(audit))


def _listed(entries: Iterable[tuple[object, str]], width: int) -> list[Shown]:
    """Keys with what they do, the lines of one below each other."""
    shown = []
    for key, text in entries:
        first, *rest = wrap(text, width - 7)
        shown += [f"{key!s:<5}  {first}", *(f"       {line}" for line in rest)]
    return [Shown(line) for line in shown]
