"""An audit beside the one before: scores, findings, actions and clauses, bridged by ids."""

from cxaudit.changes.actions import Effect, LastAction
from cxaudit.changes.clauses import ClauseChange
from cxaudit.changes.comparing import Changes, changes_of, compare
from cxaudit.changes.findings import Fate, FindingChange
from cxaudit.changes.questions import Change, ComparedQuestion
from cxaudit.changes.scores import Alike, ScoreChange

__all__ = [
    "Alike",
    "Change",
    "Changes",
    "ClauseChange",
    "ComparedQuestion",
    "Effect",
    "Fate",
    "FindingChange",
    "LastAction",
    "ScoreChange",
    "changes_of",
    "compare",
]
