"""The lists of the sheet: last time's actions, findings, clauses that changed, what was asked otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cxaudit import look
from cxaudit.changes import Fate
from cxaudit.report import ActionSince, FindingSince, Since
from cxaudit.words import Plural, _
from cxaudit.workbook import roles
from cxaudit.workbook.fitting import cut, tall
from cxaudit.workbook.frame import room, set_height
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Over, grow, section
from cxaudit.workbook.tables.since import ARROW, LEFT, RIGHT, SinceLast

_MOST_ACTIONS, _MOST, _MOST_CLAUSES = 14, 5, 8
"""Actions, findings of a kind, and clauses or questions, that there is room for."""

_ACTION, _LINE, _ITEM, _GAP, _INDENT = 24, 20, 21, 14, 9
"""Pixels of rows, of the gap above a part, and of an indent."""

_LONGEST = 60.0
"""Sizes of letters that the title of a finding takes at most."""

_MORE = Plural("and {n} more", "and {n} more")

_TITLE: Over = (SinceLast.j, SinceLast.l)
_OWNER: Over = (SinceLast.m, SinceLast.n)
_BECAME: Over = (SinceLast.o, SinceLast.o)


def actions(page: Page, row: int, since: Since) -> int:
    """Write what became of last time's actions, below the row of its head; return the row after the last."""
    section(page, row, RIGHT, _("What became of last time’s actions"))
    row += 1
    for action in since.actions[:_MOST_ACTIONS]:
        _action(page, row, action)
        row += 1
    if not since.actions:
        row = _note(page, row, RIGHT, _("None was planned then."))
    more = len(since.actions) - _MOST_ACTIONS
    if more > 0:
        row = _note(page, row, RIGHT, _MORE.said(more))
    return row


def _action(page: Page, row: int, action: ActionSince) -> None:
    became = roles.BECAME_GREY if action.settled else roles.BECAME
    page.block((row, row), _TITLE, action.title, roles.TO_DO_GREY if action.settled else roles.TO_DO_BOLD)
    page.block((row, row), _OWNER, action.owner, roles.LAST_OWNER)
    page.put(row, SinceLast.o, action.became, roles.BECAME_LOUD if action.critical else became)
    texts = ((action.title, _TITLE), (action.owner, _OWNER), (action.became, _BECAME))
    needed = (tall(said, room(page, *over) - _INDENT, bold=True) for said, over in texts)
    grow(page, row, max(_ACTION, *needed))


class Line(NamedTuple):
    """Something in two lines, with a figure at its right."""

    above: str
    said: str
    figure: str


def found(page: Page, row: int, since: Since) -> int:
    """Write the weightiest findings that are fixed, and that are new; return the row after both."""
    set_height(page, row, _GAP)
    fixed, new = since.found(Fate.FIXED), since.found(Fate.NEW, Fate.NOT_BEFORE)
    left = _lines(page, row + 1, LEFT, _("Fixed since then, the weightiest"), _told(fixed), len(fixed))
    right = _lines(page, row + 1, RIGHT, _("New this time, the weightiest"), _told(new), len(new))
    return max(left, right)


def _told(findings: Sequence[FindingSince]) -> list[Line]:
    return [Line(each.department, each.title, f"{each.then}{ARROW}{each.now}") for each in findings[:_MOST]]


def changed(page: Page, row: int, since: Since) -> int:
    """Write which clauses of the policy changed, and what was asked otherwise, if anything was."""
    if not since.clauses and not since.otherwise:
        return row
    set_height(page, row, _GAP)
    clauses = [Line("", each.title, each.said) for each in since.clauses[:_MOST_CLAUSES]]
    asked = [
        Line(each.department, each.ask, f"{each.then}{ARROW}{each.now}")
        for each in since.otherwise[:_MOST_CLAUSES]
    ]
    ends, sides = [row + 1], [LEFT, RIGHT]
    if clauses:
        title = _("Changed in the policy")
        ends.append(_lines(page, row + 1, sides.pop(0), title, clauses, len(since.clauses)))
    if asked:
        title = _("Asked otherwise then, and so not like for like")
        ends.append(_lines(page, row + 1, sides.pop(0), title, asked, len(since.otherwise)))
    return max(ends)


def _lines(page: Page, row: int, over: Over, title: str, lines: Sequence[Line], count: int) -> int:
    section(page, row, over, title)
    row += 1
    for line in lines:
        row = _line(page, row, over, line)
    if not lines:
        row = _note(page, row, over, _("none"))
    return _note(page, row, over, _MORE.said(count - len(lines))) if count > len(lines) else row


def _line(page: Page, row: int, over: Over, line: Line) -> int:
    """Write one in two rows, or in one where nothing stands above it."""
    first, last = over
    texts = first, page.columns[last.number - 2]
    end = row + 1 if line.above else row
    said = cut(line.said, _LONGEST)
    if line.above:
        page.block((row, row), texts, line.above, roles.ABOVE)
        grow(page, row, _LINE)
    page.block((end, end), texts, said, roles.FOUND)
    page.block((row, end), (last, last), line.figure, roles.FROM_TO)
    grow(page, end, max(_ITEM, tall(said, room(page, *texts), look.TEXT)))
    return end + 1


def _note(page: Page, row: int, over: Over, said: str) -> int:
    page.block((row, row), over, said, roles.NOTE)
    grow(page, row, _LINE)
    return row + 1
