"""From what was typed to an answer: asks back what is in doubt, and keeps what is half typed."""

from __future__ import annotations

from typing import NamedTuple

from cxaudit.audit import Choices, Doubt, Response, TypedEntry
from cxaudit.audit.said import waited_for
from cxaudit.interview.asking import Option, User, keeping
from cxaudit.interview.commands import Command, KeepFinding, SetAnswer, SetNote, SetPlan, TakeOutFinding, Undo
from cxaudit.interview.flow import Interview
from cxaudit.plan import questions_in_words
from cxaudit.text import LONGEST_TEXT, lines, shortened
from cxaudit.words import _

_LONGEST = 60
"""Letters of a finding that are said back."""


class Unclear(NamedTuple):
    """Something typed that is no answer."""

    typed: str
    """As it is to be put right, with what was asked back and answered already."""

    why: str
    """What is wrong with it."""


def read_answer(user: User, interview: Interview, typed: str) -> SetAnswer | Unclear:
    """Read an answer; ask back what has two meanings.

    Raises:
        Stopped: if the user wants to stop.
        WentBack: if the user goes back to the question.
    """
    while True:
        match interview.type.read(typed):
            case str() as why:
                return Unclear(typed, why)
            case Doubt() as doubt:
                typed = _meant(user, interview, typed, doubt)
            case Response() as answer:
                return SetAnswer(answer)


def _meant(user: User, interview: Interview, typed: str, doubt: Doubt) -> str:
    """Ask back which of its meanings something typed has."""
    options = [Option(meaning.typed, meaning.title) for meaning in doubt.meanings]
    return keeping(lambda: user.pick(doubt.ask, options), lambda nothing: half_answer(interview, typed))


def half_answer(interview: Interview, typed: str) -> SetNote | None:
    """Return the note that keeps a half-typed answer, which is no answer yet: a number may lack a digit."""
    match interview.type.entry:
        case TypedEntry() as entry:
            return unfinished(interview, entry.unfinished, typed, interview.type.typed(interview.response))
        case Choices():
            return None


def unfinished(interview: Interview, what: str, typed: str, before: str) -> SetNote | None:
    """Return a note that keeps something half typed below the note so far; None where there is nothing new.

    Args:
        interview: where it stands.
        what: what was being typed.
        typed: what was typed so far.
        before: what stood in the line at first.
    """
    if typed in ("", before):
        return None
    half = _("(not finished) {what}: {typed}", what=what, typed=typed)
    return SetNote(lines([interview.response.note, half])[:LONGEST_TEXT])


def understood(interview: Interview, answer: Response) -> str:
    """Say an answer as it was understood, with what it scores where that can't be seen from it."""
    if answer.waiting:
        return waited_for(answer.waiting)
    if answer.na is not None:
        return _("does not apply: {reason}", reason=answer.na)
    return _("don't know yet") if answer.unknown else interview.type.understood(answer)


def said_back(interview: Interview, command: Command) -> str:
    """Say in a line what was understood, as it stands above the question that comes next; else empty."""
    match command:
        case SetAnswer(answer):
            return f"✔ {understood(interview, answer)} · {interview.place.question.ask}"
        case KeepFinding(finding):
            found = shortened(finding.found, _LONGEST)
            return _("✔ own finding: {severity}: {found}", severity=finding.severity.label, found=found)
        case TakeOutFinding(finding):
            return _("✔ taken out: {found}", found=shortened(finding.found, _LONGEST))
        case SetPlan(planned) if planned.plan != interview.audit.plan:
            return _("✔ the plan: {questions}", questions=questions_in_words(len(planned.plan)))
        case Undo():
            asked = interview.audit.checklist.places[interview.changes[-1].question].question
            return _("✔ taken back: {question}", question=asked.listed)
    return ""
