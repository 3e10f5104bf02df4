"""From what was found to a customer-service policy: decisions, the text, and the training."""

from cxaudit.policy.decisions import ClauseDecision, decide
from cxaudit.policy.text import Paragraph, Policy, compose, in_force, next_review, numbers
from cxaudit.policy.training import Session, train

__all__ = [
    "ClauseDecision",
    "Paragraph",
    "Policy",
    "Session",
    "compose",
    "decide",
    "in_force",
    "next_review",
    "numbers",
    "train",
]
