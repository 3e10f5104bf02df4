"""Questions that are asked only after some answers to another one: what counts, and what is kept."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit import Audit, Response, State
from cxaudit.interview.commands import Command, GoBack, GoOn, GoTo, SetAnswer, SetNote
from cxaudit.interview.flow import Interview, begin, step
from cxaudit.plan import begin as begin_audit
from cxaudit.scoring import Tally, scorecard
from tests.builders import Answer, a_checklist, a_department, a_question, an_audit, some_answers
from tests.random_audits import random_audit
from tests.runs import runs

HANGING = a_checklist(
    a_department(a_question("sells"), a_question("told", only_if={"sells": [3, 4]}), id="sales"),
    a_department(a_question("kept", only_if={"told": [1, 2]}), id="billing"),
)
NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")


def audit_of(**answers: Answer) -> Audit:
    return an_audit(HANGING, answers)


@pytest.mark.parametrize(
    ("other", "applies"),
    [(3, True), (4, True), (1, False), (2, False), ("nobody sells", False), ("unknown", True)],
)
def test_a_question_applies_after_the_answers_it_names_and_while_the_other_has_none(
    other: Answer, applies: bool
) -> None:
    audit = audit_of(sells=other, told=2)

    assert audit.sets_aside("told") is not applies
    assert audit.response("told").state is (State.ANSWERED if applies else State.NOT_APPLICABLE)


def test_while_the_other_is_open_or_out_of_scope_the_question_stands_as_it_is() -> None:
    alone = an_audit(HANGING, {"kept": 2}, plan=["kept"], departments=["billing"])

    assert audit_of(told=2).response("told").step == 2
    assert alone.response("kept").step == 2


def test_what_the_profile_rules_out_rules_out_what_hangs_on_it() -> None:
    audit = an_audit(HANGING, {"kept": 2}, excluded={"told": "nobody comes"})

    assert audit.response("kept").state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("sells", "told", "applies"),
    [(4, 1, True), (4, 3, False), (1, 1, False), (1, None, False), (4, None, True)],
)
def test_conditions_hang_on_one_another(sells: int, told: int | None, applies: bool) -> None:
    audit = audit_of(sells=sells, kept=2, **({} if told is None else {"told": told}))

    assert audit.sets_aside("kept") is not applies


def test_the_reason_is_said_in_words_and_what_was_told_is_kept() -> None:
    audit = an_audit(HANGING, {"sells": 1, "told": Response(step=2, note="as Ruth says")})

    response = audit.response("told")

    assert response.na == (
        "only if the answer is “most of them do” or “all of them do” to: How many of us do this: sells?"
    )
    assert response.note == "as Ruth says"
    assert audit.told("told").step == 2
    assert audit.condition("sells") == ""


def test_a_long_question_is_cut_in_the_reason() -> None:
    steps = [f"{number} " + "very long " * 24 for number in range(1, 9)]
    asked = a_question("long", ask="a standard word for word " * 40, steps=steps)
    audit = an_audit(a_checklist(asked, a_question("b", only_if={"long": [1, 2, 3]})), {"long": 8})

    assert len(audit.response("b").na or "") < 500


def test_what_is_set_aside_counts_as_not_applicable() -> None:
    card = scorecard(audit_of(sells=1, told=2, kept=4))

    assert card.questions["told"].tally == card.questions["kept"].tally == Tally(not_applicable=1)
    assert card.questions["told"].score is None
    assert card.overall.tally == Tally(possible=1, rated=1, not_applicable=2)


@given(st.integers(0, 10_000), st.data())
@settings(deadline=None, max_examples=runs(40))
def test_an_answer_that_is_set_aside_changes_no_figure(seed: int, data: st.DataObject) -> None:
    audit = random_audit(seed)
    aside = [id for id in audit.plan if audit.sets_aside(id)]
    if not aside:
        return
    id = data.draw(st.sampled_from(aside))
    nothing = audit.model_copy(update={"responses": {**audit.responses, id: Response()}})
    hanging = {each for each in audit.plan if any(link.question == id for link in audit.conditions(each))}

    now, then = scorecard(nothing), scorecard(audit)

    assert {each: scored.tally for each, scored in now.questions.items() if each not in hanging} == {
        each: scored.tally for each, scored in then.questions.items() if each not in hanging
    }


# ---- the plan ----------------------------------------------------------------------------------------------


def test_the_plan_takes_what_a_question_hangs_on_whatever_the_minutes_say() -> None:
    deciding = [a_question(f"decides_{n}", depth="full") for n in range(6)]
    critical = [a_question(f"critical_{n}", critical=True, only_if={f"decides_{n}": [1]}) for n in range(6)]
    checklist = a_checklist(*deciding, *critical)

    audit = begin_audit(some_answers(minutes=9), checklist, "audit")

    planned = set(audit.plan)
    assert {id for id in planned if id.startswith("critical")} == {f"critical_{n}" for n in range(6)}
    assert {id.replace("critical", "decides") for id in planned if id.startswith("critical")} <= planned


def test_the_plan_takes_none_of_a_department_that_is_out_of_scope() -> None:
    audit = begin_audit(some_answers(departments=["billing"], minutes=30), HANGING, "audit")

    assert audit.plan == ("kept",)


# ---- the interview -----------------------------------------------------------------------------------------


def sat(*commands: Command, audit: Audit | None = None) -> Interview:
    audit = audit or an_audit(HANGING)
    interview = begin(audit, audit.plan)
    for command in commands:
        interview = step(interview, command, NOW)
    return interview


def asked(interview: Interview) -> str:
    return "" if interview.over else interview.place.question.id


def answer(number: int) -> SetAnswer:
    return SetAnswer(Response(step=number))


def test_what_is_set_aside_is_passed_over_and_asked_once_the_other_answer_changes() -> None:
    aside = sat(answer(1))
    changed = sat(answer(1), GoTo("sells"), answer(4))

    assert asked(aside) == ""
    assert asked(changed) == "told"


def test_going_on_and_back_pass_over_what_is_set_aside() -> None:
    audit = an_audit(
        a_checklist(a_question("a"), a_question("b", only_if={"a": [4]}), a_question("c")), {"a": 1}
    )

    assert asked(sat(GoTo("a"), GoOn(), audit=audit)) == "c"
    assert asked(sat(GoTo("c"), GoBack(), audit=audit)) == "a"
    assert asked(sat(GoTo("b"), audit=audit)) == "b"


def test_a_note_on_what_is_set_aside_keeps_what_was_told() -> None:
    noted = sat(GoTo("told"), SetNote("no sales now"), audit=audit_of(sells=1, told=2)).audit

    assert (noted.told("told").step, noted.told("told").note) == (2, "no sales now")
    assert noted.told("told").na is None
