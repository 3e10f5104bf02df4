"""The files of a checklist as people write them: with keys that are joined away before they become models."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxaudit.checklist import Checklist, Department


class DepartmentFile(Department):
    """A part of the business, with everything asked about it. One YAML file each."""

    defaults: dict[str, object] = Field(default_factory=dict)
    """What each question of the file takes that says nothing of it; it wins over those of checklist.yaml."""


class ChecklistFile(Checklist):
    """What all departments have in common."""

    order: tuple[str, ...] = ()
    """Departments in the order of asking; others follow by file name."""

    defaults: dict[str, object] = Field(default_factory=dict)
    """What each question of every department takes that says nothing of it."""

    departments: Annotated[tuple[DepartmentFile, ...], Field(min_length=1, max_length=1000)]
    """A file for each."""
