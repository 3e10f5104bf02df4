"""Asks for what the auditor found beside all questions: what, how grave, and what is to be done."""

from __future__ import annotations

from functools import partial

from cxaudit.audit import OwnFinding, Severity
from cxaudit.audit.own_findings import next_own_number, own_in
from cxaudit.interview.answering import unfinished
from cxaudit.interview.asking import Option, User, keeping
from cxaudit.interview.commands import Command, KeepFinding, SetNote, TakeOutFinding
from cxaudit.interview.flow import Interview
from cxaudit.text import shortened
from cxaudit.words import _

_NEW = "new"
_LONGEST = 60
"""Letters of a finding that a list of them shows."""


def own_finding(user: User, interview: Interview) -> Command:
    """Ask for an own finding in the department of the question: a new one, or one to change or take out."""
    department = interview.place.department
    before = _which(user, interview)
    found = _text(user, interview, before)
    if before and not found:
        return TakeOutFinding(before)
    half = partial(_half, interview, found)
    grave = [Option(each, each.label) for each in Severity]
    now = before.severity if before else Severity.MEDIUM
    severity = Severity(keeping(lambda: user.pick(_("How grave is it?"), grave, now), half))
    do = keeping(lambda: user.line(_("What is to be done about it?"), before.do if before else ""), half)
    number = before.number if before else next_own_number(interview.audit, department.id)
    new = before or OwnFinding(department=department.id, number=number, found=found, severity=severity, do=do)
    return KeepFinding(new.changed(found=found, severity=severity, do=do))


def _half(interview: Interview, found: str, half: str) -> SetNote | None:
    """Keep what was found and half of the rest as a note."""
    return unfinished(interview, _("own finding"), " → ".join(filter(None, (found, half))), "")


def _which(user: User, interview: Interview) -> OwnFinding | None:
    """Ask which of the department's own findings is meant, where there are some; None: a new one."""
    known = {each.action: each for each in own_in(interview.audit, interview.place.department.id)}
    if not known:
        return None
    options = [Option(action, shortened(each.found, _LONGEST)) for action, each in known.items()]
    return known.get(user.pick(_("Which finding?"), [Option(_NEW, _("a new one")), *options]))


def _text(user: User, interview: Interview, before: OwnFinding | None) -> str:
    said = _("What did you find in {department}?", department=interview.place.department.title)
    so_far = before.found if before else ""
    return keeping(
        lambda: user.text(said, so_far, nothing=_("take it out") if before else ""),
        lambda half: unfinished(interview, _("own finding"), half, so_far),
    )
