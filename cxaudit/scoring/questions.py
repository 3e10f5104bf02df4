"""Scores and counts one question that is asked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from cxaudit.audit import AnswerType, Audit, Evidence, Response, State, evidence_of
from cxaudit.audit.answer_types import Answer, answer, answer_in_words
from cxaudit.checklist import Place, Question
from cxaudit.numbers import whole
from cxaudit.scoring.tallies import Tally

FAILED = 50
"""Whole per cent of a critical question up to which it has failed."""


@dataclass(frozen=True)
class ScoredQuestion:
    """One question that is asked, with its response, scored and counted."""

    place: Place
    """The question, with its department and touchpoint."""

    response: Response
    """The response as it counts: "not applicable" where another answer rules the question out."""

    told: Response
    """The response as it was told."""

    type: AnswerType
    """How it is answered, by the rules that it is scored by."""

    clause: str | None
    """Id of the clause of the policy that it tests; None where it tests none that applies."""

    score: Fraction | None
    """From 0 to 1, also where it counts for nothing; None where it has none."""

    tally: Tally
    """What it counts for: nothing at all where it is answered, and not scored."""

    @property
    def question(self) -> Question:
        """The question."""
        return self.place.question

    @property
    def id(self) -> str:
        """Id of the question."""
        return self.place.question.id

    @property
    def action(self) -> str:
        """Id of the action item that would see to it: `department.clause`, or `department.at_touchpoint`."""
        return self.place.action if self.clause else self.place.action_without_clause

    @property
    def evidence(self) -> Evidence:
        """What a rating rests on."""
        return evidence_of(self.question, self.response)

    @property
    def answer(self) -> Answer:
        """The answer as people read it; None where the question is open."""
        return answer(self.type, self.response)

    @property
    def in_words(self) -> str:
        """The answer as it stands in a sentence, a number with its unit."""
        return answer_in_words(self.type, self.response)

    @property
    def failed(self) -> bool:
        """Whether it is critical and scored 50 % or less."""
        return self.tally.failed > 0

    @property
    def unknown(self) -> bool:
        """Whether nobody could answer."""
        return self.response.state is State.UNKNOWN


def scored(audit: Audit, place: Place, kind: AnswerType, clause: str | None = None) -> ScoredQuestion:
    """Score and count one question that is asked, by the way in which it is answered."""
    id = place.question.id
    response = audit.response(id)
    score = kind.score(response)
    tally = _tally(place.question, response, score, kind.worst_score)
    return ScoredQuestion(place, response, audit.told(id), kind, clause, score, tally)


def _tally(question: Question, response: Response, score: Fraction | None, worst: Fraction) -> Tally:
    if score is not None and question.scored:
        stated = evidence_of(question, response) is Evidence.STATED
        return Tally(
            earned=score * question.weight,
            possible=question.weight,
            backed=0 if stated else question.weight,
            rated=1,
            failed=int(question.critical and whole(score) <= FAILED),
        )
    if response.state is State.NOT_APPLICABLE:
        return Tally(not_applicable=1)
    if response.state is State.ANSWERED:
        return Tally()  # noted: what is not scored is neither rated nor open
    unknown = response.state is State.UNKNOWN
    doubtful = question.weight if unknown and question.scored else 0
    return Tally(
        doubtful=doubtful,
        least=doubtful * worst,
        unknown=int(unknown),
        open=int(not unknown),
        unverified=int(question.critical),
    )
