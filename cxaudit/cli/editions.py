"""Writes what is handed out of an audit: to all of the staff, or to departments."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxaudit.audit import Audit
from cxaudit.audit.sharing import shared
from cxaudit.checklist import Department
from cxaudit.cli.names import OUTPUT, WORKBOOK, check_name, stem
from cxaudit.cli.numbering import numbered
from cxaudit.cli.output import write
from cxaudit.cli.writing import another_folder_helps, another_name_helps, refuse_to_replace
from cxaudit.errors import CxauditError, Problem, closest, nearest
from cxaudit.files import safe_name, write_atomically, write_new
from cxaudit.photos import photos_folder
from cxaudit.report import Edition, handouts, staff_edition
from cxaudit.storage import load_audit
from cxaudit.words import _, ngettext, speaking

if TYPE_CHECKING:
    from cxaudit.workbook import Photos

_LONGEST_HOUSE, _LONGEST_DEPARTMENT = 50, 40
"""Letters of the business, and of a department, in the name of a file."""

_MOST_BYTES = 120
"""Of the business there: some disks count them, and the department must find room too."""


_NONE = "none"
"""Said where no department has fewer than three people."""


def write_for_staff(path: Path, output: Path | None, few_in: Sequence[str], *, force: bool) -> None:
    """Write the edition for all of the staff.

    Args:
        path: the file of the audit.
        output: the workbook; None: it is named after the business, in the folder for output.
        few_in: departments of fewer than three people, which the audit keeps; empty: as it has them.
        force: whether a file of that name is replaced.

    Raises:
        CxauditError: if one person is the whole business, if there is no such department, or something cannot
            be read or written.
    """
    check_name(output, WORKBOOK)
    audit = load_audit(path)
    few = _few_in(audit, few_in, path)
    target = output or OUTPUT / f"{_staff(audit)}{WORKBOOK}"
    with another_name_helps():
        refuse_to_replace([target], force=force)
        with numbered(path, [target], few, force=force) as audit, speaking(audit.checklist.language):
            photos = _photos(audit, path, () if audit.few else audit.departments)
            edition = staff_edition(photos.named_in(audit))
            _write({target: edition}, photos, force=force)
            write("\n".join(_on_scores(audit, edition)))


def write_handouts(
    path: Path, output: Path | None, folder: Path | None, department: str | None, *, force: bool
) -> None:
    """Write the handout of one department, or one of each.

    Args:
        path: the file of the audit.
        output: the workbook of one; None: it is named after business and department, in the folder for
            output.
        folder: where those of all departments go.
        department: which one; None: all of them.
        force: whether files of the same names are replaced.

    Raises:
        CxauditError: if there is no such department, and as `write_for_staff` does.
    """
    check_name(output, WORKBOOK)
    audit = load_audit(path)
    departments = [*{place.department.id: place.department for place in audit.places}.values()]
    names = _names(audit, departments, path)
    chosen = departments if department is None else [_found(departments, department, path)]
    targets = [output] if output else [(folder or OUTPUT) / f"{names[each.id]}{WORKBOOK}" for each in chosen]
    with another_name_helps() if folder is None else another_folder_helps():
        refuse_to_replace(targets, force=force)
        with numbered(path, targets, force=force) as audit, speaking(audit.checklist.language):
            ids = [each.id for each in chosen]
            photos = _photos(audit, path, ids)
            editions = handouts(photos.named_in(audit), ids)
            _write(dict(zip(targets, editions, strict=True)), photos, force=force)


def _few_in(audit: Audit, names: Sequence[str], path: Path) -> tuple[str, ...] | None:
    """Return the ids of the departments of fewer than three people; None where none was named now."""
    if not names:
        return None
    departments = [each for each in audit.checklist.departments if each.id in audit.departments]
    chosen = {_found(departments, name, path).id for name in names if _folded(name) != _NONE}
    return tuple(each.id for each in departments if each.id in chosen)


def _house(audit: Audit) -> str:
    return audit.organisation[:_LONGEST_HOUSE].encode()[:_MOST_BYTES].decode(errors="ignore")


def _staff(audit: Audit) -> str:
    """Name of the file for all of the staff, without its ending."""
    return f"{safe_name(_house(audit))}-staff"


def _names(audit: Audit, departments: Sequence[Department], path: Path) -> dict[str, str]:
    """Names of the files of all departments, without their endings, by their ids.

    They are named after their titles, and after their ids where that is the name of another file too: which
    of them are written makes no difference.
    """
    house = _house(audit)
    others = safe_name(house), _staff(audit), stem(path)
    by_id: set[str] = set()
    while True:
        called = {
            each.id: f"department {each.id}" if each.id in by_id else each.title[:_LONGEST_DEPARTMENT]
            for each in departments
        }
        names = {id: safe_name(f"{house} {name}") for id, name in called.items()}
        # some systems take two names for one that differ in their case alone
        counts = Counter(name.casefold() for name in (*names.values(), *others))
        alike = {id for id, name in names.items() if counts[name.casefold()] > 1}
        if alike <= by_id:
            return names
        by_id |= alike


def _found(departments: Sequence[Department], name: str, path: Path) -> Department:
    """Find a department by its id or title, by how one of them begins, or by a part of one.

    Raises:
        CxauditError: if none, or more than one, can be meant.
    """
    wanted = _folded(name)
    ways = (str.__eq__, str.startswith, str.__contains__) if wanted else ()
    fitting = ([each for each in departments if _fits(each, wanted, way)] for way in ways)
    found = [each for each in departments if each.id == wanted] or next(filter(None, fitting), [])
    if len(found) == 1:
        return found[0]
    if found:
        what = _("several departments can be meant by {name}", name=repr(name))
        which = ", ".join(f"{each.title} ({each.id})" for each in found)
        raise CxauditError(Problem(str(path), what, _("name one of them: {titles}", titles=which)))
    what = _("the audit has no department {name}", name=repr(name))
    ids, titles = [each.id for each in departments], [each.title for each in departments]
    raise CxauditError(Problem(str(path), what, nearest(name, titles if closest(name, titles) else ids)))


def _fits(department: Department, wanted: str, way: Callable[[str, str], bool]) -> bool:
    return any(way(_folded(text), wanted) for text in (department.id, department.title))


def _folded(text: str) -> str:
    """A text as it is compared: whatever its case, its blanks, and how its accents are stored."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _photos(audit: Audit, path: Path, departments: Collection[str]) -> Photos:
    """Read the photos for staff by answers of some departments; no others are opened."""
    # not at the top, as where the whole workbook is written
    from cxaudit.workbook import read_photos

    may_be_seen = shared(audit)
    ids = {place.question.id for place in audit.places if place.department.id in departments}
    responses = {id: response for id, response in may_be_seen.responses.items() if id in ids}
    return read_photos(may_be_seen.model_copy(update={"responses": responses}), photos_folder(path))


