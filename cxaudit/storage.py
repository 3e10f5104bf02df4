"""Keeps an audit in a file that is whole at every moment."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxaudit.audit import FORMAT, Audit
from cxaudit.audit.migrations import migrated, newest_format
from cxaudit.audit.references import wrong_in
from cxaudit.checklist.references import Loc
from cxaudit.errors import CxauditError, Fix, Problem, nearest
from cxaudit.files import (
    AUDIT_ENDING,
    PRIVATE,
    CannotRead,
    Reason,
    names_in,
    read,
    write_atomically,
    write_new,
)
from cxaudit.words import N_, _

LARGEST = 50 * 2**20
"""How many bytes a file may have: 50 MiB."""

_EXAMPLE = "demo"
"""What the ids of invented businesses' audits begin with, which nobody means who goes on with an audit."""

_RESTORE = N_("restore the file from a copy")

_NO_AUDIT = N_("this is no audit of cxaudit")
_NAME_A_FILE = N_("name a file that ends in {ending}")

_UNFIT = {"missing": N_("this is missing"), "extra_forbidden": N_("cxaudit knows no such key")}
"""By the kind of error."""


def save_audit(audit: Audit, path: Path, before: Audit | None = None) -> None:
    """Write an audit over what was there; whatever fails, there is a whole file, the old or the new.

    What is written went through the same checks as when it is read, so whatever is saved can be loaded.

    Args:
        audit: what to write.
        path: the file.
        before: an audit that was saved already, if any: a checklist and a baseline that are still its own
            went through the checks then, and do so only once.

    Raises:
        CxauditError: if it could not be read again, or the system refuses.
    """
    content = _content(audit, path, before)
    write_atomically(path, lambda file: file.write(content), PRIVATE)


def create_audit(audit: Audit, path: Path) -> None:
    """Write an audit where there is none yet; a new file is for nobody else to read.

    Raises:
        Exists: if there is a file of that name.
        CxauditError: if it could not be read again, or the system refuses.
    """
    content = _content(audit, path)
    write_new(path, lambda file: file.write(content), PRIVATE)


def _content(audit: Audit, path: Path, before: Audit | None = None) -> bytes:
    """The file of an audit, which can be read again."""
    content = audit.model_dump_json(indent=1).encode("utf-8")
    if len(content) > LARGEST:
        most = LARGEST // 2**20
        what = _("the audit would be larger than {most} MiB, and could not be read again", most=most)
        raise _refused(path, what, _("shorten its longest notes; the file is as it was before"))
    checked = {key: part for key, part in _parts(audit).items() if before and part is _parts(before)[key]}
    _audit({**json.loads(content), **checked}, path)
    return content


def _parts(audit: Audit) -> dict[str, object]:
    """The large parts of an audit, which stay as they are while it is answered."""
    return {"checklist": audit.as_written, "baseline": audit.baseline}


def load_audit(path: Path) -> Audit:
    """Read an audit back, of this format or an older one.

    Raises:
        CxauditError: if there is no such file, or if it holds no audit that this cxaudit can read.
    """
    return _audit(_json(path), path)


def example_id(*, alone: bool, pack: str = "") -> str:
    """Return the id of an invented business's audit: of a pack's trade, of one person, or another."""
    kind = "alone" if alone else pack.replace("_", "-")
    return f"{_EXAMPLE}-{kind}" if kind else _EXAMPLE


def is_example(path: Path) -> bool:
    """Whether a file is the audit of an invented business, whatever its name; one that is damaged is not."""
    return id_of(path, f'"{_EXAMPLE}').split("-")[0] == _EXAMPLE


def copies_of(audit: Audit, path: Path) -> Iterator[Path]:
    """Return other files of an audit in its folder, such as a sync program keeps where two have changed one.

    Args:
        audit: the audit.
        path: its file.
    """
    within = f'"{audit.id}"'
    for name in names_in(path.parent):
        other = path.with_name(name)
        if name.casefold().endswith(".json") and name != path.name and id_of(other, within) == audit.id:
            yield other


def id_of(path: Path, within: str = "") -> str:
    """Return the id of the audit in a file; empty where it is none, or cannot be read.

    Args:
        path: the file.
        within: a text without which the file is none that is looked for, and so not understood at all.
    """
    try:
        content = read(path, LARGEST, _("an audit"))
        raw = json.loads(content) if within.encode() in content else None
    except (CannotRead, ValueError, RecursionError):
        return ""
    return str(raw.get("id") or "") if isinstance(raw, dict) and "checklist" in raw else ""


