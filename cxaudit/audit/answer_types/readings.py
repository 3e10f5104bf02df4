"""Reads numbers as people type them: what has one meaning is understood, what has two is asked back.

- Thousands: `1'500`, `1.500.000`, `1,500,000`, and hard or narrow blanks. Decimals: `1.5`, `1,5`, `1.500,75`.
- `1,500` and `1.500` may be 1500 or 1.5, and `1 500` or `120,130,140` one number or several: that is asked.
- Several readings are separated by blanks, semicolons, new lines, or a comma and a blank.
- Units may follow: the measure's own, or another unit of time, which is counted over (`1 h 30`: 90 minutes).
  `1 h and 30 min`, and `1 h, 30 min`, may be one reading or two: that is asked. Where one reading has another
  unit than the measure's, each has to have its unit.
- `never`, or `no answer`, is a reading of what did not come at all; so is what the language says for never.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from cxaudit.audit.answer_types.doubts import GROUPED, GROUPING, NUMBER, Wrong, doubt_of, plain
from cxaudit.audit.answer_types.entries import Doubt, Meaning
from cxaudit.audit.answer_types.units import TypedUnit, unit_of
from cxaudit.checklist import NEVER, Measure, Reading
from cxaudit.numbers import LARGEST, SMALLEST, figure
from cxaudit.text import LONGEST_LINE, too_long
from cxaudit.words import _

_ATOM = re.compile(rf"{NUMBER}|[^\W\d_]+|\S")
_PLAIN = re.compile(r"[+-]?\d*[.,]?\d+")
_NEVER = tuple(
    tuple(words.split())
    for words in (
        "never came",
        "never answered",
        "never",
        "no answer",
        "no reply",
        "nobody came",
        "nobody answered",
    )
)
_JOINTS = ("and", "&", ",")
_MOST_DIGITS = 30
_HOUR = 3600


class _Untrue(Wrong):
    """Says why a number cannot be true."""


class _Unsure(Exception):
    """Something that has more than one meaning was met."""

    def __init__(self, doubt: Doubt) -> None:
        super().__init__(doubt.ask)
        self.doubt = doubt


def read(typed: str, measure: Measure) -> tuple[Reading, ...] | Doubt | str:
    """Read what was typed as readings of a measure.

    Returns:
        The readings, at least one; or what is to be asked back; or a sentence that says what is wrong.
    """
    if wrong := too_long(typed, LONGEST_LINE):
        return wrong
    text, doubt = plain(typed), None
    try:
        # The first doubt is asked back, unless the text is wrong whatever is meant: to find that out, every
        # doubt is taken in its first meaning.
        while found := _doubt(text, measure):
            doubt = doubt or found
            text = found.meanings[0].typed
        readings = tuple(_Typed(text, measure).readings())
    except _Untrue as wrong:  # perhaps in that meaning only
        return doubt or str(wrong)
    except Wrong as wrong:
        return str(wrong)
    return (
        doubt or readings or _("Type a number ({unit}), such as 3 or 4.5; or never.", unit=measure.unit.many)
    )


def _doubt(text: str, measure: Measure) -> Doubt | None:
    return doubt_of(text, measure) or _doubtful_joint(text, measure)


def _doubtful_joint(text: str, measure: Measure) -> Doubt | None:
    """An amount and a smaller one with "and" or a comma between: one reading, or two."""
    try:
        tuple(_Typed(text, measure).readings())
    except _Unsure as unsure:
        return unsure.doubt
    return None


class _Typed:
    """What was typed, read from its beginning."""

    def __init__(self, text: str, measure: Measure) -> None:
        self._text = text
        self._found = list(_ATOM.finditer(text))
        self._atoms = [found.group() for found in self._found]
        self._measure = measure
        self._at = 0

    def readings(self) -> Iterator[Reading]:
        """Read everything; a number without a unit is of the measure's own, if no other unit is there.

        Raises:
            Wrong: if something cannot be taken.
            _Unsure: if something has two meanings.
        """
        bare = other = False
        while self._at < len(self._atoms):
            if self._is_number():
                amount, unit = self._amount()
                bare, other = bare or unit is None, other or bool(unit and unit.factor != 1)
                if bare and other:
                    ours = self._measure.unit.many
                    raise Wrong(_("Give each reading its unit, or type all of them in {unit}.", unit=ours))
                yield _held(amount, self._measure)
            elif self._never():
                yield NEVER
            else:
                self._between()

    def _is_number(self) -> bool:
        return self._at < len(self._atoms) and re.fullmatch(NUMBER, self._atoms[self._at]) is not None

    def _amount(self) -> tuple[Fraction, TypedUnit | None]:
        """A number with its unit, and what follows of a smaller one: 1 h 30 min, or 1 h 30."""
        began = self._at
        number, unit = self._number(), self._unit()
        if unit is None:
            return number, None
        amount, smallest = number * unit.factor, unit
        while smaller := self._smaller(began, number, smallest):
            number, smallest = smaller
            amount += number * smallest.factor
        return amount, unit

    def _smaller(self, began: int, before: Fraction, unit: TypedUnit) -> tuple[Fraction, TypedUnit] | None:
        """What follows of a smaller unit and belongs to the same reading; None where nothing does.

        Args:
            began: the atom with which the reading begins.
            before: the number just read.
            unit: its unit.
        """
        ended = self._at
        while self._at < len(self._atoms) and self._atoms[self._at].casefold() in _JOINTS:
            self._at += 1
        at = self._at
        if unit.size > 1 and self._is_number():
            number, told = self._number(), self._unit()
            smaller = told or self._minutes_of(unit, self._atoms[at])
            if smaller is None:
                raise self._two()
            if smaller.factor < unit.factor:
                fits = before.denominator == 1 and 0 <= number * smaller.factor < unit.factor
                if fits and at > ended:
                    raise _Unsure(self._one_or_two(began, ended, at, "" if told else self._measure.unit.many))
                if fits:
                    return number, smaller
                if at == ended or not told:
                    raise self._two()
        self._at = ended
        return None

    def _minutes_of(self, unit: TypedUnit, typed: str) -> TypedUnit | None:
        """The unit of 30 in 1 h 30; None where it cannot be told."""
        minutes = unit.size == _HOUR and len(typed) == 2 and typed.isdecimal() and not self._is_number()
        return TypedUnit(unit.factor / 60, 0, 60) if minutes else None

    def _one_or_two(self, began: int, ended: int, at: int, unit: str) -> Doubt:
        """Ask whether the amount before a joint and the one after it are one reading; `unit` completes it."""
        start, first = self._found[began].start(), self._found[ended - 1].end()
        second, last = self._found[at].start(), self._found[self._at - 1].end()
        before, amount, after = self._text[:first], self._text[second:last], self._text[last:]
        alone = f"{amount} {unit}" if unit else amount
        one, two = f"{before[start:]} {amount}", f"{before[start:]}; {alone}"
        return Doubt(
            _("{typed}: is that one reading, or two?", typed=self._text[start:last]),
            (
                Meaning(f"{before} {amount}{after}", _("one reading: {reading}", reading=one)),
                Meaning(f"{before}; {alone}{after}", _("two readings: {readings}", readings=two)),
            ),
        )

    def _number(self) -> Fraction:
        typed = self._atoms[self._at]
        self._at += 1
        if typed[0] in ".," and self._at > 1 and self._atoms[self._at - 2] != ";":
            raise self._two()
        grouped = GROUPED.fullmatch(typed)
        if grouped:
            typed = re.sub(rf"[.,{GROUPING}]", "", grouped[1]) + (grouped[3] or "")
        if len(typed) > _MOST_DIGITS or not _PLAIN.fullmatch(typed):
            what = typed[:_MOST_DIGITS]
            raise Wrong(_("{typed} can't be read as a number: type it like 1500 or 1.5.", typed=what))
        return Fraction(typed.replace(",", "."))

    def _unit(self) -> TypedUnit | None:
        words = self._atoms[self._at :]
        ours = self._measure.unit
        unit = (unit_of(words, ours.many) or unit_of(words, ours.one)) if words else None
        self._at += unit.words if unit else 0
        if unit and self._atoms[self._at : self._at + 1] == ["."]:  # of a unit that is shortened
            self._at += 1
        return unit

    def _never(self) -> bool:
        """Whether a reading that did not come is told next; then it is passed."""
        words = tuple(word.casefold() for word in self._atoms[self._at :])
        length = next((len(never) for never in (*_NEVER, _said_never()) if words[: len(never)] == never), 0)
        if not length:
            return False
        self._at += length
        self._unit()
        return True

    def _between(self) -> None:
        """Pass what separates two readings, or the point of a sentence at its end."""
        atom, following = self._atoms[self._at], self._atoms[self._at + 1 : self._at + 2]
        if atom.casefold() not in (*_JOINTS, ";") and not (atom == "." and following in ([], [";"])):
            raise Wrong(
                _(
                    "{typed!r} is not understood: type a number ({unit}), or never.",
                    typed=atom[:_MOST_DIGITS],
                    unit=self._measure.unit.many,
                )
            )
        self._at += 1

    def _two(self) -> Wrong:
        return Wrong(
            _(
                "{typed}: is that one reading? Give each number its unit, such as 1 min 30 s.",
                typed=self._text.strip(),
            )
        )


def _said_never() -> tuple[str, ...]:
    """What the language says for never, taken apart as what is typed."""
    return tuple(_ATOM.findall(plain(_("never")).casefold()))


def _held(amount: Fraction, measure: Measure) -> float:
    """The amount as a reading that can be true, and that every calculator takes."""
    if abs(amount) > LARGEST or not measure.can_be(float(amount)):
        raise _Untrue(_untrue(measure.unit.said(float(amount)), measure))
    if 0 < abs(amount) < SMALLEST:
        raise _Untrue(_("{number:g} is too near to 0: give 0.", number=float(amount)))
    return float(amount)


def _untrue(reading: str, measure: Measure) -> str:
    """Say that a reading can't be true, and what can."""
    least = figure(measure.least)
    if measure.most is None:
        return _("{reading} can't be true: give {least} or more.", reading=reading, least=least)
    return _(
        "{reading} can't be true: give {least} to {most}.",
        reading=reading,
        least=least,
        most=figure(measure.most),
    )
