"""From findings to action items: what is done, by whom, by when.

An action item is one department's work on one clause of the policy, or at one touchpoint where its questions
name no clause that applies, or on what the auditor found beside all questions. It is due at the later of what
its severity asks (7, 30, 90, 180 days from the day the plan was agreed) and what its effort takes (14, 45,
120 days), and in no week that is out. At most twenty are planned, the rest are parked; a failed critical is
never parked. People name an item by its number, which it is given in the order of priority and keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from cxaudit.actions.dates import Months
from cxaudit.actions.findings import AddedFinding, AnyFinding, find_all
from cxaudit.actions.numbers import numbers_of
from cxaudit.actions.owners import owner
from cxaudit.audit import ActionState, Audit, Severity, Status
from cxaudit.checklist import Department, Effort, Gap
from cxaudit.days import after
from cxaudit.groups import grouped
from cxaudit.scoring import Scorecard, Tally
from cxaudit.words import WORK, _

MOST_PLANNED = 20
"""Action items that are planned; the rest are parked."""

MOST_RESOLUTIONS = 5
"""Action items to begin the year with."""

MOST_RESOLUTIONS_OF_ONE = 2
"""Resolutions of one owner, where there are several owners."""

CONTAIN_DAYS = 7
"""Days from the day the plan was agreed within which a failed critical is contained."""

SEVERITY_DAYS = {Severity.CRITICAL: 7, Severity.HIGH: 30, Severity.MEDIUM: 90, Severity.LOW: 180}
EFFORT_DAYS = {Effort.S: 14, Effort.M: 45, Effort.L: 120}
"""Days from the day the plan was agreed that severity asks for, and that effort takes; the later counts."""


class Kind(StrEnum):
    """What kind of work an action item is; the gap decides it."""

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


@dataclass(frozen=True)
class ActionItem:
    """One department's work on one clause, at one touchpoint, or on one finding that the auditor added."""

    id: str
    """`department.clause`, `.at_touchpoint` or `.own_n`, so that it is the same next year."""

    number: int
    """What people call it by, from 1; once kept in the audit, it is never given again."""

    title: str
    """What it is called: by the auditor, by its worst finding, or by its clause or touchpoint."""

    department: Department
    """Whose work it is."""

    findings: tuple[AnyFinding, ...]
    """What it sees to, most important first; at least one."""

    tally: Tally
    """The questions that it would see to, added up: those that are no findings too."""

    owner: str
    """Who sees to it: as decided, else whoever works alone or leads the department, or its owner."""

    status: Status
    """How far it has come."""

    contained_by: date | None
    """When a failed critical is contained; None where none failed."""

    due: date | None
    """When it is to be done; None where it is parked."""

    state: ActionState
    """What people decided about it."""

    @property
    def tasks(self) -> tuple[str, ...]:
        """What is to be done, most important first: as the auditor said, else what each finding asks for."""
        return self.state.tasks or tuple(dict.fromkeys(finding.do for finding in self.findings))

    @property
    def worst(self) -> AnyFinding:
        """The most important finding."""
        return self.findings[0]

    @property
    def priority(self) -> Fraction:
        """Priority of the worst finding."""
        return self.worst.priority

    @property
    def severity(self) -> Severity:
        """The gravest severity among the findings."""
        return min((finding.severity for finding in self.findings), key=list(Severity).index)

    @property
    def kind(self) -> Kind | None:
        """By the gap of the worst finding of which one was said; to find out where none is rated.

        None where nobody said why any of its findings fails.
        """
        known = [finding for finding in self.findings if not finding.unknown]
        gap = next((finding.gap for finding in known if finding.gap), None)
        return _KINDS[gap] if gap else None if known else Kind.FIND_OUT

    @property
    def effort(self) -> Effort:
        """The largest effort among the findings."""
        return max((finding.effort for finding in self.findings), key=lambda effort: effort.rank)

    @property
    def critical(self) -> bool:
        """Whether a critical question failed."""
        return self.severity is Severity.CRITICAL

    @property
    def quick_win(self) -> bool:
        """Whether it matters (medium or worse) and takes less than a day."""
        return self.severity is not Severity.LOW and self.effort is Effort.S


