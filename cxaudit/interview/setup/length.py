"""How long it may take: what is offered, minutes of one's own, and which departments."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import ceil

from cxaudit.audit import Answers, Audit
from cxaudit.checklist import Checklist, Department
from cxaudit.errors import CxauditError
from cxaudit.interview.asking import Option
from cxaudit.interview.setup.steps import AskLine, AskOne, AskSome
from cxaudit.numbers import whole_number
from cxaudit.plan import (
    Amount,
    Offer,
    Work,
    in_minutes,
    minutes_needed,
    offer,
    offers,
    proposal,
    questions_in_words,
    workload,
)
from cxaudit.words import N_, _, ngettext

OWN = "own"
"""Minutes of one's own."""

_MOST_MINUTES = 9999

_EXTENTS = {"short": N_("the short core"), "core": N_("the core"), "all": N_("everything that applies")}


def ask_extent(
    checklist: Checklist,
    answers: Answers,
    departments: Sequence[Department],
    proposed: str,
    baseline: Audit | None,
) -> AskOne | None:
    """Return how to ask how long it may take; None where there is nothing to choose."""
    made = offers(checklist, answers, departments, baseline)
    options = [Option(each.extent, _(_EXTENTS[each.extent])) for each in made]
    talks = any(Work.TALKS in workload(each.places) for each in made)
    if len(made) == 1 and not talks:
        return None
    if talks:
        own, talking = _("minutes of my own for answering"), _("minutes of my own for talks")
        options.append(Option(OWN, own if answers.kind == "self" else talking))
    return AskOne(
        "extent",
        _("How long may it take?"),
        _("How long"),
        tuple(options),
        details={each.extent: _comes_to(each, answers.kind) for each in made},
        proposed=proposed if proposed in [each.value for each in options] else made[0].extent,
    )


def _comes_to(made: Offer, kind: str) -> str:
    """Say what an offer comes to, by kind of work."""
    kinds = [f"{work.label(kind)} {ceil(each.minutes)}" for work, each in workload(made.places).items()]
    if made.policy:
        kinds.append(_("policy {minutes}", minutes=made.policy))
    return _(
        "{questions}, {minutes} ({kinds})",
        questions=questions_in_words(len(made.places)),
        minutes=in_minutes(made.minutes),
        kinds=", ".join(kinds),
    )


def ask_minutes(
    checklist: Checklist,
    answers: Answers,
    departments: Sequence[Department],
    proposed: str,
    baseline: Audit | None,
) -> AskLine:
    """Return how to ask for minutes to talk, or of owners, to answer by themselves."""
    own = _("How many minutes for answering, without looking, trying out and reading?")
    asked = own if answers.kind == "self" else _("How many minutes for talking?")
    needed = (minutes_needed(checklist, answers, [each], baseline) for each in departments)
    refused = partial(_no_minutes, min(filter(None, needed), default=1))
    return AskLine("minutes", asked, _("Minutes"), proposed, refused=refused)


def _no_minutes(least: int, typed: str) -> str:
    """Why something is no number of minutes that reach for a department; empty where it is."""
    minutes = whole_number(typed, _MOST_MINUTES)
    if not minutes:
        return _("Type a whole number of minutes, such as 60.")
    if minutes >= least:
        return ""
    return ngettext("At least {n} minute is needed.", "At least {n} minutes are needed.", least)


def ask_departments(
    checklist: Checklist,
    answers: Answers,
    departments: Sequence[Department],
    proposed: tuple[str, ...] | None,
    baseline: Audit | None,
) -> AskSome:
    """Return how to ask for the departments, each with what it comes to.

    Those are ticked that were ticked before, or all; where minutes do not reach for them, not those that are
    proposed to be left out.
    """
    ticked = [each for each in departments if proposed is None or each.id in proposed]
    out = proposal(checklist, answers, ticked, baseline)
    asked = _("Which departments?")
    if out:
        titles = ", ".join(each.title for each in out)
        asked = _("The minutes do not reach for all. Left out, unless you tick them: {titles}", titles=titles)
    return AskSome(
        "departments",
        asked,
        _("Departments"),
        tuple(Option(each.id, each.title) for each in departments),
        details=_amounts(checklist, answers, departments, baseline),
        proposed=tuple(each.id for each in ticked if each not in out),
        refused=partial(_too_many, checklist, answers, departments, baseline),
    )


def _amounts(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None
) -> dict[str, str]:
    """What each department comes to; where minutes do not reach for all of them, its core."""
    try:
        made = offer(checklist, answers, departments, baseline)
    except CxauditError:
        core = answers.model_copy(update={"minutes": None, "extent": "core"})
        made = offer(checklist, core, departments, baseline)
    return {name: _amount(amount) for name, amount in made.departments.items()}


def _amount(amount: Amount) -> str:
    questions, minutes = questions_in_words(amount.questions), in_minutes(amount.minutes)
    return _("{questions}, {minutes}", questions=questions, minutes=minutes)


def _too_many(
    checklist: Checklist,
    answers: Answers,
    departments: Sequence[Department],
    baseline: Audit | None,
    ticked: Sequence[str],
) -> str:
    """Why some departments cannot be audited in the minutes; empty where they can."""
    chosen = [each for each in departments if each.id in ticked]
    needed = minutes_needed(checklist, answers, chosen, baseline)
    if answers.minutes is None or needed <= answers.minutes:
        return ""
    return ngettext(
        "For these {n} minute is needed: leave some out, or go back and change the minutes.",
        "For these {n} minutes are needed: leave some out, or go back and change the minutes.",
        needed,
    )
