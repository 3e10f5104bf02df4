"""Where audits and workbooks go unless something else is said, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.errors import CxauditError, Problem
from cxaudit.files import AUDIT_ENDING, LONGEST_NAME, is_taken, safe_name
from cxaudit.words import _

if TYPE_CHECKING:  # the models take long to import, and `--help` needs these names
    from cxaudit.audit import Answers

OUTPUT = Path("output")
"""Where audits and workbooks go unless something else is said."""

AUDIT, WORKBOOK = AUDIT_ENDING, ".xlsx"
"""Endings of an audit's file and of its workbook."""


def example_path(audit_id: str) -> Path:
    """Return where the audit of an invented business is written."""
    return OUTPUT / f"{audit_id}{AUDIT}"


def check_name(path: Path | None, ending: str) -> None:
    """Make sure that a file that was named is what it is to become: an audit over its own workbook is lost.

    Raises:
        CxauditError: if the name ends in something else, or has no place on some disk.
    """
    if path and not path.name.endswith(ending):
        fix = f"{stem(path)}{ending}"
        raise CxauditError(Problem(str(path), _("the name must end in {ending}", ending=ending), fix))
    if path and len(path.name.encode("utf-8", errors="replace")) > LONGEST_NAME:
        fix = _("shorten it to {count} bytes", count=LONGEST_NAME)
        raise CxauditError(Problem(str(path), _("the name is too long"), fix))


def audit_path(answers: Answers) -> Path:
    """Name an audit's file after the business, the site and the day."""
    name = safe_name(" ".join(filter(None, (answers.organisation, answers.site, str(answers.date)))))
    return OUTPUT / f"{name}{AUDIT}"


def stem(path: Path) -> str:
    """Return the name of an audit's file without its ending."""
    return path.name.removesuffix(AUDIT) if path.name.endswith(AUDIT) else path.stem


def workbook_path(path: Path) -> Path:
    """Return the workbook beside an audit's file."""
    return path.with_name(f"{stem(path)}{WORKBOOK}")


def free(path: Path, ending: str) -> Iterator[Path]:
    """Return the path, then with numbers before its ending, as far as no file has the name now."""
    name = path.name.removesuffix(ending)
    names = (path.with_name(f"{name}-{number}{ending}") if number > 1 else path for number in count(1))
    return (each for each in names if not is_taken(each))
