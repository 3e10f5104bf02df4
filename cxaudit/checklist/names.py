"""What the parts of a checklist may refer to, gathered before the parts are read.

References are checked while a checklist is read, each at its own place, so that an unknown name is told
together with everything else that is wrong: `Checklist` gathers the names into the context of the
validation, and the types below look there. Without a context (a part built by itself, as in a test)
nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo

from cxaudit.checklist.base import Line, Slug, flaw
from cxaudit.errors import nearest

# Raw YAML or JSON that has not been validated: its shape is not known yet, hence Any.
Raw = Any


@dataclass
class Names:
    """Names defined in one checklist; used as the context of its validation."""

    known: dict[str, set[str]] = field(default_factory=dict)
    """Defined names by kind: scale, stage, principle, fact, clause, number, department, question."""

    defaults: dict[str, float] = field(default_factory=dict)
    """Default of each number of the policy, by `clause.number`."""

    taken: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id or title of everything read so far, to find one given twice."""

    def gather(self, raw: Raw) -> None:
        """Begin anew with the names that `raw`, a whole checklist not validated yet, defines."""
        self.taken.clear()
        self.defaults = dict(_numbers(raw))
        self.known = {
            "scale": set(_mapping(raw, "scales")),
            "stage": set(_ids(raw, "stages")),
            "principle": set(_ids(raw, "principles")),
            "fact": set(_facts(raw)),
            "clause": set(_ids(raw, "clauses")),
            "number": set(self.defaults),
            "department": set(_departments(raw)),
            "question": set(_questions(raw)),
        }


def _mapping(raw: Raw, key: str) -> Mapping[str, Raw]:
    value = raw.get(key) if isinstance(raw, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _sequence(raw: Raw, key: str) -> list[Raw]:
    value = raw.get(key) if isinstance(raw, Mapping) else None
    return list(value) if isinstance(value, list | tuple) else []


def _ids(raw: Raw, key: str) -> Iterator[str]:
    for part in _sequence(raw, key):
        if isinstance(part, Mapping) and isinstance(part.get("id"), str):
            yield part["id"]


def _facts(raw: Raw) -> Iterator[str]:
    """Names that `applies_if` may use: each fact, or the choices of a fact that has some."""
    for fact in _sequence(raw, "facts"):
        yield from _ids(fact, "choices") if _sequence(fact, "choices") else _ids({"facts": [fact]}, "facts")


def _numbers(raw: Raw) -> Iterator[tuple[str, float]]:
    for clause in _sequence(raw, "clauses"):
        if not isinstance(clause, Mapping):
            continue
        for name, number in _mapping(clause, "numbers").items():
            default = number.get("default") if isinstance(number, Mapping) else None
            if isinstance(default, int | float):
                yield f"{clause.get('id')}.{name}", float(default)


def _departments(raw: Raw) -> Iterator[str]:
    for department in _sequence(raw, "departments"):
        if isinstance(department, Mapping) and isinstance(department.get("department"), str):
            yield department["department"]


def _questions(raw: Raw) -> Iterator[str]:
    for department in _sequence(raw, "departments"):
        for touchpoint in _sequence(department, "touchpoints"):
            yield from _ids(touchpoint, "questions")


def _names(info: ValidationInfo) -> Names | None:
    return info.context if isinstance(info.context, Names) else None


def check_known(kind: str, name: str, info: ValidationInfo) -> None:
    """Raise a flaw if the checklist being read defines no such name."""
    names = _names(info)
    if names is not None and name not in names.known.get(kind, ()):
        raise flaw(f"no {kind} is called {name!r}", nearest(name, names.known.get(kind, ())))


def _known(kind: str) -> AfterValidator:
    def check(name: str, info: ValidationInfo) -> str:
        check_known(kind, name, info)
        return name

    return AfterValidator(check)


def _unique(kind: str, what: str = "id") -> AfterValidator:
    def check(name: str, info: ValidationInfo) -> str:
        names, key = _names(info), (f"{kind} {what}", name.casefold())
        if names is not None and key in names.taken:
            raise flaw(f"the {kind} {what} {name!r} is used twice", f"give one of the two another {what}")
        if names is not None:
            names.taken.add(key)
        return name

    return AfterValidator(check)


def default_of(number: str, info: ValidationInfo) -> float | None:
    """Return the default of a number of the policy; None where it is unknown or not looked up."""
    names = _names(info)
    return names.defaults.get(number) if names else None


StageName = Annotated[str, _known("stage")]
PrincipleName = Annotated[str, _known("principle")]
ScaleName = Annotated[str, _known("scale")]
ClauseName = Annotated[str, _known("clause")]
DepartmentName = Annotated[str, _known("department")]
QuestionName = Annotated[str, _known("question")]

NewStage = Annotated[Slug, _unique("stage")]
NewPrinciple = Annotated[Slug, _unique("principle")]
NewFact = Annotated[Slug, _unique("fact")]
NewClause = Annotated[Slug, _unique("clause")]
NewDepartment = Annotated[Slug, _unique("department")]
NewQuestion = Annotated[Slug, _unique("question")]

# The workbook adds up by these titles, and compares them as Excel does: without regard to case.
PrincipleTitle = Annotated[Line, _unique("principle", "title")]
DepartmentTitle = Annotated[Line, _unique("department", "title")]
