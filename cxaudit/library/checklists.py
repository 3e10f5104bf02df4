"""Reads a checklist from its folder: head, policy, and one file for each department; with its packs.

The files are put together and validated as one, so that everything wrong with them is reported at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from cxaudit.checklist import Checklist
from cxaudit.checklist.contradictions import wrong_in_checklist
from cxaudit.library.across import kept_ids, out_of_place, unused, with_first_place, wrong_bands
from cxaudit.library.checklist_files import files_of, wrong_in_order
from cxaudit.library.documents import Document, Flaw, error_of
from cxaudit.library.file_models import ChecklistFile
from cxaudit.library.folders import HEAD, PACK, POLICY, core_folder, shown_in, yaml_files
from cxaudit.library.joining import JoinedFiles
from cxaudit.library.messages import flaws_of, one_a_place
from cxaudit.library.pack_checks import wrong_in_packs
from cxaudit.library.packs import pack_folders
from cxaudit.library.parsing import parse
from cxaudit.library.yaml_text import read_yaml
from cxaudit.words import _

_Documents = Mapping[str, Document]


def load_checklist(folder: Path, packs: Sequence[str] = ()) -> Checklist:
    """Read the checklist of a library, which has it in its folder `core`, or of such a folder itself.

    Args:
        folder: the library, or the checklist.
        packs: what is added to it: names of packs of the library, or folders of packs.

    Raises:
        CxauditError: with everything that is wrong with any of the files.
    """
    return _load(core_folder(folder), pack_folders(folder, packs))


def checklist_of(texts: Mapping[str, str]) -> Checklist:
    """Return the checklist that files hold, by their names and texts, as if they were read from a folder.

    Raises:
        CxauditError: with everything that is wrong with any of them.
    """
    return _checked([({name: parse(name, text) for name, text in texts.items()}, [])])


def _load(folder: Path, packs: Sequence[Path]) -> Checklist:
    return _checked([_read(folder, HEAD), *(_read(pack, PACK) for pack in packs)])


def _checked(found: Sequence[tuple[_Documents, list[Flaw]]]) -> Checklist:
    """The checklist of documents by name, with what is wrong with their folder; those of packs behind."""
    core, *packed = found
    flaws = [flaw for documents, missing in found for flaw in (*missing, *_flaws_in(documents))]
    if not (_enough(core[0]) and all(_enough_of_pack(documents) for documents, _missing in packed)):
        raise error_of(flaws)
    files = JoinedFiles(files_of(core[0]), tuple(files_of(each, PACK) for each, _missing in packed))
    checklist, wrong = _validated(files)
    added = list(wrong_in_packs(files))
    flaws += one_a_place([*wrong_in_order(core[0]), *added, *_between(files), *wrong])
    if all(document.content is not None for documents, _missing in found for document in documents.values()):
        flaws += unused(files, [*wrong, *added])
    if checklist is None or flaws:
        raise error_of(flaws)
    return _in_words_of_the_trade(files, checklist)


def _read(folder: Path, head: str) -> tuple[_Documents, list[Flaw]]:
    """The files of a folder by their names, and what is wrong with the folder."""
    paths, flaws = yaml_files(folder, head)
    names = {path: path.name if head == HEAD else shown_in(folder, path.name) for path in paths}
    return {path.name: read_yaml(path, name) for path, name in names.items()}, flaws


def _flaws_in(documents: _Documents) -> Iterator[Flaw]:
    return (flaw for document in documents.values() for flaw in document.flaws)


def _readable(documents: _Documents) -> set[str]:
    return {name for name, document in documents.items() if document.content is not None}


def _enough(documents: _Documents) -> bool:
    """Whether head, policy (if there is one) and a department can be read; else nothing can be checked."""
    readable = _readable(documents)
    return {HEAD, *({POLICY} & documents.keys())} <= readable and bool(readable - {HEAD, POLICY})


def _enough_of_pack(documents: _Documents) -> bool:
    return {PACK, *({POLICY} & documents.keys())} <= _readable(documents)


def _between(files: JoinedFiles) -> Iterator[Flaw]:
    """What is wrong between files."""
    for folder in files.folders:
        yield from out_of_place(folder)
    for folder in files.folders:
        yield from kept_ids(folder)
    yield from wrong_bands(files.core)


def _validated(files: JoinedFiles) -> tuple[Checklist | None, list[Flaw]]:
    """The files as a model, with everything that is wrong with them; None where no model can be made."""
    raw = files.joined
    try:
        checklist = Checklist.model_validate(raw, by_alias=True, by_name=False)
    except ValidationError as error:
        flaws = [with_first_place(files, wrong) for wrong in wrong_in_checklist(raw)]
        return None, one_a_place([*flaws_of(error, ChecklistFile, files.find), *flaws])
    # as the model takes the values: "9" in quotes is the number of a step, too
    return checklist, [with_first_place(files, wrong) for wrong in checklist.wrong_names]


def _in_words_of_the_trade(files: JoinedFiles, checklist: Checklist) -> Checklist:
    """The checklist in which the words of its trade are put in.

    Raises:
        CxauditError: if a text can't stand there with these words, such as one that becomes too long.
    """
    if not checklist.words:
        return checklist
    raw = files.joined
    try:
        worded = Checklist.model_validate(raw, by_alias=True, by_name=False, context=checklist.words)
        flaws = [with_first_place(files, wrong) for wrong in worded.wrong_names]
    except ValidationError as error:
        flaws = flaws_of(error, ChecklistFile, files.find)
    if flaws:
        head, loc = files.find(("words",))
        what = (_("with these words {problem}", problem=flaw.problem._replace(fix="")) for flaw in flaws)
        raise error_of(head.flaw(loc, each, _("put in other words, or shorter ones")) for each in what)
    return worded
