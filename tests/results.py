"""What an audit comes to, by the same names from the program's report and from a workbook's cells.

The cells are found by the heads and labels that people read, not by the program's own layout.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from fractions import Fraction

from openpyxl.utils import column_index_from_string, get_column_letter

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN, clean
from cxaudit.report import ActionRow, DepartmentPart, QuestionRow, Report, Result
from cxaudit.report.words import percent
from tests.recalculation import Value, Values

Results = dict[str, Value]
"""Numbers and words by what they tell."""

_WIDEST = 60
_LONGEST = 2_000
_HEADS = {
    "Score": "score", "Lowest": "low", "Highest": "high", "Coverage": "coverage", "Confidence": "confidence",
    "Rated": "rated", "N/A": "not_applicable", "Unknown": "unknown", "Open": "open",
    "Critical failures": "failed", "Critical not verified": "unverified", "Score in words": "text",
    "Band": "band", "Band by itself": "named",
}  # fmt: skip
"""Head on the sheet Departments of each field of a result."""


def told_by_program(now: Report, listed: Report | None = None) -> Results:
    """What the program makes of an audit.

    Args:
        now: the report of the answers as they are.
        listed: the report whose findings and action items the workbook lists; None: the same.
    """
    listed = listed or now
    told: Results = dict(_standings(now, listed))
    for part in now.departments:
        for question in part.questions:
            told |= _question(question)
    told |= dict(_found(now, listed))
    scores = {item.id: action_score(now, item.id) for item in (*listed.planned, *listed.parked)}
    told |= {f"action {id}": score for id, score in scores.items()}
    for part in listed.departments:
        for number, item in enumerate(part.actions):
            told[f"{part.id} lists action {number}"] = scores[item.id]
    questions = {question.id: question for part in now.departments for question in part.questions}
    for kind, remarks in (("failure", listed.failures), ("strength", listed.strengths)):
        for number, remark in enumerate(remarks):
            told[f"summary {kind} {number}"] = number_of(questions[remark.question].score)
    told["progress"] = _progress(listed.planned)
    return told


def _progress(planned: Sequence[ActionRow]) -> str:
    done, dropped = (sum(item.status == status for item in planned) for status in ("Done", "Dropped"))
    return f"{done} of {len(planned) - dropped} done"


def action_score(report: Report, id: str) -> Value:
    """Score of the questions that an action item sees to."""
    return _score_of(report, {id})


def _score_of(report: Report, actions: Container[str]) -> Value:
    """Score of the questions that one of these action items would see to."""
    rated = [
        (question.weight, question.score)
        for part in report.departments
        for question in part.questions
        if question.action in actions and question.score is not None
    ]
    weight = sum(weight for weight, _ in rated)
    return float(sum(weight * score for weight, score in rated) / weight) if weight else ""


def _standings(now: Report, listed: Report) -> Iterator[tuple[str, Value]]:
    parts = [(part.id, part.result, part.before) for part in now.departments]
    for name, result, before in (*parts, ("overall", now.overall, now.before)):
        yield from _result(name, result)
        yield f"{name} Last audit", number_of(before)
        yield f"{name} Change", number_of(_change(result.score, before))
        yield from ((f"{name} on top {head}", _field(result, head)) for head in ("Score", "Band"))
        yield f"{name} on top Score in words", result.text
    for head in ("Coverage", "Confidence"):
        yield f"overall on top {head}", _field(now.overall, head)
    for number, each in enumerate(now.principles):
        name = f"principle {number}"
        yield from _result(name, each.result)
        yield f"{name} in the summary Score", number_of(each.result.score)
        yield f"{name} below the heat map", number_of(each.result.score)
        score = "not rated" if each.result.score is None else percent(each.result.score)
        yield f"{name} label", f"{each.title} {score}"
        yield f"{name} Last audit", number_of(each.before)
        yield f"{name} Change", number_of(_change(each.result.score, each.before))
    yield "overall label", f"All departments {now.overall.short}"
    yield "gauge reached", float(now.overall.score or 0)
    yield "gauge missing", float(1 - (now.overall.score or 0))
    yield from _counts(now)
    for part in now.departments:
        yield f"{part.id} label", f"{part.title} {part.result.short}"
        yield f"{part.id} in the summary", f"{part.title} {part.result.short}"
        yield from _heat(part)
    for part in listed.departments:
        yield f"{part.id} Open actions", float(sum(action.unfinished for action in part.actions))
        yield f"{part.id} Parked actions", float(sum(each.status == "Parked" for each in part.actions))
    unfinished = sum(action.unfinished for part in listed.departments for action in part.actions)
    yield "overall Open actions", float(unfinished)
    yield "overall Parked actions", float(len(listed.parked))


def _result(name: str, result: Result) -> Iterator[tuple[str, Value]]:
    return ((f"{name} {head}", _field(result, head)) for head in _HEADS)


def _field(result: Result, head: str) -> Value:
    return number_of(getattr(result, _HEADS[head]))


def _counts(now: Report) -> Iterator[tuple[str, Value]]:
    """What the Summary says of coverage and confidence in numbers of questions."""
    questions = [question for part in now.departments for question in part.questions]
    rated = sum(question.score is not None for question in questions)
    apply = sum(question.answer != NOT_APPLICABLE for question in questions)
    backed = sum(question.backed for question in questions)
    yield "overall on top rated", f"{rated} of {apply} questions that apply are rated"
    yield "overall on top backed", f"by weight: {backed} of {rated} answers rest on more than words"


def _heat(part: DepartmentPart) -> Iterator[tuple[str, Value]]:
    for number, cell in enumerate(part.heat):
        yield f"{part.id} × principle {number}", number_of(cell.score)
        yield f"{part.id} × principle {number} count", float(cell.rated)


def _question(question: QuestionRow) -> Results:
    score, answer, weight = number_of(question.score), number_of(question.answer), question.weight
    rated = question.score is not None
    name = f"question {question.id}"
    return {
        f"{name} Score": score,
        f"{name} Answer": answer,
        f"{name} mirrored Score": score,
        f"{name} mirrored Answer": answer,
        f"{name} Weight rated": float(weight * rated),
        f"{name} Weight × score": float(weight * (question.score or 0)),
        f"{name} Weight unknown": float(weight * (answer == UNKNOWN)),
        f"{name} Weight more than stated": float(weight * question.backed),
        f"{name} Critical failed": float(question.failed),
        f"{name} Critical not verified": float(question.critical and answer in ("", UNKNOWN)),
    }


def _found(now: Report, listed: Report) -> Iterator[tuple[str, Value]]:
    """Findings as they are now, and what became of those that are listed."""
    found = {finding.question: finding for finding in now.findings}
    then = {finding.question for finding in listed.findings}
    for part in now.departments:
        for question in part.questions:
            why = "to find out" if question.answer == UNKNOWN else "below 70 %"
            yield f"question {question.id} Finding now", why if question.id in found else ""
            yield f"question {question.id} Listed as finding", float(question.id in then)
            if question.id in then:
                yield f"finding {question.id}", number_of(question.score)
    for place in ("", " on the summary"):
        yield f"findings not listed{place}", float(len(found.keys() - then))
    for number, clause in enumerate(listed.refresh.clauses):
        yield f"clause {number}", _score_of(now, {f"{part.id}.{clause.id}" for part in now.departments})


def number_of(value: Fraction | float | str | None) -> Value:
    """A value as a cell shows it."""
    if value is None or isinstance(value, str):
        return value or ""
    return float(value)


def _change(now: Fraction | None, before: Fraction | None) -> Fraction | None:
    return None if now is None or before is None else now - before


def told_by_book(values: Values, sheets: Sequence[str], report: Report) -> Results:
    """What the cells of a workbook say; `report` tells in which order departments and principles stand."""
    ids = [part.id for part in report.departments]
    own = own_sheets(sheets, report)
    told: Results = {}
    told |= dict(_departments(values, ids, len(report.principles)))
    told |= dict(_front(values, report))
    for id, sheet in zip(ids, own, strict=True):
        told |= dict(_own_sheet(values, id, sheet))
    told |= {f"finding {row['ID']}": row["This answer now"] for row in table(values, "Findings", "ID")}
    told["findings not listed"] = _count(values.get(("Findings", "E3"), ""))
    for number, row in enumerate(table(values, "Policy refresh", "Clause")):
        told[f"clause {number}"] = row["Clause overall now"]
    for row in table(values, "Answers", "ID"):
        for head in ("Score", "Answer"):
            told[f"question {row['ID']} mirrored {head}"] = row[head]
        for head in list(row)[list(row).index("Finding now") :]:
            told[f"question {row['ID']} {head}"] = row[head]
    for plan in range(len(rows_of(values, "Action plan", "A", "ID"))):
        told |= {
            f"action {row['ID']}": row["Clause here now"] for row in table(values, "Action plan", "ID", plan)
        }
    return told


def _count(said: Value) -> float:
    """The number that a sentence begins with; 0 where it begins with a word."""
    first, _, _ = str(said).partition(" ")
    return float(first) if first.isdigit() else 0.0


def _departments(values: Values, ids: Sequence[str], principles: int) -> Iterator[tuple[str, Value]]:
    more = {"Last audit": "Last audit", "Change": "Change", "Label in charts": "label"}
    for name, row in zip([*ids, "overall"], table(values, "Departments", "Department"), strict=True):
        yield from ((f"{name} {head}", row[head]) for head in (*_HEADS, "Open actions", "Parked actions"))
        yield from ((f"{name} {told}", row[head]) for head, told in more.items())
    yield from ((f"gauge {part}", row[f"Gauge: {part}"]) for part in ("reached", "missing"))
    for number, row in enumerate(table(values, "Departments", "Principle")):
        yield from ((f"principle {number} {head}", row[head]) for head in _HEADS)
        yield from ((f"principle {number} {told}", row[head]) for head, told in more.items())
    yield from _heat_map(values, ids, principles)


def _heat_map(values: Values, ids: Sequence[str], principles: int) -> Iterator[tuple[str, Value]]:
    top = rows_of(values, "Departments", "A", "Department")[0]
    first = column_index_from_string(places_of(values, "Departments", top)["Gauge: lower half"]) + 1
    scores, counts = (
        [get_column_letter(first + beyond + number) for number in range(principles)]
        for beyond in (0, principles)
    )

    def at(column: str, row: int) -> Value:
        return values.get(("Departments", f"{column}{row}"), "")

    for row, id in enumerate(ids, top + 1):
        for number in range(principles):
            yield f"{id} × principle {number}", at(scores[number], row)
            yield f"{id} × principle {number} count", at(counts[number], row)
    for number in range(principles):
        yield f"principle {number} below the heat map", at(scores[number], top + 1 + len(ids))


def _front(values: Values, report: Report) -> Iterator[tuple[str, Value]]:
    def at(cell: str) -> Value:
        return values.get(("Summary", cell), "")

    top = rows_of(values, "Summary", "A", "Overall score")[0]
    yield "overall on top Score", at(f"A{top + 1}")
    yield "overall on top Score in words", at(f"A{top + 2}")
    yield "overall on top Band", at(f"E{rows_of(values, 'Summary', 'E', 'Band')[0] + 1}")
    for head, told in (("Coverage", "rated"), ("Confidence", "backed")):
        row = rows_of(values, "Summary", "E", head)[0]
        yield f"overall on top {head}", at(f"F{row}")
        yield f"overall on top {told}", at(f"G{row}")
    for number, principle in enumerate(report.principles):
        row = max(rows_of(values, "Summary", "E", clean(principle.title)), default=0)
        yield f"principle {number} in the summary Score", at(f"F{row}")
    index = rows_of(values, "Summary", "A", "In this book")[0]
    entries = [at(f"{column}{row}") for row in range(index + 1, index + 99) for column in "ACEG"]
    for number, part in enumerate(report.departments):
        yield f"{part.id} in the summary", entries[8 + number]
    for kind, heading, remarks in (
        ("failure", "Critical failures: see to these first", report.failures),
        ("strength", "What is strong", report.strengths),
    ):
        first = rows_of(values, "Summary", "A", heading)[0] + 1
        yield from ((f"summary {kind} {n}", at(f"B{first + n}")) for n in range(len(remarks)))
    row = rows_of(values, "Summary", "A", "Action items")[-1]
    yield "progress", at(f"B{row}")
    yield "findings not listed on the summary", _count(at(f"A{row + 1}"))


def _own_sheet(values: Values, id: str, sheet: str) -> Iterator[tuple[str, Value]]:
    top = rows_of(values, sheet, "B", "Score")[0] + 1
    for head, column in (("Score", "B"), ("Band", "C"), ("Score in words", "D")):
        yield f"{id} on top {head}", values.get((sheet, f"{column}{top}"), "")
    for row in table(values, sheet, "ID"):
        yield from ((f"question {row['ID']} {head}", row[head]) for head in ("Score", "Answer"))
    heading = "Action items, as of the audit's date (kept on the sheet Action plan)"
    first = place = rows_of(values, sheet, "B", heading)[0] + 2  # below the heads
    while (sheet, f"B{place}") in values:
        yield f"{id} lists action {place - first}", values.get((sheet, f"E{place}"), "")
        place += 1


def own_sheets(sheets: Sequence[str], report: Report) -> Sequence[str]:
    """The departments' sheets, which stand right before Answers."""
    last = sheets.index("Answers")
    return sheets[last - len(report.departments) : last]


def rows_of(values: Values, sheet: str, column: str, text: str) -> list[int]:
    """Rows of a sheet whose cell in a column says a text."""
    return [row for row in range(1, _LONGEST) if values.get((sheet, f"{column}{row}")) == text]


def table(values: Values, sheet: str, head: str, which: int = 0) -> list[dict[str, Value]]:
    """Rows of a table, by the heads of its columns, down to the first whose first cell is empty.

    Args:
        values: of a workbook.
        sheet: where it stands.
        head: what the head of its first column says.
        which: number of the table, from 0, where several begin with that head.
    """
    heads = rows_of(values, sheet, "A", head)[which]
    places = places_of(values, sheet, heads)
    found = []
    row = heads + 1
    while (sheet, f"A{row}") in values:
        found.append({name: values.get((sheet, f"{column}{row}"), "") for name, column in places.items()})
        row += 1
    return found


def places_of(values: Values, sheet: str, row: int) -> dict[str, str]:
    """Column letter of each head in a row; of the first, where a head stands twice."""
    found: dict[str, str] = {}
    for letter in map(get_column_letter, range(1, _WIDEST)):
        head = values.get((sheet, f"{letter}{row}"))
        if head is not None:
            found.setdefault(str(head), letter)
    return found
