"""The plan as it is agreed: what is asked about the proposed actions, in which order, and what comes of it.

First comes from which day the dates count, and in which weeks nothing can be begun; then each planned item,
most important first; then whether one that is parked is taken up; then with which is begun. What was parked
when the first item was decided stays so: nothing moves up to take the place of what is dropped.

Every answer stands in the audit at once, and what is asked next follows from the audit: an item whose status
people decided was asked about. So it can be stopped after every answer, and `agree` goes on from the audit as
it was saved; an item that a changed answer adds later is asked about by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from cxaudit.actions.agreement_steps import (
    AbstractPlanStep,
    Answer,
    AskAction,
    AskAgreed,
    AskParked,
    AskResolutions,
    AskWeeksOut,
    PlanStep,
    with_state,
)
from cxaudit.actions.items import ActionItem
from cxaudit.actions.owners import lead, sole_owner
from cxaudit.actions.planning import keep_numbers, plan_actions
from cxaudit.actions.resolutions import resolutions
from cxaudit.audit import Audit, OwnFinding, Status
from cxaudit.audit.own_findings import next_own_number, with_own
from cxaudit.scoring import scorecard


@dataclass(frozen=True)
class Agreement:
    """A plan as far as it was agreed."""

    audit: Audit
    """With everything that was answered."""

    today: date
    """The day on which it is agreed."""

    asked: frozenset[str] = frozenset()
    """What was asked in this sitting to which nothing may be the answer."""

    @cached_property
    def items(self) -> tuple[ActionItem, ...]:
        """All action items, in their order."""
        return plan_actions(scorecard(self.audit))

    @property
    def next(self) -> PlanStep | None:
        """What is asked next; None: the plan is agreed."""
        return next(self._open(), None)

    @property
    def undecided(self) -> tuple[ActionItem, ...]:
        """Planned items that nobody has decided about."""
        return tuple(item for item in self.items if not (self._is_told(item) or _is_parked(item)))

    def answered(self, step: AbstractPlanStep[Answer], answer: Answer) -> Agreement:
        """Return the agreement with an answer: to the next step, or to any before, which changes it.

        Raises:
            ValidationError: if what was typed cannot be.
        """
        before = self._with_parked() if isinstance(step, AskAction) else self.audit
        audit = keep_numbers(step.take(before, answer))
        return replace(self, audit=audit, asked=self.asked | {type(step).__name__})

    def rest_kept(self) -> Agreement:
        """Return the agreement with all planned items that nobody has decided about as they are proposed."""
        audit = self._with_parked()
        for item in self.undecided:
            audit = with_state(audit, item.id, status=item.status)
        return replace(self, audit=audit)

    def with_own(self, department: str, **found: object) -> Agreement:
        """Return the agreement with one more finding of the auditor's own, which is asked about in its turn.

        Raises:
            ValidationError: if what was typed cannot be.
        """
        number = next_own_number(self.audit, department)
        own = OwnFinding.model_validate({"department": department, "number": number, **found})
        return replace(self, audit=keep_numbers(with_own(self.audit, own)))

    def about(self, action: str) -> AskAction:
        """Return what is asked about an action item, to change what was decided."""
        item = next(item for item in self.items if item.id == action)
        planned = [each for each in self.items if not _is_parked(each)]
        number = planned.index(item) + 1 if item in planned else len(planned)
        return AskAction(item, number, len(planned), _names(self.audit, item))

    def _open(self) -> Iterator[PlanStep]:
        """What is not answered yet."""
        if not self.items:
            return
        if self.audit.agreed is None:
            yield from self._before_the_plan()
        yield from (self.about(item.id) for item in self.undecided)
        if self.audit.resolutions is None:
            yield from self._at_the_end()

    def _before_the_plan(self) -> Iterator[PlanStep]:
        if not self.audit.weeks_out and AskWeeksOut.__name__ not in self.asked:
            yield AskWeeksOut()
        yield AskAgreed(max(self.today, self.audit.date))

    def _at_the_end(self) -> Iterator[PlanStep]:
        parked = tuple(filter(_is_parked, self.items))
        if parked and AskParked.__name__ not in self.asked:
            yield AskParked(parked)
        planned = tuple(item for item in self.items if item.status.unfinished)
        if planned:
            yield AskResolutions(planned, tuple(item.id for item in resolutions(self.items)))

    def _is_told(self, item: ActionItem) -> bool:
        state = self.audit.actions.get(item.id)
        return state is not None and state.status is not None

    def _with_parked(self) -> Audit:
        """The audit in which stays parked what is parked now."""
        audit = self.audit
        for item in self.items:
            if _is_parked(item) and not self._is_told(item):
                audit = with_state(audit, item.id, status=Status.PARKED)
        return audit


def agree(audit: Audit, today: date) -> Agreement:
    """Begin to agree on the plan of an audit, or go on with that.

    Args:
        audit: with as much of it as was decided.
        today: the day on which it is agreed.
    """
    return Agreement(keep_numbers(audit), today)


def _is_parked(item: ActionItem) -> bool:
    return item.status is Status.PARKED


def _names(audit: Audit, item: ActionItem) -> tuple[str, ...]:
    """Who may see to an item: who does so now, everybody who is known by name, then roles."""
    people = [person.name for person in audit.people]
    doing = [name for names in audit.does.values() for name in names]
    myself = [audit.auditor] if audit.kind == "self" else []
    scope = (each for each in audit.checklist.departments if each.id in audit.departments)
    roles = [] if sole_owner(audit) else [lead(audit, department) for department in scope]
    return tuple(dict.fromkeys([item.owner, *people, *doing, *myself, *roles]))
