"""Formulas that compare the answers of now with those of the last audit, on Answers."""

from __future__ import annotations

from cxaudit.workbook.places import Block
from cxaudit.workbook.tables.answers import Answers


def compared_weight(rows: Block) -> str:
    """Weight of the questions that are compared like for like: asked alike, and rated both times."""
    return f"SUMPRODUCT({rows.column(Answers.alike)}*{rows.column(Answers.possible)})"


def earned_then(rows: Block) -> str:
    """Weight times share of these then, by the weights of now."""
    shares = f"{rows.column(Answers.possible)}*{rows.column(Answers.then)}"
    return f"SUMPRODUCT({rows.column(Answers.alike)}*{shares})"


def earned_now(rows: Block) -> str:
    """The same now."""
    return f"SUMPRODUCT({rows.column(Answers.alike)}*{rows.column(Answers.earned)})"


def compared_count(rows: Block) -> str:
    """How many questions these are."""
    return f"SUMPRODUCT({rows.column(Answers.alike)}*{rows.column(Answers.rated)})"


def fixed_count(everything: Block) -> str:
    """Count the questions that were findings, and are answered and none any more."""
    found, na, still_open = (
        everything.column(each) for each in (Answers.finding, Answers.not_applicable, Answers.open)
    )
    return f'SUMPRODUCT({_then(everything)}*({found}="")*(1-{na})*(1-{still_open}))'


def still_count(everything: Block) -> str:
    """Count the questions that were findings, and are."""
    return f'SUMPRODUCT({_then(everything)}*({everything.column(Answers.finding)}<>""))'


def new_count(everything: Block) -> str:
    """Count the questions that are findings, and were none."""
    return f'SUMPRODUCT((1-{_then(everything)})*({everything.column(Answers.finding)}<>""))'


def not_applying_count(everything: Block) -> str:
    """Count the questions that were findings, and do not apply any more."""
    return f"SUMPRODUCT({_then(everything)}*{everything.column(Answers.not_applicable)})"


def unanswered_count(everything: Block) -> str:
    """Count the questions that were findings, and are open."""
    return f"SUMPRODUCT({_then(everything)}*{everything.column(Answers.open)})"


def _then(everything: Block) -> str:
    return everything.column(Answers.found_then)
