"""One value for every key of a file of answers, which its JSON Schema shows to whoever writes one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

# Any: a JSON Schema nests as deep as it likes, and so do examples for it.
Schema = dict[str, Any]

ANSWERS: Mapping[str, Any] = {
    "kind": "visit",
    "organisation": "Harbour Bakery",
    "site": "Mill Street",
    "date": "2026-01-31",
    "auditor": "Ana Ruiz",
    "contact": "ana.ruiz@example.org, +34 600 000 000",
    "profile": {"size": "small", "customers_come": True},
    "packs": [],
    "departments": ["reception", "billing"],
    "few_in": ["billing"],
    "minutes": 90,
    "extent": "all",
    "people": [{"name": "Ruth Bergström", "role": "Billing lead", "leads": ["billing"], "seen": True}],
    "does": {"Everyone at the front desk": ["Agnes Molina", "Tobias Lund"]},
    "responses": {
        "reception_greeted": 3,
        "reception_wait_told": "how many minutes, but not why",
        "reception_rings": [3, 5, "never"],
        "billing_wished": "Longer hours.",
        "billing_reminders": "unknown",
        "reception_desk_overheard": {
            "step": 2,
            "evidence": "observed",
            "seen": "2 of 5 customers",
            "note": "The desk stands an arm's length from the queue.",
            "staff_note": "Two chairs by the wall would do.",
            "private": "Agnes asked not to be named.",
            "confidential": True,
            "gap": "delivery",
            "photos": ["desk.jpg"],
            "staff_photos": ["queue.jpg"],
            "by": "Ana Ruiz",
            "at": "2026-01-31T10:30:00",
        },
        "billing_paid_in_days": {"readings": [12, 30], "told_by": "Ruth Bergström"},
        "billing_impression": {"text": "The bill names every part."},
        "reception_messages": {"na": "We take no messages."},
        "billing_refunds": {"unknown": True},
        "reception_complaints": {"waiting": {"kind": "ask", "who": "Clara Wrenfield", "until": "2026-02-14"}},
    },
    "policy": {
        "held": "2026-01-31",
        "in_force": "2026-04-06",
        "version": 2,
        "currency": "euros",
        "clauses": {
            "contact_phone": {
                "written": "yes",
                "wording": "We answer the telephone within {rings} rings.",
                "numbers": {"rings": 5},
                "decision": "train",
                "owner": "Agnes Molina",
                "due": "2026-03-23",
            },
            "partners": {"decision": "leave_out"},
        },
    },
    "training": [
        {
            "role": "Everyone at the front desk",
            "person": "Agnes Molina",
            "number": 1,
            "done_on": "2026-03-20",
            "heard": "Both knew.",
        }
    ],
    "actions": {
        "reception.contact_phone": {
            "number": 1,
            "title": "Cover the telephone over lunch",
            "tasks": ["Publish a time for calls.", "Cover the lunch hour."],
            "owner": "Agnes Molina",
            "due": "2026-03-02",
            "status": "in_progress",
            "done_when": "Ten calls in a row are answered.",
            "done_on": "2026-02-27",
            "comment": "The second line comes on Monday.",
        }
    },
    "own": [
        {
            "department": "reception",
            "number": 1,
            "found": "Twenty-three messages lie unread in the mailbox of somebody who left.",
            "severity": "high",
            "do": "Answer the twenty-three, and have new ones go to two people.",
            "title": "Answer the unread messages",
            "effort": "S",
            "gap": "delivery",
        }
    ],
    "resolutions": ["reception.own_1", "reception.contact_phone"],
    "agreed": "2026-02-02",
    "weeks_out": ["2026-04-08", {"from": "2026-08-03", "to": "2026-08-21"}],
    "headline": "Kind people, and bills that nobody can read.",
    "verdict": "Kind people, and bills that nobody can read. Begin with the bills.",
}
"""Every key once; ids are made up, or those of the checklist that comes with cxaudit."""


def give_examples(part: Schema, value: object, definitions: Mapping[str, Schema]) -> None:
    """Give the fields of a JSON Schema the values that they have in an example.

    Args:
        part: describes the value.
        value: the example.
        definitions: what the schema refers to.
    """
    for described in _alternatives(part, definitions):
        match value:
            case dict() if "properties" in described:
                for key, each in value.items():
                    field = described["properties"][key]
                    if _is_small(each) and each not in (shown := field.setdefault("examples", [])):
                        shown.append(each)
                    give_examples(field, each, definitions)
            case dict():
                for each in value.values():
                    for any_field in _of_any_key(described):
                        give_examples(any_field, each, definitions)
            case list() if "items" in described:
                for each in value:
                    give_examples(described["items"], each, definitions)


def _alternatives(part: Schema, definitions: Mapping[str, Schema]) -> Iterator[Schema]:
    """Everything that a value of this part may be described by."""
    if "$ref" in part:
        yield definitions[part["$ref"].rpartition("/")[2]]
    else:
        yield part
    for branch in part.get("anyOf", ()):
        yield from _alternatives(branch, definitions)


def _of_any_key(described: Schema) -> list[Schema]:
    """What describes the fields of a mapping whose keys are free."""
    fields = [described.get("additionalProperties"), *described.get("patternProperties", {}).values()]
    return [field for field in fields if isinstance(field, dict)]


def _is_small(value: object) -> bool:
    """Whether a value has no parts that have keys of their own."""
    parts = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return not any(isinstance(part, dict) for part in parts)
