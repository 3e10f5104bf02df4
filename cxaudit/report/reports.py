"""The whole report, gathered from a scorecard."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from cxaudit.actions import a_week, find_all, lead, plan_actions, resolutions, sole_owner, strengths
from cxaudit.audit import Audit, Status, WeeksOut
from cxaudit.audit.answer_types import ScoredBy
from cxaudit.checklist import Department, Marks
from cxaudit.days import in_full
from cxaudit.groups import grouped
from cxaudit.report.actions import ActionRow, FindingRow, action_rows, finding_rows
from cxaudit.report.comparison import compared
from cxaudit.report.headline import propose_headline
from cxaudit.report.method import BandRow, CapPlaces, Example, band_rows, cap_places, example
from cxaudit.report.parts import (
    DepartmentPart,
    GatheredPart,
    PrinciplePart,
    StandingInWords,
    department_part,
    in_words,
    principle_part,
    stage_part,
)
from cxaudit.report.policy import Refresh, refresh
from cxaudit.report.questions import Remark, failure, strong_point
from cxaudit.report.scope import RuledOut, left_out, not_audited, ruled_out
from cxaudit.scoring import Rules, scorecard
from cxaudit.words import KINDS, _


@dataclass(frozen=True)
class Report:
    """Everything the workbook shows, for the auditor and the owner."""

    organisation: str
    """Name of the business."""

    site: str
    """Which site; empty where there is one."""

    kind: str
    """Audit on site, or Self-assessment."""

    by_oneself: bool
    """Whether whoever runs the business audits it, and so reads what he or she wrote."""

    day: date
    """Day of the audit."""

    auditor: str
    """Who rated."""

    contact: str
    """How the auditor is reached; empty where nobody said."""

    headline: str
    """The verdict in one line, as it was given or is proposed; empty where there is nothing to say."""

    verdict: str
    """The verdict in words, without the headline if it begins with it; empty where there is no more."""

    overall: StandingInWords
    """How the whole stands."""

    before: Fraction | None
    """The overall score of the baseline, by the rules of this audit; None where there is none."""

    counted_anew: str
    """How the baseline is counted, where that differs from what its own workbook said; else empty."""

    departments: tuple[DepartmentPart, ...]
    """Departments in scope, in the checklist's order."""

    principles: tuple[PrinciplePart, ...]
    """All principles, in the checklist's order."""

    stages: tuple[GatheredPart, ...]
    """Stages of the customer's way that have a question in scope, in their order."""

    bands: tuple[BandRow, ...]
    """Worst first."""

    rules: Rules
    """What scores are compared with."""

    counts: tuple[str, ...]
    """Which of several readings counts: four_of_five, median, or both; nothing where there is no measure."""

    scored_by: frozenset[ScoredBy]
    """By which rules answers are scored."""

    cap_places: CapPlaces
    """How far critical failures cap a band."""

    failures: tuple[Remark, ...]
    """Failed critical questions, and what the auditor added that is as grave."""

    strengths: tuple[Remark, ...]
    """The five best."""

    resolutions: tuple[ActionRow, ...]
    """The action items to begin with: five, or up to eight."""

    not_parked: tuple[ActionRow, ...]
    """Action items that are to be done, done or dropped, by number."""

    parked: tuple[ActionRow, ...]
    """Action items that are parked, by number."""

    findings: tuple[FindingRow, ...]
    """Everything found wanting or unknown, most important first, then next steps."""

    refresh: Refresh
    """What the policy refresh needs; only where there is a policy."""

    owners: tuple[str, ...]
    """Everybody who may own an action item."""

    seen: tuple[str, ...]
    """Who was seen, with role."""

    not_seen: tuple[str, ...]
    """Who was not."""

    out_of_scope: tuple[str, ...]
    """Titles of departments of the checklist that apply and were not audited."""

    left_out: int
    """Questions of departments in scope that apply and were not asked, for lack of minutes."""

    minutes: int | None
    """Minutes planned for talking; None: no limit."""

    ruled_out: tuple[RuledOut, ...]
    """What the profile rules out, by the reason: whole departments first."""

    example: Example | None
    """A worked example; None where nothing is rated."""

    scales: tuple[tuple[str, ...], ...]
    """Steps that several questions may share, worst first, of those that a question in scope has."""

    agreed: date | None
    """The day from which the dates of actions are counted; None: the audit's."""

    a_week: int
    """Action items that may be due in a week, failed criticals aside."""

    weeks_out: tuple[str, ...]
    """Weeks in which nothing can be begun, in words."""

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

    @cached_property
    def has_policy(self) -> bool:
        """Whether there is a question that tests a clause of a policy: else nothing is said of one."""
        return any(each.clause for part in self.departments for each in part.questions)

    @property
    def alone(self) -> bool:
        """Whether one person is the whole business, who alone reads what is noted."""
        return self.refresh.alone

    @property
    def house(self) -> str:
        """The business, and which of its sites."""
        return " · ".join(filter(None, (self.organisation, self.site)))

    @property
    def inside(self) -> tuple[DepartmentPart, ...]:
        """Departments that the whole is made of: those that weigh."""
        return tuple(part for part in self.departments if part.weight)

    @property
    def outside(self) -> tuple[str, ...]:
        """Titles of the departments of weight 0, which stand outside the whole."""
        return tuple(part.title for part in self.departments if not part.weight)

    @property
    def by_touchpoint(self) -> bool:
        """Whether there is a question that tests no clause, so that its finding is gathered by touchpoint."""
        return any(not each.clause for part in self.departments for each in part.questions)

    @property
    def auditor_with_contact(self) -> str:
        """Who rated, and how he or she is reached where that was said."""
        return f"{self.auditor}, {self.contact}" if self.contact else self.auditor

    @property
    def marks(self) -> Marks:
        """What shares are compared with."""
        return self.rules.marks


