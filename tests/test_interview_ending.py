"""The end of an audit, and its parts: notes that name somebody, the score, the plan, the policy sitting."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.actions import agree
from cxaudit.audit import Audit, Decision, Status
from cxaudit.interview import agreeing, policy_sitting
from cxaudit.interview.asking import Option, Stopped, WentBack
from cxaudit.interview.commands import Command
from cxaudit.interview.ending import sit
from cxaudit.interview.flow import Interview
from cxaudit.interview.listing import Listing
from cxaudit.interview.named_notes import look_through, named_notes
from cxaudit.interview.page import Page
from cxaudit.interview.score_said import say_score
from cxaudit.interview.verdict import judge
from cxaudit.policy import Sitting, begin
from cxaudit.scoring import scorecard
from cxaudit.text import LONGEST_LINE
from tests.action_plans import asked as an_item
from tests.builders import a_checklist, a_clause, a_department, a_question, a_response, an_audit
from tests.people import Scripted
from tests.random_audits import random_audit
from tests.runs import runs

NOW = datetime.fromisoformat("2026-01-08T10:00:00+01:00")
TODAY = NOW.date()


class Person(Scripted):
    """Somebody who is asked no question of the checklist any more."""

    def command(self, interview: Interview) -> Command | None:
        return None


def nothing_kept(audit: Audit) -> None:
    pass


# ---- notes that name somebody ------------------------------------------------------------------------------

NOTED = a_checklist(a_question("greeted"), a_question("rung"), a_question("told"))


def noted(**changes: object) -> Audit:
    responses = {
        "greeted": a_response(2, note="Karin says that nobody does.", staff_note="Ask Olt."),
        "rung": a_response(2, note="The car rings.", told_by="Bo and an assistant"),
        "told": a_response(2, note="Fine, says Bo.", private="Karin Olt is ill.", told_by="Bo"),
    }
    people = [{"name": "Karin Olt"}, {"name": "Ada"}]
    return an_audit(NOTED, responses, **{"people": people, "auditor": "Ada", **changes})


def test_notes_that_name_somebody_and_that_others_would_read_are_found_those_for_staff_first() -> None:
    audit = noted()

    found = [(note.question, note.reader, note.names) for note in named_notes(audit, audit.plan)]

    assert found == [
        ("greeted", "staff_note", ("Karin Olt",)),
        ("greeted", "note", ("Karin Olt",)),
        ("told", "note", ("Bo",)),
    ]


def test_of_whoever_is_alone_nobody_else_reads_a_note() -> None:
    assert named_notes(noted(kind="self", profile={"size": "alone"}), NOTED.places.keys()) == ()  # type: ignore[arg-type]


def test_each_note_is_pointed_out_and_moved_by_one_key_or_left() -> None:
    saved: list[Audit] = []
    person = Person("note", "private", "leave")

    audit = look_through(person, noted(), tuple(NOTED.places), saved.append, lambda: NOW)

    told = audit.told("greeted")
    assert (told.staff_note, told.note) == ("", "")
    assert told.private == "Karin says that nobody does.\nAsk Olt."
    assert audit.told("told").note == "Fine, says Bo."
    assert saved[-1] == audit
    assert (told.at, told.by) == (NOW, "Ada")


def test_a_note_that_names_somebody_can_be_edited_and_the_rest_left() -> None:
    person = Person("edit", "Somebody says so.", "stop")

    audit = look_through(person, noted(), tuple(NOTED.places), nothing_kept, lambda: NOW)

    assert audit.told("greeted").staff_note == "Somebody says so."
    assert len(person.pages) == 2


# ---- the score ---------------------------------------------------------------------------------------------

SCORED = a_checklist(
    a_department(*(a_question(f"r{number}") for number in range(3)), id="reception"),
    a_department(
        a_question("b0", critical=True), *(a_question(f"b{number}") for number in range(1, 3)), id="billing"
    ),
    a_department(*(a_question(f"s{number}", critical=True) for number in range(3)), id="sales"),
)
BEST = dict.fromkeys(SCORED.places, 4)


def scored(**changes: object) -> Scripted:
    person = Scripted()
    responses: dict[str, int | str] = {**BEST, "b0": 1, "s0": "unknown"}
    say_score(person, an_audit(SCORED, responses, **changes))
    return person


def test_the_score_is_a_table_with_why_the_band_is_lower() -> None:
    person = scored()

    assert person.tables == [
        (
            ("Reception", "100 %", "★ Excellent", "100 %", ""),
            ("Billing", "67 %", "✖ Poor", "100 %", "1 failed"),
            ("Sales", "100 %", "★ Excellent", "67 %", "1 not verified"),
        )
    ]
    assert person.said == [
        "All in all: 89 % (78-89), 8 answers, ▲ Fair, provisional: 1 critical failure,"
        " 1 critical not verified",
        "By its score alone it would be ★ Excellent: a critical question that failed holds it down.",
        "It is provisional: not all critical questions are verified.",
    ]


def test_who_audits_herself_is_told_in_sentences() -> None:
    person = scored(kind="self")

    assert person.tables == []
    assert person.said[0] == "By your own 8 answers you stand at 89 % ▲ Fair (critical)."
    assert person.said[2] == "Most is to be won in Billing (67 %)."
    assert "What must not fail, and does: How many of us do this: b0?" in person.said


def test_of_nothing_rated_there_is_no_score_to_tell() -> None:
    person = Scripted()
    say_score(person, an_audit(SCORED, kind="self"))

    assert person.said == ["Nothing is rated yet, so there is no score."]


def test_without_a_verdict_the_reports_own_headline_is_proposed_and_follows_the_plan() -> None:
    audit = an_audit(SCORED, {**BEST, "r0": 1})
    proposing, own = Scripted("", ""), Scripted("", "Begin at the desk")

    assert judge(proposing, audit, nothing_kept).headline == ""
    assert judge(own, audit, nothing_kept).headline == "Begin at the desk"


# ---- the plan ----------------------------------------------------------------------------------------------


def a_shop(count: int = 3, **changes: object) -> Audit:
    questions = [an_item(f"q{number}") for number in range(count)]
    return an_audit(a_checklist(*questions), {each.id: 1 for each in questions}, **changes)


def agreed(audit: Audit, *answers: str) -> tuple[Scripted, Audit]:
    """What comes of it where somebody agrees on a plan with these answers, and then stops."""
    saved, person = [audit], Scripted(*answers)
    try:
        agreeing.agree_on(person, agree(audit, TODAY), saved.append)
    except Stopped:
        person.said.append("stopped")
    return person, saved[-1]


BEGIN = ("", "")
"""No weeks are out, and the plan is agreed today."""


def test_one_key_keeps_each_action_and_one_takes_the_resolutions() -> None:
    person, audit = agreed(a_shop(), *BEGIN, "keep", "keep", "keep", "")

    assert len(person.pages) == 3
    assert [page.where for page in person.pages] == [f"Action plan · {number} of 3" for number in (1, 2, 3)]
    assert person.pages[0].title == "1. About_q0"
    assert {state.status for state in audit.actions.values()} == {Status.OPEN}
    assert audit.agreed == TODAY
    assert audit.resolutions is not None
    assert len(audit.resolutions) == 3
    assert person.said == []


def test_an_action_is_edited_handed_on_and_moved_before_it_is_kept() -> None:
    edit = ("edit", "Call back", "Call them.", "Ask twice.", "", "All are called.")
    answers = (*BEGIN, *edit, "owner", "-", "Ruth", "due", "2 March", "keep", "all", "")
    person, audit = agreed(a_shop(2, people=[{"name": "Ana"}]), *answers)

    state = audit.actions["reception.about_q0"]
    assert (state.title, state.tasks, state.done_when) == (
        "Call back",
        ("Call them.", "Ask twice."),
        "All are called.",
    )
    assert (state.due, state.status) == (date(2026, 3, 2), Status.OPEN)
    assert person.offered[0] == ("Reception lead", "Ana", "somebody else …")


def test_what_is_not_changed_stays_as_it_is_proposed() -> None:
    _, audit = agreed(a_shop(1), *BEGIN, "edit", "", "", "", "", "due", "", "keep", "")

    state = audit.actions["reception.about_q0"]
    assert (state.title, state.tasks, state.done_when, state.due) == (None, None, None, None)


def test_one_goes_back_to_the_action_before_and_decides_otherwise() -> None:
    person, audit = agreed(a_shop(), *BEGIN, "keep", "park", "back", "drop", "back", "back", "park")

    assert [page.title for page in person.pages[2:6]] == [
        "3. About_q2",
        "2. About_q1",
        "3. About_q2",
        "2. About_q1",
    ]
    told = {id: state.status for id, state in audit.actions.items()}
    assert told["reception.about_q0"] is Status.PARKED
    assert told["reception.about_q1"] is Status.DROPPED


def test_any_action_is_reached_from_the_list_and_a_parked_one_taken_up() -> None:
    audit = a_shop(2, actions={"reception.about_q1": {"status": "parked"}})
    person, audit = agreed(audit, *BEGIN, "list", "reception.about_q1", "take_up", "keep", "")

    assert "2. About_q1 [Parked]" in person.offered[0]
    assert {state.status for state in audit.actions.values()} == {Status.OPEN}


def test_an_action_of_ones_own_is_gone_through_in_its_turn() -> None:
    own = ("own", "reception", "23 letters are unread.", "Answer them.", "critical", "Answer what lies there")
    person, audit = agreed(a_shop(1), *BEGIN, *own, "keep", "keep", "")

    assert person.pages[2].title == "2. Answer what lies there"
    assert audit.own[0].severity == "critical"
    assert len(audit.actions) == 2


def test_where_one_person_is_everybody_nothing_is_handed_on() -> None:
    person, _ = agreed(a_shop(1, profile={"size": "alone"}, kind="self"), *BEGIN)

    assert "owner" not in [way.value for way in person.pages[0].ways]


def test_weeks_in_which_nothing_can_be_begun_are_asked_until_there_are_no_more() -> None:
    typed = ("nonsense", "3 Jan to 21 Dec", "9 Feb – 20 Feb", "2026-04-08", "", "2026-01-12")
    person, audit = agreed(a_shop(1), *typed)

    weeks = [(each.monday, each.sunday) for each in audit.weeks_out]
    assert weeks[-2:] == [
        (date(2026, 2, 9), date(2026, 2, 22)),
        (date(2026, 4, 6), date(2026, 4, 12)),
    ]
    assert audit.agreed == date(2026, 1, 12)
    assert person.said[0] == "Type a day, or two with “to” between: 21 Dec to 3 Jan."


def test_more_resolutions_than_there_is_room_for_are_asked_again() -> None:
    nine = " ".join(f"reception.about_q{number}" for number in range(9))
    person, audit = agreed(a_shop(9), *BEGIN, "all", nine, "reception.about_q8")

    assert person.said == ["That are 9: at most 8."]
    assert audit.resolutions == ("reception.about_q8",)


# ---- the policy sitting ------------------------------------------------------------------------------------

CALLS = a_clause("calls", {"rings": 4})
REFUNDS = a_clause("refunds", {"sum": {"money": True, "default": 50}}, kind="rule")
BILLS = a_clause("bills", kind="rule")
CLAUSES = (CALLS, REFUNDS, BILLS)


def to_decide(answers: Sequence[int] = (1, 4, 4), **changes: object) -> Audit:
    questions = [a_question(f"q_{each.id}", clause=each.id) for each in CLAUSES]
    responses = {each.id: answer for each, answer in zip(questions, answers, strict=True)}
    return an_audit(a_checklist(*questions, clauses=CLAUSES), responses, **changes)


def held(audit: Audit, *answers: str) -> tuple[Scripted, Audit, Sitting | None]:
    """What comes of a sitting that somebody holds with these answers, and then stops."""
    saved, person, done = [audit], Scripted(*answers), None
    try:
        done = policy_sitting.hold(person, begin(scorecard(audit), TODAY), saved.append)
    except Stopped:
        person.said.append("stopped")
    return person, saved[-1], done


AFTER = ("on", "euros", "Ana, Bo", "")
"""The others as proposed, the currency, who works here, and from when it holds."""


def test_one_key_settles_a_clause_as_it_is_proposed() -> None:
    person, audit, done = held(to_decide(), "yes", *AFTER)

    page = person.pages[0]
    assert (page.where, page.title) == ("Policy sitting · 1 of 1 · about 5 min left", "Calls · Promise")
    assert page.body[0].text == "“We keep what we promise about calls: 4 rings.”"
    labels = {way.key: way.label for way in page.ways}
    assert (labels["n"], labels["y"]) == ("not written → Write", "written → Train")
    assert "enter" not in labels
    said = audit.sitting_on("calls")
    assert (said.written, said.numbers, said.decision) == ("yes", {"rings": 4}, Decision.TRAIN)
    assert done
    assert done.next is None
    assert audit.policy
    assert (audit.policy.held, audit.currency, audit.drafts) == (TODAY, "euros", False)
    assert person.said == []


def test_numbers_and_words_are_changed_first_and_the_old_ones_stand_beside() -> None:
    wording = "We answer after {rings} rings at the latest."
    answers = ("numbers", "two", "2.5", "wording", "After {ring} rings.", wording, "known", *AFTER)
    person, audit, _ = held(to_decide(), *answers)

    said = audit.sitting_on("calls")
    assert (said.numbers, said.wording, said.written) == ({"rings": 2.5}, wording, "known")
    assert person.said[0] == "Type a number of 0 or more, such as 2 or 2.5."
    assert "A name in braces is none of its numbers: {rings}" in person.said
    body = [part.text for part in person.pages[-2].body]
    assert body[:2] == [
        "“We answer after 2.5 rings at the latest.”",
        "Until now: “We keep what we promise about calls: 4 rings.”",
    ]


def test_one_may_decide_otherwise_than_the_answers_say_or_leave_a_clause_out() -> None:
    _, audit, _ = held(to_decide(), "decide", "yes", "keep", *AFTER)
    _, out, _ = held(to_decide(), "leave_out", *AFTER)

    said = audit.sitting_on("calls")
    assert (said.written, said.decision) == ("yes", Decision.KEEP)
    assert out.leaves_out("calls")


def test_one_goes_back_from_the_end_and_from_page_to_page_and_what_stands_is_kept_by_enter() -> None:
    person, audit, done = held(to_decide((1, 1, 4)), "yes", "back", "no", "yes", "back", "on", *AFTER)

    titles = [page.title for page in person.pages]
    assert titles[:5] == ["Calls · Promise", "Refunds · Rule"] * 1 + ["Calls · Promise"] + [
        "Refunds · Rule",
        "1 other clause, as proposed",
    ]
    assert titles[5] == "Refunds · Rule"
    assert person.pages[5].ways[0].label == "leave it so, and go on"
    assert audit.sitting_on("calls").written == "no"
    assert done


def test_of_all_others_some_are_left_out() -> None:
    person, audit, _ = held(to_decide(), "yes", "out", "refunds", "Ana", "")

    assert person.offered == [("Refunds", "Bills")]
    assert audit.leaves_out("refunds")
    assert not audit.leaves_out("bills")
    assert audit.currency == ""


def test_who_does_what_is_ticked_of_names_that_are_told_once() -> None:
    roles = [a_clause("calls", {"rings": 4}, **{"for": ["Everyone", "Everyone who answers calls"]})]
    checklist = a_checklist(a_question("q", clause="calls"), clauses=roles)
    audit = an_audit(checklist, {"q": 1}, people=[{"name": "Ana"}])

    person, audit, _ = held(audit, "yes", "Bo,  Cy,,Ana", "Bo Cy", "")

    assert person.offered == [("Ana", "Bo", "Cy")]
    assert audit.does == {"Everyone who answers calls": ("Bo", "Cy")}


def test_the_policy_holds_on_the_day_of_its_sitting_at_the_earliest() -> None:
    person, audit, _ = held(to_decide(), "yes", "on", "euros", "Ana", "2026-01-07", "soon", "2026-01-08")

    assert audit.policy
    assert audit.policy.in_force == TODAY
    assert person.said[0] == "That is too early: 8 January 2026 is the first day that it can be."


def test_a_sitting_goes_on_where_it_stopped() -> None:
    _, audit, done = held(to_decide((1, 1, 4)), "yes", "stop")
    assert done is None

    person, _, done = held(audit, "yes", *AFTER)

    assert person.pages[0].title == "Refunds · Rule"
    assert person.pages[0].where.startswith("Policy sitting · 2 of 2")
    assert done


def test_a_business_of_one_is_asked_in_her_own_voice() -> None:
    person, *_ = held(to_decide(kind="self", profile={"size": "alone"}))

    assert person.pages[0].body[-1].text == "Have I written this down, and is it to read so?"
    assert "known" not in [way.value for way in person.pages[0].ways]


def test_after_a_sitting_any_clause_is_changed_from_the_list() -> None:
    _, audit, done = held(to_decide(), "yes", *AFTER)
    assert done
    saved, person = [audit], Scripted("calls", "numbers", "9", "on", "-")

    policy_sitting.change(person, begin(scorecard(audit), TODAY), saved.append)

    assert saved[-1].sitting_on("calls").numbers == {"rings": 9}
    assert person.offered[0] == (
        "Calls [Train]",
        "Refunds [Keep]",
        "Bills [Keep]",
        "back: no clause is to be changed",
    )


# ---- the whole end -----------------------------------------------------------------------------------------


def ended(audit: Audit, *answers: str) -> tuple[Scripted, Audit | None, list[Audit]]:
    saved: list[Audit] = []
    person = Person(*answers)
    over = Interview(audit, audit.plan, len(audit.plan))
    return person, sit(person, over, saved.append, lambda: NOW), saved


def test_one_key_leads_from_part_to_part_to_the_workbook() -> None:
    person, audit, saved = ended(to_decide(), "on", "Fair.", "", *BEGIN, "keep", "", "yes", *AFTER)

    assert audit
    assert audit == saved[-1]
    assert (audit.verdict, audit.agreed) == ("Fair.", TODAY)
    assert not audit.drafts
    assert len(person.tables) == 1


def test_what_is_done_is_not_gone_through_again_and_all_of_it_can_be_reached() -> None:
    _, audit, _ = ended(to_decide(), "on", "Fair.", "", *BEGIN, "keep", "", "yes", *AFTER)
    assert audit

    person, again, _ = ended(audit, "on")

    assert person.asked == ["All questions were shown. And now?"]
    assert again == audit
    assert person.pages[0].ways[0].label == "on: write the workbook"
    assert [part.text for part in person.pages[0].body[1:]] == [
        "Verdict: Fair.",
        "Actions: agreed",
        "Policy: decided",
    ]
    reached = ["verdict", "", "", "actions", "-", "", "policy", "-", "score", "", "stop"]
    assert ended(audit, *reached)[1] is None


@pytest.mark.parametrize("answers", [("actions", "", "", "stop"), ("policy", "stop")])
def test_each_part_can_be_left_and_the_workbook_written_all_the_same(answers: tuple[str, ...]) -> None:
    person, audit, _ = ended(to_decide(), *answers, "workbook")

    assert audit
    assert audit.drafts
    assert person.said[-1] != "stopped"


# ---- whatever is pressed -----------------------------------------------------------------------------------

TEXTS = ("", "x", "2.5", "12", "2026-03-02", "Ana, Bo", "9 Feb to 20 Feb", "No {number} here.", "-")


class Anybody:
    """Somebody who presses and types at random, and stops after so many answers."""

    def __init__(self, seed: int, answers: int) -> None:
        self._random, self._left = Random(seed), answers

    def _one(self) -> Random:
        self._left -= 1
        if self._left < 0:
            raise Stopped("half")
        return self._random

    def command(self, interview: Interview) -> Command | None:
        return None

    def text(self, message: str, default: str = "", *, nothing: str) -> str:
        return self._one().choice((*TEXTS, default))

    def line(self, message: str, default: str = "", *, nothing: str = "", longest: int = LONGEST_LINE) -> str:
        typed = self._one().choice((*TEXTS, default, default))[:longest]
        return typed if typed or nothing else default or "x"

    def pick(self, message: str, options: Sequence[Option], default: str = "") -> str:
        return self._one().choice([option.value for option in options])

    def tick(
        self,
        message: str,
        options: Sequence[Option],
        ticked: Collection[str] | None = None,
        *,
        nothing: str = "",
    ) -> tuple[str, ...]:
        random = self._one()
        picked = tuple(option.value for option in options if random.random() < 0.5)
        return picked or (() if nothing else (options[0].value,))

    def choose(self, page: Page) -> str:
        return self._one().choice([way.value for way in page.ways if way.value not in ("open", "change")])

    def find(self, listing: Listing) -> str:
        return self._one().choice(listing.entries).id

    @contextmanager
    def going_back(self) -> Iterator[None]:
        if self._random.random() < 0.1:
            raise WentBack
        yield

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        pass

    def say(self, text: str) -> None:
        pass


@pytest.mark.slow
@given(st.integers(0, 400), st.integers(0, 10**6), st.integers(0, 60))
@settings(max_examples=runs(15), deadline=None)
def test_whatever_is_pressed_all_is_saved_and_can_be_read_and_gone_on_with(
    audit_seed: int, seed: int, answers: int
) -> None:
    audit = random_audit(audit_seed)
    saved = [audit]
    over = Interview(audit, audit.plan, len(audit.plan))
    try:
        left = sit(Anybody(seed, answers), over, saved.append, lambda: NOW)
        assert left is None or left == saved[-1]
    except Stopped:
        pass

    kept = Audit.model_validate_json(saved[-1].model_dump_json())

    assert kept == saved[-1]
    card = scorecard(kept)
    assert agree(kept, TODAY).items == agree(saved[-1], TODAY).items
    assert begin(card, TODAY).next == begin(scorecard(saved[-1]), TODAY).next
