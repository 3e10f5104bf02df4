"""What an audit begins with, and how one looks back at its end."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxaudit.audit import Answers, Audit, Person
from cxaudit.checklist import Checklist
from cxaudit.interview.asking import Stopped, WentBack
from cxaudit.interview.commands import Command, GoToOpen
from cxaudit.interview.flow import Interview
from cxaudit.interview.flow import begin as begin_interview
from cxaudit.interview.follow_up import not_applicable
from cxaudit.interview.listing import Listing, listing
from cxaudit.interview.review import judge, lacking_notes, left_over, look_back, note_what_needs_it, sit
from cxaudit.interview.setup import set_up
from cxaudit.plan import begin, in_scope
from cxaudit.report import build_report
from cxaudit.storage import load_audit, save_audit
from cxaudit.text import LONGEST_LINE
from tests.builders import (
    DAY,
    FACTS,
    a_checklist,
    a_department,
    a_question,
    a_response,
    an_audit,
    some_answers,
)
from tests.people import UNKNOWN, Scripted, rated
from tests.random_audits import random_audit
from tests.runs import runs

RECEPTION = a_department(*(a_question(f"reception_{n}") for n in range(4)), id="reception", weight=2)
BILLING = a_department(*(a_question(f"billing_{n}") for n in range(4)), id="billing")
WEB = a_department(*(a_question(f"web_{n}") for n in range(4)), id="web", applies_if=["sells_online"])
CHECKLIST = a_checklist(RECEPTION, BILLING, WEB)

WHO = ("visit", "Corner Shop", "", "Ada Auditor", "ada@example.org")
PROFILE = ("small", "yes", "no")
NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")


def told(*answers: str, checklist: Checklist = CHECKLIST, last: Audit | None = None) -> Answers:
    person = Scripted(*answers)
    begun = set_up(person, checklist, DAY, last)
    with pytest.raises(Stopped):
        person.text("one more?")
    return begun


def test_everything_that_an_audit_begins_with_is_asked_in_plain_words() -> None:
    person = Scripted(*WHO, *PROFILE, "reception", "60")

    answers = set_up(person, CHECKLIST, DAY)

    assert person.asked == [
        "What do you audit?",
        "Name of the business",
        "Which site?",
        "Your name",
        "How do readers reach you, by mail or telephone?",
        "How many people work here?",
        "Do customers come to you?",
        "Can customers order online?",
        "Which departments?",
        "How many minutes for talking?",
    ]
    assert answers == some_answers(
        contact="ada@example.org",
        profile={"size": "small", "customers_come": True, "sells_online": False},
        departments=["reception"],
        minutes=60,
    )


def test_a_fact_with_choices_offers_them_and_any_other_yes_and_no() -> None:
    person = Scripted(*WHO, *PROFILE, "", "")

    set_up(person, CHECKLIST, DAY)

    assert person.offered[1:4] == [
        ("one person alone", "2 to 9 people", "10 people or more"),
        ("yes", "no"),
        ("yes", "no"),
    ]


COME = {
    "id": "come",
    "ask": "Do they come to the premises?",
    "self": {"ask": "Do they come to your premises?"},
    "holds": "they come",
    "fails": "they do not come",
}
SITES = {
    "id": "sites",
    "ask": "Are there several sites?",
    "applies_if": ["not alone", "come"],
    "holds": "several",
    "fails": "one",
}


@pytest.mark.parametrize(
    ("kind", "size", "come", "asked"),
    [
        ("visit", "small", "yes", ["Do they come to the premises?", "Are there several sites?"]),
        ("self", "small", "yes", ["Do they come to your premises?", "Are there several sites?"]),
        ("self", "alone", "yes", ["Do they come to your premises?"]),
        ("visit", "small", "no", ["Do they come to the premises?"]),
    ],
)
def test_facts_are_asked_in_the_words_for_who_is_asked_and_only_where_they_apply(
    kind: str, size: str, come: str, asked: list[str]
) -> None:
    person = Scripted(kind, *WHO[1:], size, come, *[""] * (len(asked) + 1))

    answers = set_up(person, a_checklist(RECEPTION, BILLING, facts=[FACTS[0], COME, SITES]), DAY)

    assert person.asked[6:-2] == asked
    assert ("sites" in answers.profile) == (len(asked) > 1)


@pytest.mark.parametrize(("online", "departments"), [("yes", 3), ("no", 2)])
def test_only_departments_that_the_profile_leaves_are_offered(online: str, departments: int) -> None:
    person = Scripted(*WHO, "small", "yes", online, "", "")

    answers = set_up(person, CHECKLIST, DAY)

    assert len(person.offered[4]) == departments
    assert answers.departments == ("reception", "billing", "web")[:departments]


def test_where_one_department_is_left_it_is_not_asked_which() -> None:
    person = Scripted(*WHO, *PROFILE, "")

    answers = set_up(person, a_checklist(RECEPTION, WEB), DAY)

    assert "Which departments?" not in person.asked
    assert answers.departments == ("reception",)


def test_where_no_department_is_left_nothing_is_ticked_and_the_plan_tells_it() -> None:
    person = Scripted(*WHO, *PROFILE, "")

    answers = set_up(person, a_checklist(WEB), DAY)

    assert "Which departments?" not in person.asked
    with pytest.raises(Exception, match="the profile rules out every question"):
        begin(answers, a_checklist(WEB), "a")


LAST = an_audit(
    a_checklist(RECEPTION, BILLING, WEB),
    kind="self",
    organisation="Old Name",
    site="Harbour Street",
    auditor="Ada",
    contact="+31 20 555 0199",
    profile={"size": "large", "customers_come": False, "sells_online": True},
    departments=["billing"],
    plan=["billing_0"],
    responses={"billing_0": a_response(2)},
    people=[Person(name="Ruth", leads=("billing",)), Person(name="Max", leads=("web", "billing"))],
)


def test_everything_that_was_told_last_time_is_proposed_again_but_no_answer() -> None:
    answers = told(*[""] * 10, last=LAST)

    assert (answers.kind, answers.organisation, answers.site) == ("self", "Old Name", "Harbour Street")
    assert (answers.auditor, answers.contact) == ("Ada", "+31 20 555 0199")
    assert answers.profile == LAST.profile
    assert answers.departments == ("billing",)
    assert not answers.responses


def test_last_times_people_are_not_seen_yet_and_lead_what_there_still_is() -> None:
    answers = told(*[""] * 10, checklist=a_checklist(RECEPTION, BILLING), last=LAST)

    assert [(person.name, person.seen, person.leads) for person in answers.people] == [
        ("Ruth", False, ("billing",)),
        ("Max", False, ("billing",)),
    ]
    begin(answers, a_checklist(RECEPTION, BILLING), "a", LAST)


def test_a_department_that_last_times_checklist_did_not_have_is_proposed_too() -> None:
    legal = a_department(a_question("legal_0"), id="legal")

    answers = told(*[""] * 10, checklist=a_checklist(RECEPTION, BILLING, legal), last=LAST)

    assert answers.departments == ("billing", "legal")


def test_a_fact_that_has_no_such_answer_any_more_is_asked_afresh() -> None:
    facts = [{**FACTS[0], "choices": [{"id": "one", "title": "one"}, {"id": "more", "title": "more"}]}]

    answers = told(*[""] * 8, checklist=a_checklist(RECEPTION, BILLING, facts=facts), last=LAST)

    assert answers.profile == {"size": "one"}


def test_owners_are_asked_for_minutes_to_answer_since_they_talk_to_nobody() -> None:
    person = Scripted("self", *WHO[1:], *PROFILE, "reception", "60")

    assert set_up(person, CHECKLIST, DAY).minutes == 60
    assert person.asked[-1] == "How many minutes for answering, without looking, trying out and reading?"


def test_where_nothing_is_asked_in_talk_no_minutes_for_talking_are_asked() -> None:
    person = Scripted(*WHO, *PROFILE)

    answers = set_up(person, a_checklist(a_question(how="look"), a_question("b", how="read")), DAY)

    assert "How many minutes for talking?" not in person.asked
    assert answers.minutes is None


def test_where_the_minutes_do_not_reach_one_can_leave_departments_out() -> None:
    person = Scripted(*WHO, *PROFILE, "", "6", "out")

    answers = set_up(person, CHECKLIST, DAY)

    assert person.asked[-1] == "For 2 departments 12 minutes are needed. What shall it be?"
    assert person.offered[-1] == ("leave out: Billing", "other minutes")
    assert (answers.departments, answers.minutes) == (("reception",), 6)
    assert begin(answers, CHECKLIST, "a").departments == ("reception",)


@pytest.mark.parametrize(("second", "minutes"), [("12", 12), ("", None)])
def test_where_the_minutes_do_not_reach_one_can_say_others(second: str, minutes: int | None) -> None:
    answers = told(*WHO, *PROFILE, "", "11", "more", second)

    assert (answers.departments, answers.minutes) == (("reception", "billing"), minutes)


def test_minutes_that_do_not_reach_for_one_department_are_asked_again() -> None:
    person = Scripted(*WHO, *PROFILE, "reception", "5", "6")

    answers = set_up(person, CHECKLIST, DAY)

    assert answers.minutes == 6
    assert person.said == ["At least 6 minutes are needed."]


def test_minutes_that_do_not_even_reach_for_one_of_several_are_asked_again() -> None:
    person = Scripted(*WHO, *PROFILE, "", "5", "12")

    assert set_up(person, CHECKLIST, DAY).minutes == 12
    assert person.said == ["At least 12 minutes are needed."]


@pytest.mark.parametrize("typed", ["0", "-5", "an hour", "1.5", "²", "10000", "9" * 5000])
def test_minutes_are_a_whole_number(typed: str) -> None:
    person = Scripted(*WHO, *PROFILE, "", typed, "9999")

    assert set_up(person, CHECKLIST, DAY).minutes == 9999
    assert person.said == ["Type a whole number of minutes, such as 60."]


@pytest.mark.parametrize("given", range(10))
def test_who_stops_in_the_middle_keeps_nothing(given: int) -> None:
    person = Scripted(*(*WHO, *PROFILE, "", "60")[:given])

    with pytest.raises(Stopped):
        set_up(person, CHECKLIST, DAY)


# ---- looking back ------------------------------------------------------------------------------------------

REVIEWED = a_checklist(
    a_department(a_question("greeted"), a_question("rung"), id="reception"),
    a_department(a_question("refund", critical=True), a_question("safe", critical=True), id="billing"),
)


def looked_back(*answers: str, **responses: int | str) -> tuple[Scripted, tuple[str, str]]:
    audit = an_audit(REVIEWED, responses, verdict="Fair so far")
    person = Scripted(*answers)
    return person, look_back(person, Interview(audit, audit.plan, len(audit.plan)))


def test_what_is_open_and_unknown_is_named_and_critical_questions_are_marked() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "refund": "unknown", "safe": a_response(note="call Ruth")})

    assert left_over(audit, audit.plan) == [
        "4 questions: 1 rated, 1 unknown, 2 open.",
        "2 open:",
        "  Reception: How many of us do this: rung?",
        "  Billing: How many of us do this: safe? (critical: not verified)",
        "1 unknown:",
        "  Billing: How many of us do this: refund? (critical: not verified)",
    ]


def test_where_nothing_is_left_only_the_numbers_are_told_and_they_add_up() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "rung": "closed", "refund": 4, "safe": 4})

    assert left_over(audit, audit.plan) == ["4 questions: 3 rated, 1 not applicable."]


def test_where_only_some_departments_are_asked_about_it_says_so_and_counts_those_alone() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "safe": "unknown"})

    assert left_over(audit, ("greeted", "rung")) == [
        "Only Reception: 2 questions: 1 rated, 1 open.",
        "1 open:",
        "  Reception: How many of us do this: rung?",
    ]


def test_one_can_go_through_what_is_open_or_unknown_only_where_something_is() -> None:
    open_, _ = looked_back("open", greeted=3)
    unknown, _ = looked_back("open", greeted=1, rung=1, refund=1, safe="unknown")
    done, _ = looked_back("later", greeted=1, rung=1, refund=1, safe="closed")

    assert "go through what is open or unknown" in open_.offered[0]
    assert "go through what is open or unknown" in unknown.offered[0]
    assert done.offered[0] == (
        "finish: the verdict in my own words, then the workbook",
        "stop here and go on another time",
        "change an answer",
    )


def test_an_answer_to_change_is_found_in_the_list_with_what_was_answered() -> None:
    person, told = looked_back("change", "safe", greeted=3, refund=4, safe="closed")

    assert told == ("change", "safe")
    assert person.offered[1:] == [
        (
            "How many of us do this: greeted? [most of them do]",
            "How many of us do this: rung? [open]",
            "How many of us do this: refund? [all of them do]",
            "How many of us do this: safe? [N/A: closed]",
        ),
    ]


def test_who_leaves_the_list_at_the_end_is_asked_again_how_to_go_on() -> None:
    class Leaving(Scripted):
        def find(self, listing: Listing) -> str:
            raise WentBack

    audit = an_audit(REVIEWED, {"greeted": 3})
    person = Leaving("change", "later")

    assert look_back(person, Interview(audit, audit.plan, 4)) == ("later", "")


def test_after_some_departments_only_their_answers_are_offered_to_be_changed() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "refund": 4})
    person = Scripted("change", "refund")

    told = look_back(person, Interview(audit, ("refund", "safe"), 2))

    assert told == ("change", "refund")
    assert person.offered[1:] == [
        (
            "How many of us do this: refund? [all of them do]",
            "How many of us do this: safe? [open]",
        )
    ]


class Answering(Scripted):
    """A person who tells these commands at questions, and these answers at prompts."""

    def __init__(self, commands: list[Command], *answers: str) -> None:
        super().__init__(*answers)
        self._commands = commands
        self.shown: list[str] = []

    def command(self, interview: Interview) -> Command | None:
        if interview.over:
            return None
        self.shown.append(interview.place.question.id)
        return self._commands.pop(0)


def sat(person: Answering, responses: dict[str, int | str], *order: str) -> Audit | None:
    audit = an_audit(REVIEWED, responses)
    return sit(person, begin_interview(audit, order or audit.plan), lambda _: None, lambda: NOW)


def test_a_finished_audit_is_corrected_and_looked_back_at_again() -> None:
    whole: dict[str, int | str] = {"greeted": 3, "rung": 1, "refund": "closed", "safe": 4}
    person = Answering([rated(2)], "change", "rung", "verdict", "Fine.", "")

    audit = sat(person, whole)

    assert person.shown == ["rung"]
    assert audit
    assert audit.responses["rung"].step == 2
    assert audit.verdict == "Fine."
    assert person.said == ["4 questions: 3 rated, 1 not applicable."] * 2


def test_what_is_unknown_is_asked_again_with_what_is_open() -> None:
    person = Answering([GoToOpen(), rated(4), UNKNOWN], "open", "later")

    assert sat(person, {"greeted": "unknown", "rung": 1, "refund": 3}) is None
    assert person.shown == ["safe", "greeted", "safe"]


def test_only_what_was_to_be_asked_is_gone_through_again() -> None:
    person = Answering([GoToOpen(), rated(1)], "open", "verdict", "", "")

    sat(person, {"greeted": 4, "safe": "unknown"}, "greeted", "rung")

    assert person.shown == ["rung", "rung"]
    assert person.said[-1] == "Only Reception: 2 questions: 2 rated."


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (["open"], ("open", "")),
        (["later"], ("later", "")),
        (["verdict"], ("verdict", "")),
    ],
)
def test_the_end_is_a_verdict_or_going_on(answers: list[str], outcome: tuple[str, str]) -> None:
    person, told = looked_back(*answers, greeted=3)

    assert told == outcome
    assert person.said[0] == "4 questions: 1 rated, 3 open."


def test_who_stops_while_looking_back_is_stopped() -> None:
    with pytest.raises(Stopped):
        looked_back()


class Judging(Scripted):
    """A person who tells these answers, and stops where one ends with an ellipsis."""

    def __init__(self, *answers: str) -> None:
        super().__init__(*answers)
        self.proposed: list[str] = []

    def text(self, message: str, default: str = "", *, nothing: str = "nothing") -> str:
        return self._told(message, default)

    def line(self, message: str, default: str = "", *, nothing: str = "", longest: int = LONGEST_LINE) -> str:
        return self._told(message, default)

    def _told(self, message: str, default: str) -> str:
        self.proposed.append(default)
        typed = self._next(message) or default
        if typed.endswith("…"):
            raise Stopped(default if typed == "…" else typed)
        return "" if typed == "-" else typed


def judged(*answers: str, verdict: str = "", headline: str = "") -> tuple[Judging, list[tuple[str, str]]]:
    """Who was asked, and what was saved one after the other as verdict and headline."""
    person, saved = Judging(*answers), [(verdict, headline)]
    audit = an_audit(REVIEWED, verdict=verdict, headline=headline)
    try:
        judge(person, audit, lambda audit: saved.append((audit.verdict, audit.headline)))
    except Stopped:
        person.said.append("stopped")
    return person, saved


@pytest.mark.parametrize(
    ("verdict", "headline"),
    [
        ("Good people, bad bills. Begin there.", "Good people, bad bills."),
        ("Is 2.5 enough? No.", "Is 2.5 enough?"),
        ('They say: "No." Then they go.', 'They say: "No."'),
        ("One line\nand another", "One line"),
        ("No end", "No end"),
        ("人は親切です。請求は遅い。", "人は親切です。"),
        ("x" * 160, "x" * 160),
        ("x" * 161, ""),
        ("x" * 160 + ". And more.", ""),
        ("-", ""),
    ],
)
def test_the_first_sentence_of_the_verdict_is_proposed_as_its_headline(verdict: str, headline: str) -> None:
    person, saved = judged(verdict, "")

    assert person.proposed == ["", headline]
    assert saved[-1] == ("" if verdict == "-" else verdict, headline)


def test_a_headline_that_was_told_before_is_proposed_and_can_be_taken_away() -> None:
    person, saved = judged("", "-", verdict="Good people. Bad bills.", headline="Kind, and late")

    assert person.asked == ["Your verdict in a few sentences", "Its headline"]
    assert person.proposed == ["Good people. Bad bills.", "Kind, and late"]
    assert saved[-1] == ("Good people. Bad bills.", "")


def test_who_stops_at_verdict_or_headline_keeps_what_is_typed() -> None:
    at_verdict, half = judged("Good peo…", headline="Kind")
    at_headline, whole = judged("Good people. Bad bills.", "Go\nod" + "d" * 200 + "…")
    _, proposed = judged("Good people. Bad bills.", "…")

    assert half[-1] == ("Good peo…", "Kind")
    assert whole[-1] == ("Good people. Bad bills.", "Go od" + "d" * 155)
    assert proposed[-1] == ("Good people. Bad bills.", "")
    assert at_verdict.said == at_headline.said == ["stopped"]


@given(st.integers(0, 500), st.integers(0, 500))
@settings(max_examples=runs(40))
def test_whatever_the_last_audit_was_the_next_one_can_be_saved_and_read_again(
    tmp_path_factory: pytest.TempPathFactory, last_seed: int, next_seed: int
) -> None:
    last, checklist = random_audit(last_seed), random_audit(next_seed).checklist
    leads = tuple(department.id for department in last.checklist.departments)
    last = last.changed(people=[Person(name="Ruth", leads=leads)], baseline=None)
    path = tmp_path_factory.mktemp("next") / "next.audit.json"

    answers = set_up(Scripted(*[""] * 40), checklist, DAY, last)
    assume(in_scope(checklist, answers))  # else it is said that nothing is left to ask
    audit = begin(answers, checklist, "next", last)
    save_audit(audit, path)

    assert load_audit(path) == audit
    assert build_report(audit).compared == last.date


# ---- notes that answers need -------------------------------------------------------------------------------

NEEDING = a_checklist(
    a_question("greeted", needs_note=2), a_question("rung", needs_note=1), a_question("told", needs_note=4)
)


def noting(*answers: str, **responses: int) -> tuple[Scripted, list[Audit]]:
    """Somebody who finishes an audit with these answers, and what was saved."""
    saved: list[Audit] = []
    person = Scripted("verdict", *answers)
    audit = an_audit(NEEDING, responses)
    over = Interview(audit, audit.plan, len(audit.plan))
    person.command = lambda interview: None  # type: ignore[method-assign]
    sit(person, over, saved.append, lambda: NOW)
    return person, saved


def test_notes_that_answers_need_are_named_and_asked_for_at_the_end_one_after_the_other() -> None:
    person, saved = noting("as Ruth says", "not now", "Fair.", "", greeted=2, rung=2, told=1)

    assert person.said[1:] == [
        "2 answers need a note:",
        "  How many of us do this: greeted? → a few do",
        "  How many of us do this: told? → nobody does",
    ]
    assert person.asked[1:3] == [
        "A note is needed: How many of us do this: greeted? → a few do",
        "A note is needed: How many of us do this: told? → nobody does",
    ]
    assert [saved[-1].told(id).note for id in ("greeted", "told")] == ["as Ruth says", "not now"]


def test_a_note_can_be_passed_over() -> None:
    _person, saved = noting("", "for all", "Fair.", "", greeted=1, told=1)

    assert [saved[-1].told(id).note for id in ("greeted", "told")] == ["", "for all"]


def test_who_stops_at_a_note_keeps_what_was_half_typed() -> None:
    class Stopping(Scripted):
        def text(self, message: str, default: str = "", *, nothing: str = "nothing") -> str:
            raise Stopped("as Ru")

    saved: list[Audit] = []
    audit = an_audit(NEEDING, {"greeted": 1})
    with pytest.raises(Stopped):
        note_what_needs_it(Stopping(), Interview(audit, audit.plan, 3), saved.append, lambda: NOW)

    assert saved[-1].told("greeted").note == "as Ru"


def test_any_note_will_do_and_what_is_set_aside_needs_none() -> None:
    checklist = a_checklist(a_question("a"), a_question("b", needs_note=4, only_if={"a": [4]}))

    assert lacking_notes(an_audit(checklist, {"a": 4, "b": 2}), ("a", "b")) == ("b",)
    assert lacking_notes(an_audit(checklist, {"a": 1, "b": 2}), ("a", "b")) == ()
    for note in ("note", "staff_note", "private"):
        assert lacking_notes(an_audit(checklist, {"b": a_response(1, **{note: "so"})}), ("b",)) == ()


def test_the_list_says_what_needs_a_note_and_why_something_is_set_aside() -> None:
    checklist = a_checklist(a_question("sells", needs_note=2), a_question("told", only_if={"sells": [3, 4]}))
    audit = an_audit(checklist, {"sells": 1, "told": 4})
    person = Scripted("told")

    person.find(listing(audit, audit.plan))

    assert person.offered == [
        (
            "How many of us do this: sells? [nobody does; a note is needed]",
            "How many of us do this: told? [N/A: only if the answer is “most of them do” or “all of them do”"
            " to: How many of us do this: sells?]",
        )
    ]


def test_of_a_long_question_a_list_and_the_end_show_the_beginning() -> None:
    long = "The sign, the menu board and the entrance can be seen. " * 20
    question = a_question("seen", ask=f"Standard 1.1: {long}", needs_note=2)
    audit = an_audit(a_checklist(question, a_question("open", ask=long)), {"seen": 1})
    person = Scripted("seen")

    person.find(listing(audit, audit.plan))

    for line in (*person.offered[0], *left_over(audit, audit.plan)):
        assert len(line) < 160
    assert person.offered[0][0].startswith("Standard 1.1: The sign, the menu board")


def test_where_an_answer_is_needed_the_key_for_not_applicable_says_so() -> None:
    audit = an_audit(a_checklist(a_question("must", na=False)))
    person = Scripted()

    with pytest.raises(WentBack):
        not_applicable(person, Interview(audit, audit.plan))

    assert person.said == ["This question must be answered: N/A is not among its answers."]
