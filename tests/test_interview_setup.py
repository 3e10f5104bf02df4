"""What an audit begins with, and how one looks back at its end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cxaudit.audit import Audit, Person
from cxaudit.checklist import Checklist
from cxaudit.interview.asking import Stopped, WentBack
from cxaudit.interview.commands import Command, GoToOpen
from cxaudit.interview.ending import sit
from cxaudit.interview.flow import Interview
from cxaudit.interview.flow import begin as begin_interview
from cxaudit.interview.follow_up import not_applicable
from cxaudit.interview.listing import Listing, listing
from cxaudit.interview.page import Page
from cxaudit.interview.review import lacking_notes, left_over, note_what_needs_it
from cxaudit.interview.setup import Ready, Value, set_up
from cxaudit.interview.verdict import judge
from cxaudit.plan import begin
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
from tests.people import GO_BACK, UNKNOWN, Scripted, rated
from tests.random_audits import random_audit
from tests.runs import runs

RECEPTION = a_department(*(a_question(f"reception_{n}") for n in range(4)), id="reception", weight=2)
BILLING = a_department(*(a_question(f"billing_{n}") for n in range(4)), id="billing")
WEB = a_department(*(a_question(f"web_{n}") for n in range(4)), id="web", applies_if=["sells_online"])
CHECKLIST = a_checklist(RECEPTION, BILLING, WEB)

WHO = ("visit", "Corner Shop")
PROFILE = ("small", "yes", "no")
MET = ("Harbour Street", "Ada Auditor", "ada@example.org", "2026-02-03")
PLANNED = ("all", "reception")
PEOPLE = ("Ruth", "")
VISIT = (*WHO, *PROFILE, *MET, *PLANNED, *PEOPLE)
ALONE = ("self", "Hanna's hair", "alone", "no", "no", "Hanna")
OWNER = ("self", "Corner Shop", "small", "yes", "no", "", "Ada", "", "all", "")
NOW = datetime.fromisoformat("2026-01-05T10:00:00+01:00")
SITES = {
    "id": "many_sites",
    "ask": "Is there more than one site?",
    "applies_if": ["not alone"],
    "holds": "several",
    "fails": "one",
    "sites": True,
}


def ready(
    person: Scripted,
    checklist: Checklist = CHECKLIST,
    last: Audit | None = None,
    begun: Mapping[str, Value] | None = None,
) -> Ready:
    return set_up(person, checklist, DAY, "a", last, begun)


def made(*answers: str, checklist: Checklist = CHECKLIST, last: Audit | None = None) -> Audit:
    """What comes of these answers, when all is right and the plan is taken."""
    person = Scripted(*answers, "right", "now")
    audit = ready(person, checklist, last).audit
    with pytest.raises(Stopped):
        person.text("one more?")
    return audit


def test_everything_that_an_audit_begins_with_is_asked_in_plain_words() -> None:
    person = Scripted(*VISIT, "right", "now")

    audit, then = ready(person)

    assert person.asked == [
        "What do you audit?",
        "Name of the business",
        "How many people work here?",
        "Do customers come to you?",
        "Can customers order online?",
        "Which site?",
        "Your name",
        "How do readers of the workbook reach you, by mail or telephone?",
        "Day of the visit",
        "How long may it take?",
        "Which departments?",
        "Who runs the business?",
        "Who else leads something there? Names, with commas between",
        "Is all of this right?",
        "Shall it begin?",
    ]
    answers = some_answers(
        site="Harbour Street",
        contact="ada@example.org",
        date="2026-02-03",
        profile={"size": "small", "customers_come": True, "sells_online": False},
        departments=["reception"],
        people=[Person(name="Ruth", leads=("reception",), seen=False)],
    )
    assert audit == begin(answers, CHECKLIST, "a")
    assert then == "now"


def test_owners_are_asked_in_words_of_their_own() -> None:
    person = Scripted("self", "Corner Shop", *PROFILE, "", "Ada", "", "own", "60", "", "", "right", "now")

    audit = ready(person).audit

    assert person.asked[1] == "What is your business called?"
    assert "Which of your sites?" in person.asked
    assert "Day of the visit" not in person.asked
    assert "How many minutes for answering, without looking, trying out and reading?" in person.asked
    assert "Who sees to some of it besides you? Names, with commas between" in person.asked
    assert (audit.date, audit.minutes) == (DAY, 60)


def test_somebody_alone_is_asked_for_no_site_no_names_and_nobody_elses_reading() -> None:
    person = Scripted(*ALONE, "all", "", "right", "now")

    audit = ready(person, a_checklist(RECEPTION, BILLING, facts=[*FACTS, SITES])).audit

    assert len(person.asked) == 10
    assert (audit.site, audit.contact, audit.people) == ("", "", ())


@pytest.mark.parametrize(
    ("size", "several", "asked"), [("small", "yes", True), ("small", "no", False), ("alone", "", False)]
)
def test_the_site_is_asked_only_where_there_are_several(size: str, several: str, asked: bool) -> None:
    facts = [FACTS[0], SITES]
    person = Scripted("visit", "Shop", size, *filter(None, [several]))

    with pytest.raises(Stopped):
        ready(person, a_checklist(RECEPTION, BILLING, facts=facts))

    assert (person.asked[-1] == "Which of its sites?") is asked


def test_a_fact_with_choices_offers_them_and_any_other_yes_and_no() -> None:
    person = Scripted(*VISIT, "right", "now")

    ready(person)

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
YARDS = {
    "id": "yards",
    "ask": "Are there several yards?",
    "applies_if": ["not alone", "come"],
    "holds": "several",
    "fails": "one",
}


@pytest.mark.parametrize(
    ("kind", "size", "come", "asked"),
    [
        ("visit", "small", "yes", ["Do they come to the premises?", "Are there several yards?"]),
        ("self", "small", "yes", ["Do they come to your premises?", "Are there several yards?"]),
        ("self", "alone", "yes", ["Do they come to your premises?"]),
        ("visit", "small", "no", ["Do they come to the premises?"]),
    ],
)
def test_facts_are_asked_in_the_words_for_who_is_asked_and_only_where_they_apply(
    kind: str, size: str, come: str, asked: list[str]
) -> None:
    person = Scripted(kind, "Shop", size, come, *["yes"] * (len(asked) - 1))

    with pytest.raises(Stopped):
        ready(person, a_checklist(RECEPTION, BILLING, facts=[FACTS[0], COME, YARDS]))

    assert person.asked[3:-1] == asked


@pytest.mark.parametrize(("online", "departments"), [("yes", 3), ("no", 2)])
def test_only_departments_that_the_profile_leaves_are_offered_with_what_they_come_to(
    online: str, departments: int
) -> None:
    person = Scripted(*WHO, "small", "yes", online, *MET, "all", "", "", "", "right", "now")

    audit = ready(person).audit

    titles = ("Reception", "Billing", "Web")[:departments]
    assert person.offered[5] == tuple(f"{title}: 4 questions, 6 minutes" for title in titles)
    assert audit.departments == ("reception", "billing", "web")[:departments]


def test_where_one_department_is_left_it_is_not_asked_which() -> None:
    person = Scripted(*WHO, *PROFILE, *MET, "all", "", "", "right", "now")

    assert ready(person, a_checklist(RECEPTION, WEB)).audit.departments == ("reception",)
    assert "Which departments?" not in person.asked


def test_where_nothing_is_left_to_ask_it_says_so_and_something_can_be_changed() -> None:
    person = Scripted(
        *WHO, *PROFILE, *MET, "right", "profile.sells_online", "yes", *["", "", ""], "right", "now"
    )

    audit = ready(person, a_checklist(WEB)).audit

    assert "the profile rules out every question" in person.said[0]
    assert audit.departments == ("web",)


# ---- how long


def test_what_is_offered_says_questions_and_minutes_by_kind_of_work() -> None:
    questions = [a_question("talk"), a_question("look", how="look"), a_question("full", depth="full")]
    person = Scripted(*WHO, *PROFILE, *MET, "core", "", "", "right", "now")

    audit = ready(person, a_checklist(*questions)).audit

    assert person.offered[4] == (
        "the core: 2 questions, 7 minutes (walking round 2, talking 2, policy 3)",
        "everything that applies: 3 questions, 8 minutes (walking round 2, talking 3, policy 3)",
        "minutes of my own for talks",
    )
    assert audit.plan == ("talk", "look")


def test_where_there_is_nothing_to_choose_it_is_not_asked_how_long() -> None:
    person = Scripted(*WHO, *PROFILE, *MET, "", "", "right", "now")

    audit = ready(person, a_checklist(a_question(how="look"), a_question("b", how="read"))).audit

    assert "How long may it take?" not in person.asked
    assert audit.minutes is None


OWN = (*WHO, *PROFILE, *MET, "own")


def test_where_the_minutes_do_not_reach_departments_are_proposed_to_be_left_out() -> None:
    person = Scripted(*OWN, "6", "", "", "", "right", "now")

    audit = ready(person).audit

    asked = "The minutes do not reach for all. Left out, unless you tick them: Billing"
    assert asked in person.asked
    assert (audit.departments, audit.minutes) == (("reception",), 6)


def test_departments_for_which_the_minutes_do_not_reach_are_refused_until_one_leaves_some_out() -> None:
    person = Scripted(*OWN, "11", "reception billing", "billing", "", "", "right", "now")

    assert ready(person).audit.departments == ("billing",)
    needed = "For these 12 minutes are needed: leave some out, or go back and change the minutes."
    assert person.said[0] == needed


def test_one_can_go_back_from_the_departments_to_say_other_minutes() -> None:
    person = Scripted(*OWN, "11", GO_BACK, "12", "", "", "", "right", "now")

    assert ready(person).audit.minutes == 12


@pytest.mark.parametrize("typed", ["0", "-5", "an hour", "1.5", "²", "10000", "9" * 400])
def test_minutes_are_a_whole_number(typed: str) -> None:
    person = Scripted(*OWN, typed, "9999", "", "", "", "right", "now")

    assert ready(person).audit.minutes == 9999
    assert person.said[0] == "Type a whole number of minutes, such as 60."


def test_minutes_that_do_not_reach_for_one_department_are_asked_again() -> None:
    person = Scripted(*OWN, "5", "6", "", "", "", "right", "now")

    assert ready(person).audit.minutes == 6
    assert person.said[0] == "At least 6 minutes are needed."


@pytest.mark.parametrize("typed", ["tomorrow", "2026-02-30", "1.2.2026", "1969-12-31"])
def test_the_day_of_the_visit_is_a_day_that_every_workbook_can_hold(typed: str) -> None:
    person = Scripted(*WHO, *PROFILE, *MET[:3], typed, "", *PLANNED, *PEOPLE, "right", "now")

    assert ready(person).audit.date == DAY
    assert person.said[0].startswith(("Type the day like", "The year must be"))


# ---- who leads what


def test_in_a_small_business_the_rest_falls_to_whoever_runs_it() -> None:
    audit = made(*WHO, "small", "yes", "yes", *MET, "all", "", "Ruth", "Bo, Cy; Bo", "web", "none!")

    assert [(person.name, person.leads, person.seen) for person in audit.people] == [
        ("Bo", ("web",), False),
        ("Cy", (), False),
        ("Ruth", ("reception", "billing"), False),
    ]


def test_owners_lead_what_nobody_else_sees_to_and_a_department_is_offered_once() -> None:
    person = Scripted(*OWNER, "Bo, Cy", "reception", "", "right", "now")

    audit = ready(person).audit

    assert person.offered[-4:-2] == [("Reception", "Billing"), ("Billing",)]
    assert [(each.name, each.leads) for each in audit.people] == [
        ("Bo", ("reception",)),
        ("Cy", ()),
        ("Ada", ("billing",)),
    ]


def test_in_a_large_business_roles_stand_for_who_is_not_named_and_it_is_asked_where_few_people_work() -> None:
    person = Scripted(*WHO, "large", "yes", "no", *MET, "all", "", "Bo", "billing", "billing", "right", "now")

    audit = ready(person).audit

    assert person.asked[-5:-2] == [
        "Who leads the departments? Names, with commas between",
        "What does Bo lead?",
        "In which departments do fewer than three people work? Staff see no scores of those.",
    ]
    assert [(each.name, each.leads) for each in audit.people] == [("Bo", ("billing",))]
    assert audit.few_in == ("billing",)


# ---- back, and once more


def test_one_can_go_back_from_anything_to_what_was_asked_before_and_finds_what_was_said() -> None:
    first = ("visit", "Corner Sho", GO_BACK, GO_BACK, "visit", "Corner Shop")

    audit = made(*first, *VISIT[2:])

    assert audit.organisation == "Corner Shop"


@given(st.lists(st.booleans(), max_size=60))
@settings(max_examples=runs(60))
def test_however_often_one_goes_back_the_same_comes_of_it(backs: list[bool]) -> None:
    person = Wavering(dict(zip(ASKED, VISIT, strict=True)), backs)

    assert ready(person).audit == made(*VISIT)


class Wavering(Scripted):
    """Somebody who knows every answer, and goes back now and then."""

    def __init__(self, answers: dict[str, str], backs: list[bool]) -> None:
        super().__init__()
        self._known, self._backs = answers, backs

    def _next(self, message: str) -> str:
        self.asked.append(message)
        if self._backs and self._backs.pop():
            raise WentBack
        return self._known.get(message, "")


ASKED = (
    "What do you audit?",
    "Name of the business",
    "How many people work here?",
    "Do customers come to you?",
    "Can customers order online?",
    "Which site?",
    "Your name",
    "How do readers of the workbook reach you, by mail or telephone?",
    "Day of the visit",
    "How long may it take?",
    "Which departments?",
    "Who runs the business?",
    "Who else leads something there? Names, with commas between",
)


def test_everything_is_looked_through_before_it_begins_and_anything_can_be_changed() -> None:
    person = Scripted(*VISIT, "organisation", "Corner Shop & Sons", "right", "now")

    audit = ready(person).audit

    assert person.offered[-3] == (
        "yes: show the plan",
        "Audit of: somebody else's business: an audit on site",
        "Name of the business: Corner Shop",
        "How many people work here? 2 to 9 people",
        "Do customers come to you? yes",
        "Can customers order online? no",
        "Site: Harbour Street",
        "Your name: Ada Auditor",
        "Readers reach you by: ada@example.org",
        "Day of the visit: 2026-02-03",
        "How long: everything that applies",
        "Departments: Reception",
        "Runs the business: Ruth",
        "Others who lead something: nobody else",
    )
    assert audit.organisation == "Corner Shop & Sons"


def test_where_a_fact_changes_what_rests_on_it_is_asked_again() -> None:
    person = Scripted(*VISIT, "profile.sells_online", "yes", "", "reception web", "right", "now")

    audit = ready(person).audit

    assert audit.departments == ("reception", "web")
    assert audit.people == (Person(name="Ruth", leads=("reception", "web"), seen=False),)


def test_who_goes_back_from_a_change_leaves_it_as_it_was() -> None:
    assert made(*VISIT, "organisation", GO_BACK) == made(*VISIT)


def test_who_goes_back_from_looking_through_comes_to_the_last_answer() -> None:
    person = Scripted(*VISIT, GO_BACK, "Bo", "", "right", "now")

    assert [each.name for each in ready(person).audit.people] == ["Bo", "Ruth"]


# ---- the plan


def test_the_plan_is_shown_by_kind_of_work_and_by_department_before_anything_begins() -> None:
    look = a_department(a_question("look", how="look"), a_question("send", how="test", ahead=3), id="look")
    person = Scripted(*WHO, *PROFILE, *MET, "all", "", "", "", "right", "now")

    ready(person, a_checklist(RECEPTION, look))

    assert person.said[-1].split("\n") == [
        "Questions by department: Reception 4 (6 min) · Look 2 (6 min)",
        "To begin before:",
        "  3 working days before: How many of us do this: send?",
        "The plan: 6 questions, about 15 minutes",
        "  beforehand: 1 question, 4 minutes",
        "  walking round: 1 question, 2 minutes",
        "  talking: 4 questions, 6 minutes",
        "  the policy sitting: 3 minutes",
    ]


def test_owners_see_their_sittings() -> None:
    hard = [a_question(f"hard_{number}", how="test", minutes=20) for number in range(5)]
    person = Scripted(*ALONE, "all", "right", "now")

    ready(person, a_checklist(*hard, a_question("send", ahead=1)))

    assert (
        person.said[-1].split("\n")[-7:]
        == [
            "To begin at the end of the first sitting:",
            "  1 working day before: How many of us do this: send?",
            "The plan: 6 questions, about 104 minutes",
            "  beforehand: 1 question, 2 minutes",
            "  walking round: 5 questions, 100 minutes",
            "  the policy sitting: 2 minutes",
            "2 sittings:",
            "  1. 3 questions, 60 minutes",
            "  2. 3 questions, 44 minutes, with the policy",
        ][-7:]
    )


def test_the_plan_can_be_changed_and_something_else_too() -> None:
    person = Scripted(*VISIT, "right", "plan", "own", "6", "", "right", "said", "site", "Mill Street")

    audit = made(*VISIT, "right", "plan", "own", "6", "", "right", "said", "site", "Mill Street")

    assert (audit.minutes, audit.departments, audit.site) == (6, ("reception",), "Mill Street")
    with pytest.raises(Stopped):
        ready(person)
    assert person.said


@pytest.mark.parametrize("then", ["pack", "later"])
def test_it_can_be_saved_to_begin_another_day_with_its_visit_pack_or_without(then: str) -> None:
    assert ready(Scripted(*VISIT, "right", then)).then == then


# ---- last time


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
    few_in=["billing"],
    responses={"billing_0": a_response(2)},
    people=[
        Person(name="Ruth", leads=("billing",), role="Head"),
        Person(name="Max", leads=("web", "billing")),
    ],
)


def test_everything_that_was_told_last_time_is_offered_again_at_once_but_no_answer_and_no_day() -> None:
    audit = made(last=LAST)

    assert (audit.kind, audit.organisation, audit.site) == ("self", "Old Name", "Harbour Street")
    assert (audit.auditor, audit.contact) == ("Ada", "+31 20 555 0199")
    assert audit.profile == LAST.profile
    assert (audit.departments, audit.extent, audit.few_in) == (("billing",), "all", ("billing",))
    assert not audit.responses
    assert audit.date == DAY


def test_last_times_people_are_not_seen_yet_and_lead_what_there_still_is() -> None:
    audit = made(checklist=a_checklist(RECEPTION, BILLING), last=LAST)

    assert [(each.name, each.role, each.seen, each.leads) for each in audit.people] == [
        ("Ruth", "Head", False, ("billing",)),
        ("Max", "", False, ()),
    ]


@pytest.mark.parametrize(("kind", "day"), [("visit", [""]), ("self", [])])
def test_who_ran_a_small_business_last_time_leads_the_rest_again(kind: str, day: list[str]) -> None:
    people = [Person(name="Bo", leads=("web",)), Person(name="Ada", leads=("reception", "billing"))]
    last = LAST.changed(
        kind=kind,
        people=people,
        profile={**LAST.profile, "size": "small"},
        departments=["reception", "billing", "web"],
    )

    audit = made(*day, last=last)

    assert {each.name: each.leads for each in audit.people} == {each.name: each.leads for each in people}


def test_a_department_that_last_times_checklist_did_not_have_is_audited_too() -> None:
    legal = a_department(a_question("legal_0"), id="legal")

    audit = made(checklist=a_checklist(RECEPTION, BILLING, legal), last=LAST)

    assert audit.departments == ("billing", "legal")


def test_how_long_it_took_last_time_is_offered_again() -> None:
    depths = ("full", "core", "core", "core")
    mixed = (a_question(f"billing_{number}", depth=depth) for number, depth in enumerate(depths))
    core, checklist = LAST.changed(extent="core"), a_checklist(a_department(*mixed, id="billing"))

    assert made(last=LAST.changed(minutes=50)).minutes == 50
    assert made(checklist=checklist, last=core).extent == "core"
    assert made("", "", checklist=a_checklist(BILLING, RECEPTION), last=core).extent == "all"


def test_a_fact_that_has_no_such_answer_any_more_is_asked_afresh() -> None:
    facts = [{**FACTS[0], "choices": [{"id": "one", "title": "one"}, {"id": "more", "title": "more"}]}]
    person = Scripted("more", "", "", "right", "now")

    audit = ready(person, a_checklist(RECEPTION, BILLING, facts=facts), LAST).audit

    assert person.asked[0] == "How many people work here?"
    assert audit.profile == {"size": "more"}


# ---- what was said is kept


@pytest.mark.parametrize("given", range(len(VISIT)))
def test_what_was_said_until_one_stops_is_kept_and_gone_on_with(given: int) -> None:
    kept: list[Mapping[str, Value]] = [{}]
    stopping = Scripted(*VISIT[:given])

    with pytest.raises(Stopped):
        set_up(stopping, CHECKLIST, DAY, "a", keep=kept.append)
    person = Scripted(*VISIT[given:], "right", "now")
    audit = ready(person, begun=kept[-1]).audit

    assert len(kept[-1]) == given
    assert audit == made(*VISIT)


def test_what_was_kept_and_cannot_be_any_more_is_asked_again() -> None:
    person = Scripted("visit", "small")

    begun: dict[str, Value] = {
        "kind": "party",
        "organisation": "Shop",
        "profile.size": "huge",
        "other": ["x"],
    }
    with pytest.raises(Stopped):
        ready(person, begun=begun)

    assert person.asked == ["What do you audit?", "How many people work here?", "Do customers come to you?"]


# ---- looking back ------------------------------------------------------------------------------------------

REVIEWED = a_checklist(
    a_department(a_question("greeted"), a_question("rung"), id="reception"),
    a_department(a_question("refund", critical=True), a_question("safe", critical=True), id="billing"),
)


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


def looked_back(*answers: str, **responses: int | str) -> Scripted:
    """Somebody who looks back at an audit, with these answers, and goes on another time."""
    audit = an_audit(REVIEWED, responses, verdict="Fair so far")
    person = Answering([], *answers, "stop")
    sit(person, Interview(audit, audit.plan, len(audit.plan)), lambda _: None, lambda: NOW)
    return person


def ways(person: Scripted) -> list[str]:
    """What the end offers, as it was shown last."""
    return [way.value for way in person.pages[-1].ways]


def test_what_is_open_and_unknown_is_named_and_critical_questions_are_marked() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "refund": "unknown", "safe": a_response(note="call Ruth")})

    assert left_over(audit, audit.plan, NOW.date()) == [
        "4 questions: 1 rated, 1 unknown, 2 open.",
        "2 open:",
        "  Reception: How many of us do this: rung?",
        "  Billing: How many of us do this: safe? (critical: not verified)",
        "1 unknown:",
        "  Billing: How many of us do this: refund? (critical: not verified)",
    ]


def test_where_nothing_is_left_only_the_numbers_are_told_and_they_add_up() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "rung": "closed", "refund": 4, "safe": 4})

    assert left_over(audit, audit.plan, NOW.date()) == ["4 questions: 3 rated, 1 not applicable."]


def test_where_only_some_departments_are_asked_about_it_says_so_and_counts_those_alone() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "safe": "unknown"})

    assert left_over(audit, ("greeted", "rung"), NOW.date()) == [
        "Only Reception: 2 questions: 1 rated, 1 open.",
        "1 open:",
        "  Reception: How many of us do this: rung?",
    ]


def test_who_is_waited_for_until_when_is_named_with_what_and_so_is_what_failed() -> None:
    late, soon = [
        a_response(waiting={"kind": "send", "who": "Karin", "until": day})
        for day in ("2026-03-02", "2026-02-02")
    ]
    audit = an_audit(REVIEWED, {"greeted": late, "rung": soon, "refund": 1, "safe": "unknown"})

    assert left_over(audit, audit.plan, NOW.date()) == [
        "4 questions: 1 rated, 1 unknown, 2 open.",
        "2 open:",
        "  to be sent by: Karin, by 2 February 2026",
        "    Reception: How many of us do this: rung?",
        "  to be sent by: Karin, by 2 March 2026",
        "    Reception: How many of us do this: greeted?",
        "1 unknown:",
        "  Billing: How many of us do this: safe? (critical: not verified)",
        "1 critical question failed:",
        "  How many of us do this: refund? → nobody does",
    ]


def test_one_can_go_through_what_is_open_or_unknown_only_where_something_is() -> None:
    open_ = looked_back(greeted=3)
    unknown = looked_back(greeted=1, rung=1, refund=1, safe="unknown")
    done = looked_back(greeted=1, rung=1, refund=1, safe="closed")

    assert "open" in ways(open_)
    assert "open" in ways(unknown)
    assert ways(done) == ["on", "change", "score", "verdict", "actions", "policy", "workbook", "stop"]


def test_an_answer_to_change_is_found_in_the_list_with_what_was_answered() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "refund": 4, "safe": "closed"})
    person = Answering([GoToOpen()], "change", "safe", "stop")

    sit(person, Interview(audit, audit.plan, len(audit.plan)), lambda _: None, lambda: NOW)

    assert person.shown == ["safe"]
    assert person.offered == [
        (
            "How many of us do this: greeted? [most of them do]",
            "How many of us do this: rung? [open]",
            "How many of us do this: refund? [all of them do]",
            "How many of us do this: safe? [N/A: closed]",
        ),
    ]


def test_who_leaves_the_list_at_the_end_is_asked_again_how_to_go_on() -> None:
    class Leaving(Answering):
        def find(self, listing: Listing) -> str:
            raise WentBack

    audit = an_audit(REVIEWED, {"greeted": 3})
    person = Leaving([], "change", "stop")

    assert sit(person, Interview(audit, audit.plan, 4), lambda _: None, lambda: NOW) is None
    assert [page.title for page in person.pages] == ["All questions were shown. And now?"] * 2


def test_after_some_departments_only_their_answers_are_offered_to_be_changed() -> None:
    audit = an_audit(REVIEWED, {"greeted": 3, "refund": 4})
    person = Answering([GoToOpen()], "change", "refund", "stop")

    sit(person, Interview(audit, ("refund", "safe"), 2), lambda _: None, lambda: NOW)

    assert person.shown == ["refund"]
    assert person.offered == [
        (
            "How many of us do this: refund? [all of them do]",
            "How many of us do this: safe? [open]",
        )
    ]


def sat(person: Answering, responses: dict[str, int | str], *order: str) -> Audit | None:
    audit = an_audit(REVIEWED, responses)
    return sit(person, begin_interview(audit, order or audit.plan), lambda _: None, lambda: NOW)


def test_a_finished_audit_is_corrected_and_looked_back_at_again() -> None:
    whole: dict[str, int | str] = {"greeted": 3, "rung": 1, "refund": "closed", "safe": 4}
    person = Answering([rated(2)], "change", "rung", "verdict", "Fine.", "", "workbook")

    audit = sat(person, whole)

    assert person.shown == ["rung"]
    assert audit
    assert audit.responses["rung"].step == 2
    assert audit.verdict == "Fine."
    assert person.said.count("4 questions: 3 rated, 1 not applicable.") == 2


def test_what_is_unknown_is_asked_again_with_what_is_open() -> None:
    person = Answering([GoToOpen(), rated(4), UNKNOWN], "open", "stop")

    assert sat(person, {"greeted": "unknown", "rung": 1, "refund": 3}) is None
    assert person.shown == ["safe", "greeted", "safe"]


def test_only_what_was_to_be_asked_is_gone_through_again() -> None:
    person = Answering([GoToOpen(), rated(1)], "open", "workbook")

    sat(person, {"greeted": 4, "safe": "unknown"}, "greeted", "rung")

    assert person.shown == ["rung", "rung"]
    assert person.said[-1] == "Only Reception: 2 questions: 2 rated."


def test_who_stops_while_looking_back_is_stopped() -> None:
    class Leaving(Answering):
        def choose(self, page: Page) -> str:
            raise Stopped

    audit = an_audit(REVIEWED)
    with pytest.raises(Stopped):
        sit(Leaving([]), Interview(audit, audit.plan, 4), lambda _: None, lambda: NOW)


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

    person = Scripted(*[""] * 60)
    try:
        audit = set_up(person, checklist, DAY, "next", last).audit
    except Stopped:
        assume(not person.said)  # else it was said that nothing is left to ask
        raise
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
    person = Scripted("notes", *answers, "workbook")
    audit = an_audit(NEEDING, responses)
    over = Interview(audit, audit.plan, len(audit.plan))
    person.command = lambda interview: None  # type: ignore[method-assign]
    sit(person, over, saved.append, lambda: NOW)
    return person, saved


def test_notes_that_answers_need_are_named_and_asked_for_at_the_end_one_after_the_other() -> None:
    person, saved = noting("as Ruth says", "not now", greeted=2, rung=2, told=1)

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
    _person, saved = noting("", "for all", greeted=1, told=1)

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

    for line in (*person.offered[0], *left_over(audit, audit.plan, NOW.date())):
        assert len(line) < 160
    assert person.offered[0][0].startswith("Standard 1.1: The sign, the menu board")


def test_where_an_answer_is_needed_the_key_for_not_applicable_says_so() -> None:
    audit = an_audit(a_checklist(a_question("must", na=False)))
    person = Scripted()

    with pytest.raises(WentBack):
        not_applicable(person, Interview(audit, audit.plan))

    assert person.said == ["This question must be answered: N/A is not among its answers."]
