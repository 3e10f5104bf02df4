"""What people read where the code has an id."""

from __future__ import annotations

from cxaudit.words.speech import N_

NEVER_CAME = N_("Never")
"""The answer to a measure whose counting reading never came."""

GAPS = {
    "listening": N_("what customers expect is not known"),
    "policy": N_("there is no rule, or the wrong one"),
    "delivery": N_("the rule is not kept"),
    "promise": N_("more is promised than done"),
}
"""Why something fails, by its gap."""

WAYS = {"ask": N_("ask"), "look": N_("look"), "test": N_("test"), "read": N_("read")}
"""How the answer to a question is found out."""

PLACES = {
    "outside": N_("outside"),
    "entrance": N_("at the entrance"),
    "counter": N_("where customers are served"),
    "back": N_("behind the scenes"),
    "website": N_("on the website"),
    "telephone": N_("on the telephone"),
}
"""Where the answer to a question is found out."""

MEETS = {"directly": N_("meets customers directly"), "indirectly": N_("meets customers indirectly")}
"""Whether customers see a department."""

WRITTEN = {
    "no": N_("No"),
    "yes": N_("Yes"),
    "known": N_("Yes, and staff know it"),
    None: N_("Nobody said"),
}
"""Whether a clause is written down today."""

KINDS = {"visit": N_("Audit on site"), "self": N_("Self-assessment")}
"""What an audit is called, by its kind."""

STATUSES = {
    "open": N_("Open"),
    "in_progress": N_("In progress"),
    "done": N_("Done"),
    "parked": N_("Parked"),
    "dropped": N_("Dropped"),
    "reopened": N_("Reopened"),
}
"""How far an action item has come."""

STATES = {
    "answered": N_("answered"),
    "not_applicable": N_("not applicable"),
    "unknown": N_("unknown"),
    "open": N_("open"),
}
"""How far a question has come."""

EVIDENCE = {
    "stated": N_("Stated"),
    "documented": N_("Documented"),
    "observed": N_("Observed"),
    "confirmed": N_("Confirmed by customers"),
}
"""What a rating rests on."""

READERS = {
    "visit": {"note": N_("for the client"), "staff_note": N_("for staff"), "private": N_("private")},
    "self": {"note": N_("for whoever leads"), "staff_note": N_("for staff"), "private": N_("private")},
}
"""Whom a note is for, by the kind of audit: in a self-assessment nobody is the client."""

COMING = {
    "ask": N_("to be asked"),
    "send": N_("to be sent"),
}
"""How an answer that is waited for will come."""

IN_CONFIDENCE = N_("in confidence")
"""Instead of whoever told it."""

SEVERITIES = {
    "critical": N_("Critical"),
    "high": N_("High"),
    "medium": N_("Medium"),
    "low": N_("Low"),
}
"""How much a finding matters."""

WORK = {
    "decide": N_("Decide"),
    "listen": N_("Listen"),
    "write": N_("Write"),
    "train": N_("Train & equip"),
    "keep": N_("Keep the promise"),
    "find_out": N_("Find out"),
}
"""What kind of work an action item is."""

DECISIONS = {
    "write": N_("Write"),
    "revise": N_("Revise"),
    "correct": N_("Put right"),
    "train": N_("Train"),
    "find_out": N_("Find out"),
    "not_assessed": N_("Not assessed"),
    "keep": N_("Keep"),
    "leave_out": N_("Leave out"),
}
"""What is done about a clause of the policy."""

IN_WORDS = {
    "write": N_("Write it: nothing is written today."),
    "revise": N_("Revise it: the new wording stands beside the old one."),
    "correct": N_("Put right what is said or what is done, so that both agree."),
    "train": N_("Train: it is taught, so that it is kept."),
    "find_out": N_("Find out what nobody here could answer."),
    "not_assessed": "",
    "keep": "",
    "leave_out": N_("Leave out: it stands nowhere in the policy."),
}
"""What is done about a clause, in a sentence; empty where it is nothing."""

STILL_TO_BE_REVISED = N_("Revise it: a better wording is still to be found.")
"""The same where the wording is the old one."""

TO_BE_SETTLED = N_("Settle the wording: what is written today is not known.")
"""The same where nobody said whether there is an old one."""

FATES = {
    "fixed": N_("fixed"),
    "still": N_("still there"),
    "no_longer_asked": N_("no longer asked"),
    "unanswered": N_("not answered yet"),
    "new": N_("new"),
    "not_before": N_("new, not answered then"),
}
"""What became of a finding since the last audit."""

CLAUSES = {"promise": N_("Promise"), "rule": N_("Rule")}
"""What a clause of the policy is, by its kind."""

EFFORTS = {"S": N_("S"), "M": N_("M"), "L": N_("L")}
"""How much work an action is: under a day, under a month, longer."""
