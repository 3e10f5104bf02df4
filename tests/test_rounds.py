"""Going on with some of an audit: of departments, of people, or what is left."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.cli.rounds import begin_round
from cxaudit.errors import CxauditError
from cxaudit.interview.commands import SetAnswer, Speaker
from cxaudit.interview.flow import step
from cxaudit.plan import without
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_department, a_question, a_response, an_audit
from tests.people import rated
from tests.test_interview_flow import NOW

CHECKLIST = a_checklist(
    a_department(*(a_question(f"reception_{number}") for number in range(3)), id="reception"),
    a_department(
        *(a_question(f"billing_{number}") for number in range(3)), id="billing", title="Bills & money"
    ),
)
RUTH = {"kind": "ask", "who": "Ruth"}
PEOPLE = ({"name": "Ruth", "leads": ["billing"]}, {"name": "Ann"})
AUDIT = an_audit(
    CHECKLIST,
    {
        "reception_0": 1,
        "reception_1": a_response(waiting=RUTH),
        "reception_2": "unknown",
        "billing_0": 4,
        "billing_1": a_response(waiting={"kind": "send", "who": "Ben Ode", "until": "2026-01-09"}),
    },
    people=PEOPLE,
)
PATH = Path("shop.audit.json")


def asked(*only: str, person: str = "", audit: Audit = AUDIT) -> tuple[str, ...]:
    return begin_round(audit, PATH, only, person).order


@pytest.mark.parametrize(
    ("only", "order"),
    [
        ((), tuple(CHECKLIST.places)),
        (("billing",), ("billing_0", "billing_1", "billing_2")),
        (("bills & MONEY",), ("billing_0", "billing_1", "billing_2")),
        (("open",), ("billing_2",)),
        (("unknown",), ("reception_2",)),
        (("findings",), ("reception_0", "reception_2")),
        (("waiting",), ("reception_1", "billing_1")),
        (("open", "unknown"), ("reception_2", "billing_2")),
        (("waiting", "reception"), ("reception_1",)),
    ],
)
def test_departments_and_what_is_left_are_told_apart(only: tuple[str, ...], order: tuple[str, ...]) -> None:
    assert asked(*only) == order


def test_nothing_is_said_of_the_time_in_a_later_sitting_either_once_the_plan_was_fitted_to_it() -> None:
    assert not begin_round(AUDIT, PATH).plan_agreed
    assert begin_round(without(AUDIT, ["billing_2"]), PATH).plan_agreed


def test_somebody_is_asked_about_the_departments_that_he_or_she_leads_and_about_what_waits() -> None:
    ruth = begin_round(AUDIT, PATH, person="ruth")

    assert ruth.order == ("reception_1", "billing_0", "billing_1", "billing_2")
    assert ruth.place.question.id == "reception_1"
    assert ruth.speaker == Speaker("Ruth")
    assert asked("waiting", person="Ben Ode") == ("billing_1",)
    assert asked("billing", person="Ruth") == ("billing_0", "billing_1", "billing_2")


def test_who_is_gone_on_for_talks_everywhere_and_in_confidence_where_that_was_so() -> None:
    told = {"billing_0": a_response(4, told_by="Ben", at=NOW), "billing_1": a_response(waiting=RUTH)}
    openly = begin_round(an_audit(CHECKLIST, told, people=PEOPLE), PATH, person="Ruth")
    told["billing_0"] = a_response(4, confidential=True, at=NOW)
    confidential = begin_round(an_audit(CHECKLIST, told, people=PEOPLE), PATH, person="Ruth")

    assert openly.speakers == {"billing": Speaker("Ruth")}
    assert confidential.speakers == {"billing": Speaker("Ruth", confidential=True)}


def test_what_is_answered_already_is_gone_through_one_by_one_where_it_is_asked_for() -> None:
    found = begin_round(AUDIT, PATH, ["findings"])

    assert found.place.question.id == "reception_0"
    assert step(found, rated(2), NOW).place.question.id == "reception_2"
    assert isinstance(rated(2), SetAnswer)


@pytest.mark.parametrize(
    ("only", "person", "said"),
    [
        (("biling",), "", "no department 'biling'\n    fix: did you mean billing?"),
        (("unknwn",), "", "no department 'unknwn'\n    fix: did you mean unknown?"),
        ((), "Rut", "nobody called 'Rut' leads a department, or is waited for\n    fix: did you mean Ruth?"),
        (("billing", "unknown"), "", "no question is left of these: unknown"),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest_name(
    only: tuple[str, ...], person: str, said: str
) -> None:
    with pytest.raises(CxauditError) as error:
        asked(*only, person=person)

    assert said in str(error.value)


def test_who_is_waited_for_is_said_where_one_goes_on_the_earliest_day_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "shop.audit.json"
    save_audit(AUDIT, path)
    monkeypatch.setattr(sys, "stdin", io.StringIO("3\nq\n"))

    assert main(["resume", "--plain", str(path), "--for", "Ruth"]) == 0

    said = " ".join(capsys.readouterr().out.split())
    assert "2 answers are waited for: to be sent by: Ben Ode, by 9 January 2026 (that day has passed)" in said
    assert said.index("Ben Ode") < said.index("to be asked: Ruth Reception: ") < said.index("Going on")
    assert load_audit(path).responses["reception_1"].told_by == "Ruth"


def test_where_only_what_is_waited_for_is_left_the_end_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "shop.audit.json"
    rest = {name: 4 for name in CHECKLIST.places if name != "billing_1"}
    save_audit(an_audit(CHECKLIST, {**rest, "billing_1": a_response(waiting=RUTH)}), path)
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    main(["resume", "--plain", str(path)])

    assert "Nothing is open any more but what is waited for: going on at the end." in capsys.readouterr().out
