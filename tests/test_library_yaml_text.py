"""Reading one YAML file: what its text stands for, and what is wrong with it as YAML."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NoReturn, TypeVar

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from cxaudit.library import parsing
from cxaudit.library.documents import Document, YamlValue, dotted
from cxaudit.library.yaml_text import LARGEST, read_yaml

Read = Callable[[str], Document]
T = TypeVar("T")


WORDS = "xyzzy"
"""What no version of a parser says today."""


class InOtherWords:
    """A parser as another version might be: the same errors at the same places, said otherwise."""

    def __init__(self, text: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> None:
        self._parser = loader(text)

    def check_event(self) -> bool:
        return self._reworded(self._parser.check_event)

    def get_event(self) -> yaml.Event:
        event: yaml.Event = self._reworded(self._parser.get_event)
        return event

    def dispose(self) -> None:
        self._parser.dispose()

    def _reworded(self, parse: Callable[[], T]) -> T:
        try:
            return parse()
        except yaml.MarkedYAMLError as error:
            context = WORDS if error.context else None
            raise type(error)(context, error.context_mark, WORDS, error.problem_mark) from error


PARSERS = {
    "C": yaml.CSafeLoader,
    "Python": yaml.SafeLoader,
    "C in other words": partial(InOtherWords, loader=yaml.CSafeLoader),
    "Python in other words": partial(InOtherWords, loader=yaml.SafeLoader),
}


@pytest.fixture(params=PARSERS.values(), ids=list(PARSERS))
def read(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Read:
    """Reads a text as the file `a.yaml`, by each parser."""
    monkeypatch.setattr(parsing, "LOADER", request.param)

    def read_text(text: str) -> Document:
        path = tmp_path / "a.yaml"
        path.write_bytes(text.encode("utf-8"))
        return read_yaml(path)

    return read_text


def told(document: Document) -> list[str]:
    return [str(flaw.problem).replace("\n    fix: ", " | ") for flaw in document.flaws]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("Off", "Off"),
        ("true", True),
        ("False", False),
        ("10:30", "10:30"),
        ("2026-01-05", "2026-01-05"),
        ("012", "012"),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        ("1.10", 1.1),
        ("1.", 1.0),
        (".5", 0.5),
        ("007.5", "007.5"),
        ("1e5", 100000.0),
        ("-1.5E-3", -0.0015),
        ("1,5", "1,5"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("٣", "٣"),
        ("9" * 5000, "9" * 5000),
        ("~", None),
        ("null", None),
        ("", None),
        ("'3'", "3"),
        ('"true"', "true"),
        ("''", ""),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_unquoted_text_is_read_as_yaml_1_2_does(read: Read, text: str, value: YamlValue) -> None:
    document = read(f"key: {text}\n")

    assert told(document) == []
    assert document.content is not None
    assert document.content["key"] == value
    assert type(document.content["key"]) is type(value)


def test_every_key_and_every_part_of_a_list_knows_its_line(read: Read) -> None:
    document = read(
        "a: 1\n\nb:\n  - x\n  -\n    c: >-\n      long\n      text\n    d: {e: 1,\n        f: [2]}\n"
    )

    lines = {dotted(loc): line for loc, line in document.lines.items()}
    assert lines == {"a": 1, "b": 3, "b[0]": 4, "b[1]": 6, "b[1].c": 6, "b[1].d": 9, "b[1].d.e": 9} | {
        "b[1].d.f": 10,
        "b[1].d.f[0]": 10,
    }
    assert document.content == {"a": 1, "b": ["x", {"c": "long text", "d": {"e": 1, "f": [2]}}]}


def test_merge_keys_are_keys_like_any_other(read: Read) -> None:
    assert read("<<: {a: 1}\n").content == {"<<": {"a": 1}}


def test_a_byte_order_mark_and_the_line_ends_of_other_systems_are_welcome(read: Read) -> None:
    assert read("\ufeffa: 1\r\nb: ä\r\n").content == {"a": 1, "b": "ä"}
    assert read("a: 1\rb: 2\r").lines == {("a",): 1, ("b",): 2}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            ["a.yaml:3 a: the key 'a' stands twice, first in line 1 | keep one of the two"],
        ),
        (
            "x: {b: 1, b: 2}\n",
            ["a.yaml:1 x.b: the key 'b' stands twice, first in line 1 | keep one of the two"],
        ),
        ("12: x\n", ["a.yaml:1 12: the key 12 is no text | put it in quotes"]),
        ("a:\n  true: x\n", ["a.yaml:2 a.true: the key true is no text | put it in quotes"]),
        ("a: {? : x}\n", ["a.yaml:1 a.: there is no key before the colon | write one"]),
        (
            "a: &here x\nb: *here\n",
            [
                "a.yaml:1 a: the anchor &here has no use here | take it out",
                "a.yaml:2 b: the alias *here is not followed | write the value out",
            ],
        ),
        ("*a : b\n", ["a.yaml:1: the alias *a stands where a key should be | write the key out"]),
        ("&here a: b\n", ["a.yaml:1 a: the anchor &here has no use here | take it out"]),
        ("a: &list [x]\n", ["a.yaml:1 a: the anchor &list has no use here | take it out"]),
        (
            "a: !!int 3\n",
            ["a.yaml:1 a: the tag tag:yaml.org,2002:int has no use here | take it out, or use quotes"],
        ),
        ("a: !mine {}\n", ["a.yaml:1 a: the tag !mine has no use here | take it out, or use quotes"]),
        (
            "a: x\n---\nb: y\n",
            ["a.yaml:2: a second document begins here | keep one document a file"],
        ),
        ("", ["a.yaml: the file is empty"]),
        ("# nothing yet\n", ["a.yaml: the file is empty"]),
        ("- a\n", ["a.yaml:1: the file holds a list, not keys | begin with `key: value`"]),
        ("hello\n", ["a.yaml:1: the file holds text, not keys | begin with `key: value`"]),
        (
            "a: b\u2028c\u2028\nd: e\x07\n",
            [
                "a.yaml:1: the character U+2028 stands here, which cannot be seen; there are 3 of this kind"
                " in the file | take it out, or write a blank for it",
            ],
        ),
        (
            "? [a]\n: b\n",
            [
                "a.yaml:1: a list or mapping stands where a key should be"
                " | put text that begins with { or [ in quotes"
            ],
        ),
    ],
)
def test_what_is_wrong_is_told_by_line_and_key(read: Read, text: str, problems: list[str]) -> None:
    assert told(read(text)) == problems


def test_of_two_equal_keys_the_first_is_kept(read: Read) -> None:
    document = read("a: {x: 1}\na: {x: 2, y: [3]}\nb: [1]\nb: [1, {a: 2}]\n")

    assert document.content == {"a": {"x": 1}, "b": [1]}
    assert dict(document.under("a")) == {("a",): {"x": 1}, ("b", 1, "a"): None}


CUT = "the text ends here, before ` #`, which begins a comment"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: our #1 complaint\n", "1 a"),
        ("a: our 😀 #1 complaint\n", "1 a"),
        ("a: #1\n", "1 a"),
        ("b: x\na:\n  - our\n    own #été\n", "4 a[0]"),
        ("a: [x, y #2\n  , z]\n", "1 a[1]"),
        ("weight: 2 #decisive\n", "1 weight"),
    ],
)
def test_text_that_a_comment_would_cut_is_a_problem(read: Read, text: str, place: str) -> None:
    fix = "put the text in quotes; or write a blank after the # of a comment"

    assert told(read(text)) == [f"a.yaml:{place}: {CUT} | {fix}"]


@pytest.mark.parametrize(
    "text",
    [
        "a: x # a comment\n",
        "a: x #\n",
        "a: x #, a comment\n",
        "a: x#1\n",
        "a: 'our #1 complaint'\n",
        'a: "x" #1\n',
        "a: >-\n  our #1\n  complaint\n",
        "a:\n  #1 out of use\n  - x\n",
        "#1\na: x\n",
    ],
)
def test_comments_are_no_problem(read: Read, text: str) -> None:
    assert told(read(text)) == []


COLON = (
    "a colon stands where no key can be"
    " | put text that holds a colon in quotes; else see that the line above has its own colon and indent"
)
INDENT = "the line does not fit those around it | give the parts of one list or mapping the same indent"
LIST = "a list or mapping opened with [ is not closed | close it, with a comma between its parts"
WENT_ON = (
    "text goes on behind what was closed"
    " | put all of it in quotes; within single quotes write '' for one of them"
)
BACKSLASH = (
    "a backslash in double quotes begins nothing known | use single quotes, or write \\\\ for a backslash"
)
QUOTE = "a quotation mark opened here is not closed | close it before the line or the text ends"
OUT = "has no use here | take it out, or put the text in quotes"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title: Our prices: fair\n", f"1: {COLON}"),
        ("a\nb: 1\n", f"2: {COLON}"),
        ("a: 1\nb\nc: 2\n", "2: the line has no colon after its key | write `key: value`"),
        ("a:\n\tb: 1\n", "2: a tab stands where only blanks may | write blanks for it"),
        ("a: @home\n", "1: text cannot begin with @ | put the text in quotes"),
        ("a: `code`\n", "1: text cannot begin with ` | put the text in quotes"),
        ("a: ]\n", "1: text cannot begin with ] | put the text in quotes"),
        ("a: ? b\n", "1: text cannot begin with ? | put the text in quotes"),
        ("a: %x\n", "1: text cannot begin with % | put the text in quotes"),
        ("%\na: 1\n", f"1: a line that begins with % {OUT}"),
        ("%YAML 3.0\n---\na: 1\n", f"1: a line that begins with % {OUT}"),
        ("a: 1\nb: 'x\nc: 2\n", f"2: {QUOTE}"),
        ("a: 1\nb: 'x\n---\nc'\n", f"2: {QUOTE}"),
        ("a: 1\n'b'\nc: 2\n", "2: the line has no colon after its key | write `key: value`"),
        ("x: 1\na: [1, 2\nb: 3\n", f"2: {LIST}"),
        ("a: [1, 2", f"1: {LIST}"),
        ("a: {b: 1\nc: 2\n", f"1: {LIST.replace('[', '{')}"),
        ("a: 1\nb: 'can't'\n", f"2: {WENT_ON}"),
        ("a: [x] y\n", f"1: {WENT_ON}"),
        ("a: 1\n- b\n", f"2: {INDENT}"),
        ("- a\nb: 1\n", f"2: {INDENT}"),
        (
            "a: - b\n",
            "1: a `- ` stands where no list can begin"
            " | put text that begins with - in quotes; begin a list on a line of its own",
        ),
        (
            "a: |text\n",
            "1: text stands right behind > or | | begin the text on the next line, or put it in quotes",
        ),
        ('a: "C:\\qed"\n', f"1: {BACKSLASH}"),
        ('a: "one\n  \\xZZ"\n', f"2: {BACKSLASH}"),
        ('a: "\\uD800"\n', f"1: {BACKSLASH}"),
        ("a: !x!y z\n", f"1: a tag (!) {OUT}"),
        ("a: & b\n", f"1: an anchor (&) {OUT}"),
        ("a: 'b' *c*\n", f"1: an alias (*) {OUT}"),
        (
            "a: 1\n...\nb: 2\n",
            "3: text stands after the end of the document | take out the line with three dots",
        ),
    ],
)
def test_text_that_is_no_yaml_is_told_in_a_plain_sentence(read: Read, text: str, problem: str) -> None:
    document = read(text)

    assert told(document) == [f"a.yaml:{problem}"]
    assert document.content is None


def test_all_that_was_wrong_before_the_text_broke_is_told_too(read: Read) -> None:
    problems = told(read("a: 1\na: 2\nb: 'x\n"))

    assert [problem.split(":")[1] for problem in problems] == ["2 a", "3"]


TOO_DEEP = (
    "lists and mappings stand more than 40 deep in each other"
    " | take some of them out of the others; close open brackets; put text that begins with [ or { in quotes"
)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_megabyte_of_brackets_is_too_deep_and_does_no_harm(read: Read, opening: str) -> None:
    text = opening * (LARGEST // len(opening) - 10) if opening != "- " else "- " * 2000

    assert told(read(text)) == [f"a.yaml:1: {TOO_DEEP}"]


def test_too_deep_is_told_alike_where_the_parser_gives_up_before(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = yaml.Mark("", 41, 0, 41, "", 0)
    error = yaml.scanner.ScannerError(WORDS, at_once, WORDS, at_once)
    monkeypatch.setattr(parsing, "LOADER", lambda _: Failing(error))

    assert told(parsing.parse("a.yaml", "[" * 1000)) == [f"a.yaml:1: {TOO_DEEP}"]


def test_forty_deep_is_not_too_deep(read: Read) -> None:
    assert told(read("a: " + "[" * 39 + "]" * 39)) == []
    assert told(read("a: " + "[" * 40 + "]" * 40)) != []


def test_a_file_of_more_than_one_mebibyte_is_refused(read: Read) -> None:
    text = "a: x\n#" + "x" * LARGEST

    assert told(read(text[:LARGEST])) == []
    [problem] = told(read(text[: LARGEST + 1]))
    assert problem.endswith("a.yaml: the file is larger than 1 MiB | split it into several files")


def test_a_file_that_is_not_utf_8_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: x\nb: Café\n".encode("cp1252"))

    assert told(read_yaml(path)) == [
        "a.yaml:2: the file is not written in UTF-8 | save it as UTF-8 in your editor"
    ]


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    missing = tmp_path / "none.yaml"

    assert told(read_yaml(missing)) == [f"{missing}: there is no such file | see that the name is right"]
    assert told(read_yaml(tmp_path)) == [f"{tmp_path}: this is a folder, not a file | name a YAML file"]


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (PermissionError(13, "Permission denied"), "the file may not be read | ask for the right to read it"),
        (
            OSError(5, "xyzzy"),
            "the file cannot be read: xyzzy | copy it to another folder, and name that one",
        ),
    ],
)
def test_a_file_that_the_system_withholds_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, problem: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    (tmp_path / "a.yaml").touch()
    monkeypatch.setattr(os, "open", refuse)

    assert told(read_yaml(tmp_path / "a.yaml")) == [f"{tmp_path / 'a.yaml'}: {problem}"]


SEEN = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | SEEN,
    lambda inner: st.lists(inner) | st.dictionaries(SEEN, inner),
    max_leaves=20,
)


@given(st.dictionaries(SEEN, VALUES, min_size=1))
@example({"a": "our #1", "b": "10:30"})
def test_json_is_read_as_json_is(values: dict[str, YamlValue]) -> None:
    text = json.dumps(values, ensure_ascii=False)

    document = parsing.parse("a.yaml", text)

    assert document.flaws == ()
    assert document.content == json.loads(text)


SIGNS = st.text("ab1:-?[]{},&*!|>%@`'\"#\\ \t\n.xuU0~=<")


@pytest.mark.parametrize("parser", PARSERS.values(), ids=PARSERS)
@given(text=st.text() | SIGNS)
@example(text='a: "\\U00110000"')
@example(text=f"%YAML 1.{'9' * 5000}\n---\na: 1\n")
def test_any_text_gives_values_or_flaws_and_never_an_exception(
    parser: Callable[[str], object], text: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "LOADER", parser)
        document = parsing.parse("a.yaml", text.replace("\r", ""))

    assert document.flaws or document.content is not None
    assert all(document.known(loc) == loc for loc in document.lines)
    assert not [problem for problem in told(document) if WORDS in problem]


class Failing:
    """A parser that fails at once."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def check_event(self) -> NoReturn:
        raise self._error

    def dispose(self) -> None:
        pass


class Unheard(yaml.MarkedYAMLError):
    """A kind of error that no parser has today."""


MARKS = st.none() | st.builds(
    lambda line, column: yaml.Mark("", 0, line, column, "", 0), st.integers(0, 9), st.integers(0, 99)
)
KINDS = st.sampled_from([Unheard, yaml.scanner.ScannerError, yaml.parser.ParserError])
UNKNOWN = st.builds(lambda kind, *marks: kind(WORDS, marks[0], WORDS, marks[1]), KINDS, MARKS, MARKS)
UNMARKED = st.sampled_from(
    [yaml.YAMLError(WORDS), ValueError(WORDS), yaml.reader.ReaderError(WORDS, 3, 0, "", "")]
)


@given(SIGNS, UNKNOWN | UNMARKED)
def test_whatever_a_parser_says_a_place_a_sentence_of_ours_and_what_to_do_are_told(
    text: str, error: Exception
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "LOADER", lambda _: Failing(error))
        *_, flaw = parsing.parse("a.yaml", text).flaws

    assert flaw.line >= 1
    assert flaw.what
    assert flaw.fix
    assert WORDS not in str(flaw.problem)
