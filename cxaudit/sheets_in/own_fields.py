"""What only a table of ours says of a question, each as its checklist's file says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cxaudit.checklist import Gap, How, Where
from cxaudit.sheets_in.drafts import Content
from cxaudit.sheets_in.numbering import number_in
from cxaudit.sheets_in.vocabulary import truth

_ONLY_IF = re.compile(r"([a-z][a-z0-9_]*): ([0-9]+(?:, [0-9]+)*)")
_CHOICES = {"how": How, "where": Where, "gap": Gap}
_DEPTHS = ("core", "full")
_USUAL = {"how": "ask", "depth": "core"}
"""What a checklist has where nothing is said."""

Keep = Callable[[str, str], None]
"""Takes what can't be used: what it would be, and its text."""


def own_fields(text: Callable[[str], str], ours: bool, keep: Keep) -> dict[str, Content]:
    """Return the fields of a question that other tables have not.

    Args:
        text: gives the text of a row in the column of a field.
        ours: whether the table has our headings alone; else what such a column says is kept as a comment.
        keep: takes what can't be used.
    """
    return dict(_fields(text, keep)) if ours else {}


def _fields(text: Callable[[str], str], keep: Keep) -> Iterator[tuple[str, Content]]:
    for field in (*_CHOICES, "depth", "minutes", "ahead", "needs_note", "consent", "papers", "only_if"):
        said = text(field)
        if not said:
            continue
        value = _value(field, said)
        if value is None:
            keep(field, said)
        elif value != _USUAL.get(field):
            yield field, value


def _value(field: str, said: str) -> Content | None:
    match field:
        case "how" | "where" | "gap":
            return said if said in [str(each) for each in _CHOICES[field]] else None
        case "depth":
            return said if said in _DEPTHS else None
        case "consent":
            return True if truth(said) else None
        case "papers":
            return [line.strip() for line in said.split("\n") if line.strip()]
        case "only_if":
            found = _ONLY_IF.fullmatch(said)
            return {found[1]: [int(step) for step in found[2].split(", ")]} if found else None
    return number_in(said)
