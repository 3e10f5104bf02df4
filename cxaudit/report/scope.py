"""What of the checklist was not asked, and why: it stands in no figure and on no sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cxaudit.audit import Audit
from cxaudit.checklist import Department
from cxaudit.days import in_full
from cxaudit.plan.profile import ruled_out as ruled_out_by
from cxaudit.words import _, ngettext

_MOST_FILES = 3
"""Files that are named of all that were read back."""


@dataclass(frozen=True)
class RuledOut:
    """What one fact of the profile rules out, and so is asked of nobody."""

    why: str
    """The fact, in words."""

    departments: tuple[str, ...]
    """Titles of the departments that it rules out as a whole."""

    questions: int
    """How many questions of the departments in scope it rules out."""


def ruled_out(audit: Audit) -> tuple[RuledOut, ...]:
    """Return what the profile rules out, each fact once: first those that rule out a whole department."""
    wholes, counts = _wholes(audit), Counter(audit.ruled_out.values())
    whys = dict.fromkeys((*wholes.values(), *counts))
    return tuple(RuledOut(why, tuple(_titles(audit, wholes, why)), counts[why]) for why in whys)


def not_audited(audit: Audit) -> tuple[str, ...]:
    """Return the titles of the departments that apply, and of which no question is asked."""
    wholes = _wholes(audit)
    return tuple(each.title for each in _not_asked(audit) if each.id not in wholes)


def left_out(audit: Audit) -> int:
    """Count the questions of departments in scope that apply and are not asked."""
    asked = {place.department.id: place.department for place in audit.places}.values()
    return sum(not audit.asks(question.id) for department in asked for question in department.questions)


def read_back(audit: Audit) -> str:
    """Say what was read back from which file, and when, the latest first; empty where nothing ever was."""
    latest = audit.collected[: -_MOST_FILES - 1 : -1]
    files = [
        ngettext(
            "{file} on {day} ({n} change)",
            "{file} on {day} ({n} changes)",
            each.changes,
            file=f"{each.file}, {each.who}" if each.who else each.file,
            day=in_full(each.at),
        )
        for each in latest
    ]
    more = len(audit.collected) - len(latest)
    if more:
        files.append(ngettext("{n} file before", "{n} files before", more))
    return _("Read back: {files}.", files="; ".join(files)) if files else ""


def _not_asked(audit: Audit) -> list[Department]:
    asked = {place.department.id for place in audit.places}
    return [each for each in audit.checklist.departments if each.id not in asked]


def _wholes(audit: Audit) -> dict[str, str]:
    """Departments of which the profile rules out every question, with the reason of most of them."""
    reasons = ruled_out_by(audit.checklist, audit.profile)
    wholes = {}
    for department in _not_asked(audit):
        whys = [reasons.get(question.id, "") for question in department.questions]
        if all(whys):
            wholes[department.id] = Counter(whys).most_common(1)[0][0]
    return wholes


def _titles(audit: Audit, wholes: dict[str, str], why: str) -> Iterator[str]:
    return (audit.checklist.department(id).title for id, reason in wholes.items() if reason == why)
