"""Begins an audit, at the terminal or from a file of answers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxaudit.cli.names import AUDIT, audit_path, check_name
from cxaudit.cli.reading import begin_from
from cxaudit.cli.surroundings import new_id
from cxaudit.cli.writing import another_name_helps, write_held
from cxaudit.storage import load_audit


def start(
    answers: Path | None,
    last: Path | None,
    output: Path | None,
    folder: Path | None,
    packs: Sequence[str] = (),
    *,
    plain: bool,
    force: bool,
) -> None:
    """Begin an audit.

    Args:
        answers: a file to take everything from; None: a user is asked.
        last: the file of the audit before; None: there is none.
        output: the audit's file; None: it is named after the business.
        folder: checklists to use; None: ours.
        packs: what is added to them: names of packs, or folders of one's own.
        plain: whether to ask line by line.
        force: whether files of the same name are replaced.

    Raises:
        CxauditError: if something cannot be read or written, or another cxaudit holds the audit.
        Interrupted: if the user interrupted.
    """
    check_name(output, AUDIT)
    baseline = load_audit(last) if last else None
    with another_name_helps():
        if answers:
            audit = begin_from(answers, folder, new_id(), baseline, packs)
            write_held(audit, output or audit_path(audit), force=force)
        else:
            # not at the top, where answers from a file would wait for it: a fifth of a second
            from cxaudit.cli.sitting import begin_sitting
            from cxaudit.cli.trades import read_trades

            begin_sitting(read_trades(folder, packs), baseline, output, force=force, plain=plain)
