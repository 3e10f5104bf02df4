"""The workbook being written: its sheets, and the names that formulas use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, SupportsIndex

from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.workbook.workbook import Workbook

from cxaudit import look
from cxaudit.report import Edition, Report, VisitPack
from cxaudit.words import is_right_to_left
from cxaudit.workbook import styles
from cxaudit.workbook.about import About, about_edition, about_report, about_visit
from cxaudit.workbook.columns import Column, Record, Sheet
from cxaudit.workbook.frame import checked
from cxaudit.workbook.laying import lay
from cxaudit.workbook.page import Page
from cxaudit.workbook.paper import Orientation
from cxaudit.workbook.photos import Photos
from cxaudit.workbook.places import Places
from cxaudit.workbook.sheet_names import called
from cxaudit.workbook.tables.bars import Bars, all_bars


class AnyBook:
    """A workbook being written, of whatever."""

    def __init__(self, about: About, places: Places) -> None:
        """Begin a workbook without sheets.

        Args:
            about: what it says of itself.
            places: where everything stands.
        """
        self.about = about
        self.places = places
        self.workbook = Workbook()
        self.pages: list[Page] = []
        self._right_to_left = is_right_to_left(about.language)
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
    ) -> Page:
        """Add a sheet.

        Args:
            kind: says what it is called and which columns it has.
            records: what its table will show: columns are wide enough for them.
            name: what it is called, where its kind doesn't say.
            beside: further columns, to the right of its own.
        """
        columns = [*kind.columns, *beside]
        worksheet = self.workbook.create_sheet(name or called(kind.name))
        about, parts = self.about, self.about.parts
        widths = [column.fitting_width(records, parts) for column in columns]
        absent = frozenset(column.number for column in columns if column.is_absent(parts))
        heads = [column.head_of(parts) for column in columns]
        page = Page(worksheet, widths, heads, absent, kind=kind, home=about.home)
        page.set_up(columns, right_to_left=self._right_to_left)
        if kind.px:
            page.printed = checked(columns, widths, kind.px if kind.on_paper else None)
            worksheet.sheet_view.showRowColHeaders = kind.headings
            lies: Orientation = "portrait" if kind.px <= look.PORTRAIT else "landscape"
            page.paper.frame(lies, about.foot, about.who)
        else:
            page.paper.set_up("landscape", about.foot, about.who)
        self.pages.append(page)
        return page

    @property
    def right_to_left(self) -> bool:
        """Whether its language runs from the right."""
        return self._right_to_left

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
        properties.title, properties.creator = self.about.title, self.about.creator
        properties.language = self.about.language
        self.workbook.active = 0


class Book(AnyBook):
    """A workbook being written from a report."""

    def __init__(self, report: Report, places: Places, logo: Path | None, photos: Photos) -> None:
        """Begin the workbook of a report.

        Args:
            report: what it shows.
            places: where everything stands.
            logo: a picture for the top of the Summary; None: there is none.
            photos: those that answers name.
        """
        super().__init__(about_report(report), places)
        self.report = report
        self.logo = logo
        self.photos = photos
        self.laid: set[tuple[str, tuple[str, ...]]] = set()
        """Photos that stand on some sheet so far: the question, and their names."""

    @cached_property
    def bars(self) -> dict[str, Bars]:
        """Its charts of bars by name: departments, principles, stages, and each department's id."""
        return all_bars(self.report, self.places)

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


class EditionBook(AnyBook):
    """A workbook being written from an edition; the whole report is not at hand there."""

    def __init__(self, edition: Edition, places: Places, photos: Photos) -> None:
        """Begin the workbook of an edition.

        Args:
            edition: what it shows.
            places: where everything stands.
            photos: those for staff.
        """
        super().__init__(about_edition(edition), places)
        self.edition = edition
        self.photos = photos


class VisitBook(AnyBook):
    """A workbook being written from a visit pack."""

    def __init__(self, pack: VisitPack, places: Places) -> None:
        """Begin the workbook of a visit pack.

        Args:
            pack: what it shows.
            places: where everything stands.
        """
        super().__init__(about_visit(pack), places)
        self.pack = pack
