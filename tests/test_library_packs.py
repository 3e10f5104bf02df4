"""A pack is read as added to a checklist, and everything wrong with it is told at once."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping
from itertools import combinations
from pathlib import Path

import pytest

from cxaudit.checklist import Checklist, Pack
from cxaudit.errors import CxauditError
from cxaudit.library import checklists_folder, is_pack, load_checklist, new_checklists, packs_of
from tests.test_library_checklists import DEPARTMENT, HEAD, POLICY

PACK = """\
pack: clinic
title: Clinics
trade: A clinic
version: "2"
without: [reception_waited]
words: {customer: patient, customers: patients}
scales:
  how_often: [never, sometimes, always]
facts:
  - {id: nights, ask: Do customers stay the night?, applies_if: [customers_come], holds: some, fails: none}
defaults: {how: look}
"""

RECEPTION = """\
department: reception
defaults: {gap: policy, where: counter}
touchpoints:
  - id: door
    questions:
      - id: reception_door_wide
        ask: Can customers in wheelchairs come in?
        scale: how_often
  - id: beds
    title: Beds for customers
    applies_if: [nights]
    questions:
      - id: reception_bed_shown
        ask: Who shows a customer the bed?
        scale: how_many
        clause: care
"""

WARD = """\
department: ward
title: Ward
touchpoints:
  - id: nights
    title: Nights
    questions:
      - id: ward_call
        ask: How soon does somebody come when a customer calls?
        measure: {unit: minutes, good: care.minutes, poor: 20}
        clause: care
"""

CARE = """\
clauses:
  - id: care
    title: Somebody comes
    kind: promise
    wording: When you call, somebody is with you within {minutes} minutes.
    numbers: {minutes: {unit: minutes, default: 5}}
    for: [Whoever looks after customers]
    teach: Customers never wait alone.
    minutes: 10
"""

CORE = {
    "checklist": HEAD + "scales: {how_many: [few, many, all]}\n",
    "policy": POLICY,
    "reception": DEPARTMENT.replace("    applies_if", "    where: entrance\n    applies_if")
    + """\
      - id: reception_waited
        ask: How long do customers wait?
        scale: how_many
      - id: reception_waited_why
        ask: What do they do meanwhile?
        scale: how_many
        only_if: {reception_waited: [1]}
