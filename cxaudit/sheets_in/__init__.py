"""Spreadsheets of others, read as checklists.

A file becomes plain texts (`reading`), those are understood without touching a file (`understanding`), and
what was understood becomes the files of a checklist as plain values (`contents`), for the library to write.
What a table of ours says is taken word for word (`checklist.table`); all else is guessed, and told.
"""

from cxaudit.sheets_in.contents import Files, files_of
from cxaudit.sheets_in.drafts import Draft
from cxaudit.sheets_in.reading import read_spreadsheet
from cxaudit.sheets_in.sources import Remark, Source, SourceRow, SourceSheet
from cxaudit.sheets_in.understanding import understand

__all__ = [
    "Draft",
    "Files",
    "Remark",
    "Source",
    "SourceRow",
    "SourceSheet",
    "files_of",
    "read_spreadsheet",
    "understand",
]
