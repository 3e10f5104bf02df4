"""Answers that are written down and never scored."""

from __future__ import annotations

from dataclasses import dataclass

from cxaudit.audit.answer_types.abstract import AbstractAnswerType
from cxaudit.audit.answer_types.entries import ScoredBy, Short, TypedEntry
from cxaudit.audit.responses import ANSWERED_WITH, Misfit, Response
from cxaudit.checklist import is_no_answer
from cxaudit.text import LONGEST_TEXT, clean, too_long
from cxaudit.words import _


@dataclass(frozen=True)
class TextType(AbstractAnswerType):
    """The answer is a text, which is never scored."""

    @property
    def entry(self) -> TypedEntry:
        """A text is typed, once Enter was pressed: no key answers by accident."""
        return TypedEntry(
            invitation=_("Press Enter, and write the answer; it is noted, and never scored"),
            short=_("press Enter to write"),
            label=_("Answer"),
            unfinished=_("the answer"),
            begins="",
            several_lines=True,
        )

    def read(self, typed: str) -> Response | str:
        """Take any text but one that says that there is no answer."""
        text = clean(typed)
        if not text:
            return _("Nothing is written yet.")
        if is_no_answer(text):
            return _("Go back, and press a where it does not apply, or d where it is not known yet.")
        return too_long(text, LONGEST_TEXT) or Response(text=text)

    def typed(self, response: Response) -> str:
        """Return the text; empty where there is none."""
        return response.text

    def spelt_out(self, short: Short) -> dict[str, object] | Misfit:
        """Take a text for the answer; several things are taken for readings, which are a misfit then."""
        match short:
            case str():
                return {"text": short}
            case list():
                return {"readings": short}
            case _:
                return Misfit(_("it is answered with a text, not with a number"), self.advice)

    @property
    def advice(self) -> str:
        """Say that any text goes."""
        return _("write the answer: any text goes, a number in quotes")

    def misfit(self, response: Response) -> Misfit | None:
        """Refuse what is no text, and one that says that there is no answer."""
        if response.answered_with not in ("text", ""):
            given = _(ANSWERED_WITH[response.answered_with])
            what = _("it is answered with a text, not with {given}", given=given)
            return Misfit(what, self.advice)
        if is_no_answer(response.text):
            what = _("{text!r} is no answer", text=response.text)
            return Misfit(what, _("write unknown, or `na: the reason`"))
        return None

    def outline(self) -> tuple[str, ...]:
        """Say that a text is asked for."""
        return (_("a text, never scored"),)

    def understood(self, response: Response) -> str:
        """Return the text in one line; empty where there is none."""
        return self.in_words(response.text)

    def value(self, response: Response) -> str | None:
        """Return the text; None where there is none."""
        return response.text or None

    def in_words(self, value: str | float) -> str:
        """Return the text in one line."""
        return " ".join(str(value).split())

    def placed(self, response: Response) -> str:
        """Say that it stands nowhere among others."""
        return _("never scored")

    @property
    def best(self) -> str:
        """Any text will do."""
        return _("an answer")

    def score(self, response: Response) -> None:
        """Return no score."""

    @property
    def scored_by(self) -> ScoredBy:
        """By nothing."""
        return "nothing"

    @property
    def shape(self) -> tuple[object, ...]:
        """Neither steps nor ends."""
        return (), None, None
