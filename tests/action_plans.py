"""Findings and action items of small audits, for tests that are about them."""

from __future__ import annotations

from datetime import date

from cxaudit.actions import ActionItem, Finding, find, plan_actions, strengths
from cxaudit.audit import Audit
from cxaudit.checklist import Question
from cxaudit.scoring import ScoredQuestion, scorecard
from tests.builders import Answer, a_checklist, a_question, an_audit

FIVE = ("none of us", "some of us", "half of us", "most of us", "all of us")
"""Steps that score 0, 25, 50, 75 and 100 %."""

LAST_YEAR = date(2025, 1, 6)

LETTERS = {
    "department": "reception",
    "number": 1,
    "found": "23 letters are unread.",
    "severity": "high",
    "do": "Answer them.",
}
"""What the auditor found beside all questions."""


def asked(id: str = "greeted", *, effort: object = "S", **changes: object) -> Question:
    """A question with five steps; each is on a clause of its own, so that each is an action item."""
    action = {"do": f"Do this: {id}.", "effort": effort}
    return a_question(id, steps=FIVE, **{"action": action, "clause": f"about_{id}", **changes})


def strengths_of(audit: Audit) -> tuple[ScoredQuestion, ...]:
    card = scorecard(audit)
    return strengths(card, card.questions.values())


def findings(*questions: Question, answer: Answer = 1, **changes: object) -> tuple[Finding, ...]:
    """What is found where all these questions have this answer."""
    return find(
        scorecard(an_audit(a_checklist(*questions), {each.id: answer for each in questions}, **changes))
    )


def items(*questions: Question, answer: Answer = 1, **changes: object) -> tuple[ActionItem, ...]:
    """The action items where all these questions have this answer."""
    return plan_actions(
        scorecard(an_audit(a_checklist(*questions), {each.id: answer for each in questions}, **changes))
    )


def item(question: Question, answer: Answer = 1, **changes: object) -> ActionItem:
    """The only action item where one question has this answer."""
    [only] = items(question, answer=answer, **changes)
    return only


def of_questions(item: ActionItem) -> list[Finding]:
    """Findings of questions that an action item sees to."""
    return [finding for finding in item.findings if isinstance(finding, Finding)]


def kind_of(item: ActionItem) -> str:
    """The kind of work of an action item; empty where there is none."""
    return item.kind.label if item.kind else ""


def last_year(*questions: Question, answer: Answer = 1, **changes: object) -> Audit:
    """A baseline of a year ago in which all these questions had this answer."""
    return an_audit(
        a_checklist(*questions), {each.id: answer for each in questions}, date=LAST_YEAR, **changes
    )


def ids(of: tuple[ActionItem, ...]) -> list[str]:
    return [each.id.removeprefix("reception.about_") for each in of]


def many(count: int, **changes: object) -> list[Question]:
    """So many questions that all fail alike, with ids in alphabetical order."""
    return [asked(id=f"q{number:02}", **changes) for number in range(count)]
