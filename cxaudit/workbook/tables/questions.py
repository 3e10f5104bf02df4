"""The questions of a department, on its own sheet: where answers are given."""

from __future__ import annotations

from cxaudit.report import Needed, QuestionRow
from cxaudit.text import lines
from cxaudit.words import N_, _
from cxaudit.workbook import styles
from cxaudit.workbook.answer_cells import answer_cells
from cxaudit.workbook.cells import per_cent
from cxaudit.workbook.columns import Column, Row, Sheet
from cxaudit.workbook.formulas.counting import stands
from cxaudit.workbook.formulas.expressions import NO, YES, text, whole_or_empty
from cxaudit.workbook.formulas.understanding import is_one_that_breaks, lacks_note, not_applicable_if
from cxaudit.workbook.photos import room_for
from cxaudit.workbook.places import Places
from cxaudit.workbook.tables.lists import listed

QuestionColumn = Column[QuestionRow]


def _asked(question: QuestionRow) -> str:
    """The question, with the answers to another one after which alone it is asked."""
    return lines([answer_cells(question).asked, f"({question.only_if})" if question.only_if else ""])


def _by_itself(row: Row[QuestionRow]) -> str:
    cells = answer_cells(row.record)
    return cells.understood(row[Questions.answer], row.places.lists[row.record.id])


def _understood(row: Row[QuestionRow]) -> str:
    """The answer by itself, where those are given to other questions without which it is not applicable."""
    broken = [_broken(row.places, needed) for needed in row.record.needed]
    return not_applicable_if(broken, row[Questions.by_itself]) if broken else row[Questions.by_itself]


def _broken(places: Places, needed: Needed) -> str:
    """1 where another question, wherever it stands by now, is answered otherwise than is needed."""
    rows, of = places.asked[needed.question], needed.of
    ids, answers = (rows.column(column) for column in (Questions.id, Questions.by_itself))
    answer = f"INDEX({answers},MATCH({text(needed.question)},{ids},0))"
    # what stands in its row of Lists: its steps, and N/A where it may be said
    breaks = [step not in needed.steps for step in range(1, of + 1)] + [True] * needed.na
    return is_one_that_breaks(answer, listed(places.lists[needed.question], len(breaks)), breaks)


def _lacks_note(row: Row[QuestionRow]) -> str:
    """1 where the answer needs a note, and there is none; nothing where none ever does."""
    if row.record.needs_note is None:
        return ""
    poor = listed(row.places.lists[row.record.id], row.record.needs_note)
    notes = (row[Questions.note], row[Questions.staff_note])
    return lacks_note(row[Questions.understood], poor, notes)


def _share(row: Row[QuestionRow]) -> str:
    cells = answer_cells(row.record)
    return cells.share(row[Questions.understood], row.places.lists[row.record.id])


def _stands(row: Row[QuestionRow]) -> str:
    counted = (Questions.weight, Questions.understood, Questions.score, Questions.critical)
    weight, answer, score, critical = (row[each] for each in counted)
    return stands(weight, answer, score, critical, row.record.marks)


