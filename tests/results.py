"""What an audit comes to, by the same names from the program's report and from a workbook's cells.

The cells are found by the heads and labels that people read, not by the program's own layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import takewhile
from math import floor
from operator import attrgetter

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from cxaudit.audit import Status
from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.report import ActionRow, DepartmentPart, QuestionRow, Report, StandingInWords
from cxaudit.text import sentence, shortened
from cxaudit.workbook.score_lines import department_lines
from cxaudit.workbook.texts import text_of_formula
from tests.xlsx.values import Value, Values

Results = dict[str, Value]
"""Numbers and words by what they tell."""

_WIDEST = 60
_WIDEST_LISTS = 250
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
"""Head among the figures on Lists of each field of a result."""

_COUNTS = "Critical failures", "Actions open", "Rated", "Unknown or open", "N/A"
"""Heads of the last columns of Departments."""

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
        for item in part.actions:
            told[f"{part.id} lists action {item.number} for"] = _planned(item)
        told[f"{part.id} on top planned"], told[f"{part.id} on top done and parked"] = _so_far(part.actions)
    told |= dict(_remarks(now, listed))
    for number, item in enumerate(listed.resolutions):
        told[f"resolution {number}"] = _begun(item)
    told["progress"] = _progress([*listed.not_parked, *listed.parked])
    return told


def _progress(items: Sequence[ActionRow]) -> str:
    done, parked, dropped = (
        sum(item.status is each for item in items) for each in (Status.DONE, Status.PARKED, Status.DROPPED)
    )
    beside = f", {parked} parked" if parked else ""
    return f"{done} of {len(items) - parked - dropped} done{beside}"


def _planned(item: ActionRow) -> str:
    """Whose an item is, how far it has come, and its day: of a parked one its status alone."""
    if item.status is Status.PARKED:
        return f" {_due(item.due, item.status.label)}"
    day = item.contained_by if item.critical and item.contained_by else item.due
    owner = text_of_formula(item.owner) or "nobody"
    return f"{owner}\n{item.status.label} {_due(day, item.status.label)}"


def _so_far(items: Sequence[ActionRow]) -> tuple[Value, Value]:
    """How many items are planned, and in words how many are done, and parked."""
    done, parked, dropped = (
        sum(item.status is each for item in items) for each in (Status.DONE, Status.PARKED, Status.DROPPED)
    )
    said = f"planned, {done or 'none'} done{f'; {parked} more parked' if parked else ''}"
    return float(len(items) - parked - dropped), said


def _begun(item: ActionRow) -> str:
    """Day, owner and status of what is to be begun: of a critical the day on which it does no more harm."""
    day = item.contained_by if item.critical and item.contained_by else item.due
    return f"{_due(day, item.status.label)} {text_of_formula(item.owner)[:120]} · {item.status.label}"


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

    for number, remark in enumerate(listed.strengths):
        yield f"summary strength {number} since", _since(remark.score, questions[remark.question], is_strong)
    for number, item in enumerate(listed.resolutions):
        yield f"resolution {number} why", _why_first(item, listed, questions, fails)
    for part in listed.departments:
        for number, strength in enumerate(part.strengths):
            name = f"{part.id} strength {number} since"
            yield name, _since(strength.score, questions[strength.question], is_strong)
    for finding in listed.findings:
        name = f"finding {finding.question or finding.action}"
        asked = questions.get(finding.question)
        still = could_be_better if finding.next_step else is_finding
        yield f"{name} since", _since(finding.score, asked, still) if asked else ""


def _why_first(
    item: ActionRow,
    listed: Report,
    questions: dict[str, QuestionRow],
    fails: Callable[[QuestionRow], bool],
) -> str:
    """What was found of a critical, or what became of it; who waits for a decision."""
    if item.decision:
        waits = "1 action waits for it." if item.followers == 1 else f"{item.followers} actions wait for it."
        return waits if item.followers else ""
    failed = {failure.question for failure in listed.failures} - {""}
    own = (each for each in listed.findings if each.action == item.id and each.question in failed)
    found = next(own, None)
    if found is None:
        return ""
    since = _since(found.score, questions[found.question], fails)
    return f"{since}." if since else sentence(f"Found: {shortened(found.answer, 70)}")


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
        yield f"{name} on top Score", _field(result, "Score")
        if name != "overall":
            yield f"{name} in its chip", _chip(result)
            yield f"{name} on top Change", number_of(_change(result.score, before))
            yield f"{name} on top Coverage", _field(result, "Coverage")
            yield f"{name} on top Confidence", _field(result, "Confidence")
            tally = result.tally
            noun = "question" if tally.applicable == 1 else "questions"
            yield f"{name} on top rated", f"{tally.rated} of {tally.applicable} {noun} answered"
    for head in ("Coverage", "Confidence"):
        yield f"overall on top {head}", _field(now.overall, head)
    yield "overall in its chip", _chip(now.overall)
    for number, each in enumerate(now.principles):
        name = f"principle {number}"
        yield from _result(name, each.standing)
        yield f"{name} below the heat map", per_cent(each.standing.score)
        yield f"{name} Last audit", per_cent(each.before)
        yield f"{name} Change", number_of(_change(each.standing.score, each.before))
    for number, stage in enumerate(now.stages):
        yield from _result(f"stage {number}", stage.standing)
        yield f"stage {number} Last audit", per_cent(stage.before)
        yield f"stage {number} Change", number_of(_change(stage.standing.score, stage.before))
    yield from _ranked(now, listed)
    yield from _counts(now)
    for part in now.departments:
        yield from _touchpoints(part)
        yield from _heat(part)
    for part in listed.departments:
        yield f"{part.id} Open actions", float(sum(action.status.unfinished for action in part.actions))
        yield f"{part.id} Parked actions", float(sum(each.status is Status.PARKED for each in part.actions))
    unfinished = sum(action.status.unfinished for part in listed.departments for action in part.actions)
    yield "overall Open actions", float(unfinished)
    yield "overall Parked actions", float(len(listed.parked))


def _touchpoints(part: DepartmentPart) -> Iterator[tuple[str, Value]]:
    for number, each in enumerate(part.touchpoints):
        yield from _result(f"{part.id} touchpoint {number}", each.standing)


def _ranked(now: Report, listed: Report) -> Iterator[tuple[str, Value]]:
    """The rows of Departments: the worst first, ties in the checklist's order, those without a score last."""
    unfinished = {
        part.id: sum(action.status.unfinished for action in part.actions) for part in listed.departments
    }
    short = {
        line.department.id: line.short for line in department_lines(now, defaultdict(str)) if line.department
    }
    parts = sorted(
        now.departments, key=lambda part: 999 if (score := whole(part.standing.score)) is None else score
    )
    for place, part in enumerate(parts):
        yield f"rank {place} Department", short[part.id]
        yield from _row(f"rank {place}", part.standing, part.before, unfinished[part.id])
        for number, cell in enumerate(part.heat):
            yield f"rank {place} × principle {number}", per_cent(cell.score)
    yield f"rank {len(parts)} Department", "All departments"
    yield from _row(f"rank {len(parts)}", now.overall, now.before, sum(unfinished.values()))


