"""Asks the questions of a user at a terminal that takes single keys: one key answers.

Nothing is ever preselected on a rating, and Enter alone answers nothing: what is pasted, or typed ahead,
must not answer by accident.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import questionary
from prompt_toolkit import PromptSession
from prompt_toolkit.application.current import get_app_session
from prompt_toolkit.document import Document
from prompt_toolkit.utils import get_cwidth
from prompt_toolkit.validation import ValidationError, Validator

from cxaudit.audit import AnswerType, Choices, TypedEntry
from cxaudit.interview.answering import Unclear, half_answer, read_answer, said_back
from cxaudit.interview.asking import Stopped, WentBack, keeping
from cxaudit.interview.commands import Annotation, Command, SetAnswer, Stop
from cxaudit.interview.flow import Interview
from cxaudit.interview.help import help_pages
from cxaudit.interview.keyboard import SEVERAL, SOON
from cxaudit.interview.keys import BACK, ESCAPE, HELP_KEY, STOP, key_of
from cxaudit.interview.list_keys import find_in_list
from cxaudit.interview.listing import Listing
from cxaudit.interview.one_key import INTERRUPT, fragments, one_key
from cxaudit.interview.pace import Stopwatch, pace_of
from cxaudit.interview.parts import Shown
from cxaudit.interview.pressing import Leads, press
from cxaudit.interview.prompt_keys import with_new_line
from cxaudit.interview.prompts import Prompts, wrapped
from cxaudit.interview.screen import Drawn, View, draw, while_typing
from cxaudit.interview.word_wrap import wrap_at_words
from cxaudit.interview.wrapping import clip
from cxaudit.terminal import visible
from cxaudit.words import _


class Terminal(Prompts):
    """A user at a terminal that takes single keys."""

    def __init__(self, minutes: Callable[[], float], seconds: Callable[[], float]) -> None:
        """Ask somebody.

        Args:
            minutes: says how many minutes went by, since whenever.
            seconds: a clock that never goes back, to tell a key from the repeats of one that is held.
        """
        super().__init__(seconds)
        self._stopwatch = Stopwatch(minutes)
        self._above = 0
        self._stopping = False

    def command(self, interview: Interview) -> Command | None:
        """Ask the question at which the interview stands, until the answer is a command."""
        if self._stopping:
            return Stop(interrupted=True)
        while not interview.over:
            command = self._command(interview, self._key(interview))
            if command is not None:
                self._above = 0
                if isinstance(command, SetAnswer | Annotation):
                    self._stopwatch.told()
                if said := said_back(interview, command):
                    self._leave(said)
                return command
        return None

    def _command(self, interview: Interview, key: str) -> Command | None:
        """Take a key for what it means, and ask for what it needs; None where the user went back."""
        if key == INTERRUPT:
            return Stop(interrupted=True)
        if key == HELP_KEY:
            return Stop(interrupted=True) if self._help(interview) == INTERRUPT else None
        leads = key_of(interview.audit, key)
        self._numbered = leads is not None
        try:
            with self.going_back():
                return leads.ask(self, interview) if leads else self._answer(interview, key)
        except WentBack as left:
            if left.typed:
                self._leave(_("Not kept: {typed}", typed=left.typed))
            return None
        except Stopped as stopped:
            self._stopping = True
            return stopped.kept or Stop(interrupted=True)
        finally:
            self._numbered = False

    def _answer(self, interview: Interview, key: str) -> Command | None:
        match interview.type.entry:
            case Choices():
                answer = read_answer(self, interview, key)
                return None if isinstance(answer, Unclear) else answer
            case TypedEntry() as entry:
                return self._typed_answer(interview, entry, key)

    def _leave(self, said: str) -> None:
        """Leave a line behind, which stays above the question that comes next."""
        questionary.print(clip(visible(said), get_app_session().output.get_size().columns - 1))
        self._above = 1

    def say(self, text: str) -> None:
        """Show some lines; what is said to a key stays above the question that is drawn again."""
        super().say(text)
        if self._numbered:
            self._above = len(wrapped(text))

    def find(self, listing: Listing) -> str:
        """Show the list of questions until one is picked."""
        return find_in_list(self._keyboard, listing)

    def _typed_answer(self, interview: Interview, entry: TypedEntry, key: str) -> SetAnswer:
        """Ask for an answer until it can be understood, beginning with a key or with the answer so far."""
        typed = key or interview.type.typed(interview.response)
        while True:
            entered = keeping(partial(self._entry, interview, entry, typed), partial(half_answer, interview))
            answer = read_answer(self, interview, entered)
            if isinstance(answer, SetAnswer):
                return answer
            self.say(answer.why)
            self._above = len(wrapped(answer.why))
            typed = answer.typed

    def _entry(self, interview: Interview, entry: TypedEntry, default: str) -> str:
        """Ask for an answer below the question, which is needed while one types."""
        new_line = f" ({_('Ctrl-J: a new line')})" if entry.several_lines else ""
        prompt = f"  {entry.label}{new_line}: "
        size = get_app_session().output.get_size()
        lines = while_typing(interview, size.columns - 1, size.rows - 3)
        session: PromptSession[str] = PromptSession(
            [*fragments(lines), ("bold", prompt)],
            key_bindings=with_new_line(None) if entry.several_lines else None,
            validator=_Readable(interview.type),
            validate_while_typing=False,
            erase_when_done=True,
        )
        session.default_buffer.reset(Document(default))
        wrap_at_words(session.app, get_cwidth(prompt))
        return str(self._asked(questionary.Question(session.app))).strip()

    def _key(self, interview: Interview) -> str:
        """Show the question until one of its keys is pressed."""
        view = View()

        def shown(view: View) -> Drawn:
            size = get_app_session().output.get_size()
            pace = pace_of(interview, self._stopwatch.waited)
            return draw(interview, pace, size.columns - 1, size.rows - 1 - self._above, view)

        def pressed(key: str) -> str | None:
            nonlocal view
            done = press(key, interview, view, shown)
            if isinstance(done, Leads):
                return done.key
            view = done
            return None

        return one_key(self._keyboard, lambda: shown(view).lines, pressed)

    def _help(self, interview: Interview) -> str:
        """Show the help, a page after the other; Esc, b and q leave it at once."""
        page = 0

        def pages() -> list[list[Shown]]:
            size = get_app_session().output.get_size()
            return help_pages(interview, size.columns - 1, size.rows - 1)

        def pressed(key: str) -> str | None:
            nonlocal page
            page += key not in (SEVERAL, SOON)
            return key if key in (INTERRUPT, ESCAPE, BACK.id, STOP.id) or page >= len(pages()) else None

        return one_key(self._keyboard, lambda: pages()[min(page, len(pages()) - 1)], pressed)


class _Readable(Validator):
    """Leaves what was typed in its line until it can be understood, or asked back."""

    def __init__(self, kind: AnswerType) -> None:
        self._type = kind

    def validate(self, document: Document) -> None:
        """Refuse what is no answer, with the reason."""
        result = self._type.read(document.text)
        if isinstance(result, str):
            raise ValidationError(len(document.text), result)
