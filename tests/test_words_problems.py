"""In another language every problem and its fix are said in it: nothing of them stays in English.

In the made-up language brackets stand around what is said, and not around values in it. What is outside them
can only be what people wrote: it stands in their files too, or among the keys and choices of a file.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Any, BinaryIO, NoReturn

import pytest
from pydantic import BaseModel, Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from cxaudit import storage
from cxaudit.audit import Answers, Response
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.files import check_place, locked, make_folder, write_atomically, write_new, writing
from cxaudit.files.writing import system_refused
from cxaudit.library import load_checklist, new_checklists, read_answers
from cxaudit.library.documents import error_of
from cxaudit.library.file_models import ChecklistFile
from cxaudit.library.messages import flaws_of
from cxaudit.library.parsing import MOST, parse
from cxaudit.library.yaml_text import read_yaml
from cxaudit.storage import load_audit, save_audit
from tests import test_library_answers as answers
from tests import test_library_checklists as library
from tests import test_library_messages as messages
from tests import test_library_yaml_text as texts
from tests import test_storage as audits
from tests.builders import DAY
from tests.made_up import CLOSE, OPEN, between_brackets, made_up_language


@pytest.fixture(autouse=True, scope="module")
def _made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with made_up_language(tmp_path_factory.mktemp("language"), between_brackets):
        yield


KEYS = "\n".join(json.dumps(model.model_json_schema()) for model in (ChecklistFile, Answers))
"""Keys and choices of files, with what each is for, which is told in English."""

SIGNS = " '\"…`"


def bare(text: str, written: str) -> list[str]:
    """What stands outside brackets and was not written by anybody; numbers are said alike everywhere."""
    outside = re.split(rf"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}|, ", text)
    parts = [part.strip(SIGNS) for part in outside]
    return [part for part in parts if part not in written + KEYS and not re.fullmatch(r"[-+\d.,e]+", part)]


def assert_said(error: CxauditError, *written: object) -> None:
    """Assert that there are problems, and that of these nothing is in English."""
    own = "\n".join(map(str, written))
    assert error.problems
    for problem in error.problems:
        assert OPEN in problem.what
        assert bare(problem.what, own) == []
        assert bare(str(problem.fix), own) == []


def cases(test: Callable[..., object]) -> list[tuple[str, str]]:
    """What the cases of another test change in a file, to something wrong: old text and new."""
    found = [case for mark in test.__dict__["pytestmark"] for case in mark.args[1]]
    return [(case[0], case[1]) for case in found if None not in case]


# Any: each test has inputs of its own type.
def inputs(test: Callable[..., object]) -> list[Any]:
    """What the cases of another test read."""
    return [case[0] for mark in test.__dict__["pytestmark"] for case in mark.args[1]]


STEPS = "[hardly anybody, about half of them, all of them]"
BANDS = "colour: C9E7EE, from: 70}\n"

TOUCHPOINT = library.DEPARTMENT.partition("touchpoints:\n")[2]

IN_A_DEPARTMENT = [
    *cases(library.test_a_department_is_told_by_its_own_lines),
    *((STEPS, f"[a few, {step}, most]") for step in ("a * b", "=1", "Don't know", "A few")),
    *(
        (f"steps: {STEPS}", f"measure: {{unit: rings, {bounds}}}")
        for bounds in (
            "good: 1, poor: 2, least: 3",
            "good: 1, poor: 2, least: 3, most: 3",
            "good: 3, poor: 3",
            "good: welcome.seconds, poor: 3, most: 9",
            "good: 1.0e-12, poor: 3",
            "good: 1, poor: 3, least: true",
        )
    ),
    (f"steps: {STEPS}", "scale: a, steps: [a, b, c]"),
    (f"steps: {STEPS}", f"steps: {STEPS}\n        scale: often"),
    ("- id: reception_greeted", "- id: greeted_note"),
    ("[customers_come]", "[customers come]"),
    ("    questions:", "    questions: []\n    more:"),
    ("department: reception", "department: recption"),
    ("meets_customers: directly", "meets_customers: never\nabout: 3"),
    (
        "  - id: door",
        "  - {id: door, title: A, stage: enquire, questions: []}\n  - id: door",
    ),
    ("principle: people", "principle: peple"),
    ("touchpoints:\n", f"touchpoints:\n{TOUCHPOINT.replace('reception_greeted', 'reception_smiled')}"),
    ("action: {do: Greet whoever comes in.", "action: {do: ''"),
]

IN_THE_HEAD = [
    *cases(library.test_the_head_is_told_by_its_own_lines),
    ("title: Small checklist", "titel: Small checklist"),
    ("version:", "marks: {wanting: 80, strong: 70}\nversion:"),
    ("version:", "marks: {wanting: 0.5, few: 0}\nversion:"),
    ("version:", "order: reception\nversion:"),
    ("version:", "order: [reception, reception, sales]\nversion:"),
    ("version:", "caps: {department: pore, one: poor, three: good}\nversion:"),
    ("version:", "caps: {department: poor, one: poor, two: good, three: poor}\nversion:"),
    ("version:", "caps: {department: poor, one: good, two: poor, three: good}\nversion:"),
    ("people, title: People", "values, title: People"),
    ("principles:", "principles:\n  - {id: people, title: PEOPLE, asks: Are they able?}"),
    ("- {id: enquire, title: Asking}", "- {id: enquire, title: Asking}\n  - {id: enquire, title: Ask}"),
    (BANDS, BANDS + "  - {id: good, word: Good, symbol: +++, colour: C9E7EE, from: 90}\n"),
    ("facts:", "facts:\n  - {id: customers_come, ask: Do they?, holds: they come, fails: none}"),
]  # fmt: skip

IN_THE_POLICY = [
    ("clauses:", "clause:"),
    ("{seconds} ", ""),
    ("{seconds} ", "{minutes} "),
    ("default: 30", "default: -1"),
    ("default: 30", "default: 1e16"),
    ("default: 30", "default: true"),
    ("minutes: 10", "minutes: 60"),
    ("id: welcome", "id: farewell"),
    ("kind: promise", "kind: praise"),
    ("  - id: welcome", "  - {id: welcome, title: x, kind: rule, wording: x}\n  - id: welcome"),
]  # fmt: skip


CALLED = "welcome.seconds inf start, end, today, meta _note _photo _max _pct"
"""What is named in problems and stands in no file: a number of the policy, infinity, names of phone forms."""


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        *(("reception", *case) for case in IN_A_DEPARTMENT if case[1] != "title: no"),
        *(("checklist", *case) for case in IN_THE_HEAD),
        *(("policy", *case) for case in IN_THE_POLICY),
    ],
)
def test_what_is_wrong_with_a_checklist(tmp_path: Path, file: str, old: str, new: str) -> None:
    whole = {"checklist": library.HEAD, "policy": library.POLICY, "reception": library.DEPARTMENT}
    whole[file] = whole[file].replace(old, new, 1)
    for name, text in whole.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(CxauditError) as caught:
        load_checklist(tmp_path)

    assert_said(caught.value, *whole.values(), *(f"{name}.yaml" for name in whole), CALLED)


def test_what_is_wrong_between_the_files_of_a_checklist(tmp_path: Path) -> None:
    farewell = library.POLICY.removeprefix("clauses:").replace("welcome", "farewell")
    whole = {"checklist": library.HEAD, "policy": library.POLICY + farewell}
    whole |= {"reception": library.DEPARTMENT, "billing": library.DEPARTMENT}
    for name, text in whole.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(CxauditError) as caught:
        load_checklist(tmp_path)

    assert_said(caught.value, *whole.values(), *(f"{name}.yaml" for name in whole), "reception.yaml:1")


def test_what_is_wrong_with_a_folder(tmp_path: Path) -> None:
    core = tmp_path / "core"
    core.mkdir()
    (core / "policy.yml").write_text("")
    (core / "file").write_text("")

    for folder in (tmp_path, core / "file", tmp_path / "none"):
        with pytest.raises(CxauditError) as caught:
            load_checklist(folder)
        assert_said(caught.value, core, "policy.yaml checklist.yaml")


def test_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: \xff")

    for path in (tmp_path, tmp_path / "a.yaml", tmp_path / "none.yaml"):
        assert_said(error_of(read_yaml(path).flaws))


@pytest.mark.parametrize(
    "text",
    [
        *inputs(texts.test_what_is_wrong_is_told_by_line_and_key),
        *inputs(texts.test_text_that_a_comment_would_cut_is_a_problem),
        *inputs(texts.test_text_that_is_no_yaml_is_told_in_a_plain_sentence),
        "[" * 100,
        "a: {? [b]: 1",
        f"a: [{'1, ' * MOST}]",
        "a: \x07\n",
    ],
)
def test_what_is_wrong_with_a_text_as_yaml(text: str) -> None:
    assert_said(error_of(parse("a.yaml", text).flaws), text, "code U+0007 U+2028 tag:yaml.org,2002:int")


ANSWERS = (
    "date: 0206-01-05",
    "date: [",
    "responses: {greeted: {stpe: 2}}",
    "responses: {rings: {readings: {}}}",
    "does: {Everybody: [Ruth]}",
    "headline: " + "x" * 161,
    *(f"responses: {{counted: {response}}}" for response in (5, 7, "n/a")),
    *(f"responses: {{placed: {response}}}" for response in (1, "[1]")),
    *(f"responses: {{waited: {response}}}" for response in ("1.250 min", 91, "soon", "{step: 1}")),
    *(f"responses: {{wished: {response}}}" for response in (4, "[4]", "{step: 1}")),
    "responses: {rings: [2, many]}",
    *(f"responses: {{smiled: {response}}}" for response in ("maybe", "unknwon", "true", "null")),
)

OUTLINES = (answers.CHOOSE, "1 0; 2 5; 3 10", "1 third; 2 2; 3 1", "90 min", "91 min")
"""Steps with their numbers, and a number with its unit, in the checklist's own words."""


