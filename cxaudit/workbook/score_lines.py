"""The lines of figures on Lists: a department, the whole, a principle, a stage, or a touchpoint."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from openpyxl.utils import quote_sheetname

from cxaudit.audit import Status
from cxaudit.report import DepartmentPart, GatheredPart, Report, StandingInWords
from cxaudit.words import N_, _
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.fitting import cut
from cxaudit.workbook.formulas.scores import WITHOUT_SCORE

ALL = N_("All departments")

Gathered = Literal["", "principle", "stage", "touchpoint"]

_SHORT_LETTERS, _SHORT = 34, 13.0
"""How long a name is where bars and rows leave it little room, in letters and in sizes of them."""


@dataclass(frozen=True)
class ScoreLine:
    """What a row of figures shows."""

    title: str
    """What it is called."""

    standing: StandingInWords
    """How it stands."""

    before: Fraction | None
    """Its score in the baseline; None where there is none."""

    report: Report
    """What it is part of."""

    position: int
    """Where it stands among its kind, from 1, in the checklist's order."""

    department: DepartmentPart | None = None
    """The department, or that of the touchpoint; None: the whole, or what is gathered over all."""

    gathered: Gathered = ""
    """What it gathers; empty for a department and the whole."""

    unfinished: int | None = None
    """Action items still to be finished; None for what is gathered, which has none of its own."""

    parked: int | None = None
    """Action items that are parked; None for what is gathered."""

    sheet: str = ""
    """Name of the department's sheet; empty for all else."""

    @property
    def is_whole(self) -> bool:
        """Whether it is all departments together."""
        return not self.department and not self.gathered

    @property
    def short(self) -> str:
        """Its title, cut to the room that bars and rows leave it."""
        return shortened(self.title)

    @property
    def link(self) -> str:
        """Where it is told at length, as HYPERLINK wants it; empty where nowhere."""
        return f"#{quote_sheetname(self.sheet)}!A1" if self.sheet else ""

    @property
    def key(self) -> float:
        """What the worst is first by; those without a score come last, ties in the checklist's order."""
        score = per_cent(self.standing.score)
        return (WITHOUT_SCORE if score is None else score) + self.position / 1000000


def shortened(title: str) -> str:
    """Return a title, cut to the room that bars and rows leave it."""
    letters = title if len(title) <= _SHORT_LETTERS else f"{title[: _SHORT_LETTERS - 1]}…"
    return cut(letters, _SHORT)


def worst_first(lines: Iterable[ScoreLine]) -> list[ScoreLine]:
    """Return lines as the ranked views of the workbook show them."""
    return sorted(lines, key=lambda line: line.key)


def department_lines(report: Report, sheets: dict[str, str]) -> list[ScoreLine]:
    """Return the lines of the departments; `sheets` has the names of their sheets by id."""
    return [
        ScoreLine(
            part.title,
            part.standing,
            part.before,
            report,
            position,
            department=part,
            unfinished=_unfinished(part),
            parked=sum(action.status == Status.PARKED for action in part.actions),
            sheet=sheets[part.id],
        )
        for position, part in enumerate(report.departments, 1)
    ]


def whole_line(report: Report) -> ScoreLine:
    """Return the line of all departments."""
    return ScoreLine(
        _(ALL),
        report.overall,
        report.before,
        report,
        1,
        unfinished=sum(map(_unfinished, report.departments)),
        parked=len(report.parked),
    )


def gathered_lines(
    report: Report, kind: Gathered, parts: Sequence[GatheredPart], department: DepartmentPart | None = None
) -> list[ScoreLine]:
    """Return the lines of principles, of stages, or of the touchpoints of a department."""
    return [
        ScoreLine(part.title, part.standing, part.before, report, position, department, gathered=kind)
        for position, part in enumerate(parts, 1)
    ]


def _unfinished(part: DepartmentPart) -> int:
    return sum(action.status.unfinished for action in part.actions)
