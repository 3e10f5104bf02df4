"""Gathers everything a reader will see, once, as plain values; every sheet is written from it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cxaudit.actions import find, plan_actions, resolutions, sole_owner, strengths
from cxaudit.audit import Audit, Status
from cxaudit.checklist import Checklist, Department, Marks, Place
from cxaudit.groups import grouped
from cxaudit.numbers import figure
from cxaudit.report.comparison import compared
from cxaudit.report.parts import action_row, department_part, principle_part, remark, result
from cxaudit.report.refresh import finding_row, refresh
from cxaudit.report.refresh_rows import ClauseRow, FindingRow, PolicyLine, Refresh, SessionRow
from cxaudit.report.results import BandRow, Cell, Example, Limits, Result, Term
from cxaudit.report.rows import ActionRow, DepartmentPart, PrinciplePart, QuestionRow, Remark
from cxaudit.report.words import KINDS
from cxaudit.scoring import Standing, earlier, overall, total

__all__ = [
    "ActionRow",
    "BandRow",
    "Cell",
    "ClauseRow",
    "DepartmentPart",
    "Example",
    "FindingRow",
    "Limits",
    "PolicyLine",
    "PrinciplePart",
    "QuestionRow",
    "Refresh",
    "Remark",
    "Report",
    "Result",
    "SessionRow",
    "Term",
    "build_report",
]


@dataclass(frozen=True)
class Report:
    """Everything the workbook shows, for the auditor and the owner."""

    organisation: str
    """Name of the business."""

    site: str
    """Which site; empty where there is one."""

    kind: str
    """Audit on site, or Self-assessment."""

    day: date
    """Day of the audit."""

    auditor: str
    """Who rated."""

    verdict: str
    """The auditor's verdict in words; empty where none was given."""

    overall: Result
    """How the whole stands."""

    before: Fraction | None
    """The overall score of the baseline, by the rules of this audit; None where there is none."""

    counted_anew: str
    """How the baseline is counted, where that differs from what its own workbook said; else empty."""

    departments: tuple[DepartmentPart, ...]
    """Departments in scope, in the checklist's order."""

    principles: tuple[PrinciplePart, ...]
    """All principles, in the checklist's order."""

    bands: tuple[BandRow, ...]
    """Worst first."""

    marks: Marks
    """What shares are compared with."""

    counts: tuple[str, ...]
    """Which of several readings counts: four_of_five, median, or both; nothing where there is no measure."""

    limits: Limits
    """How far critical failures cap a band."""

    failures: tuple[Remark, ...]
    """Failed critical questions."""

    strengths: tuple[Remark, ...]
    """The five best."""

    resolutions: tuple[ActionRow, ...]
    """The five action items to begin with."""

    planned: tuple[ActionRow, ...]
    """Action items that are planned, by priority."""

    parked: tuple[ActionRow, ...]
    """Action items that are parked, by priority."""

    findings: tuple[FindingRow, ...]
    """Everything found wanting or unknown, most important first."""

    refresh: Refresh
    """What the policy refresh needs."""

    owners: tuple[str, ...]
    """Everybody who may own an action item."""

    seen: tuple[str, ...]
    """Who was seen, with role."""

    not_seen: tuple[str, ...]
    """Who was not."""

    out_of_scope: tuple[str, ...]
    """Titles of departments of the checklist that were not audited."""

    left_out: int
    """Questions of departments in scope that apply and were not asked, for lack of minutes."""

    minutes: int | None
    """Minutes planned for talking; None: no limit."""

    set_aside: tuple[tuple[str, int], ...]
    """Reasons of the profile, and how many questions each rules out."""

    example: Example | None
    """A worked example; None where nothing is rated."""

    scales: tuple[tuple[str, ...], ...]
    """Steps that several questions may share, worst first, of those that a question in scope has."""

    audit_id: str
    """Tells the audit from every other."""

    question_set: str
    """Fingerprint of the questions in scope and their steps."""

    checklist: str
    """Title and version of the checklist."""

    language: str
    """Language tag of the texts."""

    compared: date | None
    """Day of the baseline; None where there is none."""


