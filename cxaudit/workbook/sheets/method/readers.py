"""Who reads what: where each kind of text stands, in words."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.report import Report
from cxaudit.words import N_, _
from cxaudit.workbook.sheet_names import ANSWERS, FINDINGS, called
from cxaudit.workbook.sheets.method.counting import Line

_HANDED_OUT = {
    True: N_(
        "A file of its own: scores, but none of a department of fewer than three people, notes for staff,"
        " strengths, the action plan and the policy; no answers, verdict or note for anybody else. A small"
        " business hands out the plan and the policy alone."
    ),
    False: N_(
        "A file of its own: scores, but none of a department of fewer than three people, notes for staff,"
        " strengths and the action plan; no answers, verdict or note for anybody else. A small business hands"
        " out the plan alone."
    ),
}
"""What all of the staff may read, where there is a policy or none."""


def readers(report: Report) -> Iterator[Line]:
    """Say what stands on which sheet, and so who may read it."""
    yield from _of_one(report) if report.alone else _of_several(report)
    yield (
        _("Photos"),
        _(
            "Each is made small, without what its file told of place and camera, and stands beside the note"
            " that it belongs to; one that finds no room there stands on {answers}, and a missing one is"
            " named.",
            answers=called(ANSWERS),
        ),
    )


def _of_one(report: Report) -> Iterator[Line]:
    yield (
        _("What is printed"),
        _(
            "A department's sheet is printed with what an answer rests on and the note. Right of that,"
            " not printed, stand all readings where there are several: the score follows the answer, and"
            " a figure that is typed there takes the place of all readings. What was seen, why a question"
            " does not apply, and who is waited for and until when are typed on {answers}.",
            answers=called(ANSWERS),
        ),
    )


def _of_several(report: Report) -> Iterator[Line]:
    names = {"answers": called(ANSWERS), "findings": called(FINDINGS)}
    yield (
        _("A department's sheet"),
        _(
            "Answers, scores, what they rest on, actions with their owners, and the note for staff with its"
            " photos: it can be handed to its head as it is, and a department's own file holds no more. All"
            " readings stand right of what is printed, where there are several: the score follows the"
            " answer, and a figure that is typed there takes the place of all readings."
        ),
    )
    yield (
        _("{findings} and {answers}", **names),
        _(
            "{note}, what was seen, why a question does not apply, what was found beside the questions, and"
            " who is waited for and until when: for whoever leads alone, and typed on {answers}.",
            note=_("The note for whoever leads") if report.by_oneself else _("The note for the client"),
            answers=names["answers"],
        ),
    )
    yield (
        _("{answers} alone", answers=names["answers"]),
        _("Who told an answer; what was told in confidence names nobody."),
    )
    yield (
        _("What staff is handed"),
        _(_HANDED_OUT[report.has_policy]),
    )
    yield (
        _("Nobody"),
        _("Private notes, and what was answered before it was changed, stay in the audit's own file."),
    )
