"""Questions, and what is done where the answer is poor."""

from __future__ import annotations

from typing import Annotated, Literal, NamedTuple, Self

from pydantic import AfterValidator, Field, model_validator

from cxaudit.checklist.base import NUMERIC, Frozen, Line, Slug, Title, flaw
from cxaudit.checklist.measures import Measure
from cxaudit.checklist.profile import Condition
from cxaudit.checklist.steps import Points, Steps, wrong_points
from cxaudit.checklist.ways import Effort, Gap, How, Where
from cxaudit.checklist.wordings import Ask, Expect, Minutes, Wording
from cxaudit.text import shortened
from cxaudit.words import _

_PHONE_SUFFIXES = ("_note", "_photo", "_max", "_pct")
_PHONE_NAMES = ("start", "end", "today", "meta")


def _kept_for_forms(name: str) -> str:
    if name.endswith(_PHONE_SUFFIXES) or name in _PHONE_NAMES:
        names, endings = ", ".join(_PHONE_NAMES), " ".join(_PHONE_SUFFIXES)
        fix = _("don't use {names}, nor an ending {endings}", names=names, endings=endings)
        raise flaw(_("the id {name!r} is kept for phone forms", name=name), fix)
    return name


_SHORT_ASK = 300
"""Letters of a question where only its beginning is said."""

_IN_A_LIST = 100
"""Letters of a question that is told from others in a list alone."""

Weight = Annotated[int, Field(ge=0, le=100), NUMERIC]
"""How much something counts: a whole number from 0, for what counts nowhere, to 100."""

StepNumber = Annotated[int, Field(ge=1), NUMERIC]
"""Number of a step, the worst being 1."""

OnlyIf = Annotated[
    dict[Slug, Annotated[tuple[StepNumber, ...], Field(min_length=1)]], Field(min_length=1, max_length=1)
]
"""One question by its id, with numbers of its steps."""


class AskedAfter(NamedTuple):
    """Answers to one question after which alone another one is asked."""

    question: str
    """Id of the question."""

    steps: tuple[int, ...]
    """Numbers of those of its steps after which the other one is asked."""


class Remedy(Frozen):
    """What to do if the answer is poor; becomes part of an action item as it stands."""

    title: Title | None = None
    """What an action item is called by of which it is the most important task; None: by its clause."""

    do: Line
    """An instruction that a department head can begin tomorrow."""

    effort: Effort
    """S under a day, M under a month, L longer."""


