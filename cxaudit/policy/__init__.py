"""From what was found to a customer-service policy: decisions, the text, and the training."""

from cxaudit.policy.decisions import ClauseDecision, decide
from cxaudit.policy.people import EVERYONE, called
from cxaudit.policy.sitting import MOST_ONE_BY_ONE, Sitting, begin
from cxaudit.policy.text import Later, Paragraph, Policy, compose
from cxaudit.policy.training import MOST_SESSIONS, QUARTER, Lesson, Session
from cxaudit.policy.wordings import Wording
from cxaudit.policy.writing import next_review

__all__ = [
    "EVERYONE",
    "MOST_ONE_BY_ONE",
    "MOST_SESSIONS",
    "QUARTER",
    "ClauseDecision",
    "Later",
    "Lesson",
    "Paragraph",
    "Policy",
    "Session",
    "Sitting",
    "Wording",
    "begin",
    "called",
    "compose",
    "decide",
    "next_review",
]
