"""Responses as people write them in short: a step by its number or its words, readings, a text, `unknown`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from cxaudit.audit import ANSWERED_WITH, AnswerType, Choices, Misfit, answer_type
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN, Checklist
from cxaudit.errors import closest
from cxaudit.library.documents import Message, YamlValue
from cxaudit.words import _

Fields = Mapping[str, object]
"""Fields of a response in full."""


class Refused(NamedTuple):
    """What was written for a response, and stands for none."""

    message: Message
    """What is wrong with it."""

    key: str = ""
    """The key of the response that is wrong; empty: the whole."""


def spelt_out(checklist: Checklist, question: str, short: YamlValue) -> Fields | Refused:
    """Return the fields of a response that was given in short, or in full.

    Args:
        checklist: knows how the question is answered.
        question: id of the question; one that the checklist does not have is reported elsewhere.
        short: what was written for it.
    """
    place = checklist.places.get(question)
    if place is None:
        return short if isinstance(short, dict) else {}
    kind = answer_type(checklist, place.question)
    match short:
        case dict():
            return _in_full(kind, short)
        case None:
            return Refused(Message(_("the response is empty"), _ways(kind)))
        case bool():
            return Refused(Message(_("this is no response"), _ways(kind)))
        case str():
            return _in_words(kind, short)
        case _:
            fields = kind.spelt_out([*short] if isinstance(short, list) else short)
            return Refused(Message(*fields)) if isinstance(fields, Misfit) else fields


def _in_full(kind: AnswerType, given: Mapping[str, YamlValue]) -> Fields | Refused:
    """Fields whose answer may be in short: the words of a step, a single reading."""
    for key in ANSWERED_WITH:
        short = given.get(key)
        if isinstance(short, bool | list | dict | None) or (key == "step" and _is_number_of_step(short)):
            continue
        fields = kind.spelt_out(short)
        if isinstance(fields, Misfit):
            return Refused(_with_nearest(kind, short, fields), key)
        if key in fields:
            return {**given, **fields}
    return given


def _is_number_of_step(short: YamlValue) -> bool:
    return isinstance(short, int) and short > 0


def _in_words(kind: AnswerType, words: str) -> Fields | Refused:
    """What a text stands for: the step called so, what is no answer, or what the question takes."""
    fields = kind.spelt_out(words)
    if isinstance(kind.entry, Choices) and not isinstance(fields, Misfit):
        return fields
    state = _state(words)
    if state is not None:
        return state
    return Refused(_with_nearest(kind, words, fields)) if isinstance(fields, Misfit) else fields


def _state(words: str) -> Fields | Refused | None:
    """Say what is no answer: unknown, open, or N/A with its reason, in English or the language spoken."""
    known, not_applicable = ({_(word), word} for word in (UNKNOWN, NOT_APPLICABLE))
    said = " ".join(words.split())
    if said.casefold() in {"unknown", *map(str.casefold, known)}:
        return {"unknown": True}
    if said.casefold() == "open":
        return {}
    begin = "|".join(map(re.escape, not_applicable))
    if found := re.fullmatch(rf"(?:{begin})(?:\s*[:;,–—-]\s*(.+)|)", said, re.IGNORECASE):
        no_reason = Message(_("the reason is missing"), _("write `na: the reason`"))
        return {"na": found[1]} if found[1] else Refused(no_reason)
    return None


def _with_nearest(kind: AnswerType, short: float | str, misfit: Misfit) -> Message:
    """Say what is wrong, and of words which were probably meant."""
    if not isinstance(short, str):
        return Message(*misfit)
    return Message(misfit.what, partial(_nearest, kind, short, misfit))


def _nearest(kind: AnswerType, words: str, misfit: Misfit) -> str:
    fix = misfit.fix if isinstance(misfit.fix, str) else misfit.fix()
    steps = kind.entry.titles if isinstance(kind.entry, Choices) else ()
    close = closest(words, (*steps, "unknown", "open", _(UNKNOWN), _(NOT_APPLICABLE)))
    return _("did you mean {name}? If not, {fix}", name=close, fix=fix) if close else fix


def _ways(kind: AnswerType) -> str:
    """Say everything that can be written for a response."""
    return _("{answer}; or write unknown, open, or `na: the reason`", answer=kind.advice)
