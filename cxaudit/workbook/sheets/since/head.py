"""What the sheet says on top: the sentence, and the figures of the whole and of findings."""

from __future__ import annotations

from cxaudit import look
from cxaudit.changes import Alike, Fate
from cxaudit.days import in_full, month_of
from cxaudit.report import Since, signed
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles, styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.columns import Column
from cxaudit.workbook.formulas import scores
from cxaudit.workbook.formulas.expressions import whole
from cxaudit.workbook.live import Live, counted, first_of, fixed, joined, said
from cxaudit.workbook.lookups import compared
from cxaudit.workbook.lookups.figures import of_whole
from cxaudit.workbook.page import Page
from cxaudit.workbook.parts import Figure, figures
from cxaudit.workbook.places import Block
from cxaudit.workbook.sheets.since.bars import signed_by
from cxaudit.workbook.tables.figures import Figures
from cxaudit.workbook.tables.since import WHOLE, ChangeBars, SinceLast, change_of

_BETTER = Plural("{n} point better than in {month}", "{n} points better than in {month}")
_WORSE = Plural("{n} point worse than in {month}", "{n} points worse than in {month}")
_SAME, _NOT_RATED = N_("As good as in {month}"), N_("Not rated both times: nothing can be compared")
_LOST = Plural("; {department} lost most, {n} point", "; {department} lost most, {n} points")
_NONE_LOST = N_("; no department lost any")

_ON = Plural(
    "points; {change} on the {n} question that was rated both times, alike",
    "points; {change} on the {n} questions that were rated both times, alike",
)
_POINTS = N_("points")
_FOUND_THEN = Plural("of {n} found then", "of {n} found then")
_NO_LONGER = Plural("{n} more is no longer asked", "{n} more are no longer asked")
_UNANSWERED = Plural("{n} more is not answered yet", "{n} more are not answered yet")
_BOTH = N_("{gone}; {open}")


def sentence(book: Book, since: Since, departments: ChangeBars) -> Live:
    """Say how many points the whole changed, and which department lost most."""
    month = fixed(month_of(since.day))
    change = of_whole(book, Figures.change)
    size = Live(abs(int(change.number)), f"ABS({change.formula})")
    cases = [
        (change.is_empty, fixed(_(_NOT_RATED))),
        (change.over(0), counted(_BETTER, size, month=month)),
        (change.equals(0), said(_(_SAME), month=month)),
    ]
    return joined(first_of(cases, counted(_WORSE, size, month=month)), _lost(departments))


def _lost(departments: ChangeBars) -> Live:
    """Say which department lost most; of one alone nothing."""
    if len(departments.lines) < 2:
        return fixed("")
    changes = {place: change_of(line) for place, line in enumerate(departments.lines, 1)}
    known = {place: change for place, change in changes.items() if change is not None}
    worst = min(known, key=lambda place: known[place], default=0)
    cells, titles = (_cells(departments.rows, each) for each in (SinceLast.change, SinceLast.title))
    least = Live(min(0, known.get(worst, 0)), f"MIN(0,{cells})")
    lost = Live(-int(least.number), f"(0-{least.formula})")
    title = departments.lines[worst - 1].short if worst and lost.number else ""
    named = Live(title, f"INDEX({titles},MATCH({least.formula},{cells},0))")
    return first_of([(least.equals(0), fixed(_(_NONE_LOST)))], counted(_LOST, lost, department=named))


def _cells(rows: Block, column: Column[None]) -> str:
    return f"${column.letter}${rows.first}:${column.letter}${rows.last}"


def how(since: Since, *, live: bool) -> str:
    """Say what is compared with what, and what of it follows the answers, where there are any."""
    day = in_full(since.day)
    if not live:
        return _without_answers(since, day)
    if since.reported is None:
        return _("compared with the audit of {day}; figures follow the answers, lists do not", day=day)
    return _(
        "compared with the audit of {day}, which had {score} % by its own rules; figures follow the answers",
        day=day,
        score=since.reported,
    )


def _without_answers(since: Since, day: str) -> str:
    if since.reported is None:
        return _("compared with the audit of {day}", day=day)
    score = since.reported
    return _("compared with the audit of {day}, which had {score} % by its own rules", day=day, score=score)


def strip(book: Book, page: Page, since: Since, row: int, top: int) -> int:
    """Write the figures; `top` is the first row of the hidden cells that they read. Return the row after."""
    then, now = (of_whole(book, each) for each in (Figures.before, Figures.score))
    possible = fixed(_("of what is possible"))
    shown = [
        Figure((SinceLast.b, SinceLast.c), _("Overall, then"), _or_none(then), possible, roles.FIGURE_THEN),
        Figure((SinceLast.d, SinceLast.e), _("Overall, now"), _or_none(now), possible),
        Figure(
            (SinceLast.f, SinceLast.h),
            _("Change"),
            _or_none(of_whole(book, Figures.change)),
            _like_for_like(book, page, since, top),
            roles.FIGURE_CHANGE,
        ),
        *_findings(book, since),
    ]
    return figures(page, row, WHOLE, shown)


