"""What staff may see of an audit: a new one, built from what may be shown.

Nothing is left out here, everything is taken over by its name: a field that comes to a model is not shared
before somebody adds it. What was noted for the client, what was seen, why something does not apply, who told
it, who is waited for, what the auditor found and thought of it: none of that is named below.
"""

from __future__ import annotations

from cxaudit.audit.answers import Person
from cxaudit.audit.audits import Audit
from cxaudit.audit.decisions import (
    ActionState,
    Became,
    ClauseSitting,
    OwnFinding,
    PolicySitting,
    SessionState,
)
from cxaudit.audit.responses import Response
from cxaudit.checklist import NOT_APPLICABLE


def shared(audit: Audit) -> Audit:
    """Return an audit as staff may see it, with its baseline as they may see that.

    The business stands in place of the auditor, but where one person is the whole of it and audits it.
    Whoever leads departments is named, since what is to be done there is theirs.
    """
    return Audit(
        id=audit.id,
        as_written=audit.as_written,
        kind=audit.kind,
        organisation=audit.organisation,
        site=audit.site,
        date=audit.date,
        auditor=audit.auditor if audit.nobody_else else audit.organisation,
        profile=audit.profile,
        packs=audit.packs,
        departments=audit.departments,
        few_in=audit.few_in,
        plan=audit.plan,
        excluded=dict.fromkeys(audit.excluded, NOT_APPLICABLE),
        numbers=audit.numbers,
        last_number=audit.last_number,
        people=tuple(Person(name=each.name, leads=each.leads) for each in audit.people if each.leads),
        does=audit.does,
        responses={id: _response(each) for id, each in audit.responses.items()},
        policy=_sitting(audit.policy) if audit.policy else None,
        own=tuple(map(_own, audit.own)),
        actions={id: _action(each) for id, each in audit.actions.items()},
        agreed=audit.agreed,
        weeks_out=audit.weeks_out,
        last_actions={
            id: Became(status=each.status, done_on=each.done_on) for id, each in audit.last_actions.items()
        },
        training=tuple(map(_session, audit.training)),
        baseline=shared(audit.baseline) if audit.baseline else None,
    )


def _response(response: Response) -> Response:
    """The answer, what it rests on, and what was noted for staff."""
    return Response(
        step=response.step,
        readings=response.readings,
        text=response.text,
        na=None if response.na is None else NOT_APPLICABLE,
        unknown=response.unknown,
        evidence=response.evidence,
        gap=response.gap,
        staff_note=response.staff_note,
        staff_photos=response.staff_photos,
    )


def _sitting(sitting: PolicySitting) -> PolicySitting:
    clauses = {
        id: ClauseSitting(
            written=each.written, wording=each.wording, numbers=each.numbers, decision=each.decision
        )
        for id, each in sitting.clauses.items()
    }
    return PolicySitting(
        held=sitting.held,
        in_force=sitting.in_force,
        version=sitting.version,
        currency=sitting.currency,
        clauses=clauses,
    )


def _own(finding: OwnFinding) -> OwnFinding:
    """What the auditor asks for, in place of what was found."""
    return OwnFinding(
        department=finding.department,
        number=finding.number,
        found=finding.do,
        severity=finding.severity,
        do=finding.do,
        title=finding.title,
        effort=finding.effort,
        gap=finding.gap,
    )


def _action(state: ActionState) -> ActionState:
    return ActionState(
        number=state.number,
        title=state.title,
        tasks=state.tasks,
        owner=state.owner,
        due=state.due,
        status=state.status,
        done_when=state.done_when,
        done_on=state.done_on,
    )


def _session(state: SessionState) -> SessionState:
    return SessionState(role=state.role, person=state.person, number=state.number, done_on=state.done_on)
