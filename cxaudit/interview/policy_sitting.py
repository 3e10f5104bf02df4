"""Holds the policy sitting: a page a clause, one key where nothing changes, saved after every answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cxaudit.actions import who_runs
from cxaudit.audit import Decision
from cxaudit.checklist import Clause
from cxaudit.interview.asking import NONE_OF_THESE, Option, User, or_back
from cxaudit.interview.clause_page import STOP, clause_page, others_page
from cxaudit.interview.days_asked import ask_day
from cxaudit.interview.flow import Save
from cxaudit.interview.numbers_asked import ask_number
from cxaudit.policy import EVERYONE, Sitting
from cxaudit.policy.steps import (
    AskCurrency,
    AskInForce,
    AskNumber,
    AskOthers,
    AskSettled,
    AskWho,
    AskWording,
    AskWritten,
    Settled,
    Written,
)
from cxaudit.words import _


def hold(user: User, sitting: Sitting, save: Save) -> Sitting | None:
    """Go on with a sitting until all is decided.

    Returns:
        The sitting; None where the user goes on another time. Whatever was answered is saved.

    Raises:
        Stopped: if the user interrupted.
    """
    return _Held(user, sitting, save).to_the_end()


def change(user: User, sitting: Sitting, save: Save) -> Sitting | None:
    """Let the user change what was decided about clauses, beginning with the list of them.

    Returns:
        The sitting; None where the user stopped.
    """
    held = _Held(user, sitting, save)
    while clause := held.pick_clause():
        if held.about(clause) == STOP:
            return None
        if held.sitting.next is not None:
            return held.to_the_end()
    return held.sitting


class _Held:
    """A sitting that is held, with whom it is held."""

    def __init__(self, user: User, sitting: Sitting, save: Save) -> None:
        self.user, self.sitting, self._save = user, sitting, save

    def to_the_end(self) -> Sitting | None:
        """Ask until all is decided; None where the user stops."""
        going_to: Clause | None = None
        while step := self.sitting.next:
            if going_to is None and isinstance(step, AskWritten | AskNumber | AskSettled):
                going_to = step.clause
            if going_to is None:
                led = self._others(step) if isinstance(step, AskOthers) else self._at_the_end(step)
                if led == STOP:
                    return None
                if led == "on":
                    continue
                going_to = (self.sitting.one_by_one or self.sitting.others)[-1].clause
            led = self.about(going_to)
            if led == STOP:
                return None
            going_to = self._led(led, going_to)
        return self.sitting

    def _led(self, led: str, clause: Clause) -> Clause | None:
        """The clause that a page led to; None: to what is asked next."""
        if led == "list":
            return self.pick_clause() or clause
        order = [each.clause for each in self.sitting.one_by_one]
        place = order.index(clause) if clause in order else len(order)
        if led == "back":
            return order[max(0, place - 1)] if order else clause
        return None

    def pick_clause(self) -> Clause | None:
        """Ask for a clause; None where the user leaves the list."""
        audit = self.sitting.audit
        options = [Option(each.id, self._listed(each)) for each in self.sitting.clauses]
        upcoming = self.sitting.next
        back = Option(NONE_OF_THESE, _("back: no clause is to be changed"))
        now = upcoming.clause.id if isinstance(upcoming, AskWritten | AskNumber | AskSettled) else back.value
        picked = self.user.pick(_("Which clause?"), [*options, back], now)
        return next((each for each in audit.in_policy if each.id == picked), None)

    def _listed(self, clause: Clause) -> str:
        decision = self.sitting.audit.sitting_on(clause.id).decision
        return f"{clause.title} [{decision.label if decision else _('open')}]"

    def about(self, clause: Clause) -> str:
        """Ask about a clause until it is settled, or the user goes elsewhere; return where to."""
        while True:
            done = self.user.choose(clause_page(self.sitting, clause))
            if done in ("no", "yes", "known"):
                self._settle(clause, done)
                return "on"
            if done == "leave_out":
                self._answer(self._written(clause), "leave_out")
                return "on"
            if done == "numbers":
                or_back(self.user, lambda: self._numbers(clause))
            elif done == "wording":
                or_back(self.user, lambda: self._wording(clause))
            elif done == "decide":
                if or_back(self.user, lambda: self._decide(clause)):
                    return "on"
            else:
                return done

    def _written(self, clause: Clause) -> AskWritten:
        return next(step for step in self.sitting.steps(clause.id) if isinstance(step, AskWritten))

    def _settled(self, clause: Clause) -> AskSettled:
        return next(step for step in self.sitting.steps(clause.id) if isinstance(step, AskSettled))

    def _answer(self, step: AskWritten, answer: Written) -> None:
        self._keep(self.sitting.answered(step, answer))

    def _settle(self, clause: Clause, written: str) -> None:
        """Take a clause as it is shown, with what follows from whether it is written."""
        asked = self._written(clause)
        sitting = self.sitting.answered(asked, next(each for each in asked.choices if each == written))
        for step in sitting.steps(clause.id):
            if isinstance(step, AskNumber):
                sitting = sitting.answered(step, step.proposed)
            elif isinstance(step, AskSettled):
                sitting = sitting.answered(step, Settled(step.proposed))
        self._keep(sitting)

    def _numbers(self, clause: Clause) -> None:
        """Ask for each number of a clause, and keep each at once."""
        for step in self.sitting.steps(clause.id):
            if isinstance(step, AskNumber):
                number = ask_number(self.user, step, self.sitting.audit.currency)
                self._keep(self.sitting.answered(step, number))

    def _wording(self, clause: Clause) -> None:
        """Ask for the words of a clause until all names of numbers in them are its own."""
        now = self._settled(clause).wording
        names = ", ".join(f"{{{name}}}" for name in clause.numbers)
        if names:
            self.user.say(_("Numbers stand in braces, and are set by themselves: {names}", names=names))
        typed = now
        while True:
            typed = self.user.text(_("How is it to read?"), typed, nothing=_("as the checklist has it"))
            if clause.can_say(typed):
                self._keep(self.sitting.answered(AskWording(clause, now), typed))
                return
            self.user.say(_("A name in braces is none of its numbers: {names}", names=names or "-"))

    def _decide(self, clause: Clause) -> bool:
        """Ask what is done about a clause, whatever its answers lead to; and whether it is written."""
        written = self._written(clause)
        if self.sitting.audit.sitting_on(clause.id).written is None:
            options = [
                Option(each, written_in_words(each)) for each in written.choices if each != "leave_out"
            ]
            picked = self.user.pick(_("Is it written down today?"), options, written.proposed or "")
            self._answer(written, next(each for each in written.choices if each == picked))
        step = self._settled(clause)
        decisions = [Option(each, each.label) for each in step.choices]
        decision = Decision(self.user.pick(_("What is to be done?"), decisions, step.proposed))
        self._keep(self.sitting.answered(step, Settled(decision)))
        return True

    def _at_the_end(self, step: object) -> str:
        """Ask what comes after the clauses; return whether the user goes on, or back to them."""
        match step:
            case AskCurrency():
                done = or_back(self.user, lambda: self._currency(step))
            case AskWho():
                done = or_back(self.user, lambda: self._who(step))
            case AskInForce():
                done = or_back(self.user, lambda: self._in_force(step))
            case _:
                raise AssertionError(f"a clause is asked about by a page: {step}")
        return "on" if done else "back"

    def _others(self, step: AskOthers) -> str:
        """Show all other clauses on one page, to be taken as proposed, or some of them left out."""
        out = tuple(each.clause.id for each in step.proposals if each.decision is Decision.LEAVE_OUT)
        while True:
            done = self.user.choose(others_page(self.sitting, step))
            chosen = or_back(self.user, partial(self._left_out, step, out)) if done == "out" else out
            if chosen is not None:
                if done in ("on", "out"):
                    self._keep(self.sitting.answered(step, chosen))
                    return "on"
                return done

    def _left_out(self, step: AskOthers, out: Sequence[str]) -> tuple[str, ...]:
        options = [Option(each.clause.id, each.clause.title) for each in step.proposals]
        return self.user.tick(_("Which are left out of the policy?"), options, out, nothing=_("none is"))

    def _currency(self, step: AskCurrency) -> bool:
        message = _("What are sums of money counted in, such as euros?")
        self._keep(self.sitting.answered(step, self.user.line(message, longest=20)))
        return True

    def _who(self, step: AskWho) -> bool:
        """Ask who does what: names once, then those of each role, which are kept at once."""
        known = step.names
        said = _("Who works here besides {names}? Names, separated by commas", names=", ".join(known))
        typed = self.user.line(
            said if known else _("Who works here? Names, separated by commas"),
            nothing=_("nobody else") if known else _("I name nobody"),
        )
        names = tuple(dict.fromkeys([*known, *filter(None, (each.strip() for each in typed.split(",")))]))
        roles = tuple(each for each in step.roles if each != EVERYONE)
        few = self.sitting.audit.few
        if few:
            self.user.say(_("What nobody is ticked for falls to {name}.", name=who_runs(self.sitting.audit)))
        for name in names if few else ():
            self._keep(self._does(step, name, roles))
        for role in roles if names and not few else ():
            self._keep(self._told(step, role, names))
        self._keep(self.sitting.answered(step, {EVERYONE: names} if few and names else {}))
        return True

    def _does(self, step: AskWho, name: str, roles: Sequence[str]) -> Sitting:
        """Ask which roles one of few people has, and return the sitting with them."""
        had = {role: self.sitting.audit.does.get(role, ()) for role in roles}
        options = [Option(role, role) for role in roles]
        message = _("To which of these does {name} belong?", name=name)
        before = [role for role in roles if name in had[role]]
        ticked = self.user.tick(message, options, before, nothing=_("to none of them"))
        does = {
            role: [*(each for each in had[role] if each != name), *([name] if role in ticked else [])]
            for role in roles
        }
        return replace(self.sitting, audit=step.take(self.sitting.audit, does))

    def _told(self, step: AskWho, role: str, names: Sequence[str]) -> Sitting:
        """Ask who has a role, and return the sitting with it, in which the others are still asked for."""
        options = [Option(name, name) for name in names]
        message = _("Who is that: {role}?", role=role)
        picked = self.user.tick(message, options, step.proposed.get(role, ()), nothing=_("nobody by name"))
        return replace(self.sitting, audit=step.take(self.sitting.audit, {role: picked}))

    def _in_force(self, step: AskInForce) -> bool:
        message = _("From when does the policy hold?")
        day = ask_day(self.user, message, self.sitting.today, step.proposed, first=step.first)
        assert day, "a day is needed"
        self._keep(self.sitting.answered(step, day))
        return True

    def _keep(self, sitting: Sitting) -> None:
        """Go on with a sitting, once it is saved."""
        if sitting.audit is not self.sitting.audit:
            self._save(sitting.audit)
        self.sitting = sitting


def written_in_words(written: Written) -> str:
    """Say whether a clause is written down today."""
    match written:
        case "no":
            return _("not written today: it is new")
        case "yes":
            return _("written")
        case "known":
            return _("written, and staff know it")
        case "leave_out":
            return _("leave it out of the policy")
