"""Which way a language is written."""

from __future__ import annotations

_LANGUAGES = frozenset(
    (
        *("ar", "arc", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks"),
        *("mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi"),
    )
)
"""Languages that are written from right to left where their tag names no script."""

_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"))
_SCRIPT_LENGTH = 4


def is_right_to_left(tag: str) -> bool:
    """Say whether a language is written from right to left, by its tag, such as ar, fa-IR or az-Arab."""
    language, *others = tag.casefold().split("-")
    scripts = [part for part in others if len(part) == _SCRIPT_LENGTH and part.isalpha()]
    return scripts[0] in _SCRIPTS if scripts else language in _LANGUAGES
