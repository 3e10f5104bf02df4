"""From findings to action items: what is done, by whom, by when."""

from cxaudit.actions.findings import Finding, Severity, find, strengths
from cxaudit.actions.items import (
    CONTAIN_DAYS,
    EFFORT_DAYS,
    MOST_PLANNED,
    SEVERITY_DAYS,
    ActionItem,
    Kind,
    plan_actions,
    resolutions,
)
from cxaudit.actions.owners import THE_OWNER, lead, sole_owner

__all__ = [
    "CONTAIN_DAYS",
    "EFFORT_DAYS",
    "MOST_PLANNED",
    "SEVERITY_DAYS",
    "THE_OWNER",
    "ActionItem",
    "Finding",
    "Kind",
    "Severity",
    "find",
    "lead",
    "plan_actions",
    "resolutions",
    "sole_owner",
    "strengths",
]
