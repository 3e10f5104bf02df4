"""Who sees to an action item."""

from __future__ import annotations

from cxaudit.audit import Audit
from cxaudit.checklist import Department
from cxaudit.words import N_, _

THE_OWNER = N_("The owner")
"""Somebody who works alone, and whose name nobody told."""


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


def lead(audit: Audit, department: Department) -> str:
    """Say who answers for a department: whoever works alone or leads it, else the role of the checklist."""
    leads = (person.name for person in audit.people if department.id in person.leads)
    return sole_owner(audit) or next(leads, department.lead)
