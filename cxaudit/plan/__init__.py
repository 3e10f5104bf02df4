"""Which questions are asked, and how long it takes."""

from cxaudit.plan.minutes import MINUTES_A_QUESTION, minutes_needed, proposal
from cxaudit.plan.planning import begin, in_scope
from cxaudit.plan.profile import why_not_asked

__all__ = ["MINUTES_A_QUESTION", "begin", "in_scope", "minutes_needed", "proposal", "why_not_asked"]
