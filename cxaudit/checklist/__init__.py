"""What is asked: the models of a checklist, with everything that makes one sound.

The models hold what one value can say; `references` finds every name that a checklist does not define, and
every id that stands twice.
"""

from cxaudit.checklist.base import Day, Figure, Frozen, Line, Slug, Text
from cxaudit.checklist.checking import how_to_check
from cxaudit.checklist.checklists import Checklist, Place, Principle, Stage
from cxaudit.checklist.clauses import LONGEST_SESSION, Clause, Number, fill, placeholders
from cxaudit.checklist.marks import Band, BestBands, Caps, Marks
from cxaudit.checklist.profile import Choice, Fact
from cxaudit.checklist.questions import (
    NEVER,
    Department,
    Measure,
    Question,
    Reading,
    Remedy,
    Touchpoint,
)
from cxaudit.checklist.steps import NOT_APPLICABLE, SHIPPED_SCALES, UNKNOWN, as_number, is_no_answer
from cxaudit.checklist.ways import Effort, Gap, How, Where

__all__ = [
    "LONGEST_SESSION",
    "NEVER",
    "NOT_APPLICABLE",
    "SHIPPED_SCALES",
    "UNKNOWN",
    "Band",
    "BestBands",
    "Caps",
    "Checklist",
    "Choice",
    "Clause",
    "Day",
    "Department",
    "Effort",
    "Fact",
    "Figure",
    "Frozen",
    "Gap",
    "How",
    "Line",
    "Marks",
    "Measure",
    "Number",
    "Place",
    "Principle",
    "Question",
    "Reading",
    "Remedy",
    "Slug",
    "Stage",
    "Text",
    "Touchpoint",
    "Where",
    "as_number",
    "fill",
    "how_to_check",
    "is_no_answer",
    "placeholders",
]
