"""Builds editions from what may be shown of an audit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import TypeVar

from cxaudit.audit import ActionState, Audit, Status
from cxaudit.audit.sharing import shared
from cxaudit.checklist import NOT_APPLICABLE, OWN
from cxaudit.errors import CxauditError, Problem
from cxaudit.report.actions import ActionRow, SharedAction
from cxaudit.report.editions.parts import (
    AnsweredLine,
    Change,
    DepartmentPage,
    Edition,
    HeatCell,
    QuestionLine,
)
from cxaudit.report.editions.standings import (
    GatheredLine,
    Proof,
    in_per_cent,
    shared_standing,
)
from cxaudit.report.parts import DepartmentPart, GatheredPart, PrinciplePart
from cxaudit.report.policy import PolicyLine, PolicyText
from cxaudit.report.questions import QuestionRow
from cxaudit.report.reports import Report, build_report
from cxaudit.report.training import SharedSession
from cxaudit.report.words import WANTING
from cxaudit.words import _

T = TypeVar("T", SharedAction, SharedSession, PolicyText)


@dataclass(frozen=True)
class _Shown:
    """What may be shown of an audit, and what is reported of that."""

    audit: Audit
    report: Report

    @property
    def hidden(self) -> frozenset[str]:
        """Departments of fewer than three people, of which no score is shown to all."""
        return frozenset(self.audit.few_in)

    @property
    def hidden_before(self) -> bool:
        """Whether something was not shown to all in the audit before, so that nor is what it was part of."""
        before = self.audit.baseline
        return before is not None and (before.few or bool(before.few_in))

    def before(self, department: str, score: Fraction | None) -> Fraction | None:
        """Return a score of a department in the audit before, where it was shown to all then."""
        before = self.audit.baseline
        return None if before is None or before.few or department in before.few_in else score


def staff_edition(audit: Audit) -> Edition:
    """Return what the staff is handed; without departments where few people are the whole business.

    Raises:
        CxauditError: if one person is the whole business, so that there is nobody to hand it to.
    """
    shown = _shown(audit)
    if audit.few:
        return _edition(shown, departments=(), own=None, actions=_all_actions(shown))
    pages = tuple(_page(shown, part) for part in shown.report.departments)
    edition = _edition(shown, departments=pages, own=None, actions=_all_actions(shown))
    return edition if shown.hidden else _with_the_whole(shown, edition)


def handouts(audit: Audit, departments: Iterable[str]) -> tuple[Edition, ...]:
    """Return what each of some departments is handed, with its own answers.

    Args:
        audit: what it is of.
        departments: ids, of which something is asked.

    Raises:
        CxauditError: as `staff_edition` does.
    """
    shown = _shown(audit)
    parts = {part.id: part for part in shown.report.departments}
    return tuple(_handout(shown, parts[id]) for id in departments)


def _shown(audit: Audit) -> _Shown:
    if audit.alone:
        what = _("one person is the whole business, so there is nobody to hand an edition to")
        raise CxauditError(Problem(audit.organisation, what, _("write the whole workbook")))
    may_be_seen = shared(audit)
    return _Shown(may_be_seen, build_report(may_be_seen))


def _handout(shown: _Shown, part: DepartmentPart) -> Edition:
    actions = tuple(_actions(shown.audit, part.actions))
    own = DepartmentPage(
        id=part.id,
        title=part.title,
        about=part.about,
        meets=part.meets,
        standing=shared_standing(shown.report, part.standing, part.before),
        proof=_proof(part),
        heat=(),
        touchpoints=_gathered(shown, part.touchpoints),
        strengths=tuple(each.ask for each in part.strengths),
        actions=actions,
        questions=tuple(map(_answered, part.questions)),
    )
    return _edition(shown, departments=(), own=own, actions=actions)


def _page(shown: _Shown, part: DepartmentPart) -> DepartmentPage[QuestionLine]:
    """A department as all see it: where it is fewer than three people, nothing of how it is scored."""
    scored = part.id not in shown.hidden
    before = shown.before(part.id, part.before)
    return DepartmentPage(
        id=part.id,
        title=part.title,
        about=part.about,
        meets=part.meets,
        standing=shared_standing(shown.report, part.standing, before) if scored else None,
        proof=None,
        heat=tuple(
            HeatCell(in_per_cent(each.score), each.rated) if scored else HeatCell(None, 0)
            for each in part.heat
        ),
        touchpoints=_gathered(shown, part.touchpoints) if scored else (),
        strengths=tuple(each.ask for each in part.strengths) if scored else (),
        actions=tuple(_actions(shown.audit, part.actions)),
        questions=tuple(_line(row, scored=scored) for row in part.questions),
    )


def _proof(part: DepartmentPart) -> Proof:
    tally = part.standing.tally
    return Proof(
        applicable=tally.applicable,
        coverage=in_per_cent(tally.coverage),
        backed=sum(each.tally.backed > 0 for each in part.questions),
        confidence=in_per_cent(tally.confidence),
    )


def _gathered(shown: _Shown, parts: Iterable[GatheredPart]) -> tuple[GatheredLine, ...]:
    """What is gathered from questions that are all shown."""
    return tuple(
        GatheredLine(
            part.title,
            part.asks if isinstance(part, PrinciplePart) else "",
            shared_standing(shown.report, part.standing, None),
        )
        for part in parts
    )


def _with_the_whole(shown: _Shown, edition: Edition) -> Edition:
    """Say how all departments stand together: by that, one that is not shown could be reckoned."""
    report = shown.report
    before = None if shown.hidden_before else report.before
    return replace(
        edition,
        whole=shared_standing(report, report.overall, before),
        by_principle=_gathered(shown, report.principles),
        by_stage=_gathered(shown, report.stages),
    )


def _line(row: QuestionRow, *, scored: bool) -> QuestionLine:
    return QuestionLine(
        id=row.id,
        touchpoint=row.touchpoint,
        ask=row.ask,
        critical=row.critical,
        failed=scored and row.tally.failed > 0,
        score=in_per_cent(row.score) if scored else None,
        note=row.staff_note,
        photos=row.staff_photos,
        do=row.do if scored and row.stands == _(WANTING) else "",
    )


def _answered(row: QuestionRow) -> AnsweredLine:
    counts = row.answer not in (None, _(NOT_APPLICABLE))
    return AnsweredLine(
        **vars(_line(row, scored=True)),
        answer="" if row.answer is None else row.type.in_words(row.answer),
        readings=row.readings if counts else "",
        before=row.before,
        before_score=in_per_cent(row.before_score),
        evidence=row.evidence if counts else "",
    )


def _all_actions(shown: _Shown) -> tuple[SharedAction, ...]:
    return tuple(_actions(shown.audit, (*shown.report.not_parked, *shown.report.parked)))


def _actions(audit: Audit, rows: Iterable[ActionRow]) -> Iterator[SharedAction]:
    """Action items by number, the parked ones last."""
    for row in sorted(rows, key=lambda row: (row.status is Status.PARKED, row.number)):
        action = _picked(SharedAction, row)
        if row.id.partition(".")[2].startswith(OWN):
            # else it would be said that what was found is no longer so
            state = audit.actions.get(row.id, ActionState())
            action = replace(action, done_when=state.done_when or "")
        yield action


def _picked(kind: type[T], whole: T) -> T:
    """What a type holds, of something that holds more; nothing else is taken along."""
    return kind(**{field.name: getattr(whole, field.name) for field in fields(kind)})


def _edition(
    shown: _Shown,
    *,
    departments: tuple[DepartmentPage[QuestionLine], ...],
    own: DepartmentPage[AnsweredLine] | None,
    actions: tuple[SharedAction, ...],
) -> Edition:
    report, has_policy = shown.report, shown.report.has_policy
    return Edition(
        organisation=report.organisation,
        site=report.site,
        kind=report.kind,
        by_oneself=report.by_oneself,
        day=report.day,
        language=report.language,
        audit_id=report.audit_id,
        question_set=report.question_set,
        bands=report.bands,
        principles=tuple(part.title for part in report.principles) if departments else (),
        whole=None,
        by_principle=(),
        by_stage=(),
        before=report.compared,
        departments=departments,
        few=tuple(page.title for page in departments if page.id in shown.hidden),
        own=own,
        actions=actions,
        policy=_picked(PolicyText, report.refresh) if has_policy else None,
        free=_free(shown) if has_policy else (),
        changes=tuple(_changes(shown)) if has_policy else (),
        sessions=tuple(_picked(SharedSession, each) for each in report.refresh.sessions)
        if has_policy
        else (),
    )


def _free(shown: _Shown) -> tuple[PolicyLine, ...]:
    """What staff may decide themselves; up to which sum first."""
    sums = {
        row.number
        for row in shown.report.refresh.clauses
        if any(number.money for number in shown.audit.checklist.clause(row.id).numbers.values())
    }
    return tuple(sorted(shown.report.refresh.free, key=lambda line: line.number not in sums))


def _changes(shown: _Shown) -> Iterator[Change]:
    """What is new or changed once the policy holds, by number."""
    for row in sorted(shown.report.refresh.clauses, key=lambda row: row.number):
        if row.change and not row.follows:
            teach = shown.audit.checklist.clause(row.id).teach
            yield Change(row.number, row.title, teach, row.change)
