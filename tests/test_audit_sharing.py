"""What staff may see of an audit is a new audit, built from what may be shown."""

from __future__ import annotations

import pytest

from cxaudit.actions import ActionItem, plan_actions
from cxaudit.audit import Audit, Person, Response
from cxaudit.audit.references import wrong_in
from cxaudit.audit.sharing import shared
from cxaudit.scoring import scorecard
from tests.audits import demo
from tests.builders import an_audit
from tests.random_audits import random_audit
from tests.runs import runs


def planned(audit: Audit) -> list[tuple[object, ...]]:
    return [_told(item) for item in plan_actions(scorecard(audit))]


def _told(item: ActionItem) -> tuple[object, ...]:
    day = item.carried and item.carried.first_due
    return item.id, item.number, item.severity, item.tasks, item.owner, item.due, item.status, day


@pytest.mark.parametrize("seed", range(runs(20)))
def test_what_is_shared_is_scored_and_planned_as_the_whole(seed: int) -> None:
    audit = random_audit(seed)

    card, told = scorecard(audit), scorecard(shared(audit))

    assert {id: each.score for id, each in told.questions.items()} == {
        id: each.score for id, each in card.questions.items()
    }
    assert told.overall == card.overall
    assert planned(shared(audit)) == planned(audit)


def test_what_is_shared_is_a_sound_audit_that_is_shared_already() -> None:
    audit = shared(demo())

    assert list(wrong_in(audit)) == []
    assert shared(audit) == audit


def test_who_leads_is_named_and_nobody_else() -> None:
    people = (Person(name="Ruth", role="Desk lead", leads=("reception",)), Person(name="Ed", seen=False))
    audit = shared(an_audit(responses={"reception_greeted": 2}).model_copy(update={"people": people}))

    assert audit.people == (Person(name="Ruth", leads=("reception",)),)


def test_the_business_stands_in_place_of_the_auditor() -> None:
    assert shared(an_audit(auditor="Ada")).auditor == an_audit().organisation


def test_why_something_does_not_apply_is_not_told() -> None:
    audit = an_audit(responses={"reception_greeted": Response(na="Kim was ill", told_by="Kim")})

    assert shared(audit).responses == {"reception_greeted": Response(na="N/A")}
