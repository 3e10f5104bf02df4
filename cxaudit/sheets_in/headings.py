"""What the headings of a table say that its columns hold, in whatever words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from cxaudit.checklist.table import HEADS
from cxaudit.sheets_in.vocabulary import is_not_applicable, is_unknown, plain, worth
from cxaudit.words import _

_LONGEST = 60
"""Letters of a heading; what is longer is a sentence."""

_ASKED_WORDS = 3
"""Words of a heading that ends in a question mark; of more, it is a question."""

_RULES = (
    ("action_title", r"(?:title|name) of (?:the )?action|action title"),
    ("due", r".*\b(?:due|deadline|target date|by when|completion date|completed on|date)\b.*"),
    ("owner", r".*\b(?:responsible|responsibility|owner|assigned|assignee|accountable|in charge|action by"
        r"|who)\b.*"),
    ("effort", r"effort(?: .*)?"),
    ("action", r".*\b(?:actions?|remedy|remedial|recommendations?|what to do|to do|next steps?"
        r"|improvements?|fix)\b.*"),
    ("critical", r".*\b(?:critical|criticality|auto ?fail|zero tolerance|knock ?out|must pass|fatal"
        r"|showstopper)\b.*"),
    ("na", r".*\b(?:n a|na|not applicable)\b.*\b(?:allowed|permitted|possible|ok|option|applicable|y n"
        r"|yes no)\b.*"),
    ("na", r"(?:allow|can be|may be) (?:n a|na|not applicable)|optional|mandatory|required"),
    ("max_points", r".*\b(?:max|maximum|possible|available|total|full)\b.*\b(?:points?|pts|scores?"
        r"|marks?)\b.*"),
    ("max_points", r"(?:points?|pts|score|marks?) (?:max|maximum|possible|available)|out of"),
    ("points", r"(?:points?|pts|marks?)(?: (?:of|for|per) .*)?|points? value|scoring|score values?"
        "|points? each"),
    ("answer", r"(?:actual |given |your )?(?:score|scored|result|results|grade|answer|response|reply"
        "|finding|findings)"),
    ("answer", r"(?:score|points?) (?:achieved|obtained|given|awarded|earned)|actual .*|status|done|checked"),
    ("weight", r".*\b(?:weight|weights|weighting|weightage|wt|importance|priority|severity|risk|factor)\b.*"),
    ("type", r".*\b(?:answer|response|question|input|field|item) ?(?:type|format|kind|style)\b.*|type"
        "|format"),
    ("type", r"type of (?:answer|response|question|item)|(?:rating )?scale|rating type|how answered"
        "|answered by"),
    ("options", r".*\b(?:options?|choices|answers|allowed values|possible values|drop ?down|response set"
        r"|steps)\b.*"),
    ("options", r"responses|values|ratings?|rating levels?|levels|grades|scores"),
    ("unit", r"units?(?: .*)?"),
    ("number", r"(?:s|sl|sr|serial|item|question|q|ref|reference|row|line|seq)? ?(?:no|nr|num|number|nos|#)"),
    ("number", r"#|№|n°|ref|reference|code|index|q#|item code|item id|question code|clause|para(?:graph)?"),
    ("id", r"id|question id|key|slug"),
    ("part", r".*\bsub ?(?:section|category|area|group|topic|process|heading|department|zone)s?\b.*"
        "|touch ?points?"),
    ("section", r".*\b(?:sections?|areas?|categor(?:y|ies)|departments?|zones?|modules?|chapters?"
        r"|domains?)\b.*"),
    ("section", r"topics?|themes?|groups?|headings?|locations?|process(?:es)?|pillars?|dimensions?"
        "|functions?|rooms?"),
    ("part", r"parts?"),
    ("expect", r".*\b(?:customers? expects?|expectations?|customer s view)\b.*"),
    ("check", r".*\b(?:how to|method|verification|guidance|guidelines?|guide|help|hints?|tips?"
        r"|instructions?)\b.*"),
    ("check", r".*\b(?:comments?|notes?|remarks?|explanation|what to look for|evidence|details"
        r"|rationale)\b.*"),
    ("question", r".*\b(?:questions?|statements?|prompts?)\b.*"),
    ("question", r".*\b(?:standards?|criterion|criteria|requirements?|check ?points?|controls?"
        r"|expectation)\b.*"),
    ("question", r".*\b(?:checklist|items?|checks?|indicators?|elements?|aspects?|attributes?|tasks?"
        r"|kpi)\b.*"),
    ("question", r".*\b(?:description|what|observations?|inspection|points? to (?:check|inspect"
        r"|verify))\b.*"),
)  # fmt: skip
"""What a heading holds, by its words; the first that fits counts."""

_OF_QUESTIONS = tuple(pattern for field, pattern in _RULES if field == "question")
_ALONE = re.compile(
    r"(?:audit |check ?list |inspection )?"
    r"(?:questions?|items?|criteria|criterion|standards?|requirements?|statements?|check ?points?|checks?)"
)


@cache
def field_of(heading: str) -> str:
    """Return what a column holds by its heading; empty where that can't be told."""
    if len(heading) > _LONGEST or is_asked(heading):
        return ""
    return _own(plain(heading)) or _by_rules(heading)


