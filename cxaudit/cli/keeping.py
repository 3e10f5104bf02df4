"""Keeps an audit in its file while it is answered; what cannot be saved stays, and the user is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from cxaudit.audit import Audit
from cxaudit.cli.names import AUDIT, audit_path, check_name, free
from cxaudit.cli.output import pasteable, with_command
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.surroundings import holder
from cxaudit.errors import CxauditError, Problem
from cxaudit.files import Exists, LockedElsewhere, locked
from cxaudit.interview.asking import Option, Stopped, User
from cxaudit.photos import carry_photos
from cxaudit.storage import create_audit, save_audit
from cxaudit.words import N_, _

NOTHING_BEGUN = N_("nothing was begun yet.")
"""What is said to who is interrupted before anything was saved."""

_AGAIN, _ELSEWHERE, _STOP = "again", "elsewhere", "stop"


class Keeper:
    """An audit's file, held for a sitting."""

    def __init__(self, user: User, locks: ExitStack, path: Path | None = None) -> None:
        """Keep an audit.

        Args:
            user: is asked where the file cannot be written.
            locks: ends with the sitting, and gives back what is held.
            path: the file, held already; None: it has no name yet.
        """
        self._user = user
        self._locks = locks
        self._named = path
        self._last: Audit | None = None  # as it was saved last
        self.saved: Path | None = None
        """Where the audit was saved last; None before it was saved at all."""

    @property
    def path(self) -> Path:
        """Where the audit was saved last; asked for only once it was."""
        assert self.saved
        return self.saved

    @property
    def whereabouts(self) -> str:
        """Where everything is, for a user who was interrupted."""
        if self.saved is None:
            return _(NOTHING_BEGUN)
        return self.with_command(_("everything answered is saved; go on with"), "resume")

    def with_command(self, said: str, name: str) -> str:
        """Return something that is said with a command for the audit."""
        return with_command(said, "cxaudit", name, self.path)

    def begin(self, audit: Audit, *, force: bool) -> None:
        """Save a new audit, under another name where its own was taken meanwhile.

        Args:
            audit: what to save.
            force: whether a file of the name that the user gave is replaced.
        """
        if self._named and force:
            self._insist(audit, partial(self._over, self._named))
        else:
            self._insist(audit, self._new)

    def save(self, audit: Audit) -> None:
        """Save an audit over what was saved before."""
        self._insist(audit, partial(self._over, self.path))

    def _insist(self, audit: Audit, attempt: Callable[[Audit], None]) -> None:
        """Try until it is saved, or the user gives up.

        Raises:
            CxauditError: if the user gives up, with what stays unsaved.
        """
        while True:
            try:
                with SIGNALS.held_back():
                    attempt(audit)
                    self._last = audit
            except CxauditError as error:
                attempt = self._otherwise(error, attempt)
            else:
                return

    def _otherwise(self, error: CxauditError, attempt: Callable[[Audit], None]) -> Callable[[Audit], None]:
        """Tell why it is not saved, and ask what to do."""
        choices = (
            Option(_AGAIN, _("try again, once there is room")),
            Option(_ELSEWHERE, _("save it under another name, or on another disk")),
            Option(_STOP, _("stop without what was answered last")),
        )
        try:
            self._user.say(str(error))
            chosen = self._user.pick(_("This is not saved yet. What now?"), choices)
            if chosen == _ELSEWHERE:
                name = self._user.line(_("Name of the file, ending in {ending}", ending=AUDIT))
                return partial(self._elsewhere, Path(name))
        except (Stopped, KeyboardInterrupt, OSError):
            chosen = _STOP
        if chosen == _STOP:
            raise CxauditError(*error.problems, self._loss()) from error
        return attempt

    def _loss(self) -> Problem:
        if self.saved is None:
            return Problem(_("this audit"), _("nothing of it is saved"), _("make room, and begin again"))
        what = _("what was answered last is not saved; all before it is")
        command = pasteable("cxaudit", "resume", self.saved)
        return Problem(str(self.saved), what, _("make room, and go on with"), command)

    def _over(self, path: Path, audit: Audit) -> None:
        save_audit(audit, path, self._last)
        self.saved = path

    def _new(self, audit: Audit) -> None:
        """Save under the first name that nobody has, or holds."""
        for path in free(self._named or audit_path(audit), AUDIT):
            with ExitStack() as lock:
                try:
                    if path != self._named:
                        lock.enter_context(locked(path, holder()))
                    create_audit(audit, path)
                except (Exists, LockedElsewhere):  # since a moment
                    continue
                self._locks.push(lock.pop_all())
            self.saved = path
            if self._named not in (None, path):
                self._user.say(
                    _("{taken} was taken meanwhile: this audit is {path}", taken=self._named, path=path)
                )
            return

    def _elsewhere(self, path: Path, audit: Audit) -> None:
        check_name(path, AUDIT)
        with ExitStack() as lock:
            lock.enter_context(locked(path, holder()))
            if self.saved:
                carry_photos(_photos(audit), self.saved, path)
            create_audit(audit, path)
            self._locks.push(lock.pop_all())
        self.saved = path


def _photos(audit: Audit) -> Iterator[str]:
    """File names of all photos that answers name."""
    for response in audit.responses.values():
        yield from (*response.photos, *response.staff_photos)
