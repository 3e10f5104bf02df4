"""What changed since the last audit, as it is read: in the workbook, and at the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cxaudit.actions import AddedFinding, AnyFinding
from cxaudit.audit import Status
from cxaudit.changes import (
    Alike,
    Change,
    Changes,
    ClauseChange,
    ComparedQuestion,
    Effect,
    Fate,
    FindingChange,
    LastAction,
    ScoreChange,
)
from cxaudit.days import in_full
from cxaudit.numbers import whole
from cxaudit.scoring import ScoredQuestion
from cxaudit.words import FATES, N_, _

_PLUS, _MINUS = "+", "\N{MINUS SIGN}"
_NONE, _UNKNOWN = "–", "?"
"""Instead of a score where there is none, and where nobody could answer."""

_EFFECTS = {
    Effect.CRITICAL: N_("{status}, critical"),
    Effect.STILL: N_("{status}, still there"),
    Effect.FIXED: N_("{status}, fixed"),
}
"""What became of an action, by what is left of its findings; of what nobody answered nothing is said."""

_STATUSES = {
    Status.OPEN: N_("open"),
    Status.IN_PROGRESS: N_("begun"),
    Status.DONE: N_("done"),
    Status.REOPENED: N_("done"),
    Status.DROPPED: N_("dropped"),
    Status.PARKED: N_("parked"),
}
_NOT_BEGUN = N_("not begun")


@dataclass(frozen=True)
class SinceRow:
    """How the score of one thing changed, in whole per cents and points."""

    title: str
    """The department, the principle or the stage; empty: the whole."""

    change: Change
    """All of its questions, each time those that were asked."""

    alike: Alike
    """Like for like: on questions alone that were rated both times, in the same steps."""


@dataclass(frozen=True)
class FindingSince:
    """A finding of either audit, and what became of it."""

    fate: Fate
    """What became of it."""

    said: str
    """The same in words, and whether it was asked otherwise then."""

    question: str
    """Id of its question; empty of what an auditor added."""

    department: str
    """Title of its department."""

    title: str
    """What it is about, in a few words or in those of the question."""

    ask: str
    """The question, or what an auditor found beside all questions."""

    answer_then: str
    """What was answered then; empty where nothing was, and of what an auditor added."""

    answer_now: str
    """What is answered now, in the same way."""

    then: str
    """Score then, a whole per cent; a question mark: unknown; a dash: none."""

    now: str
    """Score now, in the same way."""

    critical: bool
    """Whether it fails critically now."""


@dataclass(frozen=True)
class ActionSince:
    """An action of the last audit, and what became of it."""

    number: int
    """What it was called by then."""

    title: str
    """What it was called."""

    department: str
    """Title of its department."""

    owner: str
    """Who saw to it."""

    became: str
    """What became of it, in a few words: "done, still there"."""

    more: str
    """Since when it is done, whether that was seen or only said, or why it was dropped; else empty."""

    critical: bool
    """Whether something of it fails critically again."""

    settled: bool
    """Whether nothing of it is left: it is done, or what it was to see to is fixed."""


@dataclass(frozen=True)
class ClauseSince:
    """A clause of the policy that holds otherwise than it did."""

    title: str
    """Its title."""

    said: str
    """Whether it is new, changed, or holds no more."""

    then: str
    """Its text then; empty: it did not hold."""

    now: str
    """Its text now; empty: it holds no more."""


@dataclass(frozen=True)
class QuestionSince:
    """A question that was asked both times, but with other steps or another measure."""

    department: str
    """Title of its department."""

    ask: str
    """What is asked now."""

    then: str
    """Score then, as of a finding."""

    now: str
    """Score now."""


@dataclass(frozen=True)
class Since:
    """Everything that changed since the last audit."""

    day: date
    """Day of the last audit."""

    reported: int | None
    """The overall score that its own workbook had, where today's rules give another; else None."""

    overall: SinceRow
    """The whole."""

    departments: tuple[SinceRow, ...]
    """Departments that were in scope at least once, in the checklist's order, today's first."""

    principles: tuple[SinceRow, ...]
    """Principles that have a score at least once."""

    stages: tuple[SinceRow, ...]
    """Stages of the customer's way, in their order."""

    findings: tuple[FindingSince, ...]
    """All findings of both audits, those of now first, each most important first."""

    actions: tuple[ActionSince, ...]
    """What was planned then, the worst outcome first."""

    clauses: tuple[ClauseSince, ...]
    """Clauses that hold otherwise."""

    otherwise: tuple[QuestionSince, ...]
    """Questions that were asked otherwise, and rated at least once."""

    def found(self, *fates: Fate) -> tuple[FindingSince, ...]:
        """Return the findings of which this became."""
        return tuple(each for each in self.findings if each.fate in fates)


