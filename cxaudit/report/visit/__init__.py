"""The visit pack: what to begin when, papers to ask for, the walk, talks, question sheets, letters."""

from cxaudit.report.visit.building import By, visit_pack
from cxaudit.report.visit.parts import (
    AgreedTest,
    OwnersSitting,
    Paper,
    QuestionSheet,
    SheetQuestion,
    SheetSection,
    Stop,
    Talk,
    Task,
    VisitPack,
)
from cxaudit.report.visit.said import (
    begin_by,
    how_much,
    kinds_in_words,
    sitting_in_words,
    what_it_is_of,
    when_to_begin,
)

__all__ = [
    "AgreedTest",
    "By",
    "OwnersSitting",
    "Paper",
    "QuestionSheet",
    "SheetQuestion",
    "SheetSection",
    "Stop",
    "Talk",
    "Task",
    "VisitPack",
    "begin_by",
    "how_much",
    "kinds_in_words",
    "sitting_in_words",
    "visit_pack",
    "what_it_is_of",
    "when_to_begin",
]