@pytest.mark.parametrize(
    "text",
    [
        re.sub("responses:\n(  .*\n)+", "", answers.WRONG),
        *(f"{answers.WHO}{line}\n" for line in ANSWERS),
    ],
)
def test_what_is_wrong_with_answers(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CxauditError) as caught:
        read_answers(path, answers.CHECKLIST, DAY)

    assert_said(caught.value, text, answers.CHECKLIST.model_dump_json(), "billing.welcome", *OUTLINES)


@pytest.mark.parametrize(
    ("written", "response"),
    [
        ("⟦Don't know⟧", Response(unknown=True)),
        ("Don't know", Response(unknown=True)),
        ("'⟦n/a⟧: nobody comes'", Response(na="nobody comes")),
        ("N/A, nobody comes", Response(na="nobody comes")),
    ],
)
def test_what_is_no_answer_is_read_in_the_language_and_in_english(
    tmp_path: Path, written: str, response: Response
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"{answers.WHO}responses:\n  greeted: {written}\n", encoding="utf-8")

    assert read_answers(path, answers.CHECKLIST, DAY).responses == {"greeted": response}


class Bounded(BaseModel):
    """A model with rules that no checklist has."""

    more: Annotated[int, Field(gt=3)] = 4
    less: Annotated[int, Field(lt=3)] = 2
    code: Annotated[str, Field(pattern="^[0-9]{3}$", description="Three digits.")] = "000"


