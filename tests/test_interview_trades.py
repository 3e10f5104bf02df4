"""The trade is asked at the start where there are packs, and what is asked after it is that trade's."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist, Pack
from cxaudit.errors import CxauditError, Problem
from cxaudit.interview.setup import Trades, Value, set_up
from cxaudit.plan import begin
from tests.builders import DAY, a_checklist, a_department, a_question, some_answers
from tests.people import NONE, Scripted

RECEPTION = a_department(*(a_question(f"reception_{n}") for n in range(4)), id="reception")
WARD = a_department(*(a_question(f"ward_{n}") for n in range(3)), id="ward")
TILL = a_department(*(a_question(f"till_{n}") for n in range(3)), id="till")
NIGHTS = {"id": "nights", "ask": "Do patients stay the night?", "holds": "some", "fails": "none"}

CORE = a_checklist(RECEPTION)
CLINIC = a_checklist(RECEPTION, WARD).changed(
    facts=[*CORE.facts, NIGHTS], packs=[Pack(id="clinic", title="Clinics")]
)
SHOP = a_checklist(RECEPTION, TILL).changed(packs=[Pack(id="shop", title="Shops")])
SPA = a_checklist(RECEPTION).changed(packs=[Pack(id="spa", title="Spas")])
WITH = {(): CORE, ("clinic",): CLINIC, ("shop",): SHOP, ("spa",): SPA, ("shop", "spa"): SHOP}


def load(packs: tuple[str, ...]) -> Checklist:
    if packs not in WITH:
        raise CxauditError(Problem("pack.yaml", "they disagree", "take one"))
    return WITH[packs]


def trades(*given: str) -> Trades:
    return Trades(CORE, {"clinic": "A clinic", "shop": "A shop", "spa": "A spa"}, given, load)


PROFILE = ("small", "yes", "no")
WHO = ("Harbour Street", "Ada Auditor", "", "2026-02-03")
REST = ("all", "", "", "", "right", "now")


def made(
    *answers: str,
    known: Trades | None = None,
    last: Audit | None = None,
    begun: Mapping[str, Value] | None = None,
) -> tuple[Audit, Scripted]:
    person = Scripted(*answers)
    return set_up(person, known or trades(), DAY, "a", last, begun).audit, person


def test_the_trade_is_asked_after_the_name_and_what_follows_is_its_own() -> None:
    audit, person = made("visit", "Corner", "clinic", *PROFILE, "yes", *WHO, *REST)

    assert person.asked[2] == "Which of these is the business?"
    assert person.offered[1] == ("A clinic", "A shop", "A spa")
    assert "Do patients stay the night?" in person.asked
    assert (audit.packs, audit.departments) == (("clinic",), ("reception", "ward"))
    assert audit.as_written == CLINIC
    assert "Kind of business: A clinic" in person.offered[-2]


def test_owners_are_asked_in_words_of_their_own() -> None:
    _audit, person = made(
        "self", "Corner", "clinic", *PROFILE, "yes", "", "Ada", "", "all", "", "", "right", "now"
    )

    assert person.asked[2] == "Which of these is your business?"


def test_none_of_the_trades_leaves_the_checklist_as_it_is() -> None:
    audit, person = made("visit", "Corner", NONE, *PROFILE, *WHO, "all", "", "", "right", "now")

    assert audit.as_written == CORE
    assert audit.packs == ()
    assert "Kind of business: none of these" in person.offered[-2]


def test_without_packs_nothing_is_asked_of_the_trade() -> None:
    _audit, person = made(
        "visit", "Corner", *PROFILE, *WHO, "all", "", "", "right", "now", known=Trades(CORE)
    )

    assert not [asked for asked in person.asked if "Which of these" in asked]


def test_a_business_may_be_of_several_trades() -> None:
    audit, person = made("visit", "Corner", "shop spa", *PROFILE, *WHO, *REST)

    assert audit.as_written == SHOP
    assert "Kind of business: A shop, A spa" in person.offered[-2]


def test_packs_that_disagree_are_refused_with_what_they_disagree_about() -> None:
    audit, person = made("visit", "Corner", "clinic shop", "shop", *PROFILE, *WHO, *REST)

    assert any("they disagree" in said for said in person.said)
    assert audit.packs == ("shop",)


def test_another_trade_is_chosen_before_it_begins_and_departments_are_asked_again() -> None:
    audit, person = made(
        "visit", "Corner", "clinic", *PROFILE, "yes", *WHO, "all", "reception ward", "", "",
        "packs", "shop", "all", "reception till", "right", "now",
    )  # fmt: skip

    assert audit.packs == ("shop",)
    assert audit.departments == ("reception", "till")
    assert person.asked.count("Which departments?") == 2


def test_a_pack_that_was_named_is_not_asked_about_and_can_be_changed() -> None:
    audit, person = made("visit", "Corner", *PROFILE, *WHO, *REST, known=trades("shop"))

    assert "Which of these is the business?" not in person.asked
    assert audit.packs == ("shop",)
    assert "Kind of business: A shop" in person.offered[-2]


def test_the_packs_of_last_time_are_taken_over() -> None:
    profile = {"size": "small", "customers_come": True, "sells_online": False, "nights": True}
    last = begin(some_answers(profile=profile), CLINIC, "last")

    audit, person = made("2026-02-03", "right", "now", last=last)

    assert person.asked[0] == "Day of the visit"
    assert "Kind of business: A clinic" in person.offered[-2]
    assert (audit.packs, audit.departments) == (("clinic",), ("reception", "ward"))


def test_a_pack_of_last_time_that_is_gone_is_asked_about() -> None:
    gone = CLINIC.changed(packs=[Pack(id="hospital", title="Hospitals")])
    last = begin(some_answers(profile={}), gone, "last")

    audit, person = made("spa", *PROFILE, "2026-02-03", *REST, last=last)

    assert person.asked[0] == "Which of these is the business?"
    assert audit.packs == ("spa",)


@pytest.mark.parametrize("packs", [["hospital"], ["clinic", "shop"], "clinic"])
def test_what_was_kept_of_a_set_up_and_fits_no_more_is_asked_again(packs: Value) -> None:
    begun: dict[str, Value] = {"kind": "visit", "organisation": "Corner", "packs": packs}

    audit, person = made("spa", *PROFILE, *WHO, "all", "", "", "right", "now", begun=begun)

    assert person.asked[0] == "Which of these is the business?"
    assert audit.packs == ("spa",)


def test_an_audit_has_the_packs_of_its_checklist() -> None:
    assert begin(some_answers(), SHOP, "a").packs == ("shop",)
    with pytest.raises(CxauditError, match="no pack is called 'nonsense'"):
        begin(some_answers(packs=["nonsense"]), SHOP, "a")


def test_minutes_are_shared_by_questions_of_packs_and_others_by_what_matters_most() -> None:
    heavy = a_department(
        *(a_question(f"reception_{n}") for n in range(6)),
        *(a_question(f"shop_{n}", weight=3) for n in range(3)),
        id="reception",
    )
    audit = begin(
        some_answers(minutes=8), a_checklist(heavy).changed(packs=[Pack(id="shop", title="Shops")]), "a"
    )

    assert {"shop_0", "shop_1", "shop_2"} < set(audit.plan)
    assert len(audit.plan) == 5
