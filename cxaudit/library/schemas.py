"""JSON Schemas of the files that people write, so that editors complete and check them while they type."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from cxaudit.audit import Answers
from cxaudit.checklist import Clause, Question
from cxaudit.checklist.references import at
from cxaudit.library.checklist_files import ELSEWHERE
from cxaudit.library.defaults import NEVER_SHARED
from cxaudit.library.documents import YamlValue
from cxaudit.library.examples import ANSWERS, Schema, give_examples
from cxaudit.library.file_models import AddedDepartment, ChecklistFile, DepartmentFile, PackFile
from cxaudit.library.folders import HEAD, PACK, POLICY, checklists_folder
from cxaudit.library.yaml_text import read_yaml

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file as text.

    Args:
        kind: one of `KINDS`.

    Raises:
        KeyError: if there is no such kind.
    """
    made = _MADE[kind]()
    title = f"cxaudit: {kind}"
    return json.dumps({"$schema": _DIALECT, **made, "title": title}, indent=1, ensure_ascii=False) + "\n"


def _department() -> Schema:
    whole = DepartmentFile.model_json_schema()
    _fill_defaults(whole, _departments())
    for content in _departments():
        give_examples(whole, content, whole["$defs"])
    return whole


def _departments() -> list[dict[str, YamlValue]]:
    """The departments of the checklist that shows everything, from which all examples are taken."""
    return [_shown(name) for name in ("front.yaml", "back.yaml")]


def _shown(name: str, folder: str = "full/core") -> dict[str, YamlValue]:
    """A file of a folder of the templates."""
    return read_yaml(checklists_folder() / "template" / folder / name).content or {}


def _fill_defaults(whole: Schema, shown: Sequence[YamlValue]) -> None:
    """Say of `defaults` that they are keys of a question, of which none is required.

    Args:
        whole: the schema.
        shown: departments from which the examples are taken.
    """
    question = Question.model_json_schema()
    whole["$defs"] = question.pop("$defs", {}) | whole.get("$defs", {})
    keys = {key: each for key, each in question["properties"].items() if key not in NEVER_SHARED}
    described = {key: each for key, each in whole["properties"]["defaults"].items() if key == "description"}
    defaults = {**described, "type": "object", "properties": keys, "additionalProperties": False}
    whole["properties"]["defaults"] = defaults
    for _loc, each in at({"departments": shown}, "departments.*.touchpoints.*.questions.*"):
        shared = {key: value for key, value in each.items() if key in keys}
        give_examples(defaults, shared, whole["$defs"])


def _pack() -> Schema:
    whole = PackFile.model_json_schema()
    _fill_defaults(whole, _departments())
    give_examples(whole, {"facts": _shown(HEAD)["facts"]}, whole["$defs"])
    give_examples(whole, _shown(PACK, _OF_A_PACK), whole["$defs"])
    _drop_unused(whole)
    return whole


def _added_department() -> Schema:
    whole = AddedDepartment.model_json_schema()
    shown = [*_departments(), _shown("reception.yaml", _OF_A_PACK)]
    _fill_defaults(whole, shown)
    for content in shown:
        known = {key: each for key, each in content.items() if key in whole["properties"]}
        give_examples(whole, known, whole["$defs"])
    return whole


def _policy() -> Schema:
    clause = Clause.model_json_schema()
    whole: Schema = {
        "$defs": clause.pop("$defs", {}) | {"Clause": clause},
        "type": "object",
        "properties": {"clauses": {"type": "array", "items": {"$ref": "#/$defs/Clause"}}},
        "required": ["clauses"],
        "additionalProperties": False,
    }
    give_examples(whole, _shown(POLICY), whole["$defs"])
    return whole


def _head() -> Schema:
    """The whole checklist less what has files of its own."""
    whole = ChecklistFile.model_json_schema()
    for key in ELSEWHERE:
        del whole["properties"][key]
    whole["required"] = [key for key in whole["required"] if key not in ELSEWHERE]
    _fill_defaults(whole, _departments())
    give_examples(whole, _shown(HEAD), whole["$defs"])
    _drop_unused(whole)
    return whole


def _drop_unused(whole: Schema) -> None:
    """Drop definitions that nothing refers to any more."""
    definitions = whole["$defs"]
    while unused := [name for name in definitions if f'"#/$defs/{name}"' not in json.dumps(whole)]:
        for name in unused:
            del definitions[name]


def _answers() -> Schema:
    """Answers, whose responses may be given in short."""
    whole = Answers.model_json_schema()
    in_full = whole["$defs"]["Response"]["properties"]
    in_full["step"]["anyOf"].append({"type": "string", "description": "Its words."})
    in_full["readings"]["anyOf"] = [
        {key: in_full["readings"].pop(key) for key in ("type", "items", "maxItems")},
        {"type": ["number", "string"], "description": "One alone."},
    ]
    short: list[Schema] = [
        {"type": "number", "description": "Number of a step, or one reading of a measure."},
        {"type": "array", "items": {"type": ["number", "string"]}, "description": "Readings of a measure."},
        {
            "type": "string",
            "description": "Words of a step, a text, unknown, open, `N/A, the reason`.",
        },
    ]
    given = {"anyOf": [*short, {"$ref": "#/$defs/Response"}]}
    whole["properties"]["responses"]["additionalProperties"] = given
    whole["required"].remove("date")
    give_examples(whole, ANSWERS, whole["$defs"])
    given["examples"] = [each for each in ANSWERS["responses"].values() if not isinstance(each, dict)]
    return whole


_OF_A_PACK = "pack"
"""Folder of the pack that shows everything."""

_MADE: Mapping[str, Callable[[], Schema]] = {
    "department": _department,
    "policy": _policy,
    "checklist": _head,
    "pack": _pack,
    "pack-department": _added_department,
    "answers": _answers,
}

KINDS = tuple(_MADE)
"""Kinds of files: `policy` is policy.yaml, `checklist` and `pack` the heads of a checklist and a pack,
`pack-department` what a pack adds to a department that is there already."""
