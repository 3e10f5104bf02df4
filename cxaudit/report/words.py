"""How results are said in words; the workbook's text formulas say them in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cxaudit.numbers import percent, whole
from cxaudit.report.method import BandRow
from cxaudit.scoring import Standing
from cxaudit.words import N_, _, ngettext

NOT_RATED = N_("not rated")
"""Instead of a score or band where nothing is rated."""

CRITICAL = " (critical)"
"""After a band in few words that a critical failure may have lowered."""

PROVISIONAL = ", provisional"
"""After a band that may change when more is known."""


def score_alone(share: Fraction | None) -> str:
    """Say a score as whole per cent, or that there is none."""
    return NOT_RATED if share is None else percent(share)


def too_few(few: int) -> str:
    """Say, instead of a band, that fewer questions are rated than it takes."""
    return ngettext("fewer than {n} answer", "fewer than {n} answers", few)


def floors(bands: Sequence[BandRow]) -> list[tuple[BandRow, str]]:
    """Say where each band begins, best first: "from 85 %", and the worst "below 45 %"."""
    best = [_("from {share} %", share=band.floor) for band in bands[1:]]
    said = [_("below {share} %", share=bands[1].floor), *best]
    return list(zip(bands, said, strict=True))[::-1]


def none_found(rated: int) -> str:
    """Say that there are no findings, and whether that means anything."""
    return _("None: nothing was found wanting.") if rated else _("None yet: nothing is rated.")


def score_text(standing: Standing) -> str:
    """Say a score with its range, where answers are unknown, and its count: "68 % (61-74), 41 answers"."""
    tally = standing.tally
    if standing.score is None:
        return NOT_RATED
    span = ""
    if tally.unknown and standing.low is not None and standing.high is not None:
        span = f" ({whole(standing.low)}-{whole(standing.high)})"
    return f"{percent(standing.score)}{span}, {ngettext('{n} answer', '{n} answers', tally.rated)}"


def short_text(standing: Standing) -> str:
    """Say a score and its band in few words, for charts and links: "68 % ▲ Fair"."""
    if standing.score is None:
        return NOT_RATED
    named = named_text(standing) if standing.band else f"({named_text(standing)})"
    return f"{percent(standing.score)} {named}{CRITICAL if standing.tally.failed else ''}"


def named_text(standing: Standing) -> str:
    """Name a band, or say why there is none."""
    if standing.band:
        return standing.band.label
    return too_few(standing.few) if standing.tally.rated else NOT_RATED


def band_text(standing: Standing) -> str:
    """Say a band with everything that qualifies it: "▲ Fair, provisional: 1 critical failure"."""
    tally = standing.tally
    provisional = PROVISIONAL if standing.band and standing.provisional else ""
    return named_text(standing) + provisional + _criticals(tally.failed, tally.unverified)


def _criticals(failed: int, unverified: int) -> str:
    parts = [ngettext("{n} critical failure", "{n} critical failures", failed)] if failed else []
    if unverified:
        parts.append(ngettext("{n} critical not verified", "{n} critical not verified", unverified))
    return ": " + ", ".join(parts) if parts else ""
