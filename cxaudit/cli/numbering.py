"""Keeps the numbers that action items are given, in the audit's file, once a workbook names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from cxaudit.actions import keep_numbers
from cxaudit.audit import Audit
from cxaudit.cli.names import workbook_path
from cxaudit.cli.output import write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.surroundings import holder
from cxaudit.errors import CxauditError
from cxaudit.files import is_same, locked
from cxaudit.storage import load_audit, save_audit
from cxaudit.words import _


@contextmanager
def numbered(
    path: Path, targets: Sequence[Path], few_in: tuple[str, ...] | None = None, *, force: bool
) -> Iterator[Audit]:
    """Hold an audit, with numbers of its action items, while workbooks of it are written; then keep those.

    A book can be made of a file that may not be changed, or that a sitting holds: then the numbers are not
    kept, and that is said.

    Args:
        path: the audit's file.
        targets: the workbooks.
        few_in: departments of fewer than three people, which are kept too; None: as the audit has them.
        force: whether files of their names are replaced.

    Raises:
        CxauditError: if the audit cannot be read, or a sitting that holds it writes one of the workbooks.
    """
    with ExitStack() as held:
        why_not = ""
        try:
            held.enter_context(locked(path, holder()))
        except CxauditError as error:
            # a sitting writes the workbook beside its audit; no other is in its way
            if force and any(is_same(target, workbook_path(path)) for target in targets):
                raise
            why_not = error.problems[0].what
        loaded = load_audit(path)
        with_numbers = keep_numbers(loaded)
        if few_in is not None and few_in != loaded.few_in:
            with_numbers = with_numbers.model_copy(update={"few_in": few_in})
        yield with_numbers
        if with_numbers is not loaded:
            _keep(with_numbers, path, why_not)


def _keep(numbered: Audit, path: Path, why_not: str) -> None:
    """Keep the numbers of action items in the audit's file; where that can't be, say so.

    Args:
        numbered: the audit with its numbers.
        path: its file.
        why_not: why it is known already that they can't be kept; empty: they may be.
    """
    if not why_not:
        try:
            with SIGNALS.held_back():
                save_audit(numbered, path)
            return
        except CxauditError as error:
            why_not = error.problems[0].what
    what = _("{path}: the numbers of action items in this book are not kept: {why}", path=path, why=why_not)
    write(what)
