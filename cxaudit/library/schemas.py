"""JSON Schemas of the files that people write, so that editors complete and check them while they type."""

from __future__ import annotations

import json
from typing import Any

from cxaudit.audit import Answers
from cxaudit.checklist import Checklist, Clause, Department

# Any: a JSON Schema nests as deep as it likes.
Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: str) -> str:
    """Return the JSON Schema of a kind of file as text.

    Args:
        kind: department, policy (policy.yaml), checklist (checklist.yaml) or answers.

    Raises:
        KeyError: if there is no such kind.
    """
    made = {"department": _department, "policy": _policy, "checklist": _head, "answers": _answers}[kind]()
    title = f"cxaudit: {kind}"
    return json.dumps({"$schema": _DIALECT, **made, "title": title}, indent=1, ensure_ascii=False) + "\n"


def _department() -> Schema:
    return Department.model_json_schema()


def _policy() -> Schema:
    clause = Clause.model_json_schema()
    return {
        "$defs": clause.pop("$defs", {}) | {"Clause": clause},
        "type": "object",
        "properties": {"clauses": {"type": "array", "items": {"$ref": "#/$defs/Clause"}}},
        "required": ["clauses"],
        "additionalProperties": False,
    }


def _head() -> Schema:
    """The whole checklist less what has files of its own."""
    whole = Checklist.model_json_schema()
    for key in ("clauses", "departments"):
        del whole["properties"][key]
    whole["required"].remove("departments")
    _drop_unused(whole)
    order = {"description": "Departments in the order of asking; others follow by file name."}
    whole["properties"]["order"] = order | {"type": "array", "items": {"type": "string"}}
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
    short: list[Schema] = [
        {"type": "number", "description": "Number of a step, or one reading of a measure."},
        {"type": "array", "items": {"type": "number"}, "description": "Readings of a measure."},
        {"enum": ["unknown", "open"]},
    ]
    responses = whole["properties"]["responses"]
    responses["additionalProperties"] = {"anyOf": [*short, {"$ref": "#/$defs/Response"}]}
    whole["required"].remove("date")
    return whole
