"""Reads everything that people write in YAML: checklists, packs and answers.

A file becomes a `Document` (plain values with their lines), documents become a model, and whatever is wrong
with any of them is reported at once, by file and line.
"""

from cxaudit.library.answers import read_answers
from cxaudit.library.checklists import checklist_of, load_checklist
from cxaudit.library.folders import checklists_folder
from cxaudit.library.packs import PackOffer, is_pack, library_of, pack_folders, packs_of, with_packs_of
from cxaudit.library.schemas import schema
from cxaudit.library.template import check_free, new_checklists
from cxaudit.library.writing import checklist_texts, write_checklists

__all__ = [
    "PackOffer",
    "check_free",
    "checklist_of",
    "checklist_texts",
    "checklists_folder",
    "is_pack",
    "library_of",
    "load_checklist",
    "new_checklists",
    "pack_folders",
    "packs_of",
    "read_answers",
    "schema",
    "with_packs_of",
    "write_checklists",
]
