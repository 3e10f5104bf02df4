"""What is said when all is done: where the workbook is, how to open it, and what comes next."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.cli.output import pasteable, with_command
from cxaudit.days import in_full
from cxaudit.policy import next_review
from cxaudit.words import _


def last_words(audit: Audit, path: Path, book: Path) -> Iterator[str]:
    """Say how to open a workbook, and what comes next.

    Args:
        audit: what it shows.
        path: the audit's file.
        book: the workbook.
    """
    yield _("Open the workbook with:") + f"\n    {opening(book)}"
    if audit.drafts and audit.in_policy:
        yield with_command(_("Decide the policy with"), "cxaudit", "policy", path)
    elif audit.in_policy:
        folder = path.parent
        yield with_command(
            _("The policy as documents to print and sign"), "cxaudit", "policy", path, "--document", folder
        )
    if not audit.nobody_else:
        yield _("Hand out: the Summary and the action plan to who leads, a department's sheet to its head.")
    yield with_command(_("Change anything with"), "cxaudit", "resume", path)
    review = in_full(next_review(audit.date))
    yield _("Look at it again from {day} on, with", day=review) + f":\n    {_again(path)}"


def _again(path: Path) -> str:
    return pasteable("cxaudit", "start", "--from", path)


def opening(book: Path) -> str:
    """Return the command that opens a file with the program for it, on this system."""
    if sys.platform == "win32":
        return f'start "" {pasteable(book)}'
    return pasteable("open" if sys.platform == "darwin" else "xdg-open", book)
