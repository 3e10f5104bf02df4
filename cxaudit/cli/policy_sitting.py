"""Holds the policy sitting of an audit by itself."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from cxaudit.actions import keep_numbers
from cxaudit.cli.keeping import Keeper
from cxaudit.cli.output import with_command, write
from cxaudit.cli.signals import SIGNALS
from cxaudit.cli.sitting import interrupted, user_here
from cxaudit.cli.surroundings import holder, today
from cxaudit.files import locked
from cxaudit.interview.asking import Stopped
from cxaudit.interview.policy_sitting import change, hold
from cxaudit.policy import begin
from cxaudit.report import build_report
from cxaudit.scoring import scorecard
from cxaudit.storage import load_audit
from cxaudit.words import _


def hold_sitting(path: Path, *, plain: bool) -> None:
    """Hold the policy sitting of an audit, or change what a sitting decided.

    Args:
        path: the audit's file, which has a policy.
        plain: whether to ask line by line.

    Raises:
        CxauditError: if it cannot be read or saved, or another cxaudit holds it.
        Interrupted: if the user interrupted.
    """
    day = today()
    with SIGNALS.sitting(), ExitStack() as held:
        held.enter_context(locked(path, holder()))
        user = user_here(plain=plain)
        loaded = load_audit(path)  # read again: another may have saved it until now
        keeper = Keeper(user, held, path)
        keeper.saved = path
        try:
            sitting = begin(scorecard(loaded), day)
            done = (hold if sitting.next else change)(user, sitting, keeper.save)
            if done is None:
                write(keeper.with_command(_("Saved. Go on with"), "policy"))
                return
            if keep_numbers(done.audit) is not done.audit:
                keeper.save(keep_numbers(done.audit))
            write(build_report(done.audit).refresh.stands)
            write(with_command(_("Read it with"), "cxaudit", "policy", path, "--show"))
            write(keeper.with_command(_("Its workbook, with the policy as it stands now"), "report"))
            SIGNALS.check()
        except (Stopped, KeyboardInterrupt, OSError) as stopped:
            said = keeper.with_command(_("everything answered is saved; go on with"), "policy")
            raise interrupted(stopped, said) from stopped
