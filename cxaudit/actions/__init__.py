"""From findings to action items: what is done, by whom, by when."""

from cxaudit.actions.findings import AddedFinding, AnyFinding, Finding, find, find_all, strengths, to_the_best
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
from cxaudit.actions.numbers import keep_numbers
from cxaudit.actions.owners import THE_OWNER, lead, sole_owner

__all__ = [
    "CONTAIN_DAYS",
    "EFFORT_DAYS",
    "MOST_PLANNED",
    "SEVERITY_DAYS",
    "THE_OWNER",
    "ActionItem",
    "AddedFinding",
    "AnyFinding",
    "Finding",
    "Kind",
    "find",
    "find_all",
    "keep_numbers",
    "lead",
    "plan_actions",
    "resolutions",
    "sole_owner",
    "strengths",
    "to_the_best",
]
