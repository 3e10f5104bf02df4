"""JSON Schemas of what people write, and checklists of one's own begun from the template."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cxaudit.audit import Answers
from cxaudit.cli import main
from cxaudit.errors import CxauditError
from cxaudit.library import checklists_folder, load_checklist, new_checklists, schema
from cxaudit.library.examples import ANSWERS

SHIPPED = checklists_folder()
KINDS = ("department", "policy", "checklist", "pack", "pack-department", "answers")


def kind_of(path: Path) -> str:
    if path.parent.name == "examples":
        return "answers"
    if path.stem in ("policy", "checklist", "pack"):
        return path.stem
    adds = path.with_name("pack.yaml").exists() and "\ntitle:" not in path.read_text(encoding="utf-8")
    return "pack-department" if adds else "department"


def folder_of(path: Path) -> Path:
    """Where a shipped file lies, or will lie once it is begun, beside or below the folder of the schemas."""
    if path.parent == SHIPPED / "template" / "pack":
        return SHIPPED
    return SHIPPED / "core" if "template" in path.parts else path.parent


def errors(kind: str, text: str) -> list[str]:
    """What an editor would underline in a file of that kind."""
    # read as YAML 1.2 does, where yes and no are text
    loader = yaml.CSafeLoader(text)
    content: Any = loader.construct_document(loader.get_single_node())
    return [error.message for error in Draft202012Validator(json.loads(schema(kind))).iter_errors(content)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    Draft202012Validator.check_schema(json.loads(schema(kind)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_that_of_the_models(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    published = (SHIPPED / "schema" / f"{kind}.json").read_text(encoding="utf-8")

    assert main(["checklist", "schema", kind]) == 0
    assert capsys.readouterr().out == published == schema(kind)


@pytest.mark.parametrize(
    "path", sorted(SHIPPED.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_every_shipped_file_names_its_schema_and_keeps_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    named = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert (folder_of(path) / named).resolve() == SHIPPED / "schema" / f"{kind_of(path)}.json"
    if kind_of(path) != "answers":  # there, yes and no are booleans to this reader
        assert errors(kind_of(path), text) == []


def test_every_field_that_people_write_is_described() -> None:
    for kind in KINDS:
        made = json.loads(schema(kind))
        for part in (made, *made.get("$defs", {}).values()):
            for name, field in part.get("properties", {}).items():
                assert field.get("description") or name == "clauses", (kind, name)


HAVE_KEYS_OF_THEIR_OWN = (
    *("people", "responses", "policy", "actions", "clauses", "departments", "touchpoints", "questions"),
    *("stages", "principles", "bands", "facts", "choices", "numbers", "own", "training", "weeks_out"),
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_examples_that_keep_the_schema(kind: str) -> None:
    made = json.loads(schema(kind))

    for part in (made, *made["$defs"].values()):
        for name, field in part.get("properties", {}).items():
            assert "examples" in field or name in HAVE_KEYS_OF_THEIR_OWN, (kind, name)
            for example in field.get("examples", ()):
                shown = {"$defs": made["$defs"], **field}
                assert list(Draft202012Validator(shown).iter_errors(example)) == []


def test_the_example_of_answers_keeps_the_schema() -> None:
    assert list(Draft202012Validator(json.loads(schema("answers"))).iter_errors(ANSWERS)) == []


def test_the_example_of_answers_is_what_answers_take() -> None:
    in_full = {id: each for id, each in ANSWERS["responses"].items() if isinstance(each, dict)}
    in_confidence = in_full.pop("reception_desk_overheard")

    answers = Answers.model_validate({**ANSWERS, "responses": in_full | {"a": in_confidence}})

    assert set(answers.model_fields_set) == set(Answers.model_fields)


@pytest.mark.parametrize(
    "response", ["most of them do", "N/A, nobody comes", "{step: most of them do, note: x}", "{readings: 4}"]
)
def test_an_editor_takes_what_is_written_in_short(response: str) -> None:
    text = f"organisation: Shop\nauditor: Ada\nresponses:\n  greeted: {response}\n"

    assert errors("answers", text) == []


def test_an_editor_sees_what_is_wrong_with_a_pack() -> None:
    text = (SHIPPED / "template" / "pack" / "reception.yaml").read_text(encoding="utf-8")

    assert errors("pack-department", text) == []
    assert errors("pack-department", text + "title: Reception\n")
    assert errors("department", text)


def test_an_editor_sees_what_is_wrong() -> None:
    text = (SHIPPED / "template" / "full" / "core" / "front.yaml").read_text(encoding="utf-8")

    assert errors("department", text.replace("how: test", "how: guess"))
    assert errors("department", text.replace("owner:", "onwer:"))


def test_new_checklists_have_no_problems(tmp_path: Path) -> None:
    written = new_checklists(tmp_path / "mine")

    assert {path.name for path in written} == {"checklist.yaml", "front.yaml"}
    assert len(load_checklist(tmp_path / "mine").places) == 5
    assert (tmp_path / "mine" / "schema" / "department.json").is_file()


def test_the_full_form_of_new_checklists_has_a_file_of_each_kind(tmp_path: Path) -> None:
    written = new_checklists(tmp_path / "mine", "full")

    assert {path.name for path in written} == {"checklist.yaml", "policy.yaml", "front.yaml", "back.yaml"}
    assert load_checklist(tmp_path / "mine").clauses


@pytest.mark.parametrize("kind", ["department", "checklist", "policy"])
def test_the_full_form_uses_every_field(kind: str) -> None:
    used: set[str] = set()
    for path in (SHIPPED / "template" / "full" / "core").glob("*.yaml"):
        used |= keys(yaml.safe_load(path.read_text(encoding="utf-8")))
    made = json.loads(schema(kind))
    fields = {name for part in (made, *made["$defs"].values()) for name in part.get("properties", {})}

    assert fields <= used


def keys(raw: object) -> set[str]:
    """Every key in what a file holds, however deep."""
    parts = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    own = set(raw) if isinstance(raw, dict) else set()
    return own.union(*map(keys, parts))


def test_new_checklists_never_touch_what_is_there(tmp_path: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("mine", encoding="utf-8")

    for taken in (tmp_path, kept):
        with pytest.raises(CxauditError, match="already"):
            new_checklists(taken)

    assert list(tmp_path.iterdir()) == [kept]


def test_the_command_says_what_it_wrote_and_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["checklist", "new", str(tmp_path / "mine")]) == 0

    said = capsys.readouterr().out
    assert "front.yaml" in said
    assert "cxaudit checklist check" in said