def _write(editions: Mapping[Path, Edition], photos: Photos, *, force: bool) -> None:
    """Write editions, and say of each what is in it, and then which photos are missing."""
    from cxaudit.workbook import write_edition

    for path, edition in editions.items():
        write_edition(edition, path, photos, write_atomically if force else write_new)
        write(_("{path}: {what}", path=path, what=_in_it(edition)))
    if photos.problems:
        write(str(CxauditError(*photos.problems)))


def _in_it(edition: Edition) -> str:
    """Say what is in an edition."""
    actions = ngettext("{n} action item", "{n} action items", len(edition.actions))
    departments = ngettext("{n} department", "{n} departments", len(edition.departments))
    parts = [
        _("for {department}", department=edition.own.title) if edition.own else _("for the staff"),
        actions,
        departments if edition.departments else "",
        _("the policy") if edition.policy else "",
    ]
    return "; ".join(filter(None, parts))


def _on_scores(audit: Audit, edition: Edition) -> Iterator[str]:
    """Say of which departments scores are shown to all of the staff."""
    if audit.few:
        yield _(
            "No scores are in it: where few people are the whole business, each would know whose they are."
        )
    elif edition.few:
        titles = ", ".join(edition.few)
        yield _("Without scores, as there are fewer than three people: {departments}.", departments=titles)
    else:
        yield _(
            "The scores of all departments are shown. Where fewer than three people work in one, name it with"
            " --few-in and --force, and its scores are not."
        )
