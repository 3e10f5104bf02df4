"""Rules for everything that Excel computes: formulas of cells, validations, formats, names and charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tests.excel_rules.functions import KNOWN, WRITTEN, plain
from tests.xlsx.areas import area_of
from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES, is_longer
from tests.xlsx.sheet import Sheet

LONGEST = 8_192
LONGEST_TEXT = 255
DEEPEST = 64

_TOKEN = re.compile(
    r"""
      (?P<sign>[-+*/^&=<>%,:\s]+)
    | (?P<close>\))
    | (?P<open>\()
    | (?P<cells>
          (?:\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?
            |\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}
            |\$?\d+:\$?\d+
          )(?![\w.(!\[\\?])
      )
    | (?P<text>"(?:[^"]|"")*")
    | (?P<number>(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?)
    | (?P<function>[^\W\d][\w.]*\()
    | (?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)
    | (?P<columns>(?:[^\W\d][\w.]*)?\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\])
    | (?P<name>[^\W\d][\w.?\\]*|\\[\w.?\\]+)
    | (?P<array>\{(?:[^{}"]|"(?:[^"]|"")*")*\})
    | (?P<error>\#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!))
    | (?P<endless>["'\[{].*)
    | (?P<stray>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_FAR = re.compile(r"[A-Za-z]{3}[$\d:]|\d{7}")
_COLUMN = re.compile(r"\[((?:[^\[\]']|'.)*)\]")
_AREAS = {"#all", "#data", "#headers", "#totals", "#this row"}


class Formula(NamedTuple):
    """A formula, wherever it stands."""

    where: str
    text: str
    plain: bool
    """Whether Excel takes neither structured references nor arrays there."""


class Scanned(NamedTuple):
    """What a formula is made of."""

    tokens: dict[str, list[str]]
    """Its tokens, by their sort."""

    depth: int
    """How deep functions stand in functions."""

    balance: int
    """Parentheses that open less those that close; below 0 where one closes that was never opened."""

    def all(self, sort: str) -> list[str]:
        return self.tokens.get(sort, [])


@lru_cache(maxsize=20_000)
def scanned(text: str) -> Scanned:
    """Take a formula apart."""
    found: dict[str, list[str]] = {}
    opened: list[str] = []
    deepest, lost = 0, 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        found.setdefault(kind, []).append(token[0])
        if kind in ("function", "open"):
            opened.append(kind)
            deepest = max(deepest, opened.count("function"))
        elif kind == "close" and opened:
            opened.pop()
        elif kind == "close":
            lost -= 1
    return Scanned(found, deepest, lost or len(opened))


def formulas(book: Book) -> Iterator[Formula]:
    """Every formula of a workbook but for the literal lists of validations."""
    for sheet in book.sheets:
        yield from _of_cells(sheet)
        yield from _of_rules(sheet)
    for name in book.defined:
        yield Formula(f"{book.workbook} name {name.get('name')}", name.text or "", plain=False)
    for table in book.tables:
        for tag in ("calculatedColumnFormula", "totalsRowFormula"):
            for found in table.root.iterfind(f"tableColumns/tableColumn/{tag}", NAMES):
                yield Formula(f"{table.part} {tag}", found.text or "", plain=False)
    for part, root in book.trees.items():
        if part.startswith("xl/charts/"):
            for reference in root.iterfind(".//c:f", NAMES):
                yield Formula(f"{part} c:f", reference.text or "", plain=True)


def _of_cells(sheet: Sheet) -> Iterator[Formula]:
    for cell in sheet.cells:
        if cell.formula is not None and (cell.formula.text or cell.formula.get("t") != "shared"):
            yield Formula(cell.where, cell.formula.text or "", plain=False)


def _of_rules(sheet: Sheet) -> Iterator[Formula]:
    for rule in sheet.all("dataValidations/dataValidation"):
        for found in _texts(rule, "formula1", "formula2"):
            if rule.get("type") != "list" or not found.startswith('"'):
                yield Formula(f"{sheet.part} validation of {rule.get('sqref')}", found, plain=True)
    for area in sheet.all("conditionalFormatting"):
        for rule in area.iterfind("cfRule", NAMES):
            for found in _texts(rule, "formula"):
                yield Formula(f"{sheet.part} format of {area.get('sqref')}", found, plain=True)
    for more in sheet.all("extLst//xm:f"):
        yield Formula(f"{sheet.part} extension", more.text or "", plain=True)


def _texts(rule: Element, *tags: str) -> list[str]:
    return [found.text or "" for tag in tags for found in rule.findall(tag, NAMES)]


def _form(formula: Formula, _: Book) -> Iterator[str]:
    if not formula.text:
        yield "the formula is empty"
    elif formula.text.startswith("="):
        yield f"the formula begins with '=': {formula.text:.60}"


def _length(formula: Formula, _: Book) -> Iterator[str]:
    if is_longer(formula.text, LONGEST):
        yield f"the formula has more than {LONGEST} characters"


def _balance(formula: Formula, _: Book) -> Iterator[str]:
    found = scanned(formula.text)
    if found.all("endless"):
        yield f"what opens here never ends: {found.all('endless')[0]:.60}"
    elif found.balance:
        yield f"the parentheses don't balance: {formula.text:.60}"


def _signs(formula: Formula, _: Book) -> Iterator[str]:
    stray = scanned(formula.text).all("stray")
    if ";" in stray:
        yield f"';' is no separator in a file: {formula.text:.60}"
    elif stray:
        yield f"{stray[0]!r} has no meaning in a file: {formula.text:.60}"


def _literals(formula: Formula, _: Book) -> Iterator[str]:
    for text in scanned(formula.text).all("text"):
        if is_longer(text[1:-1].replace('""', '"'), LONGEST_TEXT):
            yield f"a text in the formula has more than {LONGEST_TEXT} characters: {text:.40}"


def _depth(formula: Formula, _: Book) -> Iterator[str]:
    if scanned(formula.text).depth > DEEPEST:
        yield f"functions stand more than {DEEPEST} deep in one another"


def _lost(formula: Formula, _: Book) -> Iterator[str]:
    if "#REF!" in scanned(formula.text).all("error"):
        yield f"a reference is lost: {formula.text:.60}"


def _sheets(formula: Formula, book: Book) -> Iterator[str]:
    for sheet in scanned(formula.text).all("sheet"):
        name = sheet[:-1].removeprefix("'").removesuffix("'").replace("''", "'")
        if name.casefold() not in book.sheet_names:
            yield f"no sheet is called '{name}'"


def _cells(formula: Formula, book: Book) -> Iterator[str]:
    if _FAR.search(formula.text):
        for cell in ":".join(scanned(formula.text).all("cells")).split(":"):
            if cell and not area_of(f"{cell}:{cell}".upper()) and cell.casefold() not in book.names:
                yield f"there is no cell {cell}"


def _names(formula: Formula, book: Book) -> Iterator[str]:
    for name in scanned(formula.text).all("name"):
        if name.casefold() not in book.names and not name.startswith("_xlpm."):
            yield f"no name is called '{name}'"


def _functions(formula: Formula, _: Book) -> Iterator[str]:
    for function in scanned(formula.text).all("function"):
        name = function[:-1]
        if name.upper() not in KNOWN:
            written = WRITTEN.get(plain(name))
            yield f"{name} is written {written}" if written else f"no function is called {name}"


def _columns(formula: Formula, book: Book) -> Iterator[str]:
    for reference in scanned(formula.text).all("columns"):
        name, _, content = reference[:-1].partition("[")
        if content.startswith("@"):
            yield f"'@' is short for [#This Row], which a file has to say: {reference}"
        elif name.casefold() not in book.heads:
            yield f"no table is called '{name}': {reference}"
        else:
            known = book.heads[name.casefold()] | _AREAS
            yield from (
                f"table {name} has no column '{column}'"
                for column in _named(content)
                if column.casefold() not in known
            )


def _named(content: str) -> list[str]:
    """What a structured reference names: columns, and areas that begin with #."""
    named = _COLUMN.findall(content) if content.startswith("[") else [content]
    return [re.sub("'(.)", r"\1", name) for name in named if name]


def _plain(formula: Formula, _: Book) -> Iterator[str]:
    if formula.plain:
        found = scanned(formula.text)
        for token in (*found.all("columns"), *found.all("array")):
            yield f"neither structured references nor arrays may stand here: {token}"


_EACH: tuple[Callable[[Formula, Book], Iterator[str]], ...] = (
    _form, _length, _balance, _signs, _literals, _depth, _lost,
    _sheets, _cells, _names, _functions, _columns, _plain,
)  # fmt: skip


def formulas_are_sound(book: Book) -> Iterator[str]:
    for formula in formulas(book):
        for rule in _EACH:
            yield from (f"{formula.where}: {found}" for found in rule(formula, book))


RULES = (formulas_are_sound,)
