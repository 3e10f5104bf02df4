"""What a row of the sheet Departments shows: a department, the whole, or a principle."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cxaudit.audit import Status
from cxaudit.report import DepartmentPart, PrinciplePart, Report, Result
from cxaudit.scoring import Tally
from cxaudit.words import N_, _

ALL = N_("All departments")


@dataclass(frozen=True)
class StandingRow:
    """What a row shows: a department, the whole, or a principle."""

    title: str
    """What it is called."""

    label: str
    """Title with score and band in few words; with the score alone for a principle."""

    result: Result
    """How it stands."""

    before: Fraction | None
    """Its score in the baseline; None where there is none."""

    report: Report
    """What it is part of."""

    department: DepartmentPart | None = None
    """The department; None: the whole or a principle."""

    principle: bool = False
    """Whether it is a principle."""

    unfinished: int | None = None
    """Action items still to be finished; None for a principle, which has none of its own."""

    parked: int | None = None
    """Action items that are parked; None for a principle."""

    @property
    def score(self) -> Fraction | None:
        """From 0 to 1; None where nothing is rated."""
        return self.result.standing.score

    @property
    def tally(self) -> Tally:
        """What it was added up from."""
        return self.result.standing.tally

    @property
    def whole(self) -> bool:
        """Whether it is all departments together."""
        return not self.department and not self.principle


def department_row(report: Report, part: DepartmentPart) -> StandingRow:
    """Return the row of a department."""
    return StandingRow(
        part.title,
        part.label,
        part.result,
        part.before,
        report,
        department=part,
        unfinished=_unfinished(part),
        parked=sum(action.status == Status.PARKED for action in part.actions),
    )


def whole_row(report: Report) -> StandingRow:
    """Return the row of all departments."""
    return StandingRow(
        _(ALL),
        f"{_(ALL)} {report.overall.short}",
        report.overall,
        report.before,
        report,
        unfinished=sum(map(_unfinished, report.departments)),
        parked=len(report.parked),
    )


def principle_row(report: Report, part: PrinciplePart) -> StandingRow:
    """Return the row of a principle."""
    return StandingRow(part.title, part.label, part.result, part.before, report, principle=True)


def _unfinished(part: DepartmentPart) -> int:
    return sum(action.status.unfinished for action in part.actions)
