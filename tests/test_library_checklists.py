"""Reading a checklist from its folder, and telling everything wrong with it at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.errors import CxauditError
from cxaudit.library import checklists_folder, folders, load_checklist, messages
from tests.builders import SNIPPETS

HEAD = """\
id: core
title: Small checklist
version: "1.0"
stages:
  - {id: enquire, title: Asking}
principles:
  - {id: people, title: People, asks: Are they able to help me?}
bands:
  - {id: poor, word: Poor, symbol: x, colour: E88873, from: 0}
  - {id: good, word: Good, symbol: o, colour: C9E7EE, from: 70}
facts:
  - {id: customers_come, ask: Do they come?, holds: they come, fails: they do not come}
"""

POLICY = """\
clauses:
  - id: welcome
    title: You are greeted
    kind: promise
    wording: Somebody greets you within {seconds} seconds.
    numbers: {seconds: {unit: seconds, default: 30}}
    for: [Everyone]
    teach: Look up and greet.
    minutes: 10
"""

DEPARTMENT = """\
department: reception
title: Reception
owner: Front-desk lead
meets_customers: directly
touchpoints:
  - id: door
    title: At the door
    stage: enquire
    applies_if: [customers_come]
    questions:
      - id: reception_greeted
        ask: How many people are greeted at once?
        expect: They greet me at once.
        how: look
        check: Stand at the door.
        steps: [hardly anybody, about half of them, all of them]
        weight: 2
        principle: people
        gap: delivery
        clause: welcome
        depth: core
        action: {do: Greet whoever comes in., effort: S}
