"""What an answer type is: everything that the rest of the program asks of one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Self

from cxaudit.audit.answer_types.entries import Entry, Read, ScoredBy, Short
from cxaudit.audit.responses import Misfit, Response


class AbstractAnswerType(ABC):
    """One way in which a question is answered; what is not abstract here suits a type with one plain answer.

    Where a response is asked for, it may be one that this type did not answer: not applicable, unknown or
    open, but none that is a misfit.
    """

    @property
    @abstractmethod
    def entry(self) -> Entry:
        """How an answer is given at a terminal."""

    @abstractmethod
    def read(self, typed: str) -> Read:
        """Read what was typed as an answer."""

    @abstractmethod
    def typed(self, response: Response) -> str:
        """Return what can be typed to give an answer once more; empty where there is none."""

    def is_answer_in_words(self, typed: str) -> bool:
        """Whether something that may be a note as well can be nothing but an answer."""
        return False

    @abstractmethod
    def spelt_out(self, short: Short) -> dict[str, object] | Misfit:
        """Return the fields of a response that was written in a file in short; else say why it is none."""

    @property
    @abstractmethod
    def advice(self) -> str:
        """Say what to write in a file for an answer."""

    @abstractmethod
    def misfit(self, response: Response) -> Misfit | None:
        """Say why a response cannot be the answer; None where it can."""

    @abstractmethod
    def outline(self) -> tuple[str, ...]:
        """Say what can be answered, a line each."""

    @abstractmethod
    def understood(self, response: Response) -> str:
        """Say how an answer was understood; empty where there is none."""

    @abstractmethod
    def value(self, response: Response) -> str | float | None:
        """Return the answer as a cell shows it; None where there is none."""

    def in_words(self, value: str | float) -> str:
        """Say an answer as it stands in a sentence."""
        return str(value)

    @abstractmethod
    def placed(self, response: Response) -> str:
        """Say where an answer stands among all that can be."""

    @property
    @abstractmethod
    def best(self) -> str:
        """The best answer in words."""

    @abstractmethod
    def score(self, response: Response) -> Fraction | None:
        """Return the score of an answer, from 0 to 1; None where there is none, or it has no score."""

    def several(self, response: Response) -> str:
        """Say of which several readings the answer was made; empty where it is one thing."""
        return ""

    def poor_of_several(self, response: Response) -> str:
        """Say how many of several readings are poor; empty where none is, or the answer is one thing."""
        return ""

    def partly_poor(self, response: Response) -> bool:
        """Whether a part of the answer is as poor as can be, whatever the whole scores."""
        return False

    @property
    def counts(self) -> str:
        """Which of several readings counts: four_of_five, or median; empty where there is only one answer."""
        return ""

    @property
    def worst_score(self) -> Fraction:
        """What the worst answer scores; more than 0 only where it has points."""
        return Fraction(0)

    @property
    @abstractmethod
    def scored_by(self) -> ScoredBy:
        """By which rule an answer is scored."""

    @property
    def numbers(self) -> tuple[str, ...]:
        """Names of the numbers of the policy that it is scored by."""
        return ()

    @property
    @abstractmethod
    def shape(self) -> tuple[object, ...]:
        """What the report's fingerprint of its questions takes of it: steps, and the two ends of a measure.

        Workbooks that people have show that fingerprint. So that an audit keeps its own, a type says nothing
        else here, and says in its old place what it has not: `(steps, None, None)`.
        """

    def by_rules_of(self, other: AbstractAnswerType) -> Self:
        """Return the type by the rules that another audit has for the same question."""
        return self
