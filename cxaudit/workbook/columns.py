"""The columns of every table, each with its head and its width."""

from __future__ import annotations

from enum import Enum

from openpyxl.utils import get_column_letter


class Columns(Enum):
    """Columns of a sheet: a head and a width in characters; 0 hides the column."""

    def __init__(self, head: str, width: float) -> None:
        self.head = head
        self.width = width
        self.number = len(type(self).__members__) + 1
        """From 1, in the order of definition."""
        self.letter = get_column_letter(self.number)
        """As Excel names it."""


class Col(Columns):
    """Columns of a department's sheet."""

    TOUCHPOINT = ("Touchpoint", 19)
    QUESTION = ("Question", 34)
    ANSWER = ("Answer", 25)
    SCORE = ("Score", 7.5)
    WEIGHT = ("Weight", 7.5)
    CRITICAL = ("Critical", 8)
    EVIDENCE = ("Evidence", 12)
    SEEN = ("What was seen", 18)
    TOLD_BY = ("Told by", 12)
    NOTE = ("Note", 30)
    BEFORE = ("Last audit", 16)
    DO = ("What to do if poor", 30)
    ID = ("ID", 0)
    STAGE = ("Stage", 0)
    PRINCIPLE = ("Principle", 0)
    ACTION = ("Action item", 0)
    FOR_STAFF = ("Note for staff", 0)
    UNDERSTOOD = ("Answer as understood", 0)
    SHARE = ("Share", 0)


class Ans(Columns):
    """Columns of the sheet Answers; those from CLAUSE on are steps of the sums."""

    ID = ("ID", 28)
    DEPARTMENT = ("Department", 20)
    TOUCHPOINT = ("Touchpoint", 16)
    STAGE = ("Stage", 14)
    QUESTION = ("Question", 44)
    ANSWER = ("Answer", 28)
    SCORE = ("Score", 8)
    WEIGHT = ("Weight", 8)
    CRITICAL = ("Critical", 8)
    PRINCIPLE = ("Principle", 14)
    ACTION = ("Action item", 26)
    EVIDENCE = ("Evidence", 14)
    SEEN = ("What was seen", 20)
    TOLD_BY = ("Told by", 14)
    NOTE = ("Note", 36)
    FOR_STAFF = ("Note for staff", 9)
    CLAUSE = ("Clause", 16)
    STRANGE = ("None of its answers", 12)
    SHARE = ("Share", 12)
    FINDING = ("Finding now", 12)
    LISTED = ("Listed as finding", 12)
    COUNTED = ("Weight rated", 12)
    POINTS = ("Weight × share", 12)
    DOUBTFUL = ("Weight unknown", 12)
    BACKED = ("Weight more than stated", 14)
    FAILED = ("Critical failed", 12)
    UNVERIFIED = ("Critical not verified", 12)


class Dep(Columns):
    """Columns of the sheet Departments; the heat map stands to the right of them."""

    TITLE = ("Department", 26)
    BAND = ("Band", 25)
    TEXT = ("Score in words", 21)
    SCORE = ("Score", 8)
    BEFORE = ("Last audit", 8)
    CHANGE = ("Change, points", 8)
    RATED = ("Rated", 7)
    NOT_APPLICABLE = ("N/A", 7)
    UNKNOWN = ("Unknown", 9)
    OPEN = ("Open", 7)
    COVERAGE = ("Coverage", 9.5)
    CONFIDENCE = ("Confidence", 11)
    FAILED = ("Critical failures", 8)
    UNVERIFIED = ("Critical not verified", 8.5)
    ACTIONS = ("Open actions", 8)
    PARKED = ("Parked actions", 8)
    WEIGHT = ("Weight", 8)
    SHARE = ("Share", 0)
    LOW = ("Lowest", 0)
    HIGH = ("Highest", 0)
    NAMED = ("Band by itself", 0)
    LABEL = ("Label in charts", 0)
    REACHED = ("Gauge: reached", 0)
    MISSING = ("Gauge: missing", 0)
    BELOW = ("Gauge: lower half", 0)


class Act(Columns):
    """Columns of the action plan."""

    PRIORITY = ("Priority", 8)
    SEVERITY = ("Severity", 10)
    DEPARTMENT = ("Department", 17)
    WORK = ("Kind of work", 18)
    DO = ("What to do", 44)
    EFFORT = ("Effort", 12)
    OWNER = ("Owner", 15)
    CONTAINED = ("Contained by", 12.5)
    DUE = ("Due", 12.5)
    STATUS = ("Status", 11)
    DONE_WHEN = ("Done when", 30)
    DONE_ON = ("Done on", 12.5)
    COMMENT = ("Comment", 22)
    SCORE = ("Clause here now", 8)
    ID = ("ID", 0)


class Fin(Columns):
    """Columns of the sheet Findings."""

    PRIORITY = ("Priority", 8)
    SEVERITY = ("Severity", 9)
    DEPARTMENT = ("Department", 15)
    ASK = ("Question", 34)
    ANSWER = ("Answer then", 26)
    SCORE = ("This answer now", 8)
    SINCE = ("Since then", 16)
    WHY = ("Why it fails", 18)
    TOLD = ("What was seen and said", 34)
    DO = ("What to do", 34)
    CLAUSE = ("Action item", 18)
    OWNER = ("Owner", 14)
    DUE = ("Due", 12.5)
    ID = ("ID", 0)


class Ref(Columns):
    """Columns of the sheet Policy refresh."""

    TITLE = ("Clause", 28)
    KIND = ("Kind", 9)
    WRITTEN = ("Written today", 14)
    SCORE = ("Clause overall now", 9)
    DECISION = ("Decision", 13)
    WHY = ("Why", 62)
    OWNER = ("Owner", 16)
    DUE = ("Due", 12.5)


class Tra(Columns):
    """Columns of the training plan."""

    HELD = ("When", 12.5)
    ROLE = ("Who (session)", 26)
    MINUTES = ("Minutes", 9)
    CLAUSES = ("What is taught", 74)
    ASK_TWO = ("Ask two people on", 13)
    DONE_ON = ("Done on", 12.5)
    HEARD = ("What the two said", 26)