"""


def another(name: str) -> str:
    """The department under another name and title."""
    return DEPARTMENT.replace("reception", name).replace("Reception", name.capitalize())


SECOND = another("billing").replace("customers_come", "not customers_come")

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a library: the small one above with other texts for some of its files; None leaves one out."""

    def write_library(**texts: str | None) -> Path:
        whole = {"checklist": HEAD, "policy": POLICY, "reception": DEPARTMENT} | texts
        (tmp_path / "core").mkdir(exist_ok=True)
        for name, text in whole.items():
            if text is not None:
                (tmp_path / "core" / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write_library


def problems(folder: Path) -> list[str]:
    """Everything told of a folder, each problem in one line."""
    with pytest.raises(CxauditError) as caught:
        load_checklist(folder)
    return [str(problem).replace("\n    fix: ", " | ") for problem in caught.value.problems]


def test_a_library_is_read_from_its_core(write: Write) -> None:
    checklist = load_checklist(write())

    assert checklist.title == "Small checklist"
    assert [clause.id for clause in checklist.clauses] == ["welcome"]
    assert list(checklist.places) == ["reception_greeted"]


def test_a_library_and_its_core_are_both_checked(write: Write) -> None:
    folder = write()

    assert load_checklist(folder) == load_checklist(folder / "core") == load_checklist(folder)


def test_the_checklist_that_comes_with_cxaudit_is_sound() -> None:
    checklist = load_checklist(checklists_folder())

    assert {"billing", "reception"} <= {department.id for department in checklist.departments}


def test_departments_come_in_the_order_of_their_files(write: Write) -> None:
    checklist = load_checklist(write(billing=SECOND))

    assert [department.id for department in checklist.departments] == ["billing", "reception"]


def test_the_head_may_name_an_order_and_the_rest_follows(write: Write) -> None:
    third = another("sales")

    checklist = load_checklist(write(billing=SECOND, sales=third, checklist=HEAD + "order: [sales]\n"))

    assert [department.id for department in checklist.departments] == ["sales", "billing", "reception"]


def test_what_is_wrong_with_the_order_is_told(write: Write) -> None:
    folder = write(checklist=HEAD + "order: [reception, receptoin, reception, 3]\n")

    assert problems(folder) == [
        "checklist.yaml:13 order[1]: no department is called 'receptoin' | did you mean reception?",
        "checklist.yaml:13 order[2]: the department 'reception' stands twice | keep one of the two",
        "checklist.yaml:13 order[3]: no department is called '3' | there are: reception",
    ]
    assert problems(write(checklist=HEAD + "order: reception\n")) == [
        "checklist.yaml:13 order: this should be a list of departments | write [one, another]"
    ]


def test_problems_of_all_files_are_told_at_once_in_the_order_of_the_files(write: Write) -> None:
    folder = write(
        checklist=HEAD.replace("title: Small checklist", "titel: Small").replace('"1.0"', "1.0"),
        policy=POLICY.replace("minutes: 10", "minutes: 60") + "    minutes: 10\n",
        reception=DEPARTMENT.replace("how: look", "how: see").replace("weight: 2", "weight: 2 #two"),
        billing=SECOND.replace(", effort: S", ""),
    )

    assert problems(folder) == [
        "billing.yaml:22 touchpoints[0].questions[0].action.effort: this key is missing"
        " | add it: S under a day, M under a month, L longer",
        "checklist.yaml:1 title: this key is missing | add it: As people read it",
        "checklist.yaml:2 titel: the key 'titel' is unknown | did you mean title?",
        "checklist.yaml:3 version: this should be text, not the number 1.0 | put it in quotes",
        "policy.yaml:10 clauses[0].minutes: the key 'minutes' stands twice, first in line 9"
        " | keep one of the two",
        "reception.yaml:14 touchpoints[0].questions[0].how: 'see' is none of the choices"
        " | there are: ask, look, read, test",
        "reception.yaml:17 touchpoints[0].questions[0].weight: the text ends here, before ` #`, which begins"
        " a comment | put the text in quotes; or write a blank after the # of a comment",
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "title: At the door",
            "title: no",
            None,
        ),
        (
            "title: At the door",
            "title: true",
            "7 touchpoints[0].title: this should be text, not true | put it in quotes",
        ),
        (
            "title: At the door",
            "title:",
            "7 touchpoints[0].title: this is empty, and should be text | write one text",
        ),
        (
            "title: At the door",
            "title: ' '",
            "7 touchpoints[0].title: this is empty, and should be text",
        ),
        (
            "title: At the door",
            "title: [a]",
            "7 touchpoints[0].title: this should be text, not a list | write one text",
        ),
        (
            "ask: How many people are greeted at once?",
            "ask: |\n          How many people\n          are greeted?",
            "12 touchpoints[0].questions[0].ask: this is more than one line"
            " | write one line; `>-` joins several to one",
        ),
        (
            "ask: How many people are greeted at once?",
            "ask: How many",
            "12 touchpoints[0].questions[0].ask: 'How many' is too short: it needs 10 letters or more",
        ),
        (
            "ask: How many people are greeted at once?",
            f"ask: {'o' * 2001}",
            f"12 touchpoints[0].questions[0].ask: '{'o' * 60}…' is too long: it may have 2000 letters",
        ),
        (
            "stage: enquire",
            "stage: inquire",
            "8 touchpoints[0].stage: no stage is called 'inquire' | did you mean enquire?",
        ),
        (
            "[customers_come]",
            "[not customer_comes]",
            "9 touchpoints[0].applies_if[0]: no fact is called 'customer_comes'"
            " | did you mean customers_come?",
        ),
        (
            "[customers_come]",
            "customers_come",
            "9 touchpoints[0].applies_if: this should be a list, not 'customers_come'"
            " | begin each part with `- `, or write [one, another]",
        ),
        (
            "[hardly anybody, about half of them, all of them]",
            "[1, half, 100 %]",
            "16 touchpoints[0].questions[0].steps[0]: this should be text, not the number 1"
            " | put it in quotes",
        ),
        ("[hardly anybody, about half of them, all of them]", "[half, 100 %]", None),
        (
            "[hardly anybody, about half of them, all of them]",
            "[everybody]",
            "16 touchpoints[0].questions[0].steps: there is 1 of these, and at least 2 are needed",
        ),
        (
            "[hardly anybody, about half of them, all of them]",
            "[a, b, c, d, e, f, g, h, i, j, k]",
            "16 touchpoints[0].questions[0].steps: there are 11 of these, and at most 10 may be",
        ),
        (
            "weight: 2",
            "weight: heavy",
            "17 touchpoints[0].questions[0].weight: this should be a whole number, not 'heavy'",
        ),
        (
            "weight: 2",
            "weight: -1",
            "17 touchpoints[0].questions[0].weight: the number -1 is too small: it must be at least 0",
        ),
        (
            "weight: 2",
            "weight: 101",
            "17 touchpoints[0].questions[0].weight: the number 101 is too large: it may be at most 100",
        ),
        (
            "weight: 2",
            "weight: 2\n        critical: maybe",
            "18 touchpoints[0].questions[0].critical: this should be true or false, not 'maybe'",
        ),
        (
            "effort: S",
            "effort: ",
            "22 touchpoints[0].questions[0].action.effort: this is empty | there are: L, M, S",
        ),
        (
            "action: {do: Greet whoever comes in., effort: S}",
            "action: Greet whoever comes in.",
            "22 touchpoints[0].questions[0].action: this should be a mapping of keys,"
            " not 'Greet whoever comes in.' | write `key: value`, one a line",
        ),
        (
            "steps: [hardly anybody, about half of them, all of them]",
            "measure: {unit: people, good: welcome.second, poor: true}",
            "16 touchpoints[0].questions[0].measure.poor: this is no number"
            " | give a number, or a number of the policy as clause.number\n"
            "16 touchpoints[0].questions[0].measure.good: no number is called 'welcome.second'"
            " | did you mean welcome.seconds?",
        ),
        (
            "steps: [hardly anybody, about half of them, all of them]",
            "measure: {unit: people, good: 1e999, poor: 3}",
            "16 touchpoints[0].questions[0].measure.good: inf is out of reach"
            " | write a number from -1e+15 to 1e+15",
        ),
        (
            "        steps: [hardly anybody, about half of them, all of them]\n",
            "",
            "11 touchpoints[0].questions[0]: a question is answered in one way, and this one has none"
            " | give exactly one of steps, scale, measure and text",
        ),
        (
            "- id: reception_greeted",
            "- id: Greeted",
            "11 touchpoints[0].questions[0].id: this is no name that can be referred to"
            " | use lower-case letters, digits and _, and begin with a letter",
        ),
        (
            "    questions:",
            "    question:",
            "6 touchpoints[0].questions: this key is missing | add it: In the order in which they are asked\n"
            "10 touchpoints[0].question: the key 'question' is unknown | did you mean questions?",
        ),
        (
            "department: reception",
            "id: reception",
            "1 department: this key is missing | add it: Unique in the library\n"
            "1 id: the key 'id' is unknown | there are: about, applies_if, defaults, department,"
            " meets_customers, owner, title, top, touchpoints, weight",
        ),
    ],
)
def test_a_department_is_told_by_its_own_lines(write: Write, old: str, new: str, problem: str | None) -> None:
    folder = write(reception=DEPARTMENT.replace(old, new, 1))

    if problem is None:
        assert load_checklist(folder)
    else:
        assert problems(folder) == [f"reception.yaml:{line}" for line in problem.split("\n")]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("from: 70", "from: 0.7", "10 bands[1].from: 0.7 is no whole per cent | write 70"),
        (
            "from: 70",
            "from: 98",
            "10 bands[1].from: the number 98 is too large: a band begins at 97 at most | begin it lower",
        ),
        (
            "from: 70",
            "from: 2",
            "10 bands[1].from: bands begin less than 3 per cent apart | leave out one, or move it",
        ),
        ("from: 70", "from: true", "10 bands[1].from: this is no number | write a number, not true or false"),
        ("from: 70", "from: high", "10 bands[1].from: this should be a whole number, not 'high'"),
        (
            "from: 70",
            "floor: 70",
            "10 bands[1].from: this key is missing | add it: Lowest whole per cent of the band\n"
            "10 bands[1].floor: the key 'floor' is unknown | there are: colour, from, id, symbol, word",
        ),
        (
            "C9E7EE",
            "green",
            "10 bands[1].colour: this is no colour | write six digits as RRGGBB, such as FFE7A0",
        ),
        (
            "version:",
            "language: English\nversion:",
            "3 language: this is no tag of a language | write one such as en or en-GB",
        ),
        (
            "version:",
            "scales:\n  How often: [a, b, c]\nversion:",
            "4 scales.How often: this is no name that can be referred to"
            " | use lower-case letters, digits and _, and begin with a letter\n"
            "4 scales.How often: no question has the scale 'How often'"
            " | let a question say `scale: How often`, or take the scale out",
        ),
        (
            "version:",
            "scales: [a]\nversion:",
            "3 scales: this should be a mapping of keys, not a list | write `key: value`, one a line",
        ),
        (
            "version:",
            "clauses: []\nversion:",
            "3 clauses: clauses do not stand here | write them in policy.yaml",
        ),
        (
            "version:",
            "departments: []\nversion:",
            "3 departments: departments do not stand here | write a file for each",
        ),
        (
            "from: 70",
            "from: 0",
            "1: bands do not ascend from 0 | list them worst first, the first with `from: 0`",
        ),
        (
            "holds: they come",
            "choices: [{id: some, title: Some}], holds: they come",
            "12 facts[0]: a fact has either choices or both holds and fails | give the one or the other",
        ),
    ],
)
def test_the_head_is_told_by_its_own_lines(write: Write, old: str, new: str, problem: str) -> None:
    folder = write(checklist=HEAD.replace(old, new, 1))

    told = [line for line in problems(folder) if not line.startswith("reception.yaml")]
    assert told == [f"checklist.yaml:{line}" for line in problem.split("\n")]


