"""What a model finds wrong with a file, by the file's own lines and keys and in plain words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from cxaudit.errors import nearest
from cxaudit.library.documents import Document, Flaw, Loc, Message
from cxaudit.library.fields import choices_at, fields_at, meaning_at
from cxaudit.text import COLOUR, DOTTED_NAME, LANGUAGE_TAG, NAME, ONE_LINE
from cxaudit.words import N_, _, ngettext

Find = Callable[[Loc], tuple[Document, Loc]]
"""From a place in what was validated to the file that it came from and the place there."""


def flaws_of(error: ValidationError, model: type[BaseModel], find: Find) -> list[Flaw]:
    """Return every error of a validation once, at its place in a file.

    Args:
        error: from the validation of `model`.
        model: describes the whole of what was validated.
        find: leads to the files that were put together for it.

    Returns:
        Flaws in the model's order. Left out is what only follows from another: a list too short because its
        parts are wrong, a second way to say the same, and what the file's own flaws already say.
    """
    flaws: dict[tuple[str, Loc], Flaw] = {}
    for details in _own(error.errors(include_url=False)):
        document, loc = find(details["loc"])
        known = document.known(loc)
        if known in document.flawed:
            continue
        missing = details["type"] == "missing"
        shown = (*known, loc[-1]) if missing else known
        message = _missing(details, model) if missing else _message(details, model)
        flaws.setdefault((document.name, shown), document.flaw(shown, *message))
    return list(flaws.values())


def one_a_place(flaws: Iterable[Flaw]) -> list[Flaw]:
    """Return the first flaw of each place: what is said of a value once need not be said in other words."""
    first: dict[tuple[str, Loc], Flaw] = {}
    for flaw in flaws:
        first.setdefault((flaw.file, flaw.loc), flaw)
    return list(first.values())


def _own(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Errors that are not due to others: below them, or where a default depends on what is wrong."""
    locs = {details["loc"] for details in errors}
    above = {loc[:end] for loc in locs for end in range(len(loc))}
    for details in errors:
        too_short = details["type"] == "too_short" and details["loc"] in above
        no_default = details["type"] == "default_factory_not_called" and len(errors) > 1
        if not (too_short or no_default):
            yield details


def _message(details: ErrorDetails, model: type[BaseModel]) -> Message:
    kind, given, context = details["type"], details["input"], details.get("ctx", {})
    if kind == "flaw":
        return Message(context["what"], context["fix"])
    if kind == "extra_forbidden":
        *above, key = details["loc"]
        what = _("the key {key!r} is unknown", key=key)
        return Message(what, nearest(str(key), fields_at(model, tuple(above))))
    if isinstance(given, str) and not given.strip() and kind == "too_short":
        return Message(_("this is empty, and should be text"))
    if kind == "string_pattern_mismatch" and context.get("pattern") in _PATTERNS:
        return _PATTERNS[context["pattern"]].said()
    return (
        _no_choice(kind, given, choices_at(model, details["loc"]))
        or _limit(kind, given, context)
        or _wanted(kind, given)
        or _unfit(given, meaning_at(model, details["loc"]))
    )


def _no_choice(kind: str, given: object, choices: Sequence[str]) -> Message | None:
    """Which choices there are; None where the error is another one."""
    if not choices or kind not in ("enum", "literal_error"):
        return None
    if given is None:
        return Message(_("this is empty"), nearest("", choices))
    what = _("{given} is none of the choices", given=_described(given))
    return Message(what, nearest(given if isinstance(given, str) else "", choices))


# Any: what stands in the context of an error depends on its kind, and on the version of pydantic.
def _limit(kind: str, given: object, context: Mapping[str, Any]) -> Message | None:
    """Which limit was passed, from the kind of the error; None where that cannot be said."""
    try:
        if kind.endswith(("too_short", "too_long")):
            return Message(_wrong_length(kind.removeprefix("string_"), given, context))
        key, text = _BOUNDS[kind]
        return Message(_(text, given=_described(given), bound=context[key]))
    except (KeyError, ValueError):  # another version may give other things with an error
        return None


