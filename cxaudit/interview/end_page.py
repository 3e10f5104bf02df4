"""How far the end of an audit has come: pure, from the audit alone, and the page that says so."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from cxaudit.actions import ActionItem, Agreement, agree
from cxaudit.audit import Audit
from cxaudit.interview.clause_page import minutes_left
from cxaudit.interview.last_actions import still_to_tell, untold
from cxaudit.interview.named_notes import NamedNote, named_notes
from cxaudit.interview.orders import unsettled
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.interview.review import lacking_notes, left_over
from cxaudit.policy import Sitting, begin
from cxaudit.scoring import scorecard
from cxaudit.words import N_, _, ngettext

STOP, WORKBOOK = "stop", "workbook"
"""What the end gives where the user goes on another time, and where the workbook is to be written."""

PARTS = {
    "last": N_("on: last time’s actions"),
    "notes": N_("on: the notes"),
    "verdict": N_("on: the score and the verdict"),
    "actions": N_("on: the actions"),
    "policy": N_("on: the policy"),
    WORKBOOK: N_("on: write the workbook"),
}
"""What comes one after the other unless somebody chooses otherwise, and how the way there is called."""


@dataclass(frozen=True)
class End:
    """The end of an audit as far as it has come."""

    audit: Audit
    """As it was saved last."""

    order: tuple[str, ...]
    """Questions that were asked."""

    today: date
    """The day on which it is gone through."""

    @cached_property
    def untold(self) -> tuple[ActionItem, ...]:
        """Last time's actions of which nothing was told yet."""
        return untold(self.audit)

    @cached_property
    def agreement(self) -> Agreement:
        """The plan as far as it is agreed."""
        return agree(self.audit, self.today)

    @cached_property
    def sitting(self) -> Sitting:
        """The policy sitting as far as it has come."""
        return begin(scorecard(self.audit), self.today)

    @cached_property
    def named(self) -> tuple[NamedNote, ...]:
        """Notes that name somebody."""
        return named_notes(self.audit, self.order)

    @cached_property
    def lacking(self) -> tuple[str, ...]:
        """Questions whose answers need a note."""
        return lacking_notes(self.audit, self.order)

    @cached_property
    def done(self) -> frozenset[str]:
        """The parts that are done; whoever has written a verdict is through with the notes."""
        judged = bool(self.audit.verdict)
        are_done = {
            "last": not self.untold,
            "notes": judged or not (self.named or self.lacking),
            "verdict": judged,
            "actions": self.agreement.next is None,
            "policy": self.sitting.next is None,
        }
        return frozenset(part for part, is_done in are_done.items() if is_done)

    def next(self, passed: Collection[str]) -> str:
        """Return the first part that is not done, nor passed over."""
        return next(part for part in PARTS if part not in self.done and part not in passed)


def end_page(end: End, passed: Collection[str]) -> Page:
    """Say how far the end has come, and offer what comes next, and every part by its key."""
    return Page(
        where=_("The end of the audit"),
        title=_("All questions were shown. And now?"),
        body=tuple(Said(line) for line in _stands(end)),
        ways=tuple(_ways(end, passed)),
    )


def _stands(end: End) -> Iterator[str]:
    """How far each part has come, a line each."""
    audit = end.audit
    yield left_over(audit, end.order, end.today)[0]
    if said := still_to_tell(audit):
        yield said
    if audit.verdict:
        yield _("Verdict: {headline}", headline=audit.headline or _("written"))
    else:
        yield _("Verdict: not written yet")
    yield _actions(end)
    if audit.in_policy:
        yield _policy(end)


def _actions(end: End) -> str:
    if not end.agreement.items:
        return _("Actions: none are needed")
    if "actions" in end.done:
        return _("Actions: agreed")
    left = len(end.agreement.undecided)
    return ngettext("Actions: {n} to go through", "Actions: {n} to go through", left)


def _policy(end: End) -> str:
    if "policy" in end.done:
        return _("Policy: decided")
    left = minutes_left(end.sitting)
    return ngettext("Policy: about {n} minute to decide it", "Policy: about {n} minutes to decide it", left)


def _ways(end: End, passed: Collection[str]) -> Iterator[Way]:
    yield Way(TAKE, "on", _(PARTS[end.next(passed)]))
    if unsettled(end.audit, end.order):
        yield Way("o", "open", _("go through what is open or unknown"))
    yield Way("c", "change", _("change an answer"))
    if end.named or end.lacking:
        yield Way("n", "notes", _("look through the notes"))
    if end.untold or end.audit.last_actions:
        yield Way("l", "last", _("last time’s actions"))
    yield Way("s", "score", _("the score"))
    yield Way("v", "verdict", _("the verdict"))
    yield Way("a", "actions", _("the actions"))
    if end.audit.in_policy:
        yield Way("p", "policy", _("the policy"))
    yield Way("w", WORKBOOK, _("write the workbook now"))
    yield Way("q", STOP, _("stop, and go on another time"))
