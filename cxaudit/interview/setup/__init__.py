"""The set-up: who and where, what kind of business, how long, who leads what; and the plan that follows."""

from cxaudit.interview.setup.asking import Keep, Ready, Then, set_up
from cxaudit.interview.setup.plan_lines import plan_lines
from cxaudit.interview.setup.steps import Value
from cxaudit.interview.setup.trades import Trades

__all__ = ["Keep", "Ready", "Then", "Trades", "Value", "plan_lines", "set_up"]
