"""What was answered: one visit to one site, or a self-assessment, whole in itself.

`Answers` is what people tell, on a terminal or in a file; `Audit` joins it with the checklist as it was
asked and the plan, so that an audit alone is enough to write its workbook anywhere. `references` finds what
the models can't see: names that lead nowhere, and answers that their question does not have.
"""

from cxaudit.audit.answer_types import (
    AnswerType,
    Choices,
    Doubt,
    Entry,
    MeasureType,
    StepsType,
    TextType,
    TypedEntry,
    answer,
    answer_in_words,
    answer_type,
    misfit,
)
from cxaudit.audit.answers import LONGEST_HEADLINE, Answers, Extent, Person, profile_misfit, truth
from cxaudit.audit.audits import FORMAT, Audit
from cxaudit.audit.collected import Collected, CollectedCell
from cxaudit.audit.decisions import (
    MOST_RESOLUTIONS,
    ActionState,
    Became,
    ClauseSitting,
    Decision,
    OwnFinding,
    PolicySitting,
    SessionState,
    Severity,
    Status,
    WeeksOut,
)
from cxaudit.audit.responses import (
    ANSWERED_WITH,
    Evidence,
    Misfit,
    Reader,
    Response,
    State,
    Waiting,
    evidence_of,
)

__all__ = [
    "ANSWERED_WITH",
    "FORMAT",
    "LONGEST_HEADLINE",
    "MOST_RESOLUTIONS",
    "ActionState",
    "AnswerType",
    "Answers",
    "Audit",
    "Became",
    "Choices",
    "ClauseSitting",
    "Collected",
    "CollectedCell",
    "Decision",
    "Doubt",
    "Entry",
    "Evidence",
    "Extent",
    "MeasureType",
    "Misfit",
    "OwnFinding",
    "Person",
    "PolicySitting",
    "Reader",
    "Response",
    "SessionState",
    "Severity",
    "State",
    "Status",
    "StepsType",
    "TextType",
    "TypedEntry",
    "Waiting",
    "WeeksOut",
    "answer",
    "answer_in_words",
    "answer_type",
    "evidence_of",
    "misfit",
    "profile_misfit",
    "truth",
]
