"""What people type stays text wherever they may type, and breaks no formula."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from cxaudit.checklist import is_no_answer
from cxaudit.report import build_report
from cxaudit.text import clean
from tests.builders import a_checklist, a_department, an_audit
from tests.excel_rules import broken_rules
from tests.hostile_audits import line, typed_everywhere
from tests.programs import with_openpyxl
from tests.recalculation import by_cellrune, by_libreoffice, differences, errors
from tests.results import figures, own_sheets, plan_of, table, told_by_book, told_by_program
from tests.workbooks import Written, each_once, written
from tests.xlsx.book import open_book
from tests.xlsx.values import Held, Values, held

pytestmark = pytest.mark.slow

MANY = "".join(f" {number}😀" for number in range(6_900))
"""40,000 characters, not all the same."""

GARBLED = ("escapes", "long")
"""Texts that LibreOffice garbles when it saves the value of a formula: from 16,000 units on it puts something
between them, and it escapes before it cuts what is too long."""

TEXTS = {
    "formula": "=1+1", "command": "=cmd|'/c calc'!A0", "error": "#N/A", "reference": "#REF!", "at": "@x",
    "plus": "+1", "minus": "-1", "escape": "_x000D_", "escapes": "_x000D_ _x0041_" * 2_300,
    "emoji": "😀" * 31, "letters": "顧客のé", "long": MANY, "quite long": MANY[:9_000],
    "lines": "line\n" * 300, "quote": "'", "quotes": "''x'\"", "code": "&A AT&T &&", "markup": "<b>]]>",
    "braces": "%s {0} {most}", "truth": "TRUE",
    "number": "1E5", "zeros": "007", "date": "2026-01-02", "star": "*", "question mark": "?",
    "tilde": "a*b?c~d", "more": ">5", "unlike": "<>", "equal": "=", "less": "<", "nothing": "",
    "not applicable": "N/A", "unknown": "Don't know", "yes": "Yes", "done": "Done", "stated": "Stated",
    "controls": "a\x00\x07\x0eb", "no letters": "a\ufffe\uffffb", "half a letter": "a\ud83db",
    "right to left": "שלום \u202e مرحبا", "script": "javascript:alert(1)", "link": "https://example.com",
    "cell": "T1", "summary": "Summary", "history": "History", "refused": "[x]:*?/\\",
}  # fmt: skip

HARD_TO_WRITE = (
    "formula", "escape", "escapes", "emoji", "letters", "quite long", "lines", "quotes", "code", "markup",
    "nothing", "controls", "no letters", "half a letter", "right to left",
)  # fmt: skip
"""Texts whose signs XML has to say otherwise, or can't say at all, and some that it says as they are."""

TITLES = {
    "alike at first": [
        "Sales and returns of the whole house, east",
        "Sales and returns of the whole house, west",
    ],
    "alike at first, and emoji": ["😀" * 16, "😀" * 17, "😀" * 18],
    "refused": ["Sales/returns: [new]*?", "a\\b", "[]", "***"],
    "apostrophes": ["Kim's desk", "'Quoted'", "''", "it's '"],
    "reserved": ["Summary", "action PLAN", "History", "_meta", "Lists", "Answers"],
    "differ in case": ["Sales", "sales 2", "sales/2", "SALES 2x"],
    "escapes": ["a_x000D_b", "_x0041_", "_X000D_"],
    "like cells": ["A1", "R1C1", "Sheet1!A1", "2026", "1E5", "#REF!", "=1+1", "TRUE"],
}
"""Titles of the departments of one audit."""


