"""Policy: what customers are promised, on one page for the wall; nothing on it speaks of the audit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.report import PolicyLine, PolicyText
from cxaudit.words import N_, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import AnyBook
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import lines, tall
from cxaudit.workbook.frame import fit_parts, lead_back, rail, room, set_height
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, grow
from cxaudit.workbook.policy_pages import BY_MYSELF, FOR_MANAGEMENT, mark_draft, parts_of, with_bold
from cxaudit.workbook.sheet_names import POLICY, called


class Policy(Sheet[None]):
    """Columns of the page: two halves, each with room for numbers; the link back is not printed."""

    name = POLICY
    px = look.PORTRAIT

    left = Column[None](px=24)
    number = Column[None](px=34)
    text = Column[None](px=326)
    between = Column[None](px=22)
    number_beside = Column[None](px=34)
    text_beside = Column[None](px=326)
    right = Column[None](px=24)
    gap = Column[None](px=24, printed=False)
    back = Column[None](px=122, printed=False)


_HALVES: tuple[Over, Over] = (Policy.number, Policy.text), (Policy.number_beside, Policy.text_beside)
_WHOLE: Over = (Policy.number, Policy.text_beside)

_BLOCK = {1: 22, 2: 48, 3: 30, 4: 10}
"""Rows of the navy block, and how many pixels they have."""

_GAP, _BETWEEN, _TO_SIGN = 12, 7, 36
"""Pixels below the block, between two promises, and for a signature."""

_MOST_OF_LEAD = 4
"""Lines of the first promise, up to which it stands in large letters above the others."""

_TITLE = 22

_OURS, _MINE = N_("our promises to customers"), N_("my promises to customers")
_NOT_KEPT, _NOT_KEPT_BY_ME = N_("Did we not keep one of these?"), N_("Did I not keep one of these?")
_TELL = N_(
    "Tell anyone here, in any way that suits you. It reaches somebody who acts, and you will hear from us."
)
_TELL_ME = N_("Tell me, in any way that suits you. I see to it, and you will hear from me.")
_FROM = N_("In force from {day}. We look at these promises again on {review}.")
_FROM_ME = N_("In force from {day}. I look at these promises again on {review}.")


def write(book: AnyBook, policy: PolicyText, house: str) -> None:
    """Write the promises that hold, in pairs, and the line to sign on.

    Args:
        book: where to.
        policy: its text.
        house: the business, and which of its sites.
    """
    page = book.page(Policy)
    row = _block(page, policy, house)
    lead, others = _lead(page, policy.promises)
    starts = [row]
    row = _large(page, row, lead) if lead else row
    pairs: Sequence[tuple[PolicyLine, ...]] = [others[at : at + 2] for at in range(0, len(others), 2)]
    for pair in pairs:
        starts.append(row)
        row = _pair(page, row, pair, policy)
    if not pairs or len(pairs[-1]) > 1:
        starts.append(row)
        row = _complain(page, row, _WHOLE, policy) + 1
    last = _foot(page, row, policy)
    page.paper.foot("", "", look.LABEL)
    mark_draft(page, policy)
    fit_parts(page, last, starts, look.TEXT)
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _block(page: Page, policy: PolicyText, house: str) -> int:
    """Write the navy block, and below it why a draft is one; return the row after it."""
    for row, px in _BLOCK.items():
        for column in page.columns[: page.printed]:
            page.put(row, column, None, roles.BLOCK)
        set_height(page, row, px)
    whose = _MINE if policy.alone else _OURS
    page.put(1, 1, f"{called(POLICY)}: {_(whose)}", roles.BLOCK)
    page.put(2, Policy.number, _("What you can count on"), roles.BLOCK_TITLE)
    if policy.draft:
        page.put(2, Policy.text_beside, _("Draft"), roles.BLOCK_DRAFT)
    page.block((3, 3), _WHOLE, house, roles.BLOCK_NAME)
    across = room(page, *_WHOLE)
    grow(page, 3, tall(house, across, look.TITLE))
    lead_back(page, 1, rail(page)[1])
    if policy.draft:
        page.block((5, 5), _WHOLE, policy.stands, roles.DRAFT_NOTE)
    set_height(page, 5, tall(policy.stands, across, look.TEXT) + 4 if policy.draft else _GAP)
    return 6


def _lead(page: Page, promises: tuple[PolicyLine, ...]) -> tuple[PolicyLine | None, tuple[PolicyLine, ...]]:
    """Return the promise above all others, unless it is too long for that, and those others."""
    across = room(page, Policy.text, Policy.text_beside)
    if promises and lines(promises[0].text, across, look.TITLE) <= _MOST_OF_LEAD:
        return promises[0], promises[1:]
    return None, promises


def _large(page: Page, row: int, line: PolicyLine) -> int:
    """Write the promise above all others; return the row after it."""
    over: Over = (Policy.text, Policy.text_beside)
    page.put(row, Policy.number, line.number, roles.LEAD)
    text = with_bold(line.text, line.numbers, look.TITLE, look.NAVY)
    page.block((row, row), over, line.title, roles.LEAD_TITLE)
    page.block((row + 1, row + 1), over, text, roles.LEAD)
    across = room(page, *over)
    set_height(page, row, max(_TITLE, tall(line.title, across, look.TEXT, bold=True)))
    set_height(page, row + 1, tall(line.text, across, look.TITLE) + _BETWEEN)
    return row + 2


def _pair(page: Page, row: int, pair: Sequence[PolicyLine], policy: PolicyText) -> int:
    """Write one or two promises side by side, with what to do beside the odd one; return the row after."""
    for half, line in zip(_HALVES, pair, strict=False):
        page.put(row, half[0], line.number, roles.PROMISE_NUMBER)
        page.put(row, half[1], line.title, roles.PROMISE_TITLE)
        grow(page, row, max(_TITLE, tall(line.title, room(page, half[1], half[1]), look.TEXT, bold=True)))
    rows = list(zip_longest(*(_texts(page, line) for line in pair)))
    for place, texts in enumerate(rows, row + 1):
        for (_number, column), text in zip(_HALVES, texts, strict=False):
            if text is not None:
                page.put(place, column, text, roles.PROMISE)
                grow(page, place, tall(text, room(page, column, column), look.TEXT))
    if len(pair) == 1:
        _complain(page, row, _HALVES[1], policy)
    set_height(page, row + 1 + len(rows), _BETWEEN)
    return row + 2 + len(rows)


def _texts(page: Page, line: PolicyLine) -> Iterator[str]:
    for part in parts_of(line.text, room(page, Policy.text, Policy.text)):
        yield with_bold(part, line.numbers)


def _complain(page: Page, row: int, over: Over, policy: PolicyText) -> int:
    """Write what a customer does where a promise was not kept; return the row after it."""
    title, text = (_NOT_KEPT_BY_ME, _TELL_ME) if policy.alone else (_NOT_KEPT, _TELL)
    page.block((row, row), over, _(title), roles.QUIET_TITLE)
    page.block((row + 1, row + 1), over, _(text), roles.QUIET_TEXT)
    grow(page, row, _TITLE)
    grow(page, row + 1, tall(_(text), room(page, *over), look.TEXT, indent=1) + 4)
    return row + 2


def _foot(page: Page, row: int, policy: PolicyText) -> int:
    """Write from when it holds, and the line to sign on; nobody signs a draft. Return the last row."""
    if policy.in_force is None or policy.review is None:
        return row - 1
    since, who = (_FROM_ME, BY_MYSELF) if policy.alone else (_FROM, FOR_MANAGEMENT)
    said = _(since, day=in_full(policy.in_force), review=in_full(policy.review))
    set_height(page, row, _TO_SIGN)
    left, right = _HALVES
    page.block((row + 1, row + 1), left, said, roles.FOOT)
    page.block((row + 1, row + 1), right, _(who), roles.FOOT)
    set_height(page, row + 1, tall(said, room(page, *left), look.TEXT))
    return row + 1
