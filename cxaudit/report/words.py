"""How results are said in words; the workbook's text formulas say them in the same words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cxaudit.audit import Audit, Response, State
from cxaudit.checklist import NEVER, NOT_APPLICABLE, UNKNOWN, Gap, Question
from cxaudit.days import in_full
from cxaudit.numbers import figure, whole
from cxaudit.report.results import BandRow
from cxaudit.scoring import Standing, as_poor, counting, ends
from cxaudit.text import lines
from cxaudit.words import counted

NOT_RATED = "not rated"
"""Instead of a score or band where nothing is rated."""

NEVER_CAME = "Never"
"""The answer to a measure whose counting reading never came."""

CRITICAL = " (critical)"
"""After a band in few words that a critical failure may have lowered."""

PROVISIONAL = ", provisional"
"""After a band that may change when more is known."""

GAPS = {
    Gap.LISTENING: "we do not know what customers expect",
    Gap.POLICY: "there is no rule, or the wrong one",
    Gap.DELIVERY: "the rule is not kept",
    Gap.PROMISE: "more is promised than done",
}
"""Why something fails, in words."""

WRITTEN = {"no": "No", "yes": "Yes", "known": "Yes, and staff know it", None: "Nobody said"}
"""Whether a clause is written down today, in words."""

KINDS = {"visit": "Audit on site", "self": "Self-assessment"}
"""What an audit is called, by its kind."""


def percent(share: Fraction) -> str:
    """Say a share as whole per cent, halves upwards: 0.125 is 13 %."""
    return f"{whole(share)} %"


def score_alone(share: Fraction | None) -> str:
    """Say a score as whole per cent, or that there is none."""
    return NOT_RATED if share is None else percent(share)


def too_few(few: int) -> str:
    """Say, instead of a band, that fewer questions are rated than it takes."""
    return f"fewer than {counted(few, 'answer')}"


def floors(bands: Sequence[BandRow]) -> list[tuple[BandRow, str]]:
    """Say where each band begins, best first: "from 85 %", and the worst "below 45 %"."""
    said = [f"below {bands[1].floor} %", *(f"from {band.floor} %" for band in bands[1:])]
    return list(zip(bands, said, strict=True))[::-1]


def none_found(rated: int) -> str:
    """Say that there are no findings, and whether that means anything."""
    return "None: nothing was found wanting." if rated else "None yet: nothing is rated."


def score_text(standing: Standing) -> str:
    """Say a score with its range, where answers are unknown, and its count: "68 % (61-74), 41 answers"."""
    tally = standing.tally
    if standing.score is None:
        return NOT_RATED
    span = ""
    if tally.unknown and standing.low is not None and standing.high is not None:
        span = f" ({whole(standing.low)}-{whole(standing.high)})"
    return f"{percent(standing.score)}{span}, {counted(tally.rated, 'answer')}"


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
    parts = [counted(failed, "critical failure")] if failed else []
    if unverified:
        parts.append(f"{unverified} critical not verified")
    return ": " + ", ".join(parts) if parts else ""


def answer(audit: Audit, question: Question, response: Response) -> str | float | None:
    """Return the answer as people read it: a step, a number, Never, N/A, Don't know; None if open."""
    if response.step is not None:
        return audit.checklist.steps(question)[response.step - 1]
    if question.measure and (reading := counting(audit, question.measure, response)) is not None:
        return NEVER_CAME if reading == NEVER else float(reading)
    return {State.NOT_APPLICABLE: NOT_APPLICABLE, State.UNKNOWN: UNKNOWN}.get(response.state)


def answer_text(audit: Audit, question: Question, response: Response) -> str:
    """Return the answer as it stands in a sentence, a number with its unit."""
    value = answer(audit, question, response)
    if isinstance(value, float) and question.measure:
        return f"{figure(value)} {question.measure.unit}"
    return str(value) if value is not None else "no answer yet"


def answer_before(audit: Audit, question_id: str) -> str:
    """Say the baseline's answer, in its own checklist's words; empty where it was not asked or left open."""
    earlier = audit.baseline
    if earlier is None or question_id not in earlier.plan:
        return ""
    question, response = earlier.checklist.places[question_id].question, earlier.response(question_id)
    return "" if response.state is State.OPEN else answer_text(earlier, question, response)


def best(audit: Audit, question: Question) -> str:
    """Say what the best answer to a question is."""
    if question.measure:
        _, good = ends(audit, question.measure)
        return f"{figure(float(good))} {question.measure.unit} or better"
    return audit.checklist.steps(question)[-1]


def note(response: Response) -> str:
    """Return everything that was noted with a response: why not, who is waited for, the note."""
    parts = [response.na or ""]
    if response.waiting:
        verb = "to be asked" if response.waiting.kind == "ask" else "to be sent by"
        until = f", by {in_full(response.waiting.until)}" if response.waiting.until else ""
        parts.append(f"{verb}: {response.waiting.who}{until}")
    return lines([*parts, response.note])


def seen(audit: Audit, question: Question, response: Response) -> str:
    """Return what was seen: several readings with how many are poor, words, names of photos."""
    photos = "photos: " + ", ".join(response.photos) if response.photos else ""
    return lines([_readings(audit, question, response), response.seen, photos])


def _readings(audit: Audit, question: Question, response: Response) -> str:
    number = len(response.readings)
    if question.measure is None or number < 2:
        return ""
    said = ", ".join(each if each == NEVER else figure(float(each)) for each in response.readings)
    poor, never = as_poor(audit, question.measure, response), response.readings.count(NEVER)
    worst, good = ends(audit, question.measure)
    beyond = f"{figure(float(worst))} or {'less' if good > worst else 'more'}"
    named = [f"{never} of {number}: {NEVER}"] if never else []
    named += [f"{poor - never} of {number}: {beyond}"] if poor > never else []
    return f"readings {said}" + (f" ({'; '.join(named)})" if named else "")
