"""The set-up: who and where, what kind of business, how long, who leads what; and the plan that follows."""

from cxaudit.interview.setup.asking import Keep, Ready, Then, set_up
from cxaudit.interview.setup.plan_lines import plan_lines
from cxaudit.interview.setup.steps import Value

__all__ = ["Keep", "Ready", "Then", "Value", "plan_lines", "set_up"]
