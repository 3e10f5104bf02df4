"""Numbers before texts, such as `3.2`, `a)` or `Q7.`, and what stands before the title of a section."""

from __future__ import annotations

import re

from cxaudit.numbers import LARGEST

_NUMBER = re.compile(
    r"(?:\(?[0-9]{1,3}(?:\.[0-9]{1,3})*(?:[.):](?![0-9])|\s?[-–](?=\s))|[0-9]{1,3}(?:\.[0-9]{1,3})+(?=\s)"
    r"|\(?[A-Za-z][.)]|\(?[ivxIVX]{1,5}[.)]"
    r"|(?:Q|No\.?|Item|Question|Nr\.?)\s?[0-9]{1,3}(?:\.[0-9]{1,3})*(?:[.:)]|(?=\s)))\s*(?=\S)"
)
_BULLET = re.compile(r"(?:[•·●▪◦‣*☐□☑–—>\uf0b7]|-(?=\s)|\[\s?\])\s*")
_BARE = re.compile(
    r"\(?(?:[A-Za-z]{0,4}[-. ]?[0-9]{1,4}(?:[.-][0-9A-Za-z]{1,3})*|[A-Za-z]|[ivxIVX]{1,5})[.):]?"
)
_TITLE = re.compile(
    r"(?:section|part|area|chapter|module|category|department|topic)\s+(?:[0-9]{1,2}|[a-z]|[ivx]{1,4})\s*[:.–—-]\s*(\S.*)",
    re.IGNORECASE,
)


def number_in(text: str) -> float | None:
    """Return the number that a text is, with a comma or a point; None where it is none, or beyond all use."""
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return None
    if not abs(found) <= LARGEST:  # nor is "nan" or "inf" any
        return None
    return int(found) if found.is_integer() else found


def without_number(text: str) -> tuple[str, str]:
    """Part a text into the number before it, or nothing, and the rest, without bullets."""
    rest = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    found = _NUMBER.match(rest)
    if not found:
        return "", rest.strip() or text
    return found[0].strip(), rest[found.end() :].strip()


def is_number(text: str) -> bool:
    """Whether a text is a number by which rows are called, such as `3.2`, `a)` or `Q-12`."""
    return bool(_BARE.fullmatch(text.strip()))


def depth(number: str) -> int:
    """How deep such a number lies: 1 for `3.` and `B`, 2 for `3.2` and `a)`; 0 where there is none."""
    bare = re.sub(r"[\s().:–]|-$", " ", number).strip().replace(" ", ".")
    if not bare:
        return 0
    return (
        2 if bare.isalpha() and bare.islower() else len([part for part in re.split(r"[.\-]", bare) if part])
    )


def is_title(text: str) -> bool:
    """Whether a text says itself that it is the title of a section, such as `Section 2: Till`."""
    return bool(_TITLE.fullmatch(text.strip()))


def title_of(text: str) -> str:
    """Return the title of a section without its number and what ends it, on one line."""
    line = " ".join(text.split())
    found = _TITLE.fullmatch(line)
    title = found[1] if found else without_number(line)[1]
    return title.rstrip(" :–-").strip() or line