def _wrong_length(kind: str, given: object, context: Mapping[str, Any]) -> str:
    match kind, isinstance(given, str):
        case "too_short", True:
            return ngettext(
                "{given} is too short: it needs {n} letter or more",
                "{given} is too short: it needs {n} letters or more",
                context["min_length"],
                given=_described(given),
            )
        case _, True:
            return ngettext(
                "{given} is too long: it may have {n} letter",
                "{given} is too long: it may have {n} letters",
                context["max_length"],
                given=_described(given),
            )
        case "too_short", _:
            least = context["min_length"]
            limit = ngettext("at least {n} is needed", "at least {n} are needed", least)
        case _:
            limit = ngettext("at most {n} may be", "at most {n} may be", context["max_length"])
    count = ngettext("there is {n} of these", "there are {n} of these", context["actual_length"])
    return _("{count}, and {limit}", count=count, limit=limit)


def _unfit(given: object, meaning: str) -> Message:
    """What can be said of any error, of a kind that nobody knows too."""
    what = (
        _("this is empty, and may not be")
        if given is None
        else _("{given} cannot stand here", given=_described(given))
    )
    if meaning:
        return Message(what, _("write what belongs here: {meaning}", meaning=meaning))
    return Message(what, _("see how the checklists of cxaudit write it"))


def _missing(details: ErrorDetails, model: type[BaseModel]) -> Message:
    meaning = meaning_at(model, details["loc"])
    fix = _("add it: {meaning}", meaning=meaning) if meaning else _("add it")
    return Message(_("this key is missing"), fix)


def _wanted(kind: str, given: object) -> Message | None:
    """What should stand here, from the kind of the error; None where the kind does not say."""
    begin = next((begin for begin in _WANTED if kind.startswith(begin)), None)
    if begin is None or (begin == "string" and isinstance(given, str)):
        return None
    wanted, fix = map(_, _WANTED[begin])
    if begin == "string" and isinstance(given, bool | int | float):
        fix = _("put it in quotes")
    if given is None:
        return Message(_("this is empty, and should be {wanted}", wanted=wanted), fix)
    return Message(_("this should be {wanted}, not {given}", wanted=wanted, given=_described(given)), fix)


def _described(given: object) -> str:
    """What stands in the file, in words."""
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int | float):
        return _("the number {number}", number=given)
    if isinstance(given, str):
        return repr(given if len(given) <= 60 else f"{given[:60]}…")
    return _("a list") if isinstance(given, list | tuple) else _("a mapping of keys")


_NUMBER = (N_("a number"), "")
_MAPPING = (N_("a mapping of keys"), N_("write `key: value`, one a line"))

_WANTED = {
    "string": (N_("text"), N_("write one text")),
    "int": (N_("a whole number"), ""),
    "float": _NUMBER,
    "finite_number": _NUMBER,
    "bool": (N_("true or false"), ""),
    "datetime": (N_("a date and time"), N_("write it as 2026-01-31T10:30:00")),
    "date": (N_("a date"), N_("write it as 2026-01-31")),
    "tuple": (N_("a list"), N_("begin each part with `- `, or write [one, another]")),
    "dict": _MAPPING,
    "model": _MAPPING,
}
"""By the beginning of the error's kind: what should stand here, and what to do where it does not."""

_BOUNDS = {
    "greater_than": ("gt", N_("{given} is too small: it must be more than {bound:g}")),
    "greater_than_equal": ("ge", N_("{given} is too small: it must be at least {bound:g}")),
    "less_than": ("lt", N_("{given} is too large: it must be less than {bound:g}")),
    "less_than_equal": ("le", N_("{given} is too large: it may be at most {bound:g}")),
}
"""By the kind of the error: the bound's name in its context, and what is said."""

_PATTERNS = {
    ONE_LINE: Message(N_("this is more than one line"), N_("write one line; `>-` joins several to one")),
    NAME: Message(
        N_("this is no name that can be referred to"),
        N_("use lower-case letters, digits and _, and begin with a letter"),
    ),
    COLOUR: Message(N_("this is no colour"), N_("write six digits as RRGGBB, such as FFE7A0")),
    LANGUAGE_TAG: Message(N_("this is no tag of a language"), N_("write one such as en or en-GB")),
    DOTTED_NAME: Message(N_("this is no action item"), N_("write department.clause")),
}
"""What is said of a text that is not of a pattern."""