def test_rules_that_no_checklist_has() -> None:
    document = parse("a.yaml", "more: 3\nless: 3\ncode: abc\n")

    with pytest.raises(ValidationError) as caught:
        Bounded.model_validate(document.content)

    flaws = flaws_of(caught.value, Bounded, lambda loc: (document, loc))
    assert_said(error_of(flaws), document.content, "Three digits")


@pytest.mark.parametrize("kind", messages.KINDS)
@pytest.mark.parametrize("value", ["x", "3", "[]", "{}", ""])
def test_every_kind_of_error_that_a_model_has(kind: str, value: str) -> None:
    document = parse("a.yaml", f"bare: 1\nnames: {value}\n")
    wrong = InitErrorDetails(
        type=PydanticCustomError(kind, "xyzzy"), loc=("names",), input=document.value(("names",))
    )
    error = ValidationError.from_exception_data("xyzzy", [wrong])

    flaws = flaws_of(error, messages.Odd, lambda loc: (document, loc))

    assert_said(error_of(flaws), document.content)


@pytest.mark.parametrize(
    ("content", "written"),
    [
        *((content, "") for content in inputs(audits.test_a_file_that_is_no_audit_is_told)),
        *(
            (audits.without(audits.AUDIT, **changes), changes)
            for test in (
                audits.test_broken_content_is_told_with_its_place,
                audits.test_what_leads_nowhere_is_told_with_its_place,
            )
            for changes in inputs(test)
        ),
        (b'{"a": 1, "a": 2}', "a"),
    ],
)
def test_what_is_wrong_with_an_audit(tmp_path: Path, content: bytes, written: object) -> None:
    path = tmp_path / "shop.audit.json"
    path.write_bytes(content)

    with pytest.raises(CxauditError) as caught:
        load_audit(path)

    assert_said(caught.value, written, audits.WHOLE.decode(), ".audit.json")


