"""Makes what is taken along to a visit: the pack to print, and the letters to sign."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from pathlib import Path
from textwrap import fill

from cxaudit.cli.names import OUTPUT, WORKBOOK, check_name
from cxaudit.cli.output import pasteable, write
from cxaudit.cli.policy import DOCUMENT
from cxaudit.cli.showing import WIDTH
from cxaudit.cli.surroundings import today
from cxaudit.cli.writing import another_name_helps, refuse_to_replace
from cxaudit.document import CONSENT, TO_STAFF, letters
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import safe_name, write_atomically, write_new
from cxaudit.groups import grouped
from cxaudit.plan import in_minutes, questions_in_words
from cxaudit.report import VisitPack, visit_pack
from cxaudit.report.visit import (
    By,
    begin_by,
    how_much,
    kinds_in_words,
    sitting_in_words,
    what_it_is_of,
    when_to_begin,
)
from cxaudit.storage import load_audit
from cxaudit.words import _, ngettext, speaking

_LONGEST_HOUSE = 50
"""Letters of the business and its site in the name of a file."""


def prepare(audit: Path, documents: Path | None, output: Path | None, *, by: By | None, force: bool) -> None:
    """Say what is to be prepared for an audit, and write the visit pack and the letters.

    Args:
        audit: the file.
        documents: the folder for the letters; None: they lie beside the pack.
        output: the pack, a workbook; None: it is named after the business and its site, in the folder for
            output.
        by: what its question sheets go by; None: departments; of a business of few people, who leads.
        force: whether files of the same name are replaced.

    Raises:
        CxauditError: if nothing is left to ask, or something cannot be read or written.
    """
    check_name(output, WORKBOOK)
    loaded = load_audit(audit)
    with speaking(loaded.checklist.language), another_name_helps():
        pack = visit_pack(loaded, today(), by)
        if not pack.questions:
            what = _("everything that was planned is answered: nothing is left to prepare")
            again = pasteable("cxaudit", "start", "--from", audit)
            raise CxauditError(Problem(str(audit), what, _("begin the next one with"), again))
        house = safe_name(" ".join(filter(None, (pack.organisation, pack.site)))[:_LONGEST_HOUSE])
        book = output or OUTPUT / f"{house}-visit-pack{WORKBOOK}"
        folder = documents or book.parent
        written = {folder / f"{house}-{name}{DOCUMENT}": (name, each) for name, each in letters(pack).items()}
        refuse_to_replace([book, *written], force=force)
        write("\n".join(in_words(pack)))
        put = write_atomically if force else write_new
        # not at the top, as where the whole workbook is written
        from cxaudit.workbook import write_visit_pack

        write_visit_pack(pack, book, put)
        write(_("{path}: the visit pack, with {sheets}", path=book, sheets=_sheets(pack)))
        for path, (name, content) in written.items():
            put(path, content)
            write(f"{path}: {_what(name)}")


def _sheets(pack: VisitPack) -> str:
    return ngettext("{n} question sheet", "{n} question sheets", len(pack.sheets))


def _what(letter: str) -> str:
    told = {
        TO_STAFF: _("the letter to all of the staff, to sign"),
        CONSENT: _("the client's agreement to the tests, to sign"),
    }
    return told[letter]


def in_words(pack: VisitPack) -> Iterator[str]:
    """Say what is to be done, line by line, no line wider than the screen."""
    yield _folded(what_it_is_of(pack))
    yield _folded(f"{when_to_begin(pack)}.")
    yield _folded(f"{how_much(pack)}.")
    yield from _listed(_("Before"), _tasks(pack))
    yield from _listed(_("Papers to have ready"), _papers(pack))
    yield from _listed(_("The walk"), _walk(pack))
    yield from _listed(_("Talks") if pack.talks_with_others else _("Answering"), _talks(pack))
    yield from _listed(
        _("Sittings"), [sitting_in_words(number, each) for number, each in enumerate(pack.sittings, 1)]
    )
    yield from _listed(_("Altogether"), kinds_in_words(pack))
    yield ""


def _tasks(pack: VisitPack) -> list[str]:
    """Each of what must be begun ahead; all else in a line."""
    ahead = [task for task in pack.tasks if task.ahead]
    others = [task for task in pack.tasks if not task.ahead]
    said = [f"{begin_by(task)}: {task.department}: {task.ask} ({in_minutes(task.minutes)})" for task in ahead]
    minutes = ceil(sum(task.minutes for task in others))
    more = _(
        "any day, on website and telephone: {questions}, {minutes}",
        questions=questions_in_words(len(others)),
        minutes=in_minutes(minutes),
    )
    return [*said, *([more] if others else [])]


def _papers(pack: VisitPack) -> list[str]:
    """All that one person has, in one entry."""
    holders = grouped(pack.papers, lambda paper: paper.who)
    if "" in holders:
        return [paper.what for paper in pack.papers]
    return [f"{who}: {'; '.join(paper.what for paper in papers)}" for who, papers in holders.items()]


def _walk(pack: VisitPack) -> list[str]:
    return [
        f"{stop.place}: {questions_in_words(stop.amount.questions)}, {in_minutes(stop.amount.minutes)}"
        for stop in pack.stops
    ]


def _talks(pack: VisitPack) -> list[str]:
    said = []
    for talk in pack.talks:
        about = f"{', '.join(talk.departments)}"
        amount = f"{questions_in_words(talk.amount.questions)}, {in_minutes(talk.amount.minutes)}"
        said.append(": ".join(filter(None, (talk.who, about, amount))))
    return said


def _listed(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield ""
        yield title
    for line in lines:
        yield _folded(line, "  - ")


def _folded(text: str, before: str = "") -> str:
    after = " " * len(before)
    return fill(text, WIDTH, initial_indent=before, subsequent_indent=after, break_on_hyphens=False)
