"""The help: the question with all that is to be known about it, and what each key does."""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit.audit import Choices
from cxaudit.interview.flow import Interview
from cxaudit.interview.keys import KEYS
from cxaudit.interview.parts import Shown, asked, lines_of, so_far
from cxaudit.interview.wrapping import clip, wrap

_HELP = (
    (
        "1 2 3",
        "a number alone answers, and the next question comes; or go with ↑ and ↓ to a step, and press Enter",
    ),
    ("Enter", "at a measure: puts right what was typed before"),
    *((key.id, key.help) for key in KEYS),
)
_TYPED_HELP = (
    ("1 2 3", "a number answers, and the next question comes; at a measure it is what was counted"),
    *((key.id, key.typed_help or key.help) for key in KEYS),
)


def help_pages(interview: Interview, width: int, height: int) -> list[list[Shown]]:
    """Return the help as pages of so many lines, each with a foot that says how to go on."""
    lines, room = help_lines(interview, width), max(1, height - 1)
    pages = [lines[first : first + room] for first in range(0, len(lines), room)]
    for number, page in enumerate(pages, 1):
        leads = "any key: on · Esc: back" if number < len(pages) else "any key: back"
        page.append(Shown(clip(f"page {number} of {len(pages)} · {leads}", width), "quiet"))
    return pages


def help_lines(interview: Interview, width: int) -> list[Shown]:
    """Return the question with all that is to be known about it, and what each key does."""
    entry = interview.type.entry
    steps = entry.titles if isinstance(entry, Choices) else ()
    told = [line for part in asked(interview.place.question, width) for line in part]
    told += [line for text in so_far(interview) for line in lines_of(text, width, "quiet")]
    return [*told, Shown(""), *_listed(enumerate(steps, 1), width), Shown(""), *_listed(_HELP, width)]


def typed_help_lines(width: int) -> list[Shown]:
    """Return what each key does where everything is typed, and ended by Enter."""
    return _listed(_TYPED_HELP, width)


def _listed(entries: Iterable[tuple[object, str]], width: int) -> list[Shown]:
    """Keys with what they do, the lines of one below each other."""
    shown = []
    for key, text in entries:
        first, *rest = wrap(text, width - 7)
        shown += [f"{key!s:<5}  {first}", *(f"       {line}" for line in rest)]
    return [Shown(line) for line in shown]
