"""Reads a checklist from its folder: head, policy, and one file for each department.

The files are put together and validated as one, so that everything wrong with them is reported at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from cxaudit.checklist import Checklist
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.files import is_file, is_folder
from cxaudit.library.across import kept_ids, out_of_place, unused, with_first_place, wrong_bands
from cxaudit.library.checklist_files import ChecklistFiles, files_of, wrong_in_order
from cxaudit.library.documents import Document, Flaw, error_of
from cxaudit.library.file_models import ChecklistFile
from cxaudit.library.folders import HEAD, POLICY, yaml_files
from cxaudit.library.messages import flaws_of, one_a_place
from cxaudit.library.parsing import parse
from cxaudit.library.yaml_text import read_yaml


def load_checklist(folder: Path) -> Checklist:
    """Read the checklist of a library, which has it in its folder `core`, or of such a folder itself.

    Raises:
        CxauditError: with everything that is wrong with any of its files.
    """
    core = folder / "core"
    return _load(core if is_folder(core) and not is_file(folder / HEAD) else folder)


def checklist_of(texts: Mapping[str, str]) -> Checklist:
    """Return the checklist that files hold, by their names and texts, as if they were read from a folder.

    Raises:
        CxauditError: with everything that is wrong with any of them.
    """
    return _checked({name: parse(name, text) for name, text in texts.items()}, [])


def _load(folder: Path) -> Checklist:
    paths, flaws = yaml_files(folder)
    return _checked({path.name: read_yaml(path) for path in paths}, flaws)


def _checked(documents: dict[str, Document], flaws: list[Flaw]) -> Checklist:
    flaws = flaws + [flaw for document in documents.values() for flaw in document.flaws]
    if not _enough(documents):
        raise error_of(flaws)
    files = files_of(documents)
    checklist, wrong = _validated(files)
    beyond = [*wrong_bands(files), *kept_ids(files)]
    flaws += one_a_place([*wrong_in_order(documents), *out_of_place(files), *wrong, *beyond])
    if all(document.content is not None for document in documents.values()):
        flaws += unused(files, wrong)
    if checklist is None or flaws:
        raise error_of(flaws)
    return checklist


def _enough(documents: dict[str, Document]) -> bool:
    """Whether head, policy (if there is one) and a department can be read; else nothing can be checked."""
    readable = {name for name, document in documents.items() if document.content is not None}
    return {HEAD, *({POLICY} & documents.keys())} <= readable and bool(readable - {HEAD, POLICY})


def _validated(files: ChecklistFiles) -> tuple[Checklist | None, list[Flaw]]:
    """The files as a model, with everything that is wrong with them; None where no model can be made."""
    raw = files.joined
    try:
        checklist = Checklist.model_validate(raw, by_alias=True, by_name=False)
    except ValidationError as error:
        flaws = [with_first_place(files, wrong) for wrong in wrong_in_checklist(raw)]
        return None, one_a_place([*flaws_of(error, ChecklistFile, files.find), *flaws])
    # as the model takes the values: "9" in quotes is the number of a step, too
    return checklist, [with_first_place(files, wrong) for wrong in checklist.wrong_names]
