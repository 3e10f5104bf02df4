"""From what was found to a customer-service policy: decisions, the text, and the training."""

from cxaudit.policy.decisions import ClauseDecision, decide
from cxaudit.policy.people import EVERYONE, called
from cxaudit.policy.sitting import MOST_ONE_BY_ONE, Sitting, begin
from cxaudit.policy.text import Later, Paragraph, Policy, compose
from cxaudit.policy.training import DAYS_TO_ASKING, MOST_SESSIONS, QUARTER, Lesson, Session, SessionKey
from cxaudit.policy.wordings import Wording, held_after
from cxaudit.policy.writing import DAYS_TO_FORCE, MONTHS_TO_REVIEW, MOST_DAYS_TO_FORCE, next_review

__all__ = [
    "DAYS_TO_ASKING",
    "DAYS_TO_FORCE",
    "EVERYONE",
    "MONTHS_TO_REVIEW",
    "MOST_DAYS_TO_FORCE",
    "MOST_ONE_BY_ONE",
    "MOST_SESSIONS",
    "QUARTER",
    "ClauseDecision",
    "Later",
    "Lesson",
    "Paragraph",
    "Policy",
    "Session",
    "SessionKey",
    "Sitting",
    "Wording",
    "begin",
    "called",
    "compose",
    "decide",
    "held_after",
    "next_review",
]
