"""What became of the findings of the audit before, and which are new; both by the rules of this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxaudit.actions import AddedFinding, AnyFinding, find_all
from cxaudit.audit import State
from cxaudit.changes.questions import ComparedQuestion
from cxaudit.checklist import Department
from cxaudit.scoring import Scorecard


class Fate(StrEnum):
    """What became of a finding."""

    FIXED = "fixed"
    """It was one, and an answer says that it is none any more."""

    STILL = "still"
    """It was one, and it is one."""

    NO_LONGER_ASKED = "no_longer_asked"
    """It was one, and is not asked any more, or does not apply any more."""

    UNANSWERED = "unanswered"
    """It was one, and is asked again, but not answered yet."""

    NEW = "new"
    """It is one, and was none then, though it was answered."""

    NOT_BEFORE = "not_before"
    """It is one, and was not answered then: not asked, left open, or it did not apply."""


@dataclass(frozen=True)
class FindingChange:
    """One finding of two audits."""

    fate: Fate
    """What became of it."""

    then: AnyFinding | None
    """As it was found then; None where it was none."""

    now: AnyFinding | None
    """As it is found now; None where it is none."""

    question: ComparedQuestion | None
    """Its question; None of what an auditor added."""

    @property
    def latest(self) -> AnyFinding:
        """As it is found now, else as it was."""
        latest = self.now or self.then
        assert latest, "found at least once"
        return latest

    @property
    def department(self) -> Department:
        """Where it was found."""
        return self.latest.department


def finding_changes(
    before: Scorecard, now: Scorecard, questions: Iterable[ComparedQuestion]
) -> tuple[FindingChange, ...]:
    """Return the findings of both audits, next steps aside: those of now first, each most important first."""
    by_id = {each.id: each for each in questions}
    then_found, now_found = _by_key(before), _by_key(now)
    return tuple(_changes(then_found, now_found, by_id))


def _changes(
    then_found: Mapping[str, AnyFinding],
    now_found: Mapping[str, AnyFinding],
    questions: Mapping[str, ComparedQuestion],
) -> Iterator[FindingChange]:
    for key, finding in now_found.items():
        then, question = then_found.get(key), questions.get(key)
        fate = Fate.STILL if then else Fate.NEW if _was_answered(question) else Fate.NOT_BEFORE
        yield FindingChange(fate, then, finding, question)
    for key, finding in then_found.items():
        if key not in now_found:
            question = questions.get(key)
            yield FindingChange(_gone(question), finding, None, question)


def _by_key(card: Scorecard) -> dict[str, AnyFinding]:
    """All findings but next steps; numbers of those that were added may come again, their words do not."""
    return {key_of(finding): finding for finding in find_all(card) if not finding.next_step}


def key_of(finding: AnyFinding) -> str:
    """Tell a finding from every other: by its question, or where it was added by its item and its words."""
    if isinstance(finding, AddedFinding):
        return f"{finding.action}: {finding.own.found}"
    return finding.scored.id


def _was_answered(question: ComparedQuestion | None) -> bool:
    """Whether a question was answered then; what an auditor added is new."""
    return question is None or bool(question.then and question.then.response.state is State.ANSWERED)


def _gone(question: ComparedQuestion | None) -> Fate:
    """What became of a finding that is none any more; what was added is fixed once nobody adds it again."""
    if question is None:
        return Fate.FIXED
    if question.now is None or question.now.response.state is State.NOT_APPLICABLE:
        return Fate.NO_LONGER_ASKED
    return Fate.UNANSWERED if question.now.response.state is State.OPEN else Fate.FIXED
