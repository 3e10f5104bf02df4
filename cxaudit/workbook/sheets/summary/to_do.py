"""What to do: the resolutions under their dates, with owner, day and status as the plan has them now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from cxaudit.days import without_year
from cxaudit.report import ActionRow, FindingRow, Report
from cxaudit.report.words import none_found
from cxaudit.text import sentence, shortened
from cxaudit.words import N_, _, ngettext
from cxaudit.workbook import roles, styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name, per_cent
from cxaudit.workbook.formulas.dates import day_and_month
from cxaudit.workbook.formulas.sentences import said as said_by_formula
from cxaudit.workbook.frame import set_height
from cxaudit.workbook.live import Live, first_of, fixed, joined
from cxaudit.workbook.lookups.plan import contained_of, due_of, name_of, progress, status_of
from cxaudit.workbook.lookups.since import failure_since
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Item, group, item, section
from cxaudit.workbook.sheet_names import ACTION_PLAN, called
from cxaudit.workbook.sheets.action_plan import progress_text
from cxaudit.workbook.sheets.summary.columns import LEFT, TITLES, Summary

_LONGEST_WHY = 70
"""Letters of what was found, in the second line of an item."""

_APART = "  "
"""Stands between why an item is there and whose it is."""

_BELOW_HEAD = 5
"""Pixels."""

_BY = N_("By {day}")
_GROUP = (Summary.b, Summary.d)


def resolutions(book: Book, page: Page, row: int) -> int:
    """Write the items to begin with below their section head; return the row after them."""
    link = Live(f"{progress_text([*book.report.not_parked, *book.report.parked])} →", f'{progress()}&" →"')
    section(page, row, LEFT, _("What to do"), link, called(ACTION_PLAN))
    set_height(page, row + 1, _BELOW_HEAD)
    row += 2
    items = book.report.resolutions
    if not items:
        page.block((row, row), LEFT, none_found(book.report.overall.tally.rated), roles.TEXT_BLOCK)
        set_height(page, row, 24)
        return row + 1
    critical = [each for each in items if each.critical]
    decisions = [each for each in items if each.decision and not each.critical]
    others = [each for each in items if not each.critical and not each.decision]
    row = _dated(book, page, row, critical, loud=True)
    if decisions:
        row = group(page, row, _GROUP, fixed(_("To be decided")))
        row = _items(book, page, row, decisions)
    return _dated(book, page, row, others)


def _dated(book: Book, page: Page, row: int, items: Sequence[ActionRow], *, loud: bool = False) -> int:
    """Write items under the last of their days."""
    if not items:
        return row
    end = _items(book, page, row + 1, items)
    cells = ",".join(cell_name(place, Summary.i.number) for place in range(row + 1, end, 2))
    last = max((day for each in items if (day := _day(each))), default=None)
    said = _(_BY, day=without_year(last)) if last else _("To be done")
    words = said_by_formula(_(_BY), day=day_and_month(f"MAX({cells})"))
    formula = first_of(
        [(Live(1, f"MAX({cells})").equals(0), fixed(_("To be done")))], Live(said, words)
    ).formula
    group(page, row, _GROUP, Live(said, formula), loud=loud)
    return end


def _items(book: Book, page: Page, row: int, items: Sequence[ActionRow]) -> int:
    for each in items:
        day = Live(
            _day(each) or each.status.label, contained_of(each.id) if each.critical else due_of(each.id)
        )
        shown = Item(each.number, each.title, day, _more(book, page, row + 1, each), each.critical)
        row = item(page, row, LEFT, TITLES, shown)
    return row


def _day(each: ActionRow) -> date | None:
    return each.contained_by or each.due if each.critical else each.due


def _more(book: Book, page: Page, row: int, each: ActionRow) -> Live:
    """Why, whose it is and how far it has come."""
    owner = name_of(each.owner, each.id)
    status = Live(each.status.label, status_of(each.id))
    behind = first_of([(status.is_empty, fixed(""))], joined(fixed(" · "), status))
    return joined(_why(book, page, row, each), owner, behind)


def _why(book: Book, page: Page, row: int, each: ActionRow) -> Live:
    """What was found of a critical, and what became of it; who waits for a decision; nothing of others.

    With the blanks behind it: whether it is empty is not asked in the formula, which would hold it twice.
    """
    if each.decision:
        waiting = ngettext("{n} action waits for it.", "{n} actions wait for it.", each.followers)
        return fixed(f"{waiting}{_APART}" if each.followers else "")
    if not each.critical:
        return fixed("")
    found = _failed(book.report, each)
    if found is None:
        return fixed("")
    told = sentence(_("Found: {answer}", answer=shortened(found.answer, _LONGEST_WHY)))
    # in a cell of its own: no text that people typed stands in a formula
    page.put(row, Summary.helper, told, styles.HELPER)
    answer = Live(told, f"${cell_name(row, Summary.helper.number)}")
    since = Live("", failure_since(found.question, per_cent(found.score), book.places.everything))
    return joined(first_of([(since.is_empty, answer)], joined(since, fixed("."))), fixed(_APART))


def _failed(report: Report, each: ActionRow) -> FindingRow | None:
    """The gravest failed critical question that an action item sees to; None where there is none."""
    failed = {failure.question for failure in report.failures if failure.question}
    findings = (finding for finding in report.findings if finding.question in failed)
    return next((finding for finding in findings if finding.action == each.id), None)
