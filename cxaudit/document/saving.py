"""Saving a document so that the same one gives the same bytes."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document


def save(document: Document, file: BinaryIO) -> None:
    """Write a document into an open file, with no time but those of its properties."""
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as parts, ZipFile(file, "w") as package:
        for name in parts.namelist():
            part = ZipInfo(name)  # of 1980, the first moment that a zip archive can name
            part.external_attr = 0o600 << 16
            package.writestr(part, parts.read(name), ZIP_DEFLATED)
