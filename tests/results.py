"""What an audit comes to, by the same names from the program's report and from a workbook's cells.

The cells are found by the heads and labels that people read, not by the program's own layout.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from math import floor
from operator import attrgetter

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.datetime import to_excel

from cxaudit.audit import Status
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import ActionRow, DepartmentPart, QuestionRow, Report, StandingInWords
from cxaudit.text import clean
from cxaudit.workbook.sheet_names import common_sheets
from cxaudit.workbook.texts import text_of_formula
from tests.xlsx.values import Value, Values

Results = dict[str, Value]
"""Numbers and words by what they tell."""

_WIDEST = 60
_LONGEST = 2_000
_HEADS = {
    "Score": "score", "Share": "score", "Lowest": "counted.low",
    "Highest": "counted.high", "Coverage": "tally.coverage",
    "Confidence": "tally.confidence", "Rated": "tally.rated",
    "N/A": "tally.not_applicable", "Unknown": "tally.unknown",
    "Open": "tally.open", "Critical failures": "tally.failed",
    "Critical not verified": "tally.unverified", "Score in words": "text",
    "Band": "band", "Band by itself": "named",
}  # fmt: skip
"""Head on the sheet Departments of each field of a result."""

_IN_PER_CENT = ("Score", "Coverage", "Confidence")
"""Heads of fields that are shown, and compared, as whole per cents."""


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
    scores = {item.id: action_score(now, item.id) for item in (*listed.not_parked, *listed.parked)}
    told |= {f"action {id}": score for id, score in scores.items()}
    for part in listed.departments:
        for number, item in enumerate(part.actions):
            told[f"{part.id} lists action {number}"] = scores[item.id]
            told[f"{part.id} lists action {number} for"] = _planned(item)
    told |= dict(_remarks(now, listed))
    for number, item in enumerate(listed.resolutions):
        told[f"resolution {number}"] = _planned(item)
    told["progress"] = _progress([*listed.not_parked, *listed.parked])
    return told


def _progress(items: Sequence[ActionRow]) -> str:
    done, parked, dropped = (
        sum(item.status is each for item in items) for each in (Status.DONE, Status.PARKED, Status.DROPPED)
    )
    beside = f", {parked} parked" if parked else ""
    return f"{done} of {len(items) - parked - dropped} done{beside}"


def _planned(item: ActionRow) -> str:
    return f"{text_of_formula(item.owner)} {_due(item.due, item.status.label)} {item.status.label}"


def _due(due: date | None, status: str) -> Value:
    return float(to_excel(due)) if due else status  # type: ignore[no-untyped-call]


def _remarks(now: Report, listed: Report) -> Iterator[tuple[str, Value]]:
    """Scores now of what the lists of the audit's date say, and what became of it."""
    questions = {question.id: question for part in now.departments for question in part.questions}
    found = {finding.question for finding in now.findings if not finding.next_step}

    def fails(question: QuestionRow) -> bool:
        return question.tally.failed > 0

    def is_finding(question: QuestionRow) -> bool:
        return question.id in found

    def is_strong(question: QuestionRow) -> bool:
        proven = question.tally.backed > 0 or now.by_oneself
        return (whole(question.score) or 0) >= now.marks.strong and proven

    def could_be_better(question: QuestionRow) -> bool:
        return question.score is not None and (whole(question.score) or 0) < now.marks.strong

    for kind, remarks, still in (
        ("failure", listed.failures, fails),
        ("strength", listed.strengths, is_strong),
    ):
        for number, remark in enumerate(remarks):
            asked = questions.get(remark.question)
            yield f"summary {kind} {number}", per_cent(asked.score if asked else None)
            since = _since(remark.score, asked, still) if asked else ""
            yield f"summary {kind} {number} since", since
    for part in listed.departments:
        for number, strength in enumerate(part.strengths):
            name = f"{part.id} strength {number} since"
            yield name, _since(strength.score, questions[strength.question], is_strong)
    for finding in listed.findings:
        name = f"finding {finding.question or finding.action}"
        asked = questions.get(finding.question)
        still = could_be_better if finding.next_step else is_finding
        yield f"{name} since", _since(finding.score, asked, still) if asked else ""
        yield f"{name} owner", text_of_formula(finding.owner)
        yield f"{name} due", _due(finding.due, finding.status)


def _since(then: Fraction | None, now: QuestionRow, still: Callable[[QuestionRow], bool]) -> str:
    holds = still(now)
    if holds and whole(then) == whole(now.score):
        return ""
    answer = "no answer" if now.answer is None else _as_text(now.answer)
    return f"{'changed since' if holds else 'no longer so'}: {answer}"


def _as_text(answer: str | float) -> str:
    """A number as a calculator joins it to a text, with 15 digits at most."""
    return answer if isinstance(answer, str) else f"{answer:.15g}"


