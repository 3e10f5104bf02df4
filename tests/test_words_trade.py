"""A trade's words stand in the place of others: whole words, with their capitals and possessives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

import cxaudit
from cxaudit.checklist import Checklist
from cxaudit.checklist.packs import Words
from cxaudit.words import Plural, _, ngettext, speaking, trade_words, with_words
from tests.builders import a_checklist, a_clause, a_department, a_question
from tests.made_up import made_up_language

PATIENTS = {"customer": "patient", "customers": "patients"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a customer, two customers", "a patient, two patients"),
        ("Customers wait. customers wait.", "Patients wait. patients wait."),
        ("CUSTOMERS, CUSTOMER", "PATIENTS, PATIENT"),
        ("the customer's way, customers' names", "the patient's way, patients' names"),
        ("the customer’s way, customers’ names", "the patient’s way, patients’ names"),
        ("Customer's", "Patient's"),
        ("the customer-service policy", "the customer-service policy"),
        ("a non-customer, customer\u2011facing", "a non-customer, customer\u2011facing"),
        ("{customers} customers of {customer!r}", "{customers} patients of {customer!r}"),
        ("write `customer: no`, customer", "write `customer: no`, patient"),
        ("customers_come and customers.rings", "customers_come and customers.rings"),
        ("mail@customer.org, www.customer.org", "mail@customer.org, www.customer.org"),
        ("customership, ourcustomers", "customership, ourcustomers"),
        ("“Customers,” (customers): customers/staff", "“Patients,” (patients): patients/staff"),
        ("customers\ncustomers", "patients\npatients"),
        ("", ""),
    ],
)  # fmt: skip
def test_whole_words_are_replaced(text: str, said: str) -> None:
    assert trade_words(PATIENTS).put_into(text) == said


def test_several_words_come_before_those_in_them() -> None:
    words = trade_words({**PATIENTS, "a customer": "an inpatient", "our customers": "those in our care"})

    said = words.put_into("A customer, our  customers and the customer of A CUSTOMER")

    assert said == "An inpatient, those in our care and the patient of AN INPATIENT"


def test_a_plural_without_s_has_its_own_possessive() -> None:
    words = trade_words({"customer": "child", "customers": "children"})

    said = words.put_into(
        "customers' names, customers’ way, the 'customers' there, Customers' own, customer's"
    )

    assert said == "children's names, children’s way, the 'children' there, Children's own, child's"


def test_a_noun_that_has_a_capital_keeps_it() -> None:
    assert trade_words({"Kunde": "Gast"}).put_into("Der Kunde, KUNDE") == "Der Gast, GAST"


def test_words_can_change_places() -> None:
    assert trade_words({"guest": "customer", "customer": "guest"}).put_into("a guest, a customer") == (
        "a customer, a guest"
    )


@given(st.text())
def test_without_words_nothing_changes(text: str) -> None:
    assert trade_words({}).put_into(text) == text


@given(st.text(alphabet="customer Cs'’-{}`.\n"))
def test_what_is_said_twice_is_said_as_once(text: str) -> None:
    words = trade_words(PATIENTS)

    once = words.put_into(text)

    assert words.put_into(once) == once


def test_the_program_says_them_and_never_in_what_people_typed() -> None:
    counted = Plural("{n} customer", "{n} customers")
    with speaking("en", words=PATIENTS):
        assert _("Customers of {name}", name="Customers & Co") == "Patients of Customers & Co"
        assert ngettext("{n} customer: {who}", "{n} customers: {who}", 2, who="a customer") == (
            "2 patients: a customer"
        )
        assert counted.forms() == ("{n} patient", "{n} patients")
        assert counted.said(1) == "1 patient"
        with speaking("en"):
            assert _("Customers") == "Customers"
    assert _("Customers") == "Customers"


def test_words_of_a_trade_leave_the_language_as_it_is(tmp_path: Path) -> None:
    with made_up_language(tmp_path), with_words({"findings": "failings"}):
        assert _("Findings") == "⟦Failings⟧"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ({"customer-service": "care"}, "no word that can be replaced"),
        ({"{n}": "care"}, "no word that can be replaced"),
        ({"customers_come": "care"}, "no word that can be replaced"),
        ({"": "care"}, "no word that can be replaced"),
        ({"customer": ""}, "no word that can be put in"),
        ({"customer": "{n}"}, "no word that can be put in"),
        ({"customer": "guest\n"}, "no word that can be put in"),
        ({"customer": "guest", "Customer": "guest"}, "stands twice"),
        ({"customer": "good guest", "guest": "visitor"}, "would be replaced in its turn"),
    ],
)
def test_what_is_no_word_is_refused(words: dict[str, str], what: str) -> None:
    with pytest.raises(ValidationError, match=what):
        TypeAdapter(Words).validate_python(words)


@pytest.mark.parametrize("other", ["guest", "service user", "end-user", "people's guest", "regular customer"])
def test_a_trade_may_say_it_in_several_words(other: str) -> None:
    assert TypeAdapter(Words).validate_python({"customer": other}) == {"customer": other}


def test_whoever_says_something_of_a_checklist_says_it_in_its_words() -> None:
    package = Path(cxaudit.__file__).parent
    saying = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if re.search(r"\bspeaking\(", path.read_text(encoding="utf-8"))
    }

    assert saying == {
        "words/speech.py", "checklist/checklists.py", "checklist/marks.py", "cli/checklists.py",
    }  # fmt: skip


def test_a_checklist_is_read_in_the_words_of_its_trade() -> None:
    plain = a_checklist(
        a_department(
            a_question(
                "customers_greeted",
                ask="Who greets the customers?",
                steps=["no customer", "Customers who ask", "customers' children, too"],
                papers=["the list of customers"],
                clause="customers",
                action={"title": "Greet customers", "do": "Look at each customer.", "effort": "S"},
            ),
            title="Customers",
        ),
        clauses=[
            a_clause(
                "customers",
                numbers={"customers": {"unit": {"one": "customer", "many": "customers"}, "default": 5}},
                **{"for": ["Whoever serves customers"]},
            )
        ],
    )

    worded = Checklist.model_validate(plain.model_dump(), context=PATIENTS)

    question = worded.places["customers_greeted"].question
    assert question.ask == "Who greets the patients?"
    assert question.steps == ("no patient", "Patients who ask", "patients' children, too")
    assert question.papers == ("the list of patients",)
    assert question.action
    assert (question.action.title, question.action.do) == ("Greet patients", "Look at each patient.")
    assert worded.departments[0].title == "Patients"
    assert worded.clauses[0].roles == ("Whoever serves patients",)
    assert worded.clauses[0].numbers["customers"].unit
    assert worded.clauses[0].numbers["customers"].unit.many == "patients"
    assert question.clause == "customers"
    assert Checklist.model_validate_json(worded.model_dump_json()) == worded
