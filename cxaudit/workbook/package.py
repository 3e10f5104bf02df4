"""The file of a workbook: a zip archive without times, and the texts that its cells share."""

from __future__ import annotations

from html import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.xml import constants

from cxaudit import look
from cxaudit.workbook.cells import Rich

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can name."""


class Package(ZipFile):
    """A zip archive in which every part has the same time."""

    def writestr(self, name: str, content: bytes | str) -> None:  # type: ignore[override]
        """Write one part; the rest that ZipFile takes is never given by openpyxl."""
        part = ZipInfo(name, _EARLIEST)
        part.external_attr = 0o600 << 16
        super().writestr(part, content, ZIP_DEFLATED)


class Strings:
    """The texts of a workbook, each once."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        """The elements of all texts."""
        self._uses = 0

    def place(self, text: str) -> int:
        """Place of a text in the list, from 0; each call is one cell that shows it."""
        self._uses += 1
        return self._places.setdefault(_item(text), len(self._places))

    def xml(self) -> bytes:
        """The part that holds them."""
        counts = f'count="{self._uses}" uniqueCount="{len(self._places)}"'
        texts = "".join(f"<si>{item}</si>" for item in self._places)
        return f'<sst xmlns="{constants.SHEET_MAIN_NS}" {counts}>{texts}</sst>'.encode()


def _item(text: str) -> str:
    return "".join(_run(text, *run) for run in text.runs) if isinstance(text, Rich) else element("t", text)


def _run(whole: Rich, text: str, bold: bool) -> str:
    weight = "<b/>" if bold else ""
    font = f'{weight}<sz val="{whole.size}"/><color rgb="FF{whole.ink}"/><rFont val="{look.FONT}"/>'
    return f"<r><rPr>{font}</rPr>{element('t', text)}</r>"


def element(name: str, text: str) -> str:
    """Return an element with a text, whose blanks at the ends are kept."""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<{name}{space}>{escape(text, quote=False)}</{name}>"
