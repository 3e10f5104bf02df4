"""The end of an audit: what is left, the score, the verdict, the plan, the policy.

Each can be left and reached again. What comes next follows from the audit, so nothing is gone through twice,
and a finished audit is opened here.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from cxaudit.audit import Audit
from cxaudit.interview import agreeing, policy_sitting
from cxaudit.interview.asking import Stopped, User, WentBack
from cxaudit.interview.end_page import STOP, WORKBOOK, End, end_page
from cxaudit.interview.flow import Clock, Interview, Save, again, run
from cxaudit.interview.last_actions import ask_last_actions
from cxaudit.interview.listing import pick_question
from cxaudit.interview.named_notes import look_through
from cxaudit.interview.orders import as_planned, unsettled
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.interview.review import left_over, note_what_needs_it
from cxaudit.interview.score_said import say_score
from cxaudit.interview.verdict import judge
from cxaudit.words import _


def sit(user: User, interview: Interview, save: Save, clock: Clock) -> Audit | None:
    """Ask, look back and go through the end, until the user is through.

    Returns:
        The audit as it was saved, of which the workbook is to be written; None where the rest waits for
        another time.

    Raises:
        Stopped: if the user interrupted; everything answered is saved, what is half typed at the end too.
    """
    order = interview.order
    while True:
        planned = interview.audit
        interview = run(interview, user.command, save, clock)
        if interview.stopped:
            if interview.stopped.interrupted:
                raise Stopped
            return None
        order = as_planned(order, planned, interview.audit)
        ending = _Ending(user, interview.audit, order, save, clock)
        led, question = ending.to_the_end()
        if led == STOP:
            return None
        if led == WORKBOOK:
            return ending.audit
        asked = (question,) if question else unsettled(ending.audit, order)
        interview = again(replace(interview, audit=ending.audit), asked)


class _Ending:
    """The end of an audit that is gone through, with whom."""

    def __init__(self, user: User, audit: Audit, order: tuple[str, ...], save: Save, clock: Clock) -> None:
        self.user, self._order, self._save, self._clock = user, order, save, clock
        self._end = End(audit, order, clock().date())
        self._passed: set[str] = set()

    @property
    def audit(self) -> Audit:
        """As it was saved last."""
        return self._end.audit

    def to_the_end(self) -> tuple[str, str]:
        """Go through what is left, until the user goes elsewhere; return where to, with a question."""
        for line in left_over(self.audit, self._order, self._end.today):
            self.user.say(line)
        while True:
            chosen = self.user.choose(end_page(self._end, self._passed))
            if chosen == "on":
                chosen = self._on()
            if chosen in (STOP, WORKBOOK, "open"):
                return chosen, ""
            if chosen == "change":
                with suppress(WentBack):
                    return chosen, pick_question(self.user, self.audit, self._order)
            elif chosen:
                self._go_through(chosen)

    def _on(self) -> str:
        """Go through one part after the other; return where that ends, nothing where the user stopped."""
        while (part := self._end.next(self._passed)) != WORKBOOK:
            if not self._go_through(part):
                return ""
            self._passed.add(part)
        return WORKBOOK

    def _go_through(self, part: str) -> bool:
        """Go through a part; False where the user stops in it."""
        match part:
            case "last":
                return ask_last_actions(self.user, self.audit, self._end.today, self._keep) is not None
            case "notes":
                self._notes()
            case "score":
                say_score(self.user, self.audit)
                self.user.choose(_read(_("The score")))
            case "verdict":
                say_score(self.user, self.audit)
                judge(self.user, self.audit, self._keep)
            case "actions":
                return self._actions()
            case "policy":
                return self._policy()
        return True

    def _keep(self, audit: Audit) -> None:
        self._save(audit)
        self._end = replace(self._end, audit=audit)

    def _notes(self) -> None:
        interview = Interview(self.audit, self._order, len(self._order))
        note_what_needs_it(self.user, interview, self._keep, self._clock)
        look_through(self.user, self.audit, self._order, self._keep, self._clock)

    def _actions(self) -> bool:
        agreement = self._end.agreement
        go = agreeing.agree_on if agreement.next else agreeing.change
        return go(self.user, agreement, self._keep) is not None

    def _policy(self) -> bool:
        sitting = self._end.sitting
        go = policy_sitting.hold if sitting.next else policy_sitting.change
        return go(self.user, sitting, self._keep) is not None


def _read(title: str) -> Page:
    """What is shown below something that was said, until it is read."""
    way = Way(TAKE, "on", _("go on"))
    return Page(_("The end of the audit"), title, (Said(_("It stands above.")),), (way,))