def test_an_audit_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "LARGEST", 2)
    (tmp_path / "a.audit.json").write_bytes(b"{ }")

    with pytest.raises(CxauditError) as caught:
        save_audit(audits.AUDIT, tmp_path / "b.audit.json")
    assert_said(caught.value)
    with pytest.raises(CxauditError) as caught:
        load_audit(tmp_path / "a.audit.json")
    assert_said(caught.value)


@pytest.mark.parametrize("number", [*errno.errorcode, None])
def test_what_the_system_says(number: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = OSError(number, "xyzzy")

    def refuse(*_: object) -> NoReturn:
        raise error

    assert_said(system_refused(Path("a.xlsx"), error).or_else("xyzzy"), "xyzzy")
    monkeypatch.setattr(Path, "iterdir", refuse)
    monkeypatch.setattr(os, "open", refuse)
    monkeypatch.chdir(tmp_path)
    for act in (lambda: load_checklist(tmp_path), lambda: load_audit(Path("none.audit.json"))):
        with pytest.raises(CxauditError) as caught:
            act()
        assert_said(caught.value, tmp_path, "core xyzzy policy.yaml")
    assert_said(error_of(read_yaml(Path("a.yaml")).flaws), "xyzzy")


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other files, and other rights")


@posix
def test_what_is_in_the_way_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, pipe, loop, file = (tmp_path / name for name in ("folder", "pipe", "loop", "file"))
    folder.mkdir()
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    file.write_text("x")

    def content(file: BinaryIO) -> None:
        file.write(b"x")

    def lock(path: Path) -> None:
        with locked(path, "me"), locked(path, "you"):
            pass

    def lay(path: Path, make: Callable[[Path], object]) -> None:
        make(tmp_path / f".{path.name}.lock")
        lock(path)

    def lock_without_a_name(path: Path) -> None:
        with locked(path, ""), locked(path, "you"):
            pass

    monkeypatch.setattr(writing, "_WAITS", ())
    acts: list[Callable[[], object]] = [
        *(partial(check_place, path) for path in (folder, pipe, loop)),
        *(partial(load_audit, path) for path in (folder, pipe, loop, tmp_path / "\0")),
        partial(make_folder, file),
        partial(write_new, file, content),
        partial(write_atomically, tmp_path / "\0", content),
        partial(lock, file),
        partial(lock_without_a_name, file),
        partial(lay, folder, Path.mkdir),
        partial(lay, pipe, os.mkfifo),
        partial(lay, loop, lambda path: path.symlink_to(file)),
        partial(new_checklists, tmp_path),
        partial(new_checklists, tmp_path / "\0"),
    ]
    for act in acts:
        with pytest.raises(CxauditError) as caught:
            act()
        assert_said(caught.value, "me embedded null byte .audit.json")


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "xyzzy")

    monkeypatch.setattr(Path, "replace", refuse)

    with pytest.raises(CxauditError) as caught:
        write_atomically(tmp_path / "a.xlsx", lambda file: file.write(b"x"), sleep=lambda _: None)

    assert_said(caught.value)


def test_what_a_problem_looks_like() -> None:
    problems = [Problem("a.yaml:1", name, nearest(name, ["visit"])) for name in ("vist", "none")]

    text = str(CxauditError(*problems, Problem("a.yaml:1", "none", nearest("a", [])), more=2))

    assert bare(text, "a.yaml:1: vist\na.yaml:1: none\nvisit") == []
    assert text.splitlines()[-1] == "⟦and ⟧2⟦ more⟧"
