"""Begins checklists of one's own: a small commented library to write on from."""

from __future__ import annotations

import shutil
from pathlib import Path

from cxaudit.errors import CxauditError, Problem
from cxaudit.library.folders import checklists_folder


def new_checklists(folder: Path) -> list[Path]:
    """Write a small library into a folder, which must not exist yet or be empty, and return its files.

    Raises:
        CxauditError: if something is there already, or the system refuses.
    """
    shipped = checklists_folder()
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "there is something of that name already"
            raise CxauditError(Problem(str(folder), what, "name a folder that does not exist yet"))
        shutil.copytree(shipped / "template", folder, dirs_exist_ok=True)
        shutil.copytree(shipped / "schema", folder / "schema")
    except OSError as error:
        what = f"the folder cannot be written: {error.strerror or error}"
        raise CxauditError(Problem(str(folder), what, "name a folder where you may write")) from error
    return sorted(path for path in folder.rglob("*.yaml"))
