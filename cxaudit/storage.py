"""Keeps an audit in a file that is whole at every moment."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cxaudit.audit import FORMAT, Audit
from cxaudit.audit.migrations import migrated, newest_format
from cxaudit.audit.references import wrong_in
from cxaudit.checklist.references import Loc
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.files import AUDIT_ENDING, make_folder, put_in_place, system_refused

LARGEST = 50 * 2**20
"""How many bytes a file may have: 50 MiB."""

_RESTORE = "restore the file from a copy"

_UNFIT = {"missing": "this is missing", "extra_forbidden": "cxaudit knows no such key"}
"""By the kind of error."""


def save_audit(audit: Audit, path: Path) -> None:
    """Write an audit over what was there; whatever fails, there is a whole file, the old or the new.

    What is written went through the same checks as when it is read, so whatever is saved can be loaded.

    Raises:
        CxauditError: if it could not be read again, or the system refuses.
    """
    text = audit.model_dump_json(indent=1)
    _audit(json.loads(text), path)
    put_in_place(path, lambda file: file.write(text.encode("utf-8")))


def load_audit(path: Path) -> Audit:
    """Read an audit back, of this format or an older one.

    Raises:
        CxauditError: if there is no such file, or if it holds no audit that this cxaudit can read.
    """
    return _audit(_json(path), path)


def _audit(raw: object, path: Path) -> Audit:
    if not isinstance(raw, dict) or not {"format", "checklist", "plan"} <= raw.keys():
        raise _refused(path, "this is no audit of cxaudit", f"name a file that ends in {AUDIT_ENDING}")
    if (number := newest_format(raw)) > FORMAT:
        what = f"it was written by a newer cxaudit, in format {number}; this one reads up to {FORMAT}"
        raise _refused(path, what, "update cxaudit")
    try:
        audit = Audit.model_validate(migrated(raw))
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems = [Problem(_where(path, each["loc"]), _unfit(each), _RESTORE) for each in details]
    else:
        wrong = wrong_in(audit)
        problems = [Problem(_where(path, each.loc), each.what, each.fix or _RESTORE) for each in wrong]
    if problems:
        raise CxauditError(*problems)
    return audit


def _where(path: Path, loc: Loc) -> str:
    return f"{path} /{'/'.join(map(str, loc))}"


def _unfit(details: ErrorDetails) -> str:
    """What is wrong with one value, in words of ours: a validator's, or by the kind of error."""
    told = details["ctx"]["what"] if details["type"] == "flaw" else None
    return str(told or _UNFIT.get(details["type"], "cxaudit writes no such value here"))


def _json(path: Path) -> object:
    content = _bytes(path)
    if not content.strip():
        raise _refused(path, "the file is empty", _RESTORE)
    try:
        raw: object = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _refused(path, "the file is not written in UTF-8", _RESTORE) from error
    except json.JSONDecodeError as error:
        what = f"the file is cut off or damaged at line {error.lineno}"
        raise _refused(path, what, _RESTORE) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or brackets as deep
        raise _refused(path, "this is no audit of cxaudit", _RESTORE) from error
    return raw


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise _refused(path, *_why(path, error)) from error
    if len(content) > LARGEST:
        raise _refused(path, "the file is larger than 50 MiB, so it is no audit", _RESTORE)
    return content


def _why(path: Path, error: OSError) -> tuple[str, str]:
    if error.errno in (errno.ENOENT, errno.ENAMETOOLONG):
        return "there is no such file", _audits_in(path.parent, path.name)
    if path.is_dir():
        return "this is a folder, not an audit", _audits_in(path, path.name)
    if isinstance(error, PermissionError):
        return "the file may not be read", "ask for the right to read it"
    return (
        f"the file cannot be read: {error.strerror or error}",
        "copy it to another folder, and name that one",
    )


def _audits_in(folder: Path, name: str) -> str:
    """Say which audit of a folder was probably meant, or which there are."""
    names = [path.name for path in folder.glob(f"*{AUDIT_ENDING}")]
    return nearest(name.removesuffix(AUDIT_ENDING) + AUDIT_ENDING, names)


def _refused(path: Path, what: str, fix: str) -> CxauditError:
    return CxauditError(Problem(str(path), what, fix))


@contextmanager
def held(path: Path, holder: str) -> Iterator[None]:
    """Hold an audit while it is being answered, so that no other cxaudit does at the same time.

    The holder stands in a file of its own, since Windows does not let a locked file be read. The system
    gives the lock back when the program ends, however it ends.

    Args:
        path: the audit's file; it may not exist yet.
        holder: who holds it, as the next one is told.

    Raises:
        CxauditError: if another cxaudit holds it, or the folder cannot be written.
    """
    from filelock import FileLock, Timeout

    try:
        whole = path.resolve()  # whatever link leads to it
        make_folder(whole.parent)
        note = whole.with_name(f".{whole.name}.holder")
        lock = FileLock(whole.with_name(f".{whole.name}.lock"), timeout=0)
        lock.acquire()
    except Timeout as error:
        raise _refused(path, f"it is open in another cxaudit: {_read(note)}", "finish there first") from error
    except OSError as error:
        raise system_refused(path, error) from error
    try:
        put_in_place(note, lambda file: file.write(holder.encode("utf-8", errors="replace")))
        yield
    finally:
        with suppress(OSError):
            note.unlink(missing_ok=True)
        lock.release()


def _read(note: Path) -> str:
    try:
        return note.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "nobody says whose"
