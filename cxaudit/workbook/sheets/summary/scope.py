"""Who was seen and what was not."""

from __future__ import annotations

from cxaudit.report import Report
from cxaudit.report.words import not_applying
from cxaudit.scoring import Tally
from cxaudit.words import _, ngettext


def scope(report: Report) -> str:
    """Say who was seen and what was not: a summary must not claim more than it saw."""
    ruled_out = not_applying(report.ruled_out)
    said = [
        _answered(report),
        report.counted_anew,
        _("Seen: {names}.", names="; ".join(report.seen)) if report.seen else "",
        _("Not seen: {names}.", names="; ".join(report.not_seen)) if report.not_seen else "",
        _("Not audited: {names}.", names="; ".join(report.out_of_scope)) if report.out_of_scope else "",
        _("Does not apply to this business: {what}.", what=ruled_out) if ruled_out else "",
        report.read_back,
    ]
    return "\n".join(filter(None, said))


def _answered(report: Report) -> str:
    tally = report.overall.tally
    answered = ngettext(
        "On the audit's date, of {n} question asked that apply:"
        " {rated} rated, {unknown} unknown, {open} open.",
        "On the audit's date, of {n} questions asked that apply:"
        " {rated} rated, {unknown} unknown, {open} open.",
        tally.applicable,
        rated=tally.rated,
        unknown=tally.unknown,
        open=tally.open,
    )
    more = tally.not_applicable
    beside = ""
    if more:
        beside = ngettext(
            "{n} more was asked and does not apply.", "{n} more were asked and do not apply.", more
        )
    return " ".join(filter(None, (answered, _noted(report), beside, _left_out(report), _found(report))))


def _found(report: Report) -> str:
    """How many findings there are."""
    count = sum(not finding.next_step for finding in report.findings)
    return ngettext("{n} finding.", "{n} findings.", count) if count else ""


def _noted(report: Report) -> str:
    """How many answers count in no score."""
    questions = (each for part in report.departments for each in part.questions)
    noted = sum(each.tally == Tally() for each in questions)
    if not noted:
        return ""
    return ngettext("{n} more is noted, not scored.", "{n} more are noted, not scored.", noted)


def _left_out(report: Report) -> str:
    """How many questions apply and were not asked: what was not asked is not what does not apply."""
    if not report.left_out:
        return ""
    if not report.minutes:
        return ngettext(
            "{n} more applies and was not asked.", "{n} more apply and were not asked.", report.left_out
        )
    return ngettext(
        "{n} more applies and was not asked, for the {minutes} minutes that there were for talking.",
        "{n} more apply and were not asked, for the {minutes} minutes that there were for talking.",
        report.left_out,
        minutes=report.minutes,
    )
