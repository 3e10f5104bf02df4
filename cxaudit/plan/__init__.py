"""Which questions are asked, and how long it takes."""

from cxaudit.plan.minutes import minutes_needed, proposal
from cxaudit.plan.planning import begin, in_scope
from cxaudit.plan.profile import why_not_asked
from cxaudit.plan.work import Amount, Work, minutes_of, work_of, workload, workload_in_words

__all__ = [
    "Amount",
    "Work",
    "begin",
    "in_scope",
    "minutes_needed",
    "minutes_of",
    "proposal",
    "why_not_asked",
    "work_of",
    "workload",
    "workload_in_words",
]