def build_report(audit: Audit) -> Report:
    """Gather everything that is told about an audit."""
    found, best = find(audit), strengths(audit)
    items = plan_actions(audit, found)
    asked = list(audit.places)
    by_action = grouped(asked, lambda place: (place.department.id, place.question.clause))
    by_principle = grouped(asked, lambda place: place.question.principle)
    rows = {item.id: action_row(audit, item, by_action[item.department.id, item.clause.id]) for item in items}
    rows_of = grouped(rows.values(), lambda row: row.id.split(".")[0])
    places_of = grouped(asked, lambda place: place.department.id)
    baseline = earlier(audit)
    before = _scores_before(baseline, lambda place: place.department.id)
    departments = tuple(
        department_part(audit, places, rows_of.get(id, ()), before.get(id))
        for id, places in places_of.items()
    )
    principles_before = _scores_before(baseline, lambda place: place.question.principle)
    whole_before = _standing(baseline).score if baseline else None
    whole_then = _standing(audit.baseline).score if audit.baseline else None
    used = {place.question.scale for place in asked}
    scope = [places[0].department for places in places_of.values()]
    return Report(
        organisation=audit.organisation,
        site=audit.site,
        kind=KINDS[audit.kind],
        day=audit.date,
        auditor=audit.auditor,
        verdict=audit.verdict,
        overall=result(_standing(audit)),
        before=whole_before,
        counted_anew=compared(audit, whole_before, whole_then),
        departments=departments,
        principles=tuple(
            principle_part(audit, each, by_principle.get(each.id, ()), principles_before.get(each.id))
            for each in audit.checklist.principles
        ),
        bands=tuple(BandRow(band.label, band.colour, band.floor) for band in audit.checklist.bands),
        marks=audit.checklist.marks,
        counts=tuple(sorted({each.question.measure.counts for each in asked if each.question.measure})),
        limits=_limits(audit.checklist),
        failures=tuple(remark(audit, finding) for finding in found if finding.failed),
        strengths=tuple(remark(audit, strength) for strength in best),
        resolutions=tuple(rows[item.id] for item in resolutions(items)),
        planned=tuple(row for row in rows.values() if row.status != Status.PARKED),
        parked=tuple(row for row in rows.values() if row.status == Status.PARKED),
        findings=tuple(finding_row(audit, finding, rows) for finding in found),
        refresh=refresh(audit, rows, found),
        owners=_owners(audit, rows.values(), scope),
        seen=tuple(_person(p.name, p.role) for p in audit.people if p.seen),
        not_seen=tuple(_person(p.name, p.role) for p in audit.people if not p.seen),
        out_of_scope=tuple(each.title for each in audit.checklist.departments if each not in scope),
        left_out=sum(len(each.questions) for each in scope) - len(asked),
        minutes=audit.minutes,
        set_aside=tuple(Counter(audit.excluded.values()).items()),
        example=_example(departments),
        scales=tuple(steps for id, steps in audit.checklist.scales.items() if id in used),
        audit_id=audit.id,
        question_set=_fingerprint(departments),
        checklist=f"{audit.checklist.title}, version {audit.checklist.version}",
        language=audit.checklist.language,
        compared=audit.baseline.date if audit.baseline else None,
    )


def _scores_before(baseline: Audit | None, key: Callable[[Place], str]) -> dict[str, Fraction | None]:
    """Scores that groups of questions had in the baseline; nothing where there is none."""
    if baseline is None:
        return {}
    return {name: total(baseline, places).score for name, places in grouped(baseline.places, key).items()}


def _limits(checklist: Checklist) -> Limits:
    caps, ids = checklist.capped, [band.id for band in checklist.bands]
    names = (caps.department, caps.one, caps.two or caps.one, caps.three, caps.only or caps.department)
    return Limits(*(ids.index(name) for name in names))


def _standing(audit: Audit) -> Standing:
    places_of = grouped(audit.places, lambda place: place.department.id).values()
    tallies = [(places[0].department.weight, total(audit, places)) for places in places_of]
    return overall(audit.checklist, tallies)


def _owners(audit: Audit, rows: Iterable[ActionRow], scope: Iterable[Department]) -> tuple[str, ...]:
    """Names first, then roles: whoever owns something, people of the audit, owners of departments."""
    alone = sole_owner(audit)
    people = [alone] if alone else [person.name for person in audit.people]
    roles = [] if alone else [department.owner for department in scope]
    return tuple(dict.fromkeys([*people, *(row.owner for row in rows), *roles]))


def _person(name: str, role: str) -> str:
    return f"{name}, {role}" if role else name


def _example(departments: Iterable[DepartmentPart]) -> Example | None:
    """Work out the score of the department with the fewest rated questions: the shortest sum."""
    rated = [part for part in departments if part.result.rated]
    if not rated:
        return None
    part = min(rated, key=lambda each: each.result.rated)
    terms = tuple(
        Term(row.ask, _placed(row), row.weight, row.score) for row in part.questions if row.score is not None
    )
    return Example(part.title, terms, part.result.score or Fraction(0))


def _placed(row: QuestionRow) -> str:
    """Say an answer with its place among the steps, or between the ends of the line."""
    if row.answer in row.steps:
        return f"{row.answer} (step {row.steps.index(str(row.answer)) + 1} of {len(row.steps)})"
    poor, good = figure(row.poor or 0), figure(row.good or 0)
    reading = row.answer if isinstance(row.answer, str) else f"{figure(row.answer or 0)} {row.unit}"
    return f"{reading} ({poor} is poor, {good} is good)"


def _fingerprint(departments: Iterable[DepartmentPart]) -> str:
    """Tell a set of questions and steps from every other, in 16 hexadecimal digits."""
    whole = [(row.id, row.steps, row.poor, row.good) for part in departments for row in part.questions]
    return hashlib.sha256(repr(whole).encode()).hexdigest()[:16]
