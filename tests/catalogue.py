"""Gathers every text that people read into the catalogue of the languages: `make words`."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

PACKAGE = Path(__file__).parents[1] / "cxaudit"
CATALOGUE = PACKAGE / "words" / "catalogue.pot"

_TEXTS = {"_": 1, "N_": 1, "ngettext": 2, "Plural": 2}
"""What says a text, and how many of its arguments are texts: two where there is a plural."""


def gathered() -> polib.POFile:
    """Return every text of the package once, with the modules in which it stands."""
    catalogue = polib.POFile(wrapwidth=110)
    entries: dict[tuple[str, ...], polib.POEntry] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        module = file.relative_to(PACKAGE).as_posix()
        for texts in _texts(ast.parse(file.read_text(encoding="utf-8")), module):
            if texts not in entries:
                entries[texts] = _entry(*texts)
                catalogue.append(entries[texts])
            if (module, "") not in entries[texts].occurrences:
                entries[texts].occurrences.append((module, ""))
    return catalogue


def _texts(tree: ast.AST, module: str) -> Iterator[tuple[str, ...]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TEXTS:
            told = node.args[: _TEXTS[node.func.id]]
            if all(isinstance(each, ast.Constant) for each in told):
                yield tuple(ast.literal_eval(each) for each in told)
            elif not isinstance(told[0], ast.Name | ast.Attribute | ast.Subscript):  # a name
                raise ValueError(f"{module}:{node.lineno}: no catalogue can have a text that is put together")


def _entry(one: str, many: str = "") -> polib.POEntry:
    if not many:
        return polib.POEntry(msgid=one)
    return polib.POEntry(msgid=one, msgid_plural=many, msgstr_plural={0: "", 1: ""})


if __name__ == "__main__":
    sys.stdout.write(f"{gathered()}\n")
