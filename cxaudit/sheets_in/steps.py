"""Steps from what people wrote as answers: put in order, worst first, and mended where the rules want it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from cxaudit.checklist import as_number
from cxaudit.checklist.steps import LONGEST_STEP, MOST_STEPS
from cxaudit.sheets_in.headings import without_points
from cxaudit.sheets_in.vocabulary import is_not_applicable, is_unknown, worth
from cxaudit.text import shortened, utf16_length
from cxaudit.words import _

Say = Callable[[str], None]
"""Takes what is said about a row."""

_RANGE = re.compile(r"(?:\w+ )*?([0-9]{1,3})\s*(?:-|–|—|to|\.\.\.?|…)\s*([0-9]{1,3})(?: .*)?", re.IGNORECASE)
_LEADING = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*[=:)\-–.]\s*(\D.*)")
_COMPARING = {
    ">=": "at least", "=>": "at least", "≥": "at least", "<=": "at most", "=<": "at most", "≤": "at most",
    ">": "over", "<": "under", "+": "plus", "-": "minus", "@": "at",
}  # fmt: skip
_LINE = "\N{DIVISION SLASH}"
"""Stands for the line of N/A, which parts nothing."""

_BULLET = re.compile(r"[☐□☑•●▪\uf0a8\u2610]\s*")


class Option(NamedTuple):
    """One answer as it was written."""

    words: str
    """Without its points."""

    points: float | None
    """What it counts; None where it does not say."""


def split(text: str) -> list[str]:
    """Part a list of answers: at line ends, else at `;` or `|`, else at `/`, else at commas."""
    text = _BULLET.sub("\n", text) if len(_BULLET.findall(text)) > 1 else _BULLET.sub("", text)
    if span := numbers_in(text):
        return [str(number) for number in span]
    guarded = re.sub(r"\b([Nn])\s*/\s*([AaOo])\b", rf"\1{_LINE}\2", text)
    mark = next((mark for mark in ("\n", ";", "|", "/", ",") if mark in guarded), None)
    parts = guarded.split(mark) if mark else [guarded]
    return [" ".join(part.replace(_LINE, "/").split()) for part in parts if part.strip()]


def numbers_in(text: str) -> range | None:
    """Return the numbers of a scale such as `1-5`, `1 to 5` or `Scale 0..10`; None where it is none."""
    found = _RANGE.fullmatch(text.strip())
    if not found:
        return None
    low, high = sorted((int(found[1]), int(found[2])))
    return range(low, high + 1) if high > low else None


def options_of(texts: Sequence[str]) -> list[Option]:
    """Return answers with their points, such as `Yes (5)`, `Yes = 5` or `5 - Excellent`."""
    leading = [_LEADING.fullmatch(text) for text in texts]
    if texts and all(leading):
        return [Option(found[2].strip(), _figure(found[1])) for found in leading if found]
    parted = (without_points(text) for text in texts)
    return [Option(words, _figure(points) if points else None) for words, points in parted]


def _figure(text: str) -> float:
    return float(text.replace(",", "."))


def without_none(options: Sequence[Option]) -> list[Option]:
    """Return those of the answers that are some: N/A and Don't know are always there."""
    return [each for each in options if not is_not_applicable(each.words) and not is_unknown(each.words)]


def worst_first(options: Sequence[Option], say: Say) -> list[Option]:
    """Put answers in order: by their points, as numbers, or by what their words mean; else as they stand."""
    ranks: list[float | None]
    if options and all(each.points is not None for each in options):
        ranks = [each.points for each in options]
    elif options and all(as_number(each.words) is not None for each in options):
        ranks = [as_number(each.words) for each in options]
    else:
        ranks = [worth(each.words) for each in options]
    known = [rank for rank in ranks if rank is not None]
    if len(known) == len(options):
        order = sorted(range(len(options)), key=lambda place: known[place])
        return [options[place] for place in order]
    if len(known) > 1 and known == sorted(known, reverse=True) and known[0] != known[-1]:
        say(_("answers taken as written from the best to the worst: {list}", list=_list(options)))
        return list(reversed(options))
    if not (len(known) > 1 and known == sorted(known)):
        say(_("answers taken as written from the worst to the best: {list}", list=_list(options)))
    return list(options)


def _list(options: Sequence[Option]) -> str:
    return shortened(" | ".join(each.words for each in options), 80)


def mended(steps: Sequence[str], say: Say) -> tuple[str, ...]:
    """Return steps as a checklist takes them, and say of each what had to be changed; at most ten are."""
    kept: list[str] = []
    for step in steps:
        new = _fitting(step)
        if not new or is_not_applicable(new) or is_unknown(new):
            continue
        new = _unlike(new, kept)
        if new != " ".join(step.split()):
            say(_("the answer {step!r} is written {new!r}", step=shortened(step, 60), new=shortened(new, 60)))
        kept.append(new)
    if len(kept) > MOST_STEPS:
        say(_("{n} answers, and a question has ten at most", n=len(kept)))
        return ()
    return tuple(kept)


def _fitting(step: str) -> str:
    """A step without what a workbook would take for something else."""
    words = " ".join(re.sub(r"[*?~]", " ", step).split())
    for mark, said in _COMPARING.items():
        if words.startswith(mark):
            words = f"{said} {words.removeprefix(mark).strip()}".strip()
            break
    words = words.lstrip("=+-@<> ")
    if utf16_length(words) > LONGEST_STEP:
        words = shortened(words, LONGEST_STEP // 2)
    return words


def _unlike(step: str, others: Sequence[str]) -> str:
    """The step, with a number behind it where another one reads the same."""
    taken = {other.casefold() for other in others}
    numbers = {as_number(other) for other in others} - {None}
    new, place = step, 2
    while new.casefold() in taken or (as_number(new) is not None and as_number(new) in numbers):
        new, place = f"{step} ({place})", place + 1
    return new
