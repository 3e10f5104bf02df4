"""Reading the answers of an audit from a file, and telling everything wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxaudit.audit import Answers, Decision, Response, State
from cxaudit.errors import CxauditError
from cxaudit.library import checklists_folder, load_checklist, read_answers
from tests.builders import DAY, SNIPPETS, a_checklist, a_department, a_measured_question, a_question

CHECKLIST = a_checklist(
    a_department(
        a_question("greeted"),
        a_measured_question("rings", good="phone.rings", clause="phone"),
        a_question("smiled"),
    ),
    a_department(id="billing"),
    a_department(
        a_question("counted", steps=("0", "5", "10")),
        a_question("placed", steps=("third", "2", "1")),
        a_question("wished", text=True),
        a_measured_question("waited", unit="min", poor=30, most=90),
        a_question("closed", steps=("open", "unknown", "closed")),
        a_question("graded", steps=("3.0", "2,5", "1.0")),
        a_question("shared", steps=("0 %", "100 %")),
        id="further",
    ),
)

WHO = "organisation: Corner Shop\nauditor: Ada\n"

Read = Callable[[str], Answers]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a text as the file `a.yaml`, on a certain day."""

    def read_text(text: str) -> Answers:
        path = tmp_path / "a.yaml"
        path.write_text(text, encoding="utf-8")
        return read_answers(path, CHECKLIST, DAY)

    return read_text


def problems(read: Read, text: str) -> list[str]:
    with pytest.raises(CxauditError) as caught:
        read(text)
    return [str(problem).replace("\n    fix: ", " | ") for problem in caught.value.problems]


def test_a_file_says_all_that_a_policy_sitting_does(read: Read) -> None:
    told = read(f"""{WHO}
headline: Kind people, and bills that nobody can read.
does: {{Everyone: [Ana Ruiz, Bo Lind]}}
policy:
  held: 2026-01-07
  in_force: 2026-03-02
  version: 4
  currency: euros
  clauses:
    phone:
      {{written: "no", numbers: {{rings: 6}}, wording: "We answer after {{rings}} rings.", decision: revise}}
    welcome: {{decision: leave_out}}
""")

    sitting = told.policy
    assert sitting
    assert (told.headline, told.does) == (
        "Kind people, and bills that nobody can read.",
        {"Everyone": ("Ana Ruiz", "Bo Lind")},
    )
    assert (sitting.held, sitting.in_force) == (date(2026, 1, 7), date(2026, 3, 2))
    assert (sitting.version, sitting.currency) == (4, "euros")
    phone = sitting.clauses["phone"]
    assert (phone.written, phone.numbers, phone.decision) == ("no", {"rings": 6}, Decision.REVISE)
    assert phone.wording == "We answer after {rings} rings."
    assert sitting.clauses["welcome"].decision is Decision.LEAVE_OUT


@pytest.mark.parametrize("decision", list(Decision))
def test_each_decision_can_be_written_in_a_file(read: Read, decision: Decision) -> None:
    told = read(f"{WHO}policy: {{clauses: {{welcome: {{decision: {decision.value}}}}}}}\n")

    assert told.policy
    assert told.policy.clauses["welcome"].decision is decision


def test_what_an_auditor_adds_is_told_with_place_and_fix(read: Read) -> None:
    text = WHO + (
        "own:\n"
        "  - {department: recepton, number: 1, found: Dust., severity: high, do: Dust.}\n"
        "  - {department: reception, number: 1, found: Dust., severity: grave, do: Dust.}\n"
        "  - {department: reception, number: 1, found: Dust., severity: high, do: Dust.}\n"
        "agreed: yesterday\n"
        "weeks_out: [2026-04-08, {from: 2026-02-16, to: 2026-02-01}]\n"
    )
    line = WHO.count("\n") + 2

    assert problems(read, text) == [
        f"a.yaml:{line} own[0].department: no department is called 'recepton' | did you mean reception?",
        f"a.yaml:{line + 1} own[1].severity: 'grave' is none of the choices"
        " | there are: critical, high, low, medium",
        f"a.yaml:{line + 2} own[2].number: the department 'reception' has two own findings 1"
        " | give one of the two another number",
        f"a.yaml:{line + 3} agreed: this should be a date, not 'yesterday' | write it as 2026-01-31",
        f"a.yaml:{line + 4} weeks_out[1]: these weeks end before they begin"
        " | write the earlier day as `from`",
    ]


