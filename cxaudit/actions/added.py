"""What the auditor found beside all questions."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cxaudit.audit import OwnFinding, Severity
from cxaudit.checklist import LONGEST_TITLE, Department, Effort, Gap
from cxaudit.text import shortened

HIGH_FROM, MEDIUM_FROM = 2, 1
"""Priorities from which on a finding is high, and medium."""

_PRIORITIES = {
    Severity.CRITICAL: Fraction(9),
    Severity.HIGH: Fraction(HIGH_FROM),
    Severity.MEDIUM: Fraction(MEDIUM_FROM),
    Severity.LOW: Fraction(1, 2),
}
"""Priority of what the auditor added, by its severity."""


@dataclass(frozen=True)
class AddedFinding:
    """What the auditor found beside all questions; by itself an action item."""

    own: OwnFinding
    """What was found, and what is to be done."""

    department: Department
    """Where it was found."""

    clause: None = None
    """It is about none."""

    unknown: Literal[False] = False
    """It is known."""

    next_step: Literal[False] = False
    """Whoever adds it finds it wanting."""

    @property
    def action(self) -> str:
        """Id of its action item."""
        return self.own.action

    @property
    def critical(self) -> bool:
        """Whether it is as grave as a failed critical question."""
        return self.severity is Severity.CRITICAL

    @property
    def severity(self) -> Severity:
        """As the auditor said."""
        return self.own.severity

    @property
    def priority(self) -> Fraction:
        """That of the least of its severity; the highest of them where it is critical."""
        return _PRIORITIES[self.severity]

    @property
    def gap(self) -> Gap | None:
        """Why it fails, as the auditor said; None: nothing was said."""
        return self.own.gap

    @property
    def confirmed(self) -> bool:
        """Whether the auditor said why it fails; nobody else does."""
        return self.gap is not None

    @property
    def title(self) -> str:
        """What its action item is called: as the auditor said, else the beginning of what is to be done.

        Never what was found: staff read titles.
        """
        return self.own.title or shortened(self.own.do.rstrip("."), LONGEST_TITLE)

    @property
    def do(self) -> str:
        """What is to be done about it."""
        return self.own.do

    @property
    def effort(self) -> Effort:
        """Effort of what is to be done."""
        return self.own.effort
