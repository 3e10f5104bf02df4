"""Who learns, and who teaches: by name where the sitting said who does what, else by role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cxaudit.actions import lead, who_runs
from cxaudit.audit import Audit
from cxaudit.checklist import Clause
from cxaudit.policy.decisions import ClauseDecision
from cxaudit.words import N_, _

EVERYONE = N_("Everyone")
"""The role that everybody has, whoever else is named."""

LEADERS = N_("Everyone who leads")
"""The role of those who lead a department, where nobody said who else has it."""

MOST_NAMED = 10
"""People of one group who are named; a larger one is called by its role."""


@dataclass(frozen=True)
class Learners:
    """People who have the same roles, or everybody of a role of whom nobody is named."""

    roles: tuple[str, ...]
    """What they do, as the policy's clauses call it; at least one."""

    names: tuple[str, ...] = ()
    """Who they are; empty where nobody said."""

    others: bool = False
    """Whether these are all who are not named elsewhere."""

    def learn(self, clause: Clause) -> bool:
        """Whether they must know a clause."""
        return bool(set(self.roles) & set(clause.roles))


def learners(audit: Audit) -> tuple[Learners, ...]:
    """Return everybody who learns, each person once, in the order of the policy's roles.

    Whoever leads something teaches too, and so learns by himself or herself; others learn with those who
    have the same roles.
    """
    roles = list(dict.fromkeys(role for clause in audit.clauses for role in clause.roles))
    leads = tuple(person.name for person in audit.people if person.leads)
    does = {LEADERS: leads, **audit.does} if leads else audit.does
    if audit.few:  # nobody has a role: what nobody is named for is done by whoever runs the business
        does = {**{role: (who_runs(audit),) for role in roles if role != EVERYONE}, **does}
    unnamed = [role for role in roles if role not in does]
    groups: dict[tuple[tuple[str, ...], str], list[str]] = {}
    for name, own in _roles_of(roles, does).items():
        held = (EVERYONE, *own) if EVERYONE in unnamed else own
        groups.setdefault((held, name if name in leads else ""), []).append(name)
    named = [Learners(held, tuple(names)) for (held, _lead), names in groups.items()]
    others = bool(named)
    return (*named, *(Learners((role,), others=others and role == EVERYONE) for role in unnamed))


def _roles_of(roles: Iterable[str], does: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return what each person does who is named."""
    of: dict[str, tuple[str, ...]] = {}
    for role in roles:
        for name in dict.fromkeys(does.get(role, ())):
            of[name] = (*of.get(name, ()), role)
    return of


def called(groups: Iterable[Learners], clauses: Sequence[Clause]) -> str:
    """Say who learns some clauses: by name, or by role where nobody is named, or too many are."""
    groups = tuple(groups)
    names = [name for group in groups for name in group.names]
    if len(names) > MOST_NAMED:
        roles = dict.fromkeys(role for clause in clauses for role in clause.roles)
        said = [role for role in roles if any(role in group.roles for group in groups)]
        return ", ".join(said)
    unnamed = (
        _("Everyone else") if group.others else ", ".join(group.roles) for group in groups if not group.names
    )
    return ", ".join([*names, *unnamed])


def trainers(audit: Audit, decided: ClauseDecision) -> tuple[str, ...]:
    """Return who could teach a clause, the most suitable first.

    That is whoever leads the department with most findings on it, then the others that ask about it, then
    all who lead, in the checklist's order, which begins at the top.
    """
    places = audit.checklist.places
    asking = (places[name] for name in audit.plan)
    found = Counter(finding.department.id for finding in decided.findings)
    about = {place.department.id for place in asking if place.question.clause == decided.clause.id}
    scope = [each for each in audit.checklist.departments if each.id in audit.departments]
    ranked = sorted(scope, key=lambda each: (-found[each.id], each.id not in about))
    return tuple(dict.fromkeys(lead(audit, department) for department in ranked))


def trainer(candidates: Iterable[str], taught: Learners) -> str:
    """Return who teaches these learners, of whom nobody teaches himself or herself; empty: nobody can."""
    return next((name for name in candidates if name not in taught.names + taught.roles), "")
