"""Breaks what is being typed at its blanks, where prompt_toolkit breaks it anywhere.

Before a word that would not fit, as many blanks are shown as the row has left; the text itself has none of
them, and the cursor knows them.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.layout import BufferControl
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.utils import get_cwidth

_PARTS = re.compile(r"\s+|\S+")


def wrap_at_words(app: Application[str], prompt: int) -> None:
    """Break what is typed in a prompt at its blanks; the last line of the prompt takes so many cells."""
    for control in app.layout.find_all_controls():
        if isinstance(control, BufferControl) and control.buffer is app.current_buffer:
            control.input_processors = [*(control.input_processors or []), _AtWords(prompt)]


class _AtWords(Processor):
    """Puts blanks before the words that begin a row."""

    def __init__(self, prompt: int) -> None:
        self._prompt = prompt

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """Put the blanks in, and say where each letter went."""
        letters = explode_text_fragments(transformation_input.fragments)
        first = self._prompt if transformation_input.lineno == 0 else 0
        gaps = blanks_before(fragment_list_to_text(letters), transformation_input.width, first)
        if not gaps:
            return Transformation(letters)
        shown: StyleAndTextTuples = []
        for place, letter in enumerate(letters):
            shown += [("", " " * gaps[place])] if place in gaps else []
            shown.append(letter)
        went = _where_letters_went(len(letters), gaps)
        return Transformation(
            shown,
            lambda place: went[min(place, len(went) - 1)],
            lambda place: max(0, bisect_right(went, place) - 1),
        )


def blanks_before(text: str, width: int, first: int) -> dict[int, int]:
    """Return how many blanks stand before each word that begins a row, by the place of its first letter.

    Args:
        text: one line, that takes several rows.
        width: cells of a row.
        first: cells of the first row that are taken already.
    """
    gaps: dict[int, int] = {}
    column = first
    for part in _PARTS.finditer(text):
        cells = get_cwidth(part[0])
        fits = column + cells < width  # a blank or the cursor stands behind it
        if not fits and 0 < column < width and cells < width and not part[0].isspace():
            gaps[part.start()] = width - column
            column = 0
        column = _column_after(part[0], column, width)
    return gaps


def _column_after(text: str, column: int, width: int) -> int:
    """The cell of a row that a text from a cell on ends at; a letter of two cells is never parted."""
    for cells in map(get_cwidth, text):
        column = cells if column + cells > width else column + cells
    return column


def _where_letters_went(letters: int, gaps: dict[int, int]) -> list[int]:
    """Place of each letter among the blanks, and of the end."""
    went, moved = [], 0
    for place in range(letters + 1):
        moved += gaps.get(place, 0)
        went.append(place + moved)
    return went
