"""Whatever the policy promises is asked about: promises.yaml names the questions, piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import TypeAdapter

from cxaudit.audit import Audit
from cxaudit.audit.facts import contradiction, facts_told
from cxaudit.checklist import Clause, Question, placeholders
from cxaudit.checklist.base import Frozen
from tests.profiles import CHECKLIST, PROFILES, SIZES, begun


class Piece(Frozen):
    """A piece of a clause, and what tests it; the page itself explains each key."""

    says: str
    tested_by: tuple[str, ...] = ()
    because: str = ""
    only_where: tuple[str, ...] = ()
    promises_nothing: Literal["scope", "law"] | None = None


class Voices(Frozen):
    """A clause as several people say it, and as one person does."""

    we: tuple[Piece, ...]
    alone: tuple[Piece, ...] = ()


PAGE = Path(__file__).with_name("promises.yaml").read_text(encoding="utf-8")
CLAUSES = TypeAdapter(dict[str, Voices]).validate_python(yaml.safe_load(PAGE))
PIECES = [
    pytest.param(clause, size, piece, id=f"{clause} {size} {number}")
    for clause, voices in CLAUSES.items()
    for size, pieces in (("large", voices.we), ("alone", voices.alone))
    for number, piece in enumerate(pieces, 1)
]


def said(clause: Clause, audit: Audit) -> Iterator[Piece]:
    """The pieces of a clause that promise something in an audit."""
    facts = facts_told(audit.checklist, audit.profile)
    voices = CLAUSES[clause.id]
    for piece in voices.alone if audit.alone else voices.we:
        if not piece.promises_nothing and contradiction(piece.only_where, facts) is None:
            yield piece


def holds_to(question: Question, number: str, default: float) -> bool:
    """Whether a question measures by a number of the policy, reads it there, or has it in its best step."""
    if question.measure and question.measure.good == number:
        return True
    best = question.steps[-1] if question.steps else ""
    return "policy" in (question.check or "") or f"{default:g}" in best.split()


def test_every_clause_is_there_in_every_voice() -> None:
    assert list(CLAUSES) == [clause.id for clause in CHECKLIST.clauses]
    alone = {clause.id for clause in begun("alone", {}).clauses}
    assert {id for id, voices in CLAUSES.items() if voices.alone} == alone


@pytest.mark.parametrize("clause", CHECKLIST.clauses, ids=lambda each: each.id)
def test_the_pieces_are_the_whole_of_what_is_said(clause: Clause) -> None:
    voices = CLAUSES[clause.id]

    assert " ".join(piece.says for piece in voices.we) == clause.wording
    if voices.alone:
        assert " ".join(piece.says for piece in voices.alone) == clause.for_one.wording


@pytest.mark.parametrize(("clause", "size", "piece"), PIECES)
def test_every_piece_is_tested_by_questions_that_are_asked(clause: str, size: str, piece: Piece) -> None:
    audit = begun(size, {})

    assert bool(piece.tested_by) != bool(piece.promises_nothing)
    assert set(piece.tested_by) <= set(audit.plan)
    elsewhere = {id for id in piece.tested_by if CHECKLIST.places[id].question.clause != clause}
    assert bool(elsewhere) == bool(piece.because)


@pytest.mark.parametrize("told", PROFILES, ids=str)
@pytest.mark.parametrize("size", SIZES)
def test_whatever_the_profile_nothing_is_promised_that_is_not_asked_about(
    size: str, told: dict[str, bool]
) -> None:
    audit = begun(size, told)

    untested = [
        f"{clause.id}: {piece.says}"
        for clause in audit.clauses
        for piece in said(clause, audit)
        if not set(piece.tested_by) & set(audit.plan)
    ]
    assert not untested


@pytest.mark.parametrize(("clause", "size", "piece"), PIECES)
def test_every_number_that_is_promised_is_what_the_answer_is_held_to(
    clause: str, size: str, piece: Piece
) -> None:
    audit = begun(size, {})
    numbers = next(each for each in audit.clauses if each.id == clause).numbers
    asked = [audit.checklist.places[id].question for id in piece.tested_by]

    for name in placeholders(piece.says):
        held = (holds_to(question, f"{clause}.{name}", numbers[name].default) for question in asked)
        assert any(held), name


def test_little_is_said_that_promises_nothing() -> None:
    idle = [piece for voices in CLAUSES.values() for piece in (*voices.we, *voices.alone)]

    assert sum(piece.promises_nothing is not None for piece in idle) <= 4
