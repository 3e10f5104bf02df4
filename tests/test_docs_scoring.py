"""Every figure in the tables of docs/scoring.md is what the program says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from cxaudit.audit import Response
from cxaudit.changes import compare
from cxaudit.checklist import Checklist, Department, Question
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.numbers import whole
from cxaudit.report import QuestionRow, Report, build_report, signed
from cxaudit.scoring import Rules
from tests.builders import (
    a_checklist,
    a_department,
    a_measured_question,
    a_question,
    a_response,
    an_audit,
    steps_of,
)

PAGE = (Path(__file__).parent.parent / "docs" / "scoring.md").read_text(encoding="utf-8")
SHIPPED = load_checklist(checklists_folder())

Row = Sequence[str]
Answers = dict[str, Response]

UNKNOWN, NOT_APPLICABLE, OPEN = a_response(unknown=True), a_response(na="No such thing here."), a_response()


def tables() -> dict[str, list[list[str]]]:
    """The rows of the table under each heading of the page, without their heads."""
    found = {}
    for section in PAGE.split("\n## ")[1:]:
        lines = [line for line in section.splitlines() if line.startswith("|")]
        rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
        if rows:
            found[section.splitlines()[0]] = rows
    return found


def under_our_rules(*parts: Department | Question) -> Checklist:
    """A checklist with the bands, marks and caps that the page is about, and its usual weight."""
    marks = {**SHIPPED.marks.model_dump(), "usual_weight": int(SHIPPED.usual_weight)}
    return a_checklist(*parts, bands=SHIPPED.bands, marks=marks, caps=SHIPPED.caps)


def reported(checklist: Checklist, answers: Answers, **changes: object) -> Report:
    return build_report(an_audit(checklist, answers, **changes))


def row_of(question: Question, response: Response) -> QuestionRow:
    """One question alone, as it is reported."""
    report = reported(under_our_rules(question), {question.id: response})
    return report.departments[0].questions[0]


def shown(score: Fraction | None) -> str:
    return "not rated" if score is None else f"{whole(score)} %"


def percents(*scores: float, critical: int = 0, name: str = "exact") -> tuple[list[Question], Answers]:
    """Questions that score exactly so many per cent, the first of them critical, with their answers."""
    questions = [
        a_measured_question(f"{name}_{n}", good=100, poor=0, unit="points", critical=n < critical)
        for n in range(len(scores))
    ]
    readings = (a_response(readings=(score,)) for score in scores)
    return questions, {each.id: reading for each, reading in zip(questions, readings, strict=True)}


def readings(said: str) -> tuple[float | str, ...]:
    return tuple(each if each == "never" else float(each) for each in said.split(", "))


def answer(said: str) -> Response:
    whole = {"unknown": UNKNOWN, "open": OPEN, "not applicable": NOT_APPLICABLE}
    return whole[said] if said in whole else a_response(int(said.split()[1]))


RINGS = a_measured_question("rings", good=3, poor=8)

THREE = [
    a_question("lunch", weight=3),
    a_question("greeted", weight=2),
    a_question("wait", weight=1),
]
THREE_ANSWERS = {"lunch": a_response(4), "greeted": a_response(2), "wait": a_response(1)}


# ---- one check for each table ------------------------------------------------------------------------------


def steps(rows: Sequence[Row]) -> None:
    for step, of, score in rows:
        question = a_question("steps", steps=tuple(f"step number {n}" for n in range(int(of))))

        assert shown(row_of(question, a_response(int(step))).score) == score


def points(rows: Sequence[Row]) -> None:
    for step, of, counted, score in rows:
        of_each = {"5": [0, 4, 6, 8, 10], "2": [1, 4]}[of]
        question = a_question("points", steps=[f"step number {n}" for n in range(int(of))], points=of_each)

        assert of_each[int(step) - 1] == int(counted)
        assert shown(row_of(question, a_response(int(step))).score) == score


def numbers(rows: Sequence[Row]) -> None:
    for reading, score in rows:
        assert shown(row_of(RINGS, a_response(readings=readings(reading))).score) == score


def several_readings(rows: Sequence[Row]) -> None:
    for said, counts, score in rows:
        row = row_of(RINGS, a_response(readings=readings(said)))

        assert row.answer == ("Never" if counts == "never" else float(counts))
        assert shown(row.score) == score


def a_department_adds_up(rows: Sequence[Row]) -> None:
    *single, (_, weight, _, score, points) = rows
    part = reported(under_our_rules(*THREE), THREE_ANSWERS).departments[0]

    for said, row in zip(single, part.questions, strict=True):
        assert row.score is not None
        assert said[1:] == [
            str(row.weight),
            f"step {steps_of(row).index(str(row.answer)) + 1} of {len(steps_of(row))}",
            shown(row.score),
            f"{float(row.weight * row.score):.2f}",
        ]
    assert shown(part.standing.score) == score
    assert int(weight) == sum(row.weight for row in part.questions)
    assert float(points) == pytest.approx(
        sum(row.weight * (row.score or 0) for row in part.questions), abs=0.005
    )


def not_scored(rows: Sequence[Row]) -> None:
    for weight, said, own, score, share in rows:
        checklist = under_our_rules(a_question("beside"), a_question("aside", weight=int(weight)))
        report = reported(checklist, {"beside": a_response(4), "aside": answer(said)})
        [part] = report.departments

        assert shown(part.questions[1].score) == own
        assert shown(part.standing.score) == score
        assert shown(part.standing.tally.coverage) == share
        assert bool(report.findings) == (int(weight) > 0)


def only_after_some_answers(rows: Sequence[Row]) -> None:
    checklist = under_our_rules(a_question("other"), a_question("asked", only_if={"other": [3, 4]}))
    for said, counts in rows:
        report = reported(checklist, {"other": answer(said), "asked": a_response(4)})
        asked = report.departments[0].questions[1]

        assert ("not applicable" if asked.answer == "N/A" else shown(asked.score)) == counts


def weights_of_others(rows: Sequence[Row]) -> None:
    for weights, weight, counts in rows:
        questions = [a_question(f"q{n}", weight=int(each)) for n, each in enumerate(weights.split(", "))]
        rules = Rules.of(a_checklist(*questions, marks={"usual_weight": None}))

        assert f"{float(rules.importance(int(weight))):.1f}" == counts


def the_whole(rows: Sequence[Row]) -> None:
    billing, paid = percents(*[100.0] * 8)
    checklist = under_our_rules(
        a_department(*THREE, weight=2),
        a_department(*billing, id="billing"),
        a_department(a_question("late"), a_question("missed"), id="delivery"),
    )
    report = reported(checklist, {**THREE_ANSWERS, **paid})

    *single, (*_, together) = rows
    assert [list(row) for row in single] == [
        [part.title, str(part.weight), str(len(part.questions)), shown(part.standing.score)]
        for part in report.departments
    ]
    assert shown(report.overall.score) == together


def the_range(rows: Sequence[Row]) -> None:
    for weight, score, span in rows:
        checklist = under_our_rules(*THREE, a_question("nobody_knows", weight=int(weight)))
        result = reported(checklist, {**THREE_ANSWERS, "nobody_knows": UNKNOWN}).overall

        assert result.text == f"{score} ({span}), 3 answers"


def coverage(rows: Sequence[Row]) -> None:
    for *counts, share, band in rows:
        rated, aside, unknown, still_open = map(int, counts)
        halves, answers = percents(*[50.0] * rated)
        others = [*[NOT_APPLICABLE] * aside, *[UNKNOWN] * unknown, *[OPEN] * still_open]
        unrated = [a_question(f"unrated_{n}") for n in range(len(others))]
        told = {each.id: response for each, response in zip(unrated, others, strict=True)}
        result = reported(under_our_rules(*halves, *unrated), {**answers, **told}).overall

        assert shown(result.tally.coverage) == share
        assert result.band == band


def bands(rows: Sequence[Row]) -> None:
    for score, band in rows:
        questions, answers = percents(*[float(score.split()[0])] * 3)

        assert reported(under_our_rules(*questions), answers).overall.band == band
    assert {floor for floor, _ in rows} >= {f"{band.floor} %" for band in SHIPPED.bands}


def critical_failures(rows: Sequence[Row]) -> None:
    for failing, of, score, band_of_each, band_of_whole in rows:
        report = _with_failures(int(failing), int(of))

        assert shown(report.overall.score) == score
        assert report.overall.band == band_of_whole
        for number, part in enumerate(report.departments):
            assert shown(part.standing.score) == score
            assert part.standing.band == (band_of_each if number < max(1, int(failing)) else "★ Excellent")


def _with_failures(failing: int, of: int) -> Report:
    """Departments that score 90 % each, so many of them with a critical failure."""
    departments, answers = [], {}
    for number in range(of):
        scores = (50.0, *[100.0] * 4) if number < failing else (90.0,) * 5
        questions, told = percents(*scores, critical=int(number < failing), name=f"of_{number}")
        departments.append(a_department(*questions, id=f"department_{number}"))
        answers.update(told)
    return reported(under_our_rules(*departments), answers)


def confidence(rows: Sequence[Row]) -> None:
    hows = ("ask", "read", "look")
    for *weights, share in rows:
        questions = [
            a_question(f"found_out_{how}", how=how, weight=int(weight))
            for how, weight in zip(hows, weights, strict=True)
            if int(weight)
        ]
        answers = {each.id: a_response(3) for each in questions}

        assert shown(reported(under_our_rules(*questions), answers).overall.tally.confidence) == share


def whole_per_cents(rows: Sequence[Row]) -> None:
    for exact, score, is_finding in rows:
        questions, answers = percents(float(exact))
        report = reported(under_our_rules(*questions), answers)

        assert shown(report.overall.score) == score
        assert [each.next_step for each in report.findings] == [is_finding == "no"]


def priorities(rows: Sequence[Row]) -> None:
    for weight, said, critical, repeated, priority, severity in rows:
        question = a_question("wanting", weight=int(weight), critical=critical == "yes")
        checklist, answers = under_our_rules(question), {"wanting": answer(said)}
        before = an_audit(checklist, answers, id="before") if repeated == "yes" else None
        [finding] = reported(checklist, answers, baseline=before).findings

        assert f"{finding.priority:.1f}" == priority
        assert finding.severity == severity


def efforts(rows: Sequence[Row]) -> None:
    for tasks, effort_of_all in rows:
        questions = [
            a_question(f"task_{n}", action={"do": f"Do it: {n}.", "effort": effort})
            for n, effort in enumerate(tasks.split(", "))
        ]
        told = dict.fromkeys((each.id for each in questions), a_response(1))
        [item] = reported(under_our_rules(*questions), told).not_parked

        assert item.effort == effort_of_all


def compared(rows: Sequence[Row]) -> None:
    then, now = (under_our_rules(a_measured_question("rings", good=good, poor=8)) for good in (3, 2))
    answers = {"rings": a_response(readings=(5,))}
    before = an_audit(then, answers, id="before")
    report = reported(now, answers, baseline=before)
    of_then, by_today, of_now, change = (row[1] for row in rows)

    assert shown(build_report(before).overall.score) == of_then
    assert shown(report.before) == by_today
    assert shown(report.overall.score) == of_now
    assert f"by the rules of this one: {by_today}. Its own book said {of_then}." in report.counted_anew
    assert int(of_now.split()[0]) - int(by_today.split()[0]) == int(change)


def like_for_like(rows: Sequence[Row]) -> None:
    first, alike, new = (a_question(id, weight=1) for id in ("first", "alike", "new"))
    then = an_audit(
        under_our_rules(a_question("first", steps=("no", "yes")), alike, new),
        {"first": 1, "alike": 3},
        id="then",
    )
    now = an_audit(under_our_rules(first, alike, new), {"first": 4, "alike": 2, "new": 4})
    changes = compare(then, now)
    told = {each.id: each.change for each in changes.questions}

    found = [told["first"], told["alike"], told["new"], changes.overall.change, changes.overall.alike.change]
    assert [each.id for each in changes.otherwise] == ["first"]
    for (_name, was, is_now, points), change in zip(rows, found, strict=True):
        said = ["not rated" if each is None else f"{each} %" for each in change]
        assert [was, is_now, points] == [*said, "none" if change.points is None else signed(change.points)]


CHECKS: dict[str, Callable[[Sequence[Row]], None]] = {
    "A question with steps": steps,
    "Steps with points": points,
    "A number": numbers,
    "Several readings": several_readings,
    "A department": a_department_adds_up,
    "What is not scored": not_scored,
    "Only after some answers": only_after_some_answers,
    "The whole": the_whole,
    "The range": the_range,
    "Coverage": coverage,
    "Bands": bands,
    "Critical questions": critical_failures,
    "Confidence": confidence,
    "Whole per cents": whole_per_cents,
    "Findings and their priority": priorities,
    "Action items": efforts,
    "Weights of other checklists": weights_of_others,
    "Compared with the last audit": compared,
    "Like for like": like_for_like,
}


@pytest.mark.parametrize("heading", tables())
def test_every_figure_in_the_tables_is_what_the_program_says(heading: str) -> None:
    CHECKS[heading](tables()[heading])


def test_the_marks_named_in_the_text_are_those_of_the_checklist() -> None:
    marks = SHIPPED.marks

    for said in (
        f"Below\n{marks.covered} % the band is *provisional*",
        f"Fewer than {marks.few} rated questions carry no band",
        f"fewer than {marks.few_of_small} where at most {marks.small} apply",
        f"Below {marks.judged} % there is none",
        f"A finding is a rated question below {marks.wanting} %",
        f"A strength is a question of {marks.strong} % or more",
    ):
        assert re.sub(r"\s+", " ", said) in re.sub(r"\s+", " ", PAGE)
