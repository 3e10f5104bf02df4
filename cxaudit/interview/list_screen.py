"""What the list of all questions looks like: one screen that scrolls, pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from prompt_toolkit.utils import get_cwidth

from cxaudit.interview.listing import Entry, Listing, by_department, department_counted
from cxaudit.interview.parts import Shown
from cxaudit.interview.screen import is_too_small, too_small
from cxaudit.interview.standing import Standing
from cxaudit.interview.wrapping import clip, wrap
from cxaudit.words import _

_BESIDE = 66
"""Cells of a line from which on the answer stands beside its question."""

_MOST_DETAIL = 3
"""Lines that the question of the pointer is said in."""


@dataclass(frozen=True)
class ListView:
    """What is shown of the list."""

    pointer: str = ""
    """Id of the question that is pointed at; of one that is not shown, the first one is instead."""

    standing: Standing | None = None
    """Only the questions that stand so; None: all."""

    typed: str = ""
    """Only those in which these words are found."""


class _Row(NamedTuple):
    """One line of the list."""

    text: str
    """What it says."""

    entry: Entry | None
    """Its question; None: it is a department's head."""


def pointed_at(listing: Listing, view: ListView) -> Entry | None:
    """Return the question that is pointed at; None where none is shown."""
    shown = listing.shown(view.standing, view.typed)
    return next((each for each in shown if each.id == view.pointer), shown[0] if shown else None)


def moved(listing: Listing, view: ListView, by: int) -> ListView:
    """Point at the question so many further down, or up, as far as there are any."""
    shown, now = listing.shown(view.standing, view.typed), pointed_at(listing, view)
    if now is None:
        return view
    place = min(max(0, shown.index(now) + by), len(shown) - 1)
    return replace(view, pointer=shown[place].id)


def turned(listing: Listing, view: ListView, by: int) -> ListView:
    """Show the questions of the next way to stand, or of the one before."""
    ways = list(listing.counted())
    place = ways.index(view.standing) if view.standing in ways else 0
    return replace(view, standing=ways[(place + by) % len(ways)])


def draw_list(listing: Listing, view: ListView, width: int, height: int) -> list[Shown]:
    """Return the lines of the list, which fit the window; around the pointer as many as there is room for."""
    if is_too_small(width, height):
        return too_small(width, height)
    now = pointed_at(listing, view)
    head = [_ways(listing, view, width), Shown(clip(_("Find: {typed}▏", typed=view.typed), width), "strong")]
    foot = Shown(clip(_keys(width), width), "quiet")
    room = height - len(head) - 1
    detail = _detail(now, width, min(_MOST_DETAIL, room // 3)) if now else []
    rows = _rows(listing.shown(view.standing, view.typed), width)
    area = _around(rows, now, room - len(detail))
    lines = [_line(row, now) for row in area] or [Shown(_("  nothing is found"))]
    blank = [Shown("")] * (room - len(detail) - len(lines))
    return [*head, *lines, *blank, *detail, foot]


def _ways(listing: Listing, view: ListView, width: int) -> Shown:
    """How many questions stand in each way, the shown one in brackets; it is first where room is short."""
    counted = listing.counted()
    said = [f"[{text}]" if way == view.standing else text for way, text in counted.items()]
    line = " · ".join(said)
    if get_cwidth(line) > width:
        here = list(counted).index(view.standing) if view.standing in counted else 0
        line = " · ".join(said[here:] + said[:here])
    return Shown(clip(line, width), "quiet")


def _keys(width: int) -> str:
    if width < _BESIDE:
        return _("↑ ↓ Tab · Enter: go · Esc: back")
    return _("type to find · ↑ ↓ · Tab: open, unknown … · Enter: go there · Esc: back")


def _rows(entries: list[Entry], width: int) -> list[_Row]:
    rows = []
    for title, those in by_department(entries).items():
        rows.append(_Row(clip(department_counted(title, those), width), None))
        rows += [_Row(_titled(entry, width - 3), entry) for entry in those]
    return rows


def _titled(entry: Entry, width: int) -> str:
    """Question and answer side by side where there is room, else the question alone."""
    if width < _BESIDE:
        return clip(f"{entry.mark} {entry.ask}", width)
    for_ask = width * 3 // 5
    ask = clip(f"{entry.mark} {entry.ask}", for_ask)
    return f"{ask}{' ' * (for_ask - get_cwidth(ask))}  {clip(entry.answer, width - for_ask - 2)}"


def _line(row: _Row, now: Entry | None) -> Shown:
    if row.entry is None:
        return Shown(row.text, "strong")
    here = now is not None and row.entry.id == now.id
    return Shown(f" › {row.text}" if here else f"   {row.text}", "chosen" if here else "")


def _around(rows: list[_Row], now: Entry | None, room: int) -> list[_Row]:
    """As many rows as there is room for, with the pointer about the middle of them."""
    pointer = next((place for place, row in enumerate(rows) if now and row.entry is now), 0)
    top = max(0, min(pointer - room // 2, len(rows) - room))
    return rows[top : top + max(1, room)]


def _detail(now: Entry, width: int, room: int) -> list[Shown]:
    """The question that is pointed at with its whole answer, as far as there is room."""
    lines = wrap(f"{now.number}. {now.ask} → {now.answer}", width)
    if len(lines) > room:
        answer = wrap(f"→ {now.answer}", width)[: max(1, room - 1)]
        lines = [*wrap(f"{now.number}. {now.ask}", width)[: max(0, room - len(answer))], *answer][:room]
    return [Shown(line, "key") for line in lines]
