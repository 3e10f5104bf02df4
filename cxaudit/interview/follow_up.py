"""What is asked after a key: a note, a reason, a name; the same for every way of asking."""

from __future__ import annotations

from functools import partial

from cxaudit.audit import Evidence, Reader, Response, evidence_of
from cxaudit.checklist import Gap
from cxaudit.interview.answering import half_answer, read_answer, unfinished
from cxaudit.interview.asking import Option, User, WentBack, keeping
from cxaudit.interview.commands import (
    Command,
    GoTo,
    MoveNote,
    SetAnswer,
    SetCause,
    SetEvidence,
    SetNote,
    SetSpeaker,
    Speaker,
    Undo,
)
from cxaudit.interview.flow import Interview
from cxaudit.interview.listing import pick_question
from cxaudit.text import LONGEST_TEXT, lines, too_long
from cxaudit.words import _

NOTE_KEY = "n"
"""Leads to the note; never and no answer, which are answers, begin with it too."""

_SOMEBODY, _NOBODY = "somebody", "nobody"


def note(user: User, interview: Interview) -> Command:
    """Ask for a note for whoever runs the business, or take an answer in words.

    Who types never, or no answer, as an answer has pressed `n` with its first letter, and types the rest as
    the note: that is an answer, and no note.
    """
    before = interview.response.note
    typed = keeping(
        lambda: user.text(_("Note"), before, nothing=_("nothing")), partial(_half_noted, interview)
    )
    words = _answer_in_words(interview, typed)
    answer = read_answer(user, interview, words) if words else None
    return answer if isinstance(answer, SetAnswer) else SetNote(typed)


def _half_noted(interview: Interview, typed: str) -> SetNote | None:
    if words := _answer_in_words(interview, typed):
        return half_answer(interview, words)
    return None if typed in ("", interview.response.note) else SetNote(typed)


def _answer_in_words(interview: Interview, noted: str) -> str:
    """The answer in words that the key and the text after the note so far make, as n and ever; else empty."""
    typed = f"{NOTE_KEY}{noted.removeprefix(interview.response.note)}"
    return typed if interview.type.is_answer_in_words(typed) else ""


def reader(user: User, interview: Interview) -> Command:
    """Move the note on to its next reader; ask which one, where there are several."""
    response = interview.response
    notes = {each: text for each in Reader if (text := str(getattr(response, each)))}
    if not notes:
        return _refuse(user, _("There is no note yet that could be for somebody else."))
    picked = next(iter(notes))
    if len(notes) > 1:
        options = [
            Option(each, f"{each.label(interview.audit.kind)}: {text}") for each, text in notes.items()
        ]
        picked = Reader(user.pick(_("Which note is for somebody else?"), options, picked))
    if wrong := too_long(lines([notes.get(picked.next, ""), notes[picked]]), LONGEST_TEXT):
        return _refuse(user, wrong)
    return MoveNote(picked)


def _refuse(user: User, why: str) -> Command:
    """Say why nothing is done, and go back to the question."""
    user.say(why)
    raise WentBack


def not_applicable(user: User, interview: Interview) -> Command:
    """Ask why the question does not apply."""
    if not interview.place.question.na:
        return _refuse(user, _("This question must be answered: N/A is not among its answers."))
    before = interview.told.na or ""
    reason = keeping(
        lambda: user.line(_("Why does it not apply here?"), before),
        lambda typed: unfinished(interview, _("does not apply here"), typed, before),
    )
    return SetAnswer(Response(na=reason))


def speaker(user: User, interview: Interview) -> Command:
    """Ask who talks: somebody named before, somebody else or nobody; at first it is who talks now."""
    names, ask = interview.names, _("Who is talking from here on?")
    if not names:
        return SetSpeaker(user.line(ask, nothing=_("nobody")))
    now = interview.speaker or Speaker()
    values = {name: str(number) for number, name in enumerate(names)}
    options = [
        *(Option(value, name) for name, value in values.items()),
        Option(_SOMEBODY, _("somebody else …")),
        Option(_NOBODY, _("nobody: I see for myself")),
    ]
    unnamed = _SOMEBODY if interview.speaker is None else _NOBODY
    picked = user.pick(ask, options, values[now.name] if now.name else unnamed)
    if picked == _SOMEBODY:
        return SetSpeaker(user.line(_("Who is it?")))
    return SetSpeaker("") if picked == _NOBODY else _talking_with(interview, names[int(picked)])


def likely_speaker(user: User, interview: Interview) -> Command:
    """Talk with whoever probably talks here; where nobody was named so far, ask who it is."""
    names = interview.names
    return _talking_with(interview, names[0]) if names else speaker(user, interview)


def _talking_with(interview: Interview, name: str) -> SetSpeaker:
    """Talk with somebody who was named before: in confidence, where the last talk with this person was so."""
    talks = (each for each in reversed([*interview.speakers.values()]) if each.name == name)
    last = interview.speaker if interview.speaker and interview.speaker.name == name else next(talks, None)
    return SetSpeaker(name, confidential=bool(last and last.confidential))


def confidence(user: User, interview: Interview) -> Command:
    """Talk in confidence from here on, with whom one talks now; or openly again."""
    now = interview.speaker or Speaker()
    return SetSpeaker(now.name, confidential=not now.confidential)


def evidence(user: User, interview: Interview) -> Command:
    """Ask what the answer rests on, and what was seen."""
    now, before = evidence_of(interview.place.question, interview.response), interview.response.seen
    options = [Option(each, each.label) for each in Evidence]
    picked = Evidence(user.pick(_("What does the answer rest on?"), options, now))
    seen = keeping(
        lambda: user.text(_("What was seen, such as 4 of 5 bills?"), before, nothing=_("nothing")),
        lambda typed: (
            None if picked is now and typed in ("", before) else SetEvidence(picked, typed or before)
        ),
    )
    return SetEvidence(picked, seen)


def weight_of_evidence(user: User, interview: Interview) -> Command:
    """Lower what the answer rests on to what was told only; where it is that, raise it to what was seen."""
    question, response = interview.place.question, interview.response
    shown = evidence_of(question, Response())
    if evidence_of(question, response) is not Evidence.STATED:
        return SetEvidence(Evidence.STATED, response.seen)
    return SetEvidence(Evidence.DOCUMENTED if shown is Evidence.STATED else shown, response.seen)


def undo(user: User, interview: Interview) -> Command:
    """Take the last change of this sitting back."""
    return Undo() if interview.changes else _refuse(user, _("Nothing was changed in this sitting yet."))


def cause(user: User, interview: Interview) -> Command:
    """Ask why it fails here; at first it is the reason given before, else the usual one, if there is one."""
    now = interview.response.gap or interview.place.question.gap
    causes = [Option(gap, gap.label) for gap in Gap]
    return SetCause(Gap(user.pick(_("Why does it fail here?"), causes, now or "")))


def another_question(user: User, interview: Interview) -> Command:
    """Ask to which question of the plan to go."""
    audit = interview.audit
    return GoTo(pick_question(user, audit, audit.plan, interview.place.question.id))