def _worst_first(part: DepartmentPart) -> int:
    score = whole(part.standing.score)
    return 999 if score is None else score


def _row(
    name: str, standing: StandingInWords, before: Fraction | None, unfinished: int
) -> Iterator[tuple[str, Value]]:
    tally, counted = standing.tally, standing.counted
    yield f"{name} Score", per_cent(standing.score)
    doubt = " (p)" if counted.band and counted.provisional else ""
    yield f"{name} Band", f"{_chip(standing)}{doubt}"
    yield f"{name} Change", number_of(_change(standing.score, before))
    low, high = whole(counted.low), whole(counted.high)
    yield f"{name} Range", "" if low is None or high is None or high - low <= 1 else f"{low}–{high}"
    yield f"{name} Critical failures", float(tally.failed)
    yield f"{name} Actions open", float(unfinished)
    yield f"{name} Rated", float(tally.rated)
    yield f"{name} Unknown or open", float(tally.unknown + tally.open)
    yield f"{name} N/A", float(tally.not_applicable)


def _chip(standing: StandingInWords) -> str:
    """The band in a cell of its own."""
    if standing.counted.band:
        return standing.counted.band.label
    return "– too few answers" if standing.tally.rated else "– not rated"


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
    noun = "question" if apply == 1 else "questions"
    yield "overall on top rated", f"{rated} of {apply} {noun} answered"
    seen = "seen, the rest is your own view" if now.by_oneself else "seen or read, by weight"
    yield "overall on top backed", f"{backed} of {rated} {seen}"


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
        f"{name} Stands": question.stands,
        f"{name} What to do": text_of_formula(question.do) if question.stands == "wanting" else "",
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
    own = own_sheets(sheets, report)
    told: Results = {}
    told |= dict(_departments(values, report))
    told |= dict(_front(values, report))
    for part, sheet in zip(report.departments, own, strict=True):
        told |= dict(_own_sheet(values, part, sheet, alone=report.alone))
    for row in table(values, "Findings", "No."):
        name = f"finding {row['ID']}"
        told |= {name: row["Score"], f"{name} since": row["What became of it"]}
    told["findings not listed"] = _count(values.get(("Findings", "G3"), ""))
    clauses = table(values, "Policy refresh", "No.") if "Policy refresh" in sheets else []
    for number, row in enumerate(clauses):
        told[f"clause {number}"] = row["Now"]
        told |= {f"clause {number} owner": row["Owner"], f"clause {number} due": row["Due"]}
    for row in table(values, "Answers", "Department"):
        for head in ("Score", "Answer"):
            told[f"question {row['ID']} mirrored {head}"] = row[head]
        counted = list(row).index("None of its answers"), list(row).index("Row on its department's sheet")
        for head in (*(head for head in list(row)[slice(*counted)] if head != "ID"), "Note missing"):
            told[f"question {row['ID']} {head}"] = row[head]
    told |= {f"action {row['ID']}": row["Score"] for row in plan_of(values)}
    return told


