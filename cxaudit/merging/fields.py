"""What cells of the plan, the policy and the training say, and what they make of the audit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, TypeAlias

from cxaudit.actions import plan_actions
from cxaudit.audit import ActionState, Audit, ClauseSitting, Decision, PolicySitting, SessionState, Status
from cxaudit.merging.cells import Held
from cxaudit.merging.values import Unfit, as_choice, as_day, as_line, as_text
from cxaudit.policy import SessionKey, compose, decide
from cxaudit.scoring import scorecard
from cxaudit.words import WRITTEN, _

Value: TypeAlias = object
"""What a cell says, once it is understood; None: nothing."""

Understand: TypeAlias = Callable[[Held], Value]
"""Understands what a cell holds, or raises `Unfit`."""


def _status(held: Held) -> Status | None:
    return as_choice(held, {each.label: each for each in Status})


def _decision(held: Held) -> Decision | None:
    return as_choice(held, {each.label: each for each in Decision})


def _written(held: Held) -> Literal["no", "yes", "known"] | None:
    labels: dict[str, Literal["no", "yes", "known"] | None] = {
        _(WRITTEN["no"]): "no",
        _(WRITTEN["yes"]): "yes",
        _(WRITTEN["known"]): "known",
        _(WRITTEN[None]): None,
    }
    return as_choice(held, labels)


FIELDS: Mapping[str, Mapping[str, Understand]] = {
    "plan": {
        "owner": as_line,
        "due": as_day,
        "status": _status,
        "comment": as_text,
        "done_on": as_day,
        "title": as_line,
        "done_when": as_text,
    },
    "clauses": {"decision": _decision, "written": _written, "owner": as_line, "due": as_day},
    "training": {"done_on": as_day, "heard": as_text},
}
"""How cells are understood, by code of sheet and key of column."""


def take(audit: Audit, sheet: str, row: str, values: Mapping[str, Value], day: date) -> Audit:
    """Return the audit with what cells of one row say now.

    Args:
        audit: the audit.
        sheet: code of the kind of sheet, one of `FIELDS`.
        row: id of the row.
        values: what they say, by keys of columns.
        day: today, on which a policy sitting is held where none was yet.

    Raises:
        Unfit: if the audit has nothing to which the row belongs.
        ValidationError: if a value cannot be.
    """
    match sheet:
        case "plan":
            return _action(audit, row, values)
        case "clauses":
            return _clause(audit, row, values, day)
        case _:
            return _session(audit, row, values)


def _action(audit: Audit, row: str, values: Mapping[str, Value]) -> Audit:
    state = audit.actions.get(row, ActionState())
    # a cell that was emptied leaves it to what is proposed
    changes = {key: "" if key == "comment" and value is None else value for key, value in values.items()}
    changes |= {key: None for key in ("owner", "title", "done_when") if changes.get(key) == ""}
    return audit.model_copy(update={"actions": {**audit.actions, row: state.changed(**changes)}})


def _clause(audit: Audit, row: str, values: Mapping[str, Value], day: date) -> Audit:
    sitting = audit.policy or PolicySitting(held=max(day, audit.date))
    clause = sitting.clauses.get(row, ClauseSitting()).changed(**values)
    policy = sitting.changed(clauses={**sitting.clauses, row: clause})
    return audit.model_copy(update={"policy": policy})


def _session(audit: Audit, row: str, values: Mapping[str, Value]) -> Audit:
    key = _sessions(audit).get(row)
    if key is None:
        what = _("there is no such session any more")
        raise Unfit(what, _("write the workbook anew, and say it there"))
    training = list(audit.training)
    places = {SessionKey(each.role, each.person, each.number): place for place, each in enumerate(training)}
    place = places.get(key, len(training))
    new = SessionState(role=key.role, person=key.person, number=key.number)
    before = training[place] if key in places else new
    training[place : place + 1] = [before.changed(**values)]
    return audit.model_copy(update={"training": tuple(training)})


def _sessions(audit: Audit) -> dict[str, SessionKey]:
    """Every session that is planned or of which something is known, by the id of its row."""
    card = scorecard(audit)
    planned = compose(audit, decide(card), plan_actions(card)).sessions
    keys = [session.key for session in planned]
    keys += [SessionKey(each.role, each.person, each.number) for each in audit.training]
    return {key.id: key for key in keys}
