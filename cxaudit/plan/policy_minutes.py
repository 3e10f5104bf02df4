"""How long the policy sitting takes, before anybody knows what will be found."""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit.audit.facts import Profile, contradiction, facts_told
from cxaudit.checklist import Checklist, Place

ONE_BY_ONE = 15
"""Clauses that a sitting goes through one by one, at most."""

_THE_OTHERS, _WHO_AND_WHEN, _WHEN = 2, 2, 1


def policy_minutes(places: Iterable[Place], checklist: Checklist, profile: Profile) -> int:
    """Return the minutes of the policy sitting after these questions; 0 where they test no clause.

    That is one for each clause that they test, for at most fifteen of them; two for all others, which stand
    on one screen; two for who does what and from when the policy holds, and one where nobody is to be taught.
    """
    facts = facts_told(checklist, profile)
    apply = {clause.id for clause in checklist.clauses if contradiction(clause.applies_if, facts) is None}
    tested = len({place.question.clause for place in places} & apply)
    if not tested:
        return 0
    others = _THE_OTHERS if tested > ONE_BY_ONE else 0
    return min(tested, ONE_BY_ONE) + others + (_WHEN if checklist.one_person(profile) else _WHO_AND_WHEN)
