"""Turns models into the plain values of a report, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from cxaudit.actions import ActionItem, Finding, Strength, lead, strengths
from cxaudit.audit import Audit, Evidence, evidence_of
from cxaudit.checklist import Place, Principle
from cxaudit.report.results import Cell, Result
from cxaudit.report.rows import ActionRow, DepartmentPart, PrinciplePart, QuestionRow, Remark
from cxaudit.report.words import (
    answer,
    answer_before,
    answer_text,
    band_text,
    best,
    named_text,
    note,
    score_text,
    seen,
    short_text,
)
from cxaudit.scoring import Standing, ends, has_failed, score, standing, tally, total


def department_part(
    audit: Audit, places: Sequence[Place], actions: Iterable[ActionRow], before: Fraction | None
) -> DepartmentPart:
    """Gather one department that is in scope, from its questions, of which there is one at least."""
    department = places[0].department
    # what the profile rules out stands last, out of the way
    places = sorted(places, key=lambda place: place.question.id in audit.excluded)
    count = total(audit, places)
    return DepartmentPart(
        id=department.id,
        title=department.title,
        about=department.about,
        meets=department.meets_customers,
        owner=lead(audit, department),
        weight=department.weight,
        result=result(standing(audit.checklist, count, count.failed)),
        before=before,
        questions=tuple(_question_row(audit, place) for place in places),
        heat=tuple(_cell(audit, places, principle) for principle in audit.checklist.principles),
        strengths=tuple(remark(audit, each) for each in strengths(audit, places)),
        actions=tuple(actions),
    )


def principle_part(
    audit: Audit, principle: Principle, places: Iterable[Place], before: Fraction | None
) -> PrinciplePart:
    """Gather one principle, from its questions in all departments."""
    return PrinciplePart(
        title=principle.title,
        asks=principle.asks,
        result=result(standing(audit.checklist, total(audit, places))),
        before=before,
    )


def result(stands: Standing) -> Result:
    """Say how something stands as plain values."""
    count = stands.tally
    return Result(
        score=stands.score,
        low=stands.low,
        high=stands.high,
        coverage=count.coverage,
        confidence=count.confidence,
        rated=count.rated,
        not_applicable=count.not_applicable,
        unknown=count.unknown,
        open=count.open,
        failed=count.failed,
        unverified=count.unverified,
        text=score_text(stands),
        band=band_text(stands),
        named=named_text(stands),
        short=short_text(stands),
    )


def remark(audit: Audit, found: Finding | Strength) -> Remark:
    """Say a finding or a strength in words."""
    place, response = found.place, found.response
    return Remark(
        department=place.department.title,
        question=place.question.id,
        ask=place.question.ask,
        answer=answer_text(audit, place.question, response),
        score=found.score,
        seen=response.seen,
    )


def action_row(audit: Audit, item: ActionItem, places: Iterable[Place]) -> ActionRow:
    """Say an action item in words; `places` are the department's questions on the clause."""
    return ActionRow(
        id=item.id,
        department=item.department.title,
        clause=item.clause.title,
        kind=item.kind,
        severity=item.severity,
        priority=float(item.priority),
        do=tuple(dict.fromkeys(finding.do for finding in item.findings)),
        effort=item.effort,
        quick_win=item.quick_win,
        owner=item.owner,
        contained_by=item.contained_by,
        due=item.due,
        status=item.status,
        unfinished=item.status.unfinished,
        done_when=item.state.done_when or _done_when(audit, item.worst),
        done_on=item.state.done_on,
        comment=item.state.comment,
        score=total(audit, places).score,
    )


def _done_when(audit: Audit, finding: Finding) -> str:
    if finding.unknown:
        return "The answer is known."
    question = finding.place.question
    return f"{question.ask}\n→ {best(audit, question)}"


def _cell(audit: Audit, places: Iterable[Place], principle: Principle) -> Cell:
    count = total(audit, (place for place in places if place.question.principle == principle.id))
    return Cell(count.score, count.rated)


def _question_row(audit: Audit, place: Place) -> QuestionRow:
    question, response = place.question, audit.response(place.question.id)
    share = score(audit, question, response)
    evidence = evidence_of(question, response) if share is not None else None
    poor, good = ends(audit, question.measure) if question.measure else (None, None)
    return QuestionRow(
        id=question.id,
        touchpoint=place.touchpoint.title,
        stage=audit.checklist.stage(place.touchpoint.stage).title,
        ask=question.ask,
        steps=audit.checklist.steps(question),
        poor=None if poor is None else float(poor),
        good=None if good is None else float(good),
        least=question.measure.least if question.measure else None,
        most=question.measure.most if question.measure else None,
        unit=question.measure.unit if question.measure else "",
        answer=answer(audit, question, response),
        score=share,
        weight=question.weight,
        critical=question.critical,
        failed=has_failed(question, share),
        unverified=bool(tally(audit, question).unverified),
        principle=_principle(audit, question.principle).title,
        action=f"{place.department.id}.{question.clause}",
        evidence=evidence.capitalize() if evidence else "",
        backed=evidence not in (None, Evidence.STATED),
        seen=seen(audit, question, response),
        told_by=response.told_by,
        note=note(response),
        shared=response.share,
        before=answer_before(audit, question.id),
        do=question.action.do,
    )


def _principle(audit: Audit, name: str) -> Principle:
    return next(principle for principle in audit.checklist.principles if principle.id == name)
