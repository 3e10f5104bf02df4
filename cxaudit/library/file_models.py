"""The files of a checklist as people write them: with keys that are joined away before they become models."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cxaudit.checklist import Checklist, Clause, Department, Fact, Frozen, Line, Slug, Touchpoint
from cxaudit.checklist.packs import Pack, Words
from cxaudit.checklist.steps import Steps


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


class PolicyFile(Frozen):
    """The customer-service policy."""

    clauses: tuple[Clause, ...]
    """Clause by clause, in the order of its text."""


class PackFile(Pack):
    """What a pack is, and what it changes, beside what it adds to departments and to the policy."""

    id: Slug = Field(alias="pack")
    """Name of the pack, as its folder is called."""

    trade: Line | None = None
    """What the business is that it is for, such as: A shop; asked at the start. None: its title."""

    without: tuple[str, ...] = ()
    """Questions of the checklist, by their ids, that make no sense in this trade.

    What is asked only after some answers to one of them is left out, too.
    """

    words: Words = Field(default_factory=dict)
    """What the trade says in place of other words: `{customer: patient, customers: patients}`.

    Whole words in every text that people read; ids stay, and so do words that a hyphen joins with others.
    """

    scales: dict[Slug, Steps] = Field(default_factory=dict)
    """Steps that several of its questions share, by name; those of the checklist are there too."""

    facts: tuple[Fact, ...] = ()
    """What is asked of the business besides, after the facts of the checklist."""

    defaults: dict[str, object] = Field(default_factory=dict)
    """What each question of the pack takes that says nothing of it."""


class AddedTouchpoint(Touchpoint):
    """Questions that are added to a department."""

    id: Slug
    """A touchpoint of the department, which gets more questions; or a new one, with a title."""

    title: Line | None = None  # type: ignore[assignment] # the one that it adds to has a title
    """As people read it; left out where the touchpoint is there already."""


class AddedDepartment(Frozen):
    """What a pack adds to a department of the checklist."""

    id: Slug = Field(alias="department")
    """The department."""

    defaults: dict[str, object] = Field(default_factory=dict)
    """What each question of the file takes that says nothing of it; it wins over those of pack.yaml."""

    touchpoints: Annotated[tuple[AddedTouchpoint, ...], Field(min_length=1)]
    """In the order in which they are asked."""
