"""What questions are added up by, besides departments: stages of the customer's way, and principles."""

from __future__ import annotations

from cxaudit.checklist.base import Frozen, Line, Slug


class Stage(Frozen):
    """A part of the customer's way through the business."""

    id: Slug
    """Unique among the stages."""

    title: Line
    """As people read it."""


class Principle(Frozen):
    """Something that customers judge a business by."""

    id: Slug
    """Unique among the principles."""

    title: Line
    """One word or two, for charts and column heads; unique, ignoring case."""

    asks: Line
    """What customers ask themselves."""
