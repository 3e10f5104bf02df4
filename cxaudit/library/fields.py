"""Which model, and which of its fields, describes a place in a file."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cxaudit.library.documents import Loc


def fields_at(model: type[BaseModel], loc: Loc) -> dict[str, FieldInfo]:
    """Return the keys that may stand at `loc`, as files write them, with their fields.

    Args:
        model: describes the whole file.
        loc: leads to a mapping.

    Returns:
        Nothing where the keys are free or no mapping is wanted.
    """
    return _fields_at(model, tuple(0 if isinstance(step, int) else step for step in loc))


@lru_cache(maxsize=1000)
def _fields_at(model: type[BaseModel], loc: Loc) -> dict[str, FieldInfo]:
    """The same for every part of a list, and kept: a file may have the same flaw ten thousand times."""
    annotation: object = model
    for step in loc:
        annotation = _part(_bare(annotation), step)
    return _fields(_bare(annotation))


def meaning_at(model: type[BaseModel], loc: Loc) -> str:
    """Return what the field at a place is for, in its own words; nothing where it has none."""
    while loc and not isinstance(loc[-1], str):
        loc = loc[:-1]
    field = fields_at(model, loc[:-1]).get(str(loc[-1])) if loc else None
    return (field.description or "").split(". ")[0].rstrip(".") if field else ""


def choices_at(model: type[BaseModel], loc: Loc) -> list[str]:
    """Return the words of which one may stand at a place; none where they are free."""
    annotation: object = model
    for step in loc:
        annotation = _part(_bare(annotation), step) or annotation  # a step may name one of several types
    return [str(each).lower() if isinstance(each, bool) else str(each) for each in _choices(annotation)]


def _choices(annotation: object) -> Iterator[object]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (member.value for member in annotation)
    else:
        for part in get_args(annotation):
            yield from _choices(part)


def _fields(annotation: object) -> dict[str, FieldInfo]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {field.alias or name: field for name, field in annotation.model_fields.items()}
    return {}


def _part(annotation: object, step: str | int) -> object:
    """What stands at one step into a model, list or mapping."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is tuple and isinstance(step, int):
        return parts[0]
    if origin is dict:
        return parts[1]
    field = _fields(annotation).get(str(step))
    return field.annotation if field else None


def _bare(annotation: object) -> object:
    """The type without its constraints, and without None."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    if get_origin(annotation) in (Annotated, Union, UnionType):
        return _bare(parts[0])
    return annotation
