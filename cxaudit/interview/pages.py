"""Draws pages, and says what a key does on one: pure, so that every way of asking shows the same.

A page scrolls where it has no room. Enter takes what is proposed, where something is; `?` shows all keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from cxaudit.interview.keyboard import NOT_TAKEN, said_of
from cxaudit.interview.keys import BACK, DOWN, ESCAPE, HELP_KEY, LEFT, RIGHT, SPACE, UP, help_label
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.interview.parts import Shown, lines_of
from cxaudit.interview.pressing import meant
from cxaudit.interview.screen import HEIGHT, WIDTH, too_small
from cxaudit.interview.wrapping import clip
from cxaudit.words import _


@dataclass(frozen=True)
class PageView:
    """What was done on a page so far that leads nowhere yet."""

    top: int = 0
    """The first line of the text that is shown."""

    hint: str = ""
    """Why the last key did nothing; empty where it did something."""

    keys: bool = False
    """Whether all keys are shown in the place of the text."""


class DrawnPage(NamedTuple):
    """A page on the screen."""

    lines: list[Shown]
    """From the top; they fit the window."""

    last_top: int
    """The furthest that the text can be scrolled."""

    too_small: bool = False
    """Whether the window is too small to choose in."""


def page_lines(page: Page, width: int) -> list[Shown]:
    """Return all lines of a page, for those who are asked line by line."""
    ways = [f"  {way.named:<5}  {way.label}" for way in page.ways]
    return [
        *lines_of(page.where, width),
        *lines_of(page.title, width),
        Shown(""),
        *_body(page.body, width),
        Shown(""),
        *map(Shown, ways),
    ]


def draw_page(page: Page, width: int, height: int, view: PageView) -> DrawnPage:
    """Draw a page into a window of so many cells and lines."""
    if width < WIDTH - 1 or height < HEIGHT - 2:
        return DrawnPage(lines_of(too_small(), max(2, width))[: max(1, height)], 0, too_small=True)
    roomy = height >= 16
    head = lines_of(page.where, width, "quiet") if roomy else [Shown(clip(page.where, width), "quiet")]
    head += [Shown("")] if roomy else []
    foot = _foot(page.ways, width, max(1, height // 4))
    title = lines_of(page.title, width, "strong")[: max(1, height // 3)]
    body = _keys(page.ways, width) if view.keys else _body(page.body, width)
    room = height - len(head) - len(title) - len(foot) - 1
    hint = [Shown(clip(view.hint, width), "strong")] if view.hint else []
    if len(body) <= room:
        spare = hint or [Shown("")]
        return DrawnPage([*head, *title, *body, *spare, *foot], 0)
    last_top = len(body) - room
    top = min(view.top, last_top)
    scroll = hint or [Shown(clip(_scrolled(top, room, len(body)), width), "quiet")]
    return DrawnPage([*head, *title, *body[top : top + room], *scroll, *foot], last_top)


def press_page(key: str, page: Page, view: PageView, drawn: DrawnPage) -> Way | PageView:
    """Say what a key does on a page: the way that it leads, or what is shown next."""
    view = replace(view, hint="")
    if drawn.too_small:
        return view
    if key in NOT_TAKEN:
        return replace(view, hint=said_of(key))
    if key in (UP, DOWN):
        top = min(view.top, drawn.last_top) + (1 if key == DOWN else -1)
        return replace(view, top=max(0, min(top, drawn.last_top)))
    if key == HELP_KEY:
        return replace(view, keys=not view.keys, top=0)
    if key == SPACE and drawn.last_top:
        return replace(view, top=min(view.top + 5, drawn.last_top))
    key = BACK.id if key in (ESCAPE, LEFT) else TAKE if key == RIGHT else meant(key)
    way = page.way(key)
    return way or replace(view, hint=no_way(page, key))


def no_way(page: Page, key: str) -> str:
    """Say that a key leads nowhere, and which do."""
    keys = " ".join(way.named for way in page.ways)
    if len(key) == 1 and key.isprintable():
        return _("This key ({key}) means nothing here. Keys: {keys}", key=key, keys=keys)
    return _("This key means nothing here. Keys: {keys}", keys=keys)


def _scrolled(top: int, room: int, lines: int) -> str:
    return _("lines {first} to {last} of {all}: ↑ ↓", first=top + 1, last=top + room, all=lines)


def _body(parts: Sequence[Said], width: int) -> list[Shown]:
    return [line for part in parts for line in _part(part, width)]


def _part(part: Said, width: int) -> list[Shown]:
    """The lines of a part, further ones of each indented like its first; an empty part is an empty line."""
    lines: list[Shown] = []
    for text in part.text.split("\n"):
        indent = text[: len(text) - len(text.lstrip())]
        room = max(2, width - len(indent))
        lines += [Shown(indent + line.text, part.style) for line in lines_of(text, room)] or [Shown("")]
    return lines


def _foot(ways: Sequence[Way], width: int, most: int) -> list[Shown]:
    """The keys with what they do, as many as there is room for, and the key that shows all."""
    named = [f"{way.named} {way.label}".replace(" ", "\N{NO-BREAK SPACE}") for way in ways]
    help_named = help_label().replace(" ", "\N{NO-BREAK SPACE}")
    for count in range(len(named), 0, -1):
        shown = [*named[:count], *(["…"] if count < len(named) else []), help_named]
        lines = lines_of(" · ".join(shown), width, "quiet")
        if len(lines) <= most:
            return lines
    return [Shown(clip(help_label(), width), "quiet")]


def _keys(ways: Sequence[Way], width: int) -> list[Shown]:
    shown: list[Shown] = []
    for key, label in [*((way.named, way.label) for way in ways), (HELP_KEY, _("back to the text"))]:
        first, *rest = lines_of(label, width - 7) or [Shown("")]
        shown += [Shown(f"{key:<5}  {first.text}"), *(Shown(f"       {line.text}") for line in rest)]
    return shown