Books = Callable[[str], Written]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Writes the workbook of an audit that has a text everywhere, once."""
    return each_once(tmp_path_factory.mktemp("typed"), lambda name: typed_everywhere(TEXTS.get(name, name)))


def assert_right(book: Held, after: Values) -> None:
    assert book.bare == []
    assert errors(book.values) == errors(after) == []
    assert differences(book.values, after, book.formulas) == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_breaks_a_formula(name: str, books: Books) -> None:
    book = books(name)

    after = by_cellrune(book.path)

    assert_right(book.held, after)
    shown = told_by_book(after, book.held.sheets, book.report)
    assert differences(told_by_program(book.report), shown) == []


@pytest.mark.parametrize("name", [name for name, text in TEXTS.items() if text])
def test_no_text_becomes_a_formula(name: str, books: Books) -> None:
    assert formulas(books(name).held) == formulas(books("harmless").held)


def formulas(book: Held) -> Counter[tuple[int, str, str]]:
    """Every formula by its sheet's number and its cell, without the names of departments' sheets.

    On the Summary a long verdict moves what stands below it, so there the cells don't count. By owner is left
    out: it lists one more where the plan names somebody in several lines, as nobody is named elsewhere.
    """
    return Counter(
        (
            book.sheets.index(sheet),
            cell if sheet != "Summary" else "",
            re.sub(r"'(?:[^']|'')+'!|\b[A-Za-z]{4,}!", "its!", formula),
        )
        for (sheet, cell), formula in book.formulas.items()
        if sheet != "By owner"
    )


@pytest.mark.parametrize("name", TEXTS)
def test_text_is_shown_as_it_was_typed(name: str, books: Books) -> None:
    text = clean(TEXTS[name])
    one = line(text)
    values = books(name).held.values
    own = own_sheets(books(name).held.sheets, books(name).report)[0]
    questions = {row["ID"]: row for row in table(values, own, "Touchpoint")}
    answers = {row["ID"]: row for row in table(values, "Answers", "Department")}
    question, mirrored = questions["first_good"], answers["first_good"]
    action = plan_of(values)[0]

    assert_shown(one, question["Touchpoint"], mirrored["Touchpoint"], question["What to do if poor"])
    assert_shown(text, question["Note for staff"], mirrored["Note for staff"])
    assert_shown(text, mirrored["Note for the client"], mirrored["What was seen"])
    assert_shown(one, mirrored["Photos"])
    assert_shown(f"{one}, {line(text, ' 2')}", question["Photos for staff"], mirrored["Photos for staff"])
    assert_shown(text, action["Comment"])
    assert_shown(text or one, action["Owner"])
    if not is_no_answer(text):
        assert_shown(text, questions["first_noted"]["Answer"], answers["first_noted"]["Answer"])
    assert_shown(one, values[own, "C2"], figures(values)[0]["Department"], action["Department"])
    assert_shown(one, values["Summary", "B2"])
    assert_shown(f"{text}  ·  " if text else "", str(values["Summary", "B3"]).partition("Audit on site")[0])


def assert_shown(text: str, *cells: object) -> None:
    """A text stands in cells whole, or as much of it as a cell holds."""
    for cell in cells:
        assert isinstance(cell, str)
        if cell != text:
            assert len(text.encode("utf-16-le")) > 65_534 or text.count("\n") > 253 or "_x00" in text
            assert cell.endswith("…")
            assert text.startswith(cell[:-1])
            assert len(cell) > 250


@pytest.mark.parametrize("name", TITLES)
def test_every_department_gets_a_sheet_that_formulas_and_links_find(name: str, tmp_path: Path) -> None:
    checklist = a_checklist(
        *(a_department(id=f"d{number}", title=title) for number, title in enumerate(TITLES[name]))
    )
    report = build_report(
        an_audit(checklist, {f"d{number}_greeted": 2 for number in range(len(TITLES[name]))})
    )
    path = written(report, tmp_path / "audit.xlsx")

    before, after = held(path), by_cellrune(path)

    sheets = own_sheets(before.sheets, report)
    assert len(sheets) == len(TITLES[name])
    assert len({sheet.casefold() for sheet in before.sheets}) == len(before.sheets)
    assert [sheet for sheet in sheets if not _is_a_name(sheet)] == []
    assert [before.values[sheet, "C2"] for sheet in sheets] == [
        " ".join(title.split(" ")) for title in TITLES[name]
    ]
    assert_right(before, after)
    assert differences(told_by_program(report), told_by_book(after, before.sheets, report)) == []


def _is_a_name(sheet: str) -> bool:
    """Whether Excel takes it for the name of a sheet, and reads it as it is written."""
    fits = 0 < len(sheet.encode("utf-16-le")) <= 62
    plain = not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$|_x[0-9A-Fa-f]{4}_", sheet)
    return fits and plain and sheet.casefold() != "history"


@pytest.mark.libreoffice
def test_no_text_breaks_a_formula_in_libreoffice(books: Books, tmp_path: Path) -> None:
    together = build_report(typed_everywhere(*(text for name, text in TEXTS.items() if name not in GARBLED)))
    path = written(together, tmp_path / "together.xlsx")
    alone = [books(name) for name in ("error", "star", "nothing", "controls")]

    computed = by_libreoffice([path, *(book.path for book in alone)], tmp_path)

    for before, after in zip([held(path), *(book.held for book in alone)], computed, strict=True):
        assert_right(before, after.values)
    shown = told_by_book(computed[0].values, computed[0].sheets, together)
    assert differences(told_by_program(together), shown) == []


@pytest.mark.parametrize("name", ["formula", "escapes", "refused", "code", "controls", "long"])
def test_the_format_is_kept_whatever_is_typed(name: str, books: Books) -> None:
    checked = OpenXmlValidator().validate(books(name).path)

    assert checked.errors == []
    assert checked.is_valid


@pytest.mark.parametrize("name", TEXTS)
def test_excel_has_nothing_to_repair_whatever_is_typed(name: str, books: Books) -> None:
    assert broken_rules(books(name).path) == []


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_becomes_a_link(name: str, books: Books) -> None:
    package = open_book(books(name).path)

    assert [link for links in package.links.values() for link in links if link.outside] == []


def test_books_without_lxml_hold_the_same(books: Books, tmp_path: Path) -> None:
    with_openpyxl("-c", _WITHOUT_LXML, str(tmp_path), *HARD_TO_WRITE, lxml=False)

    for name in HARD_TO_WRITE:
        assert held(tmp_path / f"{name}.xlsx") == books(name).held
        assert broken_rules(tmp_path / f"{name}.xlsx") == []


_WITHOUT_LXML = """
import sys
from pathlib import Path
import openpyxl
from cxaudit.report import build_report
from tests.excel_rules import broken_rules
from tests.hostile_audits import typed_everywhere
from tests.workbooks import written
from tests.test_workbook_typed_text import TEXTS

assert not openpyxl.LXML
for name in sys.argv[2:]:
    written(build_report(typed_everywhere(TEXTS[name])), Path(sys.argv[1], f"{name}.xlsx"))
"""
