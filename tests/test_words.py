"""Every text that people read can be said in another language, with its own plurals."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxaudit.words import CatalogueError, Plural, _, ngettext, speaking
from cxaudit.workbook.tables.action_plan import TABLE
from tests.catalogue import CATALOGUE, gathered
from tests.made_up import made_up_language

POLISH = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"

msgid "{n} answer"
msgid_plural "{n} answers"
msgstr[0] "{n} odpowiedź"
msgstr[1] "{n} odpowiedzi"
msgstr[2] "{n} odpowiedziom"

msgid "not rated"
msgstr "bez oceny"
"""


@pytest.fixture
def polish(tmp_path: Path) -> Path:
    (tmp_path / "pl.po").write_text(POLISH, encoding="utf-8")
    return tmp_path


def test_the_catalogue_has_every_text_that_is_said() -> None:
    assert CATALOGUE.read_text(encoding="utf-8") == f"{gathered()}\n", "run: make words"


def test_a_language_is_one_file_with_plurals_of_its_own(polish: Path) -> None:
    with speaking("pl-PL", polish):
        assert _("not rated") == "bez oceny"
        assert [ngettext("{n} answer", "{n} answers", count) for count in (1, 2, 5)] == [
            "1 odpowiedź", "2 odpowiedzi", "5 odpowiedziom",
        ]  # fmt: skip
        assert _("no text of the catalogue, {name}", name="Ann") == "no text of the catalogue, Ann"
    assert _("not rated") == "not rated"


def test_what_a_formula_says_too_has_two_forms(polish: Path) -> None:
    answers = Plural("{n} answer", "{n} answers")
    with speaking("pl", polish):
        assert answers.forms() == ("{n} odpowiedź", "{n} odpowiedziom")
        assert [answers.said(count) for count in (0, 1, 2)] == [
            "0 odpowiedziom", "1 odpowiedź", "2 odpowiedziom",
        ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", *(file.stem for file in CATALOGUE.parent.glob("*.po"))])
def test_no_two_heads_of_the_action_plan_are_said_alike(language: str) -> None:
    """Formulas know its columns by their heads, and Excel repairs a file with a table that has two alike."""
    with speaking(language):
        heads = [column.said_head.casefold() for column in TABLE]

    assert len(set(heads)) == len(heads)


def test_what_no_catalogue_has_is_said_in_english(polish: Path) -> None:
    with speaking("de", polish):
        assert _("not rated") == "not rated"
        assert ngettext("{n} answer", "{n} answers", 1) == "1 answer"
        assert _("") == ""


def test_every_text_keeps_the_names_in_its_braces_in_a_made_up_language(tmp_path: Path) -> None:
    with made_up_language(tmp_path):
        assert _("not rated") == "⟦not rated⟧"
        assert ngettext("{n} answer", "{n} answers", 2) == "⟦2 answers⟧"


@pytest.mark.parametrize(
    "text",
    [
        'msgid "not rated"\nmsgstr "bez oceny\n???\n',
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=n ? ;"\n\nmsgid "a"\nmsgstr "b"\n',
    ],
    ids=["syntax", "plural"],
)
def test_a_catalogue_that_cannot_be_read_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "pl.po").write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"pl\.po"), speaking("pl", tmp_path):
        pass


def test_bytes_that_are_no_text_are_no_catalogue(tmp_path: Path) -> None:
    (tmp_path / "pl.po").write_bytes(b'msgid "not rated"\nmsgstr "\xff\xfe"\n')

    with pytest.raises(CatalogueError, match=r"pl\.po"), speaking("pl", tmp_path):
        pass


@pytest.mark.parametrize("said", ["przez {kto}", "przez {", "przez {0}", "przez {}"])
def test_a_text_with_other_names_in_its_braces_is_said_in_english(said: str, tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (tmp_path / "pl.po").write_text(f'{header}msgid "by {{who}}"\nmsgstr "{said}"\n', encoding="utf-8")

    with speaking("pl", tmp_path):
        assert _("by {who}", who="Ann") == "by Ann"