class Question(Frozen):
    """One thing to find out about a touchpoint."""

    id: Annotated[Slug, AfterValidator(_kept_for_forms)]
    """Unique in the library, and never used again for another meaning."""

    ask: Ask
    """The question as it is read aloud."""

    expect: Expect | None = None
    """What a customer expects, in the customer's own words; what customers and staff can rate."""

    how: How = How.ASK
    """How it is found out: ask (somebody), look, test or read."""

    where: Where | None = None
    """Where it is found out, such as website; None: as its touchpoint says."""

    ahead: Annotated[int, Field(ge=0, le=60), NUMERIC] = 0
    """Working days before the visit on which it must be begun; 0: it need not be."""

    consent: bool = False
    """Whether the client must agree in writing first."""

    papers: tuple[Line, ...] = ()
    """What to have ready."""

    minutes: Minutes | None = None
    """Minutes that it takes; None: as usual (ask 1.5, look 2, read 3, test 4)."""

    check: Line | None = None
    """How to see it for oneself."""

    for_owner: Wording | None = Field(default=None, alias="self")
    """Texts and minutes that are otherwise when owners audit themselves."""

    for_one: Wording | None = Field(default=None, alias="alone")
    """Texts and minutes that are otherwise where one person is the whole business; they win over `self`."""

    steps: Steps | None = None
    """Its own anchored answers, worst first; None where it is answered in another way."""

    scale: str | None = None
    """Name of a scale of the checklist, for steps shared with other questions; `yes_no` is always there."""

    measure: Measure | None = None
    """A number as the answer."""

    text: Literal[True] | None = None
    """true: the answer is written down, and never scored."""

    points: Points | None = None
    """What each step counts, worst first, such as [0, 4, 6, 8, 10]; None: steps are evenly spaced."""

    weight: Weight = 1
    """How much it counts against other questions; 0: asked, and not scored.

    Of the checklists that come with cxaudit: 1 minor, 2 matters, 3 decides whether customers come back.
    """

    critical: bool = False
    """Whether failing it alone caps the band of its department and of the whole."""

    na: bool = True
    """Whether it may be answered with N/A; false: it must be answered."""

    needs_note: Annotated[int, Field(ge=1, le=10), NUMERIC] | None = None
    """Step from which downwards an answer needs a note, the worst being 1; None: none does."""

    only_if: OnlyIf | None = None
    """An earlier question, and the numbers of those of its steps after which alone this one is asked.

    After any other answer it is not applicable by itself; while that question is open or unknown, or out of
    scope, it is asked.
    """

    principle: str | None = None
    """What customers judge by it; a principle of the checklist."""

    gap: Gap | None = None
    """Why it usually fails; may be changed at a finding. None: nothing is said before somebody does."""

    clause: str | None = None
    """The clause of the customer-service policy that it tests; None: none, and its
    findings are gathered by touchpoint."""

    depth: Literal["core", "full"] = "core"
    """core: asked in the shortest audit too; full: where there is time."""

    applies_if: tuple[Condition, ...] = ()
    """Facts of the profile that must all hold."""

    action: Remedy | None = None
    """What to do if the answer is poor; None: to bring it to its best answer, with the effort M."""

    @model_validator(mode="after")
    def _one_way_to_answer(self) -> Self:
        given = [key for key in ("steps", "scale", "measure", "text") if getattr(self, key) is not None]
        if len(given) != 1:
            keys = _(" and ").join(given)
            what = (
                _("a question is answered in one way, and this one has {keys}", keys=keys)
                if keys
                else _("a question is answered in one way, and this one has none")
            )
            raise flaw(what, _("give exactly one of steps, scale, measure and text"))
        return self

    @model_validator(mode="after")
    def _points_have_steps(self) -> Self:
        if self.points is None:
            return self
        if self.measure or self.text:
            raise flaw(_("points stand beside steps alone"), _("take the points out, or give steps"))
        if self.steps is not None and len(self.points) != len(self.steps):
            raise flaw(*wrong_points(len(self.points), len(self.steps)))
        return self

    @model_validator(mode="after")
    def _an_action_to_reword(self) -> Self:
        for key, wording in (("self", self.for_owner), ("alone", self.for_one)):
            if wording and wording.action and not self.action:
                what = _("{key} rewords an action, and this question has none", key=key)
                raise flaw(what, _("give the question an action"))
        return self

    @model_validator(mode="after")
    def _critical_counts(self) -> Self:
        if self.critical and self.text:
            what = _("a critical question is scored, and this one asks for a text")
            raise flaw(what, _("take `critical` out, or give steps"))
        if self.critical and not self.scored:
            raise flaw(_("a critical question is scored, and this one has weight 0"), _("give it a weight"))
        return self

    @property
    def short_ask(self) -> str:
        """The question where it is not what a text is about: of a long one, its beginning."""
        return shortened(self.ask, _SHORT_ASK)

    @property
    def listed(self) -> str:
        """The question in a list of several: of a long one, its beginning."""
        return shortened(self.ask, _IN_A_LIST)

    @property
    def scored(self) -> bool:
        """Whether its answer counts in any score."""
        return self.weight > 0 and not self.text

    @property
    def asked_after(self) -> AskedAfter | None:
        """The answers after which alone it is asked; None: it is asked whatever was answered before."""
        return next((AskedAfter(*each) for each in self.only_if.items()), None) if self.only_if else None

    @property
    def takes(self) -> float:
        """Minutes that it takes."""
        return self.how.minutes if self.minutes is None else self.minutes

    def reworded(self, wording: Wording | None) -> Question:
        """Return the question with the texts and minutes of a wording in place of its own."""
        if wording is None:
            return self
        texts = wording.model_dump(exclude={"action"}, exclude_none=True)
        if wording.action and self.action:
            action = wording.action.model_dump(exclude_none=True)
            texts["action"] = self.action.model_copy(update=action)
        return self.model_copy(update=texts)