def whole(share: Fraction | None) -> int | None:
    """A share as a whole per cent, by the definition; None where there is none."""
    return None if share is None else floor(100 * share + Fraction(1, 2) + Fraction(1, 10**7))


def per_cent(share: Fraction | None) -> Value:
    """A share as its cell shows it."""
    return number_of(whole(share))


def action_score(report: Report, id: str) -> Value:
    """Score of the questions that an action item sees to, in whole per cents."""
    return _score_of(report, lambda question: question.action == id)


def _score_of(report: Report, test: Callable[[QuestionRow], bool]) -> Value:
    """Score of the questions that pass a test, by their weights."""
    rated = [
        (question.weight, question.score)
        for part in report.departments
        for question in part.questions
        if question.score is not None and test(question)
    ]
    weight = sum(weight for weight, _ in rated)
    return per_cent(sum((weight * score for weight, score in rated), Fraction(0)) / weight) if weight else ""


def _standings(now: Report, listed: Report) -> Iterator[tuple[str, Value]]:
    parts = [(part.id, part.standing, part.before) for part in now.departments]
    for name, result, before in (*parts, ("overall", now.overall, now.before)):
        yield from _result(name, result)
        yield f"{name} Last audit", per_cent(before)
        yield f"{name} Change", number_of(_change(result.score, before))
        yield from ((f"{name} on top {head}", _field(result, head)) for head in ("Score", "Band"))
        yield f"{name} on top Score in words", result.text
    for head in ("Coverage", "Confidence"):
        yield f"overall on top {head}", _field(now.overall, head)
    for number, each in enumerate(now.principles):
        name = f"principle {number}"
        yield from _result(name, each.standing)
        yield f"{name} in the summary Score", per_cent(each.standing.score)
        yield f"{name} below the heat map", per_cent(each.standing.score)
        score = "not rated" if each.standing.score is None else f"{whole(each.standing.score)} %"
        yield f"{name} label", f"{each.title} {score}"
        yield f"{name} Last audit", per_cent(each.before)
        yield f"{name} Change", number_of(_change(each.standing.score, each.before))
    for number, stage in enumerate(now.stages):
        yield from _result(f"stage {number}", stage.standing)
        yield f"stage {number} Last audit", per_cent(stage.before)
        yield f"stage {number} Change", number_of(_change(stage.standing.score, stage.before))
    yield "overall label", f"All departments {now.overall.short}"
    yield "gauge reached", float(whole(now.overall.score) or 0)
    yield "gauge missing", float(100 - (whole(now.overall.score) or 0))
    yield from _counts(now)
    for part in now.departments:
        yield f"{part.id} label", f"{part.title} {part.standing.short}"
        yield f"{part.id} in the summary", f"{part.title} {part.standing.short}"
        yield from _heat(part)
    for part in listed.departments:
        yield f"{part.id} Open actions", float(sum(action.status.unfinished for action in part.actions))
        yield f"{part.id} Parked actions", float(sum(each.status is Status.PARKED for each in part.actions))
    unfinished = sum(action.status.unfinished for part in listed.departments for action in part.actions)
    yield "overall Open actions", float(unfinished)
    yield "overall Parked actions", float(len(listed.parked))


def _result(name: str, result: StandingInWords) -> Iterator[tuple[str, Value]]:
    return ((f"{name} {head}", _field(result, head)) for head in _HEADS)


def _field(result: StandingInWords, head: str) -> Value:
    value = attrgetter(_HEADS[head])(result)
    return per_cent(value) if head in _IN_PER_CENT else number_of(value)


def _counts(now: Report) -> Iterator[tuple[str, Value]]:
    """What the Summary says of coverage and confidence in numbers of questions."""
    questions = [question for part in now.departments if part.weight for question in part.questions]
    rated = sum(is_rated(question) for question in questions)
    apply = rated + sum(question.answer in (None, UNKNOWN) for question in questions)
    backed = sum((question.tally.backed > 0) for question in questions)
    yield "overall on top rated", f"{rated} of {apply} questions asked that apply are rated"
    yield "overall on top backed", f"by weight: {backed} of {rated} answers rest on more than words"


def is_rated(question: QuestionRow) -> bool:
    """Whether it has a score that counts."""
    return question.score is not None and question.weight > 0


def _heat(part: DepartmentPart) -> Iterator[tuple[str, Value]]:
    for number, cell in enumerate(part.heat):
        yield f"{part.id} × principle {number}", per_cent(cell.score)
        yield f"{part.id} × principle {number} count", float(cell.rated)


