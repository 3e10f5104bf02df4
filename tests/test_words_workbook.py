"""In another language every text of the workbook is said in it, and each formula computes what it shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache, partial
from pathlib import Path

import pytest

from cxaudit import __version__
from cxaudit.audit import Audit
from cxaudit.report import Edition, build_report, handouts, staff_edition
from cxaudit.text import shortened
from cxaudit.words import speaking
from cxaudit.workbook.layout import lay_out
from cxaudit.workbook.tables.bars import all_bars
from tests.audits import EXTREMES, demo
from tests.excel_rules import broken_rules
from tests.golden.small_audit import small_audit
from tests.made_up import CLOSE, OPEN, between_brackets, made_up_language, unsaid
from tests.random_audits import edge_audit, random_audit, shipped_audit
from tests.recalculation import by_cellrune, by_libreoffice, differences, errors
from tests.runs import runs
from tests.workbooks import handed_out, written
from tests.xlsx.book import Book, open_book
from tests.xlsx.reading import MAIN, NAMES, unescaped
from tests.xlsx.values import Held, Values, held

pytestmark = pytest.mark.slow

BOOKS: dict[str, Callable[[], Audit]] = {
    "golden": small_audit,
    "demo": demo,
    **{name: EXTREMES[name] for name in ("nothing answered", "nothing found wanting", "one department")},
    **{f"made up {seed}": partial(random_audit, seed) for seed in range(runs(5))},
    **{f"shipped {seed}": partial(shipped_audit, seed) for seed in range(runs(2))},
    **{f"edge {seed}": partial(edge_audit, seed) for seed in range(runs(2))},
}

EDITIONS: dict[str, Callable[[Audit], Edition]] = {
    "for the staff": staff_edition,
    "for billing": lambda audit: handouts(audit, ["billing"])[0],
}
BOOKS |= dict.fromkeys(EDITIONS, demo)

IDS = (
    "cxaudit_edition", "cxaudit_department", "staff", "department",
    "cxaudit", "core", "cx_symbol",
    "cx_band_from", "cx_band", "cx_status", "cx_owner", "cx_evidence", "cx_decision",
    "cx_coming", "cx_must",
    "cx_written", "cx_department", "cx_said", "_meta", "cxaudit_schema", "cxaudit_version",
    "cxaudit_audit", "cxaudit_questions", __version__, *(f"spare.{number}" for number in range(1, 21)),
)  # fmt: skip
"""What is called alike in every language."""


def longer(text: str) -> str:
    """A text five times as long, with every sign that means something to a formula or a header."""
    bare = re.sub(r"\{.*?\}", "…", text)
    return f'{bare} it\'s [b] #1 @ "c" & <d>\n{between_brackets(text)} {bare}, 😀 {bare}, {bare}'


LANGUAGES: dict[str, Callable[[str], str]] = {"brackets": between_brackets, "longer": longer}

in_each_language = pytest.mark.parametrize(
    "language", ["brackets", pytest.param("longer", marks=pytest.mark.slow)]
)


@cache
def audit(name: str) -> Audit:
    return BOOKS[name]()


Books = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Writes the workbook of an audit in a made-up language, once."""

    @cache
    def write(name: str, language: str) -> Path:
        folder = tmp_path_factory.mktemp("words")
        with made_up_language(folder, LANGUAGES[language]):
            path = folder / f"{name} {language}.xlsx"
            if edition := EDITIONS.get(name):
                return handed_out(edition(audit(name)), path)
            return written(build_report(audit(name)), path)

    return write


@pytest.mark.parametrize("name", BOOKS)
def test_every_text_of_the_workbook_is_said(name: str, books: Books) -> None:
    known = sorted(own_texts(audit(name)), key=len, reverse=True)

    found = {text: not_said(text, known) for text in texts(open_book(books(name, "brackets")))}

    assert {text: bare for text, bare in found.items() if bare} == {}