def is_asked(text: str) -> bool:
    """Whether this is a question, and no heading that ends like one, such as `Critical?` or `Yes/No?`."""
    if not text.rstrip().endswith("?"):
        return False
    said = plain(text)
    field = _own(said) or _by_rules(said)
    return len(said.split()) > _ASKED_WORDS or not (field not in ("", "question") or worth(said) is not None)


def _own(said: str) -> str:
    heads = {plain(way(head)): field for head, field in HEADS.items() for way in (str, _)}
    return heads.get(said, "")


def _by_rules(heading: str) -> str:
    whole, shorter = plain(heading), plain(re.sub(r"\(.*?\)|\[.*?\]", " ", heading))
    for said in filter(None, (shorter, whole)):
        for field, pattern in _RULES:
            if re.fullmatch(pattern, said):
                return field
    return "number" if heading.strip() in ("#", "№") else ""


def is_known(heading: str) -> bool:
    """Whether a heading that says what a column holds is one of ours, word for word."""
    return bool(_own(plain(heading)))


def strength(heading: str) -> int:
    """Say how surely a heading is that of the questions: the less, the surer; for others a large number."""
    said = plain(heading)
    return next(
        (place for place, pattern in enumerate(_OF_QUESTIONS) if re.fullmatch(pattern, said)),
        len(_OF_QUESTIONS),
    )


def may_stand_alone(heading: str) -> bool:
    """Whether this is the heading of questions even where no other column has one."""
    return bool(_ALONE.fullmatch(plain(heading)))


_GENERAL = re.compile(
    "areas?|sections?|category|categories|departments?|zone|questions?|items?|standards?|criteria|criterion"
    "|checklist|checks?|points?|checkpoints?|inspection|audit|description|requirements?|statements?|name|of|the"
    "|to|be|checked|what|list|tasks?|controls?|elements?|no|number|indicator|aspect|topic|subject|s"
)
"""Words of headings that name no section in particular."""


def is_general(heading: str) -> bool:
    """Whether a heading says what its column holds, and is not the title of what stands below it."""
    return all(map(_GENERAL.fullmatch, plain(heading).split()))


_WITH_POINTS = re.compile(r"(.+?)\s*(?:[(\[=:]\s*([0-9]+(?:[.,][0-9]+)?)\s*(?:p|pts?|points?)?\s*[)\]]?)")


def answers_in(headings: Sequence[str]) -> tuple[int, ...]:
    """Return the columns, from 0, whose headings are answers to tick: Yes, No, N/A, or 1 to 5.

    They stand side by side; nothing where there are fewer than two answers.
    """
    run: list[int] = []
    for column, heading in enumerate([*headings, ""]):
        if heading and _is_answer(heading):
            run.append(column)
        elif _is_choice([headings[each] for each in run]):
            return tuple(run)
        else:
            run = []
    return ()


def without_points(heading: str) -> tuple[str, str]:
    """Part a heading or an option such as `Yes (5)` into its words and its points, or nothing."""
    found = _WITH_POINTS.fullmatch(heading.strip())
    return (found[1], found[2].replace(",", ".")) if found else (heading.strip(), "")


def _is_answer(heading: str) -> bool:
    words, _points = without_points(heading)
    return (
        worth(words) is not None
        or is_not_applicable(words)
        or is_unknown(words)
        or bool(re.fullmatch("[0-9]{1,2}", words))
    )


def _is_choice(run: Sequence[str]) -> bool:
    words = [without_points(heading)[0] for heading in run]
    numbers = [int(word) for word in words if re.fullmatch("[0-9]{1,2}", word)]
    if numbers:
        return len(numbers) >= 2 and (sorted(numbers) in (numbers, numbers[::-1]))
    return sum(worth(word) is not None for word in words) >= 2
