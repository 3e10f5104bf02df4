"""A checklist in words, for whoever writes it or wants to know what is asked: everything that it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill

from cxaudit.audit import answer_type
from cxaudit.audit.conditions import in_words
from cxaudit.checklist import (
    Checklist,
    Clause,
    Department,
    Fact,
    Place,
    Question,
    Touchpoint,
    how_to_check,
)
from cxaudit.checklist.wordings import ActionWording, Wording
from cxaudit.plan import workload_in_words
from cxaudit.text import sentence
from cxaudit.words import CLAUSES, MEETS, N_, _

WIDTH = 79
"""Cells of a line."""

_PEOPLE = {
    "one": N_("one person is the whole business"),
    "few": N_("few people, so one action a week"),
}
"""What a choice says of how many people there are."""


def facts_in_words(checklist: Checklist) -> str:
    """Return what is asked of a business at the start; empty where nothing is."""
    blocks = [_fact(fact) for fact in checklist.facts]
    return _chapter(_("Asked at the start"), blocks)


def policy_in_words(checklist: Checklist) -> str:
    """Return everything that is said of the clauses of the policy; empty where there is none."""
    return _chapter(_("The policy"), [_clause(clause) for clause in checklist.clauses])


def _chapter(title: str, blocks: Iterable[Iterable[str]]) -> str:
    lines = [line for block in blocks for line in ("", *block)]
    return "\n".join([title, "=" * len(title), *lines, ""]) if lines else ""


def department_in_words(checklist: Checklist, department: Department) -> str:
    """Return everything that is said of a department and its questions."""
    places = [checklist.places[question.id] for question in department.questions]
    lines = [f"{department.title} ({department.id})", "=" * len(department.title)]
    lines += _folded(_about(department))
    lines += _folded(workload_in_words(places))
    for touchpoint in department.touchpoints:
        lines += ["", touchpoint.title, "-" * len(touchpoint.title)]
        lines += _folded(_of_touchpoint(checklist, touchpoint))
        for question in touchpoint.questions:
            lines += ["", *_question(checklist, checklist.places[question.id])]
    return "\n".join([*lines, ""])


def _folded(texts: Iterable[str], margin: str = "") -> list[str]:
    """Texts, none wider than the screen; further lines of one are indented."""
    return [
        fill(text, WIDTH, initial_indent=margin, subsequent_indent=f"{margin}  ", break_on_hyphens=False)
        for text in texts
    ]


def _fact(fact: Fact) -> Iterator[str]:
    yield fact.id
    yield from _folded([fact.ask, *_conditions(fact.applies_if)], "  ")
    for choice in fact.choices:
        said = f" ({_(_PEOPLE[choice.people])})" if choice.people else ""
        yield from _folded([f"{choice.id}: {choice.title}{said}"], "    ")
    held = {_("yes"): fact.holds, _("no"): fact.fails}
    yield from _folded([f"{answer}: {words}" for answer, words in held.items() if words], "    ")
    if fact.for_owner:
        yield from _folded([f"{_('when owners audit themselves')}:"], "  ")
        yield from _folded([fact.for_owner.ask], "    ")


def _clause(clause: Clause) -> Iterator[str]:
    minutes = _("{minutes} min to teach", minutes=clause.minutes)
    yield from _folded([f"{clause.id} ({_(CLAUSES[clause.kind])}, {minutes})"])
    yield from _folded([clause.title, clause.wording, *_of_clause(clause)], "  ")
    if clause.alone:
        yield from _folded([f"{_('where one person is the whole business')}:"], "  ")
        yield from _folded([clause.alone.wording, _to_teach(clause.alone.teach)], "    ")


def _of_clause(clause: Clause) -> Iterator[str]:
    """What stands beside the wording of a clause."""
    for name, number in clause.numbers.items():
        yield f"{{{name}}}: {number.said(number.default)}"
    if named := ", ".join(clause.applies_if):
        yield _("holds only if: {conditions}", conditions=named)
    if clause.decide:
        yield _("to be decided: {title} {do}", title=sentence(clause.decide.title), do=clause.decide.do)
    if clause.may:
        yield _("staff may decide: {may}", may=clause.may)
    yield _("for: {roles}", roles="; ".join(clause.roles))
    yield _to_teach(clause.teach)


def _to_teach(teach: str) -> str:
    return _("to teach: {teach}", teach=teach)


def _about(department: Department) -> Iterator[str]:
    if department.about:
        yield department.about
    owner = _("action items go to: {owner}", owner=department.owner) if department.owner else ""
    weight = _("weight {weight}", weight=department.weight)
    yield " · ".join(filter(None, (_(MEETS[department.meets_customers]), owner, weight)))
    yield from _conditions(department.applies_if)


def _of_touchpoint(checklist: Checklist, touchpoint: Touchpoint) -> Iterator[str]:
    stage = next((stage.title for stage in checklist.stages if stage.id == touchpoint.stage), "")
    where = touchpoint.where.label if touchpoint.where else ""
    if stage or where:
        yield " · ".join(filter(None, (stage, where)))
    yield from _conditions(touchpoint.applies_if)


def _conditions(conditions: Iterable[str]) -> Iterator[str]:
    if named := ", ".join(conditions):
        yield _("asked only if: {conditions}", conditions=named)


def _question(checklist: Checklist, place: Place) -> Iterator[str]:
    question = place.question
    yield from _folded([f"{question.id} ({', '.join(_rank(question))})"])
    yield from _folded([question.ask, *([f"“{question.expect}”"] if question.expect else [])], "  ")
    yield from _folded(how_to_check(place), "  ")
    yield from _folded(answer_type(checklist, question).outline(), "    ")
    yield from _folded([*_rules(checklist, question), *_meaning(checklist, question)], "  ")
    yield from _wording(_("when owners audit themselves"), question.for_owner)
    yield from _wording(_("where one person is the whole business"), question.for_one)


def _rank(question: Question) -> Iterator[str]:
    """How much a question counts if it does, in how short an audit it is asked, and how long it takes."""
    if not question.text:
        yield _("weight {weight}", weight=question.weight)
    if question.critical:
        yield _("critical")
    yield question.depth
    yield _("{minutes:g} min", minutes=question.takes)


def _rules(checklist: Checklist, question: Question) -> Iterator[str]:
    """When it is asked, and how it may be answered."""
    yield from _conditions(question.applies_if)
    if question.asked_after:
        yield in_words(checklist, question.asked_after)
    if not question.na:
        yield _("must be answered: not applicable is no answer")
    if question.needs_note:
        yield _("an answer up to step {step} needs a note", step=question.needs_note)


def _meaning(checklist: Checklist, question: Question) -> Iterator[str]:
    """What it stands for, and what is done where it fails."""
    principle = next((each.title for each in checklist.principles if each.id == question.principle), "")
    parts = {
        _("principle"): principle,
        _("policy"): question.clause,
        _("usually"): question.gap.label if question.gap else "",
    }
    if named := " · ".join(f"{label}: {text}" for label, text in parts.items() if text):
        yield named
    if question.action:
        yield _action(question.action.title, question.action.do, question.action.effort.label)


def _action(title: str | None, do: str | None, effort: str) -> str:
    told = f"{title}: {do}" if title and do else title or do or ""
    said = _("to do: {action}", action=told) if told else ""
    return " ".join(filter(None, (said, f"({effort})" if effort else "")))


def _wording(when: str, wording: Wording | None) -> Iterator[str]:
    if wording is None:
        return
    yield from _folded([f"{when}:"], "  ")
    texts = [wording.ask, f"“{wording.expect}”" if wording.expect else None, wording.check]
    yield from _folded([text for text in texts if text], "    ")
    if wording.action:
        yield from _folded([_reworded(wording.action)], "    ")


def _reworded(action: ActionWording) -> str:
    return _action(action.title, action.do, action.effort.label if action.effort else "")
