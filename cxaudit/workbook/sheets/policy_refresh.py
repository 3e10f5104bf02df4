"""Policy refresh: every clause in scope, how it stands, what is decided about it, and both wordings."""

from __future__ import annotations

from collections.abc import Collection

from cxaudit import look
from cxaudit.audit import Decision
from cxaudit.report import Refresh
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import cell_name
from cxaudit.workbook.formulas.expressions import text
from cxaudit.workbook.formulas.names import DECISIONS, OWNERS, WRITTEN
from cxaudit.workbook.frame import HOW, begin, fit_parts, freeze
from cxaudit.workbook.live import Live, counted, first_of, fixed, joined
from cxaudit.workbook.page import Page
from cxaudit.workbook.places import Block
from cxaudit.workbook.policy_pages import mark_draft
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.policy_refresh import PolicyRefresh

_NEW_WORDS = (Decision.WRITE, Decision.REVISE, Decision.CORRECT)
_NONE = N_("No clause needs new words")
_NEED = Plural("{n} of {all} clauses needs new words", "{n} of {all} clauses need new words")
_TRAINED = Plural("; {n} is to be trained", "; {n} are to be trained")


def write(book: Book) -> None:
    """Write all clauses, worst first, where there is a policy."""
    refresh = book.report.refresh
    if not book.report.has_policy:
        return
    page = book.page(PolicyRefresh, refresh.clauses)
    rows = Block(PolicyRefresh.top, PolicyRefresh.top + len(refresh.clauses) - 1)
    begin(page, book.report, called(PolicyRefresh.name), _sentence(refresh, rows), _how(refresh))
    page.put(HOW, PolicyRefresh.written, _("cream cells are yours to change"), roles.RAIL_NOTE)
    page.table(PolicyRefresh, refresh.clauses, book.places)
    _entries(page, refresh, rows)
    page.colours.by_band(rows.cells(PolicyRefresh.score), book.report.bands)
    mark_draft(page, refresh)
    freeze(page)
    fit_parts(page, rows.last, range(rows.first, rows.last + 1))
    page.paint_tab(look.TAB_RESULT)
    page.protect()


def _sentence(refresh: Refresh, rows: Block) -> Live:
    """Say how many clauses need new words, and how many have to be trained."""
    everyone = fixed(len(refresh.clauses))
    new, trained = _decided(refresh, rows, _NEW_WORDS), _decided(refresh, rows, [Decision.TRAIN])
    need = first_of([(new.equals(0), fixed(_(_NONE)))], counted(_NEED, new, all=everyone))
    return joined(need, first_of([(trained.equals(0), fixed(""))], counted(_TRAINED, trained)))


def _decided(refresh: Refresh, rows: Block, decisions: Collection[Decision]) -> Live:
    """How many clauses have one of some decisions."""
    labels = [decision.label for decision in decisions]
    cells = rows.cells(PolicyRefresh.decision)
    formula = "+".join(f"COUNTIF({cells},{text(label)})" for label in labels)
    return Live(sum(clause.decision in labels for clause in refresh.clauses), f"({formula})")


def _how(refresh: Refresh) -> str:
    unknown = _("What is written today is not known, and decisions rest on the answers.")
    return " ".join(filter(None, (refresh.stands, "" if refresh.sitting else unknown)))


def _entries(page: Page, refresh: Refresh, rows: Block) -> None:
    """Say what may be typed: decisions, and owner and date where no action item has them."""
    unlisted = _("This name is not on the list. Use it anyway?")
    for row, clause in enumerate(refresh.clauses, rows.first):
        if not clause.action:
            page.entries.from_list_or_own(cell_name(row, PolicyRefresh.owner.number), OWNERS, unlisted)
            page.entries.dates(cell_name(row, PolicyRefresh.due.number))
    written, decision = rows.cells(PolicyRefresh.written), rows.cells(PolicyRefresh.decision)
    page.entries.from_list(written, WRITTEN, _("Choose from the list whether it is written today."))
    page.entries.from_list(decision, DECISIONS, _("Choose a decision from the list."))
