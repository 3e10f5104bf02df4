"""The keys stand in one table, and whatever names them names all of them."""

from __future__ import annotations

import pytest

from cxaudit.audit import Audit, Response
from cxaudit.interview.flow import Interview
from cxaudit.interview.help import help_lines, typed_help_lines
from cxaudit.interview.keys import (
    ALIKE,
    HELP_KEY,
    KEYS,
    Key,
    foot,
    key_of,
    keys_of,
    small_foot,
    typed_foot,
)
from tests.builders import a_checklist, a_question, an_audit


def test_no_two_keys_are_the_same_and_none_is_a_number_or_the_help() -> None:
    names = [name for key in KEYS for name in (key.id, *key.alike)]

    assert len(names) == len({*names, *"0123456789", HELP_KEY}) - 11
    assert ALIKE == {"escape": "b", "left": "b", "right": ">", " ": ">", "/": "l"}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_key_is_in_the_help(key: Key) -> None:
    interview = Interview(an_audit(a_checklist(a_question("greeted"))), ("greeted",))
    helped = [line.text for line in help_lines(interview, 200)]
    typed = [line.text for line in typed_help_lines(interview.audit, 200)]

    assert f"{key.id:<5}  {key.help}" in helped
    assert f"{key.id:<5}  {key.typed_help or key.help}" in typed


def test_the_foot_names_the_six_keys_that_are_used_most_and_the_one_for_all() -> None:
    audit = an_audit(a_checklist(a_question("greeted")))
    most = ["n note", "a N/A", "d don't know", "b back", "l list", "q stop", "? all keys"]

    assert named(foot(audit)) == named(typed_foot(audit)) == most


def named(foot: str) -> list[str]:
    return foot.replace("\N{NO-BREAK SPACE}", " ").split(" · ")


def of_one(kind: str, people: str = "one") -> Audit:
    """An audit of a business of one, or of more."""
    choices = [{"id": "alone", "title": "one", "people": "one"}, {"id": "more", "title": "more"}]
    facts = [{"id": "size", "ask": "How many work here?", "choices": choices}]
    size = "alone" if people == "one" else "more"
    return an_audit(a_checklist(a_question("greeted"), facts=facts), profile={"size": size}, kind=kind)


def test_where_one_person_audits_a_business_of_one_no_key_is_for_somebody_else() -> None:
    audit = of_one("self")
    for_others = {"f", "y", "t", "i"}

    assert {key.id for key in KEYS} - {key.id for key in keys_of(audit)} == for_others
    assert {key.id for key in KEYS if key_of(audit, key.id) is None} == for_others
    helped = [line.text for line in help_lines(Interview(audit, ("greeted",)), 200)]
    typed = [line.text for line in typed_help_lines(audit, 200)]
    for told in (named(foot(audit)), named(typed_foot(audit)), helped, typed):
        assert not [line for line in told if line.split(" ")[0] in for_others]
    for told in (helped, typed):
        assert {"n      a note on this question", "d      I don't know yet"} <= set(told)


@pytest.mark.parametrize("audit", [of_one("visit"), of_one("self", "more"), of_one("visit", "more")])
def test_everybody_else_has_all_keys(audit: Audit) -> None:
    assert keys_of(audit) == KEYS


def test_in_a_self_assessment_nobody_is_the_client() -> None:
    for audit in (of_one("self"), of_one("self", "more")):
        noted = audit.answered("greeted", Response(note="twice"))
        helped = help_lines(Interview(noted, ("greeted",)), 200)
        assert not [line.text for line in helped if "client" in line.text]


def test_a_small_window_names_how_to_go_back_on_and_away() -> None:
    assert small_foot() == "b back · → on · q stop"
