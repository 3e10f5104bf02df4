"""Asks a user everything that an audit begins with, shows it all once more, and then the plan."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.errors import CxauditError
from cxaudit.interview.asking import Option, User, WentBack
from cxaudit.interview.setup.plan_lines import plan_lines
from cxaudit.interview.setup.questions import Told
from cxaudit.interview.setup.state import PLAN, SetUp, of_last_time
from cxaudit.interview.setup.steps import AskLine, AskOne, AskSome, Step, Value
from cxaudit.plan import begin
from cxaudit.words import _

_RIGHT = "right"
"""Chosen where nothing is to be changed."""

Keep = Callable[[Mapping[str, Value]], object]
"""Keeps what was said so far, for somebody who stops."""


Then = Literal["now", "pack", "later"]
"""What comes after a set-up: the first question; or another day, with the visit pack made now or not."""


class Ready(NamedTuple):
    """What a set-up comes to."""

    audit: Audit
    """The audit, with nothing answered yet."""

    then: Then
    """What comes next."""


def set_up(
    user: User,
    checklist: Checklist,
    day: date,
    audit_id: str,
    last: Audit | None = None,
    begun: Mapping[str, Value] | None = None,
    keep: Keep = lambda said: None,
) -> Ready:
    """Ask everything that an audit begins with.

    Args:
        user: who is asked.
        checklist: what can be asked.
        day: today.
        audit_id: tells the audit from every other.
        last: the audit before, of which everything is taken over but its day and who was seen; None: there
            is none.
        begun: what was said in a set-up that was stopped; None: none was, or it is not wanted.
        keep: is told after every answer what was said so far.

    Raises:
        Stopped: if the user wants to stop; `keep` has what was said.
    """
    said = begun or (of_last_time(last, checklist) if last else {})
    state = SetUp(Told(checklist, day, said, last=last))
    with user.going_back():
        while True:
            state = _everything(user, state, keep)
            made = _planned(user, state, audit_id)
            if isinstance(made, Ready):
                return made
            state = made


def _everything(user: User, state: SetUp, keep: Keep) -> SetUp:
    """Ask what is open, and look through all of it until nothing is to be changed."""
    while True:
        while step := state.next:
            state = _one(user, state, step)
            keep(state.told.said)
        try:
            chosen = user.pick(_("Is all of this right?"), _review(state), _RIGHT)
        except WentBack:
            state = state.back()
            continue
        if chosen == _RIGHT:
            return state
        step = next(each for each in state.proposing().answered if each.key == chosen)
        state = _one(user, state, step, changing=True)
        keep(state.told.said)


def _one(user: User, state: SetUp, step: Step, *, changing: bool = False) -> SetUp:
    """Ask for one thing; who goes back comes to the answer before, or of a change, leaves it as it was."""
    while True:
        try:
            value = _ask(user, step)
        except WentBack:
            return state if changing else state.back()
        if step.fits(value):
            return state.saying(step.key, value)
        user.say(_why(step, value))


def _ask(user: User, step: Step) -> Value:
    match step:
        case AskLine():
            return user.line(step.message, step.proposed, nothing=step.nothing)
        case AskOne():
            proposed = step.proposed if step.fits(step.proposed) else ""
            return user.pick(step.message, _in_detail(step), proposed)
        case AskSome():
            options = _in_detail(step)
            return list(user.tick(step.message, options, step.proposed, nothing=step.nothing))


def _in_detail(step: AskOne | AskSome) -> list[Option]:
    """The things to choose from, with what is said behind their titles."""
    details = ((each, step.details.get(each.value)) for each in step.options)
    return [Option(each.value, f"{each.title}: {told}" if told else each.title) for each, told in details]


def _why(step: Step, value: Value) -> str:
    """Why an answer cannot be taken."""
    match step, value:
        case AskLine(), str():
            return step.refused(value)
        case AskSome(), list():
            return step.refused(value)
    return ""


def _review(state: SetUp) -> list[Option]:
    """Everything that was said, each to be changed, after the way on."""
    answers = (Option(step.key, step.reviewed(state.told.said[step.key])) for step in state.answered)
    return [Option(_RIGHT, _("yes: show the plan")), *answers]


def _planned(user: User, state: SetUp, audit_id: str) -> Ready | SetUp:
    """Show the plan, and ask whether to begin; or return the set-up in which something is to be changed."""
    told = state.told
    try:
        audit = begin(told.answers, told.checklist, audit_id, told.last)
    except CxauditError as error:
        user.say(str(error))
        return state
    user.say("\n".join(plan_lines(audit)))
    try:
        chosen = user.pick(_("Shall it begin?"), _ways_on(audit), "now")
    except WentBack:
        return state
    match chosen:
        case "now" | "pack" | "later":
            return Ready(audit, chosen)
        case "plan":
            return state.reopened(PLAN)
    return state


def _ways_on(audit: Audit) -> list[Option]:
    own = _("save it, and print the plan with question sheets for paper")
    along = _("save it, and make the visit pack: what to begin when, papers, the walk, question sheets")
    later = _("save it, and begin another time") if audit.kind == "self" else _("save it for the day")
    return [
        Option("now", _("begin now")),
        Option("pack", own if audit.kind == "self" else along),
        Option("later", later),
        Option("plan", _("change the plan: how long, and which departments")),
        Option("said", _("change something else")),
    ]
