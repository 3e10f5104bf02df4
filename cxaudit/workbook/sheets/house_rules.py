"""House rules: how those who work here serve customers, on a page to print, hang up and sign."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxaudit import look
from cxaudit.report import Following, PolicyLine, PolicyText
from cxaudit.words import N_, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import tall
from cxaudit.workbook.frame import Audited, begin, fit_parts, freeze, room, set_height
from cxaudit.workbook.live import fixed
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, grow, section
from cxaudit.workbook.policy_pages import (
    BY_MYSELF,
    FOR_MANAGEMENT,
    FOR_STAFF,
    MARKS,
    mark_draft,
    parts_of,
    with_bold,
)
from cxaudit.workbook.sheet_names import HOUSE_RULES, called


class HouseRules(Sheet[None]):
    """Columns of the page; the link back is not printed."""

    name = HOUSE_RULES
    px = look.PORTRAIT

    left = Column[None](px=look.MARGIN)
    number = Column[None](px=30)
    title = Column[None](px=204)
    text = Column[None](px=512)
    mark = Column[None](px=82)
    right = Column[None](px=look.MARGIN)
    gap = Column[None](px=24, printed=False)
    back = Column[None](px=122, printed=False)


_WHOLE: Over = (HouseRules.number, HouseRules.mark)

_KEY_ROW, _FIRST = 4, 5
_AIR, _GAP, _TO_SIGN = 6, 12, 52
"""Pixels between two rules, above a heading, and for signatures."""

_KEY = N_("● new: not written before   ○ changed: other words or numbers than before")
_SENTENCE, _SENTENCE_ALONE = N_("How we work, so that our promises hold"), N_("How I work")
_HAS = {"new": roles.RULE_NEW, "changed": roles.RULE_CHANGED, "": roles.RULE_CHANGED}


def write(book: AnyBook, policy: PolicyText, audited: Audited) -> None:
    """Write rules, what staff may decide, what follows and the lines to sign on.

    Args:
        book: where to.
        policy: its text.
        audited: what the book shows.
    """
    page = book.page(HouseRules)
    sentence = _SENTENCE_ALONE if policy.alone else _SENTENCE
    begin(page, audited, called(HOUSE_RULES), fixed(_(sentence)), policy.stands, beside=True, size=look.TEXT)
    key = _(_KEY) if any(line.change for line in policy.rules) else ""
    page.block((_KEY_ROW, _KEY_ROW), _WHOLE, key, roles.LEGEND)
    set_height(page, _KEY_ROW, 24 if key else 8)
    starts: list[int] = []
    row = _clauses(page, _FIRST, policy.rules, starts)
    row = _section(page, row, _("What you may decide yourself"), policy.free, starts)
    row = _section(page, row, _("To remember"), policy.reminders, starts)
    row = _section(page, row, _("To follow"), list(map(_followed, policy.following)), starts)
    last = _signatures(page, row, policy)
    _paper(page, policy, audited)
    fit_parts(page, last, starts or [_FIRST], look.TEXT)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _paper(page: Page, policy: PolicyText, audited: Audited) -> None:
    """Name whose rules they are at the foot, and which version; which page of the book is nobody's matter."""
    which = "" if policy.version is None else f"{_('Version')} {policy.version}"
    said = " · ".join(filter(None, (called(HOUSE_RULES), which)))
    page.paper.foot(audited.organisation, said, look.TEXT)
    mark_draft(page, policy)
    freeze(page, rows=1)


def _section(page: Page, row: int, title: str, some: Sequence[PolicyLine], starts: list[int]) -> int:
    """Write clauses below a heading, if there are any; return the row after them."""
    if not some:
        return row
    set_height(page, row, _GAP)
    section(page, row + 1, _WHOLE, title)
    begun = len(starts)
    after = _clauses(page, row + 2, some, starts)
    starts[begun] = row + 1
    return after


def _followed(line: Following) -> PolicyLine:
    return PolicyLine(line.number, line.title, f"{line.when}\n{line.text}", line.numbers, "")


def _clauses(page: Page, row: int, some: Iterable[PolicyLine], starts: list[int]) -> int:
    """Write clauses with number, title and mark; return the row after them."""
    for line in some:
        starts.append(row)
        row = _clause(page, row, line)
    return row


def _clause(page: Page, row: int, line: PolicyLine) -> int:
    titles, texts = ((column, column) for column in (HouseRules.title, HouseRules.text))
    parts = parts_of(line.text, room(page, *texts))
    for place, part in enumerate(parts, row):
        is_first = place == row
        page.put(place, HouseRules.number, line.number if is_first else None, roles.RULE_NUMBER)
        page.put(place, HouseRules.title, line.title if is_first else None, roles.RULE_TITLE)
        page.put(place, HouseRules.text, with_bold(part, line.numbers), roles.RULE_TEXT)
        page.put(place, HouseRules.mark, _(MARKS[line.change]) if is_first else None, _HAS[line.change])
        set_height(page, place, tall(part, room(page, *texts), look.TEXT, indent=1) + _AIR)
    grow(page, row, tall(line.title, room(page, *titles), look.TEXT, bold=True) + _AIR)
    return row + len(parts)


def _signatures(page: Page, row: int, policy: PolicyText) -> int:
    """Write the lines to sign on; nobody signs a draft, and whoever works alone signs alone.

    Return the last row.
    """
    if policy.draft:
        return row - 1
    set_height(page, row, _TO_SIGN)
    left: Over = (HouseRules.number, HouseRules.title)
    right: Over = (HouseRules.text, HouseRules.mark)
    who = BY_MYSELF if policy.alone else FOR_MANAGEMENT
    said = _(who)
    page.block((row + 1, row + 1), left, said, roles.SIGN)
    page.block((row + 1, row + 1), right, "" if policy.alone else _(FOR_STAFF), roles.SIGN)
    set_height(page, row + 1, tall(said, room(page, *left), look.TEXT))
    return row + 1
