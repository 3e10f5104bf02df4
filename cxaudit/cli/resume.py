"""Goes on with an audit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.cli.keeping import Keeper
from cxaudit.cli.names import AUDIT, OUTPUT
from cxaudit.cli.output import pasteable, write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.sitting import run_sitting, user_here
from cxaudit.cli.surroundings import holder, today
from cxaudit.errors import CxauditError, Problem, nearest
from cxaudit.files import changed_at, is_file, locked, names_in
from cxaudit.interview.flow import begin
from cxaudit.interview.review import going_on
from cxaudit.plan import route
from cxaudit.storage import is_example, load_audit
from cxaudit.words import _, speaking


def resume(audit: Path | None, only: tuple[str, ...], *, plain: bool) -> None:
    """Go on with an audit.

    Args:
        audit: the audit's file; None: that of the latest.
        only: ids of the departments to ask about; none: all.
        plain: whether to ask line by line.

    Raises:
        CxauditError: if there is no audit, it cannot be read, or another cxaudit holds it.
        Interrupted: if the user interrupted.
    """
    today()  # with a wrong clock no answer can be kept: that is said before anything is asked
    path = audit or _latest()
    order = _order(load_audit(path), only, path)
    with SIGNALS.sitting(), ExitStack() as held:
        held.enter_context(locked(path, holder()))
        user = user_here(plain=plain)
        loaded = load_audit(path)  # read again: another may have saved it until now
        held.enter_context(speaking(loaded.checklist.language))
        keeper = Keeper(user, held, path)
        keeper.saved = path
        write(going_on(begin(loaded, order)))
        run_sitting(user, loaded, keeper, order, lambda: keeper.save(loaded))


def _order(audit: Audit, only: tuple[str, ...], path: Path) -> tuple[str, ...]:
    """Questions of the plan, or those of some departments, in the order of asking."""
    for name in only:
        if name not in audit.departments:
            what = _("the audit has no department {name}", name=repr(name))
            raise CxauditError(Problem(str(path), what, nearest(name, audit.departments)))
    places = audit.checklist.places
    return route(audit, (name for name in audit.plan if not only or places[name].department.id in only))


def latest_audits() -> Iterator[Path]:
    """Return the audits in the folder for output, the one changed last first; the example is none."""
    paths = (OUTPUT / name for name in names_in(OUTPUT) if name.endswith(AUDIT))
    latest = sorted(filter(is_file, paths), key=changed_at, reverse=True)
    return (path for path in latest if not is_example(path))


def _latest() -> Path:
    found = next(latest_audits(), None)
    if found is None:
        what = _("there is no audit here to go on with")
        raise CxauditError(Problem(str(OUTPUT), what, _("begin one with"), pasteable("cxaudit", "start")))
    write(_("Going on with {path}", path=found))
    return found
