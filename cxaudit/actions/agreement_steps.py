"""What is asked when a plan is agreed, a class each: what is proposed, what an answer makes of the audit."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from cxaudit.actions.items import ActionItem
from cxaudit.audit import ActionState, Audit, Status, WeeksOut

Answer = TypeVar("Answer", contravariant=True)


class AbstractPlanStep(ABC, Generic[Answer]):
    """One thing to ask."""

    @abstractmethod
    def take(self, audit: Audit, answer: Answer) -> Audit:
        """Return the audit with an answer.

        Raises:
            ValidationError: if what was typed cannot be.
        """


@dataclass(frozen=True)
class AskWeeksOut(AbstractPlanStep[Sequence[WeeksOut]]):
    """In which weeks can nothing be begun?"""

    def take(self, audit: Audit, answer: Sequence[WeeksOut]) -> Audit:
        """Return the audit with the weeks."""
        return audit.changed(weeks_out=tuple(answer))


@dataclass(frozen=True)
class AskAgreed(AbstractPlanStep[date]):
    """From which day do the dates of the plan count?"""

    proposed: date
    """Today."""

    def take(self, audit: Audit, answer: date) -> Audit:
        """Return the audit with the day."""
        return audit.changed(agreed=answer)


@dataclass(frozen=True)
class AskAction(AbstractPlanStep[Mapping[str, object]]):
    """What becomes of an action item? The answer is what changes of its state, by the fields' names.

    It is asked about until its status is decided.
    """

    item: ActionItem
    """As it is proposed, with what was changed so far."""

    number: int
    """Which of those that are to be decided, from 1."""

    last: int
    """How many there are of those."""

    names: tuple[str, ...]
    """Who may see to it: people first, then roles."""

    @property
    def keep(self) -> Mapping[str, object]:
        """The answer that takes it as it stands."""
        return {"status": self.item.status}

    @property
    def park(self) -> Mapping[str, object] | None:
        """The answer that puts it off; None for a failed critical, which is never put off."""
        return None if self.item.contained_by else {"status": Status.PARKED}

    @property
    def drop(self) -> Mapping[str, object]:
        """The answer that takes it out."""
        return {"status": Status.DROPPED}

    def take(self, audit: Audit, answer: Mapping[str, object]) -> Audit:
        """Return the audit with the changes."""
        return with_state(audit, self.item.id, **answer)


@dataclass(frozen=True)
class AskParked(AbstractPlanStep[Sequence[str]]):
    """Which of those that are parked are taken up all the same? The answer is their ids."""

    items: tuple[ActionItem, ...]
    """All that are parked, by number."""

    def take(self, audit: Audit, answer: Sequence[str]) -> Audit:
        """Return the audit in which these are planned, and the others are parked."""
        for item in self.items:
            status = Status.OPEN if item.id in answer else Status.PARKED
            audit = with_state(audit, item.id, status=status)
        return audit


@dataclass(frozen=True)
class AskResolutions(AbstractPlanStep[Sequence[str]]):
    """With which action items is begun? The answer is their ids."""

    items: tuple[ActionItem, ...]
    """Those that can be chosen: all that are planned and not finished."""

    proposed: tuple[str, ...]
    """Ids of those that were chosen before, or follow by the rule."""

    def take(self, audit: Audit, answer: Sequence[str]) -> Audit:
        """Return the audit with what was chosen, in the order of the plan."""
        return audit.changed(resolutions=tuple(item.id for item in self.items if item.id in answer))


PlanStep = AskWeeksOut | AskAgreed | AskAction | AskParked | AskResolutions


def with_state(audit: Audit, action: str, **changes: object) -> Audit:
    """Return the audit with something more that was decided about an action item."""
    state = audit.actions.get(action, ActionState()).changed(**changes)
    return audit.model_copy(update={"actions": {**audit.actions, action: state}})
