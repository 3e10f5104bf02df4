"""For you: the first page of an edition, which says what whoever works here needs to know of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, zip_longest
from math import ceil

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.report import Change, Edition, SharedSession
from cxaudit.words import N_, _, ngettext
from cxaudit.workbook import roles
from cxaudit.workbook.book import EditionBook
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import POINTS_A_PIXEL, USUAL_ROW, tall
from cxaudit.workbook.frame import HOW, SENTENCE, about, fit, freeze, room, set_height, strip
from cxaudit.workbook.live import fixed
from cxaudit.workbook.lookups.plan import progress
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import SECTION, Over, grow, section
from cxaudit.workbook.policy_pages import mark_draft
from cxaudit.workbook.sheet_names import ACTION_PLAN, FOR_YOU, HOUSE_RULES, POLICY, TRAINING_PLAN, called
from cxaudit.workbook.sheets.action_plan import progress_text


def _px(px: int) -> Column[None]:
    return Column[None](px=px)


class ForYou(Sheet[None]):
    """Columns of the page: two halves, and right of it a rail with links to all other sheets."""

    name = FOR_YOU
    px = look.PORTRAIT

    a = _px(look.MARGIN)
    b = _px(30)
    c, d, e, f, g = (_px(67) for _ in range(5))
    h = _px(60)
    i = _px(22)
    j, k, l, m, n = (_px(64) for _ in range(5))  # noqa: E741 - a column of this name
    o = _px(61)
    p = _px(look.MARGIN)
    gap = Column[None](px=24, printed=False)
    rail = Column[None](px=226, printed=False)


_WHOLE: Over = (ForYou.b, ForYou.o)
_LEFT: Over = (ForYou.b, ForYou.h)
_RIGHT: Over = (ForYou.j, ForYou.o)
_RAIL: Over = (ForYou.rail, ForYou.rail)
_THIRDS: tuple[Over, ...] = (ForYou.b, ForYou.f), (ForYou.g, ForYou.k), (ForYou.l, ForYou.o)
_TITLES: Over = (ForYou.c, ForYou.h)
_WHEN: Over = (ForYou.j, ForYou.k)
_WHO: Over = (ForYou.l, ForYou.n)
_WHAT: Over = (ForYou.l, ForYou.o)

_TOP = 5
_GAP, _LINE, _ITEM = 12, 24, 21
"""Pixels between two parts, of a promise, and of a line of a list."""

_LEAST_OF_A_LINK = 17
"""Pixels of a row that a link has room in."""

_LEAST, _MOST = 3, 11
"""How many are listed, at least and at most, of what is new or changed, and of sessions."""

_LONGEST = 70
"""Letters of what is taught in a session, up to which titles are named."""

_SYMBOLS = {"new": "●", "changed": "○"}

_ALL = N_("What our customers can count on, what is new, and what you may decide yourself")
_NOT_FREE = N_("What our customers can count on, and what is new")
_NO_POLICY = N_("What is to be done, and how far we are")


def write(book: EditionBook) -> None:
    """Write the page; `link` leads from it to all others once they are there."""
    edition = book.edition
    page = book.page(ForYou)
    titles = [called(FOR_YOU), edition.own.title] if edition.own else [called(FOR_YOU)]
    strip(page, ": ".join(titles), about(edition))
    _message(page, edition)
    row = _free(page, edition, _TOP)
    row = _promises(page, edition, row)
    row = _progress(page, edition, row)
    last = _lists(page, edition, row) if edition.policy else row - 1
    if edition.policy:
        mark_draft(page, edition.policy)
    freeze(page, rows=1)
    fit(page, last)
    page.paint_tab(look.TAB_FOR_YOU)
    page.protect()


def _message(page: Page, edition: Edition) -> None:
    """Write what the page tells, and how the policy stands."""
    sentence = _NO_POLICY if not edition.policy else _ALL if edition.free else _NOT_FREE
    page.block((SENTENCE, SENTENCE), _WHOLE, _(sentence), roles.SENTENCE)
    across = room(page, *_WHOLE)
    set_height(page, SENTENCE, max(40, tall(_(sentence), across, look.TITLE, bold=True)))
    made = _("{kind} of {day}", kind=edition.kind, day=in_full(edition.day))
    how = "  ·  ".join([edition.house, made, *([edition.policy.stands] if edition.policy else [])])
    page.block((HOW, HOW), _WHOLE, how, roles.NOTE)
    set_height(page, HOW, max(24, tall(how, across)))
    set_height(page, HOW + 1, _GAP)


def _free(page: Page, edition: Edition, row: int) -> int:
    """Write the box of what staff may decide themselves, if there is any; return the row after it."""
    if not edition.free:
        return row
    first, *others = edition.free
    box = [
        (_("You may decide yourself"), roles.YOU_LABEL, look.LABEL),
        (first.text, roles.YOU_LEAD, look.TITLE),
        *((f"•  {line.text}", roles.YOU_TEXT, look.TEXT) for line in others),
    ]
    across = room(page, *_WHOLE)
    for place, (text, style, size) in enumerate(box, row):
        page.block((place, place), _WHOLE, text, style)
        set_height(page, place, tall(text, across, size, indent=1, bold=style == roles.YOU_LEAD) + 4)
    set_height(page, row + len(box), _GAP)
    return row + len(box) + 1


def _promises(page: Page, edition: Edition, row: int) -> int:
    """Write the titles of the promises in three columns, read down; return the row after them."""
    if not edition.policy or not edition.policy.promises:
        return row
    promises = edition.policy.promises
    section(page, row, _WHOLE, _("What our customers can count on"), fixed(_("in full →")), called(POLICY))
    a_column = ceil(len(promises) / len(_THIRDS))
    for place, line in enumerate(promises):
        beside, below = divmod(place, a_column)
        over, said = _THIRDS[beside], f"{line.number}  {line.title}"
        page.block((row + 1 + below, row + 1 + below), over, said, roles.ITEM_TEXT)
        grow(page, row + 1 + below, max(_LINE, tall(said, room(page, *over), look.TEXT)))
    set_height(page, row + 1 + a_column, _GAP)
    return row + 2 + a_column


def _lists(page: Page, edition: Edition, row: int) -> int:
    """Write what is new or changed, and beside it the training; return the last row."""
    most = _most(page, edition, row)
    left = _news(page, edition, row, most)
    section(page, row, _RIGHT, _("Training"), fixed(_("all →")), called(TRAINING_PLAN))
    return max(left, _training(page, edition, row + 1, most))


def _most(page: Page, edition: Edition, row: int) -> int:
    """Return how many are listed: as many as the page has room for below what stands above `row`."""
    used = sum(page.heights.get(above, USUAL_ROW) for above in range(1, row)) / POINTS_A_PIXEL
    free = page.paper.room / POINTS_A_PIXEL - used - SECTION - _ITEM
    pairs = zip_longest(edition.changes, edition.sessions)
    ends = accumulate(_height(page, *pair) for pair in pairs)
    return max(_LEAST, min(_MOST, sum(end <= free for end in ends)))


def _height(page: Page, change: Change | None, session: SharedSession | None) -> int:
    """Pixels of an item that stands beside another one."""
    left = _tall_item(page, (change.title, _TITLES), (change.teach, _TITLES)) if change else (0, 0)
    right = _tall_item(page, (session.who, _WHO), (_taught(session), _WHAT)) if session else (0, 0)
    return max(left[0], right[0]) + max(left[1], right[1])


def _progress(page: Page, edition: Edition, row: int) -> int:
    """Write how far the action items have come; return the row after it."""
    over = _WHOLE
    section(page, row, over, _("How far we are"), fixed(_("all →")), called(ACTION_PLAN))
    said = progress_text(edition.actions)
    page.block((row + 1, row + 1), over, said, roles.ITEM_TITLE, progress())
    grow(page, row + 1, max(_ITEM, tall(said, room(page, *over), look.TEXT, bold=True)))
    set_height(page, row + 2, _GAP)
    return row + 3


def _news(page: Page, edition: Edition, row: int, most: int) -> int:
    """Write what is new or changed, each with what to do; return the last row."""
    policy = edition.policy
    title = (
        _("New or changed from {day}", day=in_full(policy.in_force))
        if policy and policy.in_force
        else _("New or changed")
    )
    section(page, row, _LEFT, title, fixed(_("all →")), called(HOUSE_RULES))
    row += 1
    nothing = "" if edition.changes else _("Nothing is new or changed.")
    for change in edition.changes[:most]:
        row = _change(page, row, change)
    return _rest(page, row, _LEFT, len(edition.changes) - most, nothing)


def _change(page: Page, row: int, change: Change) -> int:
    page.put(row, ForYou.b, _SYMBOLS[change.change], roles.ITEM_MARK)
    page.block((row, row), _TITLES, change.title, roles.ITEM_TITLE)
    page.put(row + 1, ForYou.b, None, roles.ITEM_MORE)
    page.block((row + 1, row + 1), _TITLES, change.teach, roles.ITEM_MORE)
    _grow_item(page, row, (change.title, _TITLES), (change.teach, _TITLES))
    return row + 2


def _training(page: Page, edition: Edition, row: int, most: int) -> int:
    """Write when whom is taught, for how long and what; return the last row."""
    nothing = "" if edition.sessions else _("Nothing is to be taught.")
    for session in edition.sessions[:most]:
        row = _session(page, row, session)
    return _rest(page, row, _RIGHT, len(edition.sessions) - most, nothing)


def _session(page: Page, row: int, session: SharedSession) -> int:
    taught = _taught(session)
    page.block((row, row), _WHEN, session.held, roles.ITEM_WHEN)
    page.block((row, row), _WHO, session.who, roles.ITEM_TITLE)
    page.put(row, ForYou.o, _("{n} min", n=session.minutes), roles.ITEM_AMOUNT)
    page.block((row + 1, row + 1), _WHEN, None, roles.ITEM_MORE)
    page.block((row + 1, row + 1), _WHAT, taught, roles.ITEM_MORE)
    _grow_item(page, row, (session.who, _WHO), (taught, _WHAT))
    return row + 2


def _grow_item(page: Page, row: int, title: tuple[str, Over], more: tuple[str, Over]) -> None:
    """Make the two rows of an item as high as its texts need, and those that stand beside them."""
    first, second = _tall_item(page, title, more)
    grow(page, row, first)
    grow(page, row + 1, second)


def _tall_item(page: Page, title: tuple[str, Over], more: tuple[str, Over]) -> tuple[int, int]:
    """Pixels of the two rows of an item: of its title, and of what is said below."""
    first = tall(title[0], room(page, *title[1]), look.TEXT, bold=True)
    return max(_ITEM, first), max(_ITEM, tall(more[0], room(page, *more[1])) + 2)


def _rest(page: Page, row: int, over: Over, more: int, said: str) -> int:
    """Say how many more there are, or that there is nothing; return the last row."""
    if more > 0:
        said = ngettext("and {n} more", "and {n} more", more)
    if not said:
        return row - 1
    page.block((row, row), over, said, roles.NOTE)
    grow(page, row, _ITEM)
    return row


def _taught(session: SharedSession) -> str:
    """As many of the titles as there is room for, the first always; the training plan has all."""
    first, *others = (lesson.title for lesson in session.lessons)
    told, letters = [first], len(first)
    for title in others:
        letters += len(title)
        told.append(title if letters <= _LONGEST else "…")
        if letters > _LONGEST:
            break
    return ", ".join(told)


def link(book: EditionBook) -> None:
    """Lead from the finished first page to all other sheets that people see, in the rail."""
    first, *others = book.pages
    section(first, _TOP, _RAIL, _("In this book"))
    rows = _rows(first, _TOP + 1)
    for title in (page.worksheet.title for page in others if not page.hidden):
        row = next(rows)
        first.put(row, ForYou.rail, title, roles.RAIL_LINK)
        first.link(row, ForYou.rail, title)


def _rows(page: Page, row: int) -> Iterator[int]:
    """Rows that a link has room in."""
    while True:
        if page.heights.get(row, 20) / POINTS_A_PIXEL >= _LEAST_OF_A_LINK:
            yield row
        row += 1
