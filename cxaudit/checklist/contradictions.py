"""Finds everything in a checklist that contradicts something else in it, names that lead nowhere first.

Like `references` it takes plain values, so that all is reported together; what has not the shape of a
checklist is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cxaudit.checklist.references import Loc, Raw, Wrong, at, unknown, wrong_names
from cxaudit.checklist.steps import wrong_points
from cxaudit.words import _, ngettext

MOST_IN_A_ROW = 10
"""Conditions of which each hangs on the one before; a formula of the workbook names all of them."""


class _Asked(NamedTuple):
    """A question as a file has it, with where it stands."""

    loc: Loc
    raw: Mapping[str, Raw]
    conditions: bool
    """Whether facts of the profile may rule it out, by itself or with what it stands in."""


def wrong_in_checklist(raw: Raw) -> Iterator[Wrong]:
    """Return what a checklist refers to and does not define, defines twice, or says against itself."""
    yield from wrong_names(raw)
    yield from _two_tops(raw)
    asked = list(_asked(raw))
    places = {str(question.raw.get("id")): place for place, question in reversed(list(enumerate(asked)))}
    for place, question in enumerate(asked):
        yield from _wrong_points(raw, question)
        yield from _wrong_note(raw, question)
        yield from _wrong_must(question)
        yield from _wrong_condition(raw, asked, places, place)


def _two_tops(raw: Raw) -> Iterator[Wrong]:
    """A second department that leads the business."""
    tops = [loc for loc, top in at(raw, "departments.*.top") if top is True]
    for loc in tops[1:]:
        yield Wrong(loc, _("another department leads the business already"), _("mark one of the two alone"))


def _asked(raw: Raw) -> Iterator[_Asked]:
    """Every question in the order of asking."""
    for outer, department in at(raw, "departments.*"):
        for middle, touchpoint in at(department, "touchpoints.*"):
            for inner, question in at(touchpoint, "questions.*"):
                if isinstance(question, Mapping):
                    around = (department, touchpoint, question)
                    conditions = any(part.get("applies_if") for part in around)
                    yield _Asked((*outer, *middle, *inner), question, conditions)


def _steps(raw: Raw, question: Mapping[str, Raw]) -> int:
    """How many steps a question has; 0 where it is answered otherwise, or that can't be told."""
    steps = question.get("steps")
    if question.get("scale") is not None:
        steps = next((found for loc, found in at(raw, "scales.*") if loc[-1] == question["scale"]), None)
    return len(steps) if isinstance(steps, list | tuple) else 0


def _wrong_points(raw: Raw, question: _Asked) -> Iterator[Wrong]:
    """Points that are not as many as the steps of a scale; of own steps the model says so."""
    points, steps = question.raw.get("points"), _steps(raw, question.raw)
    if question.raw.get("scale") is None or not steps or not isinstance(points, list | tuple):
        return
    if len(points) != steps:
        yield Wrong((*question.loc, "points"), *wrong_points(len(points), steps))


def _wrong_note(raw: Raw, question: _Asked) -> Iterator[Wrong]:
    """An answer that needs a note, and is none of the question's."""
    from_step = question.raw.get("needs_note")
    if not isinstance(from_step, int):
        return
    loc = (*question.loc, "needs_note")
    if question.raw.get("steps") is None and question.raw.get("scale") is None:
        yield Wrong(loc, _("needs_note names a step, and this question has none"), _("leave it out"))
    elif (steps := _steps(raw, question.raw)) and from_step > steps:
        yield Wrong(loc, *_no_step(question.raw.get("id"), from_step, steps))


def _no_step(id: Raw, step: int, steps: int) -> tuple[str, str]:
    """With the question's id: what is wrong may stand in a default, or at another question."""
    what = ngettext(
        "{id} has no step {step}, only {n} step",
        "{id} has no step {step}, only {n} steps",
        steps,
        id=id,
        step=step,
    )
    return what, _("name a step from 1 to {last}", last=steps)


def _wrong_must(question: _Asked) -> Iterator[Wrong]:
    """A question that must be answered, and may not apply by itself."""
    if question.raw.get("na") is False and (question.conditions or question.raw.get("only_if")):
        what = _("it must be answered (na: false), and may not apply by its conditions")
        yield Wrong((*question.loc, "na"), what, _("leave out na, or applies_if and only_if"))


def _wrong_condition(raw: Raw, asked: list[_Asked], places: Mapping[str, int], place: int) -> Iterator[Wrong]:
    """What `only_if` names: no question, no earlier one, none with steps, or none of its steps."""
    only_if = asked[place].raw.get("only_if")
    for id, steps in only_if.items() if isinstance(only_if, Mapping) else ():
        loc = (*asked[place].loc, "only_if", id)
        if id not in places:
            yield from unknown("question", places, [(loc, str(id))])
        elif places[id] >= place:
            what = _("{id!r} is not asked before this question", id=id)
            yield Wrong(loc, what, _("name an earlier question, or let this one stand behind it"))
        elif _in_a_row(asked, places, place) > MOST_IN_A_ROW:
            what = _("more than {most} questions hang on one another in a row", most=MOST_IN_A_ROW)
            yield Wrong(loc, what, _("name the question that they begin with"))
        elif count := _steps(raw, asked[places[id]].raw):
            yield from _wrong_steps(loc, id, steps, count)
        elif asked[places[id]].raw.get("scale") is None:
            what = _("{id!r} is not answered by a step", id=id)
            yield Wrong(loc, what, _("name a question with steps or a scale"))


def _wrong_steps(loc: Loc, id: Raw, steps: Raw, count: int) -> Iterator[Wrong]:
    """Those of the steps that a condition names which its other question has not, or which stand twice."""
    for number, step in enumerate(steps) if isinstance(steps, list | tuple) else ():
        if isinstance(step, int) and step > count:
            yield Wrong((*loc, number), *_no_step(id, step, count))
        elif step in steps[:number]:
            yield Wrong((*loc, number), _("the step {step} stands twice", step=step), _("name it once"))


def _in_a_row(asked: list[_Asked], places: Mapping[str, int], place: int) -> int:
    """How many conditions a question hangs on, up to one more than may be; all name earlier questions."""
    count = 0
    while count <= MOST_IN_A_ROW:
        only_if = asked[place].raw.get("only_if")
        before = [places[id] for id in only_if if id in places] if isinstance(only_if, Mapping) else []
        if not before or before[0] >= place:
            break
        count, place = count + 1, before[0]
    return count
