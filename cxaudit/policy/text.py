"""The customer-service policy: what holds, from when, and what follows.

It is a draft until a sitting has decided every promise in scope; then it has a version and is in force from
the day chosen, or proposed. What is new or changed, and cannot be written and taught by then, follows later;
where it was written before, its old text holds on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from cxaudit.actions import ActionItem
from cxaudit.audit import Audit
from cxaudit.checklist import Clause
from cxaudit.days import next_week
from cxaudit.policy.decisions import ClauseDecision
from cxaudit.policy.people import learners, trainers
from cxaudit.policy.training import Session, Subject, teach
from cxaudit.policy.wordings import Wording, wordings
from cxaudit.policy.writing import (
    force_bounds,
    next_review,
    proposed_force,
    sitting_day,
    taught_from,
    work_on,
    written_by,
)


@dataclass(frozen=True)
class Later:
    """Why a clause follows later, and when."""

    by: date | None
    """When it holds; None: nobody knows yet."""

    undecided: bool = False
    """Whether nobody decided it in the sitting."""

    parked: tuple[int, ...] = ()
    """Numbers of the action items that have to be taken up for it, which are parked or dropped."""


@dataclass(frozen=True)
class Paragraph:
    """One clause of the policy."""

    number: int
    """What it is called by on every sheet: what holds comes first, promises before rules."""

    wording: Wording
    """Its words, new and old."""

    later: Later | None
    """Why it follows later; None: it holds once the policy is in force."""

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.wording.clause

    @property
    def text(self) -> str:
        """What holds once the policy is in force; empty: nothing yet, or it is left out."""
        if self.wording.left_out:
            return ""
        return (self.wording.before or "") if self.later else self.wording.text

    @property
    def change(self) -> Literal["new", "changed", ""]:
        """Whether what holds is new or changed."""
        return "" if self.later else self.wording.change


@dataclass(frozen=True)
class Policy:
    """The customer-service policy that comes out of an audit, with the training that it needs."""

    draft: bool
    """Whether it is a draft: no sitting was held, or not all promises are decided."""

    undecided: int
    """Promises that nobody decided yet; 0 where it is no draft."""

    version: int | None
    """How many sittings were held; None of a draft."""

    paragraphs: tuple[Paragraph, ...]
    """All clauses in scope by number."""

    in_force: date | None
    """From when it holds; None of a draft."""

    review: date | None
    """When it is looked at again; None of a draft."""

    sessions: tuple[Session, ...]
    """Who is taught what: without days in a draft; none where one person is the whole business."""

    def holding(self, kind: Literal["promise", "rule"]) -> tuple[Paragraph, ...]:
        """Return what holds, by number."""
        return tuple(each for each in self.paragraphs if each.text and each.clause.kind == kind)


def compose(audit: Audit, decisions: Sequence[ClauseDecision], items: Sequence[ActionItem]) -> Policy:
    """Put the policy together from what was decided about the clauses in scope.

    Args:
        audit: with what the sitting said.
        decisions: of this audit, as `decide` returns them, worst first.
        items: of this audit, as `plan_actions` returns them.
    """
    said = {each.clause.id: each for each in wordings(audit)}
    if audit.drafts:
        return Policy(
            draft=True,
            undecided=len(audit.undecided),
            version=None,
            paragraphs=_numbered(said.values(), {}),
            in_force=None,
            review=None,
            sessions=_for_draft(audit, decisions, said),
        )
    written = _written(audit, said.values(), items)
    return _in_force(audit, decisions, items, said, written)


def _in_force(
    audit: Audit,
    decisions: Sequence[ClauseDecision],
    items: Sequence[ActionItem],
    said: Mapping[str, Wording],
    written: Mapping[str, date],
) -> Policy:
    """The policy after a sitting, which is in force from a day."""
    chosen = audit.policy.in_force if audit.policy else None
    due = [day for id, day in written.items() if said[id].change]
    force = chosen or proposed_force(audit, due)
    sessions = _training(audit, decisions, said, written, force)
    return Policy(
        draft=False,
        undecided=0,
        version=audit.policy_version,
        paragraphs=_numbered(said.values(), dict(_following(audit, said, items, written, sessions, force))),
        in_force=force,
        review=next_review(audit.date),
        sessions=sessions,
    )


def _numbered(said: Iterable[Wording], later: Mapping[str, Later]) -> tuple[Paragraph, ...]:
    paragraphs = [Paragraph(0, each, later.get(each.clause.id)) for each in said]
    ranked = sorted(
        paragraphs, key=lambda each: (each.wording.left_out, not each.text, each.clause.kind != "promise")
    )
    return tuple(replace(each, number=number) for number, each in enumerate(ranked, 1))


def _written(audit: Audit, said: Iterable[Wording], items: Sequence[ActionItem]) -> dict[str, date]:
    """Return by when each clause that was decided is written; what is parked is not."""
    days = {
        each.clause.id: written_by(audit, items, each.clause.id) if each.change else sitting_day(audit)
        for each in said
        if not each.proposed
    }
    return {id: day for id, day in days.items() if day}


def _following(
    audit: Audit,
    said: Mapping[str, Wording],
    items: Sequence[ActionItem],
    written: Mapping[str, date],
    sessions: Sequence[Session],
    force: date,
) -> Iterator[tuple[str, Later]]:
    """What can't be written and taught until the policy is in force, and what nobody decided."""
    for id, wording in said.items():
        if wording.proposed:
            yield id, Later(None, undecided=True)
        elif wording.change and id not in written:
            stopped = (item.number for item in work_on(items, id))
            yield id, Later(None, parked=tuple(stopped))
        elif wording.change:
            taught = [each.held for each in sessions if each.held and wording.clause in each.clauses]
            day = max([written[id], *taught])
            if day > force or (taught and day == force):
                yield id, Later(next_week(day))


def _training(
    audit: Audit,
    decisions: Sequence[ClauseDecision],
    said: Mapping[str, Wording],
    written: Mapping[str, date],
    force: date,
) -> tuple[Session, ...]:
    """Who is taught what is new, changed or to be trained once it is written; nobody who works alone."""
    if audit.alone:
        return ()
    taught = [
        each
        for each in decisions
        if each.clause.id in written and (each.decision.teaches or said[each.clause.id].change)
    ]
    subjects = [
        Subject(
            each.clause,
            taught_from(written[each.clause.id], audit.weeks_out),
            trainers(audit, each),
        )
        for each in sorted(taught, key=lambda each: not said[each.clause.id].change)
    ]
    return teach(learners(audit), subjects, force, audit.weeks_out)


def _for_draft(
    audit: Audit, decisions: Sequence[ClauseDecision], said: Mapping[str, Wording]
) -> tuple[Session, ...]:
    """What would be taught to whom, as far as is known without a sitting: without days."""
    written = dict.fromkeys(said, audit.date)
    sessions = _training(audit, decisions, said, written, force_bounds(audit)[0])
    return tuple(replace(each, held=None, ask_two=None) for each in sessions)
