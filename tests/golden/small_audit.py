"""A small audit with one of everything that a workbook can show."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cxaudit.audit import Audit
from cxaudit.checklist import NEVER, Checklist
from tests.builders import (
    Answer,
    a_checklist,
    a_clause,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    a_touchpoint,
    an_audit,
)

_SHARED = ("never", "at times", "every time")

_ANSWERS: dict[str, Answer] = {
    "desk_greeted": a_response(
        2, note="=1+1 people\n\twere greeted", seen="2 of 5 customers", told_by="Kim", gap="policy"
    ),
    "desk_rings": a_response(
        readings=(3, 7, NEVER), note="_x000D_", evidence="confirmed", photos=["phone.jpg", "desk 2.jpg"]
    ),
    "desk_private": a_response(
        1,
        staff_note="two names were heard",
        private="the door was open",
        staff_photos=["desk.jpg"],
        confidential=True,
    ),
    "desk_seat": "nobody ever waits here",
    "desk_name": "unknown",
    "bill_days": 18,
    "bill_agreed": a_response(3, seen="5 of 5 bills", evidence="documented"),
    "bill_wrong": a_response(waiting={"kind": "ask", "who": "Sam", "until": date(2026, 2, 3)}),
    "bill_thanked": 4,
}
"""Rated in every way, not applicable, unknown, waiting; the question on hours is open."""


def small_audit() -> Audit:
    """A visit to a business of two departments, a year after the first."""
    checklist = _checklist()
    return _audit(
        checklist,
        _ANSWERS,
        id="small",
        site="Mill Lane",
        profile={"size": "small", "customers_come": True, "sells_online": False},
        plan=[id for id in checklist.places if id not in ("bill_online", "bill_left")],
        excluded={"bill_online": "customers cannot order online"},
        minutes=45,
        people=[
            {"name": "Kim Cole", "role": "Front desk", "leads": ["reception"]},
            {"name": "Sam Reed", "role": "Books", "leads": ["billing"], "seen": False},
        ],
        policy={
            "held": date(2026, 1, 6),
            "clauses": {
                "welcome": {"written": "known", "decision": "revise"},
                "discretion": {"written": "no"},
                "billing": {"written": "yes", "numbers": {"days": 5}, "wording": _BILLING},
            },
        },
        training=[{"role": "Everyone", "number": 1, "done_on": date(2026, 1, 29), "heard": "=1+1"}],
        actions={
            "reception.welcome": {"status": "in_progress", "owner": "Lee", "comment": "began on Monday"},
            "reception.phone": {"status": "done", "done_on": date(2026, 1, 30)},
            "billing.billing": {"status": "parked", "due": date(2026, 6, 1), "done_when": "#N/A"},
        },
        contact="ada@example.org",
        does={"Everyone": ["Lee", "Kim"]},
        headline="People are glad to come.",
        verdict="People are glad to come.\nTheir bills come late.",
        baseline=_earlier(checklist),
    )


def _earlier(checklist: Checklist) -> Audit:
    answers = {**_ANSWERS, "desk_greeted": 1, "desk_rings": 9, "bill_days": 4, "bill_agreed": "unknown"}
    return _audit(checklist, answers, id="earlier", date=date(2025, 1, 6))


def _audit(checklist: Checklist, answers: Mapping[str, Answer], **changes: object) -> Audit:
    return an_audit(checklist, answers, organisation="Corner Shop & Sons", **changes)


_BILLING = "A bill reaches you within {days} days of our work, and says what it is for."


def _checklist() -> Checklist:
    return a_checklist(
        a_department(
            a_touchpoint(
                a_question("desk_greeted", weight=2, how="look"),
                a_measured_question("desk_rings", good="phone.rings", how="test", clause="phone"),
                id="arrival",
            ),
            a_touchpoint(
                a_question("desk_private", critical=True, weight=3, how="look", clause="discretion"),
                a_question("desk_seat", principle="values"),
                a_question("desk_name", principle="systems", gap="listening"),
                id="desk",
                stage="receive",
            ),
            id="reception",
            title="Reception & front desk",
            weight=2,
            about="Whoever comes or calls meets us here first.",
        ),
        a_department(
            a_measured_question(
                "bill_days", "billing.days", 20, "days", most=60, how="read", clause="billing", gap="promise"
            ),
            a_question("bill_agreed", scale="shared", weight=3, how="read", principle="promises"),
            a_question("bill_wrong", critical=True, clause="billing", principle="promises"),
            a_question("bill_hours", steps=("by chance", "on some days", "daily"), principle="systems"),
            a_question("bill_thanked", principle="relationship"),
            a_question("bill_online", applies_if=["sells_online"]),
            a_question("bill_left", depth="full"),
            id="billing",
            title="Billing",
        ),
        clauses=[
            a_clause("welcome", title="You are greeted"),
            a_clause("phone", {"rings": 3}, kind="rule"),
            a_clause("discretion", title="Your affairs stay between us"),
            a_clause("billing", {"days": 7}, wording=_BILLING),
        ],
        scales={"shared": _SHARED},
    )
