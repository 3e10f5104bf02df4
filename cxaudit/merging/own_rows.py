"""Rows of one's own in the action plan: each becomes an own finding, with an action item."""

from __future__ import annotations

from cxaudit.audit import ActionState, Audit, OwnFinding, Severity
from cxaudit.audit.own_findings import next_own_number, own_in, with_own
from cxaudit.checklist import LONGEST_TITLE, Department, Effort
from cxaudit.merging.cells import ReturnedRow
from cxaudit.merging.fields import FIELDS
from cxaudit.merging.values import Unfit, as_choice, as_line, as_text
from cxaudit.text import LONGEST_LINE, as_compared, shortened
from cxaudit.words import N_, _

_EFFORTS = {N_("a day"): Effort.S, N_("quick win"): Effort.S, N_("a month"): Effort.M, N_("longer"): Effort.L}
"""What the plan says of an effort."""


def own_finding(audit: Audit, row: ReturnedRow) -> tuple[OwnFinding, ActionState]:
    """Return what a row of one's own asks for, and what is decided about it.

    Raises:
        Unfit: if it does not say what is to be done, and where.
    """
    tasks = _tasks(row)
    title, do = as_line(row.cells.get("title")), " ".join(tasks)
    if not (title or do):
        raise Unfit(_("this row does not say what is to be done"), _("write it below What, or How"))
    department = _department(audit, as_line(row.cells.get("department")))
    finding = OwnFinding(
        department=department.id,
        number=next_own_number(audit, department.id),
        found=as_text(row.cells.get("do")) or title,
        severity=_severity(row),
        do=shortened(do or title, LONGEST_LINE),
        title=shortened(title, LONGEST_TITLE) if title else None,
        effort=_effort(row),
    )
    return finding, _state(row, tasks)


def _tasks(row: ReturnedRow) -> tuple[str, ...]:
    """What stands below How, line by line, without the dots before it."""
    lines = (line.strip("•·- \t") for line in as_text(row.cells.get("do")).split("\n"))
    return tuple(filter(None, lines))


def _state(row: ReturnedRow, tasks: tuple[str, ...]) -> ActionState:
    """What is decided about it; of several lines each is a task of its own."""
    typed = {key: understand for key, understand in FIELDS["plan"].items() if key in row.cells}
    told = {key: understand(row.cells[key]) for key, understand in typed.items() if key != "title"}
    if len(tasks) > 1:
        told["tasks"] = tuple(shortened(task, LONGEST_LINE) for task in tasks)
    return ActionState.model_validate({key: value for key, value in told.items() if value})


def _severity(row: ReturnedRow) -> Severity:
    return as_choice(row.cells.get("severity"), {each.label: each for each in Severity}) or Severity.MEDIUM


def _effort(row: ReturnedRow) -> Effort:
    labels = {_(words): effort for words, effort in _EFFORTS.items()}
    labels |= {effort.label: effort for effort in Effort}
    return as_choice(row.cells.get("effort"), labels) or Effort.M


def _department(audit: Audit, named: str) -> Department:
    """The department that is named; where none is, the only one, or that of whoever leads the business."""
    scope = {place.department.id: place.department for place in audit.places}
    if found := as_choice(named, {each.title: each for each in scope.values()}):
        return found
    top = audit.checklist.top
    if len(scope) == 1:
        return next(iter(scope.values()))
    if top and top.id in scope:
        return scope[top.id]
    raise Unfit(_("this row does not say whose work it is"), _("choose a department in it"))


def known(audit: Audit, finding: OwnFinding) -> OwnFinding | None:
    """Return the own finding of the same department and name that is there already; None: none is."""
    called = as_compared(finding.title or finding.do)
    same = (each for each in own_in(audit, finding.department))
    return next((each for each in same if as_compared(each.title or each.do) == called), None)


def with_row(audit: Audit, finding: OwnFinding, state: ActionState) -> Audit:
    """Return the audit with a new own finding and what is decided about it."""
    audit = with_own(audit, finding)
    return audit.model_copy(update={"actions": {**audit.actions, finding.action: state}})