def test_the_policy_is_told_by_its_own_lines(write: Write) -> None:
    assert problems(write(policy="clause: []\n")) == [
        "policy.yaml:1 clause: the key 'clause' is unknown | did you mean clauses?",
        "policy.yaml:1 clauses: this key is missing | add it: the policy, clause by clause",
        "reception.yaml:20 touchpoints[0].questions[0].clause: no clause is called 'welcome'"
        " | leave it out: there are none",
    ]
    assert problems(write(policy=POLICY.replace("[Everyone]", "[]"))) == [
        "policy.yaml:7 clauses[0].for: there are 0 of these, and at least 1 is needed"
    ]
    assert problems(write(policy=POLICY.replace("{seconds} ", "30 "))) == [
        "policy.yaml:2 clauses[0]: the number 'seconds' stands nowhere in the wording"
        " | write {seconds} where it belongs"
    ]


def test_a_department_whose_file_has_another_name_is_told(write: Write) -> None:
    folder = write(reception=None, front_desk=DEPARTMENT)

    assert problems(folder) == [
        "front_desk.yaml:1 department: the department 'reception' stands in a file called front_desk.yaml"
        " | rename the file reception.yaml, or the department front_desk"
    ]


def test_an_id_given_twice_is_told_with_both_places(write: Write) -> None:
    folder = write(billing=SECOND.replace("billing_greeted", "reception_greeted"))

    assert problems(folder) == [
        "reception.yaml:11 touchpoints[0].questions[0].id: the question id 'reception_greeted' is used twice"
        " | give one of the two another id: it stands in billing.yaml:11 too"
    ]


