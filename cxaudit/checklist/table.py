"""A checklist as the rows of a table, one a question: as spreadsheets can hold it.

What a cell says is said in one way, so that a table that is read again gives the same checklist. What no row
has room for (the policy, facts of the profile and so on) is named by `left_out`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cxaudit.checklist.checklists import Checklist, Place
from cxaudit.checklist.marks import Marks, usual_bands
from cxaudit.checklist.measures import Measure
from cxaudit.checklist.questions import Question, Remedy
from cxaudit.checklist.steps import SHIPPED_SCALES
from cxaudit.csv_text import csv_text
from cxaudit.numbers import figure
from cxaudit.words import N_, _, ngettext

YES_NO = "yes_no"
"""The scale that is said as yes or no."""

BY_YES_OR_NO, BY_STEPS, BY_NUMBER, BY_TEXT = N_("yes/no"), N_("steps"), N_("number"), N_("text")
BY_SCALE = N_("scale")
"""How a question is answered, as a cell says it; a scale with its name behind it."""


class TableColumn(NamedTuple):
    """One column of the table."""

    field: str
    """What it holds, as whoever reads a table calls it."""

    head: str
    """Its heading, in English."""

    value: Callable[[Checklist, Place], str]
    """What its cell says of a question."""

    usual: str | None = ""
    """What it says where nothing else is said: a table in which all say so is without it; None: none is."""


class Table(NamedTuple):
    """A checklist as a table."""

    about: tuple[tuple[str, str], ...]
    """What stands above it or beside it: what it is called, in which version and so on."""

    columns: tuple[TableColumn, ...]
    """Those that say something of any question."""

    rows: tuple[tuple[str, ...], ...]
    """A row for each question, in the order of asking."""

    left_out: tuple[str, ...]
    """What the checklist has besides, in words."""

    language: str
    """Language tag of its texts."""

    @property
    def title(self) -> str:
        """What the checklist is called."""
        return self.about[0][1]


FOUR_OF_FIVE = "four_of_five"

TITLE, ID, VERSION, LANGUAGE, LEFT_OUT = N_("Title"), N_("ID"), N_("Version"), N_("Language"), N_("Left out")
OVERALL = N_("Overall score of")
"""What is said about the whole."""


def table_of(checklist: Checklist, departments: Iterable[str] = ()) -> Table:
    """Return a checklist as a table.

    Args:
        checklist: the checklist.
        departments: ids of those that are shown; none: all are.
    """
    wanted = set(departments) or {department.id for department in checklist.departments}
    places = [place for place in checklist.places.values() if place.department.id in wanted]
    cells = {column.field: [column.value(checklist, place) for place in places] for column in _COLUMNS}
    columns = tuple(
        each for each in _COLUMNS if each.usual is None or {*cells[each.field]} - {"", each.usual}
    )
    lost = tuple(left_out(checklist))
    about = [(TITLE, checklist.title), (ID, checklist.id), (VERSION, checklist.version)]
    about += [(OVERALL, checklist.overall)] if checklist.overall != "departments" else []
    about += [(LANGUAGE, checklist.language), *([(LEFT_OUT, ", ".join(lost))] if lost else [])]
    return Table(
        tuple(about),
        columns,
        tuple(zip(*(cells[column.field] for column in columns), strict=True)),
        lost,
        checklist.language,
    )


def csv_of(table: Table) -> bytes:
    """Return a table as CSV, with what is said about the whole above it."""
    first, *others = [(_(key), value) for key, value in table.about]
    heads = [_(column.head) for column in table.columns]
    return csv_text(first, [*others, [], heads, *table.rows])


def left_out(checklist: Checklist) -> Iterator[str]:
    """Return what of a checklist no table holds, in words."""
    questions = [place.question for place in checklist.places.values()]
    if checklist.clauses:
        yield ngettext("{n} clause of the policy", "{n} clauses of the policy", len(checklist.clauses))
    if checklist.facts:
        yield ngettext("{n} fact asked at the start", "{n} facts asked at the start", len(checklist.facts))
    if any(_conditions(checklist)):
        yield _("which facts a question hangs on")
    if checklist.principles:
        yield _("principles")
    if checklist.stages:
        yield _("stages of the customer's way")
    if checklist.bands != usual_bands(checklist.language) or checklist.caps or checklist.marks != Marks():
        yield _("bands, marks and caps")
    if checklist.words:
        yield _("words of the trade")
    if any(question.for_owner or question.for_one for question in questions):
        yield _("other words for owners, and where one person is the business")
    departments = checklist.departments
    if any(each.about or each.top or each.meets_customers == "indirectly" for each in departments):
        yield _("what is said about departments")


def _conditions(checklist: Checklist) -> Iterator[object]:
    for place in checklist.places.values():
        yield from (part.applies_if for part in place[:3])


def _type(checklist: Checklist, question: Question) -> str:
    if question.text:
        return _(BY_TEXT)
    if question.measure:
        return _(BY_NUMBER)
    if question.scale is None:
        return _(BY_STEPS)
    if question.scale == YES_NO and checklist.scales[YES_NO] == SHIPPED_SCALES[YES_NO]:
        return _(BY_YES_OR_NO)
    return f"{_(BY_SCALE)} {question.scale}"


def _options(checklist: Checklist, question: Question) -> str:
    if _type(checklist, question) == _(BY_YES_OR_NO):
        return ""
    return "\n".join(checklist.steps(question))


def _yes(value: bool) -> str:
    return _("yes") if value else ""


def _only_if(question: Question) -> str:
    after = question.asked_after
    return f"{after.question}: {', '.join(map(str, after.steps))}" if after else ""


def _of_measure(said: Callable[[Measure, Checklist], str]) -> Callable[[Checklist, Place], str]:
    def value(checklist: Checklist, place: Place) -> str:
        measure = place.question.measure
        return said(measure, checklist) if measure else ""

    return value


def _bound(checklist: Checklist, bound: float | str) -> str:
    return figure(checklist.number(bound).default if isinstance(bound, str) else bound)


def _unit(measure: Measure, _checklist: Checklist) -> str:
    one, many = measure.unit.one, measure.unit.many
    return many if one == many else f"{one}\n{many}"


def _of_question(said: Callable[[Question], object]) -> Callable[[Checklist, Place], str]:
    def value(_checklist: Checklist, place: Place) -> str:
        found = said(place.question)
        return "" if found is None else str(found)

    return value


def _of_action(said: Callable[[Remedy], str | None]) -> Callable[[Checklist, Place], str]:
    return _of_question(lambda question: said(question.action) if question.action else None)


def _points(question: Question) -> str:
    return "\n".join(map(figure, question.points or ()))


def _most(measure: Measure, _checklist: Checklist) -> str:
    return "" if measure.most is None else figure(measure.most)


def _part_where(_checklist: Checklist, place: Place) -> str:
    return place.touchpoint.where.value if place.touchpoint.where else ""


_COLUMNS = (
    TableColumn("section", N_("Section"), lambda _list, place: place.department.title, None),
    TableColumn("part", N_("Part"), lambda _list, place: place.touchpoint.title, None),
    TableColumn("question", N_("Question"), _of_question(lambda each: each.ask), None),
    TableColumn("type", N_("Answer type"), lambda list_, place: _type(list_, place.question), None),
    TableColumn("options", N_("Answers (worst first)"), lambda list_, place: _options(list_, place.question)),
    TableColumn("points", N_("Points of each answer"), _of_question(_points)),
    TableColumn("weight", N_("Weight"), _of_question(lambda each: each.weight), None),
    TableColumn("critical", N_("Critical"), _of_question(lambda each: _yes(each.critical)), None),
    TableColumn("na", N_("N/A allowed"), _of_question(lambda each: _yes(each.na) or _("no")), None),
    TableColumn("check", N_("How to check"), _of_question(lambda each: each.check)),
    TableColumn("owner", N_("Responsible"), lambda _list, place: place.department.owner or ""),
    TableColumn("action", N_("Action"), _of_action(lambda each: each.do)),
    TableColumn("id", N_("ID"), _of_question(lambda each: each.id), None),
    TableColumn("expect", N_("What customers expect"), _of_question(lambda each: each.expect)),
    TableColumn("action_title", N_("Title of the action"), _of_action(lambda each: each.title)),
    TableColumn("effort", N_("Effort of the action"), _of_action(lambda each: each.effort.value), "M"),
    TableColumn("unit", N_("Unit of the number"), _of_measure(_unit)),
    TableColumn("good", N_("Good from"), _of_measure(lambda each, list_: _bound(list_, each.good))),
    TableColumn("poor", N_("Poor from"), _of_measure(lambda each, list_: _bound(list_, each.poor))),
    TableColumn("least", N_("Least possible"), _of_measure(lambda each, _list: figure(each.least)), "0"),
    TableColumn("most", N_("Most possible"), _of_measure(_most)),
    TableColumn(
        "counts", N_("Which reading counts"), _of_measure(lambda each, _list: each.counts), FOUR_OF_FIVE
    ),
    TableColumn("how", N_("Found out by"), _of_question(lambda each: each.how.value), "ask"),
    TableColumn("where", N_("Found out where"), _of_question(lambda each: each.where and each.where.value)),
    TableColumn("minutes", N_("Minutes"), _of_question(lambda each: each.minutes and figure(each.minutes))),
    TableColumn("ahead", N_("Days ahead"), _of_question(lambda each: each.ahead or "")),
    TableColumn("consent", N_("Consent needed"), _of_question(lambda each: _yes(each.consent))),
    TableColumn("papers", N_("Papers needed"), _of_question(lambda each: "\n".join(each.papers))),
    TableColumn("needs_note", N_("Note needed up to answer"), _of_question(lambda each: each.needs_note)),
    TableColumn("only_if", N_("Asked only after"), _of_question(_only_if)),
    TableColumn("gap", N_("Why it usually fails"), _of_question(lambda each: each.gap and each.gap.value)),
    TableColumn("depth", N_("Depth"), _of_question(lambda each: each.depth), "core"),
    TableColumn("section_id", N_("ID of the section"), lambda _list, place: place.department.id, None),
    TableColumn("part_id", N_("ID of the part"), lambda _list, place: place.touchpoint.id, None),
    TableColumn(
        "section_weight", N_("Weight of the section"), lambda _list, place: str(place.department.weight), "1"
    ),
    TableColumn("part_where", N_("Where the part is found out"), _part_where),
)
"""Every column, in its order: what people read first."""

NUMBERS = ("weight", "good", "poor", "least", "most", "minutes", "ahead", "needs_note", "section_weight")
"""Columns whose cells are numbers."""

HEADS = {column.head: column.field for column in _COLUMNS}
"""What each column holds, by its heading in English."""