def test_two_own_findings_have_one_number_however_it_is_written(read: Read) -> None:
    own = "  - {{department: reception, number: {}, found: Dust., severity: high, do: Dust.}}\n"

    [told] = problems(read, f"{WHO}own:\n{own.format('1')}{own.format('1.0')}")

    assert told.startswith("a.yaml:5 own[1].number: the department 'reception' has two own findings 1 | ")


def test_who_and_what_is_enough(read: Read) -> None:
    answers = read(WHO)

    assert (answers.organisation, answers.auditor, answers.date) == ("Corner Shop", "Ada", DAY)
    assert answers.responses == {}


@pytest.mark.parametrize("day", ["0206-01-05", "9999-12-01", "1969-12-31", "2201-01-01"])
def test_a_date_that_no_plan_could_be_made_from_is_told(day: str, read: Read) -> None:
    with pytest.raises(CxauditError) as error:
        read(WHO + f"date: {day}\n")

    [problem] = error.value.problems
    assert problem.what == f"the year {int(day[:4])} is out of reach"
    assert problem.fix == "write a date from 1970 to 2200, such as 2026-01-05"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("date: 0", "date: this should be a date, not the number 0"),
        ("agreed: 86400", "agreed: this should be a date, not the number 86400"),
        ("weeks_out: [0]", "weeks_out[0]: this should be a date, not the number 0"),
        (
            f"own: [{{department: reception, number: 1{'0' * 400}, found: x, severity: low, do: x}}]",
            "own[0].number: '1000",
        ),
        ("training: [{role: '', number: 1.0e+16}]", "training[0].number: the number 1e+16 is too large"),
        (
            f"actions: {{reception.welcome: {{number: 1{'0' * 400}}}}}",
            "actions.reception.welcome.number: '1000",
        ),
        ("profile: {size: 0}", "profile.size: this should be true or false, not the number 0"),
    ],
)
def test_a_number_that_is_no_day_no_place_and_no_truth_is_told(text: str, problem: str, read: Read) -> None:
    [told] = problems(read, f"{WHO}{text}\n")

    assert f" {problem}" in told


