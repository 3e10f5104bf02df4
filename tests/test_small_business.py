"""A business of few people: names everywhere, and nowhere a title or a role that none of them has."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from docx import Document as read_docx
from openpyxl import load_workbook

from cxaudit.actions import who_runs
from cxaudit.audit import Answers, Audit, Person
from cxaudit.checklist import Checklist
from cxaudit.cli import main, surroundings
from cxaudit.interview.asking import Stopped
from cxaudit.interview.policy_sitting import hold
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import begin
from cxaudit.policy import begin as begin_sitting
from cxaudit.policy.people import learners
from cxaudit.scoring import scorecard
from cxaudit.storage import save_audit
from tests.builders import a_checklist, a_clause, a_question, an_audit
from tests.people import NONE, Scripted

DAY = date(2026, 1, 8)
AUDIT = Path("shop.audit.json")
NAMED = (
    Person(name="Martin Kopf", leads=("leadership", "insight"), seen=False),
    Person(name="Lena Kopf", leads=("reception", "sales"), seen=False),
)
SMALL = {"size": "small", "customers_come": True, "we_go": False, "many_sites": False}


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(surroundings, "now", lambda: datetime.combine(DAY, datetime.min.time()))


@pytest.fixture(scope="module")
def core() -> Checklist:
    return load_checklist(checklists_folder())


def a_shop(core: Checklist, *people: Person, **changes: object) -> Audit:
    """A visit to a shop of few people, of which nothing is answered yet."""
    told = {"organisation": "Kopf Heating", "auditor": "Ana Ruiz", "date": DAY, "people": people, **changes}
    answers = Answers.model_validate({"profile": SMALL, "extent": "core", **told})
    return begin(answers, core, "shop")


def poor(audit: Audit) -> Audit:
    """The same with the worst answer wherever there are steps."""
    steps = (place.question.id for place in audit.places if place.question.steps)
    return audit.changed(responses={name: {"step": 1} for name in steps})


def titles(audit: Audit) -> set[str]:
    """What those are called who lead in a business with departments, and roles of the policy."""
    leads = {department.owner for department in audit.checklist.departments if department.owner}
    return leads | {role for clause in audit.clauses for role in clause.roles if role != "Everyone"}


def in_workbook(path: Path) -> list[str]:
    book = load_workbook(path)
    return [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


@pytest.mark.parametrize("people", [(), NAMED], ids=["nobody named", "two named"])
def test_no_title_and_no_role_stands_in_the_workbook(core: Checklist, people: tuple[Person, ...]) -> None:
    audit = poor(a_shop(core, *people))
    save_audit(audit, AUDIT)

    assert main(["report", str(AUDIT)]) == 0

    texts = in_workbook(Path("output/shop.xlsx"))
    shown = {title for title in titles(audit) for text in texts if title in text}
    assert shown == set()
    assert ("Martin Kopf" if people else "The owner") in texts


def test_nor_in_the_visit_pack_which_has_a_sheet_for_each_who_leads(
    core: Checklist, capsys: pytest.CaptureFixture[str]
) -> None:
    audit = a_shop(core, *NAMED)
    save_audit(audit, AUDIT)

    assert main(["prepare", str(AUDIT)]) == 0

    book = load_workbook("output/Kopf-Heating-visit-pack.xlsx")
    letter = read_docx("output/Kopf-Heating-letter-to-staff.docx")
    said = "\n".join([capsys.readouterr().out, *(each.text for each in letter.paragraphs)])
    assert book.sheetnames == ["Visit pack", "Martin Kopf", "Lena Kopf"]
    assert {title for title in titles(audit) if title in said} == set()


def test_whoever_runs_it_leads_the_top_else_leads_most_else_is_the_owner(core: Checklist) -> None:
    lena, martin = NAMED[1], NAMED[0].changed(leads=("insight",))

    assert who_runs(a_shop(core, *reversed(NAMED))) == "Martin Kopf"
    assert who_runs(a_shop(core, martin, lena)) == "Lena Kopf"
    assert who_runs(a_shop(core)) == "The owner"
    assert who_runs(a_shop(core, *NAMED, kind="self")) == "Ana Ruiz"


# ---- who does what -----------------------------------------------------------------------------------------

CLAUSES = (
    a_clause("calls", None, kind="rule", **{"for": ["Callers"]}),
    a_clause("bills", None, kind="rule", **{"for": ["Billers", "Everyone"]}),
)


def a_decided_shop() -> Audit:
    """An audit of a small shop of which all clauses are decided."""
    checklist = a_checklist(
        *(a_question(f"q_{each.id}", clause=each.id) for each in CLAUSES), clauses=CLAUSES
    )
    decided = {each.id: {"written": "no", "decision": "write"} for each in CLAUSES}
    policy = {"held": DAY, "clauses": decided}
    people = [{"name": "Ada", "leads": ["reception"]}]
    return an_audit(
        checklist, {"q_calls": 1, "q_bills": 1}, profile={"size": "small"}, people=people, policy=policy
    )


def test_each_of_few_people_is_asked_once_and_the_rest_falls_to_whoever_runs_it() -> None:
    audit, saved = a_decided_shop(), list[Audit]()
    person = Scripted("Bo", NONE, "Callers", "")

    held = hold(person, begin_sitting(scorecard(audit), DAY), saved.append)

    assert held is not None
    assert person.asked[1:3] == ["To which of these does Ada belong?", "To which of these does Bo belong?"]
    assert person.said == ["What nobody is ticked for falls to Ada."]
    assert held.audit.does == {"Callers": ("Bo",), "Everyone": ("Ada", "Bo")}
    assert {(group.roles, group.names) for group in learners(held.audit)} == {
        (("Callers", "Everyone"), ("Bo",)),
        (("Billers", "Everyone"), ("Ada",)),
    }


def test_who_stops_between_two_names_keeps_the_first() -> None:
    audit, saved = a_decided_shop(), list[Audit]()

    with pytest.raises(Stopped):
        hold(Scripted("Bo", "Callers"), begin_sitting(scorecard(audit), DAY), saved.append)

    assert saved[-1].does == {"Callers": ("Ada",)}
