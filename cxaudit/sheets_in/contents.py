"""A settled draft as the files of a checklist: a head, and a file for each section, as plain values."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxaudit.sheets_in import naming
from cxaudit.sheets_in.drafts import COMMENT, Content, Draft, Item, Part, Section
from cxaudit.text import LANGUAGE_TAG, LONGEST_LINE, shortened
from cxaudit.words import _

Files = dict[str, dict[str, Content]]
"""The content of each file by its name; the key `#` of a mapping holds its lines of comment."""

_MOST_COMMENTS = 200
"""Lines of comment of a file that are written, of what stands beside tables."""


def files_of(draft: Draft, source: str) -> Files:
    """Return the files of a checklist.

    Args:
        draft: settled.
        source: name of the file that it was made of.
    """
    head = dict(_head(draft, source))
    return {"checklist.yaml": head} | {
        f"{section.id}.yaml": dict(_section(section)) for section in draft.sections
    }


def _head(draft: Draft, source: str) -> Iterator[tuple[str, Content]]:
    about = draft.about
    comments = [_("Made of {file}.", file=source)]
    if left := about.get("left_out"):
        comments.append(_("Left out there: {text}", text=left))
    yield COMMENT, [*comments, *draft.comments[:_MOST_COMMENTS]]
    title = _line(about["title"])
    id = about.get("id", "")
    yield "id", id if naming.is_name(id) else naming.name_of(title, 40, "mine")
    yield "title", title
    if version := about.get("version"):
        yield "version", _line(version)
    language = about.get("language", "")
    if re.match(LANGUAGE_TAG, language) and language != "en":
        yield "language", language
    # a sheet of items that is not ours is summed up from top to bottom, whatever its sections
    if (about.get("overall") or ("" if id else "questions")) == "questions":
        yield "overall", "questions"
    yield "order", [section.id for section in draft.sections]
    if draft.scales:
        yield "scales", {name: list(steps) for name, steps in draft.scales.items()}


def _line(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else shortened(text, LONGEST_LINE - 10)


def _section(section: Section) -> Iterator[tuple[str, Content]]:
    yield "department", section.id
    yield "title", section.title
    if section.owner:
        yield "owner", section.owner
    if section.weight is not None and section.weight != 1:
        yield "weight", section.weight
    yield "touchpoints", [dict(_part(part)) for part in section.parts]


def _part(part: Part) -> Iterator[tuple[str, Content]]:
    yield "id", part.id
    yield "title", part.title
    if part.where:
        yield "where", part.where
    yield "questions", [dict(_question(item)) for item in part.items]


def _question(item: Item) -> Iterator[tuple[str, Content]]:
    if item.comments:
        row = _("row {row}", row=item.row)
        where = f"{item.sheet}, {row}" if item.sheet else row
        yield COMMENT, [f"{where}: {'; '.join(item.comments)}"]
    yield "id", item.id
    yield "ask", item.ask
    yield from _way(item)
    if item.weight is not None and item.weight != 1:
        yield "weight", int(item.weight)
    if item.critical:
        yield "critical", True
    if not item.na:
        yield "na", False
    yield from item.more.items()


def _way(item: Item) -> Iterator[tuple[str, Content]]:
    way = item.way
    if way.text:
        yield "text", True
    elif way.measure:
        yield "measure", way.measure
    elif way.scale:
        yield "scale", way.scale
    else:
        yield "steps", list(way.steps)
    if way.points:
        yield "points", [int(each) if float(each).is_integer() else each for each in way.points]