def not_said(text: str, known: list[str]) -> str:
    """What of a text is neither said nor the audit's own; a formula may have a said text in parts."""
    said = rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}|^[^{OPEN}{CLOSE}]*{CLOSE}|{OPEN}[^{OPEN}{CLOSE}]*$"
    text = re.sub(said, "·", text)
    for own in known:
        if own in text:
            text = re.sub(rf"(?<!\w){re.escape(own)}(?!\w)", "", text)
    return unsaid(text)


SAID_OF_NUMBERS = r"\[?\d+ hours\]?|\[?\d+ in our currency\]?"
"""What the program says itself of a number in a wording."""


def own_texts(audit: Audit) -> set[str]:
    """Texts of the audit and its checklist, also with what stands in their braces, and ids."""
    report = build_report(audit)
    clauses = report.refresh.clauses
    wordings = [text for row in clauses for text in (row.text, row.before or "")] + [
        line.text for line in (*report.refresh.promises, *report.refresh.rules, *report.refresh.free)
    ]
    lines = [part for line in wordings for part in (line, *re.split(SAID_OF_NUMBERS, line))]
    actions = {place.action_without_clause for place in audit.checklist.places.values()}
    actions |= {f"decide.{clause.id}" for clause in audit.checklist.clauses if clause.decide}
    actions |= {place.question.listed for place in audit.checklist.places.values()}
    actions |= {finding.action for finding in audit.own}
    actions |= {finding.do.rstrip(".") for finding in audit.own}  # what the item is called
    charts = all_bars(report, lay_out(report)).values()
    lines += [text for chart in charts for line in chart.lines for text in (line.short, line.link)]
    found = (f"{failure.answer[:1].upper()}{failure.answer[1:]}" for failure in report.failures)
    lines += [shortened(text, 70) for text in found]
    own = {
        *strings(audit.model_dump()),
        *audit.verdict.splitlines(),
        *lines,
        *actions,
        *IDS,
        *(session.id for session in report.refresh.sessions),
        report.question_set,
        audit.id,
    }
    return {unescaped(text).strip() for text in own if re.search(r"[^\W\d_]{2,}", text)}


