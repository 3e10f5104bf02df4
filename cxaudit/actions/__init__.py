"""From findings to action items: what is done, by whom, by when."""

from cxaudit.actions.added import AddedFinding
from cxaudit.actions.agreement import Agreement, agree
from cxaudit.actions.dates import MOST_IN_A_MONTH
from cxaudit.actions.drafts import MOST_PLANNED
from cxaudit.actions.findings import AnyFinding, Finding, find, find_all, to_the_best
from cxaudit.actions.items import EFFORT_POINTS, MOST_OF_MIDDLE, MOST_OF_SMALL, ActionItem, Carried, Kind
from cxaudit.actions.numbers import last_number
from cxaudit.actions.owners import THE_OWNER, lead, sole_owner, who_runs
from cxaudit.actions.planning import (
    CONTAIN_DAYS,
    CRITICAL_DAYS,
    DAYS_AFTER_DECISION,
    EFFORT_DAYS,
    MOST_QUICK_WINS,
    a_week,
    keep_numbers,
    plan_actions,
)
from cxaudit.actions.resolutions import MOST_OF_ONE, MOST_OTHERS, resolutions
from cxaudit.actions.strengths import MOST_STRENGTHS, strengths

__all__ = [
    "CONTAIN_DAYS",
    "CRITICAL_DAYS",
    "DAYS_AFTER_DECISION",
    "EFFORT_DAYS",
    "EFFORT_POINTS",
    "MOST_IN_A_MONTH",
    "MOST_OF_MIDDLE",
    "MOST_OF_ONE",
    "MOST_OF_SMALL",
    "MOST_OTHERS",
    "MOST_PLANNED",
    "MOST_QUICK_WINS",
    "MOST_STRENGTHS",
    "THE_OWNER",
    "ActionItem",
    "AddedFinding",
    "Agreement",
    "AnyFinding",
    "Carried",
    "Finding",
    "Kind",
    "a_week",
    "agree",
    "find",
    "find_all",
    "keep_numbers",
    "last_number",
    "lead",
    "plan_actions",
    "resolutions",
    "sole_owner",
    "strengths",
    "to_the_best",
    "who_runs",
]