def since(changes: Changes) -> Since:
    """Say in words what changed."""
    overall, reported = changes.overall, changes.reported
    return Since(
        day=changes.before.date,
        reported=reported if reported != overall.change.then else None,
        overall=_row(overall),
        departments=tuple(map(_row, changes.departments)),
        principles=tuple(_row(each) for each in changes.principles if _has_score(each)),
        stages=tuple(map(_row, changes.stages)),
        findings=tuple(map(_finding, changes.findings)),
        actions=tuple(map(_action, changes.actions)),
        clauses=tuple(map(_clause, changes.clauses)),
        otherwise=tuple(map(_question, filter(_was_rated, changes.otherwise))),
    )


def signed(points: int) -> str:
    """Say a change with its sign: +7, −6, 0."""
    return f"{_PLUS if points > 0 else _MINUS if points < 0 else ''}{abs(points)}"


def _row(part: ScoreChange) -> SinceRow:
    return SinceRow(part.title, part.change, part.alike)


def _has_score(part: ScoreChange) -> bool:
    return part.change != Change(None, None)


def _finding(each: FindingChange) -> FindingSince:
    then, now = _scores(each.question)
    latest = each.latest
    return FindingSince(
        fate=each.fate,
        said=_said(each),
        question=each.question.id if each.question else "",
        department=each.department.title,
        title=_title(latest),
        ask=latest.own.found if isinstance(latest, AddedFinding) else latest.question.ask,
        answer_then=_answer(each.question.then) if each.question else "",
        answer_now=_answer(each.question.now) if each.question else "",
        then=then,
        now=now,
        critical=bool(each.now and each.now.critical),
    )


def _said(each: FindingChange) -> str:
    fate = _(FATES[each.fate])
    return _("{fate}, asked otherwise", fate=fate) if each.question and each.question.otherwise else fate


def _title(finding: AnyFinding) -> str:
    if isinstance(finding, AddedFinding):
        return finding.title
    question = finding.question
    return (question.action.title if question.action else None) or question.ask


def _scores(question: ComparedQuestion | None) -> tuple[str, str]:
    """Both scores of a question; what an auditor added has none."""
    return (_score(question.then), _score(question.now)) if question else (_NONE, _NONE)


def _answer(scored: ScoredQuestion | None) -> str:
    return scored.in_words if scored else ""


def _score(scored: ScoredQuestion | None) -> str:
    if scored is None or scored.score is None:
        return _UNKNOWN if scored and scored.unknown else _NONE
    return str(whole(scored.score))


def _action(each: LastAction) -> ActionSince:
    settled = each.status is Status.DONE or (each.effect is Effect.FIXED)
    return ActionSince(
        number=each.item.number,
        title=each.item.title,
        department=each.item.department.title,
        owner=each.item.owner,
        became=_became(each),
        more="; ".join(_more(each)),
        critical=each.effect is Effect.CRITICAL,
        settled=settled,
    )


def _became(each: LastAction) -> str:
    status = _status(each)
    return _(_EFFECTS[each.effect], status=status) if each.effect in _EFFECTS else status


def _status(each: LastAction) -> str:
    if each.status is Status.OPEN and each.told:
        return _(_NOT_BEGUN)
    return _(_STATUSES[each.status])


def _more(each: LastAction) -> Iterator[str]:
    if each.done_on:
        yield _("since {day}", day=in_full(each.done_on))
    if each.told and each.status in (Status.DONE, Status.REOPENED):
        yield _("seen") if each.seen else _("said, not seen")
    if each.why:
        yield each.why


def _clause(each: ClauseChange) -> ClauseSince:
    said = {"new": _("new"), "changed": _("changed"), "gone": _("holds no more")}
    return ClauseSince(each.title, said[each.kind], each.then, each.now)


def _was_rated(each: ComparedQuestion) -> bool:
    return each.change != Change(None, None)


def _question(each: ComparedQuestion) -> QuestionSince:
    then, now = _scores(each)
    return QuestionSince(each.place.department.title, each.latest.question.ask, then, now)