def strings(value: object) -> Iterator[str]:
    """Every text in values of a model, but for ids that the program has words for."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in strings(each))
    elif isinstance(value, list | tuple):
        yield from (text for each in value for text in strings(each))


def texts(book: Book) -> set[str]:
    """Every text that people can read in a workbook, or that a formula says or compares."""
    return {unescaped(text) for text in (*cell_texts(book), *rule_texts(book), *other_texts(book))}


def cell_texts(book: Book) -> Iterator[str]:
    for cell in (cell for sheet in book.sheets if sheet.name != "_meta" for cell in sheet.cells):
        yield cell.text or ""
        if cell.kind == "str":
            yield cell.shown or ""
        if cell.formula is not None:
            yield from literals(cell.formula.text)


def rule_texts(book: Book) -> Iterator[str]:
    for _, rule in book.all("dataValidations/dataValidation"):
        yield from (rule.get(name, "") for name in ("error", "errorTitle", "prompt", "promptTitle"))
        yield from (text for condition in rule for text in literals(condition.text))
    for _, rule in book.all("conditionalFormatting/cfRule"):
        yield from (text for condition in rule for text in literals(condition.text))
    for tree in book.trees.values():
        for number_format in tree.iter(f"{MAIN}numFmt"):
            yield from literals(number_format.get("formatCode"))


def other_texts(book: Book) -> Iterator[str]:
    yield from (sheet.name for sheet in book.sheets)
    yield from (head for table in book.tables for head in table.heads)
    for _, footer in book.all("headerFooter/oddFooter"):
        bare = re.sub(r'&"[^"]*"&\d+ &K[0-9A-F]{6}', "", footer.text or "")  # without its letters' codes
        yield from (part.replace("&&", "&") for part in re.split("&[LRCAPN]", bare))
    for _, drawing in book.drawings:
        yield from (about.get("descr", "") for about in drawing.iterfind(".//xdr:cNvPr", NAMES))
    for _, chart in book.charts:
        yield from (text.text or "" for path in (".//a:t", ".//c:v") for text in chart.iterfind(path, NAMES))
    yield from (text.text or "" for text in book.trees["docProps/core.xml"])


def literals(formula: str | None) -> Iterator[str]:
    """Texts in quotes, of a formula or a number format."""
    return (text.replace('""', '"') for text in re.findall(r'"((?:[^"]|"")*)"', formula or ""))


@in_each_language
@pytest.mark.parametrize("name", BOOKS)
def test_no_formula_leans_on_a_word_of_english(name: str, language: str, books: Books) -> None:
    path = books(name, language)

    assert_right(held(path), by_cellrune(path))


def assert_right(before: Held, after: Values) -> None:
    """Every formula has its value, and none is an error."""
    assert errors(before.values) == errors(after) == []
    assert differences(before.values, after, before.formulas) == []


@pytest.mark.slow
@pytest.mark.libreoffice
def test_libreoffice_computes_the_same_in_another_language(books: Books, tmp_path: Path) -> None:
    # what is typed in the golden audit has a tab, which LibreOffice saves as another character
    paths = [books(name, "longer") for name in BOOKS if name != "golden"]

    for path, after in zip(paths, by_libreoffice(paths, tmp_path), strict=True):
        assert_right(held(path), after.values)


@pytest.mark.parametrize("name", BOOKS)
def test_longer_words_break_no_rule_of_excel(name: str, books: Books) -> None:
    assert broken_rules(books(name, "longer")) == []


def test_sheets_that_would_be_called_alike_are_told_apart(tmp_path: Path) -> None:
    with made_up_language(tmp_path, lambda text: f"What this book has to say of {text}"):
        path = written(build_report(small_audit()), tmp_path / "alike.xlsx")

    before = held(path)
    assert before.sheets[:3] == (
        "What this book has to say of Su",
        "What this book has to say of De",
        "What this book has to say of Ac",
    )
    assert before.sheets[5:7] == ("What this book has to say of Po", "What this book has to say of 2")
    assert broken_rules(path) == []
    assert_right(before, by_cellrune(path))


OTHER_ORDER = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"

msgid "{share} %"
msgstr "%{share}"

msgid "{band} (critical)"
msgstr "!{band}!"

msgid "{band}, provisional"
msgstr "provisional {band}"

msgid "changed since: {answer}"
msgstr "{answer} since"

msgid "{done} of {n} done"
msgid_plural "{done} of {n} done"
msgstr[0] "of one {done}"
msgstr[1] "of few, {n}: {done}"
msgstr[2] "of many, {n}: {done} done"

msgid "{n} parked"
msgid_plural "{n} parked"
msgstr[0] "one parked"
msgstr[1] "few parked: {n}"
msgstr[2] "many parked: {n}"
"""
"""Some texts in another order, in three forms."""


@pytest.mark.parametrize("name", ["golden", "demo", "made up 0"])
def test_a_formula_says_things_in_the_order_of_the_language(name: str, tmp_path: Path) -> None:
    (tmp_path / "xy.po").write_text(OTHER_ORDER, encoding="utf-8")
    with speaking("xy", tmp_path):
        path = written(build_report(audit(name)), tmp_path / "order.xlsx")

    assert_right(held(path), by_cellrune(path))


def test_a_formula_knows_two_forms_of_a_number(tmp_path: Path) -> None:
    (tmp_path / "xy.po").write_text(OTHER_ORDER, encoding="utf-8")
    with speaking("xy", tmp_path):
        shown = held(written(build_report(small_audit()), tmp_path / "forms.xlsx")).values

    assert shown["Action plan", "B2"] == (
        "of many, 3: 1 done, 1 in progress, one parked; the critical one comes first"
    )