class Questions(Sheet[QuestionRow]):
    """Columns of a department's sheet."""

    top = 8

    touchpoint = QuestionColumn(N_("Touchpoint"), 19, styles.TEXT, lambda question: question.touchpoint)
    question = QuestionColumn(N_("Question"), 34, styles.TEXT, _asked, widens=True)
    answer = QuestionColumn(N_("Answer"), 25, styles.ENTRY, lambda question: question.told, widens=True)
    score = QuestionColumn(
        N_("Score"),
        7.5,
        styles.PERCENT,
        lambda question: per_cent(question.score),
        lambda row: whole_or_empty(row[Questions.share]),
    )
    stands = QuestionColumn(N_("Stands"), 10, styles.TEXT, lambda question: question.stands, _stands)
    weight = QuestionColumn(N_("Weight"), 7.5, styles.NUMBER, lambda question: question.weight)
    critical = QuestionColumn(
        N_("Critical"), 8, styles.TEXT, lambda question: _(YES) if question.critical else _(NO)
    )
    before = QuestionColumn(
        N_("Last audit"), 16, styles.TEXT, lambda question: question.before, needs="baseline"
    )
    evidence = QuestionColumn(N_("Evidence"), 12, styles.ENTRY, lambda question: question.evidence)
    staff_note = QuestionColumn(
        N_("Note for staff"),
        30,
        styles.ENTRY,
        lambda question: question.staff_note,
        widens=True,
        below=lambda question: 0 if question.alone else room_for(question.staff_photos),
        needs="staff",
    )
    do = QuestionColumn(N_("What to do if poor"), 30, styles.TEXT, lambda question: question.do)
    # what follows is not printed, so that the sheet can be handed out; to somebody alone the note is
    note = QuestionColumn(
        N_("Note for the client"),
        30,
        lambda question: styles.ENTRY if question.alone else styles.ENTRY_LINE,
        lambda question: question.note,
        widens=True,
        below=lambda question: room_for(question.photos + question.staff_photos) if question.alone else 0,
        heads={"alone": N_("Note"), "self": N_("Note for whoever leads")},
    )
    seen = QuestionColumn(N_("What was seen"), 30, styles.ENTRY_LINE, lambda question: question.seen)
    readings = QuestionColumn(
        N_("Readings"),
        14,
        lambda question: styles.ENTRY_LINE if question.type.counts else styles.LINE,
        lambda question: question.readings,
    )
    poor_readings = QuestionColumn(
        N_("Poor readings"), 16, styles.LINE, lambda question: question.poor_readings
    )
    why_not = QuestionColumn(N_("Why not (N/A)"), 24, styles.ENTRY_LINE, lambda question: question.why_not)
    waiting = QuestionColumn(
        N_("Waiting for"),
        18,
        styles.ENTRY_LINE,
        lambda question: question.waiting.who if question.waiting else "",
    )
    coming = QuestionColumn(
        N_("Asked or sent"),
        14,
        styles.ENTRY_LINE,
        lambda question: question.waiting.coming if question.waiting else "",
    )
    until = QuestionColumn(
        N_("Until"),
        12.5,
        styles.ENTRY_DATE,
        lambda question: question.waiting.until if question.waiting else None,
    )
    photos = QuestionColumn(N_("Photos"), 18, styles.LINE, lambda question: ", ".join(question.photos))
    staff_photos = QuestionColumn(
        N_("Photos for staff"),
        18,
        styles.LINE,
        lambda question: ", ".join(question.staff_photos),
        needs="staff",
    )
    id = QuestionColumn(N_("ID"), 0, styles.TEXT, lambda question: question.id)
    stage = QuestionColumn(N_("Stage"), 0, styles.TEXT, lambda question: question.stage)
    principle = QuestionColumn(N_("Principle"), 0, styles.TEXT, lambda question: question.principle)
    action = QuestionColumn(N_("Action item"), 0, styles.TEXT, lambda question: question.action)
    by_itself = QuestionColumn(
        N_("Answer by itself"), 0, styles.HELPER, lambda question: question.told, _by_itself
    )
    understood = QuestionColumn(
        N_("Answer as understood"), 0, styles.HELPER, lambda question: question.answer, _understood
    )
    # typed, since `score` reads it before mypy gets here
    share: QuestionColumn = QuestionColumn(
        N_("Share"), 0, styles.HELPER, lambda question: question.score, _share
    )
    lacks_note = QuestionColumn(
        N_("Note missing"),
        0,
        lambda question: "" if question.needs_note is None else styles.HELPER,
        lambda question: int(question.lacks_note),
        _lacks_note,
    )
    clause = QuestionColumn(N_("Clause"), 0, styles.TEXT, lambda question: question.clause)
    worst = QuestionColumn(
        N_("Share of the worst answer"), 0, styles.HELPER, lambda question: question.type.worst_score
    )
