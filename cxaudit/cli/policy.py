"""Decides the policy of an audit, says it, and writes it as documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import fill

import click

from cxaudit.cli.names import stem
from cxaudit.cli.output import is_terminal, with_command, write
from cxaudit.cli.showing import WIDTH
from cxaudit.cli.writing import refuse_to_replace
from cxaudit.document import documents
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import safe_name, write_atomically, write_new
from cxaudit.report import Following, PolicyLine, Report, build_report
from cxaudit.storage import load_audit
from cxaudit.words import _

DOCUMENT = ".docx"
"""Ending of a document."""

_MARGIN = 4
"""Cells before the text of a clause, where its number stands."""


def policy(audit: Path, document: Path | None, *, show: bool, plain: bool, force: bool) -> None:
    """Hold the policy sitting of an audit's file, say the policy, or write it as documents.

    Args:
        audit: the file.
        document: the folder for the documents; None: none are written.
        show: whether the policy is said where a sitting could be held too.
        plain: whether to ask line by line.
        force: whether documents of the same name are replaced.

    Raises:
        CxauditError: if the audit has no policy, or something cannot be read or written.
    """
    if force and document is None:
        raise click.UsageError("--force replaces documents: name their folder with --document")
    loaded = load_audit(audit)
    with loaded.checklist.spoken():
        report = build_report(loaded)
        if not report.has_policy:
            what = _("this audit has no policy: no question of its checklist tests a clause")
            raise CxauditError(Problem(str(audit), what, _("name clauses in the checklist, and audit again")))
        if document is None and not show and (plain or is_terminal()):
            # not at the top, where what is only said or written would wait for it
            from cxaudit.cli.policy_sitting import hold_sitting

            hold_sitting(audit, plain=plain)
        elif document is None:
            write("\n".join(in_words(report)))
            if documents(report):
                write(with_command(_("As documents to print and sign"), *_as_documents(audit)))
        else:
            _write(report, document, safe_name(stem(audit)), force=force)


def _as_documents(audit: Path) -> tuple[str | Path, ...]:
    return "cxaudit", "policy", audit, "--document", audit.parent


def _write(report: Report, folder: Path, name: str, *, force: bool) -> None:
    paths = {folder / f"{name}-{kind}{DOCUMENT}": content for kind, content in documents(report).items()}
    if not paths:
        what = _("nothing is left of this policy: the sitting left every clause out")
        raise CxauditError(Problem(name, what, _("take a clause up again in a sitting")))
    refuse_to_replace(list(paths), force=force)
    for path, content in paths.items():
        (write_atomically if force else write_new)(path, content)
        write(f"{path}: {report.refresh.stands}")


def in_words(report: Report) -> Iterator[str]:
    """Say the policy as it stands, line by line, with the numbers that its documents have."""
    refresh = report.refresh
    yield _folded(report.organisation)
    yield _folded(refresh.stands)
    yield ""
    yield from _chapter(_("Promises"), refresh.promises)
    yield from _chapter(_("House rules"), refresh.rules)
    if refresh.free:
        yield from _heading(_("What staff may decide themselves"))
        for line in refresh.free:
            yield _folded(line.text, "  - ")
        yield ""
    yield from _chapter(_("To follow"), refresh.following)


def _chapter(title: str, clauses: Sequence[PolicyLine | Following]) -> Iterator[str]:
    if clauses:
        yield from _heading(title)
    for clause in clauses:
        yield _folded(clause.title, f"{clause.number:>{_MARGIN - 1}} ")
        if isinstance(clause, Following):
            yield _folded(clause.when, " " * _MARGIN)
        for line in clause.text.split("\n"):
            yield _folded(line, " " * _MARGIN)
        yield ""


def _heading(title: str) -> Iterator[str]:
    yield title
    yield "=" * len(title)


def _folded(text: str, margin: str = "") -> str:
    """A text, no line wider than the screen; after a margin, further lines begin where clauses do."""
    rest = " " * _MARGIN if margin else ""
    return fill(text, WIDTH, initial_indent=margin, subsequent_indent=rest, break_on_hyphens=False)
