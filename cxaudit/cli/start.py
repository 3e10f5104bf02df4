"""Begins an audit, at the terminal or from a file of answers."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.checklist import Checklist
from cxaudit.cli.keeping import NOTHING_BEGUN, Keeper
from cxaudit.cli.names import AUDIT, audit_path, check_name, workbook_path
from cxaudit.cli.reading import begin_from, read_checklist
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.sitting import interrupted, run_sitting, somebody
from cxaudit.cli.surroundings import holder, new_id, today
from cxaudit.cli.writing import another_name_helps, refuse_to_replace, write_held
from cxaudit.files import locked
from cxaudit.interview.asking import Stopped
from cxaudit.interview.setup import set_up
from cxaudit.plan import begin
from cxaudit.storage import load_audit


def start(
    answers: Path | None,
    last: Path | None,
    output: Path | None,
    folder: Path | None,
    *,
    plain: bool,
    force: bool,
) -> None:
    """Begin an audit.

    Args:
        answers: a file to take everything from; None: a person is asked.
        last: the file of the audit before; None: there is none.
        output: the audit's file; None: it is named after the business.
        folder: checklists to use; None: ours.
        plain: whether to ask line by line.
        force: whether files of the same name are replaced.

    Raises:
        CxauditError: if something cannot be read or written, or another cxaudit holds the audit.
        Interrupted: if the person interrupted.
    """
    check_name(output, AUDIT)
    baseline = load_audit(last) if last else None
    with another_name_helps():
        if answers:
            audit = begin_from(answers, folder, new_id(), baseline)
            write_held(audit, output or audit_path(audit), force=force)
        else:
            _begin_sitting(read_checklist(folder), baseline, output, force=force, plain=plain)


def _begin_sitting(
    checklist: Checklist, baseline: Audit | None, output: Path | None, *, force: bool, plain: bool
) -> None:
    """Set an audit up, and ask."""
    day = today()
    with SIGNALS.sitting(), ExitStack() as locks:
        if output:
            locks.enter_context(locked(output, holder()))
            refuse_to_replace([output, workbook_path(output)], force=force)
        person = somebody(plain=plain)
        try:
            answers = set_up(person, checklist, day, baseline)
        except (Stopped, KeyboardInterrupt, OSError) as stopped:
            raise interrupted(stopped, NOTHING_BEGUN) from stopped
        audit = begin(answers, checklist, new_id(), baseline)
        keeper = Keeper(person, locks, output)
        run_sitting(person, audit, keeper, audit.plan, lambda: keeper.begin(audit, force=force))
