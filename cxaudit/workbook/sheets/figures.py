"""The right half of Lists: how everything stands in the checklist's order, and what the charts draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.columns import Column, Row, numbered
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.score_lines import ScoreLine, department_lines, gathered_lines, whole_line
from cxaudit.workbook.tables.bars import bar_columns
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.heat_map import heat_map


def right_of(book: Book, last: int) -> list[Column[Any]]:
    """Return the columns right of the last one of the left half: empty ones, figures, heat map, charts."""
    scores, counts = heat_map(book.report)
    between = numbered([Column[None](width=4) for _ in range(last + 1, Figures.first)], last + 1)
    return [*between, *Figures.columns, *scores, *counts, *bar_columns(book.report).all]


def figures(book: Book, page: Page) -> None:
    """Write the figures, the heat map beside them, and the tables of the charts."""
    report, places = book.report, book.places
    scores, counts = heat_map(report)
    beside = [*Figures.columns, *scores, *counts]
    for column in (*Figures.columns, *scores):
        page.put(Figures.top - 1, column, column.said_head, styles.HEAD)
    departments = department_lines(report, places.sheets)
    _write(book, page, places.departments, departments, beside)
    whole = Block(places.whole_row, places.whole_row)
    _write(book, page, whole, [whole_line(report)], beside)
    principles = gathered_lines(report, "principle", report.principles)
    _write(book, page, places.principles, principles, Figures.columns)
    _write(book, page, places.stages, gathered_lines(report, "stage", report.stages), Figures.columns)
    for part in report.departments:
        lines = gathered_lines(report, "touchpoint", part.touchpoints, part)
        _write(book, page, places.touchpoints[part.id], lines, Figures.columns)
    columns = bar_columns(report).all
    for chart in book.bars.values():
        for number, bar in enumerate(chart.bars, chart.rows.first):
            page.row(Row(number, bar, places), columns)


def _write(
    book: Book, page: Page, rows: Block, lines: Sequence[ScoreLine], columns: Sequence[Column[Any]]
) -> None:
    for number, line in enumerate(lines, rows.first):
        page.row(Row(number, line, book.places), columns)
