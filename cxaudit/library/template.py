"""Begins checklists of one's own: a small commented library to write on from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from cxaudit.errors import CxauditError, Problem
from cxaudit.files import is_folder, is_taken, make_folder, names_in
from cxaudit.library.folders import checklists_folder
from cxaudit.words import _

Form = Literal["minimal", "full", "pack"]
"""minimal: a small checklist to write on from; full: one that shows everything that can be said; pack: a pack
that does so."""


def new_checklists(folder: Path, form: Form = "minimal") -> list[Path]:
    """Write a library, or a pack, into a folder that must not exist yet or be empty, and return its files.

    Raises:
        CxauditError: if something is there already, or the system refuses.
    """
    check_free(folder)
    with _told(folder):
        make_folder(folder)
        shutil.copytree(checklists_folder() / "template" / form, folder, dirs_exist_ok=True)
    put_schemas(folder)
    return sorted(folder.rglob("*.yaml"))


def check_free(folder: Path) -> None:
    """Make sure that a folder does not exist yet, or is empty.

    Raises:
        CxauditError: if something is there already.
    """
    if is_taken(folder) and (not is_folder(folder) or names_in(folder)):
        what = _("there is something of that name already")
        raise CxauditError(Problem(str(folder), what, _("name a folder that does not exist yet")))


def put_schemas(folder: Path) -> None:
    """Write the schemas, by which editors check files, into a folder, which is made if it is missing.

    Raises:
        CxauditError: if the system refuses.
    """
    with _told(folder):
        make_folder(folder)
        shutil.copytree(checklists_folder() / "schema", folder / "schema")


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Let a refusal of the system be a problem with that folder."""
    try:
        yield
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) else None
        what = _("the folder cannot be written: {reason}", reason=said or error)
        raise CxauditError(Problem(str(folder), what, _("name a folder where you may write"))) from error
