"""Questions keep their meaning from one edition of the core to the next, and their answers are compared."""

import re
from datetime import date
from pathlib import Path

from cxaudit.audit import Answers
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import begin
from cxaudit.report import build_report
from cxaudit.storage import load_audit

EARLIER = load_audit(Path(__file__).parent / "old" / "format-3-demo.audit.json")
NOW = load_checklist(checklists_folder())
PAGE = (Path(__file__).parent.parent / "docs" / "core-editions.md").read_text(encoding="utf-8")


def ids(heading: str) -> list[list[str]]:
    """Ids in each row of the table below a heading."""
    table = PAGE.split(f"### {heading}\n")[1].split("\n#")[0]
    return [re.findall(r"`(\w+)`", "|".join(row.split("|")[1:3])) for row in table.splitlines() if "`" in row]


def test_the_table_tells_what_became_of_every_question_of_the_earlier_edition() -> None:
    before, now = set(EARLIER.checklist.places), set(NOW.places)
    otherwise = ids("Asked otherwise")

    assert {old for old, _ in otherwise} | {row[0] for row in ids("No longer asked")} == before - now
    assert {new for _, new in otherwise} | {row[0] for row in ids("New")} == now - before
    assert f"201 questions became {len(now)}" in PAGE
    assert (EARLIER.checklist.version, NOW.version) == ("1.0", "2.0")


def test_where_none_was_best_none_still_is() -> None:
    """Else "not a single one" of the last audit would stand beside a question that asks for many."""
    before = {id: EARLIER.checklist.steps(place.question) for id, place in EARLIER.checklist.places.items()}
    none_best = {id for id, steps in before.items() if steps and steps[-1] == "not a single one"}

    for id in none_best & NOW.places.keys():
        question = NOW.places[id].question
        if question.measure:
            assert question.measure.good == 0
        else:
            assert NOW.steps(question)[-1].startswith(("none", "not a single one")), id


def test_an_audit_of_the_earlier_edition_is_compared_where_the_question_stayed() -> None:
    answers = Answers(organisation=EARLIER.organisation, auditor="Ada", date=date(2027, 1, 5))

    report = build_report(begin(answers, NOW, "next", EARLIER))

    told = {row.id: row.before for sheet in report.departments for row in sheet.questions}
    answered = {id for id, response in EARLIER.responses.items() if response.state != "open"}
    assert {id for id, before in told.items() if before} == answered & told.keys()
    assert len(answered & told.keys()) >= 170
    assert not told["billing_charges_told"]
