"""What a workbook says of itself, on every sheet and in its properties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cxaudit.days import in_full
from cxaudit.report import Edition, Report, VisitPack
from cxaudit.words import _
from cxaudit.workbook.columns import Part
from cxaudit.workbook.sheet_names import FOR_YOU, SUMMARY, VISIT_PACK


@dataclass(frozen=True)
class About:
    """What a workbook says of itself."""

    title: str
    """What the document is called."""

    creator: str
    """Who made it, in the document's properties."""

    language: str
    """Language tag of the texts."""

    day: date
    """Day of the audit."""

    foot: str
    """What stands at the foot of each page: of what, of when."""

    who: str
    """Who made it, at the foot of each page too; empty: it stays unsaid."""

    home: str
    """The sheet that all others lead back to, one of `sheet_names`."""

    parts: frozenset[Part]
    """What it has that others have not."""


def about_report(report: Report) -> About:
    """Say what the workbook of a report is."""
    return About(
        title=_("Customer experience audit: {organisation}", organisation=report.organisation),
        creator=report.auditor,
        language=report.language,
        day=report.day,
        foot=f"{report.organisation} · {report.kind} · {in_full(report.day)}",
        who=report.auditor_with_contact,
        home=SUMMARY,
        parts=_parts(report),
    )


def about_edition(edition: Edition) -> About:
    """Say what the workbook of an edition is; nobody is named there."""
    house = edition.organisation
    title = (
        _(
            "Customer experience audit: {organisation}, for {department}",
            organisation=house,
            department=edition.own.title,
        )
        if edition.own
        else _("Customer experience audit: {organisation}, for the staff", organisation=house)
    )
    return About(
        title=title,
        creator=house,
        language=edition.language,
        day=edition.day,
        foot=f"{house} · {in_full(edition.day)}",
        who="",
        home=FOR_YOU,
        parts=_parts_of_edition(edition),
    )


def about_visit(pack: VisitPack) -> About:
    """Say what the workbook of a visit pack is."""
    day = in_full(pack.day)
    made = _("self-assessment of {day}", day=day) if pack.by_oneself else _("visit on {day}", day=day)
    return About(
        title=_("Visit pack: {organisation}", organisation=pack.organisation),
        creator=pack.auditor,
        language=pack.language,
        day=pack.day,
        foot=f"{pack.organisation} · {made}",
        who="",
        home=VISIT_PACK,
        parts=frozenset(),
    )


def _parts_of_edition(edition: Edition) -> frozenset[Part]:
    answered = edition.own.questions if edition.own else ()
    pages = [*edition.departments, *([edition.own] if edition.own else [])]
    standings = [edition.whole, *(page.standing for page in pages)]
    before = [
        *(action.first_due for action in edition.actions),
        *(line.before for line in answered),
        *(standing and standing.before is not None for standing in standings),
    ]
    photos = any(line.photos for page in pages for line in page.questions)
    there: dict[Part, object] = {"baseline": any(before), "photos": photos}
    return frozenset(part for part, has in there.items() if has)


def _parts(report: Report) -> frozenset[Part]:
    questions = [question for part in report.departments for question in part.questions]
    there: dict[Part, object] = {
        "alone": report.alone,
        "answers": True,
        "baseline": report.compared,
        "gaps": any(finding.why for finding in report.findings),
        "policy": report.has_policy,
        "principles": report.principles,
        "self": report.by_oneself,
        "staff": not report.alone or any(each.staff_note or each.staff_photos for each in questions),
        "stages": any(each.stage for each in questions),
    }
    return frozenset(part for part, has in there.items() if has)
