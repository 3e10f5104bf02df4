"""Words that people write into checklists: answers and how good they are, yes and no, what is no question."""

from __future__ import annotations

import re

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.words import _

_PUNCTUATION = re.compile(r"[\s/\-–—_.:;,()\[\]?!*\"'’]+")

WORTH: dict[str, float] = {
    word: worth
    for worth, words in {
        0: "no|n|fail|failed|fails|not met|unmet|non compliant|noncompliant|not compliant|nc|non conforming"
        "|non conformity|nonconformity|not ok|nok|never|none|none of them|not at all|absent|missing|false"
        "|very poor"
        "|unsatisfactory|unacceptable|very bad|not done|not in place|strongly disagree|very dissatisfied"
        "|✗|✘|✖"
        "|terrible|incorrect|wrong|major|major nc|not in order|out of order|not implemented|inadequate|0",
        0.2: "poor|bad|rarely|seldom|hardly|disagree|dissatisfied|below standard|below expectations|below"
            "|weak"
        "|insufficient|minor|minor nc|a few|few|initial",
        0.35: "needs improvement|improvement needed|needs work|needs attention|to improve|improve|attention",
        0.5: "fair|average|partly|partial|partially|partially met|partially compliant|in part|somewhat"
            "|sometimes"
        "|some|some of them|half|neutral|medium|mediocre|so so|to some extent|in progress|observation"
        "|developing",
        0.65: "satisfactory|acceptable|adequate|sufficient|mostly|often|usually|largely|most|most of them"
        "|meets expectations|meets standard|defined",
        0.8: "good|agree|satisfied|almost always|above average|managed",
        0.9: "very good|above standard|exceeds expectations|exceeds standard|exceeds|above expectations",
        1: "yes|y|pass|passed|passes|met|compliant|complies|conforming|conformity|conform|ok|okay|always|all"
        "|all of them|fully|fully met|fully compliant|present|true|excellent|outstanding|done|in place"
        "|strongly agree"
        "|very satisfied|✓|✔|☑|perfect|exceptional|correct|right|in order|implemented|optimised|optimized",
    }.items()
    for word in words.split("|")
}  # fmt: skip
"""How good an answer is, from 0 to 1, by its words."""

_NA = {"n a", "na", "not applicable", "does not apply", "n/a", "not relevant"}
_UNKNOWN = {
    "don t know",
    "dont know",
    "do not know",
    "unknown",
    "unsure",
    "not observed",
    "not seen",
    "not checked",
}
_TRUE = {
    "yes",
    "y",
    "x",
    "✓",
    "✔",
    "☑",
    "true",
    "1",
    "t",
    "ok",
    "required",
    "must",
    "applicable",
    "allowed",
    "wahr",
}
_FALSE = {"no", "n", "false", "0", "f", "☐", "none", "not allowed", "optional", "not required", "nil"}
_CRITICAL = {
    "critical",
    "auto fail",
    "autofail",
    "zero tolerance",
    "fatal",
    "knock out",
    "knockout",
    "must pass",
}

_TOTAL = re.compile(
    r"(?:sub ?|grand |overall |section |page )*"
    r"(?:totals?|score|sum|result|results|average|percentage|grade|rating|points|final)"
    r"(?: (?:score|scores|points|percentage|rating|result|total|mark|marks|achieved|obtained|scored"
    r"|possible|available"
    r"|max|maximum|in|of|for|%|section|this|audit|all|sections).*)?"
)
_MOST = re.compile(
    r"(?:max|maximum|possible|available|total|achieved|actual) (?:possible )?(?:score|points|marks)\b.*"
)
_PERCENT = re.compile(r"(?:%|score %|percent(?:age)?)(?: .*)?")

_FOOT = re.compile(
    r"(?:audited|completed|prepared|checked|approved|reviewed|inspected|signed|done|conducted)(?: by| on)?.*"
    r"|(?:auditor|inspector|manager|supervisor|customer|client)?(?: ?s)? ?(?:signature|sign|signed|name"
    r"|date|initials)s?"
    r"|auditor|inspector|(?:general |additional |other |overall )?(?:comments?|remarks?|notes?|observations?)"
    r"|date(?: .*)?|time|location|site|store|shop|branch|address|visit date|end of (?:checklist|audit).*"
    r"|thank you.*"
)


def plain(text: str) -> str:
    """Return a text as it is looked up: whatever its case, signs and blanks."""
    return _PUNCTUATION.sub(" ", text.casefold()).strip()


def worth(answer: str) -> float | None:
    """Say how good an answer is, from 0 to 1; None where its words are not known."""
    return WORTH.get(plain(answer) or answer.strip())


def is_not_applicable(text: str) -> bool:
    """Whether this says that something does not apply."""
    return plain(text) in {*_NA, plain(NOT_APPLICABLE), plain(_(NOT_APPLICABLE))}


def is_unknown(text: str) -> bool:
    """Whether this says that nobody knows."""
    return plain(text) in {*_UNKNOWN, plain(UNKNOWN), plain(_(UNKNOWN))}


def truth(text: str) -> bool | None:
    """Say whether a cell says yes or no; None where it says neither."""
    said = plain(text) or text.strip()
    if said in {*_TRUE, plain(_("yes"))}:
        return True
    return False if said in {*_FALSE, plain(_("no")), "-", "–"} or is_not_applicable(text) else None


def is_critical(text: str) -> bool:
    """Whether this says in words that something is critical."""
    return plain(text) in _CRITICAL


def is_total(text: str) -> bool:
    """Whether a row that begins so adds others up."""
    said = plain(text)
    return any(pattern.fullmatch(said) for pattern in (_TOTAL, _MOST, _PERCENT)) if said else False


def is_foot(text: str) -> bool:
    """Whether a row that begins so is to be filled in once, below all questions or above them."""
    said = plain(text)
    return bool(_FOOT.fullmatch(said)) or "____" in text
