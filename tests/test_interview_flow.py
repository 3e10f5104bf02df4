"""The interview without a terminal: where it goes, what it keeps, and when it is saved."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime, timedelta
from itertools import count, pairwise, product, takewhile
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit import Audit, Evidence, OwnFinding, Reader, Response, Severity, State, StepsType, Waiting
from cxaudit.audit.own_findings import next_own_number
from cxaudit.audit.references import wrong_in
from cxaudit.checklist import Gap
from cxaudit.interview.commands import (
    Command,
    GoBack,
    GoOn,
    GoTo,
    GoToOpen,
    KeepFinding,
    Move,
    MoveNote,
    SetAnswer,
    SetCause,
    SetEvidence,
    SetNote,
    SetPhotos,
    SetSpeaker,
    Speaker,
    Stop,
    TakeOutFinding,
    Undo,
)
from cxaudit.interview.flow import Interview, again, begin, run, step
from cxaudit.interview.orders import unsettled
from cxaudit.interview.pace import Pace
from cxaudit.interview.screen import draw as show
from cxaudit.library import read_answers
from cxaudit.plan import begin as begin_audit
from tests.builders import (
    DAY,
    a_checklist,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    an_audit,
    some_answers,
)
from tests.people import UNKNOWN, knowing, measured, not_applicable, rated, telling
from tests.runs import runs

NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
CHECKLIST = a_checklist(
    a_department(
        a_question("greeted"), a_measured_question(how="test"), a_question("seen", how="look"), id="reception"
    ),
    a_department(a_question("bill", scale="often"), a_question("refund", critical=True), id="billing"),
)
ORDER = tuple(CHECKLIST.places)
UNTOUCHED = an_audit(CHECKLIST)


def at(question: str = "greeted", audit: Audit | None = None) -> Interview:
    """An interview that stands at a question."""
    return Interview(audit or UNTOUCHED, ORDER, ORDER.index(question))


def waits(kind: Literal["ask", "send"], who: str) -> SetAnswer:
    """The question is left to somebody."""
    return SetAnswer(Response(waiting=Waiting(kind=kind, who=who)))


def after(interview: Interview, *commands: Command) -> Interview:
    for command in commands:
        interview = step(interview, command, NOW)
    return interview


def test_a_step_is_kept_with_who_entered_it_and_when_and_the_next_question_comes() -> None:
    after_one = after(at("greeted"), rated(2))

    assert after_one.audit.responses == {"greeted": a_response(2, at=NOW, by="Ada Auditor")}
    assert after_one.order[after_one.position] == "rings"


def test_readings_are_kept_as_they_were_told() -> None:
    assert after(at("rings"), measured((4.5, 12.0))).audit.responses["rings"].readings == (4.5, 12.0)


@pytest.mark.parametrize(
    ("command", "state"),
    [(not_applicable("nobody comes"), State.NOT_APPLICABLE), (UNKNOWN, State.UNKNOWN)],
)
def test_what_does_not_apply_or_is_not_known_settles_a_question_too(command: Command, state: State) -> None:
    moved = after(at("greeted"), command)

    assert moved.audit.response("greeted").state is state
    assert moved.position == 1


def test_another_answer_takes_the_place_of_the_first_and_keeps_what_was_remarked() -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(1, note="slow", seen="2 of 5", gap="policy")})

    changed = after(at("greeted", audit), not_applicable("closed")).audit

    assert changed.responses["greeted"] == a_response(
        na="closed", note="slow", seen="2 of 5", gap="policy", at=NOW, by="Ada Auditor"
    )
    assert [(log.question, log.response, log.at) for log in changed.superseded] == [
        ("greeted", audit.responses["greeted"], NOW)
    ]


def test_what_somebody_else_is_to_answer_stays_open_is_told_by_nobody_and_the_next_question_comes() -> None:
    ruth = a_response(waiting={"kind": "ask", "who": "Ruth"}, at=NOW, by="Ada Auditor")
    left = after(at("greeted"), SetSpeaker("Anna", confidential=True), waits("ask", "Ruth"))

    assert left.audit.responses["greeted"] == ruth
    assert left.audit.response("greeted").state is State.OPEN
    assert left.position == 1


def test_what_waits_for_somebody_is_passed_over_when_one_goes_on_and_asked_at_the_end() -> None:
    audit = after(at("greeted"), waits("send", "Ruth")).audit

    assert begin(audit, ORDER).position == 1
    assert begin(audit, ORDER, waits=True).position == 0
    assert unsettled(audit, ORDER)[0] == "greeted"
    assert again(begin(audit, ORDER), ("greeted", "rings")).place.question.id == "greeted"
    assert after(again(begin(audit, ORDER), ("rings", "greeted")), UNKNOWN).place.question.id == "greeted"


def test_what_was_changed_is_taken_back_step_by_step_and_one_stands_at_its_question() -> None:
    first = after(at("greeted"), rated(2))
    second = after(first, SetNote("slow"), measured((3,)))

    once, twice, thrice = (after(second, *[Undo()] * times) for times in (1, 2, 3))

    assert (once.place.question.id, twice.place.question.id) == ("rings", "rings")
    assert once.response == a_response(note="slow", at=NOW, by="Ada Auditor")
    assert twice.audit.responses == first.audit.responses
    assert thrice.place.question.id == "greeted"
    assert thrice.audit.responses == {}
    assert [log.response.step for log in thrice.audit.superseded if log.question == "greeted"] == [2]
    assert after(thrice, Undo()) == thrice


def test_taking_back_an_answer_in_confidence_has_those_seen_again_who_were() -> None:
    told: list[Command] = [SetSpeaker("Ruth"), rated(3), GoBack()]
    openly = after(at("greeted"), *told)
    confidential = after(openly, SetSpeaker("Ruth", confidential=True))

    assert (
        after(openly, SetSpeaker("", confidential=True), rated(2), Undo()).audit.people == openly.audit.people
    )
    assert after(confidential, rated(2), Undo()).audit.responses == openly.audit.responses


def an_own_finding(number: int = 1, department: str = "reception", found: str = "No sign") -> OwnFinding:
    return OwnFinding(
        department=department, number=number, found=found, severity=Severity.HIGH, do="Hang one"
    )


def test_an_own_finding_is_kept_changed_and_taken_out_and_its_number_is_never_given_again() -> None:
    one, changed = an_own_finding(), an_own_finding(found="No sign at all")

    kept = after(at("greeted"), KeepFinding(one))
    assert kept.audit.own == (one,)
    assert kept.position == 0
    assert after(kept, KeepFinding(changed)).audit.own == (changed,)
    assert after(kept, KeepFinding(changed), Undo()).audit.own == (one,)
    assert after(kept, TakeOutFinding(one), Undo()).audit.own == (one,)
    for without in (after(kept, TakeOutFinding(one)), after(kept, Undo())):
        assert without.audit.own == ()
        assert next_own_number(without.audit, "reception") == 2
        assert next_own_number(without.audit, "billing") == 1
        assert list(wrong_in(without.audit)) == []


def test_the_number_of_an_own_finding_of_the_audit_before_is_not_given_again() -> None:
    baseline = an_audit(CHECKLIST, own=[an_own_finding(3).model_dump()])

    assert next_own_number(an_audit(CHECKLIST, baseline=baseline), "reception") == 4


def test_a_remark_that_changes_nothing_is_no_change() -> None:
    noted = after(at("greeted"), SetNote("slow"))

    assert after(noted, SetNote("slow")) is noted


def test_in_a_business_of_one_who_talks_is_said_once() -> None:
    facts = [{"id": "size", "ask": "How many work here?", "choices": [
        {"id": "alone", "title": "one", "people": "one"}, {"id": "more", "title": "more"}]}]  # fmt: skip
    checklist = a_checklist(*CHECKLIST.departments, facts=facts)
    audit = an_audit(checklist, profile={"size": "alone"})

    assert after(at("greeted", audit), SetSpeaker("Ruth"), GoTo("bill")).speaker == Speaker("Ruth")


def test_an_answer_ends_the_waiting_for_it() -> None:
    waiting = {"kind": "ask", "who": "Ruth"}
    audit = an_audit(CHECKLIST, {"greeted": a_response(waiting=waiting)})

    assert after(at("greeted", audit), rated(4)).audit.responses["greeted"].waiting is None


def test_remarks_stay_with_the_question_and_leave_it_open() -> None:
    marked = after(
        at("greeted"), SetNote("  a note "), SetEvidence(Evidence.OBSERVED, "4 of 5"), SetCause(Gap.LISTENING)
    )

    assert marked.position == 0
    assert marked.response == a_response(
        note="a note", evidence="observed", seen="4 of 5", gap="listening", at=NOW, by="Ada Auditor"
    )
    assert marked.response.state is State.OPEN


def test_an_empty_note_removes_the_note() -> None:
    assert after(at("greeted"), SetNote("one"), SetNote("")).response.note == ""


def test_who_talks_tells_the_answers_that_are_asked_for_and_was_seen() -> None:
    asked = after(at("greeted"), SetSpeaker("Ruth"), rated(3), measured((4,)), rated(2), rated(4))

    told = {name: response.told_by for name, response in asked.audit.responses.items()}
    assert told == {"greeted": "Ruth", "rings": "", "seen": "", "bill": ""}
    assert [(person.name, person.seen) for person in asked.audit.people] == [("Ruth", True)]


def test_what_is_told_in_confidence_names_nobody_from_then_on_and_nobody_was_seen() -> None:
    asked = after(
        at("greeted"), SetSpeaker("Ruth"), SetSpeaker("Ruth", confidential=True), rated(3), measured((4,))
    )

    told = {name: (each.told_by, each.confidential) for name, each in asked.audit.responses.items()}
    assert told == {"greeted": ("", True), "rings": ("", False)}
    assert asked.audit.people == ()
    assert "Ruth" not in asked.audit.model_dump_json()


def test_who_talks_in_confidence_is_not_seen_unless_something_was_told_openly() -> None:
    known = an_audit(CHECKLIST, people=[{"name": "Ruth", "role": "Front desk"}, {"name": "Anna"}])
    confidential = SetSpeaker("Ruth", confidential=True)

    def seen(*commands: Command) -> list[tuple[str, bool]]:
        people = after(at("greeted", known), *commands).audit.people
        return [(person.name, person.seen) for person in people]

    assert seen(confidential) == [("Ruth", False), ("Anna", True)]
    assert seen(SetSpeaker("Anna", confidential=True)) == [("Ruth", True)]
    assert seen(SetSpeaker("Ruth"), rated(3), confidential) == [("Ruth", True), ("Anna", True)]


def test_what_was_told_openly_and_is_told_again_in_confidence_leaves_nobody_who_was_seen() -> None:
    waits = a_response(waiting={"kind": "ask", "who": "Ruth"})
    told: list[Command] = [SetSpeaker("Ruth"), rated(3)]
    again_in_confidence: list[Command] = [GoBack(), SetSpeaker("Ruth", confidential=True), rated(2)]
    asked = after(at("greeted", an_audit(CHECKLIST, {"greeted": waits})), *told, *again_in_confidence)
    resumed = begin(after(at("greeted"), *told).audit, ORDER)
    unnamed = after(resumed, GoTo("greeted"), SetSpeaker("", confidential=True), rated(2))

    assert "Ruth" not in asked.audit.model_dump_json()
    assert [each.response.step for each in asked.audit.superseded] == [None, 3]
    assert "Ruth" not in unnamed.audit.model_dump_json()


def test_an_answer_once_told_in_confidence_is_told_openly_by_whoever_tells_it_anew() -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(1, confidential=True)})

    def told(*commands: Command) -> tuple[str, bool]:
        response = after(at("greeted", audit), *commands).audit.responses["greeted"]
        return response.told_by, response.confidential

    assert told(rated(2)) == ("", True)
    assert told(SetSpeaker("Anna"), rated(2)) == ("Anna", False)


def test_a_talk_in_confidence_goes_on_as_one_after_a_stop() -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(2, confidential=True, at=NOW)})

    assert begin(audit, ORDER).speakers == {"reception": Speaker(confidential=True)}


def test_a_note_moves_from_reader_to_reader_and_joins_what_stands_there() -> None:
    def notes(*commands: Command) -> tuple[str, str, str]:
        response = after(at("greeted"), *commands).response
        return response.note, response.staff_note, response.private

    moves = [MoveNote(reader) for reader in Reader]
    slow, queue = SetNote("slow"), SetNote("the queue")

    assert notes(slow, moves[0]) == ("", "slow", "")
    assert notes(slow, *moves[:2]) == ("", "", "slow")
    assert notes(slow, *moves) == ("slow", "", "")
    assert notes(slow, moves[0], queue) == ("the queue", "slow", "")
    assert notes(slow, moves[0], queue, moves[0]) == ("", "slow\nthe queue", "")


def test_who_talks_twice_is_one_person_and_nobody_is_nobody() -> None:
    asked = after(
        at(), SetSpeaker("Ruth\x00"), SetSpeaker(""), SetSpeaker(" Ruth\x00 "), SetSpeaker(""), rated(1)
    )

    assert [person.name for person in asked.audit.people] == ["Ruth\ufffd"]
    assert asked.audit.responses["greeted"].told_by == ""


def test_who_told_it_before_stays_until_it_is_said_who_talks_or_that_nobody_does() -> None:
    audit = an_audit(CHECKLIST, {"greeted": a_response(1, told_by="Ruth")})

    def told_by(*commands: Command) -> str:
        return after(at("greeted", audit), *commands).audit.responses["greeted"].told_by

    assert told_by(rated(2)) == "Ruth"
    assert told_by(SetSpeaker(""), rated(2)) == ""
    assert told_by(SetSpeaker("Ruth"), rated(2), GoBack(), SetSpeaker(""), rated(3)) == ""
    assert told_by(SetSpeaker("Anna"), rated(2)) == "Anna"


def test_that_nobody_told_the_latest_answer_is_not_taken_for_who_talks_when_one_goes_on() -> None:
    first = an_audit(CHECKLIST, {"greeted": a_response(2, told_by="Ruth", at=NOW)})
    unsaid = an_audit(CHECKLIST, {"bill": a_response(2, at=NOW)})

    assert begin(first, ORDER).speakers == {"reception": Speaker("Ruth")}
    assert begin(unsaid, ORDER).speakers == {}


def test_another_department_is_told_by_nobody_until_that_is_said_and_each_keeps_its_own() -> None:
    fitter = after(at("greeted"), SetSpeaker("Fitter"), rated(3))
    billing = after(fitter, GoTo("bill"))

    assert (fitter.speaker, billing.speaker) == (Speaker("Fitter"), None)
    assert after(billing, rated(2)).audit.responses["bill"].told_by == ""
    clerk = after(billing, SetSpeaker("Clerk"))
    assert (clerk.speaker, after(clerk, GoTo("rings")).speaker) == (Speaker("Clerk"), Speaker("Fitter"))


def test_who_talked_last_in_each_department_goes_on_talking_after_a_stop_and_in_the_next_round() -> None:
    def told(name: str, minute: int, step: int | None = 2, **answer: object) -> Response:
        return a_response(step, told_by=name, at=NOW + timedelta(minutes=minute), **answer)

    audit = an_audit(
        CHECKLIST,
        {
            "greeted": told("Ruth", 3),
            "rings": told("", 5, None, readings=(3,)),  # tested by the auditor
            "bill": told("Anna", 2),
            "refund": told("", 4, None, note="only a note"),
        },
    )

    begun = begin(audit, ORDER)
    round_of_open = again(begun, unsettled(audit, ORDER))

    assert begun.speakers == {"reception": Speaker("Ruth"), "billing": Speaker("Anna")}
    assert round_of_open.speaker == Speaker("Ruth")
    assert after(round_of_open, GoToOpen()).speaker == Speaker("Anna")


def test_what_is_open_or_unknown_is_gone_through_once_more_from_its_beginning() -> None:
    audit = an_audit(CHECKLIST, {"greeted": 1, "rings": "unknown", "seen": "closed", "bill": "unknown"})

    left = unsettled(audit, ORDER)
    asked = again(begin(audit, ORDER), left)

    assert left == ("rings", "bill", "refund")
    assert after(asked, measured((4,))).order[after(asked, measured((4,))).position] == "bill"
    assert after(asked, UNKNOWN, UNKNOWN, rated(2)).over


def test_a_jump_to_a_question_that_this_round_leaves_out_comes_back_to_where_one_was() -> None:
    one = again(begin(UNTOUCHED, ORDER), ("bill", "refund"))

    there = after(one, GoTo("greeted"))

    assert there.order == ("greeted", "bill", "refund")
    assert there.place.question.id == "greeted"
    assert after(there, rated(2)).place.question.id == "bill"


def test_moves_change_nothing_that_was_answered() -> None:
    start = at("rings")

    assert after(start, GoBack()).position == 0
    assert after(start, GoBack(), GoBack()).position == 0
    assert after(start, GoToOpen()).position == 2
    assert after(start, GoTo("refund")).position == 4
    assert after(start, GoOn()).position == 2
    assert after(start, GoBack(), GoOn(), GoToOpen(), GoTo("seen"), Stop()).audit is start.audit


def test_after_an_answer_to_an_earlier_question_the_next_open_one_comes() -> None:
    whole = an_audit(CHECKLIST, {"rings": 4, "seen": 3})

    interview = begin(whole, ORDER)

    assert interview.position == 0
    assert after(interview, rated(1)).order[after(interview, rated(1)).position] == "bill"
    assert after(interview, GoToOpen()).order[after(interview, GoToOpen()).position] == "bill"


def test_going_back_to_correct_something_leads_on_to_where_one_was() -> None:
    there = after(at("greeted"), rated(1), measured((3,)), rated(2))

    assert after(there, GoBack(), GoBack(), measured((9,))).position == there.position


def test_an_audit_goes_on_at_its_first_open_question_or_nowhere() -> None:
    noted = an_audit(CHECKLIST, {"greeted": 1, "rings": a_response(note="to be called")})
    done = an_audit(CHECKLIST, dict.fromkeys(ORDER, "unknown"))

    assert begin(noted, ORDER).position == 1
    assert begin(done, ORDER).over
    assert begin(an_audit(CHECKLIST), ()).over


def test_nothing_is_changed_in_place() -> None:
    start = at("greeted")
    before = start.audit.model_dump_json()

    after(start, rated(1), SetNote("x"), SetSpeaker("Ruth"))

    assert start.audit.model_dump_json() == before
    assert start.position == 0


def test_the_person_is_asked_until_all_was_told_or_until_stopped() -> None:
    stopped = run(at(), telling([rated(1), Stop(interrupted=True), rated(2)]), lambda _: None, lambda: NOW)
    through = run(at("refund"), telling([SetNote("x"), rated(1)]), lambda _: None, lambda: NOW)

    assert stopped.stopped == Stop(interrupted=True)
    assert list(stopped.audit.responses) == ["greeted"]
    assert through.stopped is None
    assert through.audit.responses["refund"].note == "x"


def test_answering_everything_gives_the_audit_that_a_file_of_answers_gives(tmp_path: Path) -> None:
    text = """
        organisation: Corner Shop
        auditor: Ada Auditor
        date: 2026-01-05
        responses:
          greeted: 3
          rings: [2, 4.5]
          seen: {na: no window}
          bill: unknown
          refund: 4
    """
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    by_file = begin_audit(read_answers(path, CHECKLIST, DAY), CHECKLIST, "a")
    told: dict[str, Command] = {"greeted": rated(3), "rings": measured((2, 4.5)), "bill": UNKNOWN}
    person = knowing({**told, "seen": not_applicable("no window"), "refund": rated(4)})

    begun = begin(begin_audit(some_answers(), CHECKLIST, "a"), ORDER)
    asked = run(begun, person, lambda _: None, lambda: NOW).audit

    without_stamps = {
        name: response.model_copy(update={"at": None, "by": ""}) for name, response in asked.responses.items()
    }
    assert asked.model_copy(update={"responses": without_stamps}) == by_file


# ---- whatever is told, in whatever order -------------------------------------------------------------------

TYPED = st.text(max_size=30)
LINES = TYPED.map(lambda text: " ".join(text.split())).filter(bool)
ANYTIME: st.SearchStrategy[Command] = st.one_of(
    st.builds(not_applicable, LINES),
    st.just(UNKNOWN),
    st.builds(SetNote, TYPED),
    st.builds(SetSpeaker, TYPED.map(lambda text: " ".join(text.split()))),
    st.builds(SetEvidence, st.sampled_from(Evidence), TYPED),
    st.builds(SetCause, st.sampled_from(Gap)),
    st.builds(MoveNote, st.sampled_from(Reader)),
    st.builds(SetPhotos, st.just(("a.jpg",)), st.sampled_from([(), ("b.jpg",)])),
    st.builds(waits, st.sampled_from(["ask", "send"]), LINES),
    st.builds(an_own_finding, st.integers(1, 3), st.sampled_from(["reception", "billing"]), LINES).flatmap(
        lambda finding: st.sampled_from([KeepFinding(finding), TakeOutFinding(finding)])
    ),
    st.just(Undo()),
    st.just(GoBack()),
    st.just(GoOn()),
    st.just(GoToOpen()),
    st.builds(GoTo, st.sampled_from(ORDER)),
)
READINGS = st.lists(st.just("never") | st.integers(0, 10**6).map(float), min_size=1, max_size=3).map(tuple)


def drawn(interview: Interview) -> None:
    """Show the question, as is done before every command."""
    show(interview, Pace(0, 0), 79, 23)


def something(draw: st.DrawFn, interview: Interview) -> Command:
    """A command that a person could tell now."""
    steps = isinstance(interview.type, StepsType)
    answer = st.builds(rated, st.integers(1, 4)) if steps else st.builds(measured, READINGS)
    return draw(answer | ANYTIME)


@st.composite
def sittings(draw: st.DrawFn) -> tuple[list[Interview], list[Command]]:
    """Interviews one after the other, and the command between each two."""
    known = draw(st.dictionaries(st.sampled_from(["greeted", "seen", "bill"]), st.integers(1, 4)))
    states = [begin(an_audit(CHECKLIST, known) if known else UNTOUCHED, ORDER)]
    commands: list[Command] = []
    minutes = count()
    for _ in takewhile(lambda _: not states[-1].over, range(draw(st.integers(0, 25)))):
        commands.append(something(draw, states[-1]))
        drawn(states[-1])
        states.append(step(states[-1], commands[-1], NOW + timedelta(minutes=next(minutes))))
    return states, commands


@given(sittings())
@settings(max_examples=runs(60))
def test_whatever_is_told_the_audit_stays_sound(sitting: tuple[list[Interview], list[Command]]) -> None:
    audit = sitting[0][-1].audit

    assert Audit.model_validate_json(audit.model_dump_json()) == audit
    assert list(wrong_in(audit)) == []


@given(sittings())
@settings(max_examples=runs(60))
def test_drawing_a_question_changes_nothing(sitting: tuple[list[Interview], list[Command]]) -> None:
    for interview in sitting[0]:
        before, saved = deepcopy(interview), interview.audit.model_dump_json()

        if not interview.over:
            drawn(interview)

        assert interview == before
        assert interview.audit.model_dump_json() == saved


ANSWERS: dict[str, tuple[Command, ...]] = {
    "rings": (measured((3.0,)), measured((3.0, "never")), not_applicable("closed"), UNKNOWN),
    "greeted": (rated(1), rated(4), not_applicable("closed"), UNKNOWN),
}
REMARKS: tuple[Command, ...] = (
    SetNote("slow"),
    SetNote(""),
    SetEvidence(Evidence.OBSERVED, "2 of 5"),
    SetCause(Gap.PROMISE),
)


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [(question, *pair) for question, answers in ANSWERS.items() for pair in product(answers, repeat=2)],
)
@pytest.mark.parametrize("remark", [None, *REMARKS], ids=str)
def test_every_answer_can_be_replaced_by_every_other_after_it_was_shown(
    question: str, first: Command, then: Command, remark: Command | None
) -> None:
    interview = at(question)
    told: list[Command] = [first, GoBack(), *([remark] if remark else []), then]

    for command in told:
        drawn(interview)
        interview = step(interview, command, NOW)

    alone = step(at(question), then, NOW).audit.response(question)
    response = interview.audit.response(question)
    remarked = {"note": "slow", "seen": "2 of 5", "evidence": Evidence.OBSERVED, "gap": Gap.PROMISE}
    kept = {name: value for name, value in remarked.items() if getattr(response, name) == value}
    assert response == alone.changed(**kept)
    assert kept.keys() == set() if remark in (None, SetNote("")) else kept.keys() > set()


@given(sittings())
@settings(max_examples=runs(60))
def test_an_answer_moves_on_and_a_remark_stays(sitting: tuple[list[Interview], list[Command]]) -> None:
    states, commands = sitting

    for before, command, behind in zip(states, commands, states[1:], strict=False):
        assert 0 <= behind.position <= len(ORDER)
        if isinstance(command, Undo):
            undone = before.changes[-1].question if before.changes else None
            assert behind.over == before.over or undone
            assert undone in (None, behind.place.question.id)
        elif isinstance(command, SetAnswer | GoToOpen):
            assert behind.position > before.position
            passed = ORDER[before.position + 1 : behind.position]
            assert not any(behind.wants(name) for name in passed)
            assert behind.over or behind.wants(behind.place.question.id)
        elif not isinstance(command, Move):
            assert behind.position == before.position


@given(sittings())
@settings(max_examples=runs(60))
def test_the_change_log_holds_every_replaced_response_in_order(
    sitting: tuple[list[Interview], list[Command]],
) -> None:
    states, _ = sitting

    replaced: list[tuple[str, Response]] = []
    for before, behind in pairwise(states):
        for name, earlier in before.audit.responses.items():
            if behind.audit.responses.get(name) is not earlier:
                replaced.append((name, earlier))
    log = states[-1].audit.superseded
    assert [(each.question, each.response) for each in log] == replaced
    assert all(each.at for each in log)
    assert [each.at for each in log] == sorted(each.at for each in log if each.at)


@given(sittings())
@settings(max_examples=runs(60))
def test_taking_everything_back_brings_the_audit_of_the_beginning(
    sitting: tuple[list[Interview], list[Command]],
) -> None:
    states, _ = sitting
    end = states[-1]

    back = after(end, *[Undo() for _ in end.changes])

    begun = states[0].audit
    assert not back.changes
    assert (back.audit.responses, back.audit.own) == (begun.responses, begun.own)
    assert len(back.audit.superseded) >= len(end.audit.superseded)
    assert Audit.model_validate_json(back.audit.model_dump_json()) == back.audit
    assert list(wrong_in(back.audit)) == []


@given(sittings())
@settings(max_examples=runs(60))
def test_every_change_is_saved_before_the_next_question_and_nothing_else_is(
    sitting: tuple[list[Interview], list[Command]],
) -> None:
    states, commands = sitting
    saved: list[Audit] = []
    seen: list[Interview] = []
    kept_by_then: list[Audit] = []
    script = telling(commands, seen)

    def ask(interview: Interview) -> Command | None:
        kept_by_then.append(saved[-1] if saved else states[0].audit)
        return script(interview)

    times = iter(range(len(commands)))
    run(states[0], ask, saved.append, lambda: NOW + timedelta(minutes=next(times)))

    audits = [state.audit for state in states]
    changes = [behind for before, behind in pairwise(audits) if behind is not before]
    assert saved == changes
    assert kept_by_then == [interview.audit for interview in seen]
