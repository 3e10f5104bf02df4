"""Words that every part of the product shares."""

from __future__ import annotations

NEVER_CAME = "Never"
"""The answer to a measure whose counting reading never came."""

GAPS = {
    "listening": "we do not know what customers expect",
    "policy": "there is no rule, or the wrong one",
    "delivery": "the rule is not kept",
    "promise": "more is promised than done",
}
"""Why something fails, by its gap."""

EVIDENCE = {
    "stated": "stated",
    "documented": "documented",
    "observed": "observed",
    "confirmed by customers": "confirmed by customers",
}
"""What an answer rests on, weakest first."""

STATES = {"rated": "rated", "not applicable": "not applicable", "unknown": "unknown", "open": "open"}
"""How far a question has come."""

WAYS = {"ask": "ask", "look": "look", "test": "test", "read": "read"}
"""How a question is found out."""

WRITTEN = {"no": "No", "yes": "Yes", "known": "Yes, and staff know it", None: "Nobody said"}
"""Whether a clause is written down today."""

KINDS = {"visit": "Audit on site", "self": "Self-assessment"}
"""What an audit is called, by its kind."""


def counted(count: int, noun: str) -> str:
    """Say how many, with the plural where it is not one."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
