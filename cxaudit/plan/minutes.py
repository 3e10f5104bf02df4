"""What fits the minutes of a session.

The minutes are for talking: 1.5 a question. Chosen are the questions that matter most (critical ones, then
those the baseline found wanting, then core, then by weight), at least four of every department. What is
looked at, tested or read comes before the session and is not in its minutes; of it, a session with a limit
takes what is core or critical, and of a department that would be left out altogether the best four. What was
answered already stays. Whatever the minutes say, a question that is asked only after some answers to another
one (`only_if`) takes that one with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import ceil

from cxaudit.actions import find
from cxaudit.audit import Answers, Audit
from cxaudit.checklist import Checklist, Department, How, Question
from cxaudit.errors import CxauditError, Problem
from cxaudit.plan.profile import ruled_out
from cxaudit.scoring import scorecard
from cxaudit.words import ngettext

MINUTES_A_QUESTION = 1.5
"""Minutes that one question takes in talk."""

AT_LEAST = 4
"""Questions asked in talk in every department that has so many."""


def choose(
    checklist: Checklist, answers: Answers, departments: Sequence[Department], baseline: Audit | None
) -> set[str]:
    """Return the ids of the questions to ask in these departments.

    Raises:
        CxauditError: if the minutes do not reach for the least of every department; proposes which to
            leave out.
    """
    asked = _asked(checklist, answers, departments)
    if answers.minutes is None:
        return {question.id for questions in asked for question in questions}
    needed = minutes_needed(checklist, answers, departments)
    if needed > answers.minutes:
        what = ngettext(
            "{n} minute does not reach for the departments in scope",
            "{n} minutes do not reach for the departments in scope",
            answers.minutes,
        )
        names = ", ".join(department.id for department in proposal(checklist, answers, departments))
        fix = ngettext("plan {n} minute", "plan {n} minutes", needed)
        if names:
            fix = ngettext(
                "leave out {names}, or plan {n} minute",
                "leave out {names}, or plan {n} minutes",
                needed,
                names=names,
            )
        raise CxauditError(Problem("minutes", what, fix))
    fitting = _fitting(asked, _room(answers.minutes), baseline) | set(answers.responses)
    return _with_those_they_hang_on(fitting, asked)


def _with_those_they_hang_on(chosen: set[str], asked: Iterable[Iterable[Question]]) -> set[str]:
    """Add the questions that decide whether a chosen one is asked (`only_if`), of those that can be."""
    ids = [question for questions in asked for question in questions]
    for question in reversed(ids):  # each hangs on an earlier one
        if question.id in chosen and question.asked_after:
            chosen.add(question.asked_after.question)
    return chosen & {question.id for question in ids}


def proposal(
    checklist: Checklist, answers: Answers, departments: Sequence[Department]
) -> tuple[Department, ...]:
    """Return departments to leave out so that the minutes reach, in their order.

    First those for which alone they would not reach, then the lightest, of equal ones the last; none that
    needs no minutes. Empty where the minutes reach for all, and where they reach for none.
    """
    if _reach(checklist, answers, departments):
        return ()
    left = [each for each in departments if _reach(checklist, answers, [each])]
    while not _reach(checklist, answers, left):
        talking = [each for each in left if minutes_needed(checklist, answers, [each])]
        left.remove(min(reversed(talking), key=lambda department: department.weight))
    return tuple(each for each in departments if each not in left) if left else ()


def minutes_needed(checklist: Checklist, answers: Answers, departments: Sequence[Department]) -> int:
    """Return the minutes for the least that is asked of these departments, rounded up."""
    least = sum(min(AT_LEAST, len(_talk(each))) for each in _asked(checklist, answers, departments))
    return ceil(least * MINUTES_A_QUESTION)


def _reach(checklist: Checklist, answers: Answers, departments: Sequence[Department]) -> bool:
    return answers.minutes is None or minutes_needed(checklist, answers, departments) <= answers.minutes


def _asked(checklist: Checklist, answers: Answers, departments: Iterable[Department]) -> list[list[Question]]:
    """Questions of each department that the profile leaves."""
    reasons = ruled_out(checklist, answers.profile)
    return [[each for each in department.questions if each.id not in reasons] for department in departments]


Rank = tuple[bool, bool, bool, int]
"""What orders questions by how much they matter."""


def _room(minutes: int) -> int:
    return int(minutes / Fraction(MINUTES_A_QUESTION))


def _talk(questions: Iterable[Question]) -> list[Question]:
    return [question for question in questions if question.how is How.ASK]


def _fitting(asked: Sequence[Sequence[Question]], room: int, baseline: Audit | None) -> set[str]:
    """Ids of what fits: the least of every department, then what matters most of the rest."""
    wanting = {finding.scored.id for finding in find(scorecard(baseline))} if baseline else set()

    def rank(question: Question) -> Rank:
        core = question.depth == "core"
        return (not question.critical, question.id not in wanting, not core, -question.weight)

    talks = [sorted(_talk(questions), key=rank) for questions in asked]
    least = [question for talk in talks for question in talk[:AT_LEAST]]
    others = sorted((question for talk in talks for question in talk[AT_LEAST:]), key=rank)
    before = [question for questions in asked for question in _beforehand(questions, rank)]
    return {question.id for question in (*least, *others[: max(0, room - len(least))], *before)}


def _beforehand(questions: Sequence[Question], rank: Callable[[Question], Rank]) -> Sequence[Question]:
    """What is not asked in talk, if core or critical; of a department otherwise left out, the best."""
    others = [question for question in questions if question.how is not How.ASK]
    chosen = [question for question in others if question.depth == "core" or question.critical]
    best = () if chosen or len(others) < len(questions) else sorted(others, key=rank)[:AT_LEAST]
    return chosen or best
