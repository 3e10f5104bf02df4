"""The rail right of the page: a link to every sheet, and what is live and may be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from cxaudit.words import _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.columns import Column
from cxaudit.workbook.fitting import POINTS_A_PIXEL, tall
from cxaudit.workbook.frame import room
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import section
from cxaudit.workbook.sheet_names import called, common_sheets
from cxaudit.workbook.sheets.summary.columns import RAIL, Summary

_LEAST = 17
"""Pixels of a row that a link has room in."""

_USUAL = 20


def rail(book: Book, page: Page, row: int) -> None:
    """Write links on the page's own rows, below the section head in `row`: sheets left, departments right."""
    section(page, row, RAIL, _("In this book"))
    sheets = [called(name) for name in common_sheets(book.report)]
    departments = ((part.title, book.places.sheets[part.id]) for part in book.report.departments)
    _links(page, row + 1, Summary.u, departments)
    last = _links(page, row + 1, Summary.s, ((name, name) for name in sheets))
    _hint(page, last + 2)


def _links(page: Page, row: int, column: Column[None], links: Iterable[tuple[str, str]]) -> int:
    """Write a link a row; return the row of the last."""
    rows = _rows(page, row)
    place = row
    for title, sheet in links:
        place = next(rows)
        page.put(place, column, title, roles.RAIL_LINK)
        page.link(place, column, sheet)
    return place


def _rows(page: Page, row: int) -> Iterator[int]:
    return (number for number in count(row) if _px(page, number) >= _LEAST and _is_free(page, number))


def _is_free(page: Page, row: int) -> bool:
    """Whether nothing is said there of what stands beside it."""
    return Summary.s.number not in page.rows.get(row, {})


def _px(page: Page, row: int) -> float:
    return page.heights.get(row, _USUAL * POINTS_A_PIXEL) / POINTS_A_PIXEL


def _hint(page: Page, row: int) -> None:
    """Say what is live, and what may be changed."""
    hint = _(
        "Every figure is live. Cream cells are yours to change: owner, date and status on the action plan,"
        " answers on the departments' sheets. Findings, strengths and items are those of the audit's date."
    )
    needed, free = tall(hint, room(page, Summary.s, Summary.s)), [row]
    while sum(_px(page, number) for number in free) < needed or not _is_free(page, free[-1]):
        free = [*free, free[-1] + 1] if _is_free(page, free[-1]) else [free[-1] + 1]
    page.block((free[0], free[-1]), (Summary.s, Summary.s), hint, roles.NOTE)
