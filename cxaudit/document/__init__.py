"""The customer-service policy as documents for Word, and the letters that a visit needs."""

from cxaudit.document.documents import HOUSE_RULES, PROMISES, documents
from cxaudit.document.letters import CONSENT, TO_STAFF, letters

__all__ = ["CONSENT", "HOUSE_RULES", "PROMISES", "TO_STAFF", "documents", "letters"]
