"""Gathers what is taken along to a visit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from cxaudit.actions import lead
from cxaudit.audit import Audit, State
from cxaudit.checklist import Department, How, Place, how_to_check
from cxaudit.days import weekdays_before
from cxaudit.groups import grouped
from cxaudit.plan import Amount, Work, minutes_of, planned, route, sittings, work_of, workload
from cxaudit.report.visit.parts import (
    AgreedTest,
    OwnersSitting,
    Paper,
    QuestionSheet,
    SheetQuestion,
    SheetSection,
    Stop,
    Talk,
    Task,
    VisitPack,
)
from cxaudit.words import N_, _

_ELSEWHERE = N_("anywhere")
_LEFT = (State.OPEN, State.UNKNOWN)

By = Literal["department", "person"]
"""What the question sheets go by."""


def visit_pack(audit: Audit, today: date, by: By | None = None) -> VisitPack:
    """Return what is taken along to a visit: of every question that is not settled yet, in the order of work.

    Args:
        audit: what is planned.
        today: says which days have passed.
        by: what the question sheets go by; None: departments, but where few people are the business those who
            lead.
    """
    places = audit.checklist.places
    left = [places[name] for name in route(audit) if audit.response(name).state in _LEFT]
    kinds = grouped(left, work_of)
    offer = planned(audit)
    owners = _sittings(audit, left, offer.policy)
    consent = [place for place in left if place.question.consent and audit.kind == "visit"]
    before = kinds.get(Work.BEFOREHAND, [])
    amounts = workload(left)
    return VisitPack(
        organisation=audit.organisation,
        site=audit.site,
        day=audit.date,
        auditor=audit.auditor,
        contact=audit.contact,
        language=audit.checklist.language,
        by_oneself=audit.kind == "self",
        alone=audit.alone,
        has_policy=bool(audit.in_policy),
        amounts=tuple((kind.label(audit.kind), amounts[kind]) for kind in amounts),
        policy=offer.policy,
        answered=len(offer.places) - len(left),
        tasks=tuple(_task(audit, place, today, in_sittings=len(owners) > 1) for place in before),
        papers=tuple(_papers(audit, left)),
        stops=tuple(_stops(kinds.get(Work.WALK, []))),
        talks=tuple(_talks(audit, kinds.get(Work.TALKS, []))),
        sittings=owners,
        sheets=tuple(_sheets(audit, left, by or ("person" if audit.few else "department"))),
        tests=tuple(_test(audit, place) for place in consent),
        tested_before=any(place.question.how is How.TEST or place.question.consent for place in before),
    )


def _by_owners(audit: Audit) -> bool:
    """Whether owners of few people, or of one, ask themselves."""
    return audit.kind == "self" and audit.few


def _amount(places: Sequence[Place], more: int = 0) -> Amount:
    return Amount(len(places), minutes_of(places) + more)


def _sittings(audit: Audit, left: Sequence[Place], policy: int) -> tuple[OwnersSitting, ...]:
    """What is left of each sitting of owners of few people."""
    if not _by_owners(audit):
        return ()
    open_ones = {place.question.id: place for place in left}
    made = []
    for each in sittings(audit):
        places = [open_ones[name] for name in each.questions if name in open_ones]
        begins = sum(name in open_ones for name in each.begins)
        if places or each.policy:
            made.append(OwnersSitting(_amount(places, policy if each.policy else 0), begins, each.policy))
    return tuple(made)


def _begin(audit: Audit, place: Place) -> date | None:
    ahead = place.question.ahead
    return weekdays_before(audit.date, ahead) if ahead else None


def _task(audit: Audit, place: Place, today: date, *, in_sittings: bool) -> Task:
    question = place.question
    begin = None if in_sittings else _begin(audit, place)
    return Task(
        department=place.department.title,
        ask=question.ask,
        check=(question.check or "") if question.ahead else "",
        minutes=minutes_of([place]),
        ahead=question.ahead,
        begin=begin,
        passed=begin is not None and begin < today,
    )


def _test(audit: Audit, place: Place) -> AgreedTest:
    question = place.question
    return AgreedTest(place.department.title, question.ask, question.check or "", _begin(audit, place))


def _leader(audit: Audit, department: Department) -> str:
    """Who leads a department: a person, or a role; empty where the auditor is the whole business."""
    return "" if audit.nobody_else else lead(audit, department)


def _role(audit: Audit, name: str) -> str:
    return next((person.role for person in audit.people if person.name == name), "")


def _papers(audit: Audit, places: Sequence[Place]) -> Iterator[Paper]:
    """Every paper once, by who has it."""
    wanted = (
        (paper, _leader(audit, place.department)) for place in places for paper in place.question.papers
    )
    holders = {
        paper: ", ".join(dict.fromkeys(who for _, who in each))
        for paper, each in grouped(wanted, lambda pair: pair[0]).items()
    }
    for who, papers in grouped(holders, lambda paper: holders[paper]).items():
        yield from (Paper(paper, who) for paper in papers)


def _stops(places: Sequence[Place]) -> Iterator[Stop]:
    for where, each in grouped(places, lambda place: place.where).items():
        touchpoints = tuple(dict.fromkeys(place.touchpoint.title for place in each))
        yield Stop(where.label if where else _(_ELSEWHERE), touchpoints, _amount(each))


def _talks(audit: Audit, places: Sequence[Place]) -> Iterator[Talk]:
    for who, each in grouped(places, lambda place: _leader(audit, place.department)).items():
        departments = tuple(dict.fromkeys(place.department.title for place in each))
        yield Talk(who, _role(audit, who), departments, _amount(each))


def _sheets(audit: Audit, left: Sequence[Place], by: By) -> Iterator[QuestionSheet]:
    """A sheet for each department; or for each who leads some, and where nobody else is there for all."""
    names = {place.question.id for place in left}
    ordered = [place for place in audit.places if place.question.id in names]
    if by == "department":
        for each in grouped(ordered, lambda place: place.department.id).values():
            yield _sheet(audit, each[0].department.title, each, named=False)
    else:
        for who, each in grouped(ordered, lambda place: _leader(audit, place.department)).items():
            yield _sheet(audit, who or audit.auditor, each, named=True)


def _sheet(audit: Audit, title: str, places: Sequence[Place], *, named: bool) -> QuestionSheet:
    parts = grouped(enumerate(places, 1), lambda each: (each[1].department.id, each[1].touchpoint.id))
    sections = [
        SheetSection(
            _section(each[0][1], named=named),
            tuple(_question(audit, number, place) for number, place in each),
        )
        for each in parts.values()
    ]
    return QuestionSheet(places[0].department.id, title, _amount(places), tuple(sections))


def _section(place: Place, *, named: bool) -> str:
    titles = [place.department.title] if named else []
    return ": ".join([*titles, place.touchpoint.title])


def _question(audit: Audit, number: int, place: Place) -> SheetQuestion:
    question = place.question
    return SheetQuestion(
        number=number,
        ask=question.ask,
        expect=question.expect or "",
        how=how_to_check(place, audit.kind) or (question.how.label,),
        condition=audit.condition(question.id),
        type=audit.answer_type(question),
        na=question.na,
    )
