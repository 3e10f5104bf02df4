"""Everything that an audit begins with, in the order of asking, in words for visitors or for owners."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cxaudit.audit import Answers, Audit, Person
from cxaudit.checklist import Checklist, Department, Fact
from cxaudit.days import FIRST_YEAR, LAST_YEAR
from cxaudit.interview.asking import Option, one_line
from cxaudit.interview.setup.length import OWN, ask_departments, ask_extent, ask_minutes
from cxaudit.interview.setup.steps import AskLine, AskOne, AskSome, Step, Value
from cxaudit.plan import in_scope, why_not_asked
from cxaudit.words import _


@dataclass(frozen=True)
class Told:
    """What was said in a set-up so far, and what is known from before."""

    checklist: Checklist
    """What can be asked."""

    day: date
    """Today."""

    said: Mapping[str, Value]
    """Answers by the keys of their steps."""

    before: Mapping[str, Value] = field(default_factory=dict)
    """What was said and then taken back, to be proposed again."""

    last: Audit | None = None
    """The audit before; None: there is none."""

    def text(self, key: str) -> str:
        """Return a text that was said; empty where none was."""
        value = self.said.get(key)
        return value if isinstance(value, str) else ""

    def several(self, key: str) -> list[str]:
        """Return the things that were ticked, or those named in a line with commas between."""
        value = self.said.get(key)
        if isinstance(value, str):
            names = (one_line(name) for name in value.replace(";", ",").split(","))
            return list(dict.fromkeys(filter(None, names)))
        return value if isinstance(value, list) else []

    @property
    def own(self) -> bool:
        """Whether owners audit themselves."""
        return self.said.get("kind") == "self"

    @property
    def profile(self) -> dict[str, bool | str]:
        """What was said of the facts that apply."""
        told: dict[str, bool | str] = {}
        for fact in self.checklist.facts:
            value = self.said.get(_of(fact))
            if why_not_asked(self.checklist, fact, told) is None and isinstance(value, str):
                told[fact.id] = value if fact.choices else value == "yes"
        return told

    @cached_property
    def alone(self) -> bool:
        """Whether the business is one person."""
        return self.checklist.one_person(self.profile)

    @cached_property
    def few(self) -> bool:
        """Whether the business is few people, or one."""
        return self.checklist.few_people(self.profile)

    @cached_property
    def basics(self) -> Answers:
        """The answers as far as a plan needs them; who and where may still be open."""
        extent, minutes = self.text("extent"), self.text("minutes")
        return Answers.model_validate(
            {
                "kind": self.said.get("kind", "visit"),
                "organisation": self.text("organisation") or "?",
                "auditor": self.text("auditor") or "?",
                "date": self.day,
                "profile": self.profile,
                "extent": extent if extent not in ("", OWN) else "all",
                "minutes": int(minutes) if extent == OWN and minutes else None,
            }
        )

    @cached_property
    def scope(self) -> list[Department]:
        """The departments of which the profile leaves anything."""
        return in_scope(self.checklist, self.basics)

    @cached_property
    def chosen(self) -> list[Department]:
        """The departments that are audited."""
        ticked = self.several("departments")
        return [each for each in self.scope if each.id in ticked] if ticked else self.scope

    @property
    def leads(self) -> dict[str, list[str]]:
        """What everybody leads who was named; of few people, whoever runs the business leads the rest."""
        left, told = [each.id for each in self.chosen], {}
        for name in self.several("names"):
            ticked = self.several(f"leads.{name}")
            told[name] = [each for each in left if each in ticked]
            left = [each for each in left if each not in ticked]
        runs = self.text("auditor") if self.own and self.few else self.text("runs")
        if runs and not (self.own and self.alone):
            told[runs] = [*told.get(runs, ()), *left]
        return told

    @property
    def answers(self) -> Answers:
        """Everything that was said, once nothing is open any more."""
        roles = {person.name: person.role for person in self.last.people} if self.last else {}
        people = [
            Person(name=name, role=roles.get(name, ""), leads=tuple(those), seen=False)
            for name, those in self.leads.items()
        ]
        return self.basics.changed(
            date=self.text("date") or self.day,
            site=self.text("site"),
            contact=self.text("contact"),
            departments=tuple(each.id for each in self.chosen),
            few_in=tuple(each.id for each in self.chosen if each.id in self.several("few_in")),
            people=people,
        )


def steps(told: Told) -> Iterator[Step]:
    """Return everything to ask, one after the other: each must be answered before the next can be known."""
    yield _kind(told)
    yield _organisation(told)
    for fact in told.checklist.facts:
        if why_not_asked(told.checklist, fact, told.profile) is None:
            yield _fact(told, fact)
    if _may_have_sites(told):
        yield _site(told)
    yield AskLine("auditor", _("Your name"), _("Your name"), _proposed(told, "auditor"))
    if not (told.own and told.alone):
        yield _contact(told)
    if not told.own:
        yield _date(told)
    yield from _plan(told)
    yield from _people(told)


def _plan(told: Told) -> Iterator[Step]:
    if not told.scope:
        return  # the plan tells why
    extent = ask_extent(told.checklist, told.basics, told.scope, _proposed(told, "extent"), told.last)
    if extent:
        yield extent
    if told.text("extent") == OWN:
        minutes = _proposed(told, "minutes")
        yield ask_minutes(told.checklist, told.basics, told.scope, minutes, told.last)
    if len(told.scope) > 1:
        proposed = _ticked(told, "departments")
        yield ask_departments(told.checklist, told.basics, told.scope, proposed, told.last)


def _people(told: Told) -> Iterator[Step]:
    """Who leads what: names once, and what each of them leads; where few people work is asked of many."""
    if told.alone or not told.chosen:
        return
    if told.few and not told.own:
        asked, nothing = _("Who runs the business?"), _("leave it open")
        yield AskLine("runs", asked, _("Runs the business"), _proposed(told, "runs"), nothing)
    yield _names(told)
    for name in told.several("names"):
        if options := _to_lead(told, name):
            yield AskSome(
                f"leads.{name}",
                _("What does {name} lead?", name=name),
                _("{name} leads", name=name),
                options,
                proposed=_ticked(told, f"leads.{name}") or (),
                nothing=_("nothing"),
            )
    if not told.few:
        options = tuple(Option(each.id, each.title) for each in told.chosen)
        asked = _("In which departments do fewer than three people work? Staff see no scores of those.")
        proposed = _ticked(told, "few_in") or ()
        short = _("Fewer than three people")
        yield AskSome("few_in", asked, short, options, proposed=proposed, nothing=_("in none of them"))


def _to_lead(told: Told, name: str) -> tuple[Option, ...]:
    """Departments that nobody leads who was asked about before."""
    names = told.several("names")
    taken = {each for before in names[: names.index(name)] for each in told.several(f"leads.{before}")}
    return tuple(Option(each.id, each.title) for each in told.chosen if each.id not in taken)


def _kind(told: Told) -> AskOne:
    options = (
        Option("self", _("my own business: a self-assessment")),
        Option("visit", _("somebody else's business: an audit on site")),
    )
    return AskOne("kind", _("What do you audit?"), _("Audit of"), options, _proposed(told, "kind"))


def _organisation(told: Told) -> AskLine:
    own = _("What is your business called?")
    asked = own if told.own else _("Name of the business")
    return AskLine("organisation", asked, _("Name of the business"), _proposed(told, "organisation"))


def _of(fact: Fact) -> str:
    return f"profile.{fact.id}"


def _fact(told: Told, fact: Fact) -> AskOne:
    """A fact, in the words for this kind of audit."""
    yes_no = (Option("yes", _("yes")), Option("no", _("no")))
    options = tuple(Option(choice.id, choice.title) for choice in fact.choices) or yes_no
    asked = fact.asked("self" if told.own else "visit")
    return AskOne(_of(fact), asked, asked, options, _proposed(told, _of(fact)))


def _may_have_sites(told: Told) -> bool:
    """Whether there may be several sites; a checklist need not have a fact that says so."""
    return _has_sites(told) if any(fact.sites for fact in told.checklist.facts) else not told.alone


def _has_sites(told: Told) -> bool:
    """Whether it was said that there are several sites."""
    return any(told.profile.get(fact.id) is True for fact in told.checklist.facts if fact.sites)


def _site(told: Told) -> AskLine:
    """The site; without one it is the whole business, which has one alone unless it was said otherwise."""
    if not _has_sites(told):
        asked = _("Which site?")
        return AskLine("site", asked, _("Site"), _proposed(told, "site"), _("there is only one"))
    asked = _("Which of your sites?") if told.own else _("Which of its sites?")
    return AskLine("site", asked, _("Site"), _proposed(told, "site"), _("all of them, as a whole"))


def _contact(told: Told) -> AskLine:
    asked = _("How do readers of the workbook reach you, by mail or telephone?")
    return AskLine("contact", asked, _("Readers reach you by"), _proposed(told, "contact"), _("leave it out"))


def _date(told: Told) -> AskLine:
    proposed = _proposed(told, "date") or told.day.isoformat()
    return AskLine("date", _("Day of the visit"), _("Day of the visit"), proposed, refused=_no_date)


def _no_date(typed: str) -> str:
    """Why a day cannot be that of a visit; empty where it can."""
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return _("Type the day like 2026-01-31: year, month, day.")
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return ""
    return _("The year must be from {first} to {last}.", first=FIRST_YEAR, last=LAST_YEAR)


def _names(told: Told) -> AskLine:
    if told.own:
        asked = _("Who sees to some of it besides you? Names, with commas between")
        nothing = _("nobody does")
    elif told.few:
        asked, nothing = _("Who else leads something there? Names, with commas between"), _("nobody else")
    else:
        asked = _("Who leads the departments? Names, with commas between")
        nothing = _("leave it open, and name roles")
    return AskLine("names", asked, _("Others who lead something"), _proposed(told, "names"), nothing)


def _proposed(told: Told, key: str) -> str:
    value = told.before.get(key)
    return value if isinstance(value, str) else ""


def _ticked(told: Told, key: str) -> tuple[str, ...] | None:
    """What was ticked before; None where nothing is known."""
    value = told.before.get(key)
    return tuple(value) if isinstance(value, list) else None
