"""Goes through the proposed actions: a page each, one key where nothing changes, saved after every answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from pydantic import ValidationError

from cxaudit.actions import ActionItem, Agreement
from cxaudit.actions.agreement_steps import (
    AskAction,
    AskAgreed,
    AskParked,
    AskResolutions,
    AskWeeksOut,
)
from cxaudit.audit import MOST_RESOLUTIONS, Severity, Status, WeeksOut
from cxaudit.checklist import LONGEST_TITLE
from cxaudit.days import in_full
from cxaudit.interview.action_page import STOP, action_page
from cxaudit.interview.asking import NONE_OF_THESE, Option, User, or_back
from cxaudit.interview.dates import read_day
from cxaudit.interview.days_asked import ask_day
from cxaudit.interview.flow import Save
from cxaudit.words import _, ngettext


def agree_on(user: User, agreement: Agreement, save: Save) -> Agreement | None:
    """Go on with a plan until it is agreed.

    Returns:
        The agreement; None where the user goes on another time. Whatever was answered is saved.

    Raises:
        Stopped: if the user interrupted.
    """
    return _Agreeing(user, agreement, save).to_the_end()


def change(user: User, agreement: Agreement, save: Save) -> Agreement | None:
    """Let the user change what was decided about actions, and then the resolutions.

    Returns:
        The agreement; None where the user stopped.
    """
    agreeing = _Agreeing(user, agreement, save)
    while action := agreeing.pick_action():
        if agreeing.about(action) == STOP:
            return None
    agreeing.choose_again()
    return agreeing.to_the_end()


class _Agreeing:
    """A plan that is agreed on, with whom."""

    def __init__(self, user: User, agreement: Agreement, save: Save) -> None:
        self.user, self.agreement, self._save = user, agreement, save
        self._gone_through: list[str] = []

    def to_the_end(self) -> Agreement | None:
        """Ask until all is agreed; None where the user stops."""
        going_to = ""
        while going_to or self.agreement.next:
            step = self.agreement.next
            if not going_to and not isinstance(step, AskAction):
                if self._ask(step):
                    continue
                if not self._gone_through:
                    return None
                going_to = self._gone_through[-1]
            action = going_to or (step.item.id if isinstance(step, AskAction) else "")
            led = self.about(action)
            if led == STOP:
                return None
            going_to = self._led(led, action)
        return self.agreement

    def _led(self, led: str, action: str) -> str:
        """The action to which a page led; empty: to what is asked next."""
        if led == "list":
            return self.pick_action() or action
        before = [each for each in self._gone_through if each != action]
        if led == "back":
            place = self._gone_through.index(action) if action in self._gone_through else len(before)
            return self._gone_through[place - 1] if place else action
        self._gone_through = [*before, action] if action not in self._gone_through else self._gone_through
        return ""

    def pick_action(self) -> str:
        """Ask for an action item; empty where the user leaves the list."""
        items = sorted(self.agreement.items, key=lambda item: item.number)
        options = [Option(item.id, f"{item.number}. {item.title} [{item.status.label}]") for item in items]
        back = Option(NONE_OF_THESE, _("back: no action is to be changed"))
        now = next((item.id for item in self.agreement.undecided), NONE_OF_THESE)
        picked = self.user.pick(_("Which action?"), [*options, back], now)
        return "" if picked == NONE_OF_THESE else picked

    def choose_again(self) -> None:
        """Ask for the resolutions, with those that stand."""
        planned = tuple(item for item in self.agreement.items if item.status.unfinished)
        chosen = tuple(self.agreement.audit.resolutions or ())
        if planned and chosen:
            or_back(self.user, lambda: self._resolutions(AskResolutions(planned, chosen)))

    def about(self, action: str) -> str:
        """Ask about an action until it is decided, or the user goes elsewhere; return where to."""
        while True:
            step = self.agreement.about(action)
            done = self.user.choose(action_page(self.agreement, step))
            decided = {
                "keep": step.keep,
                "park": step.park,
                "drop": step.drop,
                "take_up": {"status": Status.OPEN},
            }.get(done)
            if decided:
                self._keep(self.agreement.answered(step, decided))
                return "on"
            if done == "all":
                self._keep(self.agreement.rest_kept())
                return "on"
            if done in ("back", "list", STOP):
                return done
            asks = {"edit": self._edit, "owner": self._owner, "due": self._due, "own": self._own}[done]
            or_back(self.user, partial(asks, step))

    def _edit(self, step: AskAction) -> None:
        """Ask for title, tasks and how it is known that it is done; each is kept at once."""
        item = step.item
        title = self.user.line(_("Its title"), item.title, longest=LONGEST_TITLE)
        self._change(step, title=title if title != item.title else item.state.title)
        tasks = self._tasks(item)
        self._change(step, tasks=tasks if tasks != item.tasks else item.state.tasks)
        said = item.state.done_when or ""
        nothing = _("as proposed")
        self._change(step, done_when=self.user.text(_("Done when"), said, nothing=nothing) or None)

    def _tasks(self, item: ActionItem) -> tuple[str, ...]:
        """Ask for each task, and for more until there is none."""
        tasks = [
            self.user.line(_("Task {number}", number=number), task, nothing=_("take it out"))
            for number, task in enumerate(item.tasks, 1)
        ]
        while more := self.user.line(_("One more task"), nothing=_("no more")):
            tasks.append(more)
        return tuple(filter(None, tasks)) or item.tasks

    def _owner(self, step: AskAction) -> None:
        somebody = Option(NONE_OF_THESE, _("somebody else …"))
        options = [*(Option(name, name) for name in step.names), somebody]
        owner = self.user.pick(_("Who sees to it?"), options, step.item.owner)
        self._change(step, owner=self.user.line(_("Who is it?")) if owner == NONE_OF_THESE else owner)

    def _due(self, step: AskAction) -> None:
        day = ask_day(
            self.user,
            _("Due on"),
            self.agreement.audit.plan_began,
            step.item.due,
            nothing=_("as proposed"),
        )
        self._change(step, due=day if day != step.item.due else step.item.state.due)

    def _change(self, step: AskAction, **changes: object) -> None:
        self._keep(self.agreement.answered(step, changes))

    def _own(self, step: AskAction) -> None:
        """Ask for an action of the auditor's own."""
        audit = self.agreement.audit
        departments = [audit.checklist.department(id) for id in audit.departments]
        options = [Option(each.id, each.title) for each in departments]
        department = self.user.pick(_("Whose work is it?"), options, step.item.department.id)
        found = self.user.text(_("What did you find?"), nothing=_("no action of my own"))
        if not found.strip():
            return
        do = self.user.line(_("What is to be done?"))
        severities = [Option(each, each.label) for each in Severity]
        severity = self.user.pick(_("How much does it matter?"), severities, Severity.HIGH)
        title = self.user.line(_("Its title"), nothing=_("as what was found"), longest=LONGEST_TITLE)
        own = {"found": found, "do": do, "severity": severity, "title": title or None}
        self._keep(self.agreement.with_own(department, **own))

    def _ask(self, step: object) -> bool:
        """Ask what comes before and after the actions; False where the user goes back."""
        match step:
            case AskWeeksOut():
                return or_back(self.user, lambda: self._weeks_out(step)) is not None
            case AskAgreed():
                return or_back(self.user, lambda: self._agreed(step)) is not None
            case AskParked():
                return or_back(self.user, lambda: self._parked(step)) is not None
            case AskResolutions():
                return or_back(self.user, lambda: self._resolutions(step)) is not None
        raise AssertionError(f"an action is asked about by a page: {step}")

    def _weeks_out(self, step: AskWeeksOut) -> bool:
        """Ask for weeks until there are no more."""
        out: list[WeeksOut] = []
        ask, nothing = _("Weeks in which nothing can be begun, such as 21 Dec to 3 Jan"), _("there are none")
        while typed := self.user.line(ask, nothing=nothing):
            weeks = _read_weeks(typed, self.agreement.today)
            if weeks is None:
                self.user.say(_("Type a day, or two with “to” between: 21 Dec to 3 Jan."))
                continue
            out.append(weeks)
            self.user.say(_("{first} to {last}", first=in_full(weeks.monday), last=in_full(weeks.sunday)))
            ask, nothing = _("More such weeks"), _("no more")
        self._keep(self.agreement.answered(step, out))
        return True

    def _agreed(self, step: AskAgreed) -> bool:
        ask = _("On which day is the plan agreed? Its dates count from it")
        day = ask_day(self.user, ask, self.agreement.today, step.proposed)
        assert day, "a day is needed"
        self._keep(self.agreement.answered(step, day))
        return True

    def _parked(self, step: AskParked) -> bool:
        message = ngettext(
            "{n} more action is parked. Which are taken up?",
            "{n} more actions are parked. Which are taken up?",
            len(step.items),
        )
        self._keep(
            self.agreement.answered(
                step, self.user.tick(message, _numbered(step.items), (), nothing=_("none is"))
            )
        )
        return True

    def _resolutions(self, step: AskResolutions) -> bool:
        """Ask for the resolutions, of which there is room for so many."""
        message = _("Resolutions: with which of them is begun? At most {most}", most=MOST_RESOLUTIONS)
        chosen: Sequence[str] = step.proposed
        while True:
            chosen = self.user.tick(message, _numbered(step.items), chosen)
            if len(chosen) <= MOST_RESOLUTIONS:
                self._keep(self.agreement.answered(step, chosen))
                return True
            self.user.say(_("That are {count}: at most {most}.", count=len(chosen), most=MOST_RESOLUTIONS))

    def _keep(self, agreement: Agreement) -> None:
        """Go on with an agreement, once it is saved."""
        if agreement.audit is not self.agreement.audit:
            self._save(agreement.audit)
        self.agreement = agreement


def _numbered(items: Sequence[ActionItem]) -> list[Option]:
    return [Option(item.id, f"{item.number}. {item.title} ({item.owner})") for item in items]


def _read_weeks(typed: str, today: date) -> WeeksOut | None:
    """The weeks that somebody typed, as one day or from one to another; None where they can't be."""
    parts = [part.strip() for part in re.split(rf"–| (?:to|{re.escape(_('to'))}) ", typed)]
    first = read_day(parts[0], today)
    last = read_day(parts[-1], first) if first else None
    if first is None or last is None or len(parts) > 2:
        return None
    try:
        return WeeksOut.model_validate({"from": first, "to": last})
    except ValidationError:
        return None
