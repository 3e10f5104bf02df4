"""The customer-service policy as two documents for Word: promises to customers, and house rules."""

from cxaudit.document.documents import HOUSE_RULES, PROMISES, documents

__all__ = ["HOUSE_RULES", "PROMISES", "documents"]
