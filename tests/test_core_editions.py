"""Questions keep their meaning from one edition of the core to the next, and their answers are compared."""

import re
from datetime import date
from pathlib import Path

import pytest

from cxaudit.audit import Answers, Audit
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import begin
from cxaudit.report import build_report
from cxaudit.storage import load_audit

OLD = Path(__file__).parent / "old"
FIRST = load_audit(OLD / "format-3-demo.audit.json")
SECOND = load_audit(OLD / "format-4-demo.audit.json")
NOW = load_checklist(checklists_folder())
PAGE = (Path(__file__).parent.parent / "docs" / "core-editions.md").read_text(encoding="utf-8")


def ids(heading: str) -> list[list[str]]:
    """Ids in each row of the table below a heading."""
    table = PAGE.split(f"### {heading}\n")[1].split("\n#")[0]
    return [re.findall(r"`(\w+)`", "|".join(row.split("|")[1:3])) for row in table.splitlines() if "`" in row]


def first_ids(heading: str) -> set[str]:
    return {row[0] for row in ids(heading)}


def next_edition(before: set[str], edition: str) -> set[str]:
    """The ids of an edition, by those of the one before and its tables."""
    otherwise = ids(f"Asked otherwise, {edition}")
    given_up = {row[0] for row in otherwise} | first_ids(f"No longer asked, {edition}")
    begun = {row[1] for row in otherwise} | first_ids(f"New, {edition}")
    after = before - given_up | begun

    assert given_up <= before
    assert not begun & before
    assert f"{len(before)} questions became {len(after)}" in PAGE
    return after


def test_the_tables_lead_from_the_first_edition_to_what_is_asked_now() -> None:
    first = set(FIRST.checklist.places)

    second = next_edition(first, "2.0")
    third = next_edition(second, "3.0")

    assert third == set(NOW.places)
    assert not (first - second) & third  # an id that was given up never comes back
    versions = [FIRST.checklist.version, SECOND.checklist.version, NOW.version]
    assert versions == ["1.0", "2.0", "3.0"]


@pytest.mark.parametrize("earlier", [FIRST, SECOND], ids=["1.0", "2.0"])
def test_where_none_was_best_none_still_is(earlier: Audit) -> None:
    """Else "not a single one" of the last audit would stand beside a question that asks for many."""
    before = {id: earlier.checklist.steps(place.question) for id, place in earlier.checklist.places.items()}
    none_best = {id for id, steps in before.items() if steps and steps[-1] == "not a single one"}

    for id in none_best & NOW.places.keys():
        question = NOW.places[id].question
        if question.measure:
            assert question.measure.good == 0
        else:
            assert NOW.steps(question)[-1].startswith(("none", "not a single one")), id


@pytest.mark.parametrize(("earlier", "least"), [(FIRST, 160), (SECOND, 200)], ids=["1.0", "2.0"])
def test_an_audit_of_an_earlier_edition_is_compared_where_the_question_stayed(
    earlier: Audit, least: int
) -> None:
    answers = Answers(organisation=earlier.organisation, auditor="Ada", date=date(2027, 1, 5))

    report = build_report(begin(answers, NOW, "next", earlier))

    told = {row.id: row.before for sheet in report.departments for row in sheet.questions}
    answered = {id for id, response in earlier.responses.items() if response.state != "open"}
    assert {id for id, before in told.items() if before} == answered & told.keys()
    assert len(answered & told.keys()) >= least
    assert not told["billing_charges_told"] or "billing_charges_told" in earlier.checklist.places
