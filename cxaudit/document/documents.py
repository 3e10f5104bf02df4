"""What stands in each document of the policy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import BinaryIO

from cxaudit.document.page import Page
from cxaudit.document.saving import save
from cxaudit.report import PolicyLine, Refresh, Report
from cxaudit.words import _

PROMISES, HOUSE_RULES = "promises", "house-rules"
"""What the documents are called in the names of their files."""

_ROOM_FOR_STAFF = 6
"""Rows in which staff can sign, at least."""

WriteDocument = Callable[[BinaryIO], None]
"""Writes a document into an open file."""


def documents(report: Report) -> dict[str, WriteDocument]:
    """Return what writes each document of the policy, by name; none of one that would be empty."""
    refresh, pages = report.refresh, dict[str, Page]()
    if refresh.promises:
        pages[PROMISES] = _promises(report)
    if refresh.rules or refresh.free or refresh.following:
        pages[HOUSE_RULES] = _house_rules(report)
    return {name: writer(page) for name, page in pages.items()}


def writer(page: Page) -> WriteDocument:
    """Return what writes a finished page."""
    return lambda file: save(page.document, file)


def _promises(report: Report) -> Page:
    refresh = report.refresh
    title = _("My customer-service policy") if refresh.alone else _("Our customer-service policy")
    page = _begun(report, title, refresh.promises)
    page.section(_("What I promise you") if refresh.alone else _("What we promise you"))
    page.in_two_columns()
    for line in refresh.promises:
        page.clause(line.title, line.text)
    if not refresh.draft:
        page.to_sign(_("Name") if refresh.alone else _("For the management"), ())
    return page


def _house_rules(report: Report) -> Page:
    refresh = report.refresh
    title = _("My house rules") if refresh.alone else _("Our house rules")
    page = _begun(report, title, refresh.rules)
    if refresh.rules:
        page.section(_("How I work") if refresh.alone else _("The rules of our house"))
    for line in refresh.rules:
        page.clause(line.title, line.text)
    if refresh.free:
        page.section(_("What you may decide yourself"))
    for line in refresh.free:
        page.bullet(line.text)
    if refresh.following:
        page.section(_("To follow"))
    for each in refresh.following:
        page.numbered(each.number, each.title, each.when, each.text)
    if not refresh.draft:
        _signed(page, refresh)
    return page


def _signed(page: Page, refresh: Refresh) -> None:
    page.section(_("Signed"))
    page.to_sign(_("Name") if refresh.alone else _("For the management"), ())
    if not refresh.alone:
        page.to_sign(_("For the staff"), refresh.staff, _ROOM_FOR_STAFF)


def _begun(report: Report, title: str, clauses: Sequence[PolicyLine]) -> Page:
    """Begin a document with its title, and below it what it is: a draft, or a version with its dates."""
    refresh = report.refresh
    version = _("Draft") if refresh.draft else _("Version {version}", version=refresh.version)
    page = Page(report, title, version, first=clauses[0].number if clauses else 1)
    page.subtitle(refresh.stands, strong=refresh.draft)
    return page
