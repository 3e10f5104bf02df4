"""What the sheet Since last audit says: as the program makes it of an audit, and as its cells do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cxaudit.changes import Fate
from cxaudit.days import month_of
from cxaudit.numbers import whole
from cxaudit.report import Report, SinceRow
from cxaudit.workbook.tables.since import SinceLast
from tests.xlsx.values import Value, Values

SHEET = "Since last audit"
FIGURES = {"then": "B5", "now": "D5", "change": "F5", "fixed": "J5", "still": "L5", "new": "O5"}
SAID = {"sentence": "B2", "like for like": "F6", "gone": "L6"}
NOTHING = "–"


def since_by_program(now: Report, listed: Report) -> Iterator[tuple[str, Value]]:
    """What the program makes of an audit; of `listed` are the findings that the workbook lists."""
    since = now.since
    if since is None or listed.since is None:
        return
    yield "since sentence", _sentence(now)
    change = since.overall.change
    yield "since then", NOTHING if change.then is None else change.then
    yield "since now", NOTHING if change.now is None else change.now
    yield "since change", NOTHING if change.points is None else change.points
    yield "since like for like", _like_for_like(since.overall)
    counts = {fate: len(since.found(fate)) for fate in Fate}
    yield "since fixed", counts[Fate.FIXED]
    yield "since still", counts[Fate.STILL]
    yield "since new", counts[Fate.NEW] + counts[Fate.NOT_BEFORE]
    yield "since gone", _gone(counts[Fate.NO_LONGER_ASKED], counts[Fate.UNANSWERED])
    parts = [(part.title, part.before, part.standing.score) for part in now.departments]
    yield from _bars("department", parts, ranked=True)
    yield from _bars(
        "principle", [(p.title, p.before, p.standing.score) for p in now.principles], ranked=True
    )
    yield from _bars("stage", [(p.title, p.before, p.standing.score) for p in now.stages], ranked=False)


def _points(count: int) -> str:
    return "1 point" if count == 1 else f"{count} points"


def _sentence(now: Report) -> str:
    assert now.since
    change, month = now.since.overall.change.points, month_of(now.since.day)
    if change is None:
        said = "Not rated both times: nothing can be compared"
    elif change == 0:
        said = f"As good as in {month}"
    else:
        said = f"{_points(abs(change))} {'better' if change > 0 else 'worse'} than in {month}"
    compared = [part for part in now.departments if part.before is not None]
    if len(compared) < 2:
        return said
    lost = [(_change(part.before, part.standing.score) or 0, part) for part in compared]
    points, part = min(lost, key=lambda each: each[0])
    if points >= 0:
        return f"{said}; no department lost any"
    return f"{said}; {_short(part.title)} lost most, {_points(-points)}"


def _like_for_like(row: SinceRow) -> str:
    count, change = row.alike.count, row.alike.change.points or 0
    if not count:
        return "points"
    asked = "1 question that was" if count == 1 else f"{count} questions that were"
    return f"points; {_signed(change)} on the {asked} rated both times, alike"


def _gone(gone: int, left: int) -> str:
    said = []
    if gone:
        said.append(f"{gone} more {'is' if gone == 1 else 'are'} no longer asked")
    if left:
        said.append(f"{left} more {'is' if left == 1 else 'are'} not answered yet")
    return "; ".join(said)


def _change(then: Fraction | None, now: Fraction | None) -> int | None:
    return None if then is None or now is None else whole(now) - whole(then)


def _signed(change: int) -> str:
    return f"+{change}" if change > 0 else f"−{-change}" if change else "0"


def _short(title: str) -> str:
    """Titles in the tests' audits are short enough, but for some that are cut: those are seen elsewhere."""
    return title[:12]


def _bars(
    kind: str, parts: Iterable[tuple[str, Fraction | None, Fraction | None]], *, ranked: bool
) -> Iterator[tuple[str, Value]]:
    bars = [(title, then, now) for title, then, now in parts if then is not None]
    if ranked:
        bars.sort(key=lambda bar: -1000 if (change := _change(*bar[1:])) is None else change, reverse=True)
    for place, (title, then, now) in enumerate(bars):
        change = _change(then, now)
        scores = f"{whole(then)}→{NOTHING if now is None else whole(now)}"
        yield f"since {kind} {place}", f"{_short(title)} {scores} {'' if change is None else _signed(change)}"
        yield f"since {kind} {place} better", max(0, change or 0)
        yield f"since {kind} {place} worse", min(0, change or 0)


def since_by_book(values: Values, report: Report) -> Iterator[tuple[str, Value]]:
    """What the cells of the workbook say."""
    if report.since is None:
        return
    for name, cell in (FIGURES | SAID).items():
        yield f"since {name}", _as_told(values.get((SHEET, cell), ""))
    row = 2
    for kind, parts in (
        ("department", report.departments),
        ("principle", report.principles),
        ("stage", report.stages),
    ):
        for place in range(sum(part.before is not None for part in parts)):
            label = str(values[SHEET, f"{SinceLast.label.letter}{row}"])
            title, scores, *change = label.split("\N{NO-BREAK SPACE}" * 3)
            told = scores.replace("\N{NO-BREAK SPACE}", "")
            yield f"since {kind} {place}", f"{_short(title)} {told} {''.join(change)}"
            for column in (SinceLast.better, SinceLast.worse):
                yield f"since {kind} {place} {column.key}", values[SHEET, f"{column.letter}{row}"]
            row += 1


def _as_told(value: Value) -> Value:
    """A sentence with the title in it as short as it is told."""
    if not isinstance(value, str) or " lost most" not in value:
        return value
    said, _, title = value.partition(" lost most")[0].rpartition("; ")
    return f"{said}; {_short(title)} lost most{value.partition(' lost most')[2]}"
