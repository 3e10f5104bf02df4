"""A checklist that was written as a spreadsheet is read again as the same, as far as one can hold it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cxaudit.checklist import Checklist, Question
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.checklist.table import csv_of, table_of
from cxaudit.library import checklist_of, checklist_texts, checklists_folder, load_checklist
from cxaudit.sheets_in import Draft, files_of, read_spreadsheet, understand
from cxaudit.text import as_compared
from cxaudit.workbook import write_checklist
from tests.builders import SNIPPETS, a_checklist, a_department, a_question, a_touchpoint
from tests.runs import runs

DAY = date(2026, 1, 5)
NASTY = (
    *("=1+1", "+1", "-2", "@x", "'=1", "''", "#N/A", "_x0041_", "1.10", "00123", "TRUE", "yes", "a;b", "a,b"),
    *(
        'q"q',
        "5 Jan",
        "two  blanks",
        "Total",
        "Section",
        "Yes | No",
        "https://x.org",
        "50 %",
        "N/A",
        *SNIPPETS,
    ),
)

letters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
words = st.one_of(
    st.text(letters, min_size=1, max_size=30), st.sampled_from(NASTY), st.just("an ordinary sentence")
)
lines = words.map(lambda text: " ".join(text.split("\n")).strip()).filter(bool)
asks = lines.map(lambda text: f"{text} 123456789")
slugs = st.from_regex(r"[a-z][a-z0-9_]{0,12}x", fullmatch=True)
step_texts = st.sampled_from(
    [
        "nobody does",
        "some do",
        "all do",
        "0",
        "5",
        "10",
        "no",
        "yes",
        "a; b",
        "Good (5)",
        "a / b",
        "fair, or so",
        "poor",
    ]
)
steps = st.lists(step_texts, min_size=2, max_size=6, unique=True)
numbers = st.sampled_from([0, 0.5, 1, 2, 3.25, 8, 100])


@st.composite
def answered(draw: st.DrawFn, scales: list[str]) -> dict[str, object]:
    kind = draw(st.sampled_from(["steps", "yes_no", "scale", "measure", "text"]))
    if kind == "scale" and scales:
        return {"scale": draw(st.sampled_from(scales))}
    if kind == "measure":
        good, poor = draw(st.lists(numbers, min_size=2, max_size=2, unique=True))
        unit = draw(st.sampled_from(["rings", {"one": "minute", "many": "minutes"}]))
        some: list[dict[str, object]] = [{}, {"most": 150}, {"least": -3.5}, {"counts": "median"}]
        more = draw(st.sampled_from(some))
        return {"measure": {"unit": unit, "good": good, "poor": poor, **more}}
    if kind == "text":
        return {"text": True}
    if kind == "yes_no":
        return {"scale": "yes_no", **draw(st.sampled_from([{}, {"points": [1, 3]}, {"needs_note": 1}]))}
    own = draw(steps)
    points = (
        st.lists(numbers, min_size=len(own), max_size=len(own)).map(sorted).filter(lambda each: each[-1] > 0)
    )
    return {"steps": own, **draw(st.one_of(st.just({}), st.fixed_dictionaries({"points": points})))}


@st.composite
def questions(draw: st.DrawFn, id: str, scales: list[str]) -> dict[str, object]:
    way = draw(answered(scales))
    more = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "check": lines,
                "expect": asks,
                "how": st.sampled_from(["ask", "look", "test", "read"]),
                "where": st.sampled_from(["outside", "telephone"]),
                "ahead": st.integers(0, 60),
                "consent": st.booleans(),
                "papers": st.lists(lines, max_size=3),
                "minutes": st.sampled_from([0.5, 1, 90]),
                "weight": st.integers(1, 100),
                "na": st.booleans(),
                "gap": st.sampled_from(["listening", "policy"]),
                "depth": st.sampled_from(["core", "full"]),
                "critical": st.just("text" not in way),
                "action": st.fixed_dictionaries(
                    {"do": lines, "effort": st.sampled_from("SML")},
                    optional={"title": lines.map(lambda t: t[:60].strip())},
                ),
            },
        )
    )
    return {"id": id, "ask": draw(asks), **way, **more}


@st.composite
def checklists(draw: st.DrawFn) -> Checklist:
    names = iter(draw(st.lists(slugs, min_size=40, max_size=40, unique=True)))
    scales = {next(names): draw(steps) for _ in range(draw(st.integers(0, 2)))}
    titles = iter(draw(st.lists(lines, min_size=3, max_size=3, unique_by=as_compared)))
    departments = []
    for _ in range(draw(st.integers(1, 3))):
        touchpoints = [
            {
                "id": next(names),
                "title": draw(lines),
                **draw(st.sampled_from([{}, {"where": "website"}])),
                "questions": [
                    draw(questions(next(names), list(scales))) for _ in range(draw(st.integers(1, 3)))
                ],
            }
            for _ in range(draw(st.integers(1, 2)))
        ]
        departments.append(
            {
                "department": next(names),
                "title": next(titles),
                "weight": draw(st.integers(0, 100)),
                **draw(st.fixed_dictionaries({}, optional={"owner": lines})),
                "touchpoints": touchpoints,
            }
        )
    used = {q.get("scale") for d in departments for t in d["touchpoints"] for q in t["questions"]}  # type: ignore[attr-defined]
    raw = {
        "id": next(names),
        "title": draw(lines),
        "version": draw(lines),
        "scales": {"yes_no": ["no", "yes"], **{name: each for name, each in scales.items() if name in used}},
        "departments": departments,
    }
    assert not list(wrong_in_checklist(raw))
    return Checklist.model_validate(raw)


def draft_of(path: Path) -> Draft:
    draft = understand(read_spreadsheet(path))
    assert draft
    return draft


def read_again(path: Path) -> Checklist:
    return checklist_of(checklist_texts(files_of(draft_of(path), path.name)))


@given(checklists())
@settings(max_examples=runs(100), deadline=None, phases=[Phase.generate])
def test_what_was_written_as_csv_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, checklist: Checklist
) -> None:
    path = tmp_path_factory.mktemp("table") / "a.csv"
    path.write_bytes(csv_of(table_of(checklist)))

    assert read_again(path) == checklist


@given(checklists())
@settings(max_examples=runs(20), deadline=None, phases=[Phase.generate])
def test_what_was_written_as_a_workbook_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, checklist: Checklist
) -> None:
    path = tmp_path_factory.mktemp("book") / "a.xlsx"
    write_checklist(table_of(checklist), path, DAY)

    assert read_again(path) == checklist


def as_far_as_a_spreadsheet_goes(checklist: Checklist) -> Checklist:
    """The checklist without what the spreadsheet says that it leaves out."""

    def without(question: Question) -> Question:
        measure = question.measure
        if measure:
            ends = {
                end: checklist.number(bound).default if isinstance(bound, str) else bound
                for end, bound in (("good", measure.good), ("poor", measure.poor))
            }
            measure = measure.model_copy(update=ends)
        gone = {"principle": None, "clause": None, "applies_if": (), "for_owner": None, "for_one": None}
        return question.model_copy(update={**gone, "measure": measure})

    departments = []
    for department in checklist.departments:
        plain = department.with_questions(without)
        touchpoints = [
            each.model_copy(update={"stage": None, "applies_if": ()}) for each in plain.touchpoints
        ]
        gone = {"about": "", "top": False, "meets_customers": "directly", "applies_if": ()}
        departments.append(plain.model_copy(update={**gone, "touchpoints": tuple(touchpoints)}))
    kept = {"id", "title", "version", "language", "scales"}
    whole = {name: getattr(checklist, name) for name in kept}
    return Checklist.model_validate({**whole, "departments": departments})


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_core_is_read_again_as_far_as_a_spreadsheet_goes(tmp_path: Path, ending: str) -> None:
    core, path = load_checklist(checklists_folder()), tmp_path / f"core{ending}"
    table = table_of(core)
    if ending == ".csv":
        path.write_bytes(csv_of(table))
    else:
        write_checklist(table, path, DAY)

    assert read_again(path) == as_far_as_a_spreadsheet_goes(core)
    assert draft_of(path).about["left_out"] == ", ".join(table.left_out)
    assert "34 clauses of the policy" in table.left_out
    assert not draft_of(path).remarks


def test_no_question_of_ours_is_taken_for_a_title_a_total_or_headings(tmp_path: Path) -> None:
    asks = ["OUTSIDE OF THE SHOP:", "Total score of the day", "Signature: _____", "Section 2: Till"]
    questions = [a_question(f"q{place}", ask=ask, scale="yes_no") for place, ask in enumerate(asks)]
    like_headings = a_department(a_touchpoint(questions[0], title="Question"), title="Section")
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of(table_of(a_checklist(like_headings, a_department(*questions[1:], id="till")))))

    assert [item.ask for item in draft_of(path).items] == asks
    assert not draft_of(path).remarks
