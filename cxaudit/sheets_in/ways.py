"""How a question is answered, by what its row and the headings say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cxaudit.checklist.table import BY_NUMBER, BY_SCALE, BY_STEPS, BY_TEXT, BY_YES_OR_NO
from cxaudit.sheets_in.drafts import YES_OR_NO, Content, Way
from cxaudit.sheets_in.headings import without_points
from cxaudit.sheets_in.numbering import number_in
from cxaudit.sheets_in.steps import Option, Say, mended, options_of, split, without_none, worst_first
from cxaudit.sheets_in.vocabulary import plain
from cxaudit.text import NAME
from cxaudit.words import _

_TEXT = re.compile(
    r"(?:free |short |long |open )*(?:text|paragraph|comment|open|open ended|words|essay|free form|string)"
    r"(?: (?:answer|field|box|response|entry|question|ended))*"
)
_NO_ANSWER = re.compile(
    r"(?:date|time|date time|photo|picture|image|signature|file|attachment|location|gps|name)s?"
)
_NUMBER = re.compile(
    r"(?:number|numeric|numerical|integer|decimal|count|measurement|measure|amount|quantity|value)"
)
_YES_NO = re.compile(
    r"(?:y n|yes no|yes or no|boolean|bool|tick ?(?:box)?|check ?(?:box)?|binary|true false)(?: n a| na)?"
)
_ANY = re.compile(
    r"(?:single |multiple |multi )?(?:choice|select|selection|drop ?down|list|options?"
    r"|radio(?: button)?s?|rating|scale|likert"
    r"|steps|score|scored)"
)
_MOST_ON_SCALE = 10


def by_own_words(kind: str, options: str, points: str) -> Way | None:
    """Return the way that a table of ours says; None where it says it in other words.

    Args:
        kind: the kind of answer.
        options: answers, worst first, a line each.
        points: what each counts, a line each.
    """
    said, steps = plain(kind), tuple(options.split("\n")) if options else ()
    counts = _figures(points)
    if said == plain(_(BY_TEXT)) and not options:
        return Way(text=True)
    if said in (plain(_(BY_YES_OR_NO)), plain(_(BY_NUMBER))) and not options:
        return (
            Way(YES_OR_NO.steps, YES_OR_NO.scale, points=counts) if said == plain(_(BY_YES_OR_NO)) else None
        )
    if said == plain(_(BY_STEPS)) and len(steps) > 1:
        return Way(steps, own=True, points=counts)
    name = kind.removeprefix(f"{_(BY_SCALE)} ")
    if name != kind and re.match(NAME, name) and len(steps) > 1:
        return Way(steps, name, points=counts)
    return None


def _figures(text: str) -> tuple[float, ...]:
    found = [number_in(each) for each in text.split()]
    figures = tuple(each for each in found if each is not None)
    return figures if len(figures) == len(found) else ()


def way_of(kind: str, options: str, points: str, say: Say) -> Way | None:
    """Return how a question is answered by the texts of its row; None where they say nothing of that.

    Args:
        kind: the kind of answer, such as `Yes/No`, `Rating 1-5` or `Text`.
        options: the answers to choose from.
        points: what they count, in their order; or empty, or one number.
        say: takes what was guessed.
    """
    for text in filter(None, (options, kind)):
        said = plain(text)
        if _YES_NO.fullmatch(said):
            return YES_OR_NO
        if _TEXT.fullmatch(said):
            return Way(text=True)
        if _NO_ANSWER.fullmatch(said):
            say(_("{kind!r} is asked for as a text", kind=text))
            return Way(text=True)
        if _NUMBER.fullmatch(said) and not options:
            say(_("a number can't be scored without what is good and what is poor: asked for as a text"))
            return Way(text=True)
        if not _ANY.fullmatch(said):
            return by_options(split(text), points, say)
    return None


def by_options(texts: Sequence[str], points: str, say: Say) -> Way | None:
    """Return the way to choose from answers; None where there are fewer than two."""
    options = without_none(_with_points(options_of(texts), points))
    numbers = [int(each.words) for each in options if each.words.isdigit()]
    if len(numbers) == len(options) > _MOST_ON_SCALE:
        return _of_numbers(min(numbers), max(numbers), say)
    return _of_steps(worst_first(options, say), say) if len(options) > 1 else None


def by_ticks(heads: Sequence[str], say: Say) -> Way | None:
    """Return the way to choose from the headings of columns to tick."""
    return by_options(
        [f"{words} ({points})" if points else words for words, points in map(without_points, heads)], "", say
    )


def by_descriptions(heads: Sequence[str], texts: Sequence[str], say: Say) -> Way | None:
    """Return the way where each of several columns, such as `Poor` and `Good`, says what is seen then.

    None where they hold ticks, or nothing.
    """
    words = [" ".join(text.split()) for text in texts]
    told = [(head, text) for head, text in zip(heads, words, strict=True) if len(text) > 3]
    if len(told) < 2 or len(told) < len([head for head in heads if without_none(options_of([head]))]):
        return None
    ranked = worst_first([Option(head, None) for head, _text in told], lambda _said: None)
    by_head = dict(told)
    steps = mended([by_head[each.words] for each in ranked if each.words in by_head], say)
    return Way(steps, own=True) if len(steps) > 1 else None


def _with_points(options: list[Option], points: str) -> list[Option]:
    """Answers with the points that stand in a cell beside them, if there are as many."""
    counts = _figures(re.sub(r"[;/|,\n]+\s*", " ", points)) if points else ()
    if len(counts) != len(options) or any(each.points is not None for each in options):
        return options
    return [option._replace(points=count) for option, count in zip(options, counts, strict=True)]


def _of_steps(options: Sequence[Option], say: Say) -> Way | None:
    words = [each.words for each in options]
    if {plain(word) for word in words} <= {"yes", "no", "y", "n"} and len(words) == 2:
        return Way(YES_OR_NO.steps, YES_OR_NO.scale, points=_points(options, 2), most=_most(options))
    steps = mended(words, say)
    if len(steps) < 2:
        return None
    return Way(steps, points=_points(options, len(steps)), most=_most(options))


def _most(options: Sequence[Option]) -> float | None:
    return max((each.points for each in options if each.points is not None), default=None)


def _points(options: Sequence[Option], steps: int) -> tuple[float, ...]:
    """What each step counts; nothing where that is as without points, each as much better than the last."""
    counts = [each.points for each in options if each.points is not None]
    if len(counts) != steps or counts[-1] <= 0:
        return ()
    apart = [after - before for before, after in pairwise(counts)]
    evenly = counts[0] == 0 and len(set(apart)) == 1
    numbered = counts == list(range(1, steps + 1))
    return () if evenly or numbered else tuple(counts)


def _of_numbers(least: int, most: int, say: Say) -> Way:
    say(_("from {least} to {most} is asked for as a number", least=least, most=most))
    measure: dict[str, Content] = {
        "unit": _("points"),
        "good": most,
        "poor": least,
        "least": least,
        "most": most,
    }
    return Way(measure=measure)
