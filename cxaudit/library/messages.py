"""What a model finds wrong with a file, told by the file's own lines and keys and in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cxaudit.errors import Fix, nearest
from cxaudit.library.documents import Document, Flaw, Loc
from cxaudit.library.fields import choices_at, fields_at, meaning_at
from cxaudit.text import DOTTED_NAME, NAME

Find = Callable[[Loc], tuple[Document, Loc]]
"""From a place in what was validated to the file that it came from and the place there."""


class Said(NamedTuple):
    """An error in plain words."""

    what: str
    """What is wrong."""

    fix: Fix = ""
    """What to do about it."""


def flaws_of(error: ValidationError, model: type[BaseModel], find: Find) -> list[Flaw]:
    """Tell every error of a validation once, at its place in a file.

    Args:
        error: from the validation of `model`.
        model: describes the whole of what was validated.
        find: leads to the files that were put together for it.

    Returns:
        Flaws in the model's order. Left out is what only follows from another: a list too short because its
        parts are wrong, a second way to say the same, and what the file's own flaws already tell.
    """
    flaws: dict[tuple[str, Loc], Flaw] = {}
    for details in _own(error.errors(include_url=False)):
        document, loc = find(details["loc"])
        known = document.known(loc)
        if known in document.marred:
            continue
        missing = details["type"] == "missing"
        shown = (*known, loc[-1]) if missing else known
        said = _missing(details, model) if missing else _say(details, model)
        flaws.setdefault((document.name, shown), document.flaw(shown, said.what, said.fix))
    return list(flaws.values())


def one_a_place(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Return the first flaw of each place: what is told of a value once need not be told in other words."""
    first: dict[tuple[str, Loc], Flaw] = {}
    for flaw in flaws:
        first.setdefault((flaw.file, flaw.loc), flaw)
    return list(first.values())


def _own(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Errors that are not due to others below them."""
    locs = {details["loc"] for details in errors}
    above = {loc[:end] for loc in locs for end in range(len(loc))}
    return (details for details in errors if details["type"] != "too_short" or details["loc"] not in above)


def _say(details: ErrorDetails, model: type[BaseModel]) -> Said:
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if kind == "flaw":
        return Said(context["what"], context["fix"])
    if kind == "extra_forbidden":
        *above, key = details["loc"]
        return Said(f"the key {key!r} is unknown", nearest(str(key), fields_at(model, tuple(above))))
    if isinstance(given, str) and not given.strip() and kind == "too_short":
        return Said("this is empty, and should be text")
    if kind == "string_pattern_mismatch" and context.get("pattern") in _PATTERNS:
        return _PATTERNS[context["pattern"]]
    choices = choices_at(model, details["loc"])
    if choices and kind in ("enum", "literal_error"):
        what = "this is empty" if given is None else f"{_told(given)} is none of the choices"
        return Said(what, nearest(given if isinstance(given, str) else "", choices))
    return _limit(kind, given, context) or _wanted(kind, given) or _unfit(given, model, details["loc"])


def _limit(kind: str, given: object, context: Mapping[str, object]) -> Said | None:
    """Which limit was passed, from the name of the error; None where that cannot be said."""
    limit = _LIMITS.get(f"string_{kind}" if isinstance(given, str) and kind.startswith("too_") else kind)
    try:
        return Said(limit.format(given=_told(given), **context)) if limit else None
    except (KeyError, ValueError):  # another version may give other things with an error
        return None


def _unfit(given: object, model: type[BaseModel], loc: Loc) -> Said:
    """What can be said of any error, of a kind that nobody knows too."""
    meaning = meaning_at(model, loc)
    fix = f"write what belongs here: {meaning}" if meaning else "see how the checklists of cxaudit write it"
    return Said(
        "this is empty, and may not be" if given is None else f"{_told(given)} cannot stand here", fix
    )


def _missing(details: ErrorDetails, model: type[BaseModel]) -> Said:
    meaning = meaning_at(model, details["loc"])
    return Said("this key is missing", f"add it: {meaning}" if meaning else "add it")


def _wanted(kind: str, given: object) -> Said | None:
    """What should stand here, from the name of the error; None where the name does not tell."""
    for begin, (wanted, fix) in _WANTED.items():
        if kind.startswith(begin) and not (begin == "string" and isinstance(given, str)):
            if begin == "string" and isinstance(given, bool | int | float):
                fix = "put it in quotes"
            if given is None:
                return Said(f"this is empty, and should be {wanted}", fix)
            return Said(f"this should be {wanted}, not {_told(given)}", fix)
    return None


def _told(given: object) -> str:
    """What stands in the file, in words."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int | float):
        return f"the number {given}"
    if isinstance(given, str):
        return repr(given if len(given) <= 60 else f"{given[:60]}…")
    return "a list" if isinstance(given, list | tuple) else "a mapping of keys"


# By the beginning of the error's name: what should stand here, and what to do where it does not.
_WANTED = {
    "string": ("text", "write one text"),
    "int": ("a whole number", ""),
    "float": ("a number", ""),
    "finite_number": ("a number", ""),
    "bool": ("true or false", ""),
    "datetime": ("a date and time", "write it as 2026-01-31T10:30:00"),
    "date": ("a date", "write it as 2026-01-31"),
    "tuple": ("a list", "begin each part with `- `, or write [one, another]"),
    "dict": ("a mapping of keys", "write `key: value`, one a line"),
    "model": ("a mapping of keys", "write `key: value`, one a line"),
}

_LIMITS = {
    "string_too_short": "{given} is too short: it needs {min_length} letters or more",
    "string_too_long": "{given} is too long: it may have {max_length} letters",
    "too_short": "there are {actual_length} of these, and at least {min_length} are needed",
    "too_long": "there are {actual_length} of these, and at most {max_length} may be",
    "greater_than": "{given} is too small: it must be more than {gt:g}",
    "greater_than_equal": "{given} is too small: it must be at least {ge:g}",
    "less_than": "{given} is too large: it must be less than {lt:g}",
    "less_than_equal": "{given} is too large: it may be at most {le:g}",
}

_SLUG = "use lower-case letters, digits and _, and begin with a letter"

_PATTERNS = {
    r"^[^\n]*$": Said("this is more than one line", "write one line; `>-` joins several to one"),
    NAME: Said("this is no name that can be referred to", _SLUG),
    r"^[0-9A-Fa-f]{6}$": Said("this is no colour", "write six digits as RRGGBB, such as FFE7A0"),
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": Said("this is no tag of a language", "write one such as en or en-GB"),
    DOTTED_NAME: Said("this is no action item", "write department.clause"),
}
