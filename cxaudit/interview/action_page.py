"""The page on which one proposed action is gone through."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.actions import ActionItem, Agreement
from cxaudit.actions.agreement_steps import AskAction
from cxaudit.audit import Status
from cxaudit.days import in_full
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.report import ActionRow, action_rows
from cxaudit.text import shortened
from cxaudit.words import _

STOP = "stop"
"""What a page gives where the user goes on another time."""

_LONGEST_DONE_WHEN = 300
"""Letters of how it is known that an item is done, of which some have a line for each finding."""


def action_page(agreement: Agreement, step: AskAction) -> Page:
    """Show an action item as it stands, and what can become of it."""
    row = action_rows(agreement.items)[step.item.id]
    return Page(
        where=_("Action plan · {number} of {all}", number=step.number, all=step.last),
        title=f"{row.number}. {row.title}",
        body=tuple(_body(row, step.item)),
        ways=tuple(_ways(agreement, step)),
    )


def _body(row: ActionRow, item: ActionItem) -> Iterator[Said]:
    due = _("due {day}", day=in_full(row.due)) if row.due else row.status.label
    marks = [row.severity, _("quick win")] if row.quick_win else [row.severity]
    yield Said(" · ".join([row.department, row.owner, due, row.effort, *marks]))
    if row.contained_by:
        yield Said(_("Contained by {day}", day=in_full(row.contained_by)))
    for beside in row.beside:
        yield Said(beside, "quiet")
    yield Said("")
    for task in row.do:
        yield Said(f"• {task}")
    yield Said("")
    done_when = shortened(row.done_when.replace("\n", "; "), _LONGEST_DONE_WHEN)
    yield Said(_("Done when: {text}", text=done_when), "quiet")
    if item.state.status:
        yield Said(_("So far: {status}", status=row.status.label), "quiet")


def _ways(agreement: Agreement, step: AskAction) -> Iterator[Way]:
    if step.item.status is Status.PARKED:
        yield Way(TAKE, "keep", _("leave it parked"))
        yield Way("t", "take_up", _("take it up"))
    else:
        yield Way(TAKE, "keep", _("keep"))
    yield Way("e", "edit", _("edit"))
    if not agreement.audit.alone:
        yield Way("o", "owner", _("hand to somebody"))
    yield Way("d", "due", _("another date"))
    if step.park and step.item.status is not Status.PARKED:
        yield Way("p", "park", _("park"))
    yield Way("x", "drop", _("drop"))
    if agreement.undecided:
        yield Way("a", "all", _("all the rest as proposed"))
    yield Way("+", "own", _("an action of my own"))
    yield Way("b", "back", _("back"))
    yield Way("l", "list", _("list of actions"))
    yield Way("q", STOP, _("stop, and go on another time"))