def plan_actions(card: Scorecard, findings: Sequence[AnyFinding] | None = None) -> tuple[ActionItem, ...]:
    """Return all action items by priority, ties in the checklist's order; parked ones among them.

    Args:
        card: the audit, counted, with what people decided.
        findings: of this audit, as `find_all` returns them; None: they are looked for.
    """
    audit, reported = card.audit, card.before_as_reported
    findings = find_all(card) if findings is None else findings
    before = {item.id: item for item in plan_actions(reported)} if reported else {}
    groups = grouped(findings, lambda finding: finding.action)  # each in the order of priority
    parked, numbers = _parked(audit, groups), numbers_of(audit, findings)
    months = Months(audit.weeks_out)
    fixed = {name: _fixed_due(audit, name, before) for name in groups}
    for name, findings in groups.items():
        if (day := fixed[name]) and name not in parked and not _is_critical(findings):
            months.take(owner(audit, findings[0].department, name), day)
    return tuple(
        _item(card, numbers[name], findings, before, fixed[name], None if name in parked else months)
        for name, findings in groups.items()
    )


def resolutions(items: Iterable[ActionItem]) -> tuple[ActionItem, ...]:
    """Return the five to begin with: failed criticals, then quick wins, then by priority.

    At most two of one owner, unless there is only one owner.
    """
    unfinished = [item for item in items if item.status.unfinished]
    ranked = sorted(unfinished, key=lambda item: (not item.critical, not item.quick_win))
    most = MOST_RESOLUTIONS_OF_ONE if len({item.owner for item in ranked}) > 1 else MOST_RESOLUTIONS
    chosen: list[ActionItem] = []
    for item in ranked:
        if sum(other.owner == item.owner for other in chosen) < most:
            chosen.append(item)
    return tuple(chosen[:MOST_RESOLUTIONS])


def _is_critical(findings: Sequence[AnyFinding]) -> bool:
    return any(finding.critical for finding in findings)


def _parked(audit: Audit, groups: Mapping[str, Sequence[AnyFinding]]) -> set[str]:
    """Ids beyond the twenty most important, and those that people parked; never a failed critical."""
    status = {name: state.status for name, state in audit.actions.items()}
    chosen = {name for name in groups if status.get(name) is Status.PARKED}
    never = {name for name, findings in groups.items() if _is_critical(findings)}
    decided = {name for name in groups if status.get(name) not in (None, Status.PARKED)}
    room = MOST_PLANNED - len(never | decided)
    others = [name for name in groups if name not in never | decided | chosen]
    return (chosen | set(others[max(0, room) :])) - never


def _fixed_due(audit: Audit, name: str, before: Mapping[str, ActionItem]) -> date | None:
    """The date that people set, or that an unfinished action of the baseline had; None otherwise."""
    state = audit.actions.get(name, ActionState())
    if state.due:
        return state.due
    earlier = before.get(name)
    return earlier.due if earlier and earlier.status.unfinished else None


def _status(state: ActionState, earlier: ActionItem | None, *, parked: bool, failing: bool) -> Status:
    if parked:
        return Status.PARKED
    if state.status and state.status is not Status.PARKED:
        return state.status
    if earlier and earlier.status is Status.DONE and failing:
        return Status.REOPENED
    return earlier.status if earlier and earlier.status.unfinished else Status.OPEN


def _item(
    card: Scorecard,
    number: int,
    findings: Sequence[AnyFinding],
    before: Mapping[str, ActionItem],
    fixed: date | None,
    months: Months | None,
) -> ActionItem:
    """Build one action item; `months` is None where it is parked."""
    audit, worst = card.audit, findings[0]
    name, group = worst.action, card.actions.get(worst.action)
    failing = any(not finding.unknown for finding in findings)
    state = audit.actions.get(name, ActionState())
    item = ActionItem(
        id=name,
        number=number,
        title=_title(audit, state, worst),
        department=worst.department,
        findings=tuple(findings),
        tally=group.tally if group else Tally(),
        owner=owner(audit, worst.department, name),
        status=_status(state, before.get(name), parked=months is None, failing=failing),
        contained_by=after(audit.plan_began, CONTAIN_DAYS) if _is_critical(findings) else None,
        due=None,
        state=state,
    )
    return replace(item, due=_due(audit, item, fixed, months)) if months else item


def _title(audit: Audit, state: ActionState, worst: AnyFinding) -> str:
    """As the auditor said, else by the worst finding, its clause, or its touchpoint where it has none."""
    if (said := state.title or worst.title) or isinstance(worst, AddedFinding):
        return said
    if worst.clause:
        return audit.checklist.clause(worst.clause).title
    return worst.scored.place.touchpoint.title


def _due(audit: Audit, item: ActionItem, fixed: date | None, months: Months) -> date:
    if fixed:
        return fixed
    due = after(audit.plan_began, max(SEVERITY_DAYS[item.severity], EFFORT_DAYS[item.effort]))
    return months.not_out(due) if item.critical else months.find(item.owner, due)
