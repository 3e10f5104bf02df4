"""A set-up as far as it has come: pure, so that one can go back, change what was said, and stop anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cxaudit.audit import Audit
from cxaudit.interview.setup.length import OWN
from cxaudit.interview.setup.questions import Told, steps
from cxaudit.interview.setup.steps import Step, Value
from cxaudit.interview.setup.trades import PACKS, Trades

PLAN = ("extent", "minutes", "departments")
"""What decides which questions are asked, besides the facts."""


@dataclass(frozen=True)
class SetUp:
    """What was said, and what is asked next."""

    told: Told
    """What was said so far."""

    @property
    def next(self) -> Step | None:
        """What is asked next; None: everything was said."""
        return self._so_far[1]

    @property
    def answered(self) -> tuple[Step, ...]:
        """Everything that was said until there is something open, in its order."""
        return self._so_far[0]

    @cached_property
    def _so_far(self) -> tuple[tuple[Step, ...], Step | None]:
        done: list[Step] = []
        for step in steps(self.told):
            if not self._is_told(step):
                return tuple(done), step
            done.append(step)
        return tuple(done), None

    def saying(self, key: str, value: Value) -> SetUp:
        """Return the set-up with an answer, new or changed.

        What rests on another answer than before is asked again, with what was said as the proposal.
        """
        said = {**self.told.said, key: value}
        changed = self._with(said)
        return changed if self.told.said.get(key, value) == value else changed.reopened(_resting_on(key))

    def back(self) -> SetUp:
        """Return the set-up before its last answer, which is proposed again; at the beginning it stays."""
        return self.reopened([self.answered[-1].key]) if self.answered else self

    def reopened(self, keys: Iterable[str]) -> SetUp:
        """Return the set-up without some answers, which are proposed again."""
        keys = set(keys)
        said = {key: value for key, value in self.told.said.items() if key not in keys}
        return self._with(said)

    def proposing(self) -> SetUp:
        """Return the set-up in which what was said is proposed again, to be changed."""
        return self._with(self.told.said)

    def _with(self, said: Mapping[str, Value]) -> SetUp:
        before = {**self.told.before, **self.told.said}
        return SetUp(replace(self.told, said=said, before=before))

    def _is_told(self, step: Step) -> bool:
        said = self.told.said
        return step.key in said and step.fits(said[step.key])


def _resting_on(key: str) -> tuple[str, ...]:
    """What is to be asked again where an answer changed."""
    if key in ("kind", PACKS) or key.startswith("profile."):
        return PLAN
    return ("departments",) if key in PLAN[:2] else ()


def of_last_time(last: Audit, trades: Trades) -> dict[str, Value]:
    """Return everything that was said for an earlier audit, but its day."""
    checklist = trades.checklist(last.packs)
    facts = {f"profile.{name}": _plain(value) for name, value in last.profile.items()}
    offered = {department.id for department in last.checklist.departments}
    departments = [
        each.id for each in checklist.departments if each.id in last.departments or each.id not in offered
    ]
    return {
        "kind": last.kind,
        PACKS: list(last.packs),
        "organisation": last.organisation,
        "site": last.site,
        "auditor": last.auditor,
        "contact": last.contact,
        **facts,
        "extent": OWN if last.minutes else last.extent,
        **({"minutes": str(last.minutes)} if last.minutes else {}),
        "departments": list(departments),
        **_leaders(last, departments),
        "few_in": list(last.few_in),
    }


def _plain(value: bool | str) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def _leaders(last: Audit, departments: Sequence[str]) -> dict[str, Value]:
    """Who led which of these departments, each of which has one lead.

    Of few people the owner who audits the business runs it, else the one who leads most.
    """
    people: dict[str, list[str]] = {}
    for person in last.people:
        taken = {each for leads in people.values() for each in leads}
        people[person.name] = [each for each in person.leads if each in departments and each not in taken]
    runs = last.auditor if last.kind == "self" else ""
    if last.few and not runs and people:
        runs = max(people, key=lambda name: len(people[name]))
    others = {name: leads for name, leads in people.items() if not last.few or name != runs}
    return {
        **({"runs": runs} if last.few else {}),
        "names": ", ".join(others),
        **{f"leads.{name}": list(leads) for name, leads in others.items()},
    }
