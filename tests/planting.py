"""Puts a mark of its own into every text of an audit that a person can fill, found by walking the models.

A field that is new tomorrow is planted by itself. Left alone are the checklist, which is nobody's private
matter, ids, and what must name something that the checklist has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from random import Random
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, ValidationError

from cxaudit.actions import last_items
from cxaudit.audit import Audit, Became, Collected, CollectedCell, OwnFinding, Severity, Status
from cxaudit.checklist import Text
from cxaudit.scoring import scorecard
from tests.random_audits import random_audit, shipped_audit

MARK = re.compile(r"Mk\d{5}x")

Marks = dict[str, str]
"""Where each mark was planted, such as `responses.reception_greeted.note`."""

REFERENCES = {"SessionState.role"}
"""Texts that name a role of the checklist."""

SETTLED_BY = {"Response.text", "Response.na", "Response.waiting"}
"""What answers a question: planted only where that is how it is answered."""

_ASIDE = {"Audit.as_written"}

_CLEANED = next(each for each in get_args(Text)[1:] if isinstance(each, AfterValidator))
"""What cleans a text at the door."""

_READ_BACK = datetime(2026, 12, 3, 12, tzinfo=UTC)


class _Planter:
    """Plants, and keeps where."""

    def __init__(self) -> None:
        self.marks: Marks = {}
        self.fields: set[str] = set()
        self._count = 0

    def model(self, model: BaseModel, path: str) -> BaseModel:
        kind = type(model)
        for name, hint in hints(kind).items():
            field, before = f"{kind.__name__}.{name}", getattr(model, name)
            if field in _ASIDE | REFERENCES or (field in SETTLED_BY and not before):
                continue
            planted, marks = dict(self.marks), self.marks
            value = self.value(hint, before, f"{path}.{name}".lstrip("."))
            if value != before:
                try:
                    model = self._with(model, name, value)
                except ValidationError:  # as where what was told in confidence would name somebody
                    marks.clear()
                    marks.update(planted)
                else:
                    self.fields.add(field)
        return model

    @staticmethod
    def _with(model: BaseModel, name: str, value: object) -> BaseModel:
        changed = model.model_copy(update={name: value})
        if not isinstance(model, Audit):  # which is checked as a whole, once
            type(model).model_validate({each: getattr(changed, each) for each in type(model).model_fields})
        return changed

    def value(self, hint: Any, value: Any, path: str) -> Any:  # noqa: ANN401 - whatever a model holds
        if is_text(hint):
            self._count += 1
            mark = f"Mk{self._count:05}x"
            self.marks[mark] = path
            return mark
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.value(inner[0], value, path)
        if origin in (Union, UnionType):
            return self._one_of(inner, value, path)
        if origin is tuple and is_text(inner[0]):
            return tuple(self.value(inner[0], each, path) for each in value or [""])
        if origin is tuple:
            return tuple(self.value(inner[0], each, f"{path}.{n}") for n, each in enumerate(value))
        if origin is dict:
            return {key: self.value(inner[1], each, f"{path}.{key}") for key, each in value.items()}
        return self.model(value, path) if isinstance(value, BaseModel) else value

    def _one_of(self, arms: tuple[Any, ...], value: Any, path: str) -> Any:  # noqa: ANN401 - as above
        fitting = [arm for arm in arms if arm is not type(None) and _holds_text(arm)]
        return self.value(fitting[0], value, path) if fitting and not isinstance(value, bool) else value


def _holds_text(hint: Any) -> bool:  # noqa: ANN401 - whatever a type is
    """Whether a value of a type may have a text that a person can fill."""
    if get_origin(hint) is Annotated and not is_text(hint):
        return _holds_text(get_args(hint)[0])
    models = isinstance(hint, type) and issubclass(hint, BaseModel)
    return is_text(hint) or models or (get_origin(hint) is tuple and is_text(get_args(hint)[0]))


def is_text(hint: Any) -> bool:  # noqa: ANN401 - whatever a type is
    """Whether a type is a text that is cleaned at the door: what people type, and no id."""
    if get_origin(hint) is not Annotated or get_args(hint)[0] is not str:
        return False
    return _CLEANED in get_args(hint)[1:]


@cache
def hints(kind: type[BaseModel]) -> dict[str, Any]:
    """Types of the fields of a model."""
    every = get_type_hints(kind, include_extras=True)
    return {name: every[name] for name in kind.model_fields}


def models(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that stand in it, the checklist aside."""
    found: set[type[BaseModel]] = set()
    waiting = [kind]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            yield each
            for name, hint in hints(each).items():
                if f"{each.__name__}.{name}" not in _ASIDE:
                    waiting += _models_in(hint)


def _models_in(hint: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - whatever a type is
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for inner in get_args(hint):
        yield from _models_in(inner)


def planted(audit: Audit) -> tuple[Audit, Marks, set[str]]:
    """The audit with its marks, and the fields that have some."""
    planter = _Planter()
    model = planter.model(audit, "")
    assert isinstance(model, Audit)
    return model, planter.marks, planter.fields


def rich_audit(seed: int) -> Audit:
    """An audit at random of a business of several people, in which everything is told that can be."""
    random = Random(f"rich {seed}")
    audit = shipped_audit(seed) if seed % 4 == 0 else random_audit(seed)
    if audit.alone:
        size = {"size": random.choice(["small", "large"])}
        audit = audit.model_copy(update={"profile": {**audit.profile, **size}})
    found = OwnFinding(
        department=audit.departments[0], number=99, found="Old letters", severity=Severity.HIGH, do="Answer."
    )
    cell = CollectedCell(
        sheet="plan",
        row=found.action,
        column="owner",
        written="0" * 16,
        held="1" * 16,
        before="Bo",
        after="Ed",
    )
    file = Collected(file="back.xlsx", digest="2" * 16, who="Ed", at=_READ_BACK, cells=(cell,), changes=1)
    few = tuple(id for id in audit.departments if random.random() < 0.3)
    audit = audit.model_copy(update={"own": (*audit.own, found), "few_in": few, "collected": (file,)})
    for id, response in [*audit.responses.items()][:2]:
        audit = audit.answered(id, response)
    told = {item.id: Became(status=Status.DROPPED, why="No time.") for item in last_items(scorecard(audit))}
    return audit.model_copy(update={"last_actions": told})
