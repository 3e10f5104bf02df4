"""How the book is read and changed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.report import Report
from cxaudit.words import _
from cxaudit.workbook.sheet_names import ACTION_PLAN, FINDINGS, SUMMARY, called
from cxaudit.workbook.sheets.method.counting import Line


def reading(report: Report) -> Iterator[Line]:
    """Say how the book is read and changed."""
    policy = report.has_policy
    yield (
        _("What is live"),
        _(
            "Answers and evidence on the departments' sheets may be changed: choose from the list in the"
            " cell. Scores, ranges, bands, heat map and charts follow, and so does the score beside each"
            " {items}. Owners, dates and status on all sheets are those that the action plan has now.",
            items=_("finding, clause and action item") if policy else _("finding and action item"),
        ),
    )
    yield (
        _("What is typed"),
        _(
            "An answer counts that its question takes, whatever its case and the blanks around it. Whatever"
            " else is pasted bears a ✖, counts as open, and is counted on the {summary}. A number is typed as"
            " a plain number, and not as a time, a date or a per cent. Pasted with its format, 2:30 is the"
            " number 0.104 and 50 % is 0.5, and no formula can tell: what is pasted as a number between 0"
            " and 1 bears a ✖ too. Undo the paste, and type it. What is pasted as 0 %, as 100 % or more, as"
            " a date, or as hours beyond a day counts as the number that it is, as far as its question takes"
            " it: look at those. A date of the plan that is none says so.",
            summary=called(SUMMARY),
        ),
    )
    yield (
        _("What is not"),
        _(
            "{lists} are those of the audit's date."
            " Beside what is no longer so stands the answer now. Where changed answers make other findings,"
            " {summary}, {plan} and {findings} say how many are not listed.",
            lists=_("Findings, strengths, resolutions, action items and the policy")
            if policy
            else _("Findings, strengths, resolutions and action items"),
            summary=called(SUMMARY),
            plan=called(ACTION_PLAN),
            findings=called(FINDINGS),
        ),
    )
    yield (
        _("What to fill in"),
        _(
            "Every cream cell: {cells}. The action plan and the"
            " findings can be sorted and filtered by the arrows in their heads. What is parked stands below"
            " what is planned, in the same table: set another status to begin. Empty rows at its end stand"
            " ready for more; a row counts once it has a department or says what to do. What is overdue is"
            " coloured by itself, and its status says so.",
            cells=_("answers, notes, decisions, owners, dates, status")
            if policy
            else _("answers, notes, owners, dates, status"),
        ),
    )
    yield (
        _("Protection"),
        _(
            "The other sheets are protected against slips, without a password: Review, Unprotect Sheet. So"
            " is their order: without one of them, the others would show errors."
        ),
    )
    yield _kept(report)


def _kept(report: Report) -> Line:
    """Say how the file is to be kept, so that it goes on working; and to whom it goes back."""
    if report.by_oneself:
        return (
            _("Keeping it"),
            _(
                "Keep the file as .xlsx, and leave the hidden columns and sheets as they are. What was"
                " changed in it is taken into the audit by: cxaudit collect."
            ),
        )
    return (
        _("Sending back"),
        _(
            "Keep the file as .xlsx, leave the hidden columns and sheets as they are, and send it to whoever"
            " prepared it, who reads it back: what was changed is taken into the audit."
        ),
    )
