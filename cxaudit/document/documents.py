"""What stands in each document of the policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import BinaryIO

from cxaudit.days import in_full
from cxaudit.document.page import Page
from cxaudit.document.saving import save
from cxaudit.report import Refresh, Report
from cxaudit.words import _

PROMISES, HOUSE_RULES = "promises", "house-rules"
"""What the documents are called in the names of their files."""

_ROOM_FOR_STAFF = 6
"""Rows in which staff can sign, at least."""

WriteDocument = Callable[[BinaryIO], None]
"""Writes a document into an open file."""


def documents(report: Report) -> dict[str, WriteDocument]:
    """Return what writes each document of the policy, by name; none of one that would be empty."""
    refresh, found = report.refresh, dict[str, Page]()
    if refresh.promises:
        found[PROMISES] = _promises(report)
    if refresh.rules or refresh.free:
        found[HOUSE_RULES] = _house_rules(report)
    return {name: _writer(page) for name, page in found.items()}


def _writer(page: Page) -> WriteDocument:
    return lambda file: save(page.document, file)


def _promises(report: Report) -> Page:
    refresh = report.refresh
    title = _("My customer-service policy") if refresh.alone else _("Our customer-service policy")
    page = _begun(report, title)
    page.section(_("What I promise you") if refresh.alone else _("What we promise you"))
    page.in_two_columns()
    for line in refresh.promises:
        page.clause(line.title, line.text)
    if refresh.sitting:
        page.to_sign(_("Name") if refresh.alone else _("For the management"), ())
    return page


def _house_rules(report: Report) -> Page:
    refresh = report.refresh
    title = _("My house rules") if refresh.alone else _("Our house rules")
    page = _begun(report, title, 1 + len(refresh.promises))
    if refresh.rules:
        page.section(_("The rules that I keep") if refresh.alone else _("The rules of our house"))
    for line in refresh.rules:
        page.clause(line.title, line.text)
    if refresh.free:
        page.section(_("What you may decide yourself"))
    for line in refresh.free:
        page.bullet(line.text)
    if refresh.sitting:
        _signed(page, refresh)
    return page


def _signed(page: Page, refresh: Refresh) -> None:
    page.section(_("Signed"))
    page.to_sign(_("Name") if refresh.alone else _("For the management"), ())
    if not refresh.alone:
        page.to_sign(_("For the staff"), _staff(refresh), _ROOM_FOR_STAFF)


def _staff(refresh: Refresh) -> list[str]:
    """Everybody of whom it is known what he or she does, once."""
    return [*dict.fromkeys(name for session in refresh.sessions for name in session.names)]


def _begun(report: Report, title: str, first: int = 1) -> Page:
    """Begin a document with its title, and below it what it is: a draft, or a version with its dates."""
    refresh = report.refresh
    page = Page(report, title, _stands(refresh), first)
    if not refresh.sitting:
        page.subtitle(_("Draft"), strong=True)
        page.subtitle(_("Its numbers and sums are proposals until the policy sitting has decided on them."))
        return page
    for line in _dates(refresh):
        page.subtitle(line)
    return page


def _stands(refresh: Refresh) -> str:
    return _("Version {version}", version=refresh.version) if refresh.sitting else _("Draft")


def _dates(refresh: Refresh) -> Iterable[str]:
    """Say from when it holds and when it is looked at again."""
    yield _(
        "Version {version}, in force from {day}. Next review: {review}.",
        version=refresh.version,
        day=in_full(refresh.in_force),
        review=in_full(refresh.review),
    )
