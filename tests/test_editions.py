"""Editions: what the staff and the departments are handed, and what they are not."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction

import pytest

from cxaudit.audit import Audit
from cxaudit.errors import CxauditError
from cxaudit.numbers import whole
from cxaudit.report import (
    DepartmentPage,
    DepartmentPart,
    Edition,
    GatheredLine,
    Proof,
    QuestionLine,
    Report,
    SharedStanding,
    build_report,
    handouts,
    staff_edition,
)
from tests.audits import alone, demo
from tests.builders import a_checklist, a_clause, a_question, an_audit
from tests.planting import rich_audit
from tests.runs import runs


def page_of(edition: Edition, id: str) -> DepartmentPage[QuestionLine]:
    return next(page for page in edition.departments if page.id == id)


@pytest.mark.parametrize("seed", range(1, runs(10) + 1))
def test_scores_are_those_of_the_whole_report(seed: int) -> None:
    audit = rich_audit(seed).model_copy(update={"few_in": ()})
    if audit.baseline:
        shown_then = {"few_in": (), "profile": audit.profile}
        audit = audit.model_copy(update={"baseline": audit.baseline.model_copy(update=shown_then)})
    report, edition = build_report(audit), staff_edition(audit)

    if audit.few:
        assert edition.departments == ()
        return
    assert [(page.id, *shown_of(page.standing)) for page in edition.departments] == [
        (part.id, *counted_of(report, part)) for part in report.departments
    ]
    assert shown_of(edition.whole) == counted_of(report, report)
    for gathered, parts in (
        (edition.by_principle, report.principles),
        (edition.by_stage, report.stages),
        *(
            (page.touchpoints, part.touchpoints)
            for page, part in zip(edition.departments, report.departments, strict=True)
        ),
    ):
        assert [(each.title, each.standing.score, each.standing.named) for each in gathered] == [
            (part.title, percent(part.standing.score), part.standing.named) for part in parts
        ]
    assert [line.score for page in edition.departments for line in page.questions] == [
        percent(row.score) for part in report.departments for row in part.questions
    ]
    assert [[(cell.score, cell.rated) for cell in page.heat] for page in edition.departments] == [
        [(percent(cell.score), cell.rated) for cell in part.heat] for part in report.departments
    ]


def shown_of(standing: SharedStanding | None) -> tuple[object, ...]:
    assert standing
    return standing.score, standing.named, standing.rank, standing.failed, standing.rated, standing.change


def counted_of(report: Report, part: Report | DepartmentPart) -> tuple[object, ...]:
    standing = part.overall if isinstance(part, Report) else part.standing
    score, before, band = percent(standing.score), percent(part.before), standing.counted.band
    change = None if score is None or before is None else score - before
    rank = report.rules.bands.index(band) + 1 if band else 0
    return score, standing.named, rank, standing.tally.failed, standing.tally.rated, change


def percent(score: Fraction | None) -> int | None:
    return None if score is None else whole(score)


@pytest.mark.parametrize("seed", range(1, runs(10) + 1))
def test_actions_are_those_of_the_whole_report(seed: int) -> None:
    audit = rich_audit(seed)
    report, edition = build_report(audit), staff_edition(audit)

    rows = (*report.not_parked, *report.parked)
    assert [
        (each.id, each.number, each.owner, each.due, each.status, each.do) for each in edition.actions
    ] == [(each.id, each.number, each.owner, each.due, each.status, each.do) for each in rows]


def test_a_department_of_few_people_has_no_score_of_any_kind() -> None:
    audit = demo().model_copy(update={"few_in": ("billing",)})
    whole_page, page = (page_of(staff_edition(each), "billing") for each in (demo(), audit))

    assert (page.standing, page.proof) == (None, None)
    assert {(cell.score, cell.rated) for cell in page.heat} == {(None, 0)}
    assert (page.strengths, page.touchpoints) == ((), ())
    assert {(line.score, line.failed, line.do) for line in page.questions} == {(None, False, "")}
    assert page.actions == whole_page.actions
    assert [line.note for line in page.questions] == [line.note for line in whole_page.questions]
    assert whole_page.standing
    assert staff_edition(audit).few == ("Billing & payments",)


def test_nothing_is_told_by_which_what_is_not_shown_could_be_reckoned() -> None:
    audit = demo().model_copy(update={"few_in": ("billing",)})
    whole, few = staff_edition(demo()), staff_edition(audit)

    assert whole.whole
    assert whole.by_principle
    assert whole.by_stage
    assert (few.whole, few.by_principle, few.by_stage) == (None, (), ())


@pytest.mark.parametrize("before", [{"few_in": ("billing",)}, {"profile": {"size": "small"}}])
def test_a_score_that_was_not_shown_last_time_is_not_told_by_its_change(before: dict[str, object]) -> None:
    last = demo()
    now = last.model_copy(update={"baseline": last})
    then = last.model_copy(update={**before, **_of_profile(last, before)})

    plain, hidden = staff_edition(now), staff_edition(now.model_copy(update={"baseline": then}))

    assert plain.whole
    assert hidden.whole
    assert (plain.whole.change, hidden.whole.change) == (0, None)
    told = {page.id for page in hidden.departments if page.standing and page.standing.before is not None}
    assert {page.id for page in plain.departments if page.standing and page.standing.change == 0} == {
        page.id for page in plain.departments
    }
    assert told == (set() if then.few else {page.id for page in plain.departments} - {"billing"})


def _of_profile(audit: Audit, update: dict[str, object]) -> dict[str, object]:
    profile = update.get("profile")
    return {"profile": {**audit.profile, **profile}} if isinstance(profile, dict) else {}


def test_such_a_department_is_handed_its_own_scores() -> None:
    audit = demo().model_copy(update={"few_in": ("billing",)})

    assert handouts(audit, ["billing"]) == handouts(demo(), ["billing"])


def test_a_handout_has_one_department_with_its_answers_and_its_actions_alone() -> None:
    [edition] = handouts(demo(), ["billing"])

    assert edition.departments == ()
    assert edition.own
    assert edition.own.id == "billing"
    assert {action.department for action in edition.actions} == {"Billing & payments"}
    assert edition.actions == edition.own.actions
    report = build_report(demo())
    part = next(part for part in report.departments if part.id == "billing")
    assert [line.answer for line in edition.own.questions] == [
        "" if row.answer is None else row.type.in_words(row.answer) for row in part.questions
    ]
    assert edition.policy == staff_edition(demo()).policy


def test_nobody_is_handed_anything_of_a_business_of_one() -> None:
    for build in (staff_edition, lambda audit: handouts(audit, audit.departments)):
        with pytest.raises(CxauditError, match="nobody to hand an edition to"):
            build(alone())


def test_where_few_are_the_whole_business_no_department_is_shown() -> None:
    choices = [{"id": "small", "title": "2 to 9", "people": "few"}, {"id": "large", "title": "10 or more"}]
    facts = [{"id": "size", "ask": "How many work here?", "choices": choices}]
    few, many = (
        staff_edition(
            an_audit(a_checklist(a_question(), facts=facts), {"greeted": 1}, profile={"size": size})
        )
        for size in ("small", "large")
    )

    assert few.departments == ()
    assert [page.id for page in many.departments] == ["reception"]
    assert (few.actions, few.policy, few.sessions) == (many.actions, many.policy, many.sessions)


def test_of_an_own_finding_only_what_is_to_be_done_is_told() -> None:
    own = {
        "department": "reception",
        "number": 1,
        "found": "Kim sleeps.",
        "severity": "high",
        "do": "Wake Kim.",
    }
    audit = an_audit(responses={"reception_greeted": 1}, own=[own])

    edition = staff_edition(audit)

    [action] = [each for each in edition.actions if each.id == "reception.own_1"]
    assert (action.title, action.do, action.done_when) == ("Wake Kim", ("Wake Kim.",), "")


def test_up_to_which_sum_staff_may_give_is_told_first() -> None:
    sums = {"most": {"money": True, "default": 10}}
    checklist = a_checklist(
        a_question("greeted", clause="first"),
        a_question("paid", clause="second"),
        clauses=[
            a_clause("first", may="You may say sorry."),
            a_clause("second", sums, wording="Up to {most} are given at once.", may="You may give {most}."),
        ],
    )

    edition = staff_edition(an_audit(checklist, {"greeted": 1, "paid": 1}))

    assert [line.text.split()[2] for line in edition.free] == ["give", "say"]


def test_what_is_new_is_told_by_what_is_to_be_done() -> None:
    edition = staff_edition(demo())

    assert {each.change for each in edition.changes} == {"new", "changed"}
    checklist = demo().checklist
    teach = {clause.title: clause.teach for clause in checklist.clauses}
    assert [each.teach for each in edition.changes] == [teach[each.title] for each in edition.changes]
    assert edition.policy
    following = {each.number for each in edition.policy.following}
    assert not following & {each.number for each in edition.changes}


def test_no_type_of_an_edition_has_a_field_for_what_is_private() -> None:
    kinds = (Edition, DepartmentPage, QuestionLine, SharedStanding, GatheredLine, Proof)
    names = {field.name for kind in kinds for field in fields(kind)}

    private = {"seen", "told_by", "comment", "heard", "waiting", "auditor", "contact", "verdict", "headline"}
    assert not names & private
