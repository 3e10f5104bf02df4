"""From findings to dated action items.

An action item is one department's work on one clause of the policy, or at one touchpoint where its questions
name no clause that applies, or on what the auditor found beside all questions; or it is a decision of the
top, which is made once, before all others of its clause. Days count from the day the plan was agreed. Items
get their day in their order: by effort (14, 45, 120 days), in the first week with room (two a week in the
whole house, one where few people are the whole house, three a month of one owner), and in no week that is
out. A failed critical is due within 7 days and contained within 3, whatever else is due then; what follows a
decision is due a week after it at the earliest. People name an item by its number, which it is given in its
order and keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cxaudit.actions.added import AddedFinding
from cxaudit.actions.carried import as_told, carried_over, state_of, status_of
from cxaudit.actions.dates import MOST_IN_A_WEEK, MOST_IN_A_WEEK_OF_FEW, Calendar
from cxaudit.actions.drafts import Draft, drafts
from cxaudit.actions.findings import AnyFinding, find_all
from cxaudit.actions.items import ActionItem
from cxaudit.actions.numbers import numbers_of
from cxaudit.actions.owners import lead
from cxaudit.actions.tops import decider
from cxaudit.audit import ActionState, Audit, Status
from cxaudit.checklist import Effort
from cxaudit.days import a_month_later, after
from cxaudit.scoring import Scorecard, Tally, scorecard
from cxaudit.words import _

CONTAIN_DAYS, CRITICAL_DAYS = 3, 7
"""Days from the day the plan was agreed within which a failed critical is contained, and is put right."""

EFFORT_DAYS = {Effort.S: 14, Effort.M: 45, Effort.L: 120}
"""Days from the day the plan was agreed that effort takes."""

DAYS_AFTER_DECISION = 7
"""Days after a decision of the top before which nothing is due that follows it."""

MOST_QUICK_WINS = 5
"""Quick wins that are marked."""


def plan_actions(card: Scorecard, findings: Sequence[AnyFinding] | None = None) -> tuple[ActionItem, ...]:
    """Return all action items in their order; parked ones among them.

    Args:
        card: the audit, counted, with what people decided.
        findings: of this audit, as `find_all` returns them; None: they are looked for.
    """
    audit, before = card.audit, _before(card)
    drafted = drafts(audit, find_all(card) if findings is None else findings, before)
    numbers = numbers_of(audit, [draft.id for draft in drafted])
    items = [_item(card, draft, numbers[draft.id], before.get(draft.id)) for draft in drafted]
    return _with_quick_wins(audit, _dated(audit, items, [draft.parked for draft in drafted]))


def keep_numbers(audit: Audit) -> Audit:
    """Return the audit with the numbers of its action items; the same one where all have theirs already."""
    states = {
        item.id: audit.actions.get(item.id, ActionState()).model_copy(update={"number": item.number})
        for item in plan_actions(scorecard(audit))
        if audit.actions.get(item.id, ActionState()).number is None
    }
    return audit.model_copy(update={"actions": {**audit.actions, **states}}) if states else audit


def a_week(audit: Audit) -> int:
    """Return how many items may be due in a week, failed criticals aside."""
    return MOST_IN_A_WEEK_OF_FEW if audit.few else MOST_IN_A_WEEK


def last_items(card: Scorecard) -> tuple[ActionItem, ...]:
    """Return the action items of the audit before that were to be done, or were done, by number.

    They are as its own workbook told them, but for how far they have come, as far as that was told since.
    What was parked or dropped then is none.
    """
    reported = card.before_as_reported
    items = plan_actions(reported) if reported else ()
    to_do = (item for item in items if item.status.unfinished or item.status is Status.DONE)
    return tuple(sorted((as_told(card, item) for item in to_do), key=lambda item: item.number))


def _before(card: Scorecard) -> dict[str, ActionItem]:
    """Action items of the audit before by id, with how far they have come."""
    reported = card.before_as_reported
    return {item.id: as_told(card, item) for item in plan_actions(reported)} if reported else {}


def _item(card: Scorecard, draft: Draft, number: int, earlier: ActionItem | None) -> ActionItem:
    """Build one action item, without the days that depend on others."""
    audit, group = card.audit, card.actions.get(draft.id)
    failing = not draft.findings or any(not finding.unknown for finding in draft.findings)
    state = state_of(audit, draft.id, earlier)
    return ActionItem(
        id=draft.id,
        number=number,
        title=state.title or _title(audit, draft),
        department=draft.department,
        clause=draft.clause,
        findings=draft.findings,
        decision=draft.decision,
        severity=draft.severity,
        priority=draft.priority,
        tally=group.tally if group else Tally(),
        owner=state.owner or (decider(audit) if draft.decision else lead(audit, draft.department)),
        status=status_of(state, earlier, parked=draft.parked, failing=failing),
        contained_by=after(audit.plan_began, CONTAIN_DAYS) if draft.failed else None,
        due=None,
        quick_win=False,
        follows=draft.follows,
        carried=carried_over(audit, earlier),
        state=state,
    )


def _title(audit: Audit, draft: Draft) -> str:
    """By the decision, or by the worst finding that has a title; else by its clause or touchpoint."""
    if draft.decision:
        return draft.decision.title
    if title := next((finding.title for finding in draft.findings if finding.title), ""):
        return title
    worst = draft.findings[0]
    assert not isinstance(worst, AddedFinding), "what was added has a title"
    touchpoint = worst.scored.place.touchpoint.title
    if all(finding.unknown for finding in draft.findings):
        return _("Find out: {title}", title=touchpoint)
    return audit.checklist.clause(draft.clause).title if draft.clause else touchpoint


def _dated(audit: Audit, items: Sequence[ActionItem], parked: Iterable[bool]) -> list[ActionItem]:
    """The items with their days; what is parked has none, nor what is dropped where nobody named one."""
    calendar = Calendar(a_week(audit), audit.weeks_out)
    planned = [
        item
        for item, aside in zip(items, parked, strict=True)
        if not aside and item.status is not Status.DROPPED
    ]
    for item in planned:
        if item.state.due and not item.critical:
            calendar.take(item.owner, item.state.due)
    days = {item.id: item.state.due for item in items if item.status is Status.DROPPED and item.state.due}
    for item in planned:
        days[item.id] = item.state.due or _due(audit, item, calendar, days)
    return [replace(item, due=days.get(item.id)) for item in items]


def _due(audit: Audit, item: ActionItem, calendar: Calendar, days: Mapping[str, date]) -> date:
    """The day by the rule; `days` are those of the items before it."""
    due = after(audit.plan_began, CRITICAL_DAYS if item.critical else EFFORT_DAYS[item.effort])
    if item.follows and item.follows in days:
        due = max(due, after(days[item.follows], DAYS_AFTER_DECISION))
    return calendar.not_out(due) if item.critical else calendar.find(item.owner, due)


def _with_quick_wins(audit: Audit, items: Sequence[ActionItem]) -> tuple[ActionItem, ...]:
    """The items with the first five marked that take less than a day and are due within the first month."""
    until = a_month_later(audit.plan_began)
    quick = [
        item.id
        for item in items
        if item.findings and item.effort is Effort.S and item.due and item.due <= until
    ][:MOST_QUICK_WINS]
    return tuple(replace(item, quick_win=item.id in quick) for item in items)
