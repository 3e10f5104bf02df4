"""Says what came of bringing another file of an audit together with it."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.audit import Audit, Response, answer_in_words
from cxaudit.merging import RESPONSES, Differing, Together
from cxaudit.text import shortened
from cxaudit.words import N_, _, ngettext

_LONGEST_NAME, _LONGEST = 90, 120

_KINDS = {
    RESPONSES: N_("Answers"),
    "actions": N_("Action plan"),
    "own": N_("Action plan"),
    "policy": N_("Policy"),
    "training": N_("Training plan"),
    "people": N_("People"),
}
"""What is said, by the first key of its path; all else is of the audit."""


_OF_AUDIT = N_("The audit")


def told_together(file: str, other: Audit, audit: Audit, together: Together) -> Iterator[str]:
    """Say what is taken of another file of an audit, and of what both say something else.

    Args:
        file: its name.
        other: what it holds.
        audit: the audit.
        together: what came of both.
    """
    taken = ngettext("{n} change", "{n} changes", len(together.taken))
    yield f"{file} ({other.auditor}): {taken}"
    for each in together.taken:
        yield f"  {_named(each, audit)}: {_said(each.ours, each, audit)} → {_said(each.theirs, each, audit)}"
    if together.conflicts:
        yield ""
        yield ngettext(
            "Both say {n} thing otherwise; the audit's own stays. Choose with --prefer FILE.",
            "Both say {n} things otherwise; the audit's own stay. Choose with --prefer FILE.",
            len(together.conflicts),
        )
    for each in together.conflicts:
        yield f"  {_named(each, audit)}"
        yield "    " + _("the audit: {what}", what=_said(each.ours, each, audit))
        yield f"    {file}: {_said(each.theirs, each, audit)}"
    yield ""


def _named(each: Differing, audit: Audit) -> str:
    first, *rest = each.path
    of = _KINDS.get(first, _OF_AUDIT)
    kind = _(of)
    if first == RESPONSES:
        place = audit.checklist.places[rest[0]]
        return f"{kind}, {place.department.title}: {shortened(place.question.ask, _LONGEST_NAME)}"
    return f"{kind}, {' '.join(rest or [first])}"


def _said(value: object, each: Differing, audit: Audit) -> str:
    """What one of both says, on one line."""
    if isinstance(value, Response):
        question = audit.checklist.places[each.path[1]].question
        answer = answer_in_words(audit.answer_type(question), value)
        when = f"{value.at:%Y-%m-%d %H:%M}" if value.at else ""
        noted = filter(None, [answer, value.note, value.staff_note, value.by, when])
        return shortened("; ".join(noted), _LONGEST)
    if value in (None, "", [], {}):
        return _("nothing")
    if isinstance(value, dict):
        value = ", ".join(f"{key} {it}" for key, it in value.items() if it not in (None, "", []))
    return shortened(str(value), _LONGEST)
