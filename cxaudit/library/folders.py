"""Where checklists lie, and which files of a folder belong to one."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from cxaudit.files import is_file, is_folder
from cxaudit.library.documents import Flaw
from cxaudit.words import _

HEAD = "checklist.yaml"
"""What all departments have in common."""

POLICY = "policy.yaml"
"""The clauses; without it there is no policy."""


PACK = "pack.yaml"
"""What a pack is; a folder that has it is a pack."""

PACKS = "packs"
"""The folder of a library that holds its packs, a folder each."""


def checklists_folder() -> Path:
    """Return the folder of the checklists that come with cxaudit.

    In an installed package they lie within it; in a checkout, which an editable install uses, beside it.
    """
    package = Path(__file__).parent.parent
    within = package / "checklists"
    return within if is_folder(within) else package.parent / "checklists"


def core_folder(folder: Path) -> Path:
    """Return the folder of the checklist of a library, or the folder itself where it is a checklist."""
    core = folder / "core"
    return core if is_folder(core) and not is_file(folder / HEAD) else folder


def shown_in(pack: Path, file: str) -> str:
    """Return the name of a pack's file with its folder: the checklist may have one of the same name."""
    return f"{pack.name or PACKS}/{file}"


def yaml_files(folder: Path, head: str = HEAD) -> tuple[list[Path], list[Flaw]]:
    """Return the files of a checklist in the order of their names, and what is wrong with the folder.

    With another head they are those of a pack, which need not have departments of its own.
    """
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except (OSError, ValueError) as error:
        return [], [_refused(folder, error)]
    files = [path for path in found if path.suffix == ".yaml"]
    misnamed = [path for path in found if path.suffix.lower() in (".yml", ".yaml") and path not in files]
    names = {path.name for path in files}
    return files, [*map(_misnamed, misnamed), *(_missing(folder, names) if head == HEAD else ())]


def _misnamed(path: Path) -> Flaw:
    what = _("only files that end in .yaml are read")
    return Flaw(path.name, 0, (), what, _("rename it {name}.yaml", name=path.stem))


def _missing(folder: Path, names: set[str]) -> Iterator[Flaw]:
    if HEAD not in names:
        missing = _("this file is missing in {folder}", folder=folder)
        yield Flaw(HEAD, 0, (), missing, _("add it: it holds what all departments have in common"))
    if not names - {HEAD, POLICY}:
        fix = _("add a file for each, such as billing.yaml")
        yield Flaw(str(folder), 0, (), _("there is no department"), fix)


def _refused(folder: Path, error: OSError | ValueError) -> Flaw:
    if isinstance(error, FileNotFoundError | ValueError) or error.errno == errno.ENAMETOOLONG:
        what, fix = _("there is no such folder"), _("name a folder of checklists")
    elif isinstance(error, NotADirectoryError):
        what, fix = _("this is a file, not a folder"), _("name the folder that it is in")
    elif isinstance(error, PermissionError):
        what, fix = _("the folder may not be read"), _("ask for the right to read it")
    else:
        what = _("the folder cannot be read: {reason}", reason=error.strerror or error)
        fix = _("copy it to another place, and name that one")
    return Flaw(str(folder), 0, (), what, fix)
