"""What scores are measured against: bands, marks, and how far a critical failure caps a band.

They belong to the checklist as it was asked, so an audit keeps the rules that it was made by.
"""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, StringConstraints, model_validator

from cxaudit.checklist.base import NUMERIC, Frozen, Line, Slug, WholePercent, flaw
from cxaudit.text import COLOUR
from cxaudit.words import _, speaking


class Band(Frozen):
    """A word for scores from a mark on, up to the next band's."""

    id: Slug
    """Unique among the bands; what `caps` names."""

    word: Annotated[Line, StringConstraints(max_length=20)]
    """Such as Good."""

    symbol: Annotated[Line, StringConstraints(max_length=2)]
    """Stands beside the word, so that nothing depends on colour."""

    colour: Annotated[str, StringConstraints(pattern=COLOUR)]
    """Fill of its cells, as RRGGBB; the text on it is dark or light, as can be read."""

    floor: Annotated[WholePercent, Field(alias="from")]
    """Lowest whole per cent of the band."""

    @property
    def label(self) -> str:
        """Symbol and word."""
        return f"{self.symbol} {self.word}"


Count = Annotated[int, Field(ge=1, le=1000), NUMERIC]
"""A number of questions, from 1."""


def usual_bands(language: str) -> tuple[Band, ...]:
    """Return the bands of a checklist that has none of its own, worst first, in its language."""
    with speaking(language):
        return (
            Band(id="poor", word=_("Poor"), symbol="✖", colour="E88873", floor=0),
            Band(id="fair", word=_("Fair"), symbol="▲", colour="FFE7A0", floor=45),
            Band(id="good", word=_("Good"), symbol="✔", colour="C9E7EE", floor=65),
            Band(id="excellent", word=_("Excellent"), symbol="★", colour="9BD3E0", floor=85),
        )


Overall = Literal["departments", "questions"]
"""What an overall score is made of: the mean of the departments' scores, or all questions together."""


class Marks(Frozen):
    """What shares are compared with, in whole per cents, and how many answers a band takes."""

    wanting: WholePercent = 60
    """A rated question below it is a finding."""

    strong: WholePercent = 85
    """From it on a question can be a strength."""

    covered: WholePercent = 70
    """Coverage below which a band is provisional."""

    judged: WholePercent = 25
    """Coverage below which there is no band: too few answers to judge."""

    few: Count = 3
    """Rated questions from which on a score carries a band."""

    small: Annotated[int, Field(ge=0, le=1000), NUMERIC] = 3
    """Questions that apply, up to which `few_of_small` rated ones are enough; 0: never."""

    few_of_small: Count = 2
    """Rated questions from which on the score of so few carries a band; more than `few` are never needed."""

    next_steps: Annotated[int, Field(ge=0, le=20), NUMERIC] = 5
    """Where there are fewer action items, the best of what could be better fill up to so many; 0: never."""

    usual_weight: Annotated[int, Field(ge=1, le=100), NUMERIC] | None = None
    """Weight that counts as 2 in a priority, others in proportion; None: the median of those that score."""

    @model_validator(mode="after")
    def _nothing_is_both(self) -> Self:
        if self.wanting > self.strong:
            fix = _("let wanting be at most strong")
            raise flaw(_("a question could be a finding and a strength at once"), fix)
        return self

    def needed(self, applicable: int) -> int:
        """Return how many rated questions a band takes, of so many that apply."""
        return min(self.few, self.few_of_small) if applicable <= self.small else self.few


class Caps(Frozen):
    """The best band that is left where critical questions failed, by the id of the band."""

    department: str
    """Of a department in which one failed."""

    one: str
    """Of the whole where one department has such a failure."""

    two: str | None = None
    """Of the whole where two departments have; None: as for one."""

    three: str
    """Of the whole from three such departments on."""

    only: str | None = None
    """Of the whole where no other department is in scope; None: as for the department."""


class BestBands(NamedTuple):
    """The same as `Caps`, with nothing left open: the ids of the bands."""

    department: str
    """Of a department in which one failed."""

    one: str
    """Of the whole where one department has such a failure."""

    two: str
    """Of the whole where two departments have."""

    three: str
    """Of the whole from three such departments on."""

    only: str
    """Of the whole where no other department is in scope."""
