"""Reads what people wrote in YAML: checklists and answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.cli.surroundings import today
from cxaudit.library import checklists_folder, load_checklist, read_answers, with_packs_of
from cxaudit.plan import begin


def read_checklist(folder: Path | None, packs: Sequence[str] = ()) -> Checklist:
    """Read the checklists in a folder, or ours, with packs that are added to them."""
    return load_checklist(folder or checklists_folder(), packs)


def begin_from(
    answers: Path,
    folder: Path | None,
    audit_id: str,
    baseline: Audit | None = None,
    packs: Sequence[str] = (),
) -> Audit:
    """Begin an audit with the answers in a file, which may name packs besides those given."""
    library = folder or checklists_folder()
    checklist = load_checklist(library, with_packs_of(answers, library, packs))
    with checklist.spoken():  # which has its own words for N/A and Don't know
        told = read_answers(answers, checklist, today())
        return begin(told, checklist, audit_id, baseline)