def test_a_title_given_twice_is_told_with_both_places(write: Write) -> None:
    folder = write(billing=SECOND.replace("title: Billing", "title: Reception"))

    assert problems(folder) == [
        "reception.yaml:2 title: the department title 'Reception' is used twice"
        " | give one of the two another title: it stands in billing.yaml:2 too"
    ]


def test_an_id_given_twice_in_lists_of_two_kinds_is_told(write: Write) -> None:
    choices = "  - {id: size, ask: How many?, choices: [{id: customers_come, title: Some}]}\n"

    assert problems(write(checklist=HEAD + choices)) == [
        "checklist.yaml:13 facts[1].choices[0].id: the fact id 'customers_come' is used twice"
        " | give one of the two another id: it stands in checklist.yaml:12 too"
    ]


def test_every_clause_and_every_scale_must_be_named_by_a_question(write: Write) -> None:
    clause = POLICY.removeprefix("clauses:\n")
    folder = write(
        policy=POLICY + clause.replace("id: welcome", "id: farewell"),
        checklist=HEAD + "scales: {how_many: [few, many, all]}\n",
    )

    assert problems(folder) == [
        "checklist.yaml:13 scales.how_many: no question has the scale 'how_many'"
        " | let a question say `scale: how_many`, or take the scale out",
        "policy.yaml:10 clauses[1].id: no question tests the clause 'farewell'"
        " | let a question say `clause: farewell`, or take the clause out",
    ]


