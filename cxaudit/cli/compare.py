"""Compares two audits, at the terminal and in a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import fill

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from cxaudit.audit import Audit
from cxaudit.changes import Change, Changes, Fate
from cxaudit.changes import compare as changes_between
from cxaudit.cli.output import pasteable, write, write_styled
from cxaudit.cli.showing import WIDTH
from cxaudit.days import in_full
from cxaudit.errors import CxauditError, Problem
from cxaudit.report import Since, SinceRow, signed, since
from cxaudit.storage import load_audit
from cxaudit.terminal import visible_line
from cxaudit.words import _, ngettext

_NONE = "–"


def compare(old: Path, new: Path) -> None:
    """Say what changed from one audit to a later one.

    Args:
        old: the file of the earlier audit.
        new: the file of the later one, whose rules, marks and numbers count.

    Raises:
        CxauditError: if one of them cannot be read, or the earlier one is later.
    """
    before, audit = _both(old, new)
    if before.date > audit.date:
        what = _(
            "it is of {old}, and so later than the other, of {new}",
            old=in_full(before.date),
            new=in_full(audit.date),
        )
        command = pasteable("cxaudit", "compare", new, old)
        raise CxauditError(Problem(str(old), what, _("name the earlier one first"), command))
    with audit.checklist.spoken():
        changes = changes_between(before, audit)
        for doubt in doubts(changes):
            write(fill(doubt, WIDTH))
        for said in in_words(changes):
            write_styled(said)


def _both(old: Path, new: Path) -> tuple[Audit, Audit]:
    """Read both audits; what is wrong with either is told at once."""
    read: list[Audit] = []
    problems: list[Problem] = []
    for path in (old, new):
        try:
            read.append(load_audit(path))
        except CxauditError as error:
            problems += error.problems
    if problems:
        raise CxauditError(*problems)
    return read[0], read[1]


def doubts(changes: Changes) -> Iterator[str]:
    """What whoever compares should know before any figure."""
    before, audit = changes.before, changes.audit
    if before.id == audit.id:
        yield _("Both files are of one and the same audit.")
    if not changes.same_business:
        yield _(
            "These are two businesses, or two sites: {old} and {new}. Nothing below is progress.",
            old=_whose(before),
            new=_whose(audit),
        )
    if before.kind != audit.kind:
        yield _("One is an audit on site and the other a self-assessment: they were rated by other eyes.")


def _whose(audit: Audit) -> str:
    return ", ".join(filter(None, (audit.organisation, audit.site)))


def in_words(changes: Changes) -> Iterator[str]:
    """Say what changed, a block at a time: a table, or lines that fit the screen."""
    told = since(changes)
    yield _folded(f"{_whose(changes.audit)}, {in_full(changes.audit.date)}")
    yield _folded(_("compared with {day}", day=in_full(told.day)))
    yield from _scores(told)
    yield from _findings(told)
    yield from _actions(told)
    yield from _clauses(told)


def _scores(told: Since) -> Iterator[str]:
    heads = (_("Then"), _("Now"), _("Points"), _("Like for like"), _("Questions"))
    whole = _score_cells(told.overall, _("All departments"))
    yield _table(
        (_("Scores, %"), *heads), [whole, *(_score_cells(each, each.title) for each in told.departments)], 1
    )
    parts = [*told.principles, *told.stages]
    if parts:
        named = (_("By principle and stage"), *heads)
        yield _table(named, [_score_cells(each, each.title) for each in parts], 1)
    if told.reported is not None:
        yield _folded(_("By its own rules, the earlier audit had {score} %.", score=told.reported))
    yield _folded(
        ngettext(
            "Like for like: on the {n} question alone that was rated both times, in the same steps.",
            "Like for like: on the {n} questions alone that were rated both times, in the same steps.",
            told.overall.alike.count,
        )
    )
    if told.otherwise:
        rows = [(each.ask, each.department, each.then, each.now) for each in told.otherwise]
        yield _table((_("Asked otherwise"), _("Department"), *heads[:2]), rows, 2)


def _score_cells(row: SinceRow, title: str) -> tuple[str, ...]:
    change, alike = row.change, row.alike
    scores = _number(change.then), _number(change.now), _points(change), _points(alike.change)
    return title, *scores, str(alike.count)


def _number(score: int | None) -> str:
    return _NONE if score is None else str(score)


def _points(change: Change) -> str:
    return _NONE if change.points is None else signed(change.points)


def _findings(told: Since) -> Iterator[str]:
    counted = {fate: len(told.found(fate)) for fate in Fate}
    new = counted[Fate.NEW] + counted[Fate.NOT_BEFORE]
    said = [
        ngettext("{n} fixed", "{n} fixed", counted[Fate.FIXED]),
        ngettext("{n} still there", "{n} still there", counted[Fate.STILL]),
        ngettext("{n} new", "{n} new", new),
    ]
    if fresh := counted[Fate.NOT_BEFORE]:
        said[-1] += " " + ngettext("({n} not answered then)", "({n} not answered then)", fresh)
    if gone := counted[Fate.NO_LONGER_ASKED]:
        said.append(ngettext("{n} no longer asked", "{n} no longer asked", gone))
    if left := counted[Fate.UNANSWERED]:
        said.append(ngettext("{n} not answered yet", "{n} not answered yet", left))
    yield _folded(_("Findings: {counts}.", counts=", ".join(said)))
    found = [*told.found(Fate.FIXED), *told.found(Fate.NEW, Fate.NOT_BEFORE)]
    if found:
        heads = (_("Fixed and new"), _("Department"), "", _("Then"), _("Now"))
        rows = [(each.title, each.department, each.said, each.then, each.now) for each in found]
        yield _table(heads, rows, 3)


def _actions(told: Since) -> Iterator[str]:
    if told.actions:
        heads = (_("No."), _("Last time’s actions"), _("Owner"), _("What became of it"))
        rows = [
            (str(each.number), each.title, each.owner, "; ".join(filter(None, (each.became, each.more))))
            for each in told.actions
        ]
        yield _table(heads, rows, len(heads))


def _clauses(told: Since) -> Iterator[str]:
    if told.clauses:
        heads = (_("Policy"), "", _("So far"), _("From then on"))
        rows = [(each.title, each.said, each.then, each.now) for each in told.clauses]
        yield _table(heads, rows, len(heads))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], texts: int) -> str:
    """A table that fits the screen; its first columns, so many, are texts, and the others numbers."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, head in enumerate(heads):
        table.add_column(Text(visible_line(head)), justify="left" if place < texts else "right")
    for row in rows:
        table.add_row(*(Text(visible_line(cell)) for cell in row))
    console = Console(highlight=False)
    with console.capture() as drawn:
        console.print(table)
    return drawn.get().rstrip("\n")


def _folded(text: str) -> str:
    return fill(visible_line(text), WIDTH)
