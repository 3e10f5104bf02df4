"""How clauses of the policy are set like a document, on the pages that are printed and signed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxaudit.report import Following, PolicyLine, PolicyText
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.fitting import TALLEST_ROW
from cxaudit.workbook.page import NOTE_ROW, Page

MARKS = {"new": N_("● new"), "changed": N_("○ changed"), "": ""}
"""How what is new or changed is marked."""

FOR_MANAGEMENT = N_("For the management: name, date and signature")
FOR_STAFF = N_("For the staff: name, date and signature")
BY_MYSELF = N_("Date and signature")

_KEY = N_("● new: not written before   ○ changed: other words or numbers than before")
_AIR = 8
"""Points between two clauses."""

_ROOM_TO_SIGN = 44
"""Points."""


class Document(Sheet[None]):
    """Columns of a page of the policy, each of which has its own name."""

    number = Column[None](width=4)
    title = Column[None](width=24)
    text = Column[None](width=64)
    mark = Column[None](width=12)


def begin(page: Page, policy: PolicyText, house: str, title: str) -> int:
    """Write titles, and whether it is a draft or from when it holds; return the row for what comes next."""
    page.title(title, house)
    if any(line.change for line in (*policy.promises, *policy.rules)):
        page.put(NOTE_ROW, Document.text, _(_KEY), styles.QUIET)
    mark_draft(page, policy)
    page.spread(NOTE_ROW + 1, (Document.number, Document.mark), policy.stands, styles.ABOUT)
    return NOTE_ROW + 3


def mark_draft(page: Page, policy: PolicyText) -> None:
    """Say on every page that is printed of a draft that it is one."""
    if policy.draft:
        page.paper.head(_("Draft, not in force"))


def clauses(page: Page, row: int, lines: Iterable[PolicyLine]) -> int:
    """Write clauses with number, title and mark; return the row after them."""
    for line in lines:
        row = _clause(page, row, line.number, line.title, line.text, _(MARKS[line.change]))
    return row


def following(page: Page, row: int, lines: Sequence[Following]) -> int:
    """Write what follows later, with what it will say and when, if anything does; return the row after it."""
    if not lines:
        return row
    page.section(row + 1, _("To follow"))
    row += 2
    for line in lines:
        row = _clause(page, row, line.number, line.title, f"{line.when}\n{line.text}", "")
    return row


def _clause(page: Page, row: int, number: int, title: str, text: str, mark: str) -> int:
    page.put(row, Document.number, number, styles.CLAUSE_NUMBER)
    page.put(row, Document.mark, mark, styles.CLAUSE_MARK)
    page.spread(row, (Document.title, Document.title), title, styles.CLAUSE_TITLE)
    row = page.spread_long(row, (Document.text, Document.text), text, styles.CLAUSE_TEXT)
    page.heights[row] = min(TALLEST_ROW, page.heights[row] + _AIR)
    return row + 1


def signatures(page: Page, row: int, policy: PolicyText, who: Sequence[str]) -> None:
    """Write the lines to sign on; nobody signs a draft, and whoever works alone signs alone."""
    if policy.draft:
        return
    page.section(row + 1, _("Signed"))
    for place, name in enumerate([BY_MYSELF] if policy.alone else who, row + 2):
        page.put(place, Document.text, _(name), styles.SIGNATURE)
        page.heights[place] = _ROOM_TO_SIGN