def test_a_clause_is_not_called_untested_where_a_question_misspells_it(write: Write) -> None:
    folder = write(reception=DEPARTMENT.replace("clause: welcome", "clause: welcom"))

    assert problems(folder) == [
        "reception.yaml:20 touchpoints[0].questions[0].clause: no clause is called 'welcom'"
        " | did you mean welcome?"
    ]


def test_a_scale_is_not_called_unused_where_a_question_misspells_it(write: Write) -> None:
    steps = "steps: [hardly anybody, about half of them, all of them]"
    folder = write(
        checklist=HEAD + "scales: {how_many: [few, many, all]}\n",
        reception=DEPARTMENT.replace(steps, "scale: how_mny"),
    )

    assert problems(folder) == [
        "reception.yaml:16 touchpoints[0].questions[0].scale: no scale is called 'how_mny'"
        " | did you mean how_many?"
    ]


def test_where_a_department_cannot_be_read_the_rest_is_checked_all_the_same(write: Write) -> None:
    farewell = POLICY.removeprefix("clauses:\n").replace("id: welcome", "id: farewell")
    folder = write(
        billing="department: 'billing\n",
        reception=DEPARTMENT.replace("weight: 2", "weight: 900"),
        policy=POLICY + farewell,
    )

    assert [problem.split(" ")[0] for problem in problems(folder)] == ["billing.yaml:1:", "reception.yaml:17"]


def test_where_the_policy_cannot_be_read_nothing_is_told_that_follows_from_it(write: Write) -> None:
    folder = write(policy="clauses: [,\n", reception=DEPARTMENT + "title: Twice\n")

    assert [problem.split(" ")[0] for problem in problems(folder)] == ["policy.yaml:1:", "reception.yaml:23"]


def test_files_that_are_missing_or_misnamed_are_told(write: Write) -> None:
    folder = write(checklist=None, policy=None, reception=None)
    core = folder / "core"
    (core / "sales.yml").write_text("", encoding="utf-8")
    (core / "Billing.YAML").write_text("", encoding="utf-8")
    (core / "notes.txt").write_text("", encoding="utf-8")
    (core / "._sales.yaml").write_bytes(b"\x00\x05")

    assert problems(folder) == [
        f"{core}: there is no department | add a file for each, such as billing.yaml",
        "Billing.YAML: only files that end in .yaml are read | rename it Billing.yaml",
        f"checklist.yaml: this file is missing in {core}"
        " | add it: it holds what all departments have in common",
        "sales.yml: only files that end in .yaml are read | rename it sales.yaml",
    ]


def test_a_folder_that_is_missing_or_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "core").write_text("", encoding="utf-8")
    nowhere = tmp_path / "nowhere"

    assert problems(nowhere) == [f"{nowhere}: there is no such folder | name a folder of checklists"]
    assert problems(tmp_path / "core") == [
        f"{tmp_path / 'core'}: this is a file, not a folder | name the folder that it is in"
    ]


def test_a_folder_that_the_system_withholds_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)

    assert problems(tmp_path) == [f"{tmp_path}: the folder may not be read | ask for the right to read it"]


def test_the_checklists_are_found_within_the_package_or_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "__file__", str(tmp_path / "cxaudit" / "library" / "folders.py"))

    assert checklists_folder() == tmp_path / "checklists"
    (tmp_path / "cxaudit" / "checklists").mkdir(parents=True)
    assert checklists_folder() == tmp_path / "cxaudit" / "checklists"


def test_every_pattern_of_a_checklist_is_told_in_words() -> None:
    models: list[type[BaseModel]] = [Checklist, Audit]
    patterns = {
        pattern
        for model in models
        for pattern in re.findall(r"'pattern': '(.*?)'[,}]", str(model.model_json_schema()))
    }

    known = {str(pattern).replace("\\", "\\\\") for pattern in messages._PATTERNS}
    unwritten = {"^[a-z0-9-]{1,40}$", "^[0-9a-f]{16}$", "^[A-Za-z0-9_.]{1,130}$"}
    assert patterns - known == unwritten, "ids and digests of an audit, which nobody writes in YAML"


def test_the_shipped_files_stay_sound_when_their_folder_is_moved(tmp_path: Path) -> None:
    shutil.copytree(checklists_folder() / "core", tmp_path / "moved")

    assert load_checklist(tmp_path / "moved") == load_checklist(checklists_folder())


