"""How results are said in words; the workbook's text formulas say them in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cxaudit.numbers import percent, whole
from cxaudit.report.method import BandRow
from cxaudit.report.scope import RuledOut
from cxaudit.scoring import Standing
from cxaudit.words import N_, Plural, _, ngettext

NOT_RATED = N_("not rated")
"""Instead of a score or band where nothing is rated."""

CRITICAL = N_("{band} (critical)")
"""A band in few words that a critical failure may have lowered."""

TOO_FEW_TO_JUDGE = N_("too few answers to judge")
"""Instead of a band where too small a share of what applies is rated."""

TO_FIND_OUT, WANTING, COULD_BE_BETTER = N_("to find out"), N_("wanting"), N_("could be better")
"""How far a question is from good."""

FEW_PEOPLE = N_("not shown: fewer than three people")
"""Instead of a band to staff, where it would say how somebody works whom they know."""

PROVISIONAL = N_("{band}, provisional")
"""A band that may change when more is known."""

ANSWERS = Plural("{n} answer", "{n} answers")
FAILURES = Plural("{n} critical failure", "{n} critical failures")
NOT_VERIFIED = Plural("{n} critical not verified", "{n} critical not verified")
"""How many there are of each."""


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


def not_applying(ruled_out: Iterable[RuledOut]) -> str:
    """Say what the profile rules out, in one line without a full stop; empty where that is nothing."""
    return "; ".join(f"{', '.join(_ruled_out(each))} ({each.why})" for each in ruled_out)


def _ruled_out(part: RuledOut) -> Iterator[str]:
    yield from part.departments
    if part.questions and part.departments:
        yield ngettext("{n} more question", "{n} more questions", part.questions)
    elif part.questions:
        yield ngettext("{n} question", "{n} questions", part.questions)


def score_text(standing: Standing) -> str:
    """Say a score with its range, where answers are unknown, and its count: "68 % (61-74), 41 answers"."""
    tally = standing.tally
    if standing.score is None:
        return _(NOT_RATED)
    span = ""
    if standing.low is not None and standing.high is not None and standing.low < standing.high:
        span = f" ({whole(standing.low)}-{whole(standing.high)})"
    return f"{percent(standing.score)}{span}, {ANSWERS.said(tally.rated)}"


def short_text(standing: Standing) -> str:
    """Say a score and its band in few words, for charts and links: "68 % ▲ Fair"."""
    if standing.score is None:
        return _(NOT_RATED)
    named = named_text(standing) if standing.band else f"({named_text(standing)})"
    return f"{percent(standing.score)} {_(CRITICAL, band=named) if standing.tally.failed else named}"


def named_text(standing: Standing) -> str:
    """Name a band, or say why there is none."""
    if standing.band:
        return standing.band.label
    if not standing.tally.rated:
        return _(NOT_RATED)
    return too_few(standing.few) if standing.tally.rated < standing.few else _(TOO_FEW_TO_JUDGE)


def band_text(standing: Standing) -> str:
    """Say a band with everything that qualifies it: "▲ Fair, provisional: 1 critical failure"."""
    tally = standing.tally
    named = named_text(standing)
    if standing.band and standing.provisional:
        named = _(PROVISIONAL, band=named)
    return named + _criticals(tally.failed, tally.unverified)


def _criticals(failed: int, unverified: int) -> str:
    parts = [FAILURES.said(failed)] if failed else []
    if unverified:
        parts.append(NOT_VERIFIED.said(unverified))
    return ": " + ", ".join(parts) if parts else ""
