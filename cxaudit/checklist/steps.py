"""Anchored steps: the answers to a question, worst first, each something seen.

A workbook looks a step up by its text, so a step may not be taken there for something else.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from cxaudit.checklist.base import Line, flaw
from cxaudit.words import N_, _

NOT_APPLICABLE = N_("N/A")
"""How "not applicable" is written where steps are written."""

UNKNOWN = N_("Don't know")
"""How "don't know yet" is written where steps are written."""

_WILDCARDS = re.compile(r"[*?~]")
_STARTS_FORMULA = re.compile(r"^[=+\-@<>]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_READS_AS_VALUE = re.compile(
    rf"""^(?: true | false
      | [\d\s.,'/%:$€£¥-]*\d[\d\s.,'/%:$€£¥-]*      # a number, a share, a date or a time
      | \d[\d.,]*e[+-]?\d+                          # 1e5
      | \d{{1,4}}[\s./-]*{_MONTH}(?:[\s./-]*\d{{1,4}})?  # 2 May, 2 May 2026
      | {_MONTH}[\s./-]*\d{{1,4}}(?:,?\s*\d{{4}})?       # May 2, May 2026
      | \d{{1,2}}(?::\d\d)?\s*[ap]m                 # 10 am
    )$""",
    re.IGNORECASE | re.VERBOSE,
)


def _plain(step: str) -> str:
    if _WILDCARDS.search(step):
        fix = _("say it in words: a workbook takes them for wildcards")
        raise flaw(_("a step may not hold * ? or ~"), fix)
    if _STARTS_FORMULA.search(step):
        raise flaw(_("a step may not begin with = + - @ < or >"), _("begin with a word"))
    if _READS_AS_VALUE.search(step):
        what = _("{step!r} reads as a number, a date or a truth value", step=step)
        raise flaw(what, _("say it in words, or use a measure"))
    if step.casefold() in (NOT_APPLICABLE.casefold(), UNKNOWN.casefold()):
        what = _("{step!r} is no step: every question can be answered so anyway", step=step)
        raise flaw(what, _("leave it out"))
    return step


def _different(steps: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for step in steps:
        if step.casefold() in seen:
            what = _("the step {step!r} stands twice", step=step)
            raise flaw(what, _("let every step say something else"))
        seen.add(step.casefold())
    return steps


Step = Annotated[Line, StringConstraints(max_length=100), AfterValidator(_plain)]
"""One anchored answer, at most 100 characters."""

Steps = Annotated[tuple[Step, ...], Field(min_length=3, max_length=5), AfterValidator(_different)]
"""Three to five steps, worst first."""