def _count(said: Value) -> float:
    """The number that a sentence begins with; 0 where it begins with a word."""
    first, _, _ = str(said).partition(" ")
    return float(first) if first.isdigit() else 0.0


def _departments(values: Values, report: Report) -> Iterator[tuple[str, Value]]:
    """The figures on Lists, in the checklist's order, and the view of them on Departments."""
    more = {"Last audit": "Last audit", "Change, points": "Change"}
    rows = iter(figures(values))
    ids = [part.id for part in report.departments]
    for name in (*ids, "overall"):
        row = next(rows)
        yield from ((f"{name} {head}", row[head]) for head in (*_HEADS, "Open actions", "Parked actions"))
        yield from ((f"{name} {told}", row[head]) for head, told in more.items())
        for number, _ in enumerate(report.principles):
            score = row[f"× {number}"]
            if name == "overall":
                yield f"principle {number} below the heat map", score
            else:
                yield f"{name} × principle {number}", score
                yield f"{name} × principle {number} count", row[f"count {number}"]
    for kind, parts in (("principle", report.principles), ("stage", report.stages)):
        for number in range(len(parts)):
            row = next(rows)
            yield from ((f"{kind} {number} {head}", row[head]) for head in _HEADS)
            yield from ((f"{kind} {number} {told}", row[head]) for head, told in more.items())
    for part in report.departments:
        for number in range(len(part.touchpoints)):
            row = next(rows)
            yield from ((f"{part.id} touchpoint {number} {head}", row[head]) for head in _HEADS)
    yield from _view(values, report)


def figures(values: Values) -> list[dict[str, Value]]:
    """The rows of figures on Lists by the heads of their columns, those of the heat map by numbers."""
    letters = list(map(get_column_letter, range(1, _WIDEST_LISTS)))
    heads = {letter: str(values.get(("Lists", f"{letter}1"), "")) for letter in letters}
    first = [heads[letter] for letter in letters].index("Department")
    last = [heads[letter] for letter in letters].index("Key")
    principles = len(list(takewhile(lambda letter: heads[letter], letters[last + 1 :])))
    names = {letter: heads[letter] for letter in letters[first : last + 1]}
    for number in range(principles):
        names[letters[last + 1 + number]] = f"× {number}"
        names[letters[last + 1 + principles + number]] = f"count {number}"
    found, row = [], 2
    while ("Lists", f"{letters[first]}{row}") in values:
        cells = ((name, ("Lists", f"{letter}{row}")) for letter, name in names.items())
        found.append({name: values.get(cell, "") for name, cell in cells})
        row += 1
    return found


def _view(values: Values, report: Report) -> Iterator[tuple[str, Value]]:
    """Departments as the sheet ranks them."""
    places = places_of(values, "Departments", 4)
    letters = list(map(get_column_letter, range(1, _WIDEST)))
    first = letters.index(places["Range"]) + 2
    for place in range(len(report.departments) + 1):
        row, name = place + 5, f"rank {place}"
        cells = {head: values.get(("Departments", f"{letter}{row}"), "") for head, letter in places.items()}
        for head in ("Department", "Score", "Band", "Range"):
            yield f"{name} {head}", cells[head]
        yield f"{name} Change", cells["Change, points"]
        counts = letters[first + len(report.principles) + 1 :]  # by place: a principle may be called N/A
        for letter, head in zip(counts, _COUNTS, strict=False):
            yield f"{name} {head}", values.get(("Departments", f"{letter}{row}"), "")
        for number, _ in enumerate(report.principles if place < len(report.departments) else ()):
            letter = letters[first + number]
            yield f"{name} × principle {number}", values.get(("Departments", f"{letter}{row}"), "")


