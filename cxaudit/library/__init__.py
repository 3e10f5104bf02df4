"""Reads everything that people write in YAML: checklists and answers.

A file becomes a `Document` (plain values with their lines), documents become a model, and whatever is wrong
with any of them is reported at once, by file and line.
"""

from cxaudit.library.answers import read_answers
from cxaudit.library.checklists import checklist_of, load_checklist
from cxaudit.library.folders import checklists_folder
from cxaudit.library.schemas import schema
from cxaudit.library.template import check_free, new_checklists
from cxaudit.library.writing import checklist_texts, write_checklists

__all__ = [
    "check_free",
    "checklist_of",
    "checklist_texts",
    "checklists_folder",
    "load_checklist",
    "new_checklists",
    "read_answers",
    "schema",
    "write_checklists",
]