@given(
    st.sampled_from(["checklist", "policy", "reception"]),
    st.floats(0, 1),
    st.integers(0, 30),
    st.sampled_from(SNIPPETS) | st.text(max_size=5),
)
@settings(deadline=None)
def test_whatever_the_files_hold_is_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, name: str, part: float, cut: int, put: str
) -> None:
    texts = {"checklist": HEAD, "policy": POLICY, "reception": DEPARTMENT}
    begin = int(part * len(texts[name]))
    texts[name] = texts[name][:begin] + put + texts[name][begin + cut :]
    folder = tmp_path_factory.mktemp("library")
    for file, text in texts.items():
        (folder / f"{file}.yaml").write_text(text, encoding="utf-8", errors="replace")

    with suppress(CxauditError):
        assert len(load_checklist(folder).places) == 1


def test_a_folder_of_a_library_and_the_library_itself_are_the_same_checklist() -> None:
    library = checklists_folder()

    assert load_checklist(library / "core") == load_checklist(library)


SMALLEST = """\
id: mine
title: Mine
"""

YES_NO = """\
department: desk
title: Front desk
defaults: {scale: how_many, clause: welcome, gap: delivery, action: {do: Do it from today on., effort: S}}
touchpoints:
  - id: door
    title: At the door
    questions:
      - {id: desk_greeted, ask: Was everybody greeted?}
      - {id: desk_seen, ask: Was everybody seen?, weight: 3}
      - {id: desk_rings, ask: How often did it ring?, measure: {unit: rings, good: 2, poor: 9}}
"""

SHOP = YES_NO.replace("desk", "shop").replace("Front", "Back")
"""The same questions asked in another department."""

DESK_OF_ONE = """\
department: desk
title: Desk
touchpoints:
  - id: papers
    title: Papers
    questions:
      - {id: desk_sorted, ask: Are they sorted?, scale: yes_no}
"""

MANY = SMALLEST + "scales: {how_many: [none of them, some of them, all of them]}\n"


def test_a_question_takes_what_it_does_not_say_itself(write: Write) -> None:
    folder = write(checklist=MANY + "defaults: {weight: 2, how: look}\n", reception=None, desk=YES_NO)

    questions = [place.question for place in load_checklist(folder).places.values()]

    assert [each.weight for each in questions] == [2, 3, 2]
    assert [each.scale for each in questions] == ["how_many", "how_many", None]
    assert {each.how for each in questions} == {"look"}


def test_a_department_wins_over_the_checklist_and_a_touchpoint_says_where(write: Write) -> None:
    elsewhere = SHOP.replace("title: At", "where: back\n    title: At")
    folder = write(
        checklist=MANY + "defaults: {depth: full, where: entrance}\n",
        reception=None,
        desk=YES_NO.replace("defaults: {", "defaults: {depth: core, "),
        shop=elsewhere,
    )

    places = load_checklist(folder).places

    assert places["desk_greeted"].question.depth == "core"
    assert places["shop_greeted"].question.depth == "full"
    assert (places["desk_greeted"].where, places["shop_greeted"].where) == ("entrance", "back")


def test_of_two_ways_to_answer_the_departments_is_taken_whole(write: Write) -> None:
    folder = write(
        checklist=MANY + "defaults: {steps: [never, at times, always]}\n", reception=None, desk=YES_NO,
        shop=SHOP.replace("scale: how_many, ", ""),
    )  # fmt: skip

    checklist = load_checklist(folder)

    assert checklist.places["desk_greeted"].question.steps is None
    assert checklist.places["shop_greeted"].question.steps == ("never", "at times", "always")
    assert checklist.places["shop_rings"].question.steps is None


