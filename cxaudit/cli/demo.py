"""Writes the example: an invented business."""

from __future__ import annotations

from pathlib import Path

from cxaudit.cli.names import EXAMPLE
from cxaudit.cli.output import with_command, write
from cxaudit.cli.reading import begin_from
from cxaudit.cli.writing import write_held
from cxaudit.errors import Problem
from cxaudit.files import Exists, is_taken
from cxaudit.library import checklists_folder
from cxaudit.storage import EXAMPLE_ID, is_example
from cxaudit.words import _


def demo(folder: Path | None, *, force: bool) -> None:
    """Write the audit and the workbook of the invented business in a folder of checklists, or in ours.

    Raises:
        CxauditError: if another audit has the example's name, or something cannot be read or written.
    """
    if is_taken(EXAMPLE) and not is_example(EXAMPLE):
        what = _("there is a file of that name that is not the example")
        raise Exists(Problem(str(EXAMPLE), what, _("give it another name")))
    example = (folder or checklists_folder()) / "examples" / "demo.yaml"
    write_held(begin_from(example, folder, EXAMPLE_ID), EXAMPLE, force=force)
    write("\n" + with_command(_("To begin your own"), "cxaudit", "start"))
    write(with_command(_("What is asked, with the steps"), "cxaudit", "checklist", "show"))
