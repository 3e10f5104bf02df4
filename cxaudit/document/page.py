"""A document being written: its title, sections, clauses and places to sign, by styles of Word's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Protocol

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_DIRECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cxaudit.document.template import blank
from cxaudit.words import _, is_right_to_left

_SIGNED = (0.42, 0.2, 0.38)
"""How much of the width of the text name, date and signature take."""

_WIDTH, _COLUMN = Cm(17.6), Cm(8.35)
"""How wide the text is, and one of two columns of it."""

_CLAUSES = 0
"""Id of the numbering of clauses in the template."""

_ROOM_TO_SIGN = Cm(0.85)
_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""What Word counts itself where a footer names it."""


class Business(Protocol):
    """What a document is of: a report, or a visit pack."""

    @property
    def organisation(self) -> str:
        """Name of the business."""

    @property
    def site(self) -> str:
        """Which of its sites; empty where there is one."""

    @property
    def day(self) -> date:
        """Day of the audit."""

    @property
    def language(self) -> str:
        """Language tag of the texts."""


class Page:
    """A document of a business, from its title on; whatever is added stands below what was there."""

    def __init__(self, business: Business, title: str, stands: str, first: int = 1) -> None:
        """Begin a document.

        Args:
            business: gives its name, day and language.
            title: what it is called, on the page and in its properties.
            stands: its version, or that it is a draft; beside the business on top of every page.
            first: number of its first clause.
        """
        self.document: Document = blank(business.language, first)
        self._width = _WIDTH
        self._right_to_left = is_right_to_left(business.language)
        name = " · ".join(filter(None, (business.organisation, business.site)))
        section = self.document.sections[0]
        self._write(section.header.paragraphs[0], f"{name}\t{stands}")
        self._write_with_fields(section.footer.paragraphs[0], f"{title}\t", _("Page {page} of {pages}"))
        self._describe(business, title)
        self._add(title, "Title")
        self.subtitle(name)

    def _describe(self, business: Business, title: str) -> None:
        """Fill in the properties, which are short texts: Word takes 255 letters of each."""
        made, properties = datetime.combine(business.day, time()), self.document.core_properties
        properties.title, properties.author = title[:255], business.organisation[:255]
        properties.last_modified_by = properties.author
        properties.created = properties.modified = made
        properties.language = business.language

    def subtitle(self, text: str, *, strong: bool = False) -> None:
        """Add a line below the title."""
        self._add(text, "Subtitle").runs[0].bold = strong or None

    def section(self, title: str) -> None:
        """Begin a section."""
        self._add(title, "Heading 1")

    def clause(self, title: str, text: str, note: str = "") -> None:
        """Add a clause, which Word numbers, with a note on it; each line of its text is a paragraph."""
        self._add(title, "Heading 2")
        if note:
            self._add(note, "Note")
        self.text(text)

    def numbered(self, number: int, title: str, note: str, text: str) -> None:
        """Add a clause with a number that does not follow from the one before, and a note on it.

        It has a numbering of its own, which Word begins with that number.
        """
        heading = self._add(title, "Heading 2")
        own = self.document.part.numbering_part.element.add_num(_CLAUSES)
        own.add_lvlOverride(0).add_startOverride(number)
        numbered = heading._p.get_or_add_pPr().get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = own.numId
        self._add(note, "Note")
        self.text(text)

    def text(self, text: str) -> None:
        """Add a paragraph for each line that is not empty."""
        for line in filter(str.strip, text.split("\n")):
            self._add(line, "Normal").paragraph_format.keep_together = True

    def bullet(self, text: str) -> None:
        """Add one entry of a list."""
        self._add(" ".join(text.split("\n")), "List Bullet")

    def in_two_columns(self) -> None:
        """Set all that follows in two columns, the first of which is filled first."""
        above, body = self.document.paragraphs[-1], self.document.element.body
        self.document.add_section(WD_SECTION.CONTINUOUS)
        ending = body.p_lst[-1]  # an empty paragraph, which would take a line, has the end of the section
        above._p.get_or_add_pPr().append(ending.pPr.sectPr)
        body.remove(ending)
        body.sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
        self._width = _COLUMN

    def to_sign(self, who: str, names: Sequence[str], rows: int = 1) -> None:
        """Add a table to sign in.

        Args:
            who: whose names they are.
            names: those that are known, a row each.
            rows: how many rows there are at least; those without a name are for whoever signs.
        """
        labels = (who, _("Date"), _("Signature"))
        lines = [labels, *((name, "", "") for name in (*names, *[""] * (rows - len(names))))]
        table = self.document.add_table(len(lines), len(labels), style="Signatures")
        table.autofit = False
        widths = [Length(round(share * self._width)) for share in _SIGNED]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        if self._right_to_left:
            table.table_direction = WD_TABLE_DIRECTION.RTL
        for number, (row, texts) in enumerate(zip(table.rows, lines, strict=True)):
            if number:
                row.height, row.height_rule = _ROOM_TO_SIGN, WD_ROW_HEIGHT_RULE.AT_LEAST
            for cell, width, text in zip(row.cells, widths, texts, strict=True):
                cell.width, cell.vertical_alignment = width, WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
                paragraph = cell.paragraphs[0]
                paragraph.style = "Normal" if number else "To sign"
                paragraph.paragraph_format.keep_with_next = number < len(lines) - 1
                self._write(paragraph, text)
        self._add("", "After signatures")  # Word makes one of two tables without anything between

    def _add(self, text: str, style: str) -> Paragraph:
        paragraph = self.document.add_paragraph(style=style)
        self._write(paragraph, text)
        return paragraph

    def _write(self, paragraph: Paragraph, text: str) -> Run:
        run = paragraph.add_run(text)
        run.font.rtl = self._right_to_left or None
        return run

    def _write_with_fields(self, paragraph: Paragraph, before: str, text: str) -> None:
        """Write a text in which Word counts the pages, after one in which it does not."""
        self._write(paragraph, before)
        for part in re.split(r"(\{pages?\})", text):
            run = self._write(paragraph, "1" if part in _FIELDS else part)
            if part in _FIELDS:
                field = OxmlElement("w:fldSimple")
                field.set(qn("w:instr"), f" {_FIELDS[part]} ")
                run._r.addprevious(field)
                field.append(run._r)
