"""Responses as people write them in short: `3`, `[2, 4, 9]`, `unknown`, `open`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cxaudit.audit import StepsType, answer_type
from cxaudit.checklist import Checklist
from cxaudit.errors import Fix, closest
from cxaudit.library.documents import YamlValue

_WORDS: Mapping[str, Mapping[str, object]] = {"unknown": {"unknown": True}, "open": {}}
_FORMS = "write the number of a step, readings, unknown, open, or keys such as `na: the reason`"


class NoResponse(NamedTuple):
    """Something that stands for no response."""

    what: str
    """What is wrong with it."""

    fix: Fix
    """What to do about it."""


def spelt_out(checklist: Checklist, question: str, short: YamlValue) -> Mapping[str, object] | NoResponse:
    """Return the fields of a response that was given in short, or in full.

    Args:
        checklist: knows how the question is answered.
        question: id of the question; one that the checklist does not have is told elsewhere.
        short: what was written for it.
    """
    if isinstance(short, dict):
        return short
    if short is None or isinstance(short, bool):
        return NoResponse("the response is empty" if short is None else "this is no response", _FORMS)
    if isinstance(short, str) and short in _WORDS:
        return _WORDS[short]
    place = checklist.places.get(question)
    kind = answer_type(checklist, place.question) if place else StepsType(())
    fields = kind.spelt_out(short)
    return _no_word(str(short)) if fields is None else fields


def _no_word(word: str) -> NoResponse:
    def fix() -> str:
        close = closest(word, _WORDS)
        return f"did you mean {close}?" if close else _FORMS

    return NoResponse(f"{word!r} is no response", fix)