def _or_none(value: Live) -> Live:
    return first_of([(value.is_empty, fixed(look.NONE_SYMBOL))], value)


def _like_for_like(book: Book, page: Page, since: Since, top: int) -> Live:
    """Say the change on the questions that were rated both times, alike; the hidden cells compute it."""
    parts, places = book.report.departments, book.places
    # today's departments come first, in the same order
    for row, (part, told) in enumerate(zip(parts, since.departments, strict=False), top):
        _department(page, row, part.weight, told.alike, places.answers[part.id])
    rows, last = Block(top, top + len(parts) - 1), top + len(parts)
    weights, whole_of = _cells(rows, SinceLast.weight), since.overall.alike
    of_all = f"({weights}>0)*{_cells(rows, SinceLast.possible)}"
    by_weight = of_all if book.report.rules.overall == "questions" else weights
    for column, share in ((SinceLast.alike_then, whole_of.then), (SinceLast.alike_now, whole_of.now)):
        _hidden(page, last, column, share, scores.mean(_cells(rows, column), by_weight))
    counts = f"SUMPRODUCT(({weights}>0)*{_cells(rows, SinceLast.count)})"
    _hidden(page, last, SinceLast.count, whole_of.count, counts)
    return _on_alike(since, last)


def _department(page: Page, row: int, weight: int, alike: Alike, answers: Block) -> None:
    """Write what is compared of a department, whose rows on Answers these are."""
    compared_weight = f"{SinceLast.possible.letter}{row}"
    _hidden(page, row, SinceLast.weight, weight)
    _hidden(page, row, SinceLast.possible, alike.weight, compared.compared_weight(answers))
    for column, share, earned in (
        (SinceLast.alike_then, alike.then, compared.earned_then(answers)),
        (SinceLast.alike_now, alike.now, compared.earned_now(answers)),
    ):
        _hidden(page, row, column, share, f'IF({compared_weight}=0,"",{earned}/{compared_weight})')
    _hidden(page, row, SinceLast.count, alike.count, compared.compared_count(answers))


def _hidden(page: Page, row: int, column: Column[None], value: CellValue, formula: str = "") -> None:
    page.put(row, column, value, styles.HELPER, formula)


def _on_alike(since: Since, row: int) -> Live:
    then, now, count = (
        f"{each.letter}{row}" for each in (SinceLast.alike_then, SinceLast.alike_now, SinceLast.count)
    )
    points = since.overall.alike.change.points or 0
    expression = f'IF({then}="",0,{whole(now)}-{whole(then)})'
    change = Live(signed(points), signed_by(f"({expression})"))
    asked = Live(since.overall.alike.count, count)
    return first_of([(asked.equals(0), fixed(_(_POINTS)))], counted(_ON, asked, change=change))


def _findings(book: Book, since: Since) -> list[Figure]:
    everything = book.places.everything

    def of(fate: Fate, formula: str) -> Live:
        """How many there are: of questions by the answers, and of what the auditor added as it was."""
        found = since.found(fate) if fate is not Fate.NEW else since.found(Fate.NEW, Fate.NOT_BEFORE)
        added = sum(not each.question for each in found)
        return Live(len(found), f"({formula}+{added})" if added else formula)

    fixed_now, still, new = (
        of(Fate.FIXED, compared.fixed_count(everything)),
        of(Fate.STILL, compared.still_count(everything)),
        of(Fate.NEW, compared.new_count(everything)),
    )
    then = sum(each.fate not in (Fate.NEW, Fate.NOT_BEFORE) for each in since.findings)
    return [
        Figure(
            (SinceLast.j, SinceLast.k),
            _("Findings fixed"),
            fixed_now,
            fixed(_FOUND_THEN.said(then)),
            roles.FIGURE_NUMBER,
        ),
        Figure((SinceLast.l, SinceLast.n), _("Still there"), still, _gone(book, since), roles.FIGURE_NUMBER),
        Figure((SinceLast.o, SinceLast.o), _("New"), new, fixed(_("found only now")), roles.FIGURE_NUMBER),
    ]


def _gone(book: Book, since: Since) -> Live:
    """Say how many findings of then are no longer asked, and how many are not answered yet."""
    everything = book.places.everything
    ids = {question.id for part in book.report.departments for question in part.questions}
    gone = since.found(Fate.NO_LONGER_ASKED)
    out = sum(each.question not in ids for each in gone)
    no_longer = Live(len(gone), f"({compared.not_applying_count(everything)}+{out})")
    left = Live(len(since.found(Fate.UNANSWERED)), compared.unanswered_count(everything))
    both = said(_(_BOTH), gone=counted(_NO_LONGER, no_longer), open=counted(_UNANSWERED, left))
    only_gone = first_of([(no_longer.equals(0), fixed(""))], counted(_NO_LONGER, no_longer))
    only_left = counted(_UNANSWERED, left)
    return first_of([(left.equals(0), only_gone), (no_longer.equals(0), only_left)], both)
