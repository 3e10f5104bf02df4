"""What counts how much, and when there is enough for a band: in words, as it holds for one audit."""

from __future__ import annotations

from collections.abc import Iterator

from cxaudit.numbers import figure
from cxaudit.report import QuestionRow, Report
from cxaudit.scoring import MOST_IMPORTANCE
from cxaudit.words import _

Line = tuple[str, str]
"""A label, and what is said of it."""


def weights(report: Report) -> Iterator[Line]:
    """Say how weights count, and what counts for nothing."""
    asked = _asked(report)
    yield _("A department"), _how_weights_count({question.weight for question in asked} - {0})
    if not all(question.weight for question in asked):
        yield (
            _("Not scored"),
            _(
                "A question of weight 0, or one that is answered with a text, is open until it is answered;"
                " then it is noted, and counts in no score, coverage, finding or band."
            ),
        )
    overall = _("The mean of the departments' scores by the departments' weights.")
    if report.rules.overall == "questions":
        overall = _("The same sum over all questions, whichever department they belong to.")
    if report.outside:
        stands = _("Outside it, with weight 0: {departments}.", departments="; ".join(report.outside))
        overall = f"{overall} {stands}"
    yield _("Overall"), overall
    yield from _gathered(report)


def _gathered(report: Report) -> Iterator[Line]:
    """Say how principles and stages are scored, where there are some."""
    if report.principles:
        yield (
            _("A principle"),
            _(
                "One of the things that customers judge by: the same sum over all questions that belong to"
                " it, in whichever department."
            ),
        )
    if report.stages:
        yield (
            _("A stage"),
            _("A part of the customer's way: the same sum over the questions of all touchpoints on it."),
        )


def _how_weights_count(weights: set[int]) -> str:
    """Say what weights mean: in the words of our own where they are like those, and differ at all."""
    most = max(weights, default=0)
    if len(weights) == 1:
        return _(
            "Each score counts alike, by the weight {most}. The department's score is weight times score,"
            " summed, divided by the weights, summed.",
            most=most,
        )
    if most > MOST_IMPORTANCE:
        return _(
            "Each score counts by its weight, here up to {most}. The department's score is weight times"
            " score, summed, divided by the weights, summed.",
            most=most,
        )
    return _(
        "Each score counts by its weight: 1 minor, 2 matters, 3 decides whether customers come back. The"
        " department's score is weight times score, summed, divided by the weights, summed."
    )


def conditions(report: Report) -> Iterator[Line]:
    """Say which questions hang on others, must be answered, or need a note; nothing of what there is none."""
    asked = _asked(report)
    if any(question.only_if for question in asked):
        yield (
            _("Only if"),
            _(
                "A question that is asked only after some answers to another one says so. After another"
                " answer, or where that one does not apply, it does not apply either, whatever its cell"
                " holds; while that one is open or unknown it is asked."
            ),
        )
    if not all(question.na for question in asked):
        yield _("Must be answered"), _("Some questions take no N/A: their lists do not offer it.")
    if any(question.needs_note for question in asked):
        yield (
            _("Needs a note"),
            _("A poor answer to some questions needs a note: its cell is coral until there is one."),
        )


def few_answers(report: Report) -> str:
    """Say how many answers a band takes."""
    marks = report.marks
    said = _(
        "Fewer than {count} rated questions carry no band, but count in the overall score.", count=marks.few
    )
    of_few = marks.needed(marks.small)
    if of_few < marks.few and marks.small:
        some = _(
            "Where at most {small} questions apply, {count} are enough.", small=marks.small, count=of_few
        )
        said = f"{said} {some}"
    if marks.judged:
        judged = _(
            "Where less than {share} % of what applies is rated, there are too few answers to judge.",
            share=marks.judged,
        )
        said = f"{said} {judged}"
    return said


def brought_weight(report: Report) -> str:
    """Say what a priority takes for the weight; empty where it is the weight as it is."""
    scored = {question.weight for question in _asked(report) if question.weight}
    if all(report.rules.importance(weight) == weight for weight in scored):
        return ""
    return _(
        "For the priority {usual} is the usual weight and counts as 2, others in proportion, from 1 to 3.",
        usual=figure(float(report.rules.usual_weight)),
    )


def _asked(report: Report) -> list[QuestionRow]:
    return [question for part in report.departments for question in part.questions]
