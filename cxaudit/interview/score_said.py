"""Says how a business stands, before the verdict is asked for: as a table, or in sentences to herself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cxaudit.audit import Audit
from cxaudit.checklist import Band
from cxaudit.interview.asking import User
from cxaudit.numbers import percent, whole
from cxaudit.report import DepartmentPart, Report, StandingInWords, build_report
from cxaudit.scoring import Standing
from cxaudit.words import _, ngettext

_NAMED = 2
"""Departments that are named as strongest, and as weakest."""


def say_score(user: User, audit: Audit) -> None:
    """Say how departments and the whole stand; in a self-assessment in sentences to whoever made it."""
    report = build_report(audit)
    if report.by_oneself:
        for line in _in_sentences(report):
            user.say(line)
        return
    heads = (_("Department"), _("Score"), _("Band"), _("Answered"), _("Critical"))
    user.table(_("How the departments stand"), heads, [_row(part) for part in report.departments])
    user.say(_("All in all: {result}", result=report.overall.text_and_band))
    for line in _reasons(report):
        user.say(line)


def _row(part: DepartmentPart) -> tuple[str, ...]:
    tally, stands = part.standing.tally, part.standing
    covered = percent(tally.coverage) if tally.coverage is not None else ""
    score = percent(stands.score) if stands.score is not None else ""
    return part.title, score, stands.named, covered, _criticals(stands)


def _criticals(stands: StandingInWords) -> str:
    """Say how many critical questions failed, and how many nobody could verify."""
    tally = stands.tally
    failed = ngettext("{n} failed", "{n} failed", tally.failed) if tally.failed else ""
    unverified = (
        ngettext("{n} not verified", "{n} not verified", tally.unverified) if tally.unverified else ""
    )
    return ", ".join(filter(None, (failed, unverified)))


def _reasons(report: Report) -> Iterator[str]:
    """Say why the band is lower than the score is, and why it is provisional."""
    counted = report.overall.counted
    if counted.band and (reached := _reached(report, counted)) != counted.band:
        yield _(
            "By its score alone it would be {band}: a critical question that failed holds it down.",
            band=reached.label,
        )
    if counted.band and counted.provisional:
        if counted.tally.unverified:
            yield _("It is provisional: not all critical questions are verified.")
        else:
            yield _("It is provisional: too much is open or unknown.")


def _reached(report: Report, counted: Standing) -> Band:
    """The band that the score alone would have."""
    score = whole(counted.score) if counted.score is not None else 0
    return [band for band in report.rules.bands if score >= band.floor][-1]


def _in_sentences(report: Report) -> Iterator[str]:
    """Say it to whoever audits herself or himself."""
    overall = report.overall
    if overall.score is None:
        yield _("Nothing is rated yet, so there is no score.")
        return
    rated = ngettext("{n} answer", "{n} answers", overall.tally.rated)
    yield _("By your own {answers} you stand at {result}.", answers=rated, result=overall.short)
    ranked = sorted(
        (part for part in report.departments if part.standing.score is not None),
        key=lambda part: -whole(part.standing.score or Fraction(0)),
    )
    if len(ranked) > _NAMED:
        yield _("You are strongest in {departments}.", departments=_named(ranked[:_NAMED]))
        weak = [
            part
            for part in reversed(ranked)
            if whole(part.standing.score or Fraction(0)) < report.marks.strong
        ]
        if weak:
            yield _("Most is to be won in {departments}.", departments=_named(weak[:_NAMED]))
    for failure in report.failures:
        yield _("What must not fail, and does: {what}", what=failure.ask)
    yield from _reasons(report)
    left = overall.tally.unknown + overall.tally.open
    if left:
        yield ngettext(
            "{n} answer is still missing; with it the score may change.",
            "{n} answers are still missing; with them the score may change.",
            left,
        )


def _named(parts: list[DepartmentPart]) -> str:
    return _(" and ").join(f"{part.title} ({percent(part.standing.score or Fraction(0))})" for part in parts)