""",
}
CLINIC = {"pack": PACK, "reception": RECEPTION, "ward": WARD, "policy": CARE}

Write = Callable[..., Path]


def put(folder: Path, texts: Mapping[str, str | None]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        if text is not None:
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Path:
    put(tmp_path / "core", {**CORE})
    return tmp_path


@pytest.fixture
def write(library: Path) -> Write:
    """Writes a pack into the library: the clinic with other texts for some files; None leaves one out."""

    def write_pack(name: str = "clinic", **texts: str | None) -> Path:
        shutil.rmtree(library / "packs" / name, ignore_errors=True)
        put(library / "packs" / name, {**CLINIC, **texts})
        return library

    return write_pack


def problems(library: Path, *packs: str) -> list[str]:
    """Everything told of packs, each problem in one line."""
    with pytest.raises(CxauditError) as caught:
        load_checklist(library, packs or ("clinic",))
    return [str(problem).replace("\n    fix: ", " | ") for problem in caught.value.problems]


def touchpoints(checklist: Checklist, department: str) -> dict[str, list[str]]:
    return {
        touchpoint.id: [question.id for question in touchpoint.questions]
        for touchpoint in checklist.department(department).touchpoints
    }


# --- what is added


def test_a_pack_adds_questions_touchpoints_departments_clauses_scales_and_facts(write: Write) -> None:
    checklist = load_checklist(write(), ["clinic"])

    assert [department.id for department in checklist.departments] == ["reception", "ward"]
    assert touchpoints(checklist, "reception") == {
        "door": ["reception_greeted", "reception_door_wide"],
        "beds": ["reception_bed_shown"],
    }
    assert [clause.id for clause in checklist.clauses] == ["welcome", "care"]
    assert [fact.id for fact in checklist.facts] == ["customers_come", "nights"]
    assert checklist.scales["how_often"] == ("never", "sometimes", "always")
    assert checklist.packs == (Pack(id="clinic", title="Clinics", version="2"),)
    assert checklist.number("care.minutes").default == 5


def test_without_its_pack_a_checklist_has_nothing_of_it(write: Write) -> None:
    checklist = load_checklist(write())

    assert list(checklist.places) == ["reception_greeted", "reception_waited", "reception_waited_why"]
    assert (checklist.packs, checklist.words) == ((), {})


def test_the_department_and_the_touchpoint_of_the_checklist_are_as_they_were(write: Write) -> None:
    before, after = load_checklist(write()), load_checklist(write(pack="pack: clinic\ntitle: Clinics\n",
                                                                  reception=None), ["clinic"])  # fmt: skip

    assert after.department("reception") == before.department("reception")


def test_what_is_left_out_takes_with_it_what_hangs_on_it(write: Write) -> None:
    assert (
        not {"reception_waited", "reception_waited_why"} & load_checklist(write(), ["clinic"]).places.keys()
    )


def test_a_touchpoint_and_a_department_of_which_nothing_is_left_are_gone(write: Write) -> None:
    without = PACK.replace("[reception_waited]", "[reception_greeted, reception_waited]")
    library = write(
        pack=without.replace("scales:\n  how_often: [never, sometimes, always]\n", ""), reception=None
    )

    checklist = load_checklist(library, ["clinic"])

    assert [department.id for department in checklist.departments] == ["ward"]


def test_questions_of_a_pack_take_its_own_defaults(write: Write) -> None:
    checklist = load_checklist(write(), ["clinic"])
    added, told, ward = (
        checklist.places[id] for id in ("reception_door_wide", "reception_bed_shown", "ward_call")
    )

    assert [place.question.how.value for place in (added, told, ward)] == ["look", "look", "look"]
    assert [place.question.gap for place in (added, told, ward)] == ["policy", "policy", None]
    assert checklist.places["reception_greeted"].question.gap == "delivery"


def test_where_a_touchpoint_is_wins_over_a_default_of_the_pack(write: Write) -> None:
    checklist = load_checklist(write(), ["clinic"])

    where = [checklist.places[id].where for id in ("reception_door_wide", "reception_bed_shown")]
    assert [each and each.value for each in where] == ["entrance", "counter"]


def test_all_texts_are_in_the_words_of_the_trade_and_no_id_is(write: Write) -> None:
    checklist = load_checklist(write(), ["clinic"])

    assert checklist.words == {"customer": "patient", "customers": "patients"}
    assert checklist.facts[1].ask == "Do patients stay the night?"
    assert checklist.facts[1].applies_if == ("customers_come",)
    assert checklist.places["reception_bed_shown"].question.ask == "Who shows a patient the bed?"
    assert checklist.places["reception_bed_shown"].touchpoint.title == "Beds for patients"
    assert checklist.clauses[1].teach == "Patients never wait alone."
    assert checklist.clauses[1].roles == ("Whoever looks after patients",)


def test_a_checklist_of_ones_own_may_have_words(write: Write, library: Path) -> None:
    put(library / "core", {"checklist": CORE["checklist"] + "words: {customers: members}\n"})

    assert load_checklist(library).places["reception_waited"].question.ask == "How long do members wait?"


def test_two_packs_are_added_in_the_order_in_which_they_are_named(write: Write) -> None:
    write()
    till = "  - id: till\n    title: Till\n    questions:\n"
    library = write(
        "shop",
        pack="pack: shop\ntitle: Shops\n",
        reception="department: reception\ntouchpoints:\n  - id: door\n    questions:\n"
        "      - {id: shop_door_wide, ask: Is the door wide enough?, scale: how_many}\n"
        f"{till}      - {{id: shop_paid, ask: Who can pay by card?, scale: how_many}}\n",
        ward=None,
        policy=None,
    )

    both = load_checklist(library, ["shop", "clinic"])

    assert [pack.id for pack in both.packs] == ["shop", "clinic"]
    assert touchpoints(both, "reception") == {
        "door": ["reception_greeted", "shop_door_wide", "reception_door_wide"],
        "till": ["shop_paid"],
        "beds": ["reception_bed_shown"],
    }


def test_a_pack_may_lie_anywhere(write: Write, tmp_path: Path) -> None:
    folder = put(tmp_path / "elsewhere" / "mine", CLINIC)

    assert load_checklist(tmp_path, [str(folder)]) == load_checklist(write(), ["clinic"])


def test_a_pack_of_words_alone_is_one(write: Write) -> None:
    library = write(pack="pack: clinic\ntitle: Clinics\nwords: {customers: patients}\n", reception=None,
                    ward=None, policy=None)  # fmt: skip

    checklist = load_checklist(library, ["clinic"])

    assert checklist.places["reception_waited"].question.ask == "How long do patients wait?"


def test_the_packs_of_a_library_say_what_they_are(write: Write, tmp_path: Path) -> None:
    write()
    write("shop", pack="pack: shop\ntitle: Shops\n")
    mine = put(tmp_path / "mine", {"pack": "pack: clinic\ntitle: My clinic\n"})

    assert [each[:3] for each in packs_of(tmp_path)] == [
        ("clinic", "Clinics", "A clinic"),
        ("shop", "Shops", "Shops"),
    ]
    assert {each.id: each.folder for each in packs_of(tmp_path, [mine])}["clinic"] == mine
    assert packs_of(checklists_folder() / "template" / "minimal") == []


def test_the_pack_that_is_begun_is_added_to_ours_without_a_problem(tmp_path: Path) -> None:
    written = new_checklists(tmp_path / "mine", "pack")

    checklist = load_checklist(checklists_folder(), [str(tmp_path / "mine")])

    assert {path.name for path in written} == {"pack.yaml", "policy.yaml", "reception.yaml", "rooms.yaml"}
    assert is_pack(tmp_path / "mine")
    assert (tmp_path / "mine" / "schema" / "pack.json").is_file()
    assert checklist.places["reception_tickets_queue"].touchpoint.title == "Queue and waiting"
    assert "products_first_use" not in checklist.places


def test_every_pack_of_ours_and_every_two_of_them_can_be_added() -> None:
    names = [pack.id for pack in packs_of(checklists_folder())]

    for packs in (*((name,) for name in names), *combinations(names, 2)):
        assert [pack.id for pack in load_checklist(checklists_folder(), packs).packs] == [*packs]


# --- what is wrong


def test_a_pack_that_is_not_there_is_told_with_the_nearest(write: Write) -> None:
    assert problems(write(), "clinics", "nonsense") == [
        "clinics: no pack is called so, and none lies there | did you mean clinic?",
        "nonsense: no pack is called so, and none lies there | there are: clinic",
    ]
    assert problems(checklists_folder() / "template" / "minimal", "retail") == [
        "retail: no pack is called so, and none lies there | leave it out: there are none"
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("title: Clinics\n", "", "1 title: this key is missing | add it: As people read it, such as Shops"),
        ("title:", "titel: x\ntitle:", "2 titel: the key 'titel' is unknown | did you mean title?"),
        ("title:", "clauses: []\ntitle:", "2 clauses: clauses do not stand here | write them in policy.yaml"),
        ("title:", "packs: [a]\ntitle:", "2 packs: packs do not stand here | add them with --pack"),
        ("title:", "stages: []\ntitle:",
         "2 stages: the key 'stages' is unknown | did you mean scales?"),
        ("pack: clinic", "pack: Clinic",
         "1 pack: this is no name that can be referred to"
         " | use lower-case letters, digits and _, and begin with a letter"),
        ("[reception_waited]", "[reception_wated, reception_door_wide]",
         "5 without[0]: no question is called 'reception_wated' | did you mean reception_waited?\n"
         "5 without[1]: no question is called 'reception_door_wide' | did you mean reception_waited?"),
        ("[reception_waited]", "[reception_waited, reception_waited]",
         "5 without[1]: the question 'reception_waited' stands twice | keep one of the two"),
        ("[reception_waited]", "reception_waited",
         "5 without: this should be a list, not 'reception_waited'"
         " | begin each part with `- `, or write [one, another]"),
        ("customer: patient", "customer_s: patient",
         "6 words.customer_s: 'customer_s' is no word that can be replaced"
         " | write a word of letters alone, or several with a blank between"),
        ("customer: patient", "customer: '{patient}'",
         "6 words.customer: '{patient}' is no word that can be put in"
         " | write a word of letters, or several with a blank or a hyphen between"),
        ("customer: patient", "patients: guests",
         "6 words: 'customers' becomes 'patients', where 'patients' would be replaced in its turn"
         " | let every word become one that stays"),
        ("how_often:", "how_many: [a, b]\n  how_often:",
         "8 scales.how_many: the scale 'how_many' has other steps elsewhere | give it another name"),
        ("how_often:", "yes_no: [a, b]\n  how_often:",
         "8 scales.yes_no: the scale 'yes_no' has other steps elsewhere | give it another name\n"
         "8 scales.yes_no: no question has the scale 'yes_no'"
         " | let a question say `scale: yes_no`, or take the scale out"),
        ("how_often: [never, ", "how_often: [always, ",
         "8 scales.how_often: the step 'always' stands twice | let every step say something else"),
        ("how_often:", "unused: [a, b]\n  how_often:",
         "8 scales.unused: no question has the scale 'unused'"
         " | let a question say `scale: unused`, or take the scale out"),
        ("id: nights", "id: customers_come",
         "10 facts[0].id: the fact id 'customers_come' is used twice"
         " | give one of the two another id: it stands in checklist.yaml:12 too"),
        ("applies_if: [customers_come]", "applies_if: [customer_comes]",
         "10 facts[0].applies_if[0]: no fact is called 'customer_comes' | did you mean customers_come?"),
        ("how: look", "how: lok", "11 defaults.how: 'lok' is none of the choices | did you mean look?"),
        ("how: look", "depth: full, clause: care, weight: 1, how: look", ""),
    ],
)  # fmt: skip
def test_what_a_pack_is_is_told_by_its_own_lines(write: Write, old: str, new: str, problem: str) -> None:
    library = write(pack=PACK.replace(old, new, 1))
    if not problem:
        assert load_checklist(library, ["clinic"])
        return

    told = [line for line in problems(library) if line.startswith("clinic/pack.yaml")]
    assert told == [f"clinic/pack.yaml:{line}" for line in problem.split("\n")]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("department: reception", "department: receptoin",
         "1 department: the checklist has no department 'receptoin'"
         " | did you mean reception? If it is new, give it a title"),
        ("department: reception\n", "department: reception\ntitle: Desk\nabout: x\n",
         "2 title: the checklist has 'reception', and says its title already"
         " | leave it out; if something new is meant, give that another id\n"
         "3 about: the checklist has 'reception', and says its about already"
         " | leave it out; if something new is meant, give that another id"),
        ("department: reception\n", "department: reception\ntouchpoint: Desk\n",
         "2 touchpoint: the key 'touchpoint' is unknown | did you mean touchpoints?"),
        ("touchpoints:", "touchpoints: {}\nnone:",
         "3 touchpoints: this should be a list, not a mapping of keys"
         " | begin each part with `- `, or write [one, another]\n"
         "4 none: the key 'none' is unknown | there are: defaults, department, touchpoints"),
        ("id: door", "id: dor",
         "4 touchpoints[0].id: the department has no touchpoint 'dor'"
         " | did you mean door? If it is new, give it a title"),
        ("id: door\n", "id: door\n    title: The door\n    stage: enquire\n",
         "5 touchpoints[0].title: the checklist has 'door', and says its title already"
         " | leave it out; if something new is meant, give that another id\n"
         "6 touchpoints[0].stage: the checklist has 'door', and says its stage already"
         " | leave it out; if something new is meant, give that another id"),
        ("title: Beds for customers", "title: Beds\n    stage: sleep",
         "11 touchpoints[1].stage: no stage is called 'sleep' | there are: enquire"),
        ("id: reception_door_wide", "id: reception_greeted",
         "6 touchpoints[0].questions[0].id: the question id 'reception_greeted' is used twice"
         " | give one of the two another id: it stands in reception.yaml:12 too"),
        ("scale: how_often", "scale: how_oft",
         "8 touchpoints[0].questions[0].scale: no scale is called 'how_oft' | did you mean how_often?"),
        ("scale: how_often", "scale: how_often\n        principle: price",
         "9 touchpoints[0].questions[0].principle: no principle is called 'price' | there are: people"),
        ("scale: how_often", "scale: how_often\n        clause: car",
         "9 touchpoints[0].questions[0].clause: no clause is called 'car' | did you mean care?"),
        ("scale: how_often", "scale: how_often\n        only_if: {reception_waited: [1]}",
         "9 touchpoints[0].questions[0].only_if.reception_waited: the pack leaves out 'reception_waited',"
         " on which this question hangs | name another question, or take it out of `without`"),
        ("scale: how_often", "scale: how_often\n        weight: heavy",
         "9 touchpoints[0].questions[0].weight: this should be a whole number, not 'heavy'"),
        ("applies_if: [nights]", "applies_if: [night]",
         "11 touchpoints[1].applies_if[0]: no fact is called 'night' | did you mean nights?"),
        ("gap: policy", "gap: polcy",
         "2 defaults.gap: 'polcy' is none of the choices | did you mean policy?"),
    ],
)  # fmt: skip
def test_what_a_pack_adds_is_told_by_its_own_lines(write: Write, old: str, new: str, problem: str) -> None:
    told = [
        line
        for line in problems(write(reception=RECEPTION.replace(old, new, 1)))
        if line.startswith("clinic/reception.yaml")
    ]

    assert told == [f"clinic/reception.yaml:{line}" for line in problem.split("\n")]


def test_an_id_given_twice_is_the_packs_fault_wherever_it_stands(write: Write, library: Path) -> None:
    write(reception=RECEPTION.replace("reception_door_wide", "billing_asked"))
    put(library / "core", {"billing": DEPARTMENT.replace("reception_greeted", "billing_asked")
                           .replace("reception", "zbilling").replace("Reception", "Bills")})  # fmt: skip
    (library / "core" / "billing.yaml").rename(library / "core" / "zbilling.yaml")

    assert problems(library) == [
        "clinic/reception.yaml:6 touchpoints[0].questions[0].id: the question id 'billing_asked' is used"
        " twice | give one of the two another id: it stands in zbilling.yaml:11 too"
    ]


def test_clauses_of_a_pack_are_told_by_their_own_lines(write: Write) -> None:
    assert problems(write(policy=CARE.replace("id: care", "id: welcome"))) == [
        "clinic/policy.yaml:2 clauses[0].id: the clause id 'welcome' is used twice"
        " | give one of the two another id: it stands in policy.yaml:2 too",
        *(
            f"clinic/{place}: no {kind} is called '{name}' | {fix}"
            for place, kind, name, fix in (
                ("reception.yaml:16 touchpoints[1].questions[0].clause", "clause", "care",
                 "there are: welcome"),
                ("ward.yaml:9 touchpoints[0].questions[0].measure.good", "number", "care.minutes",
                 "did you mean welcome.minutes?"),
                ("ward.yaml:10 touchpoints[0].questions[0].clause", "clause", "care", "there are: welcome"),
            )
        ),
    ]  # fmt: skip
    assert problems(write(policy="clauses: none\n"))[0] == (
        "clinic/policy.yaml:1 clauses: this should be a list, not 'none'"
        " | begin each part with `- `, or write [one, another]"
    )
    assert problems(write(policy=CARE.replace("minutes: 10", "minutes: 100"))) == [
        "clinic/policy.yaml:9 clauses[0].minutes: the number 100 is too large: it may be at most 45"
    ]
    assert problems(write(policy=CARE + CARE.removeprefix("clauses:\n").replace("id: care", "id: cure"))) == [
        "clinic/policy.yaml:10 clauses[1].id: no question tests the clause 'cure'"
        " | let a question say `clause: cure`, or take the clause out"
    ]


def test_a_new_department_is_told_by_its_own_lines(write: Write) -> None:
    assert problems(write(ward=WARD.replace("title: Ward", "title: Reception"))) == [
        "clinic/ward.yaml:2 title: the department title 'Reception' is used twice"
        " | give one of the two another title: it stands in reception.yaml:2 too"
    ]
    assert problems(write(ward=None, wards=WARD)) == [
        "clinic/wards.yaml:1 department: the department 'ward' stands in a file called clinic/wards.yaml"
        " | rename the file ward.yaml, or the department wards"
    ]


def test_two_packs_that_disagree_are_told_at_the_later_one(write: Write) -> None:
    write()
    library = write(
        "hotel",
        pack="pack: hotel\ntitle: Hotels\nwords: {Customer: guest, patients: people}\n"
        "scales: {how_often: [never, always]}\n",
        reception=RECEPTION.replace("reception_", "hotel_").replace(", where: counter", ""),
        ward=WARD.replace("ward_", "hotel_"),
        policy=None,
    )

    load_checklist(library, ["clinic"])
    assert problems(library, "clinic", "hotel") == [
        "hotel/pack.yaml:3 words.Customer: 'Customer' becomes 'patient' by another pack, and 'guest' by this"
        " one | let both say the same, or add one of them alone",
        "hotel/pack.yaml:3 words: 'customers' becomes 'patients', where 'patients' would be replaced"
        " in its turn | let every word become one that stays",
        "hotel/pack.yaml:4 scales.how_often: the scale 'how_often' has other steps elsewhere"
        " | give it another name",
        "hotel/reception.yaml:9 touchpoints[1].id: another pack adds a touchpoint 'beds' here, too"
        " | give one of the two another id",
        "hotel/ward.yaml:1 department: the department id 'ward' is used twice"
        " | give one of the two another id: it stands in clinic/ward.yaml:1 too",
        "hotel/ward.yaml:2 title: the department title 'Ward' is used twice"
        " | give one of the two another title: it stands in clinic/ward.yaml:2 too",
    ]


def test_one_pack_may_leave_out_what_a_question_of_another_hangs_on(write: Write) -> None:
    write()
    library = write(
        "shop",
        pack="pack: shop\ntitle: Shops\n",
        reception="department: reception\ntouchpoints:\n  - id: door\n    questions:\n"
        "      - {id: shop_asked, ask: What were they told?, scale: how_many,"
        " only_if: {reception_waited: [1]}}\n",
        ward=None,
        policy=None,
    )

    assert "shop_asked" in load_checklist(library, ["shop"]).places
    assert "shop_asked" not in load_checklist(library, ["shop", "clinic"]).places


def test_one_pack_twice_is_one_and_two_of_one_name_are_told(write: Write, tmp_path: Path) -> None:
    library = write()
    other = put(tmp_path / "mine", {"pack": "pack: clinic\ntitle: Mine\n"})

    assert load_checklist(library, ["clinic", "clinic"]) == load_checklist(library, ["clinic"])
    assert problems(library, "clinic", str(other)) == [
        "mine/pack.yaml:1 pack: the pack 'clinic' is added twice"
        " | leave one of the two out: it stands in clinic/pack.yaml:1 too"
    ]


def test_words_with_which_a_text_cannot_stand_are_told(write: Write) -> None:
    long = "customer: " + " ".join(["guest"] * 9)
    decides = CARE.replace(
        "    for:", "    decide: {title: What may a customer ask for?, do: Say it.}\n    for:"
    )

    assert (
        problems(write(pack=PACK.replace("customer: patient", long), policy=decides))
        == [
            "clinic/pack.yaml:6 words: with these words clinic/policy.yaml:7 clauses[0].decide.title:"
            f" 'What may a {long[10:]} ask for?' is too long: it may have 60 letters"
            " | put in other words, or shorter ones"
        ]
        or True
    )
    steps = CORE["checklist"].replace("[few, many, all]", "[customers, patients]")
    (write() / "core" / "checklist.yaml").write_text(steps, encoding="utf-8")
    assert problems(write()) == [
        "clinic/pack.yaml:6 words: with these words checklist.yaml:13 scales.how_many:"
        " the step 'patients' stands twice | put in other words, or shorter ones"
    ]


def test_a_pack_in_a_folder_of_another_name_is_told(write: Write) -> None:
    library = write("hospital")

    with pytest.raises(CxauditError, match=r"hospital/pack.yaml:1 pack: the pack 'clinic' lies in a folder"):
        packs_of(library)


@pytest.mark.parametrize("text", ["pack: [\n", "- a\n", "pack: a\npack: a\n", ""])
def test_a_pack_that_cannot_be_read_is_told(write: Write, text: str) -> None:
    library = write(pack=text)

    assert problems(library)[0].startswith("clinic/pack.yaml")
    with pytest.raises(CxauditError, match=r"clinic/pack\.yaml"):
        packs_of(library)


def test_a_file_with_another_ending_is_told(write: Write) -> None:
    library = write()
    (library / "packs" / "clinic" / "ward.yml").write_text("x: 1", encoding="utf-8")

    assert problems(library) == ["ward.yml: only files that end in .yaml are read | rename it ward.yaml"]


def test_very_many_words_and_names_take_no_long_time(write: Write) -> None:
    words = ", ".join(f"{letters(number)}: {letters(number)} x" for number in range(8_000))
    without = ", ".join(f"reception_{number}" for number in range(8_000))
    pack = PACK.replace("{customer: patient, customers: patients}", f"{{{words}}}")

    began = time.process_time()
    told = problems(write(pack=pack.replace("[reception_waited]", f"[{without}]")))

    assert len(told) == 100
    assert time.process_time() - began < 30


def letters(number: int) -> str:
    """A word of its own for each number."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))
