"""The end of an audit: what is left, the score, the verdict, the plan, the policy.

Each can be left and reached again. What comes next follows from the audit, so nothing is gone through twice,
and a finished audit is opened here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from cxaudit.actions import agree
from cxaudit.audit import Audit
from cxaudit.interview import agreeing, policy_sitting
from cxaudit.interview.asking import Stopped, User
from cxaudit.interview.clause_page import minutes_left
from cxaudit.interview.flow import Clock, Interview, Save, again, run, unsettled
from cxaudit.interview.listing import pick_question
from cxaudit.interview.named_notes import look_through, named_notes
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.interview.review import lacking_notes, left_over, note_what_needs_it
from cxaudit.interview.score_said import say_score
from cxaudit.interview.verdict import judge
from cxaudit.policy import Sitting
from cxaudit.policy import begin as begin_policy
from cxaudit.scoring import scorecard
from cxaudit.words import _, ngettext

STOP = "stop"
"""What the end gives where the user goes on another time."""

_PARTS = ("notes", "verdict", "actions", "policy", "workbook")
"""What comes one after the other, unless somebody chooses otherwise."""


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
        interview = run(interview, user.command, save, clock)
        if interview.stopped:
            if interview.stopped.interrupted:
                raise Stopped
            return None
        end = _End(user, interview.audit, order, save, clock)
        led, question = end.to_the_end()
        if led == STOP:
            return None
        if led == "workbook":
            return end.audit
        asked = (question,) if question else unsettled(end.audit, order)
        interview = again(replace(interview, audit=end.audit), asked)


@dataclass
class _End:
    """The end of an audit, with whom it is gone through."""

    user: User
    audit: Audit
    order: tuple[str, ...]
    save: Save
    clock: Clock
    passed: set[str] = field(default_factory=set)

    @property
    def today(self) -> date:
        """The day on which it is gone through."""
        return self.clock().date()

    def to_the_end(self) -> tuple[str, str]:
        """Go through what is left, until the user goes elsewhere; return where to, with a question."""
        for line in left_over(self.audit, self.order):
            self.user.say(line)
        while True:
            chosen = self.user.choose(self._page())
            if chosen == "on":
                chosen = self._on()
            if chosen in (STOP, "workbook", "open"):
                return chosen, ""
            if chosen == "change":
                return chosen, pick_question(self.user, self.audit, self.order)
            self._go_through(chosen)

    def _on(self) -> str:
        """Go through one part after the other; return where that ends."""
        while (part := self._next) != "workbook":
            if not self._go_through(part):
                return ""
            self.passed.add(part)
        return "workbook"

    @property
    def _next(self) -> str:
        """The first part that is not done."""
        return next(part for part in _PARTS if part not in self.passed and not self._is_done(part))

    def _is_done(self, part: str) -> bool:
        match part:
            case "notes":
                named = named_notes(self.audit, self.order)
                return bool(self.audit.verdict) or not (named or lacking_notes(self.audit, self.order))
            case "verdict":
                return bool(self.audit.verdict)
            case "actions":
                return agree(self.audit, self.today).next is None
            case "policy":
                return self._sitting().next is None
        return False

    def _sitting(self) -> Sitting:
        return begin_policy(scorecard(self.audit), self.today)

    def _go_through(self, part: str) -> bool:
        """Go through a part; False where the user stops in it."""
        match part:
            case "notes":
                self._notes()
            case "score":
                say_score(self.user, self.audit)
                self.user.choose(_read(_("The score")))
            case "verdict":
                say_score(self.user, self.audit)
                self.audit = judge(self.user, self.audit, self._keep)
            case "actions":
                return self._actions()
            case "policy":
                return self._policy()
        return True

    def _keep(self, audit: Audit) -> None:
        self.save(audit)
        self.audit = audit

    def _notes(self) -> None:
        interview = Interview(self.audit, self.order, len(self.order))
        self.audit = note_what_needs_it(self.user, interview, self._keep, self.clock)
        self.audit = look_through(self.user, self.audit, self.order, self._keep, self.clock)

    def _actions(self) -> bool:
        agreement = agree(self.audit, self.today)
        going_on = agreement.next is not None
        go = agreeing.agree_on if going_on else agreeing.change
        return go(self.user, agreement, self._keep) is not None

    def _policy(self) -> bool:
        sitting = self._sitting()
        go = policy_sitting.hold if sitting.next else policy_sitting.change
        return go(self.user, sitting, self._keep) is not None

    def _page(self) -> Page:
        return Page(
            where=_("The end of the audit"),
            title=_("All questions were shown. And now?"),
            body=tuple(Said(line) for line in self._stands()),
            ways=tuple(self._ways()),
        )

    def _stands(self) -> Iterator[str]:
        """How far each part has come, a line each."""
        audit = self.audit
        yield left_over(audit, self.order)[0]
        yield (
            _("Verdict: {headline}", headline=audit.headline or _("none"))
            if audit.verdict
            else _("Verdict: not written yet")
        )
        yield _actions_stand(audit, self.today)
        if audit.in_policy:
            yield _policy_stands(self._sitting())

    def _ways(self) -> Iterator[Way]:
        audit = self.audit
        yield Way(TAKE, "on", _on_to(self._next))
        if unsettled(audit, self.order):
            yield Way("o", "open", _("go through what is open or unknown"))
        yield Way("c", "change", _("change an answer"))
        if named_notes(audit, self.order) or lacking_notes(audit, self.order):
            yield Way("n", "notes", _("look through the notes"))
        yield Way("s", "score", _("the score"))
        yield Way("v", "verdict", _("the verdict"))
        yield Way("a", "actions", _("the actions"))
        if audit.in_policy:
            yield Way("p", "policy", _("the policy"))
        yield Way("w", "workbook", _("write the workbook now"))
        yield Way("q", STOP, _("stop, and go on another time"))


def _on_to(part: str) -> str:
    """Say what comes next."""
    match part:
        case "notes":
            return _("on: the notes")
        case "verdict":
            return _("on: the score and the verdict")
        case "actions":
            return _("on: the actions")
        case "policy":
            return _("on: the policy")
    return _("on: write the workbook")


def _actions_stand(audit: Audit, today: date) -> str:
    agreement = agree(audit, today)
    if not agreement.items:
        return _("Actions: none are needed")
    if agreement.next is None:
        return _("Actions: agreed")
    left = len(agreement.undecided)
    return ngettext("Actions: {n} to go through", "Actions: {n} to go through", left)


def _policy_stands(sitting: Sitting) -> str:
    if sitting.next is None:
        return _("Policy: decided")
    left = minutes_left(sitting)
    return ngettext("Policy: about {n} minute to decide it", "Policy: about {n} minutes to decide it", left)


def _read(title: str) -> Page:
    way = Way(TAKE, "on", _("go on"))
    return Page(_("The end of the audit"), title, (Said(_("It stands above.")),), (way,))
