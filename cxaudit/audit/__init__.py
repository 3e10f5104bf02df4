"""What was answered: one visit to one site, or a self-assessment, whole in itself.

`Answers` is what people tell, on a terminal or in a file; `Audit` joins it with the checklist as it was
asked and the plan, so that an audit alone is enough to write its workbook anywhere. `references` finds what
the models can't see: names that lead nowhere, and answers that their question does not have.
"""

from cxaudit.audit.answers import Answers, Person, profile_misfit, truth
from cxaudit.audit.audits import FORMAT, Audit
from cxaudit.audit.decisions import ActionState, ClauseSitting, PolicySitting, Status
from cxaudit.audit.responses import Evidence, Misfit, Response, State, Waiting, evidence_of, misfit

__all__ = [
    "FORMAT",
    "ActionState",
    "Answers",
    "Audit",
    "ClauseSitting",
    "Evidence",
    "Misfit",
    "Person",
    "PolicySitting",
    "Response",
    "State",
    "Status",
    "Waiting",
    "evidence_of",
    "misfit",
    "profile_misfit",
    "truth",
]