def build_report(audit: Audit) -> Report:
    """Gather everything that is told about an audit."""
    card = scorecard(audit)
    checklist, found = audit.checklist, find_all(card)
    items = plan_actions(card, found)
    rows = action_rows(items)
    by_number = sorted(rows.values(), key=lambda row: row.number)
    items_of = grouped(items, lambda item: item.department.id)
    departments = tuple(
        department_part(card, id, (rows[item.id] for item in items_of.get(id, ()))) for id in card.departments
    )
    asked, scope = card.questions.values(), [checklist.department(id) for id in card.departments]
    used = {each.question.scale for each in asked}
    to_begin = tuple(rows[item.id] for item in resolutions(items, audit.resolutions))
    weighed = (part for part in departments if part.weight)
    return Report(
        organisation=audit.organisation,
        site=audit.site,
        kind=_(KINDS[audit.kind]),
        by_oneself=audit.kind == "self",
        day=audit.date,
        auditor=audit.auditor,
        contact=audit.contact,
        headline=audit.headline or propose_headline(weighed, to_begin),
        verdict=_beside(audit.headline, audit.verdict),
        overall=in_words(card.overall),
        before=card.before.overall.score if card.before else None,
        counted_anew=compared(card),
        departments=departments,
        principles=tuple(principle_part(card, each) for each in checklist.principles),
        stages=tuple(stage_part(card, each) for each in checklist.stages if each.id in card.stages),
        bands=band_rows(card.rules),
        rules=card.rules,
        counts=tuple(sorted({each.type.counts for each in asked} - {""})),
        scored_by=frozenset(each.type.scored_by for each in asked),
        cap_places=cap_places(card.rules),
        failures=tuple(map(failure, (finding for finding in found if finding.critical))),
        strengths=tuple(map(strong_point, strengths(card, asked))),
        resolutions=to_begin,
        not_parked=tuple(row for row in by_number if row.status != Status.PARKED),
        parked=tuple(row for row in by_number if row.status == Status.PARKED),
        findings=finding_rows(found, rows, card),
        refresh=refresh(card, items, rows, found),
        owners=_owners(audit, rows.values(), scope),
        seen=tuple(_person(p.name, p.role) for p in audit.people if p.seen),
        not_seen=tuple(_person(p.name, p.role) for p in audit.people if not p.seen),
        out_of_scope=not_audited(audit),
        left_out=left_out(audit),
        minutes=audit.minutes,
        ruled_out=ruled_out(audit),
        example=example(card.departments.values()),
        scales=tuple(steps for id, steps in checklist.scales.items() if id in used),
        agreed=audit.agreed,
        a_week=a_week(audit),
        weeks_out=tuple(_in_words(weeks) for weeks in audit.weeks_out),
        audit_id=audit.id,
        question_set=_fingerprint(departments),
        checklist=_("{title}, version {version}", title=checklist.title, version=checklist.version),
        language=checklist.language,
        compared=audit.baseline.date if audit.baseline else None,
    )


def _owners(audit: Audit, rows: Iterable[ActionRow], scope: Iterable[Department]) -> tuple[str, ...]:
    """Names first, then roles: people of the audit, whoever owns something, owners of departments.

    Among few people nobody has a role: there it is whoever answers for a department.
    """
    alone = sole_owner(audit)
    people = [alone] if alone else [person.name for person in audit.people]
    roles = [lead(audit, each) if audit.few else each.lead for each in scope] if not alone else []
    return tuple(dict.fromkeys([*people, *(row.owner for row in rows), *roles]))


def _beside(headline: str, verdict: str) -> str:
    """What a verdict says beside a headline that it may begin with."""
    rest = verdict.removeprefix(headline)
    return rest.strip() if not rest or rest[0].isspace() else verdict


def _in_words(out: WeeksOut) -> str:
    first, last = in_full(out.monday), in_full(out.sunday)
    return _("{first} to {last}", first=first, last=last)


def _person(name: str, role: str) -> str:
    return f"{name}, {role}" if role else name


def _fingerprint(departments: Iterable[DepartmentPart]) -> str:
    """Tell a set of questions and steps from every other, in 16 hexadecimal digits."""
    whole = [(row.id, *row.type.shape) for part in departments for row in part.questions]
    return hashlib.sha256(repr(whole).encode()).hexdigest()[:16]