def _question(question: QuestionRow) -> Results:
    score, answer, weight = per_cent(question.score), number_of(question.answer), question.weight
    rated = is_rated(question)
    name = f"question {question.id}"
    lacks_note: Value = float(question.lacks_note) if question.needs_note else ""
    beside: Results = {f"{name} Note missing beside it": lacks_note} if question.alone else {}
    return {
        **beside,
        f"{name} Score": score,
        f"{name} Answer as understood": answer,
        f"{name} Note missing": lacks_note,
        f"{name} mirrored Score": score,
        f"{name} mirrored Answer": answer,
        f"{name} Rated": float(rated),
        f"{name} N/A": float(answer == NOT_APPLICABLE),
        f"{name} Unknown": float(answer == UNKNOWN),
        f"{name} Open": float(answer == ""),
        f"{name} Weight rated": float(weight * rated),
        f"{name} Share": number_of(question.score),
        f"{name} None of its answers": 0.0,
        f"{name} Weight × share": float(weight * (question.score or 0)),
        f"{name} Weight unknown": float(weight * (answer == UNKNOWN)),
        f"{name} Weight more than stated": float(weight * (question.tally.backed > 0)),
        f"{name} Critical failed": float(question.tally.failed > 0),
        f"{name} Critical not verified": float(question.critical and answer in ("", UNKNOWN)),
    }


def _found(now: Report, listed: Report) -> Iterator[tuple[str, Value]]:
    """Findings as they are now, and what became of those that are listed."""
    found = {finding.question for finding in now.findings if finding.question and not finding.next_step}
    then = {finding.question for finding in listed.findings}
    for part in now.departments:
        for question in part.questions:
            why = _why(question, now.marks.wanting) if question.id in found else ""
            yield f"question {question.id} Finding now", why
            yield f"question {question.id} Listed as finding", float(question.id in then)
            if question.id in then:
                yield f"finding {question.id}", per_cent(question.score)
    for added in (finding for finding in listed.findings if not finding.question):
        yield f"finding {added.action}", ""
    for place in ("", " on the summary"):
        yield f"findings not listed{place}", float(len(found - then))
    for number, clause in enumerate(listed.refresh.clauses):
        yield f"clause {number}", _clause_score(now, clause.id)
        yield f"clause {number} owner", text_of_formula(clause.owner)
        yield f"clause {number} due", _due(clause.due, clause.status)


def _clause_score(report: Report, id: str) -> Value:
    return _score_of(report, lambda question: question.clause == id)


def _why(question: QuestionRow, wanting: int) -> str:
    if question.answer == UNKNOWN:
        return "to find out"
    return f"below {wanting} %" if (whole(question.score) or 0) < wanting else "failed, and critical"


def number_of(value: Fraction | float | str | None) -> Value:
    """A value as a cell shows it, a text as far as a cell holds it."""
    if value is None or isinstance(value, str):
        return text_of_formula(value or "")
    return float(value)


def _change(now: Fraction | None, before: Fraction | None) -> int | None:
    score, earlier = whole(now), whole(before)
    return None if score is None or earlier is None else score - earlier


def told_by_book(values: Values, sheets: Sequence[str], report: Report) -> Results:
    """What the cells of a workbook say; `report` tells in which order departments and principles stand."""
    ids = [part.id for part in report.departments]
    own = own_sheets(sheets, report)
    told: Results = {}
    told |= dict(_departments(values, ids, len(report.principles)))
    told |= dict(_stages(values, len(report.stages)))
    told |= dict(_front(values, report))
    for id, sheet in zip(ids, own, strict=True):
        told |= dict(_own_sheet(values, id, sheet, alone=report.alone))
    for row in table(values, "Findings", "Priority"):
        name = f"finding {row['ID']}"
        told |= {name: row["This answer now"], f"{name} since": row["Since then"]}
        told |= {f"{name} owner": row["Owner"], f"{name} due": row["Due"]}
    told["findings not listed"] = _count(values.get(("Findings", "D3"), ""))
    clauses = table(values, "Policy refresh", "No.") if "Policy refresh" in sheets else []
    for number, row in enumerate(clauses):
        told[f"clause {number}"] = row["Clause overall now"]
        told |= {f"clause {number} owner": row["Owner"], f"clause {number} due": row["Due"]}
    for row in table(values, "Answers", "ID"):
        for head in ("Score", "Answer"):
            told[f"question {row['ID']} mirrored {head}"] = row[head]
        counted = list(row).index("None of its answers"), list(row).index("Row on its department's sheet")
        for head in (*list(row)[slice(*counted)], "Note missing"):
            told[f"question {row['ID']} {head}"] = row[head]
    told |= {f"action {row['ID']}": row["Score now"] for row in plan_of(values)}
    return told


def _count(said: Value) -> float:
    """The number that a sentence begins with; 0 where it begins with a word."""
    first, _, _ = str(said).partition(" ")
    return float(first) if first.isdigit() else 0.0


