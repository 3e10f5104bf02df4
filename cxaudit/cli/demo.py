"""Writes the examples: invented businesses."""

from __future__ import annotations

from pathlib import Path

from cxaudit.cli.names import example_path
from cxaudit.cli.output import with_command, write
from cxaudit.cli.reading import begin_from
from cxaudit.cli.writing import write_held
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import Exists, is_taken
from cxaudit.library import checklists_folder, pack_folders
from cxaudit.storage import example_id, is_example
from cxaudit.words import _


def demo(folder: Path | None, pack: str | None = None, *, alone: bool, force: bool) -> None:
    """Write the audit and the workbook of an invented business in a folder of checklists, or in ours.

    Args:
        folder: has the business's answers in `examples/`; None: ours.
        pack: of which trade it is, by a pack of theirs, whose name its answers have; None: of none.
        alone: whether it is the one that is one person.
        force: whether files of the same name are replaced.

    Raises:
        CxauditError: if there is no such pack, both are wanted, another audit has the example's name, or
            something cannot be read or written.
    """
    library = folder or checklists_folder()
    if pack:
        pack_folders(library, [pack])
    if pack and alone:
        what = _("the example of somebody who works alone is of no trade")
        raise CxauditError(Problem("--pack", what, _("leave out one of the two")))
    name = example_id(alone=alone, pack=pack or "")
    audit = example_path(name)
    if is_taken(audit) and not is_example(audit):
        what = _("there is a file of that name that is not the example")
        raise Exists(Problem(str(audit), what, _("give it another name")))
    answers = library / "examples" / f"{pack or name}.yaml"
    example = begin_from(answers, folder, name)
    write_held(example, audit, force=force)
    write("")
    if example.in_policy:
        write(with_command(_("Its customer-service policy"), "cxaudit", "policy", audit))
    write(with_command(_("To begin your own"), "cxaudit", "start"))
    write(with_command(_("What is asked, with the steps"), "cxaudit", "checklist", "show"))
