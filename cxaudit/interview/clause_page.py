"""The page on which one clause of the policy is gone through."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from cxaudit.actions import Finding
from cxaudit.checklist import Clause
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.policy import Sitting
from cxaudit.policy.steps import AskNumber, AskOthers, AskSettled, AskWritten, Written
from cxaudit.policy.wordings import wordings
from cxaudit.text import sentence
from cxaudit.words import CLAUSES, N_, _, ngettext

STOP = "stop"
"""What a page gives where the user goes on another time."""

_NAMED = 3
"""Findings that are named on a page."""

_MINUTES_OTHERS, _MINUTES_END, _MINUTES_END_ALONE = 2, 2, 1
"""Minutes that all other clauses take together, and what comes after them: less where nobody is taught."""

_ASKED = {
    "visit": N_("Is this written down today, and is it to read so?"),
    "self": N_("Do we have this in writing today, and is it to read so?"),
    "alone": N_("Have I written this down, and is it to read so?"),
}
_KEYS: tuple[tuple[str, Written], ...] = (("n", "no"), ("y", "yes"), ("k", "known"))
_LABELS = {
    "no": N_("not written → {decision}"),
    "yes": N_("written → {decision}"),
    "known": N_("written, and staff know it → {decision}"),
    "leave_out": N_("leave it out"),
}
assert _LABELS.keys() == set(get_args(Written))


def clause_page(sitting: Sitting, clause: Clause) -> Page:
    """Show a clause as it stands in a sitting, and what can be decided about it."""
    return Page(
        where=_where(sitting, clause),
        title=f"{clause.title} · {_(CLAUSES[clause.kind])}",
        body=tuple(_body(sitting, clause)),
        ways=tuple(_ways(sitting, clause)),
    )


def others_page(sitting: Sitting, step: AskOthers) -> Page:
    """Show all clauses that are not gone through one by one, as they are proposed."""
    body: list[Said] = []
    for each in step.proposals:
        title, kind = each.clause.title, _(CLAUSES[each.clause.kind])
        body += [Said(f"{title} · {kind} → {each.decision.label}", "strong"), Said(f"  {each.text}")]
    return Page(
        where=_where(sitting, step.proposals[0].clause),
        title=ngettext("{n} other clause, as proposed", "{n} other clauses, as proposed", len(body) // 2),
        body=tuple(body),
        ways=(
            Way(TAKE, "on", _("take them so")),
            Way("x", "out", _("leave some out")),
            Way("b", "back", _("back")),
            Way("q", STOP, _("stop, and go on another time")),
        ),
    )


def minutes_left(sitting: Sitting) -> int:
    """Return the minutes that the rest of a sitting will probably take."""
    waiting = [each for each in sitting.others if sitting.audit.sitting_on(each.clause.id).decision is None]
    ended = sitting.audit.policy is not None and sitting.audit.policy.in_force is not None
    end = 0 if ended else _MINUTES_END_ALONE if sitting.audit.alone else _MINUTES_END
    return sitting.left + (_MINUTES_OTHERS if waiting else 0) + end


def _where(sitting: Sitting, clause: Clause) -> str:
    order = [each.clause.id for each in sitting.one_by_one]
    parts = [_("Policy sitting")]
    if clause.id in order:
        parts.append(_("{number} of {all}", number=order.index(clause.id) + 1, all=len(order)))
    if left := minutes_left(sitting):
        parts.append(_("about {left} min left", left=left))
    return " · ".join(parts)


def _body(sitting: Sitting, clause: Clause) -> Iterator[Said]:
    audit, settled = sitting.audit, _settled(sitting, clause)
    yield Said(f"“{settled.text}”")
    if old := _old(sitting, clause):
        yield Said(_("Until now: “{text}”", text=old), "quiet")
    yield Said("")
    yield from _found(sitting, clause)
    if clause.decide and audit.sitting_on(clause.id).written in (None, "no"):
        yield Said(_("To be decided: {title}", title=sentence(clause.decide.title)), "quiet")
    said = audit.sitting_on(clause.id)
    if said.decision:
        yield Said(_("So far: {decision}", decision=said.decision.label), "quiet")
    yield Said(_(_ASKED["alone" if audit.nobody_else else audit.kind]), "strong")


def _found(sitting: Sitting, clause: Clause) -> Iterator[Said]:
    """The findings for which it is gone through, or how many answers had nothing wanting."""
    decided = sitting.decided(clause.id)
    for finding in decided.findings[:_NAMED]:
        yield Said(f"• {_finding(finding)}", "quiet")
    if more := len(decided.findings[_NAMED:]):
        yield Said("  " + ngettext("and {n} more finding", "and {n} more findings", more), "quiet")
    if not decided.findings and decided.tally.rated:
        rated = decided.tally.rated
        yield Said(ngettext("{n} answer, nothing wanting", "{n} answers, nothing wanting", rated), "quiet")


def _finding(finding: Finding) -> str:
    return f"{finding.question.short_ask} → {finding.scored.in_words}"


def _old(sitting: Sitting, clause: Clause) -> str:
    """Its text until now, where other words or numbers have taken its place; else empty."""
    wording = next(each for each in wordings(sitting.audit) if each.clause.id == clause.id)
    if wording.change == "changed":
        return wording.before or ""
    defaults = {name: number.default for name, number in clause.numbers.items()}
    proposed = clause.filled(clause.wording, defaults, sitting.audit.currency)
    now = _settled(sitting, clause).text
    before = sitting.audit.baseline is None or not sitting.audit.baseline.policy_version
    return proposed if before and proposed != now and sitting.audit.sitting_on(clause.id).written else ""


def _settled(sitting: Sitting, clause: Clause) -> AskSettled:
    return next(step for step in sitting.steps(clause.id) if isinstance(step, AskSettled))


def _ways(sitting: Sitting, clause: Clause) -> Iterator[Way]:
    """Written or not, each with what would be done then; then what changes something, then where to go."""
    steps = sitting.steps(clause.id)
    written = next(step for step in steps if isinstance(step, AskWritten))
    said = sitting.audit.sitting_on(clause.id)
    if said.decision:
        yield Way(TAKE, "on", _("leave it so, and go on"))
    elif written.proposed == "leave_out":
        yield Way(TAKE, "leave_out", _("leave it out, as before"))
    elif written.proposed:
        label = _as_before(sitting, clause, written, written.proposed)
        yield Way(TAKE, written.proposed, label)
    for key, answer in _KEYS:
        if answer in written.choices:
            yield Way(key, answer, _label(sitting, clause, written, answer))
    if any(isinstance(step, AskNumber) for step in steps):
        yield Way("#", "numbers", _("change a number"))
    yield Way("w", "wording", _("edit the wording"))
    yield Way("d", "decide", _("decide otherwise"))
    yield Way("x", "leave_out", _(_LABELS["leave_out"]))
    yield Way("b", "back", _("back"))
    yield Way("l", "list", _("list of clauses"))
    yield Way("q", STOP, _("stop, and go on another time"))


def _label(sitting: Sitting, clause: Clause, written: AskWritten, answer: Written) -> str:
    then = sitting.answered(written, answer)
    return _(_LABELS[answer], decision=_settled(then, clause).proposed.label)


def _as_before(sitting: Sitting, clause: Clause, written: AskWritten, answer: Written) -> str:
    said = _label(sitting, clause, written, answer)
    return _("as before: {said}", said=said)
