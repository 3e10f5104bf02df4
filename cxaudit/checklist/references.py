"""Finds every name in a checklist that it does not define, and every id that stands twice.

One pass over plain values (a checklist as a file has it, or as its model gives it), so that wrong names are
reported together with whatever else is wrong; what has not the shape of a checklist is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from cxaudit.errors import Fix, nearest
from cxaudit.text import as_compared
from cxaudit.words import N_, _

# Values of a file, not validated yet: nothing is known of their shape, hence Any.
Raw = Any

Loc = tuple[int | str, ...]
"""Keys and numbers that lead from the whole to one value in it."""


class Wrong(NamedTuple):
    """A name that leads nowhere, or stands twice."""

    loc: Loc
    """Where it stands."""

    what: str
    """What is wrong, in a sentence without a full stop."""

    fix: Fix
    """What to do about it."""

    first: Loc | None = None
    """Where it stood first; None unless it stands twice."""


_QUESTIONS = "departments.*.touchpoints.*.questions.*"

_REFERENCES = (
    ("stage", "departments.*.touchpoints.*.stage"),
    ("scale", f"{_QUESTIONS}.scale"),
    ("principle", f"{_QUESTIONS}.principle"),
    ("clause", f"{_QUESTIONS}.clause"),
    ("number", f"{_QUESTIONS}.measure.good"),
    ("number", f"{_QUESTIONS}.measure.poor"),
    ("band", "caps.*"),
    ("fact", "facts.*.applies_if.*"),
    ("fact", "departments.*.applies_if.*"),
    ("fact", "departments.*.touchpoints.*.applies_if.*"),
    ("fact", f"{_QUESTIONS}.applies_if.*"),
    ("fact", "clauses.*.applies_if.*"),
)
"""What kind of name stands where."""

_UNKNOWN = {
    "stage": N_("no stage is called {name!r}"),
    "scale": N_("no scale is called {name!r}"),
    "principle": N_("no principle is called {name!r}"),
    "clause": N_("no clause is called {name!r}"),
    "number": N_("no number is called {name!r}"),
    "band": N_("no band is called {name!r}"),
    "fact": N_("no fact is called {name!r}"),
    "department": N_("no department is called {name!r}"),
    "question": N_("no question is called {name!r}"),
    "pack": N_("no pack is called {name!r}"),
    "role": N_("no clause is for a role called {name!r}"),
}
"""What is said of a name that is not defined, by its kind."""

_ANOTHER_ID = N_("give one of the two another id")
_ANOTHER_TITLE = N_("give one of the two another title")

_UNIQUE = {
    "stage id": (("stages.*.id",), N_("the stage id {name!r} is used twice"), _ANOTHER_ID),
    "principle id": (("principles.*.id",), N_("the principle id {name!r} is used twice"), _ANOTHER_ID),
    "band id": (("bands.*.id",), N_("the band id {name!r} is used twice"), _ANOTHER_ID),
    "fact id": (
        ("facts.*.id", "facts.*.choices.*.id"),
        N_("the fact id {name!r} is used twice"),
        _ANOTHER_ID,
    ),
    "pack id": (("packs.*.id",), N_("the pack {name!r} is added twice"), N_("leave one of the two out")),
    "clause id": (("clauses.*.id",), N_("the clause id {name!r} is used twice"), _ANOTHER_ID),
    "department id": (
        ("departments.*.department",),
        N_("the department id {name!r} is used twice"),
        _ANOTHER_ID,
    ),
    "question id": ((f"{_QUESTIONS}.id",), N_("the question id {name!r} is used twice"), _ANOTHER_ID),
    # the workbook adds up by these titles, and compares them without regard to case and blanks
    "principle title": (
        ("principles.*.title",),
        N_("the principle title {name!r} is used twice"),
        _ANOTHER_TITLE,
    ),
    "stage title": (("stages.*.title",), N_("the stage title {name!r} is used twice"), _ANOTHER_TITLE),
    "department title": (
        ("departments.*.title",),
        N_("the department title {name!r} is used twice"),
        _ANOTHER_TITLE,
    ),
}
"""What may stand only once, whatever its case and blanks: where, and what is said and to be done if not."""

_BETTER_BAND = {
    ("one", "two"): N_("two departments that fail leave a better band than one"),
    ("one", "three"): N_("three departments that fail leave a better band than one"),
    ("two", "three"): N_("three departments that fail leave a better band than two"),
}
"""What is said of two caps of which the second should be no better than the first, by their keys."""


def wrong_names(raw: Raw) -> Iterator[Wrong]:
    """Return everything that a checklist refers to and does not define, and what it defines twice."""
    known = defined_names(raw)
    for kind, path in _REFERENCES:
        yield from unknown(kind, known[kind], texts(raw, path))
    for what, (paths, *_said) in _UNIQUE.items():
        yield from twice(what, (found for path in paths for found in texts(raw, path)))
    yield from _later_facts(raw)
    yield from _wrong_measures(raw)
    yield from _wrong_caps(raw)


def defined_names(raw: Raw) -> dict[str, frozenset[str]]:
    """Return the names that a checklist defines, by kind."""

    def ids(path: str) -> frozenset[str]:
        return frozenset(text for _, text in texts(raw, path))

    return {
        "stage": ids("stages.*.id"),
        "scale": frozenset(str(loc[-1]) for loc, _ in at(raw, "scales.*")),
        "principle": ids("principles.*.id"),
        "band": ids("bands.*.id"),
        "fact": frozenset(_facts(raw)),
        "clause": ids("clauses.*.id"),
        "role": frozenset(text for _, text in texts(raw, "clauses.*.for.*")),
        "number": frozenset(_defaults(raw)),
        "department": ids("departments.*.department"),
        "question": ids(f"{_QUESTIONS}.id"),
        "pack": ids("packs.*.id"),
    }


def unknown(kind: str, known: Iterable[str], found: Iterable[tuple[Loc, str]]) -> Iterator[Wrong]:
    """Return those of the names that were found which are not known; `not` before a fact is passed over."""
    known = frozenset(known)
    for loc, text in found:
        name = text.removeprefix("not ") if kind == "fact" else text
        if name not in known:
            yield Wrong(loc, _(_UNKNOWN[kind], name=name), nearest(name, known))


def at(raw: Raw, path: str) -> Iterator[tuple[Loc, Raw]]:
    """Return all values at a path of keys joined by points; `*` is every key, or every part of a list."""
    found: list[tuple[Loc, Raw]] = [((), raw)]
    for key in path.split("."):
        found = [((*loc, step), part) for loc, value in found for step, part in _parts(value, key)]
    return iter(found)


def _parts(value: Raw, key: str) -> Iterable[tuple[int | str, Raw]]:
    if isinstance(value, Mapping):
        return value.items() if key == "*" else [(key, value[key])] if key in value else []
    return enumerate(value) if key == "*" and isinstance(value, list | tuple) else []


def texts(raw: Raw, path: str) -> Iterator[tuple[Loc, str]]:
    """Return all texts at a path, as `at` does; other values are passed over."""
    return ((loc, value) for loc, value in at(raw, path) if isinstance(value, str))


def _facts(raw: Raw) -> Iterator[str]:
    """Names that `applies_if` may use: each fact, or the choices of a fact that has some."""
    for _loc, fact in at(raw, "facts.*"):
        choices = [text for _, text in texts(fact, "choices.*.id")]
        yield from choices or (text for _, text in texts(fact, "id"))


def _later_facts(raw: Raw) -> Iterator[Wrong]:
    """Conditions of a fact that are not known yet where it is asked."""
    known = frozenset(_facts(raw))
    earlier: set[str] = set()
    for loc, fact in at(raw, "facts.*"):
        for inner, text in texts(fact, "applies_if.*"):
            name = text.removeprefix("not ")
            if name in known - earlier:
                what = _("the fact {name!r} is not asked before this one", name=name)
                yield Wrong((*loc, *inner), what, _("name an earlier fact, or move this one below it"))
        earlier |= frozenset(_facts({"facts": [fact]}))


def _defaults(raw: Raw) -> dict[str, float]:
    """Defaults of the numbers of the policy, by `clause.number`; NaN where there is none."""
    return {
        f"{clause.get('id')}.{loc[-1]}": default if isinstance(default, int | float) else float("nan")
        for _, clause in at(raw, "clauses.*")
        for loc, number in at(clause, "numbers.*")
        for default in [number.get("default") if isinstance(number, Mapping) else None]
    }


def twice(what: str, found: Iterable[tuple[Loc, str]]) -> Iterator[Wrong]:
    """Return those of the texts that were found which stood before, whatever their case and blanks."""
    _paths, said, fix = _UNIQUE[what]
    taken: dict[str, Loc] = {}
    for loc, text in found:
        first = taken.setdefault(as_compared(text), loc)
        if first != loc:
            yield Wrong(loc, _(said, name=text), _(fix), first)


def _wrong_measures(raw: Raw) -> Iterator[Wrong]:
    """Measures whose ends are one number or can't be true, where an end is a number of the policy."""
    defaults = _defaults(raw)
    for loc, measure in at(raw, f"{_QUESTIONS}.measure"):
        if not isinstance(measure, Mapping):
            continue
        ends = {end: _number(measure.get(end), defaults) for end in ("good", "poor")}
        if ends["good"] is not None and ends["good"] == ends["poor"]:
            fix = _("give the reading that deserves 0 as poor")
            yield Wrong(loc, _("good and poor are the same number"), fix)
        least, most = _number(measure.get("least", 0), {}), _number(measure.get("most"), {})
        for end, number in ends.items():
            beyond = (least is not None and number is not None and number < least) or (
                most is not None and number is not None and number > most
            )
            if beyond and isinstance(measure.get(end), str):
                what = _(
                    "{key} is {bound:g} by default, which can't be true by least and most",
                    key=end,
                    bound=number,
                )
                yield Wrong((*loc, end), what, _("give least and most that hold good and poor"))


def _number(value: Raw, defaults: Mapping[str, float]) -> float | None:
    """A number, or the default of a number of the policy; None for all else."""
    number = defaults.get(value) if isinstance(value, str) else value
    return float(number) if isinstance(number, int | float) and not isinstance(number, bool) else None


def _wrong_caps(raw: Raw) -> Iterator[Wrong]:
    """Caps that leave a better band where more departments fail."""
    order = [text for _, text in texts(raw, "bands.*.id")]
    ranked = [(key, order.index(text)) for key in ("one", "two", "three")
              for _loc, text in texts(raw, f"caps.{key}") if text in order]  # fmt: skip
    for (few, before), (more, after) in pairwise(ranked):
        if after > before:
            yield Wrong(("caps", more), _(_BETTER_BAND[few, more]), _("name a band that is no better"))
