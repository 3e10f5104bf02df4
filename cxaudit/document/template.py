"""An empty document to write in: A4, with our styles and numbers, and nothing of anybody else's.

The parts stand as XML in `template/`. python-docx has a template of its own, which would leave a picture, an
author and a date of 2013 in every file.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document as read
from docx.document import Document

from cxaudit.words import is_right_to_left

_FOLDER = Path(__file__).parent / "template"
_LANGUAGE = "en"
"""The language that the parts name."""


def blank(language: str, first: int) -> Document:
    """Return an empty document.

    Args:
        language: tag of its language, which also says whether it runs from right to left.
        first: the number of its first clause; Word counts on from there.
    """
    changes = {f'="{_LANGUAGE}"': f'="{language}"', 'w:start w:val="1"': f'w:start w:val="{first}"'}
    if is_right_to_left(language):
        changes['w:bidi w:val="0"'] = 'w:bidi w:val="1"'
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, part in _parts():
            for before, after in changes.items():
                part = part.replace(before, after)
            package.writestr(name, part)
    return read(file)


def _parts() -> Iterator[tuple[str, str]]:
    """Name and text of each part."""
    for path in sorted(_FOLDER.rglob("*")):
        if path.is_file():
            yield path.relative_to(_FOLDER).as_posix(), path.read_text(encoding="utf-8")