def test_a_date_that_is_given_holds(read: Read) -> None:
    assert read(WHO + "date: 2025-12-31\n").date == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("greeted: 3", Response(step=3)),
        ("graded: '1.0'", Response(step=3)),
        ("graded: 2", Response(step=2)),
        ("shared: 1", Response(step=1)),
        ("rings: 3", Response(readings=(3,))),
        ("rings: 2.5", Response(readings=(2.5,))),
        ("rings: [2, 4, 9]", Response(readings=(2, 4, 9))),
        ("rings: never", Response(readings=("never",))),
        ("rings: [3, never]", Response(readings=(3, "never"))),
        ("greeted: a few do", Response(step=2)),
        ("greeted: '  A few  DO '", Response(step=2)),
        ("greeted: '3'", Response(step=3)),
        ("greeted: 3.0", Response(step=3)),
        ("greeted: {step: A few do, note: on Mondays}", Response(step=2, note="on Mondays")),
        ("counted: 2", Response(step=2)),
        ("counted: '5'", Response(step=2)),
        ("counted: '2'", Response(step=2)),
        ("placed: 3", Response(step=3)),
        ("placed: '2'", Response(step=2)),
        ("placed: '3'", Response(step=3)),
        ("placed: {step: 1}", Response(step=1)),
        ("closed: open", Response(step=1)),
        ("closed: unknown", Response(step=2)),
        ("closed: don't know", Response(unknown=True)),
        ("rings: 3 rings", Response(readings=(3,))),
        ("rings: Never came", Response(readings=("never",))),
        ("rings: {readings: 4, seen: one call}", Response(readings=(4,), seen="one call")),
        ("waited: 1 h 10 min; 20 min", Response(readings=(70, 20))),
        ("wished: Longer hours.", Response(text="Longer hours.")),
        ("wished: '4'", Response(text="4")),
        ("wished: Unknown", Response(unknown=True)),
        ("wished: {text: open}", Response(text="open")),
        ("greeted: unknown", Response(unknown=True)),
        ("greeted: Don't  Know", Response(unknown=True)),
        ("greeted: open", Response()),
        ("greeted: N/A, nobody comes", Response(na="nobody comes")),
        ("greeted: 'n/a: nobody: none'", Response(na="nobody: none")),
        ("wished: N/A - nobody comes", Response(na="nobody comes")),
        ("greeted: {na: nobody comes}", Response(na="nobody comes")),
        ("greeted: {unknown: yes, note: ask again}", Response(unknown=True, note="ask again")),
        (
            "rings: {readings: [3, 12], seen: 2 calls, told_by: Ruth, gap: promise}",
            Response.model_validate(
                {"readings": [3, 12], "seen": "2 calls", "told_by": "Ruth", "gap": "promise"}
            ),
        ),
        (
            "greeted: {step: 2, confidential: yes, private: who, staff_note: all, staff_photos: [a.jpg]}",
            Response(step=2, confidential=True, private="who", staff_note="all", staff_photos=("a.jpg",)),
        ),
        (
            "greeted: {waiting: {kind: ask, who: the boss, until: 2026-02-01}}",
            Response.model_validate({"waiting": {"kind": "ask", "who": "the boss", "until": "2026-02-01"}}),
        ),
    ],
)
def test_a_response_is_written_in_short_or_in_full(read: Read, text: str, response: Response) -> None:
    id = text.split(":")[0]

    assert read(f"{WHO}responses:\n  {text}\n").responses == {id: response}


def test_the_profile_takes_yes_and_no_and_choices(read: Read) -> None:
    profile = read(WHO + "profile: {size: small, customers_come: yes, sells_online: no}\n").profile

    assert profile == {"size": "small", "customers_come": True, "sells_online": False}


def test_people_the_policy_sitting_and_actions_are_read(read: Read) -> None:
    answers = read(
        WHO + "people: [{name: Ruth, leads: [billing]}]\n"
        "policy:\n  held: 2026-01-06\n"
        "  clauses:\n"
        "    phone: {written: known, wording: 'We answer within {rings} rings.', numbers: {rings: 3}}\n"
        "actions: {reception.phone: {status: done}}\n"
    )

    assert answers.people[0].leads == ("billing",)
    assert answers.policy is not None
    assert answers.policy.clauses["phone"].numbers == {"rings": 3}
    assert list(answers.actions) == ["reception.phone"]


