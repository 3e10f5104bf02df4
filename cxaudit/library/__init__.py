"""Reads everything that people write in YAML: checklists and answers.

A file becomes a `Document` (plain values with their lines), documents become a model, and whatever is wrong
with any of them is reported at once, by file and line.
"""

from cxaudit.library.answers import read_answers
from cxaudit.library.checklists import load_checklist
from cxaudit.library.folders import checklists_folder
from cxaudit.library.schemas import schema
from cxaudit.library.template import new_checklists

__all__ = [
    "checklists_folder",
    "load_checklist",
    "new_checklists",
    "read_answers",
    "schema",
]
