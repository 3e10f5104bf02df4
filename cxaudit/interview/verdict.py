"""Asks for the verdict in the auditor's own words, and for its headline."""

from __future__ import annotations

from collections.abc import Callable

from cxaudit.audit import LONGEST_HEADLINE, Audit
from cxaudit.interview.asking import Stopped, User, one_line
from cxaudit.interview.flow import Save
from cxaudit.report import build_report
from cxaudit.text import first_sentence
from cxaudit.words import _


def judge(user: User, audit: Audit, save: Save) -> Audit:
    """Ask for the verdict, and for its headline; save each.

    Proposed as the headline is the verdict's first sentence, else what the report says by itself.

    Raises:
        Stopped: if the user wants to stop; what is half typed is saved.
    """

    def keep(verdict: str, headline: str) -> Audit:
        judged = audit.judged(verdict, one_line(headline)[:LONGEST_HEADLINE])
        save(judged)
        return judged

    verdict = typed_or_kept(
        lambda: user.text(_("Your verdict in a few sentences"), audit.verdict, nothing=_("none")),
        audit.verdict,
        lambda half: keep(half, audit.headline),
    )
    audit = keep(verdict, audit.headline)
    by_rule = build_report(audit).headline
    proposed = audit.headline or first_sentence(audit.verdict, LONGEST_HEADLINE) or by_rule
    headline = typed_or_kept(
        lambda: user.line(_("Its headline"), proposed, nothing=_("none"), longest=LONGEST_HEADLINE),
        proposed,
        lambda half: keep(verdict, half),
    )
    kept = audit.headline or headline != by_rule  # else it follows the plan, as long as that changes
    return keep(verdict, headline if kept else "")


def typed_or_kept(ask: Callable[[], str], so_far: str, keep: Callable[[str], object]) -> str:
    """Ask for a text, and keep of somebody who stops what is no longer as it was."""
    try:
        return ask()
    except Stopped as stopped:
        if stopped.typed not in ("", so_far):
            keep(stopped.typed)
        raise
