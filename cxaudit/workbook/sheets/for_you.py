"""For you: the first page of an edition, which says what whoever works here needs to know of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.report import Edition, SharedSession
from cxaudit.words import _, ngettext
from cxaudit.workbook import roles, styles
from cxaudit.workbook.book import EditionBook
from cxaudit.workbook.columns import Column, Sheet, numbered
from cxaudit.workbook.lookups.plan import progress
from cxaudit.workbook.page import Page
from cxaudit.workbook.policy_pages import MARKS, mark_draft
from cxaudit.workbook.sheet_names import FOR_YOU
from cxaudit.workbook.sheets.action_plan import progress_text


class ForYou(Sheet[None]):
    """The page; its columns are all of one width, and what stands side by side takes some of them."""

    name = FOR_YOU


_EDGE, _FIRST, _LAST, _RAIL = 1, 2, 13, 15
"""The edge of the box, the columns within the page, and the one for links right of what is printed."""

_COLUMNS = numbered(Column[None](width=width) for width in (1.3, *[8.4] * (_LAST - _FIRST + 1), 3, 36))

_LEFT, _RIGHT = (2, 7), (9, 13)
"""Columns of what is new, and of the training beside it."""

_THIRDS = ((2, 5), (6, 9), (10, 13))

_LONGEST = 70
"""Letters of what is taught in a session, up to which titles are named."""

_MOST = 9
"""What is new or changed, and sessions, that are listed."""


class _Told(NamedTuple):
    """Two lines of a list."""

    title: str
    text: str


def write(book: EditionBook) -> None:
    """Write the page; `link` leads from it to all others once they are there."""
    edition = book.edition
    page = book.page(ForYou, beside=_COLUMNS, orientation="portrait")
    made = _("{kind} of {day}", kind=edition.kind, day=in_full(edition.day))
    titles = [_(FOR_YOU), edition.own.title] if edition.own else [_(FOR_YOU)]
    page.put(1, _EDGE, ": ".join(titles), styles.TITLE)
    page.put(2, _EDGE, f"{edition.house} · {made}", styles.SUBTITLE)
    page.heights[1], page.heights[2] = 30, 18
    row = 3
    if edition.policy:
        page.spread(row, (_FIRST, _LAST), edition.policy.stands, styles.ABOUT)
        mark_draft(page, edition.policy)
    row = _free(page, edition, row + 2)
    row = _promises(page, edition, row)
    page.section(row, _("How far we are"))
    page.spread(row + 1, (_FIRST, _LAST), progress_text(edition.actions), styles.LEAD, progress())
    _news(page, edition, row + 3)
    page.paint_tab(look.TAB_FOR_YOU)
    page.fit(_COLUMNS[_LAST - 1])
    page.protect()


def _free(page: Page, edition: Edition, row: int) -> int:
    """Write the box of what staff may decide themselves, if there is any; return the row after it."""
    if not edition.free:
        return row
    first, *others = edition.free
    box = [
        (_("You may decide yourself"), styles.BOX_HEAD),
        (first.text, styles.BOX_LEAD),
        *((f"•  {line.text}", styles.BOX_TEXT) for line in others),
    ]
    for place, (text, style) in enumerate(box, row):
        page.put(place, _EDGE, None, styles.BOX_EDGE)
        page.spread(place, (_FIRST, _LAST), text, style)
    return row + len(box) + 1


def _promises(page: Page, edition: Edition, row: int) -> int:
    """Write the titles of the promises in three columns; return the row after them."""
    if not edition.policy or not edition.policy.promises:
        return row
    page.section(row, _("What we promise our customers"))
    for place, line in enumerate(edition.policy.promises):
        below, beside = divmod(place, len(_THIRDS))
        page.spread(row + 1 + below, _THIRDS[beside], f"{line.number}  {line.title}", styles.PLAIN)
    return row + 3 + below


def _news(page: Page, edition: Edition, row: int) -> None:
    """Write what is new or changed, and beside it the training, where there is a policy."""
    if not edition.policy:
        return
    changes = [
        _Told(f"{_(MARKS[each.change])}  {each.title}", each.teach) for each in edition.changes[:_MOST]
    ]
    sessions = [_session(each) for each in edition.sessions[:_MOST]]
    page.spread(row, _LEFT, _("New or changed"), styles.SECTION)
    page.spread(row, _RIGHT, _("Training"), styles.SECTION)
    left = list(_listed(changes, len(edition.changes), _("Nothing is new or changed.")))
    right = list(_listed(sessions, len(edition.sessions), _("Nothing is to be taught.")))
    for new, taught in zip_longest(left, right):
        for told, columns in ((new, _LEFT), (taught, _RIGHT)):
            if told:
                page.spread(row + 1, columns, told.title, styles.CLAUSE_TITLE if told.text else styles.PLAIN)
                page.spread(row + 2, columns, told.text, styles.PLAIN)
        row += 2


def _session(session: SharedSession) -> _Told:
    """Say when who is taught for how long, and what."""
    minutes = ngettext("{n} minute", "{n} minutes", session.minutes)
    when = in_full(session.held) if session.held else ""
    taught = _listed_briefly(lesson.title for lesson in session.lessons)
    return _Told(" · ".join(filter(None, (when, minutes))), f"{session.who}: {taught}")


def _listed_briefly(titles: Iterable[str]) -> str:
    """As many of the titles as there is room for, the first always; the training plan has all."""
    first, *others = titles
    told, letters = [first], len(first)
    for title in others:
        letters += len(title)
        told.append(title if letters <= _LONGEST else "…")
        if letters > _LONGEST:
            break
    return ", ".join(told)


def _listed(told: Sequence[_Told], of: int, nothing: str) -> Iterator[_Told]:
    """What is listed, and how many more there are; or that there is nothing."""
    yield from told
    if of > len(told):
        yield _Told(ngettext("and {n} more", "and {n} more", of - len(told)), "")
    elif not told:
        yield _Told(nothing, "")


def link(book: EditionBook) -> None:
    """Lead from the finished first page to all other sheets that people see."""
    first, *others = book.pages
    shown = (page.worksheet.title for page in others if not page.hidden)
    for row, title in enumerate(shown, 3):
        first.put(row, _RAIL, title, roles.RAIL_LINK)
        first.link(row, _RAIL, title)
