"""Asks what became of last time's actions: a page each, one key, saved after every answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxaudit.actions import ActionItem, last_items, with_told
from cxaudit.audit import Audit, Status
from cxaudit.days import in_full
from cxaudit.interview.asking import NONE_OF_THESE, Option, User, WentBack, or_back
from cxaudit.interview.commands import Command, SetLastActions
from cxaudit.interview.days_asked import ask_day
from cxaudit.interview.flow import Interview, Save
from cxaudit.interview.page import TAKE, Page, Said, Way
from cxaudit.scoring import scorecard
from cxaudit.text import shortened
from cxaudit.words import N_, _, ngettext

_LONGEST_COMMENT = 200
"""Letters of a comment that is shown on a page."""

STOP = "stop"
"""What a page gives where the user goes on another time."""

_WAYS = {
    "seen": ("d", N_("done, and I saw it")),
    "done": ("s", N_("done, as they say")),
    "in_progress": ("i", N_("begun")),
    "open": ("n", N_("not begun")),
    "dropped": ("x", N_("dropped")),
}
"""What can be told of an action, with its key."""


def untold(audit: Audit) -> tuple[ActionItem, ...]:
    """Return last time's actions of which nothing was told yet, by number; none without an audit before."""
    return tuple(item for item in last_items(scorecard(audit)) if item.id not in audit.last_actions)


def ask_last_actions(user: User, audit: Audit, today: date, save: Save) -> Audit | None:
    """Ask what became of each action of which nothing was told yet; where all were told, change what was.

    Returns:
        The audit; None where the user goes on another time. Whatever was answered is saved.

    Raises:
        Stopped: if the user interrupted.
    """
    return _Round(user, audit, today, save).to_the_end()


def last_action(user: User, interview: Interview) -> Command:
    """Ask what became of the next action that is not told yet, those of the department first; else of any.

    Raises:
        WentBack: if nothing was told.
    """
    if not last_items(scorecard(interview.audit)):
        user.say(_("There are no actions of last time."))
        raise WentBack
    asked = _Round(user, interview.audit, interview.day, lambda _audit: None)
    here = interview.place.department.id
    left = sorted(untold(interview.audit), key=lambda item: item.department.id != here)
    action = left[0].id if left else asked.pick()
    while action and asked.about(action) == "list":
        action = asked.pick()
    if asked.audit is interview.audit:
        raise WentBack
    return SetLastActions(asked.audit)


class _Round:
    """The round through last time's actions, and with whom."""

    def __init__(self, user: User, audit: Audit, today: date, save: Save) -> None:
        self.user, self.audit, self._today, self._save = user, audit, today, save
        self._items = last_items(scorecard(audit))
        self._passed: list[str] = []

    def to_the_end(self) -> Audit | None:
        """Ask until all are told, or passed over; None where the user stops."""
        changing = not self._next()
        going_to = self.pick() if changing else ""
        while action := going_to or self._next():
            led = self.about(action)
            if led == STOP:
                return None
            if led == "back":
                going_to = self._before(action)
            elif led == "list" or changing:
                going_to = self.pick()
            else:
                self._passed += [action] if action not in self._passed else []
                going_to = ""
        return self.audit

    def _next(self) -> str:
        """The first that is not told yet, nor passed over; empty: none is."""
        left = (item.id for item in self._items if item.id not in self.audit.last_actions)
        return next((each for each in left if each not in self._passed), "")

    def _before(self, action: str) -> str:
        """The one that was asked about before; at the beginning the same."""
        place = self._passed.index(action) if action in self._passed else len(self._passed)
        return self._passed[place - 1] if place else action

    def pick(self) -> str:
        """Ask for an action; empty where the user leaves the list."""
        options = [
            Option(item.id, f"{item.number}. {item.title} [{self._so_far(item)}]") for item in self._items
        ]
        back = Option(NONE_OF_THESE, _("back: no action is to be changed"))
        picked = self.user.pick(_("Which action?"), [*options, back], NONE_OF_THESE)
        return "" if picked == NONE_OF_THESE else picked

    def about(self, action: str) -> str:
        """Ask what became of an action; return where that leads."""
        item = next(each for each in self._items if each.id == action)
        chosen = self.user.choose(self._page(item))
        if chosen in _WAYS:
            status = "done" if chosen == "seen" else chosen
            self._tell(action, status=status, seen=chosen == "seen")
            if status == "done":
                or_back(self.user, lambda: self._since_when(item, seen=chosen == "seen"))
            elif status == "dropped":
                or_back(self.user, lambda: self._why(action))
            return "on"
        return chosen

    def _since_when(self, item: ActionItem, *, seen: bool) -> bool:
        told = self.audit.last_actions[item.id].done_on or item.state.done_on
        day = ask_day(self.user, _("Since when?"), self._today, told, nothing=_("nobody knows the day"))
        self._tell(item.id, status="done", seen=seen, done_on=day)
        return True

    def _why(self, action: str) -> bool:
        why = self.user.line(_("Why was it dropped?"), nothing=_("nobody said"))
        self._tell(action, status="dropped", why=why)
        return True

    def _tell(self, action: str, **told: object) -> None:
        """Keep what was told, and save it."""
        self.audit = with_told(self.audit, action, **told)
        self._save(self.audit)

    def _page(self, item: ActionItem) -> Page:
        number = [each.id for each in self._items].index(item.id) + 1
        return Page(
            where=_("Last time’s actions · {number} of {all}", number=number, all=len(self._items)),
            title=f"{item.number}. {item.title}",
            body=tuple(self._body(item)),
            ways=(
                *(Way(key, value, _(label)) for value, (key, label) in _WAYS.items()),
                Way(TAKE, "on", _("ask me later")),
                Way("b", "back", _("back")),
                Way("l", "list", _("list of actions")),
                Way("q", STOP, _("stop, and go on another time")),
            ),
        )

    def _body(self, item: ActionItem) -> Iterator[Said]:
        due = [_("due {day}", day=in_full(item.due))] if item.due else []
        yield Said(" · ".join([item.department.title, item.owner, *due]))
        yield Said("")
        for task in item.tasks:
            yield Said(f"• {task}")
        yield Said("")
        if item.id in self.audit.last_actions:
            yield Said(_("So far: {status}", status=self._so_far(item)), "quiet")
        elif planned := "; ".join(_in_plan(item)):
            yield Said(_("In last time’s plan: {said}", said=planned), "quiet")

    def _so_far(self, item: ActionItem) -> str:
        told = self.audit.last_actions.get(item.id)
        if told is None:
            return _("not told yet")
        way = "seen" if told.status is Status.DONE and told.seen else told.status.value
        said = [_(_WAYS[way][1])]
        if told.done_on:
            said.append(_("since {day}", day=in_full(told.done_on)))
        return ", ".join([*said, *([told.why] if told.why else [])])


def _in_plan(item: ActionItem) -> Iterator[str]:
    """What was written into the plan about an action in the course of the year."""
    if item.status is not Status.OPEN:
        yield item.status.label
    if item.state.done_on:
        yield _("since {day}", day=in_full(item.state.done_on))
    if item.state.comment:
        yield shortened(" ".join(item.state.comment.split()), _LONGEST_COMMENT)


def still_to_tell(audit: Audit) -> str:
    """Say how many of last time's actions nothing was told of yet; empty where there is none."""
    left = len(untold(audit))
    said = ngettext("Last time’s actions: {n} to be told", "Last time’s actions: {n} to be told", left)
    return said if left else ""
