"""The figures of a department in an edition: the same as in the whole workbook, and all of them fixed."""

from __future__ import annotations

from collections.abc import Sequence

from cxaudit import look
from cxaudit.report import BandRow, Proof, SharedStanding
from cxaudit.report.words import NOT_RATED
from cxaudit.words import _
from cxaudit.workbook.cells import CellValue
from cxaudit.workbook.formulas.scores import TOO_FEW
from cxaudit.workbook.live import Live, fixed
from cxaudit.workbook.lookups.strip import Strip
from cxaudit.workbook.parts import Figure
from cxaudit.workbook.tables.figures import Figures, ScoreColumn


def chip(standing: SharedStanding, bands: Sequence[BandRow]) -> str:
    """Return the band in a cell of its own, or in few words that there is none."""
    if standing.rank:
        return bands[standing.rank - 1].label
    few = TOO_FEW if standing.rated else NOT_RATED
    return f"{look.NONE_SYMBOL} {_(few)}"


def span(standing: SharedStanding, wider: int) -> tuple[int, int] | None:
    """Return the range in whole per cents; None where it is no wider than so many points."""
    low, high = standing.low, standing.high
    if low is None or high is None or high - low <= wider:
        return None
    return low, high


def shared_strip(
    standing: SharedStanding, proof: Proof | None, bands: Sequence[BandRow], *, by_oneself: bool
) -> Strip:
    """Return the figures of a department; without `proof` there is no coverage and no confidence."""
    values: dict[ScoreColumn, CellValue] = {
        Figures.score: standing.score,
        Figures.before: standing.before,
        Figures.change: standing.change,
        Figures.rated: standing.rated,
        Figures.failed: standing.failed,
        Figures.unverified: standing.unverified,
        Figures.rank: standing.rank,
        Figures.reached: standing.reached,
        Figures.named: standing.named,
        Figures.chip: chip(standing, bands),
        Figures.provisional: int(standing.provisional),
        Figures.coverage: proof.coverage if proof else None,
        Figures.confidence: proof.confidence if proof else None,
    }
    applicable = proof.applicable if proof else 0
    return Strip(lambda column: fixed(values.get(column)), span(standing, 0), applicable, by_oneself)


def settled(figure: Figure) -> Figure:
    """Return a figure that no formula computes."""
    return figure._replace(value=as_it_is(figure.value), meaning=as_it_is(figure.meaning))


def as_it_is(live: Live) -> Live:
    """Return a value without what it would be computed by."""
    return fixed(live.value)
