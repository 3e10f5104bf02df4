"""The lines of scores on the sheet Departments: a department, the whole, a principle or a stage."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.audit import Status
from cxaudit.report import DepartmentPart, GatheredPart, PrinciplePart, Report, StandingInWords
from cxaudit.words import N_, _

ALL = N_("All departments")


@dataclass(frozen=True)
class ScoreLine:
    """What a row of Departments shows: a department, the whole, a principle or a stage."""

    title: str
    """What it is called."""

    label: str
    """Title with score and band in few words; with the score alone for a principle or a stage."""

    standing: StandingInWords
    """How it stands."""

    before: Fraction | None
    """Its score in the baseline; None where there is none."""

    report: Report
    """What it is part of."""

    department: DepartmentPart | None = None
    """The department; None: the whole, or what is gathered over all."""

    gathered: Literal["", "principle", "stage"] = ""
    """What it gathers over all departments; empty for a department and the whole."""

    unfinished: int | None = None
    """Action items still to be finished; None for what is gathered, which has none of its own."""

    parked: int | None = None
    """Action items that are parked; None for what is gathered."""

    @property
    def is_whole(self) -> bool:
        """Whether it is all departments together."""
        return not self.department and not self.gathered


def department_line(report: Report, part: DepartmentPart) -> ScoreLine:
    """Return the line of a department."""
    return ScoreLine(
        part.title,
        part.label,
        part.standing,
        part.before,
        report,
        department=part,
        unfinished=_unfinished(part),
        parked=sum(action.status == Status.PARKED for action in part.actions),
    )


def whole_line(report: Report) -> ScoreLine:
    """Return the line of all departments."""
    return ScoreLine(
        _(ALL),
        f"{_(ALL)} {report.overall.short}",
        report.overall,
        report.before,
        report,
        unfinished=sum(map(_unfinished, report.departments)),
        parked=len(report.parked),
    )


def gathered_line(report: Report, part: GatheredPart) -> ScoreLine:
    """Return the line of a principle or a stage."""
    kind: Literal["principle", "stage"] = "principle" if isinstance(part, PrinciplePart) else "stage"
    return ScoreLine(part.title, part.label, part.standing, part.before, report, gathered=kind)


def _unfinished(part: DepartmentPart) -> int:
    return sum(action.status.unfinished for action in part.actions)