class Glance(NamedTuple):
    """What an audit is of, without the rest of it."""

    organisation: str
    """The business."""

    site: str
    """Which of its sites; empty where it was not said."""

    day: date
    """Day of the audit."""

    checklist: str
    """Id of the checklist."""

    begun: bool
    """Whether anything is answered."""


def glance(path: Path) -> Glance | None:
    """Say what an audit is of, ten times as quickly as it is loaded; None where it cannot be read."""
    try:
        raw = json.loads(read(path, LARGEST, _("an audit")))
        organisation, site = str(raw["organisation"]), str(raw.get("site") or "")
        day, begun = date.fromisoformat(raw["date"]), bool(raw["responses"])
        return Glance(organisation, site, day, str(raw["checklist"]["id"]), begun)
    except (CannotRead, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return None


def _audit(raw: object, path: Path) -> Audit:
    if not isinstance(raw, dict) or not {"format", "checklist", "plan"} <= raw.keys():
        raise _refused(path, _(_NO_AUDIT), _(_NAME_A_FILE, ending=AUDIT_ENDING))
    if (number := newest_format(raw)) > FORMAT:
        what = _(
            "it was written by a newer cxaudit, in format {newer}; this one reads up to {newest}",
            newer=number,
            newest=FORMAT,
        )
        raise _refused(path, what, _("update cxaudit"))
    try:
        audit = Audit.model_validate(migrated(raw))
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems = [Problem(_where(path, each["loc"]), _unfit(each), _(_RESTORE)) for each in details]
    else:
        wrong = wrong_in(audit)
        problems = [Problem(_where(path, each.loc), each.what, each.fix or _(_RESTORE)) for each in wrong]
    if problems:
        raise CxauditError(*problems)
    return audit


def _where(path: Path, loc: Loc) -> str:
    return f"{path} /{'/'.join(map(str, loc))}"


def _unfit(details: ErrorDetails) -> str:
    """What is wrong with one value, in words of ours: a validator's, or by the kind of error."""
    if details["type"] == "flaw":
        return str(details["ctx"]["what"])
    what = _UNFIT.get(details["type"], N_("cxaudit writes no such value here"))
    return _(what)


def _json(path: Path) -> object:
    content = _bytes(path)
    if not content.strip():
        raise _refused(path, _("the file is empty"), _(_RESTORE))
    try:
        raw: object = json.loads(content.decode("utf-8-sig"), object_pairs_hook=_keys_once)
    except UnicodeDecodeError as error:
        raise _refused(path, _("the file is not written in UTF-8"), _(_RESTORE)) from error
    except _Twice as error:
        what = _("the key {key!r} stands twice in one place", key=error.key)
        raise _refused(path, what, _(_RESTORE)) from error
    except json.JSONDecodeError as error:
        what = _("the file is cut off or damaged at line {line}", line=error.lineno)
        raise _refused(path, what, _(_RESTORE)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or brackets as deep
        raise _refused(path, _(_NO_AUDIT), _(_RESTORE)) from error
    return raw


class _Twice(Exception):
    """A key stands twice; which of the two counts is not for a program to say."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _keys_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = Counter(key for key, _ in pairs)
        raise _Twice(keys.most_common(1)[0][0])
    return made


def _bytes(path: Path) -> bytes:
    try:
        return read(path, LARGEST, _("an audit"))
    except CannotRead as error:
        raise _refused(path, error.what, _fix(path, error.reason)) from error


_FIXES = {
    Reason.FORBIDDEN: N_("ask for the right to read it"),
    Reason.NO_FILE: _NAME_A_FILE,
    Reason.TOO_LARGE: _RESTORE,
    Reason.REFUSED: N_("copy it to another folder, and name that one"),
}


def _fix(path: Path, reason: Reason) -> Fix:
    if reason is Reason.MISSING:
        return _audits_in(path.parent, path.name)
    return _audits_in(path, path.name) if reason is Reason.FOLDER else _(_FIXES[reason], ending=AUDIT_ENDING)


def _audits_in(folder: Path, name: str) -> Fix:
    """Say which audit of a folder was probably meant, or which there are."""
    names = [each for each in names_in(folder) if each.endswith(AUDIT_ENDING)]
    if not names:
        return _("no audit lies in that folder: name the one in which it lies")
    return nearest(name.removesuffix(AUDIT_ENDING) + AUDIT_ENDING, names)


def _refused(path: Path, what: str, fix: Fix) -> CxauditError:
    return CxauditError(Problem(str(path), what, fix))