@pytest.mark.parametrize(
    ("defaults", "problem"),
    [
        ("{clause: welcom}", ".clause: no clause is called 'welcom' | did you mean welcome?"),
        ("{wieght: 2}", ".wieght: the key 'wieght' is unknown | did you mean weight?"),
        ("{minutes: 0}", ".minutes: the number 0 is too small: it must be more than 0"),
        ("{how: loook}", ".how: 'loook' is none of the choices | did you mean look?"),
        (
            "{papers: bills}",
            ".papers: this should be a list, not 'bills'"
            " | begin each part with `- `, or write [one, another]",
        ),
        ("{consent: maybe}", ".consent: this should be true or false, not 'maybe'"),
        (
            "{where: roof}",
            ".where: 'roof' is none of the choices"
            " | there are: back, counter, entrance, outside, telephone, website",
        ),
        (
            "{ask: Was it done at all?}",
            ".ask: ask can't be a default: each question has its own | write it at each question",
        ),
        ("[scale]", ": this should be a mapping of keys | write `key: value`, one a line"),
        ("", ": this should be a mapping of keys | write `key: value`, one a line"),
    ],
)
def test_what_is_wrong_with_a_default_is_told_once_and_where_it_stands(
    write: Write, defaults: str, problem: str
) -> None:
    questions = YES_NO.split("touchpoints:")[1].replace("ask:", "clause: welcome, scale: how_many, ask:")
    if "clause" in defaults:
        questions = questions.replace("clause: welcome, ", "")
    questions = questions.replace("scale: how_many, ask: How often", "ask: How often")
    action = "action: {do: Do it from now on., effort: S}"
    questions = questions.replace("ask:", f"gap: delivery, {action}, ask:")
    desk = f"department: desk\ntitle: Front desk\ndefaults: {defaults}\ntouchpoints:{questions}"

    assert problems(write(checklist=MANY, reception=None, desk=desk)) == [f"desk.yaml:3 defaults{problem}"]


def test_a_default_that_no_question_takes_is_told(write: Write) -> None:
    folder = write(checklist=HEAD + "defaults: {weight: 2, steps: [no, perhaps, yes]}\n")

    assert problems(folder) == [
        "checklist.yaml:13 defaults.weight: no question takes the default 'weight' | take it out",
        "checklist.yaml:13 defaults.steps: no question takes the default 'steps' | take it out",
    ]


def test_a_question_takes_no_default_that_could_not_be_said_of_it(write: Write) -> None:
    more = """\
      - {id: desk_why, ask: Why was that?, text: true}
      - {id: desk_after, ask: Was it told?, only_if: {desk_seen: [1]}}
      - {id: desk_by_the_way, ask: Was there a seat?, weight: 0}
"""
    folder = write(
        checklist=MANY + "defaults: {needs_note: 1, na: false, critical: true}\n",
        reception=None,
        desk=YES_NO + more,
    )

    asked = {id: place.question for id, place in load_checklist(folder).places.items()}

    assert {id for id, each in asked.items() if each.needs_note is None} == {"desk_rings", "desk_why"}
    assert {id for id, each in asked.items() if each.na} == {"desk_after"}
    assert {id for id, each in asked.items() if not each.critical} == {"desk_why", "desk_by_the_way"}


def test_where_a_department_may_not_apply_none_of_its_questions_must_be_answered_by_default(
    write: Write,
) -> None:
    folder = write(checklist=HEAD.replace("facts", "defaults: {na: false}\nfacts"), desk=DESK_OF_ONE)

    places = load_checklist(folder).places

    assert places["reception_greeted"].question.na
    assert not places["desk_sorted"].question.na


FACTS = """\
facts:
  - {id: size, ask: How many?, choices: [{id: alone, title: one}, {id: more, title: more}]}
  - {id: sites, ask: Several sites?, applies_if: [CONDITION], holds: several, fails: one}
  - {id: customers_come, ask: Do they come?, holds: they come, fails: they do not come}
"""


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("not alone", None),
        ("alone", None),
        ("large", "no fact is called 'large' | there are: alone, customers_come, more, sites"),
        (
            "not customers_come",
            "the fact 'customers_come' is not asked before this one"
            " | name an earlier fact, or move this one below it",
        ),
        (
            "sites",
            "the fact 'sites' is not asked before this one | name an earlier fact, or move this one below it",
        ),
        ("Sites!", "'Sites!' is no condition | name a fact of the profile, or `not` and a fact"),
    ],
)
def test_a_fact_may_depend_on_earlier_ones(write: Write, condition: str, problem: str | None) -> None:
    head = HEAD.partition("facts:")[0]
    folder = write(checklist=head + FACTS.replace("CONDITION", condition))

    if problem is None:
        assert load_checklist(folder).facts[1].applies_if == (condition,)
    else:
        assert problems(folder) == [f"checklist.yaml:13 facts[1].applies_if[0]: {problem}"]


