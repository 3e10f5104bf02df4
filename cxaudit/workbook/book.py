"""The workbook being written: its sheets, and the names that formulas use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.workbook.workbook import Workbook

from cxaudit import look
from cxaudit.days import in_full
from cxaudit.report import Report
from cxaudit.words import _, is_right_to_left
from cxaudit.workbook import styles
from cxaudit.workbook.columns import Column, Part, Record, Sheet
from cxaudit.workbook.frame import checked
from cxaudit.workbook.page import Page
from cxaudit.workbook.paper import Orientation
from cxaudit.workbook.places import Places
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.bars import Bars, all_bars


@dataclass
class Book:
    """A workbook being written from a report."""

    report: Report
    """What it shows."""

    places: Places
    """Where everything stands."""

    logo: Path | None = None
    """A picture for the top of the Summary; None: there is none."""

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
        page = Page(worksheet, widths, [column.head_of(parts) for column in columns])
        about = f"{report.organisation} · {report.kind} · {in_full(report.day)}"
        page.set_up(columns, right_to_left=self._right_to_left)
        if kind.px:
            page.printed = checked(columns, widths, kind.px)
            worksheet.sheet_view.showRowColHeaders = kind.headings
            lies: Orientation = "portrait" if kind.px <= look.PORTRAIT else "landscape"
            page.paper.frame(lies, about, report.auditor_with_contact)
        else:
            page.paper.set_up(orientation, about, report.auditor_with_contact)
        self.pages.append(page)
        return page

    @cached_property
    def bars(self) -> dict[str, Bars]:
        """Its charts of bars by name: departments, principles, stages, and each department's id."""
        return all_bars(self.report, self.places)

    @property
    def right_to_left(self) -> bool:
        """Whether its language runs from the right."""
        return self._right_to_left

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