WRONG = """\
organisation: Corner Shop
kind: vist
departments: [recption]
people:
  - {name: Ruth, leads: [biling]}
profile:
  size: huge
  customer_come: yes
  sells_online: perhaps
  appointments: [a]
responses:
  greeted: 5
  rings: {step: 2}
  smilled: 2
  smiled: maybe
policy:
  held: tomorrow
  clauses:
    phon: {numbers: {rings: 3}}
    phone:
      wording: We answer within {ring} rings.
      numbers: {calls: 3}
actions:
  reception.phone: {status: dune}
  billing.phone: {}
  billing: {}
"""


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file(read: Read) -> None:
    assert problems(read, WRONG) == [
        "a.yaml:1 auditor: this key is missing | add it: Who rated, and prepared the workbook",
        "a.yaml:2 kind: 'vist' is none of the choices | did you mean visit?",
        "a.yaml:3 departments[0]: no department is called 'recption' | did you mean reception?",
        "a.yaml:5 people[0].leads[0]: no department is called 'biling' | did you mean billing?",
        "a.yaml:7 profile.size: 'huge' is no answer to 'How many people work here?'"
        " | choose from alone, small, large",
        "a.yaml:8 profile.customer_come: no fact is called 'customer_come' | did you mean customers_come?",
        "a.yaml:9 profile.sells_online: 'perhaps' is no answer to 'Can customers order online?'"
        " | say yes or no",
        "a.yaml:10 profile.appointments: this should be true or false, not a list",
        "a.yaml:12 responses.greeted: step 5 is off the scale, which has 4 steps"
        " | choose from 1 nobody does; 2 a few do; 3 most of them do; 4 all of them do",
        "a.yaml:13 responses.rings: it is answered with a number, not with a step"
        " | give what was read, from 0 rings, or never",
        "a.yaml:14 responses.smilled: no question is called 'smilled' | did you mean smiled?",
        "a.yaml:15 responses.smiled: 'maybe' is no step"
        " | choose from 1 nobody does; 2 a few do; 3 most of them do; 4 all of them do",
        "a.yaml:17 policy.held: this should be a date, not 'tomorrow' | write it as 2026-01-31",
        "a.yaml:19 policy.clauses.phon: no clause is called 'phon' | did you mean phone?",
        "a.yaml:21 policy.clauses.phone.wording: the clause 'phone' has no number 'ring' for its wording"
        " | did you mean rings?",
        "a.yaml:22 policy.clauses.phone.numbers.calls: the clause 'phone' has no number 'calls'"
        " | there are: rings",
        "a.yaml:24 actions.reception.phone.status: 'dune' is none of the choices | did you mean done?",
        "a.yaml:25 actions.billing.phone: there is no action item 'billing.phone'"
        " | did you mean billing.welcome?",
        "a.yaml:26 actions.billing: this is no action item | write department.clause",
    ]


CHOOSE = "choose from 1 nobody does; 2 a few do; 3 most of them do; 4 all of them do"
FORMS = f"{CHOOSE}; or write unknown, open, or `na: the reason`"
RINGS = "give what was read, from 0 rings, or never"
MINUTES = "give what was read, from 0 to 90 min, or never"
ANY_TEXT = "write the answer: any text goes, a number in quotes"


