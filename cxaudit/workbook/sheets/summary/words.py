"""What is strong, what was looked at, and the audit in words."""

from __future__ import annotations

from cxaudit import look
from cxaudit.report import Remark
from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import Rich, cell_name, per_cent
from cxaudit.workbook.colours import Letters
from cxaudit.workbook.fitting import POINTS_A_PIXEL, first_part, tall
from cxaudit.workbook.frame import room, set_height
from cxaudit.workbook.lookups.since import proven_strength_since, strength_since
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, section
from cxaudit.workbook.sheets.summary.columns import LEFT, RIGHT, WHOLE, Summary
from cxaudit.workbook.sheets.summary.scope import scope

_STRENGTH, _GAP, _BELOW_HEAD, _TALLEST = 44, 10, 5, 420
"""Pixels of a strength, between two parts, below a head, and of a text that stands beside others at most."""

_SAID: Over = (Summary.c, Summary.i)


def words(book: Book, page: Page, row: int) -> int:
    """Write strengths and what was looked at, and beside both the audit in words; return the row after."""
    set_height(page, row + 1, _BELOW_HEAD)
    last = _looked_at(book, page, _strengths(book, page, row))
    verdict = book.report.verdict
    if not verdict:
        return last
    section(page, row, RIGHT, _("The audit in words"))
    there = sum(page.heights.get(number, 15) for number in range(row + 2, last)) / POINTS_A_PIXEL
    across = room(page, *RIGHT)
    beside, rest = first_part(verdict, across, look.TEXT, max(there, _TALLEST))
    missing = tall(beside, across, look.TEXT) - there
    if missing > 0:
        set_height(page, last, missing)
        last += 1
    page.block((row + 2, last - 1), RIGHT, beside, roles.TEXT_BLOCK)
    return page.spread_long(last, WHOLE, rest, roles.TEXT_BLOCK) + 1 if rest else last


def _strengths(book: Book, page: Page, row: int) -> int:
    """Write the five best, each struck through once it is none any more; return the row after them."""
    report = book.report
    title = _("What you see as strong") if report.by_oneself else _("What is strong")
    section(page, row, LEFT, title)
    if not report.strengths:
        page.block((row + 2, row + 2), LEFT, _("Nothing stands out yet."), roles.TEXT_BLOCK)
        set_height(page, row + 2, 24)
        return row + 3
    for number, remark in enumerate(report.strengths, row + 2):
        _strength(book, page, number, remark)
    return row + 2 + len(report.strengths)


def _strength(book: Book, page: Page, row: int, remark: Remark) -> None:
    page.put(row, Summary.b, look.STAR, roles.STAR)
    text = Rich.of((f"{remark.department}. ", True), (remark.ask, False), size=look.TEXT, ink=look.INK)
    page.block((row, row), _SAID, text, roles.TEXT_BLOCK)
    set_height(page, row, max(_STRENGTH, tall(text, room(page, *_SAID), look.TEXT) + 6))
    became = strength_since if book.report.by_oneself else proven_strength_since
    since = became(remark.question, per_cent(remark.score), book.places.everything, book.report.marks.strong)
    page.put(row, Summary.s, "", roles.RAIL_NOTE, since)
    said = cell_name(row, Summary.s.number)
    struck = Letters(color=look.GREY, strike=True)
    page.colours.where(cell_name(row, _SAID[0].number), f'${said}<>""', "", letters=struck)


def _looked_at(book: Book, page: Page, row: int) -> int:
    """Write who was seen and what was not; return the row after."""
    set_height(page, row, _GAP)
    section(page, row + 1, LEFT, _("What was looked at"))
    text, across = scope(book.report), room(page, *LEFT)
    height = tall(text, across, look.TEXT)
    set_height(page, row + 2, _BELOW_HEAD)
    if height > _TALLEST:
        return page.spread_long(row + 3, LEFT, text, roles.TEXT_BLOCK) + 1
    page.block((row + 3, row + 3), LEFT, text, roles.TEXT_BLOCK)
    set_height(page, row + 3, height)
    return row + 4
