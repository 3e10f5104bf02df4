"""The keys stand in one table, and whatever names them names all of them."""

from __future__ import annotations

import pytest

from cxaudit.interview.flow import Interview
from cxaudit.interview.help import help_lines, typed_help_lines
from cxaudit.interview.keys import ALIKE, HELP_KEY, KEYS, Key, foot, small_foot, typed_foot
from tests.builders import a_checklist, a_question, an_audit


def test_no_two_keys_are_the_same_and_none_is_a_number_or_the_help() -> None:
    names = [name for key in KEYS for name in (key.id, *key.alike)]

    assert len(names) == len({*names, *"0123456789", HELP_KEY}) - 11
    assert ALIKE == {"escape": "b", "left": "b", "right": ">", " ": ">"}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.id)
def test_every_key_is_in_the_foot_and_in_the_help(key: Key) -> None:
    interview = Interview(an_audit(a_checklist(a_question("greeted"))), ("greeted",))
    helped = [line.text for line in help_lines(interview, 200)]
    typed = [line.text for line in typed_help_lines(200)]

    assert f"{key.shown or key.id} {key.label}" in foot().replace("\N{NO-BREAK SPACE}", " ").split(" · ")
    assert f"{key.id} {key.label}" in typed_foot().replace("\N{NO-BREAK SPACE}", " ").split(" · ")
    assert f"{key.id:<5}  {key.help}" in helped
    assert f"{key.id:<5}  {key.typed_help or key.help}" in typed


def test_a_small_window_names_how_to_go_back_on_and_away() -> None:
    assert small_foot() == "b back · → on · q stop"
