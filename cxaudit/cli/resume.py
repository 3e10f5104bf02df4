"""Goes on with an audit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.cli.keeping import Keeper
from cxaudit.cli.names import AUDIT, OUTPUT
from cxaudit.cli.output import pasteable, with_command, write
from cxaudit.cli.rounds import begin_round
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.sitting import run_sitting, user_here
from cxaudit.cli.surroundings import holder, today
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import changed_at, is_file, locked, names_in
from cxaudit.interview.review import going_on
from cxaudit.interview.sittings import at_hand
from cxaudit.interview.waiting import who_is_waited_for
from cxaudit.storage import copies_of, id_of, is_example, load_audit
from cxaudit.words import _


def resume(audit: Path | None, only: tuple[str, ...], person: str, *, plain: bool) -> None:
    """Go on with an audit.

    Args:
        audit: the audit's file; None: that of the latest.
        only: departments, and ways in which questions stand, to ask about; none: all.
        person: for whom the questions are; empty: for everybody.
        plain: whether to ask line by line.

    Raises:
        CxauditError: if there is no audit, it cannot be read, or another cxaudit holds it.
        Interrupted: if the user interrupted.
    """
    day = today()  # with a wrong clock no answer can be kept: that is said before anything is asked
    path = audit or _latest()
    begin_round(load_audit(path), path, only, person)
    with SIGNALS.sitting(), ExitStack() as held:
        held.enter_context(locked(path, holder()))
        user = user_here(plain=plain)
        loaded = load_audit(path)  # read again: another may have saved it until now
        held.enter_context(loaded.checklist.spoken())
        keeper = Keeper(user, held, path)
        keeper.saved = path
        interview = begin_round(loaded, path, only, person)
        for line in (
            *_copies(loaded, path),
            *who_is_waited_for(loaded, interview.order, day),
            going_on(at_hand(interview)),
        ):
            user.say(line)
        run_sitting(user, interview, keeper, lambda: keeper.save(loaded))


def _copies(audit: Audit, path: Path) -> Iterator[str]:
    """Say which other files of the audit lie beside it, and how they are brought together."""
    copies = list(copies_of(audit, path))
    if copies:
        names = ", ".join(each.name for each in copies)
        said = _("This audit has other copies here: {names}. Bring them together with", names=names)
        yield with_command(said, "cxaudit", "collect", path, *copies)


def latest_audits() -> Iterator[Path]:
    """Return the audits in the folder for output, the one changed last first; the example is none.

    Of several files of one audit it is the one changed last: the others are copies, which `resume` names.
    """
    paths = (OUTPUT / name for name in names_in(OUTPUT) if name.endswith(AUDIT))
    latest = sorted(filter(is_file, paths), key=changed_at, reverse=True)
    seen: set[str] = set()
    for path in latest:
        id = id_of(path)
        if id not in seen and not is_example(path):
            yield path
        if id:  # what cannot be read has none, and is told as such when it is opened
            seen.add(id)


def _latest() -> Path:
    found = next(latest_audits(), None)
    if found is None:
        what = _("there is no audit here to go on with")
        raise CxauditError(Problem(str(OUTPUT), what, _("begin one with"), pasteable("cxaudit", "start")))
    write(_("Going on with {path}", path=found))
    return found
