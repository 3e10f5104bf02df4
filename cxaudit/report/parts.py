"""How the whole, each department, each principle and each stage stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from cxaudit.actions import lead, strengths
from cxaudit.checklist import Principle, Stage
from cxaudit.groups import grouped
from cxaudit.report.actions import ActionRow
from cxaudit.report.questions import QuestionRow, Remark, question_row, strong_point
from cxaudit.report.words import band_text, named_text, score_text, short_text
from cxaudit.scoring import Group, Scorecard, Standing, Tally, standing


@dataclass(frozen=True)
class StandingInWords:
    """How the whole, a department or a principle stands, with the words for it."""

    counted: Standing
    """Score, range and band, and what they were added up from."""

    text: str
    """Score, range and count in words."""

    band: str
    """Band in words, with symbol and what qualifies it."""

    named: str
    """Band by itself, or why there is none."""

    short: str
    """Score and band in words, without what qualifies them: "68 % ▲ Fair"."""

    @property
    def score(self) -> Fraction | None:
        """From 0 to 1; None where nothing is rated."""
        return self.counted.score

    @property
    def tally(self) -> Tally:
        """What it was added up from."""
        return self.counted.tally

    @property
    def text_and_band(self) -> str:
        """Score and band in words; where nothing is rated, both say so, and it is said once."""
        return self.band if self.score is None else f"{self.text}, {self.band}"


@dataclass(frozen=True)
class Cell:
    """One field of the heat map."""

    score: Fraction | None
    """None where nothing is rated."""

    rated: int
    """Answers it rests on."""


@dataclass(frozen=True)
class DepartmentPart:
    """Everything about one department."""

    id: str
    """Id of the department."""

    title: str
    """Its title."""

    about: str
    """What it shapes in the customer's experience."""

    meets: str
    """How it meets customers: directly or indirectly."""

    owner: str
    """Who answers for it and gets its action items."""

    weight: int
    """Against the other departments."""

    standing: StandingInWords
    """How it stands."""

    before: Fraction | None
    """Its score in the baseline; None where there is none."""

    questions: tuple[QuestionRow, ...]
    """In the order of asking; at least one."""

    heat: tuple[Cell, ...]
    """One for each principle."""

    touchpoints: tuple[GatheredPart, ...]
    """How its touchpoints stand, in the order of asking; those of one title together."""

    strengths: tuple[Remark, ...]
    """Its own five best."""

    actions: tuple[ActionRow, ...]
    """Its action items, planned and parked, by priority."""


@dataclass(frozen=True)
class GatheredPart:
    """How the questions of one principle or stage stand in all departments, or those of one touchpoint."""

    title: str
    """Title of the principle, the stage or the touchpoint."""

    standing: StandingInWords
    """How it stands."""

    before: Fraction | None
    """Its score in the baseline; None where there is none."""


@dataclass(frozen=True)
class PrinciplePart(GatheredPart):
    """How one principle stands over all departments."""

    asks: str
    """What customers ask themselves."""


def department_part(card: Scorecard, id: str, actions: Iterable[ActionRow]) -> DepartmentPart:
    """Gather one department that is in scope."""
    group, before = card.departments[id], card.before.departments.get(id) if card.before else None
    department = group.questions[0].place.department
    return DepartmentPart(
        id=id,
        title=department.title,
        about=department.about,
        meets=department.meets_customers,
        owner=lead(card.audit, department),
        weight=department.weight,
        standing=in_words(group.standing),
        before=before.tally.score if before else None,
        questions=tuple(question_row(card, scored) for scored in group.questions),
        heat=tuple(_cell(card.heat.get((id, principle))) for principle in card.principles),
        touchpoints=_touchpoints(card, group),
        strengths=tuple(map(strong_point, strengths(card, group.questions))),
        actions=tuple(actions),
    )


def _touchpoints(card: Scorecard, group: Group) -> tuple[GatheredPart, ...]:
    by_title = grouped(group.questions, lambda each: each.place.touchpoint.title)
    tallies = {
        title: sum((each.tally for each in questions), Tally()) for title, questions in by_title.items()
    }
    return tuple(
        GatheredPart(title=title, standing=in_words(standing(card.rules, tally)), before=None)
        for title, tally in tallies.items()
    )


def _cell(group: Group | None) -> Cell:
    return Cell(group.tally.score, group.tally.rated) if group else Cell(None, 0)


def principle_part(card: Scorecard, principle: Principle) -> PrinciplePart:
    """Gather one principle, from its questions in all departments."""
    before = card.before.principles.get(principle.id) if card.before else None
    return PrinciplePart(
        title=principle.title,
        asks=principle.asks,
        standing=in_words(card.principles[principle.id].standing),
        before=before.tally.score if before else None,
    )


def stage_part(card: Scorecard, stage: Stage) -> GatheredPart:
    """Gather one stage that has a question in scope."""
    before = card.before.stages.get(stage.id) if card.before else None
    return GatheredPart(
        title=stage.title,
        standing=in_words(card.stages[stage.id].standing),
        before=before.tally.score if before else None,
    )


def in_words(standing: Standing) -> StandingInWords:
    """Say how something stands in words."""
    return StandingInWords(
        counted=standing,
        text=score_text(standing),
        band=band_text(standing),
        named=named_text(standing),
        short=short_text(standing),
    )
