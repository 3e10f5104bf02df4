"""Responses as people write them in short: `3`, `[2, 4, 9]`, `unknown`, `open`."""

from __future__ import annotations

from typing import NamedTuple

from cxaudit.checklist import NEVER, Checklist
from cxaudit.errors import Fix, closest
from cxaudit.library.documents import Plain

_WORDS: dict[str, dict[str, Plain]] = {"unknown": {"unknown": True}, "open": {}}
_FORMS = "write the number of a step, readings, unknown, open, or keys such as `na: the reason`"


class NoResponse(NamedTuple):
    """Something that stands for no response."""

    what: str
    """What is wrong with it."""

    fix: Fix
    """What to do about it."""


def spelt_out(checklist: Checklist, question: str, short: Plain) -> dict[str, Plain] | NoResponse:
    """Return the fields of a response that was given in short, or in full.

    Args:
        checklist: says whether a number is a step or a reading.
        question: id of the question, which the checklist may not have.
        short: what was written for it.
    """
    if isinstance(short, dict):
        return short
    if isinstance(short, list):
        return {"readings": short}
    place = checklist.places.get(question)
    measured = place is not None and place.question.measure is not None
    if short == NEVER and measured:
        return {"readings": [short]}
    if isinstance(short, str):
        return _WORDS[short] if short in _WORDS else _no_word(short)
    if short is None or isinstance(short, bool):
        return NoResponse("the response is empty" if short is None else "this is no response", _FORMS)
    return {"readings": [short]} if measured else {"step": short}


def _no_word(word: str) -> NoResponse:
    def fix() -> str:
        close = closest(word, _WORDS)
        return f"did you mean {close}?" if close else _FORMS

    return NoResponse(f"{word!r} is no response", fix)
