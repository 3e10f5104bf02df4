"""What of a question reads otherwise: for owners who audit themselves, and where one person is the business.

Texts do, and the minutes where it is found out in another way. Steps, measures and points are the same for
everybody, so that every score means the same.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

from cxaudit.checklist.base import Figure, Frozen, Line, Text, Title
from cxaudit.checklist.ways import Effort
from cxaudit.text import LONGEST_ASK, ONE_LINE

Ask = Annotated[Text, StringConstraints(min_length=10, max_length=LONGEST_ASK, pattern=ONE_LINE)]
"""A question as it is read aloud, or a standard word for word: one line of at most 2,000 letters."""

Minutes = Annotated[Figure, Field(gt=0, le=480)]
"""What something takes."""

Expect = Annotated[Line, StringConstraints(min_length=10)]
"""What a customer expects, in the customer's own words."""


class ActionWording(Frozen):
    """An action in other words; what is left out stays as it is."""

    title: Title | None = None
    """What an action item is called by of which it is the most important task."""

    do: Line | None = None
    """The instruction."""

    effort: Effort | None = None
    """S under a day, M under a month, L longer."""


# Any: whatever a file has there.
def _only_do(value: Any) -> Any:  # noqa: ANN401
    return {"do": value} if isinstance(value, str) else value


class Wording(Frozen):
    """What of a question is otherwise; what is left out stays as it is."""

    ask: Ask | None = None
    """The question as it is read aloud."""

    expect: Expect | None = None
    """What a customer expects, in the customer's own words."""

    check: Line | None = None
    """How to see it for oneself."""

    minutes: Minutes | None = None
    """Minutes that it takes so."""

    action: Annotated[
        ActionWording | None,
        BeforeValidator(_only_do, json_schema_input_type=Line | ActionWording | None),
    ] = None
    """What to do if the answer is poor: one text, or `title`, `do` and `effort`."""


class FactWording(Frozen):
    """Texts of a fact that read otherwise."""

    ask: Line
    """The question in plain words."""
