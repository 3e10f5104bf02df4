"""Method: how the figures come about, worked out once, and how the book is read and changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple

from cxaudit import __version__
from cxaudit.actions import CONTAIN_DAYS, EFFORT_DAYS, MOST_PLANNED, SEVERITY_DAYS, Severity
from cxaudit.checklist import Effort
from cxaudit.numbers import percent
from cxaudit.report import Example, Report
from cxaudit.report.words import floors
from cxaudit.scoring import FAILED
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book
from cxaudit.workbook.cells import name
from cxaudit.workbook.columns import Column, Sheet
from cxaudit.workbook.page import NOTE_ROW, Page
from cxaudit.workbook.sheet_names import METHOD


class Method(Sheet[None]):
    """Columns of the method."""

    name = METHOD

    label = Column[None](width=24)
    text = Column[None](width=96)


def write(book: Book) -> None:
    """Write everything in words."""
    report = book.report
    page = book.page(Method, orientation="portrait")
    page.title(Method.name, f"{report.checklist} · cxaudit {__version__}")
    shared = [("Shared steps", "; ".join(steps)) for steps in report.scales]
    row = _lines(page, NOTE_ROW + 2, "How answers become scores", [*paragraphs(scoring(report)), *shared])
    row = _bands(report, page, row)
    row = _lines(page, row, "A worked example from this audit", _example(report.example))
    row = _lines(page, row, "From findings to action items", paragraphs(actions(report)))
    row = _lines(page, row, "Reading and changing this book", paragraphs(READING))
    _lines(page, row, "Scope", _scope(report))
    page.fit()
    page.protect()


def _lines(page: Page, row: int, heading: str, lines: Iterable[tuple[str, str]]) -> int:
    page.section(row, heading)
    for label, text in lines:
        row += 1
        page.spread(row, (Method.label, Method.label), label, styles.STRONG)
        page.spread(row, (Method.text, Method.text), text, styles.TEXT)
    return row + 2


def _bands(report: Report, page: Page, row: int) -> int:
    """Each band in its colour, best first."""
    told = floors(report.bands)
    end = _lines(page, row, "Bands", [(band.label, said) for band, said in told])
    for place, (band, _) in enumerate(told, row + 1):
        page.colours.where(name(place, Method.label.number), "TRUE", band.colour)
    return end


def _example(example: Example | None) -> list[tuple[str, str]]:
    if example is None:
        return [("", "Nothing is rated yet.")]
    terms = [
        (f"weight {term.weight} × {percent(term.score)}", f"{term.ask} → {term.answer}")
        for term in example.terms
    ]
    weights = sum(term.weight for term in example.terms)
    earned = float(sum(term.weight * term.score for term in example.terms))
    worked = f"{earned:.2f} earned of {weights} possible is {percent(example.score)}, as of the audit's date."
    return [*terms, (example.department, worked)]


def _scope(report: Report) -> list[tuple[str, str]]:
    aside = [f"{count} questions, because {why}" for why, count in report.set_aside]
    return [
        ("Kind", f"{report.kind}, prepared by {report.auditor}"),
        ("Set aside", "; ".join(aside) or "nothing"),
        ("Not audited", "; ".join(report.out_of_scope) or "nothing that the checklist holds"),
        ("Audit", f"{report.audit_id}, questions {report.question_set}"),
    ]


def _days(days: Mapping[Severity, int] | Mapping[Effort, int]) -> str:
    return ", ".join(f"{name.label} {count}" for name, count in days.items())


_COUNTS = {
    "four_of_five": "the one that four of five are as good as or better than",
    "median": "the median",
}

_SEVERAL = """
Several readings
Of one the first, of two the second, of three the second, of four the third, of five the fourth from the best:
what four of five are as good as, as near as so few can say.
"""


def scoring(report: Report) -> str:
    """How answers become scores, by the rules of this audit."""
    marks = report.marks
    return f"""
A question
Each question has its own steps, worst first, all of them in the list of its cell. The worst scores 0 %, the
best 100 %, those between lie evenly between. A number scores along the straight line between the two readings
that stand below the question, and never beyond{_of_several(report.counts)}. One that never came is the worst.

A department
Each score counts by its weight: 1 minor, 2 matters, 3 decides whether customers come back. The
department's score is weight times score, summed, divided by the weights, summed.

Overall
The mean of the departments' scores by the departments' weights.

Not applicable
Counts nowhere. Nothing rated is not zero: the score stays empty.

Unknown
“Don't know” is no answer yet. The range says what the score would be if every unknown answer were the
worst, and if every one were the best.

