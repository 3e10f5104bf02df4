"""How and where an answer is found out, why something fails, and how large an action is."""

from __future__ import annotations

from enum import StrEnum

from cxaudit.words import EFFORTS, GAPS, PLACES, WAYS, _


class How(StrEnum):
    """How the answer to a question is found out."""

    ASK = "ask"
    LOOK = "look"
    TEST = "test"
    READ = "read"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(WAYS[self])

    @property
    def minutes(self) -> float:
        """What it takes where a question says nothing else."""
        return _MINUTES[self]


_MINUTES = {How.ASK: 1.5, How.LOOK: 2.0, How.READ: 3.0, How.TEST: 4.0}


class Where(StrEnum):
    """Where the answer to a question is found out, in the order of a walk through the business."""

    OUTSIDE = "outside"
    ENTRANCE = "entrance"
    COUNTER = "counter"
    BACK = "back"
    WEBSITE = "website"
    TELEPHONE = "telephone"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(PLACES[self])

    @property
    def on_the_spot(self) -> bool:
        """Whether one has to be there; what is not can be done before the visit."""
        return self not in (Where.WEBSITE, Where.TELEPHONE)


class Gap(StrEnum):
    """Why something usually fails; decides the kind of action (after the gaps model of service quality)."""

    LISTENING = "listening"
    POLICY = "policy"
    DELIVERY = "delivery"
    PROMISE = "promise"

    @property
    def label(self) -> str:
        """Why it fails, as people read it."""
        return _(GAPS[self])


class Effort(StrEnum):
    """Size of an action: S under a day, M under a month, L longer. Ordered by `rank`."""

    S = "S"
    M = "M"
    L = "L"

    @property
    def label(self) -> str:
        """As people read it."""
        return _(EFFORTS[self])

    @property
    def rank(self) -> int:
        """0 for S, 1 for M, 2 for L."""
        return "SML".index(self.value)
