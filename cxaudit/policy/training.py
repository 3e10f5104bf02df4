"""The training plan: who is taught what, by whom, and when.

Before the policy is in force everybody has at most three sessions of at most 45 minutes, in three weeks, for
the weightiest clauses that are new or changed, then for others as far as there is room. The rest follows
afterwards, a clause at a time, in a quarter of an hour a month.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from cxaudit.audit import WeeksOut
from cxaudit.checklist import LONGEST_SESSION, Clause
from cxaudit.days import after
from cxaudit.groups import grouped
from cxaudit.policy.people import Learners, trainer

MOST_SESSIONS = 3
"""Sessions of one person before the policy is in force."""

QUARTER = 15
"""Minutes of a session once it is."""

DAYS_TO_ASKING = 28
"""Days after a session on which two people are asked what they learnt."""

_WORKDAYS = 5


class SessionKey(NamedTuple):
    """Names a session by whom is taught first and for which time."""

    role: str
    """What the first of them does."""

    person: str
    """The first of them by name; empty where nobody is named."""

    number: int
    """Which of their sessions, from 1."""

    @property
    def id(self) -> str:
        """The same as one word that names nobody."""
        return sha256(repr(tuple(self)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Lesson:
    """One clause, and who teaches it."""

    clause: Clause
    """What is taught."""

    trainer: str
    """Who teaches it, none of the learners; empty: nobody is there who could."""


@dataclass(frozen=True)
class Session:
    """One sitting in which some people are taught one clause or several."""

    learners: tuple[Learners, ...]
    """Who is taught; at least one group."""

    number: int
    """Which of the first group's sessions it is, from 1."""

    lessons: tuple[Lesson, ...]
    """What is taught, the weightiest first."""

    minutes: int
    """How long it takes, at most 45."""

    held: date | None
    """A weekday; None in a draft, of which nothing is taught yet."""

    ask_two: date | None
    """When two people are asked what they learnt: four weeks later."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """What is taught, the weightiest first."""
        return tuple(lesson.clause for lesson in self.lessons)

    @property
    def key(self) -> SessionKey:
        """What the audit names it by."""
        first = self.learners[0]
        return SessionKey(first.roles[0], first.names[0] if first.names else "", self.number)


@dataclass
class _Course:
    """What some people are taught, while it is being planned."""

    learners: Learners
    place: int
    weeks: dict[date, list[Lesson]]
    later: list[Lesson] = field(default_factory=list)

    def take(self, lesson: Lesson, ready: date) -> None:
        """Teach it in the first week with room once it is ready, or later."""
        for monday, lessons in self.weeks.items():
            minutes = sum(each.clause.minutes for each in lessons) + lesson.clause.minutes
            if monday >= ready and minutes <= LONGEST_SESSION:
                lessons.append(lesson)
                return
        self.later.append(lesson)

    def sessions(self) -> Iterator[Session]:
        """The sessions before the policy is in force, each course on its own day of the week at first."""
        for monday, lessons in self.weeks.items():
            if lessons:
                day = monday + timedelta(days=self.place % _WORKDAYS)
                minutes = sum(each.clause.minutes for each in lessons)
                yield _session(self.learners, lessons, minutes, day)


@dataclass(frozen=True)
class Subject:
    """One clause that has to be taught."""

    clause: Clause
    """What is taught."""

    ready: date
    """The Monday of the first week in which it can be."""

    trainers: Sequence[str]
    """Who could teach it, the most suitable first."""


def teach(
    learners: Sequence[Learners], subjects: Sequence[Subject], force: date, out: Sequence[WeeksOut]
) -> tuple[Session, ...]:
    """Return all sessions, by date.

    Args:
        learners: everybody who learns.
        subjects: what is taught, the weightiest first.
        force: from when the policy is in force.
        out: weeks in which nothing is taught.
    """
    begin = min((subject.ready for subject in subjects), default=force)
    weeks = _weeks_before(force, begin, out)
    courses = [_Course(each, place, {week: [] for week in weeks}) for place, each in enumerate(learners)]
    for subject in subjects:
        for course in courses:
            if course.learners.learn(subject.clause):
                who = trainer(subject.trainers, course.learners)
                course.take(Lesson(subject.clause, who), subject.ready)
    early = _together([session for course in courses for session in course.sessions()])
    return _numbered([*early, *_later(courses, subjects, force, out)])


def _together(sessions: Sequence[Session]) -> Iterator[Session]:
    """The sessions, those of one week that are alike on the day of the first of them."""
    days: dict[object, date] = {}
    for session in sessions:
        assert session.held is not None
        monday = session.held - timedelta(days=session.held.weekday())
        day = days.setdefault((monday, _alike(session)[1]), session.held)
        yield replace(session, held=day, ask_two=after(day, DAYS_TO_ASKING))


def _weeks_before(force: date, begin: date, out: Sequence[WeeksOut]) -> list[date]:
    """Return the Mondays of the last three weeks before a day, but none before `begin`."""
    weeks: list[date] = []
    monday = force - timedelta(days=force.weekday() + 7)
    while len(weeks) < MOST_SESSIONS and monday >= begin:
        if not any(each.hold(monday) for each in out):
            weeks.insert(0, monday)
        monday -= timedelta(days=7)
    return weeks


def _later(
    courses: Sequence[_Course], subjects: Sequence[Subject], force: date, out: Sequence[WeeksOut]
) -> Iterator[Session]:
    """The sessions once the policy is in force: a clause at a time, for all at once who still need it."""
    taken: dict[int, set[date]] = {course.place: set() for course in courses}
    for subject in subjects:
        lessons = {
            course.place: lesson
            for course in courses
            for lesson in course.later
            if lesson.clause.id == subject.clause.id
        }
        if lessons:
            busy = set[date]().union(*(taken[place] for place in lessons))
            days = _quarters(max(force, subject.ready), out)
            day = next(day for day in days if day not in busy)
            for place, lesson in lessons.items():
                taken[place].add(day)
                yield _session(courses[place].learners, [lesson], min(QUARTER, lesson.clause.minutes), day)


def _quarters(day: date, out: Sequence[WeeksOut]) -> Iterator[date]:
    """The second Tuesdays of the months from a day on, but for weeks that are out."""
    first = day.replace(day=1)
    while True:
        second = first + timedelta(days=(1 - first.weekday()) % 7 + 7)
        if second >= day and not any(weeks.hold(second) for weeks in out):
            yield second
        first = (first + timedelta(days=31)).replace(day=1)


def _session(learners: Learners, lessons: Sequence[Lesson], minutes: int, day: date) -> Session:
    return Session((learners,), 1, tuple(lessons), minutes, day, after(day, DAYS_TO_ASKING))


def _numbered(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Number the sessions of each course by date, then make one of those in which several learn the same."""
    counts: dict[Learners, int] = {}
    numbered: list[Session] = []
    for session in sorted(sessions, key=lambda each: each.held or date.max):
        [learners] = session.learners
        counts[learners] = counts.get(learners, 0) + 1
        numbered.append(replace(session, number=counts[learners]))
    return tuple(
        replace(group[0], learners=tuple(learners for each in group for learners in each.learners))
        for group in grouped(numbered, _alike).values()
    )


def _alike(session: Session) -> tuple[date | None, tuple[tuple[str, str], ...]]:
    """What sessions have in common that are one: the day, what is taught, and who teaches it."""
    return session.held, tuple((lesson.clause.id, lesson.trainer) for lesson in session.lessons)
