"""Brings in a checklist from a spreadsheet of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from cxaudit.checklist import Checklist
from cxaudit.cli.output import with_command, write
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import safe_name
from cxaudit.library import check_free, checklist_of, checklist_texts, write_checklists
from cxaudit.sheets_in import Draft, Remark, files_of, read_spreadsheet, understand
from cxaudit.words import _, ngettext

MOST_QUESTIONS = 2_000
"""How many questions a spreadsheet may have."""


def import_checklist(file: Path, folder: Path | None, *, dry_run: bool) -> None:
    """Write the checklist of a spreadsheet into a new folder, and say what was guessed; change nothing else.

    Args:
        file: a workbook, or a table in a text file.
        folder: where to; None: a folder in the working folder, called as the file.
        dry_run: whether to show what would be written, and write nothing.

    Raises:
        CxauditError: if the file can't be read or has no questions, or the folder is taken.
    """
    folder = folder or Path(safe_name(file.stem))
    draft = understand(read_spreadsheet(file))
    if draft is None:
        what = _("no questions were found in it")
        fix = _("give the column of the questions a heading: Question; see `cxaudit checklist import --help`")
        raise CxauditError(Problem(str(file), what, fix))
    if len(draft.items) > MOST_QUESTIONS:
        what = _("it has more than {most} questions", most=MOST_QUESTIONS)
        raise CxauditError(Problem(str(file), what, _("split it into several files")))
    texts = checklist_texts(files_of(draft, file.name))
    checklist = checklist_of(texts)
    if dry_run:
        check_free(folder)
        for name, text in texts.items():
            write(f"--- {folder / 'core' / name}\n{text}")
    else:
        for path in write_checklists(folder, texts):
            write(str(path))
    _say_remarks(draft)
    write("\n" + _size(checklist))
    write(_next(folder, dry_run=dry_run, file=file))


def _say_remarks(draft: Draft) -> None:
    said = list(_grouped(draft.remarks))
    if left := draft.about.get("left_out"):
        said.append(_("the spreadsheet says that it does not hold what its checklist has: {text}", text=left))
    if said:
        write("\n" + _("What was guessed or changed:"))
        for line in said:
            write(f"  {line}")


def _grouped(remarks: Iterable[Remark]) -> Iterator[str]:
    """Remarks as lines, what is said of several rows once; in the order of the rows."""
    rows: dict[tuple[str, str], list[int]] = {}
    for remark in remarks:
        rows.setdefault((remark.sheet, remark.said), []).append(remark.row)
    for (sheet, said), numbers in rows.items():
        where = ", ".join(filter(None, (sheet, _rows(numbers))))
        yield f"{where}: {said}" if where else said


def _rows(numbers: Iterable[int]) -> str:
    """Say rows, those that follow one another as from and to; nothing for 0."""
    rows = sorted({*numbers} - {0})
    runs = [
        [row for _place, row in run]
        for _gap, run in groupby(enumerate(rows), key=lambda each: each[1] - each[0])
    ]
    spans = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    if not rows:
        return ""
    return _("row {row}", row=spans) if len(rows) == 1 else _("rows {rows}", rows=spans)


def _size(checklist: Checklist) -> str:
    sections = ngettext("{n} section", "{n} sections", len(checklist.departments))
    questions = ngettext("{n} question", "{n} questions", len(checklist.places))
    return _(
        "{title}: {questions} in {sections}", title=checklist.title, questions=questions, sections=sections
    )


def _next(folder: Path, *, dry_run: bool, file: Path) -> str:
    if dry_run:
        return with_command(
            _("Nothing is written. To write it"), "cxaudit", "checklist", "import", file, "--to", folder
        )
    look = with_command(_("Look through it, and check with"), "cxaudit", "checklist", "check", folder)
    ask = with_command(_("To ask it"), "cxaudit", "start", "--checklists", folder)
    return f"{look}\n{ask}"
