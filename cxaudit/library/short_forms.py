"""Responses as people write them in short: `3`, `[2, 4, 9]`, `unknown`, `open`."""

from __future__ import annotations

from collections.abc import Mapping

from cxaudit.audit import StepsType, answer_type
from cxaudit.checklist import Checklist
from cxaudit.errors import closest
from cxaudit.library.documents import Message, YamlValue
from cxaudit.words import N_, _

_WORDS: Mapping[str, Mapping[str, object]] = {"unknown": {"unknown": True}, "open": {}}
_FORMS = N_("write the number of a step, readings, unknown, open, or keys such as `na: the reason`")


def spelt_out(checklist: Checklist, question: str, short: YamlValue) -> Mapping[str, object] | Message:
    """Return the fields of a response that was given in short, or in full.

    Args:
        checklist: knows how the question is answered.
        question: id of the question; one that the checklist does not have is reported elsewhere.
        short: what was written for it.

    Returns:
        A message where it stands for no response.
    """
    if isinstance(short, dict):
        return short
    if short is None:
        return Message(_("the response is empty"), _(_FORMS))
    if isinstance(short, bool):
        return Message(_("this is no response"), _(_FORMS))
    if isinstance(short, str) and short in _WORDS:
        return _WORDS[short]
    place = checklist.places.get(question)
    kind = answer_type(checklist, place.question) if place else StepsType(())
    fields = kind.spelt_out(short)
    return _no_word(str(short)) if fields is None else fields


def _no_word(word: str) -> Message:
    def fix() -> str:
        close = closest(word, _WORDS)
        return _("did you mean {name}?", name=close) if close else _(_FORMS)

    return Message(_("{word!r} is no response", word=word), fix)
