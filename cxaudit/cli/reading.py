"""Reads what people wrote in YAML: checklists and answers."""

from __future__ import annotations

from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.cli.surroundings import today
from cxaudit.library import checklists_folder, load_checklist, read_answers
from cxaudit.plan import begin
from cxaudit.words import speaking


def read_checklist(folder: Path | None) -> Checklist:
    """Read the checklists in a folder, or ours."""
    return load_checklist(folder or checklists_folder())


def begin_from(answers: Path, folder: Path | None, audit_id: str, baseline: Audit | None = None) -> Audit:
    """Begin an audit with the answers in a file."""
    checklist = read_checklist(folder)
    with speaking(checklist.language):  # which has its own words for N/A and Don't know
        told = read_answers(answers, checklist, today())
    return begin(told, checklist, audit_id, baseline)
