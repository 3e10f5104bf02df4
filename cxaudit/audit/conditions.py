"""Questions that are asked only after some answers to another one (`only_if`).

The answer to the other question decides: after one of the listed steps the question is asked; after any
other step, or where that one is not applicable, it is not applicable either. While the other one is open or
unknown, or out of scope, it stands as it is. What hangs on a question that the profile rules out is ruled
out with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

from cxaudit.audit.responses import Response
from cxaudit.checklist import AskedAfter, Checklist
from cxaudit.text import LONGEST_LINE, shortened
from cxaudit.words import _

_LONGEST = 200
"""Letters of a question, and of its steps, that are told: together no more than a reason for N/A may have."""


class _Told(Protocol):
    """An audit, as far as conditions go."""

    @property
    def checklist(self) -> Checklist:
        """What was asked."""

    def asks(self, question: str) -> bool:
        """Whether a question is in scope."""

    def told(self, question: str) -> Response:
        """What was told about a question in scope."""


class Link(NamedTuple):
    """One condition on the way from a question back to those that it depends on."""

    condition: AskedAfter
    """Which answers to which question are needed."""

    response: Response
    """What was told about that question."""

    @property
    def breaks(self) -> bool:
        """Whether it was answered otherwise."""
        step = self.response.step
        return self.response.na is not None or (step is not None and step not in self.condition.steps)


def links(audit: _Told, question: str) -> Iterator[Link]:
    """Return the conditions that a question depends on, its own first, then that of the question named there.

    Where one of them breaks, all before it do: what is not applicable is none of the answers that are needed.
    """
    places = audit.checklist.places
    while condition := places[question].question.asked_after:
        question = condition.question
        if not audit.asks(question):
            return
        yield Link(condition, audit.told(question))


def with_what_hangs_on_it(checklist: Checklist, reasons: Mapping[str, str]) -> dict[str, str]:
    """Return all that is ruled out, with the reasons, where some questions are: what hangs on them is too."""
    found = dict(reasons)
    for id, place in checklist.places.items():  # a condition names an earlier question
        condition = place.question.asked_after
        if condition and condition.question in found:
            found.setdefault(id, found[condition.question])
    return found


def in_words(checklist: Checklist, condition: AskedAfter) -> str:
    """Say after which answers alone a question is asked, in one line without a full stop."""
    other = checklist.places[condition.question].question
    steps = [f"“{checklist.steps(other)[step - 1]}”" for step in condition.steps]
    said = _(
        "only if the answer is {steps} to: {ask}",
        steps=shortened(_(" or ").join(steps), _LONGEST),
        ask=shortened(other.ask, _LONGEST),
    )
    return shortened(said, LONGEST_LINE)
