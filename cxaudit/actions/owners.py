"""Who sees to an action item."""

from __future__ import annotations

from cxaudit.audit import Audit
from cxaudit.checklist import Department
from cxaudit.words import N_, _

THE_OWNER = N_("The owner")
"""Whoever runs a business of few people, or of one, and whose name nobody told."""


def sole_owner(audit: Audit) -> str | None:
    """Return who owns every action of somebody who works alone; None where several people work.

    That is whoever audits himself or herself. Whoever visits somebody alone owns nothing there: then it is
    the first person that was named.
    """
    if not audit.alone:
        return None
    if audit.kind == "self":
        return audit.auditor
    return next((person.name for person in audit.people), _(THE_OWNER))


def who_runs(audit: Audit) -> str:
    """Say who runs a business of few people.

    Owners who audit themselves do; else whoever leads the department at the top, or where nobody is named for
    it, the one who leads most.
    """
    if audit.kind == "self":
        return audit.auditor
    top, leading = audit.checklist.top, [person for person in audit.people if person.leads]
    first = [person for person in leading if top and top.id in person.leads]
    most = max(leading, key=lambda person: len(person.leads), default=None)
    named = first[0] if first else most
    return named.name if named else _(THE_OWNER)


def lead(audit: Audit, department: Department) -> str:
    """Say who answers for a department: whoever works alone or leads it, else the role of the checklist.

    Among few people nobody has a role: there it is whoever runs the business.
    """
    leads = next((person.name for person in audit.people if department.id in person.leads), "")
    return sole_owner(audit) or leads or (who_runs(audit) if audit.few else department.lead)
