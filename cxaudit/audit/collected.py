"""What was read back from workbooks and other copies: what changed, from which file, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from cxaudit.checklist import Frozen, Line, Text

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]
"""Of what a cell holds, or of a file: sixteen hexadecimal digits."""

Named = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.]{1,130}$")]
"""A code, an id or a key that names a cell."""


class CollectedCell(Frozen):
    """One cell that was taken from a workbook, or a row of one's own as a whole."""

    sheet: Named
    """Code of its kind of sheet."""

    row: Named
    """Id of its row; of a row of one's own that of the action item that it became."""

    column: Named
    """Key of its column; `own` for a whole row of one's own."""

    written: Digest
    """Digest of what the cell held when its workbook was written."""

    held: Digest
    """Digest of what was taken: so that what was taken once is not taken again."""

    before: Text = ""
    """What the audit said before; empty for answers, which the change log has, and where it was nothing."""

    after: Text = ""
    """What it said since; empty for answers too, and where it was taken out."""


class Collected(Frozen):
    """What was read back from one file."""

    file: Line
    """Name of the file."""

    digest: Digest
    """Of the whole file."""

    who: Text = ""
    """Who saved it last, as the file says; empty where it says nothing."""

    at: datetime
    """When it was read back."""

    cells: tuple[CollectedCell, ...] = ()
    """What was taken of a workbook."""

    changes: Annotated[int, Field(ge=1)]
    """How many changes were taken."""
