"""Which questions are asked, in which order, and how long it takes."""

from cxaudit.plan.changing import less, more, was_changed, with_departments, with_more, without
from cxaudit.plan.minutes import minutes_needed, proposal
from cxaudit.plan.offers import Offer, offer, offers, planned
from cxaudit.plan.planning import begin, in_scope
from cxaudit.plan.profile import why_not_asked
from cxaudit.plan.route import Sitting, route, sittings
from cxaudit.plan.spent import PAUSE, Spent, spent
from cxaudit.plan.work import (
    Amount,
    Work,
    amount_in_words,
    in_minutes,
    minutes_of,
    questions_in_words,
    work_of,
    workload,
    workload_in_words,
)

__all__ = [
    "PAUSE",
    "Amount",
    "Offer",
    "Sitting",
    "Spent",
    "Work",
    "amount_in_words",
    "begin",
    "in_minutes",
    "in_scope",
    "less",
    "minutes_needed",
    "minutes_of",
    "more",
    "offer",
    "offers",
    "planned",
    "proposal",
    "questions_in_words",
    "route",
    "sittings",
    "spent",
    "was_changed",
    "why_not_asked",
    "with_departments",
    "with_more",
    "without",
    "work_of",
    "workload",
    "workload_in_words",
]
