"""What a visit pack says in words, on paper and at the terminal."""

from __future__ import annotations

from cxaudit.days import in_full, without_year
from cxaudit.plan import amount_in_words, in_minutes, questions_in_words
from cxaudit.report.visit.parts import OwnersSitting, Task, VisitPack
from cxaudit.words import _, ngettext


def what_it_is_of(pack: VisitPack) -> str:
    """Say whose pack it is, and of when."""
    day = in_full(pack.day)
    if pack.by_oneself:
        return _("{house}, self-assessment of {day}", house=pack.house, day=day)
    return _("{house}, visit on {day}", house=pack.house, day=day)


def when_to_begin(pack: VisitPack) -> str:
    """Say what must be begun by when, in a sentence."""
    ahead = [task for task in pack.tasks if task.ahead]
    days = [task.begin for task in ahead if task.begin]
    passed = [task for task in ahead if task.passed]
    if passed:
        return ngettext(
            "{n} thing should have been begun by now, on {day} at the latest",
            "{n} things should have been begun by now, the first by {day}",
            len(passed),
            day=without_year(days[0]),
        )
    if days:
        return ngettext(
            "Begin by {day}: {n} thing cannot wait for the day itself",
            "Begin by {day}: {n} things cannot wait for the day itself",
            len(ahead),
            day=without_year(days[0]),
        )
    if ahead:
        return ngettext(
            "{n} thing is begun at the end of the first sitting, for the last one",
            "{n} things are begun at the end of the first sitting, for the last one",
            len(ahead),
        )
    return _("Nothing needs to be begun days ahead")


def how_much(pack: VisitPack) -> str:
    """Say how much there is to do, and what is done already."""
    whole = _(
        "{questions}, about {minutes}",
        questions=questions_in_words(pack.questions),
        minutes=in_minutes(pack.minutes),
    )
    done = ngettext("{n} more is answered already", "{n} more are answered already", pack.answered)
    return "; ".join([whole, *([done] if pack.answered else [])])


def begin_by(task: Task) -> str:
    """Say by when something must be begun."""
    if task.begin and task.passed:
        return _("{day}: passed", day=without_year(task.begin))
    if task.begin:
        return without_year(task.begin)
    if task.ahead:
        return ngettext("{n} working day ahead", "{n} working days ahead", task.ahead)
    return _("any day")


def kinds_in_words(pack: VisitPack) -> list[str]:
    """Say what each kind of work comes to, and the policy sitting, a line each."""
    sitting = _("the policy sitting: {minutes}", minutes=in_minutes(pack.policy))
    kinds = [amount_in_words(title, amount) for title, amount in pack.amounts]
    return [*kinds, *([sitting] if pack.policy else [])]


def sitting_in_words(number: int, sitting: OwnersSitting) -> str:
    """Say what a sitting of owners comes to, and how it ends."""
    title = _("Sitting {number}", number=number)
    begins = ngettext("ends with {n} thing to begin", "ends with {n} things to begin", sitting.begins)
    policy = _("ends with the policy")
    ends = [*([begins] if sitting.begins else []), *([policy] if sitting.policy else [])]
    return "; ".join([amount_in_words(title, sitting.amount), *ends])