Coverage
Rated questions among all that were asked and apply (rated, unknown and open). Below {marks.covered} % the
band is provisional.

Confidence
Share of the weight that rests on more than what somebody stated: documents, what was observed, what
customers confirmed.

Few answers
Fewer than {marks.few} rated questions carry no band, but count in the overall score.

Critical
A critical question that scores {FAILED} % or less has failed. The score stays, but {_caps(report)}.
A critical question that is unknown or open is not verified, and the band is provisional.

Rounding
What is shown is what counts: whatever is compared with a mark is a whole per cent, halves upwards. Sums are
made of the exact figures behind them.
{_SEVERAL if "four_of_five" in report.counts else ""}"""


def _of_several(counts: Sequence[str]) -> str:
    """Which of several readings counts, by the rules of this audit; nothing where there is no measure."""
    rules = [_COUNTS[each] for each in counts]
    said = " or ".join(rules) + (", as the checklist says of each" if len(rules) > 1 else "")
    return f"; of several readings {said} counts" if rules else ""


def _caps(report: Report) -> str:
    """How far critical failures cap the bands, of the whole too where it is more than one department."""
    capped, one, two, three, only = (report.bands[place].label for place in astuple(report.limits))
    department = f"its department gets at most the band {capped}"
    if len(report.departments) == 1:
        return f"{department}, and the whole, which is no more, {only}"
    return (
        f"{department}, and the whole at most {one}; with two such departments {two}, from three on {three}"
    )


def actions(report: Report) -> str:
    """How findings become action items, by the rules of this audit."""
    return f"""
A finding
A rated question below {report.marks.wanting} %, a failed critical one, or an unknown one (to be found out).
Its priority is weight × what is missing to 100 %, twice that if it is critical, and half as much again if it
was a finding in the last audit too. Unknown counts as 50 %.

Severity
Critical: a failed critical question. High: priority 2 or more. Medium: 1 or more. Low: below 1.

An action item
One department's work on one clause of the customer-service policy; all its findings stand together.

Due
The later of what severity asks ({_days(SEVERITY_DAYS)} days from the audit) and what effort takes
({_days(EFFORT_DAYS)} days; S is less than a day's work, M less than a month's); Saturday and Sunday become
Monday. Nobody gets a fourth item in one month, critical ones aside. A failed critical is also contained, so
that it does no more harm, within {CONTAIN_DAYS} days.

Planned or parked
At most {MOST_PLANNED} items are planned; the rest are parked. A failed critical is never parked. A quick
win is medium or worse and takes less than a day.
"""


READING = """
What is live
Answers and evidence on the departments' sheets may be changed: choose from the list in the cell. Scores,
ranges, bands, heat map and charts follow, and so does the score beside each finding, clause and action item.
Owners, dates and status on all sheets are those that the action plan has now.

What is typed
An answer counts that its question takes, whatever its case and the blanks around it. Whatever else is pasted
bears a ✖, counts as open, and is counted on the Summary. A number is typed as a plain number, and not as a
time, a date or a per cent. Pasted with its format, 2:30 is the number 0.104 and 50 % is 0.5, and no formula
can tell: what is pasted as a number between 0 and 1 bears a ✖ too. Undo the paste, and type it. What is
pasted as 0 %, as 100 % or more, as a date, or as hours beyond a day counts as the number that it is, as far
as its question takes it: look at those. A date of the plan that is none is red and says so.

What is not
Findings, strengths, resolutions, action items and the policy are those of the audit's date. Beside what is no
longer so stands the answer now. Where changed answers make other findings, Summary, Action plan and Findings
say how many are not listed.

What to fill in
Every yellow cell: answers, notes, decisions, owners, dates, status. The action plan and the findings can be
sorted and filtered by the arrows in their heads. What is parked stands below what is planned, in the same
table: set another status to begin. Empty rows at its end stand ready for more; a row counts once it has a
department or says what to do. Overdue dates turn red by themselves.

Protection
The other sheets are protected against slips, without a password: Review, Unprotect Sheet. So is their order:
without one of them, the others would show errors.

Sending back
Keep the file as .xlsx, leave the names of the sheets and the hidden columns as they are, and send it to
whoever prepared it.
"""


def paragraphs(prose: str) -> list[tuple[str, str]]:
    """Return label and text of each paragraph, its lines joined."""
    blocks = (block.split("\n", 1) for block in prose.strip().split("\n\n"))
    return [(label, " ".join(text.split())) for label, text in blocks]