ON_YES_NO = DEPARTMENT.replace("steps: [hardly anybody, about half of them, all of them]", "scale: yes_no")


def test_the_scale_yes_no_is_there_by_itself(write: Write) -> None:
    checklist = load_checklist(write(reception=ON_YES_NO))

    assert checklist.scales == {"yes_no": ("no", "yes")}


def test_a_checklist_may_have_its_own_yes_and_no(write: Write) -> None:
    head = HEAD + "scales: {yes_no: [nein, ja]}\n"

    assert load_checklist(write(checklist=head, reception=ON_YES_NO)).scales == {"yes_no": ("nein", "ja")}


def test_whoever_misspells_yes_no_is_told(write: Write) -> None:
    folder = write(reception=ON_YES_NO.replace("yes_no", "yesno"))

    assert problems(folder) == [
        "reception.yaml:16 touchpoints[0].questions[0].scale: no scale is called 'yesno'"
        " | did you mean yes_no?"
    ]


def test_points_that_are_not_as_many_as_the_steps_of_a_scale_are_told(write: Write) -> None:
    folder = write(
        reception=ON_YES_NO.replace(
            "scale: yes_no", "{}\n        {}".format("scale: yes_no", "points: [0, 1, 2]")
        )
    )

    assert problems(folder) == [
        "reception.yaml:17 touchpoints[0].questions[0].points: there are 2 steps and 3 numbers of points"
        " | give each step its points, worst first"
    ]


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        (
            'needs_note: "9"',
            "needs_note: reception_greeted has no step 9, only 3 steps | name",
        ),
        (
            "needs_note: 9.0",
            "needs_note: reception_greeted has no step 9, only 3 steps | name",
        ),
        ("na: 0", "na: it must be answered (na: false), and may not apply by its conditions | "),
    ],
)
def test_a_value_is_told_to_contradict_however_it_is_written(write: Write, asked: str, problem: str) -> None:
    department = DEPARTMENT.replace("        depth: core", f"        {asked}")

    [told] = problems(write(reception=department))

    assert f"questions[0].{problem}" in told


def test_a_condition_on_a_step_in_quotes_that_is_none_is_told(write: Write) -> None:
    second = SECOND.replace("        depth: core", '        only_if: {reception_greeted: ["1", "9"]}')

    head = f"{HEAD}order: [reception, billing]\n"

    [told] = problems(write(checklist=head, billing=second))

    assert "only_if.reception_greeted[1]: reception_greeted has no step 9, only 3 steps" in told


def test_what_stands_before_bands_that_are_left_out_is_told_alone(write: Write) -> None:
    bands = HEAD[HEAD.index("bands:") : HEAD.index("facts:")]

    [told] = problems(write(checklist=HEAD.replace(bands, "").replace("id: core", "id: Our own")))

    assert told.startswith("checklist.yaml:1 id: this is no name that can be referred to")


def test_of_a_default_it_is_told_which_question_cannot_take_it(write: Write) -> None:
    department = f"{DEPARTMENT}      - {{id: reception_open, ask: Is the door open?, scale: yes_no}}\n"

    [told] = problems(write(reception=f"{department}defaults: {{needs_note: 3}}\n"))

    assert "defaults.needs_note: reception_open has no step 3, only 2 steps | name a step" in told


def test_what_is_to_be_written_can_be_copied_from_the_problem(write: Write) -> None:
    asked = "        measure: {unit: 3, good: 1, poor: 2}"
    steps = "        steps: [hardly anybody, about half of them, all of them]"

    [unit] = problems(write(reception=DEPARTMENT.replace(steps, asked)))
    [text] = problems(write(reception=DEPARTMENT.replace(steps, "        text: false")))

    assert unit.endswith("| write a word, or one such as `{one: minute, many: minutes}`")
    assert text.endswith("| there are: true")


def test_a_step_that_a_condition_names_twice_is_told(write: Write) -> None:
    second = SECOND.replace("        depth: core", "        only_if: {reception_greeted: [1, 1]}")

    [told] = problems(write(checklist=f"{HEAD}order: [reception, billing]\n", billing=second))

    assert "only_if.reception_greeted[1]: the step 1 stands twice | name it once" in told
