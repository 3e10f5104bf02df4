"""Rules for data validations."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.excel_rules.formulas import scanned
from tests.xlsx.areas import area_of, areas_of, meetings
from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES, is_longer

LONGEST_LIST = 255
LONGEST_CONDITION = 255
"""What Excel's own window takes; libraries refuse to write more."""
LONGEST = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 225}
"""Most UTF-16 units of what a validation says."""

_NAMED = {"cells", "name", "function", "columns"}
"""Tokens of a formula that lead to cells."""


def _rules(book: Book) -> Iterator[tuple[str, Element]]:
    for sheet, rule in book.all("dataValidations/dataValidation"):
        yield f"{sheet.part} validation of {rule.get('sqref')}", rule


def _lists(book: Book) -> Iterator[tuple[str, str]]:
    for where, rule in _rules(book):
        if rule.get("type") == "list":
            yield where, rule.findtext("formula1", "", NAMES)


def literal_lists_are_short(book: Book) -> Iterator[str]:
    for where, choices in _lists(book):
        if choices.startswith('"') and is_longer(choices[1:-1], LONGEST_LIST):
            yield f"{where}: a list of choices has more than {LONGEST_LIST} characters"


def literal_lists_are_quoted(book: Book) -> Iterator[str]:
    for where, choices in _lists(book):
        if choices.startswith('"') and scanned(choices).tokens != {"text": [choices]}:
            yield f"{where}: the quotes of a list of choices don't balance: {choices:.60}"


def lists_without_quotes_are_references(book: Book) -> Iterator[str]:
    for where, choices in _lists(book):
        found = scanned(choices).tokens
        several = "," in choices and "function" not in found
        if not choices.startswith('"') and (several or not _NAMED & found.keys()):
            yield f"{where}: choices without quotes have to be a reference or a name: {choices!r:.60}"


def there_is_a_condition(book: Book) -> Iterator[str]:
    for where, rule in _rules(book):
        if rule.get("type", "none") not in ("none", "list") and rule.find("formula1", NAMES) is None:
            yield f"{where}: the validation has no condition"


def conditions_are_short(book: Book) -> Iterator[str]:
    for where, rule in _rules(book):
        is_list = rule.get("type") == "list"
        if not is_list and is_longer(rule.findtext("formula1", "", NAMES), LONGEST_CONDITION):
            yield f"{where}: the condition has more than {LONGEST_CONDITION} characters"


def messages_are_short(book: Book) -> Iterator[str]:
    for where, rule in _rules(book):
        for name, most in LONGEST.items():
            if is_longer(rule.get(name, ""), most):
                yield f"{where}: {name} has more than {most} characters"


def counts_are_right(book: Book) -> Iterator[str]:
    for sheet, rules in book.all("dataValidations"):
        if rules.get("count", str(len(rules))) != str(len(rules)):
            yield f"{sheet.part}: {len(rules)} validations are counted as {rules.get('count')}"


def ranges_are_valid(book: Book) -> Iterator[str]:
    for where, rule in _rules(book):
        ranges = rule.get("sqref", "").split()
        if not ranges or not all(area_of(one) for one in ranges):
            yield f"{where}: the validation is for no range of cells"


def validations_lie_apart(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        rules = sheet.all("dataValidations/dataValidation")
        areas = [area for rule in rules for area in areas_of(rule.get("sqref", ""))]
        for one, other in meetings(areas):
            yield f"{sheet.part}: the validations of {one} and {other} overlap"


RULES = (
    literal_lists_are_short, literal_lists_are_quoted, lists_without_quotes_are_references,
    there_is_a_condition, conditions_are_short,
    messages_are_short, counts_are_right, ranges_are_valid, validations_lie_apart,
)  # fmt: skip
