"""What people read where the code has an id."""

from __future__ import annotations

from cxaudit.words.speech import N_

NEVER_CAME = N_("Never")
"""The answer to a measure whose counting reading never came."""

GAPS = {
    "listening": N_("we do not know what customers expect"),
    "policy": N_("there is no rule, or the wrong one"),
    "delivery": N_("the rule is not kept"),
    "promise": N_("more is promised than done"),
}
"""Why something fails, by its gap."""

WRITTEN = {
    "no": N_("No"),
    "yes": N_("Yes"),
    "known": N_("Yes, and staff know it"),
    None: N_("Nobody said"),
}
"""Whether a clause is written down today."""

KINDS = {"visit": N_("Audit on site"), "self": N_("Self-assessment")}
"""What an audit is called, by its kind."""
