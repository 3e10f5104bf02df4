"""What is asked: the models of a checklist, with everything that makes one sound.

The models hold what one value can say; `references` finds every name that a checklist does not define, and
every id that stands twice; `contradictions` what else it says against itself.
"""

from cxaudit.checklist.base import LONGEST_TITLE, Day, Figure, Frozen, Line, Slug, Text, Title
from cxaudit.checklist.checking import how_to_check
from cxaudit.checklist.checklists import AT, OWN, TOP, Checklist, Place
from cxaudit.checklist.clauses import LONGEST_SESSION, Clause, ClauseAlone, Number, TopDecision, placeholders
from cxaudit.checklist.departments import Department, Touchpoint
from cxaudit.checklist.marks import Band, BestBands, Caps, Marks, Overall
from cxaudit.checklist.measures import NEVER, Measure, Reading
from cxaudit.checklist.packs import Pack
from cxaudit.checklist.profile import Choice, Fact
from cxaudit.checklist.questions import AskedAfter, Question, Remedy
from cxaudit.checklist.stages import Principle, Stage
from cxaudit.checklist.steps import NOT_APPLICABLE, SHIPPED_SCALES, UNKNOWN, as_number, is_no_answer
from cxaudit.checklist.units import UnitWords
from cxaudit.checklist.ways import Effort, Gap, How, Where

__all__ = [
    "AT",
    "LONGEST_SESSION",
    "LONGEST_TITLE",
    "NEVER",
    "NOT_APPLICABLE",
    "OWN",
    "SHIPPED_SCALES",
    "TOP",
    "UNKNOWN",
    "AskedAfter",
    "Band",
    "BestBands",
    "Caps",
    "Checklist",
    "Choice",
    "Clause",
    "ClauseAlone",
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
    "Overall",
    "Pack",
    "Place",
    "Principle",
    "Question",
    "Reading",
    "Remedy",
    "Slug",
    "Stage",
    "Text",
    "Title",
    "TopDecision",
    "Touchpoint",
    "UnitWords",
    "Where",
    "as_number",
    "how_to_check",
    "is_no_answer",
    "placeholders",
]