def _front(values: Values, report: Report) -> Iterator[tuple[str, Value]]:
    def at(cell: str) -> Value:
        return values.get(("Summary", cell), "")

    score = at("B8")
    yield "overall on top Score", "" if score == "–" else score
    yield "overall in its chip", at("E8")
    yield "overall on top Coverage", at("M8")
    yield "overall on top Confidence", at("O8")
    yield "overall on top rated", at("M9")
    yield "overall on top backed", at("O9")
    stars = rows_of(values, "Summary", "B", "★")
    for number, row in enumerate(stars):
        yield f"summary strength {number} since", at(f"S{row}")
    for number, item in enumerate(report.resolutions):
        row = next(row for row in range(12, _LONGEST) if at(f"B{row}") == item.number)
        *why, whose = str(at(f"C{row + 1}")).rsplit("  ", 1)
        yield f"resolution {number} why", "".join(why)
        yield f"resolution {number}", f"{at(f'I{row}')} {whose}"
    yield "progress", str(at("I11")).removesuffix(" →")
    yield "findings not listed on the summary", _count(at("S5"))


def _own_sheet(
    values: Values, part: DepartmentPart, sheet: str, *, alone: bool
) -> Iterator[tuple[str, Value]]:
    def at(cell: str) -> Value:
        return values.get((sheet, cell), "")

    id, score = part.id, at("C6")
    yield f"{id} on top Score", "" if score == "–" else score
    yield f"{id} in its chip", at("D6")
    change = at("E6") if at("E5") else ""
    yield f"{id} on top Change", "" if change == "–" else change
    notes = "I" if at("I5") else "J"  # the first column of notes that there is
    yield f"{id} on top Coverage", at("H6")
    yield f"{id} on top Confidence", at(f"{notes}6")
    yield f"{id} on top rated", at("H7")
    yield f"{id} on top planned", at("K6")
    yield f"{id} on top done and parked", at("K7")
    for row in table(values, sheet, "Touchpoint"):
        for head in ("Score", "Answer as understood", "What to do", "Stands"):
            yield f"question {row['ID']} {head}", row[head]
        if alone:
            yield f"question {row['ID']} Note missing beside it", row["Note missing"]
    for number, planned in listed_actions(values, sheet, part).items():
        yield f"{id} lists action {number} for", planned
    for number, place in enumerate(starred(values, sheet)):
        yield f"{id} strength {number} since", at(f"{notes}{place}")


def listed_actions(values: Values, sheet: str, part: DepartmentPart) -> dict[int, str]:
    """Owner, status and day of each action item that a department's sheet lists, by number."""
    found, row = {}, 10
    days = "F" if values.get((sheet, "F9")) else "K"
    for item in sorted(part.actions, key=lambda item: (item.status is Status.PARKED, item.number)):
        parked = item.status is Status.PARKED
        whose = "" if parked else values.get((sheet, f"C{row + 1}"), "")
        number, _, severity = str(values[sheet, f"C{row}"]).partition("  ")
        assert severity == ("Critical" if item.critical and not parked else "")
        found[int(float(number))] = f"{whose} {values.get((sheet, f'{days}{row}'), '')}"
        row += 1 if parked else 2
    return found


def starred(values: Values, sheet: str) -> list[int]:
    """Rows of a department's sheet that tell what is strong."""
    return [row for row in range(1, _LONGEST) if str(values.get((sheet, f"C{row}"), "")).startswith("★")]


def plan_of(values: Values) -> list[dict[str, Value]]:
    """Rows of the action plan that hold an item, wherever they were sorted."""
    heads = rows_of(values, "Action plan", "C", "No.")[0]
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
        head: what the head of its first column says, which is one of the first three of the sheet.
    """
    first, heads = next((each, row) for each in "ABC" for row in rows_of(values, sheet, each, head))
    places = places_of(values, sheet, heads)
    found = []
    row = heads + 1
    while (sheet, f"{first}{row}") in values:
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
