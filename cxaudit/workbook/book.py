"""The workbook being written: its sheets, and the names that formulas use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, SupportsIndex

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.workbook.workbook import Workbook

from cxaudit.days import in_full
from cxaudit.report import Report
from cxaudit.words import _, is_right_to_left
from cxaudit.workbook import styles
from cxaudit.workbook.columns import Column, Part, Record, Sheet
from cxaudit.workbook.laying import lay
from cxaudit.workbook.page import Page
from cxaudit.workbook.paper import Orientation
from cxaudit.workbook.photos import Photos
from cxaudit.workbook.places import Places
from cxaudit.workbook.sheet_names import called


@dataclass
class Book:
    """A workbook being written from a report."""

    report: Report
    """What it shows."""

    places: Places
    """Where everything stands."""

    logo: Path | None = None
    """A picture for the top of the Summary; None: there is none."""

    photos: Photos = field(default_factory=Photos)
    """The photos that answers name."""

    laid: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    """Photos that stand on some sheet so far: the question, and their names."""

    workbook: Workbook = field(default_factory=Workbook)
    """The workbook of openpyxl."""

    pages: list[Page] = field(default_factory=list)
    """Its sheets so far, in their order."""

    def __post_init__(self) -> None:
        self._right_to_left = is_right_to_left(self.report.language)
        styles.register(self.workbook, "right" if self._right_to_left else "left")
        self.workbook.remove(self.workbook.worksheets[0])
        self.workbook.security = WorkbookProtection(lockStructure=True)

    def page(
        self,
        kind: type[Sheet[Record]],
        records: Sequence[Record] = (),
        *,
        name: str = "",
        beside: Sequence[Column[Record]] = (),
        orientation: Orientation = "landscape",
    ) -> Page:
        """Add a sheet.

        Args:
            kind: says what it is called and which columns it has.
            records: what its table will show: columns are wide enough for them.
            name: what it is called, where its kind doesn't say.
            beside: further columns, to the right of its own.
            orientation: how it is printed.
        """
        columns = [*kind.columns, *beside]
        worksheet = self.workbook.create_sheet(name or called(kind.name))
        report, parts = self.report, self._parts
        widths = [column.fitting_width(records, parts) for column in columns]
        absent = frozenset(column.number for column in columns if column.is_absent(parts))
        page = Page(worksheet, widths, [column.head_of(parts) for column in columns], absent, kind=kind)
        about = f"{report.organisation} · {report.kind} · {in_full(report.day)}"
        page.set_up(columns, right_to_left=self._right_to_left)
        page.paper.set_up(orientation, about, report.auditor_with_contact)
        self.pages.append(page)
        return page

    def lay_photos(
        self, page: Page, row: int, column: SupportsIndex, question: str, ask: str, *names: tuple[str, ...]
    ) -> None:
        """Lay photos below the text of a cell; without room for them there they stand on Answers alone.

        Args:
            page: the sheet.
            row: of the cell.
            column: of the cell.
            question: id of the question that they belong to.
            ask: the question.
            names: what they are called, as a question or a finding tells it.
        """
        photos = self.photos.of(name for some in names for name in some)
        if lay(page, row, column, photos, ask):
            self.laid.update((question, some) for some in names)

    @property
    def _parts(self) -> set[Part]:
        """What the report has that others have not."""
        report = self.report
        questions = [question for part in report.departments for question in part.questions]
        there: dict[Part, object] = {
            "alone": report.alone,
            "baseline": report.compared,
            "gaps": any(finding.why for finding in report.findings),
            "policy": report.has_policy,
            "principles": report.principles,
            "self": report.by_oneself,
            "staff": not report.alone or any(each.staff_note or each.staff_photos for each in questions),
            "stages": any(each.stage for each in questions),
        }
        return {part for part, has in there.items() if has}

    def define_name(self, name: str, cells: str) -> None:
        """Give cells, an absolute reference, a name for formulas and dropdowns."""
        self.workbook.defined_names[name] = DefinedName(name, attr_text=cells)

    def set_property(self, key: str, value: str) -> None:
        """Write a text into the properties of the document."""
        properties: Any = self.workbook  # custom_doc_props is missing in the stubs
        properties.custom_doc_props.append(StringProperty(name=key, value=value))

    def describe(self) -> None:
        """Write title, author and language into the properties, and open the book on its first sheet."""
        properties = self.workbook.properties
        properties.title = _(
            "Customer experience audit: {organisation}", organisation=self.report.organisation
        )
        properties.creator, properties.language = self.report.auditor, self.report.language
        self.workbook.active = 0
