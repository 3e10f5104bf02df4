"""Says what came back of workbooks: what would change, what disagrees, what cannot be placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from cxaudit.audit import Audit
from cxaudit.days import in_full
from cxaudit.errors import SHOWN
from cxaudit.groups import grouped
from cxaudit.merging import (
    Added,
    CellName,
    Change,
    Conflict,
    Current,
    Held,
    Outcome,
    ReturnedBook,
    canonical,
)
from cxaudit.text import shortened
from cxaudit.words import N_, _, ngettext

_KINDS = {
    "plan": N_("Action plan"),
    "clauses": N_("Policy"),
    "training": N_("Training plan"),
    "questions": N_("Answers"),
    "answers": N_("Answers"),
}
"""What is changed on which kind of sheet."""

_LONGEST = 120
"""Letters of a text that is shown of a cell."""


def told(outcome: Outcome, current: Current, books: Sequence[ReturnedBook]) -> Iterator[str]:
    """Say everything that came back, line by line, by its kind."""
    for book in books:
        yield _called(book)
    yield from _changes(outcome.changes, current)
    yield from _rows(outcome.added, outcome.audit)
    if outcome.answers:
        yield ""
        yield ngettext(
            "{n} changed answer is not taken: add --answers to take it.",
            "{n} changed answers are not taken: add --answers to take them.",
            len(outcome.answers),
        )
        yield from _lines(outcome.answers, current)
    yield from _conflicts(outcome.conflicts, current)
    if outcome.unplaced:
        yield ""
        yield _("What cannot be taken:")
    for each in outcome.unplaced[:SHOWN]:
        yield f"  {each.place}: {each.what}" + (f" ({each.fix})" if each.fix else "")
    if len(outcome.unplaced) > SHOWN:
        yield "  " + ngettext("and {n} more", "and {n} more", len(outcome.unplaced) - SHOWN)
    yield ""


def _called(book: ReturnedBook) -> str:
    count = len(book.cells) + len(book.rows)
    changed = ngettext("{n} cell was changed in it", "{n} cells were changed in it", count)
    when = _(", saved on {day}", day=in_full(book.when)) if book.when else ""
    return f"{book.called}{when}: {changed}"


def _changes(changes: Iterable[Change], current: Current) -> Iterator[str]:
    by_kind = grouped(changes, lambda each: _KINDS[each.name.sheet])
    for kind in dict.fromkeys(_KINDS.values()):
        together = by_kind.get(kind, ())
        if not together:
            continue
        yield ""
        yield f"{_(kind)}: " + ngettext("{n} change", "{n} changes", len(together))
        yield from _lines(together, current)


def _lines(changes: Iterable[Change], current: Current) -> Iterator[str]:
    for each in changes:
        who = "; ".join(said.book.called for said in each.said)
        yield f"  {_named(each.name, current)}: {_said(each.before)} → {_said(each.after)}  [{who}]"


def _rows(added: Sequence[Added], audit: Audit) -> Iterator[str]:
    if added:
        yield ""
        yield _("New in the action plan:") + f" {len(added)}"
    titles = {each.id: each.title for each in audit.checklist.departments}
    for each in added:
        finding = each.finding
        yield f"  {titles[finding.department]}: {finding.title or finding.do}  [{each.book.called}]"


def _conflicts(conflicts: Sequence[Conflict], current: Current) -> Iterator[str]:
    if not conflicts:
        return
    yield ""
    yield ngettext(
        "Of {n} cell different things are said, and none is taken. Choose with --prefer FILE.",
        "Of {n} cells different things are said, and none is taken. Choose with --prefer FILE.",
        len(conflicts),
    )
    for each in conflicts:
        yield f"  {_named(each.name, current)}"
        yield "    " + _("the audit: {what}", what=_said(each.now))
        for said in each.said:
            yield f"    {_who(said.book)}: {_said(said.shown)}"


def _who(book: ReturnedBook) -> str:
    return f"{book.called}, {in_full(book.when)}" if book.when else book.called


def _named(name: CellName, current: Current) -> str:
    row = current.rows.get((name.sheet, name.row), name.row)
    return f"{row}, {current.heads.get((name.sheet, name.column), name.column)}"


def _said(held: Held) -> str:
    """What a cell holds, on one line."""
    if isinstance(held, datetime | date):
        return in_full(held)
    return shortened(canonical(held), _LONGEST) or _("nothing")
