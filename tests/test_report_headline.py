"""What stands on top of the Summary where the auditor wrote no headline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cxaudit.audit import LONGEST_HEADLINE, Audit
from cxaudit.report import build_report
from tests.builders import a_checklist, a_department, a_question, an_audit
from tests.runs import runs
from tests.strategies import large_audits

TWO = a_checklist(
    a_department(a_question("greeted", clause="welcome")),
    a_department(a_question("billed", clause="bills"), id="billing"),
)


def headline(*answers: int, **changes: object) -> str:
    return build_report(an_audit(TWO, dict(zip(TWO.places, answers, strict=False)), **changes)).headline


def test_the_weakest_department_and_the_first_item_are_proposed() -> None:
    assert headline(2, 1).startswith("Billing is weakest, with 0 %; begin with no. 1: ")
    assert headline(1, 2).startswith("Reception is weakest, with 0 %; begin with no. 1: ")


def test_of_one_department_alone_the_first_item_is_named() -> None:
    assert headline(1).startswith("Begin with no. 1: ")


def test_a_department_with_too_few_answers_for_a_band_is_not_called_weakest() -> None:
    desks = [
        a_department(*(a_question(f"{id}_{n}") for n in range(4)), id=id) for id in ("front", "back", "web")
    ]
    answers = {**{f"front_{n}": 3 for n in range(4)}, **{f"back_{n}": 2 for n in range(4)}, "web_0": 1}

    said = build_report(an_audit(a_checklist(*desks), answers)).headline

    assert said.startswith("Back is weakest, with 33 %; ")


def test_what_the_auditor_wrote_stands_instead() -> None:
    assert headline(1, 1, headline="Kind people, and bills late.") == "Kind people, and bills late."


def test_where_there_is_nothing_to_do_nothing_is_proposed() -> None:
    assert headline(4, 4) == ""


@pytest.mark.slow
@given(large_audits())
@settings(max_examples=runs(20), deadline=None)
def test_it_is_one_line_of_at_most_160_letters(audit: Audit) -> None:
    said = build_report(audit.changed(headline="")).headline

    assert len(said) <= LONGEST_HEADLINE
    assert "\n" not in said