def _departments(values: Values, ids: Sequence[str], principles: int) -> Iterator[tuple[str, Value]]:
    more = {"Last audit": "Last audit", "Change, points": "Change", "Label in charts": "label"}
    for name, row in zip([*ids, "overall"], table(values, "Departments", "Department"), strict=True):
        yield from ((f"{name} {head}", row[head]) for head in (*_HEADS, "Open actions", "Parked actions"))
        yield from ((f"{name} {told}", row[head]) for head, told in more.items())
    yield from ((f"gauge {part}", row[f"Gauge: {part}"]) for part in ("reached", "missing"))
    for number, row in enumerate(table(values, "Departments", "Principle") if principles else ()):
        yield from ((f"principle {number} {head}", row[head]) for head in _HEADS)
        yield from ((f"principle {number} {told}", row[head]) for head, told in more.items())
    yield from _heat_map(values, ids, principles)


def _stages(values: Values, stages: int) -> Iterator[tuple[str, Value]]:
    more = {"Last audit": "Last audit", "Change, points": "Change"}
    for number, row in enumerate(table(values, "Departments", "Stage") if stages else ()):
        yield from ((f"stage {number} {head}", row[head]) for head in _HEADS)
        yield from ((f"stage {number} {told}", row[head]) for head, told in more.items())


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
        yield f"{part.id} in the summary", entries[len(common_sheets(report)) + number]
    strong = "What you see as strong" if report.by_oneself else "What is strong"
    for kind, heading, remarks in (
        ("failure", "Critical failures: see to these first", report.failures),
        ("strength", strong, report.strengths),
    ):
        first = rows_of(values, "Summary", "A", heading)[0] + 1
        for number in range(len(remarks)):
            yield f"summary {kind} {number}", at(f"B{first + number}")
            yield f"summary {kind} {number} since", at(f"G{first + number}")
    first = rows_of(values, "Summary", "A", "Resolutions: begin with these")[0] + 1
    for number in range(len(report.resolutions)):
        yield f"resolution {number}", " ".join(str(at(f"{column}{first + number}")) for column in "ABG")
    row = rows_of(values, "Summary", "A", "Action items")[-1]
    yield "progress", at(f"B{row}")
    yield "findings not listed on the summary", _count(at(f"A{row + 1}"))


def _own_sheet(values: Values, id: str, sheet: str, *, alone: bool) -> Iterator[tuple[str, Value]]:
    top = rows_of(values, sheet, "A", "Score")[0] + 1
    for head, column in (("Score", "A"), ("Band", "B"), ("Score in words", "C")):
        yield f"{id} on top {head}", values.get((sheet, f"{column}{top}"), "")
    for row in table(values, sheet, "Touchpoint"):
        for head in ("Score", "Answer as understood"):
            yield f"question {row['ID']} {head}", row[head]
        if alone:
            yield f"question {row['ID']} Note missing beside it", row["Note missing"]
    heading = "Action items, as of the audit's date (kept on the sheet Action plan)"
    first = place = rows_of(values, sheet, "A", heading)[0] + 2  # below the heads
    while (sheet, f"A{place}") in values:
        yield f"{id} lists action {place - first}", values.get((sheet, f"D{place}"), "")
        planned = (str(values.get((sheet, f"{column}{place}"), "")) for column in "CFH")
        yield f"{id} lists action {place - first} for", " ".join(planned)
        place += 1
    since = places_of(values, sheet, top + 2)["What to do if poor"]
    for number, place in enumerate(rows_of(values, sheet, "A", "★")):
        yield f"{id} strength {number} since", values.get((sheet, f"{since}{place}"), "")


def plan_of(values: Values) -> list[dict[str, Value]]:
    """Rows of the action plan that hold an item, wherever they were sorted."""
    heads = rows_of(values, "Action plan", "A", "No.")[0]
    places = places_of(values, "Action plan", heads)
    rows = (
        {name: values.get(("Action plan", f"{column}{row}"), "") for name, column in places.items()}
        for row in range(heads + 1, _LONGEST)
    )
    return [row for row in rows if row["ID"] and not str(row["ID"]).startswith("spare.")]


def own_sheets(sheets: Sequence[str], report: Report) -> Sequence[str]:
    """The departments' sheets, which stand right before Answers."""
    last = sheets.index("Answers")
    return sheets[last - len(report.departments) : last]


def rows_of(values: Values, sheet: str, column: str, text: str) -> list[int]:
    """Rows of a sheet whose cell in a column says a text."""
    return [row for row in range(1, _LONGEST) if values.get((sheet, f"{column}{row}")) == text]


def table(values: Values, sheet: str, head: str) -> list[dict[str, Value]]:
    """Rows of a table, by the heads of its columns, down to the first whose first cell is empty.

    Args:
        values: of a workbook.
        sheet: where it stands.
        head: what the head of its first column says.
    """
    heads = rows_of(values, sheet, "A", head)[0]
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
