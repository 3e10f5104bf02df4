"""An action item: what is done about some findings, by whom, by when; or what the top decides before that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from cxaudit.actions.findings import AnyFinding
from cxaudit.audit import ActionState, Severity, Status
from cxaudit.checklist import Department, Effort, Gap, TopDecision
from cxaudit.scoring import Tally
from cxaudit.words import WORK, _

EFFORT_POINTS = {Effort.S: 1, Effort.M: 5, Effort.L: 20}
"""What a task counts for in the effort of its item."""

MOST_OF_SMALL, MOST_OF_MIDDLE = 2, 10
"""Points up to which an item takes less than a day, and less than a month."""


class Kind(StrEnum):
    """What kind of work an action item is; the gap decides it."""

    DECIDE = "decide"
    LISTEN = "listen"
    WRITE = "write"
    TRAIN = "train"
    KEEP = "keep"
    FIND_OUT = "find_out"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(WORK[self])


_KINDS = {
    Gap.LISTENING: Kind.LISTEN,
    Gap.POLICY: Kind.WRITE,
    Gap.DELIVERY: Kind.TRAIN,
    Gap.PROMISE: Kind.KEEP,
}


class Carried(NamedTuple):
    """That an action item was in the last audit's plan, and is not finished."""

    day: date
    """Day of the last audit."""

    first_due: date | None
    """When it was first to be done; None where no day was named."""


@dataclass(frozen=True)
class ActionItem:
    """One department's work on one clause, at one touchpoint, or on one finding that the auditor added.

    Or a decision of the top on one clause: it has no findings of its own, and stands before all other items
    of its clause.
    """

    id: str
    """`department.clause`, `.at_touchpoint` or `.own_n`, or `decide.clause`: so it is the same next year."""

    number: int
    """What people call it by, from 1; once kept in the audit, it is never given again."""

    title: str
    """What it is called: by the auditor, its worst finding, its decision, its clause or touchpoint."""

    department: Department
    """Whose work it is."""

    clause: str | None
    """Id of the clause that it is about; None: of none."""

    findings: tuple[AnyFinding, ...]
    """What it sees to, most important first; none of a decision."""

    decision: TopDecision | None
    """What the top decides; None where it sees to findings."""

    severity: Severity
    """The gravest among the findings; of a decision, among those that it stands before."""

    priority: Fraction
    """Priority of the worst finding; of a decision, of the worst that it stands before."""

    tally: Tally
    """The questions that it would see to, added up: those that are no findings too."""

    owner: str
    """Who sees to it: as decided, else whoever works alone or leads the department, or its owner."""

    status: Status
    """How far it has come."""

    contained_by: date | None
    """When a failed critical is contained; None where none failed."""

    due: date | None
    """When it is to be done; None where it is parked, or dropped and nobody named a day."""

    quick_win: bool
    """Whether it takes less than a day, is due in the first month, and is one of the first five of those."""

    follows: str | None
    """Id of the item by which the top decides before; None: none does."""

    carried: Carried | None
    """From where it was carried over; None: it was not."""

    state: ActionState
    """What people decided about it, in this audit or, where it goes on, in the last one."""

    @property
    def tasks(self) -> tuple[str, ...]:
        """What is to be done, most important first: as the auditor said, else what each finding asks for."""
        return self.state.tasks or ((self.decision.do,) if self.decision else tasks_of(self.findings))

    @property
    def kind(self) -> Kind | None:
        """By the gap of the worst finding of which one was said; to find out where none is rated.

        None where nobody said why any of its findings fails.
        """
        if self.decision:
            return Kind.DECIDE
        known = [finding for finding in self.findings if not finding.unknown]
        gap = next((finding.gap for finding in known if finding.gap), None)
        return _KINDS[gap] if gap else None if known else Kind.FIND_OUT

    @property
    def effort(self) -> Effort:
        """What all tasks take together; a decision takes less than a day."""
        return Effort.S if self.decision else effort_of(self.findings)

    @property
    def critical(self) -> bool:
        """Whether a critical question failed, or the top decides before the work on one that did."""
        return self.severity is Severity.CRITICAL

    def late_on(self, day: date) -> int:
        """Return for how many days it has been overdue on a day, to be contained or done; 0: it is not."""
        passed = [each for each in (self.contained_by, self.due) if each and each < day]
        return (day - min(passed)).days if passed and self.status.unfinished else 0

    @property
    def next_step(self) -> bool:
        """Whether nothing of it is wanting, and it only could be better."""
        return bool(self.findings) and all(finding.next_step for finding in self.findings)


def tasks_of(findings: Sequence[AnyFinding]) -> tuple[str, ...]:
    """Return what each finding asks for; what two ask for alike once."""
    return tuple(dict.fromkeys(finding.do for finding in findings))


def effort_of(findings: Sequence[AnyFinding]) -> Effort:
    """Return what all tasks take together: S counts 1, M 5, L 20; up to 2 is S, up to 10 M, else L."""
    efforts = {finding.do: finding.effort for finding in findings}
    points = sum(EFFORT_POINTS[effort] for effort in efforts.values())
    if points <= MOST_OF_SMALL:
        return Effort.S
    return Effort.M if points <= MOST_OF_MIDDLE else Effort.L
