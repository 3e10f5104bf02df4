"""The scorecard: everything that is counted in one audit, counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from cxaudit.audit import AnswerType, Audit
from cxaudit.groups import grouped
from cxaudit.scoring.questions import ScoredQuestion, scored
from cxaudit.scoring.standings import Rules, Standing, overall, standing
from cxaudit.scoring.tallies import Tally

Key = TypeVar("Key", str, tuple[str, str])


@dataclass(frozen=True)
class Group:
    """Some questions that are asked, such as those of a department, with what they add up to."""

    questions: tuple[ScoredQuestion, ...]
    """In the order of asking."""

    standing: Standing
    """How they stand; critical failures cap the band of a department alone."""

    @property
    def tally(self) -> Tally:
        """What they add up to."""
        return self.standing.tally


@dataclass(frozen=True)
class Scorecard:
    """Everything that is counted in one audit. Nothing after it scores a question again.

    Groups are in the order in which their first questions are asked. Only what has a question that is
    asked is a group, principles aside.
    """

    audit: Audit
    """What was counted."""

    rules: Rules
    """What it was compared with: the audit's own rules, or those of a later one."""

    questions: Mapping[str, ScoredQuestion]
    """Every question that is asked by its id, in the order of asking."""

    before: Scorecard | None
    """The audit before, counted by the rules of this one; None where there is none.

    Bands, marks, caps and the ends of measures are this audit's, so that a changed rule or standard is never
    progress.
    """

    before_as_reported: Scorecard | None
    """The audit before, by its own rules, as its own workbook told it; None where there is none."""

    @cached_property
    def overall(self) -> Standing:
        """How the whole stands: the mean of the departments' scores by their weights, or all questions."""
        parts = self.departments.values()
        weighted = [(part.questions[0].place.department.weight, part.tally) for part in parts]
        return overall(self.rules, weighted)

    @cached_property
    def departments(self) -> dict[str, Group]:
        """Departments in scope, by id."""
        return self._by(lambda each: each.place.department.id, capped=True)

    @cached_property
    def touchpoints(self) -> dict[tuple[str, str], Group]:
        """Touchpoints in scope, by the ids of department and touchpoint."""
        return self._by(lambda each: (each.place.department.id, each.place.touchpoint.id))

    @cached_property
    def principles(self) -> dict[str, Group]:
        """All principles by id, in the checklist's order; those without a question too."""
        found = self._by(lambda each: each.question.principle)
        ids = (principle.id for principle in self.audit.checklist.principles)
        return {id: found.get(id) or self._group(()) for id in ids}

    @cached_property
    def stages(self) -> dict[str, Group]:
        """Stages of the customer's way by id, in its order."""
        found = self._by(lambda each: each.place.touchpoint.stage)
        return {stage.id: found[stage.id] for stage in self.audit.checklist.stages if stage.id in found}

    @cached_property
    def clauses(self) -> dict[str, Group]:
        """Clauses of the policy that apply, by id."""
        return self._by(lambda each: each.clause)

    @cached_property
    def actions(self) -> dict[str, Group]:
        """Departments' questions by the id of the action item that would see to them."""
        return self._by(lambda each: each.action)

    @cached_property
    def heat(self) -> dict[tuple[str, str], Group]:
        """Departments' questions of a principle, by the ids of both."""

        def key(each: ScoredQuestion) -> tuple[str, str] | None:
            principle = each.question.principle
            return (each.place.department.id, principle) if principle else None

        return self._by(key)

    def _by(self, key: Callable[[ScoredQuestion], Key | None], *, capped: bool = False) -> dict[Key, Group]:
        """Questions by key; where that is None, a question is in no group."""
        parts = grouped(self.questions.values(), key)
        return {
            name: self._group(questions, capped=capped)
            for name, questions in parts.items()
            if name is not None
        }

    def _group(self, questions: Iterable[ScoredQuestion], *, capped: bool = False) -> Group:
        questions = tuple(questions)
        tally = sum((each.tally for each in questions), Tally())
        return Group(questions, standing(self.rules, tally, tally.failed if capped else 0))


def scorecard(audit: Audit) -> Scorecard:
    """Count everything in an audit, and in the audit before."""
    rules, types = Rules.of(audit.checklist), _types(audit)
    before = reported = None
    if earlier := audit.baseline:
        own_rules, own_types = Rules.of(earlier.checklist), _types(earlier)
        types_now = {id: kind.by_rules_of(types.get(id, kind)) for id, kind in own_types.items()}
        before = reported = _count(earlier, rules, types_now)
        if (own_rules, own_types) != (rules, types_now):
            reported = _count(earlier, own_rules, own_types)
    return _count(audit, rules, types, before, reported)


def _types(audit: Audit) -> dict[str, AnswerType]:
    """How each question of the checklist is answered."""
    return {id: audit.answer_type(place.question) for id, place in audit.checklist.places.items()}


def _count(
    audit: Audit,
    rules: Rules,
    types: Mapping[str, AnswerType],
    before: Scorecard | None = None,
    reported: Scorecard | None = None,
) -> Scorecard:
    questions, clauses = {}, {clause.id for clause in audit.clauses}
    for place in audit.places:
        id = place.question.id
        clause = place.question.clause if place.question.clause in clauses else None
        questions[id] = scored(audit, place, types[id], clause)
    return Scorecard(audit, rules, questions, before, reported)