@pytest.mark.parametrize(
    ("response", "problem"),
    [
        ("greeted:", f": the response is empty | {FORMS}"),
        ("greeted: true", f": this is no response | {FORMS}"),
        ("greeted: unknwon", f": 'unknwon' is no step | did you mean unknown? If not, {CHOOSE}"),
        ("greeted: mots of them do", ": 'mots of them do' is no step"
         f" | did you mean most of them do? If not, {CHOOSE}"),
        ("greeted: somebody", f": 'somebody' is no step | {CHOOSE}"),
        ("greeted: {step: A few dont, note: x}", ".step: 'A few dont' is no step"
         f" | did you mean a few do? If not, {CHOOSE}"),
        ("greeted: {step: 0}", f".step: step 0 is off the scale, which has 4 steps | {CHOOSE}"),
        ("greeted: {step: 5}", f": step 5 is off the scale, which has 4 steps | {CHOOSE}"),
        ("greeted: n/a", ": the reason is missing | write `na: the reason`"),
        ("greeted: '9'", f": '9' is no step | {CHOOSE}"),
        ("counted: 5", ": no step has the number 5, but one is called so | write '5' in quotes; or 2"),
        ("counted: 7", ": step 7 is off the scale, which has 3 steps | choose from 1 0; 2 5; 3 10"),
        ("placed: 1", ": this may be step 1, which is 'third', or the step that is called 1"
         " | write the words in quotes, 'third' or '1'"),
        ("graded: 1.0", ": this may be step 1, which is '3.0', or the step that is called 1.0"
         " | write the words in quotes, '3.0' or '1.0'"),
        ("graded: '1'", ": this may be step 1, which is '3.0', or the step that is called 1.0"
         " | write the words in quotes, '3.0' or '1.0'"),
        ("graded: 2.5", ": no step has the number 2.5, but one is called so"
         " | write '2,5' in quotes; or 2"),
        ("rings: soon", f": 'soon' is no reading | {RINGS}"),
        ("rings: ever", f": 'ever' is no reading | {RINGS}"),
        ("rings:", f": the response is empty | {RINGS}; or write unknown, open, or `na: the reason`"),
        ("waited: 1'500", f": \"1'500\" is no reading | {MINUTES}"),
        ("waited: 1.250 min", f": '1.250 min' may mean 1250 or 1.25 | {MINUTES}"),
        ("waited: 91", f": 91 min can't be true | {MINUTES}"),
        ("waited: [4, 91]", f": 91 min can't be true | {MINUTES}"),
        ("wished: 4", f": it is answered with a text, not with a number | {ANY_TEXT}"),
        ("wished: [4, 5]", f": it is answered with a text, not with readings | {ANY_TEXT}"),
        ("wished: {step: 2}", f": it is answered with a text, not with a step | {ANY_TEXT}"),
        ("wished: true", f": this is no response | {ANY_TEXT}; or write unknown, open, or `na: the reason`"),
        ("wished: N/A", ": the reason is missing | write `na: the reason`"),
        ("greeted: [2, 3]", f": it is answered with a step, not with readings | {CHOOSE}"),
        ("greeted: 2.5", f": step 2.5 is off the scale, which has 4 steps | {CHOOSE}"),
        ("greeted: 0", f": step 0 is off the scale, which has 4 steps | {CHOOSE}"),
        ("rings: [2, many]", "[1]: this is no number | give a number, or never"),
        ("rings: {readings: {}}", ".readings: this should be a list, not a mapping of keys"
         " | begin each part with `- `, or write [one, another]"),
        ("greeted: {step: 2, na: no}", ": step and na contradict each other | keep the one that holds"),
        ("greeted: {stpe: 2}", ".stpe: the key 'stpe' is unknown | did you mean step?"),
        ("greeted: {step: 2, at: noon}", ".at: this should be a date and time, not 'noon'"
         " | write it as 2026-01-31T10:30:00"),
        ("greeted: {evidence: observd}", ".evidence: 'observd' is none of the choices"
         " | did you mean observed?"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_response_is_told(read: Read, response: str, problem: str) -> None:
    id = response.split(":")[0]

    assert problems(read, f"{WHO}responses:\n  {response}\n") == [f"a.yaml:4 responses.{id}{problem}"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("headline: " + "x" * 161, f"headline: '{'x' * 60}…' is too long: it may have 160 letters"),
        ('headline: "a\\nb"', "headline: this is more than one line"
         " | write one line; `>-` joins several to one"),
        ("contact: [a@b.example]", "contact: this should be text, not a list | write one text"),
        ("does: {Everone: [Ruth]}", "does.Everone: no clause is for a role called 'Everone'"
         " | did you mean Everyone?"),
        ("does: {Everyone: Ruth}", "does.Everyone: this should be a list, not 'Ruth'"
         " | begin each part with `- `, or write [one, another]"),
        ("does: {Everyone: []}", "does.Everyone: there are 0 of these, and at least 1 is needed"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_headline_contact_and_who_does_what_is_told(
    read: Read, text: str, problem: str
) -> None:
    assert problems(read, f"{WHO}{text}\n") == [f"a.yaml:3 {problem}"]


@pytest.mark.parametrize("held", ["", "held: 2026-03-09, "])
def test_a_policy_that_holds_before_its_sitting_is_refused(read: Read, held: str) -> None:
    day = "2026-03-09" if held else "2026-01-05"
    told = WHO + f"date: 2026-01-05\npolicy: {{{held}in_force: DAY}}\n"

    assert problems(read, told.replace("DAY", "2026-01-02")) == [
        f"a.yaml:4 policy.in_force: the policy is in force before its sitting, which was held on {day}"
        " | name that day, or a later one"
    ]
    assert read(told.replace("DAY", day)).policy


def test_resolutions_are_action_items_each_of_them_once(read: Read) -> None:
    known = next(iter(place.action for place in CHECKLIST.places.values()))

    assert read(WHO + f"resolutions: [{known}]\n").resolutions == (known,)
    assert problems(read, WHO + f"resolutions: [{known}, {known}, decide.x]\n") == [
        "a.yaml:3 resolutions[2]: there is no action item 'decide.x'"
        " | there are: billing.at_desk, billing.welcome, further.at_desk, further.welcome, reception.at_desk,"
        " reception.phone, reception.welcome",
        f"a.yaml:3 resolutions[1]: '{known}' stands here twice | take one of the two out",
    ]


def test_headline_contact_and_who_does_what_are_read(read: Read) -> None:
    answers = read(
        WHO + "contact: ada@example.org\ndoes: {Everyone: [Ruth, Ed]}\nheadline: Kind, and late.\n"
    )

    assert (answers.contact, answers.headline) == ("ada@example.org", "Kind, and late.")
    assert answers.does == {"Everyone": ("Ruth", "Ed")}


def test_case_is_no_matter_and_of_two_words_as_near_the_one_that_begins_alike_is_meant(
    read: Read,
) -> None:
    assert problems(read, WHO + "actions: {reception.phone: {status: Doen}}\n") == [
        "a.yaml:3 actions.reception.phone.status: 'Doen' is none of the choices | did you mean done?"
    ]


def test_responses_that_are_no_mapping_are_told(read: Read) -> None:
    assert problems(read, WHO + "responses: [3]\n") == [
        "a.yaml:3 responses: this should be a mapping of keys, not a list | write `key: value`, one a line"
    ]


def test_what_is_wrong_as_yaml_and_what_is_wrong_as_answers_are_told_together(read: Read) -> None:
    assert problems(read, WHO + "site: our #1 shop\nresponses: {greeted: 9, greeted: 2,\n smiled: 9}\n") == [
        "a.yaml:3 site: the text ends here, before ` #`, which begins a comment"
        " | put the text in quotes; or write a blank after the # of a comment",
        "a.yaml:4 responses.greeted: the key 'greeted' stands twice, first in line 4 | keep one of the two",
        f"a.yaml:5 responses.smiled: step 9 is off the scale, which has 4 steps | {CHOOSE}",
    ]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(CxauditError) as caught:
        read_answers(tmp_path / "none.yaml", CHECKLIST, DAY)

    assert [problem.what for problem in caught.value.problems] == ["there is no such file"]


def test_the_answers_of_the_demonstration_fit_the_checklist_that_comes_with_cxaudit() -> None:
    folder = checklists_folder()
    checklist = load_checklist(folder)

    answers = read_answers(folder / "examples" / "demo.yaml", checklist, DAY)

    assert answers.date == DAY
    assert {response.state for response in answers.responses.values()} >= {State.ANSWERED, State.UNKNOWN}


@given(st.integers(0, len(WRONG)), st.integers(0, 30), st.sampled_from(SNIPPETS) | st.text(max_size=5))
@example(WRONG.index("{step: 2}"), len("{step: 2}"), "{step: x #1\n   }")
@settings(deadline=None)
def test_whatever_a_file_holds_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, begin: int, cut: int, put: str
) -> None:
    path = tmp_path_factory.mktemp("answers") / "a.yaml"
    path.write_text(WRONG[:begin] + put + WRONG[begin + cut :], encoding="utf-8", errors="replace")

    with pytest.raises(CxauditError) as caught:
        read_answers(path, CHECKLIST, DAY)

    assert all(problem.where and problem.what for problem in caught.value.problems)


def test_an_answer_that_must_be_given_is_not_set_aside(tmp_path: Path) -> None:
    checklist = a_checklist(a_question("must", na=False))
    path = tmp_path / "answers.yaml"
    path.write_text(
        "organisation: Shop\nauditor: Ada\nresponses:\n  must: {na: nobody does}\n", encoding="utf-8"
    )

    with pytest.raises(CxauditError) as caught:
        read_answers(path, checklist, DAY)

    assert [str(problem) for problem in caught.value.problems] == [
        "answers.yaml:4 responses.must: this question must be answered: N/A is not among its answers"
        "\n    fix: answer it, or leave it open"
    ]
