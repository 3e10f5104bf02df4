"""What a user can tell at a question: an answer, an annotation or a move; each a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cxaudit.audit import Audit, Evidence, OwnFinding, Reader, Response
from cxaudit.checklist import Gap


@dataclass(frozen=True)
class SetAnswer:
    """Settle the question."""

    response: Response
    """The answer, that it does not apply, that nobody knows yet, or who will answer; without annotations."""


@dataclass(frozen=True)
class SetNote:
    """Note something for the client on the question; replaces what was noted for the client before."""

    text: str
    """May be empty, which removes the note."""


@dataclass(frozen=True)
class MoveNote:
    """Say that a note is for the next reader: client, staff, the auditor alone, and the client again.

    It joins what is noted for that one already.
    """

    reader: Reader
    """Whom the note was for."""


@dataclass(frozen=True)
class SetEvidence:
    """Say what the answer rests on."""

    evidence: Evidence
    """Stated, documented, observed or confirmed."""

    seen: str
    """What was seen; may be empty."""


@dataclass(frozen=True)
class SetCause:
    """Say why it fails here, where that is not the usual reason."""

    gap: Gap
    """The gap."""


@dataclass(frozen=True)
class SetPhotos:
    """Say which photos belong to the question; they lie in the audit's folder for photos already."""

    for_client: tuple[str, ...]
    """File names of those for whoever runs the business."""

    for_staff: tuple[str, ...]
    """File names of those that staff may see too."""


@dataclass(frozen=True)
class KeepFinding:
    """Keep what the auditor found beside all questions; one of the same department and number is replaced."""

    finding: OwnFinding
    """What was found, and what is to be done."""


@dataclass(frozen=True)
class TakeOutFinding:
    """Take out an own finding; its number is not given again."""

    finding: OwnFinding
    """As it stands in the audit."""


@dataclass(frozen=True)
class SetPlan:
    """Go on by another plan, or by the same one, which is agreed to then."""

    planned: Audit
    """The audit with the plan; nothing else of it is changed."""


@dataclass(frozen=True)
class SetLastActions:
    """Keep what was told of an action of the audit before."""

    told: Audit
    """The audit with it; nothing else of it is changed."""


@dataclass(frozen=True)
class Undo:
    """Take the last change of this sitting back, and go to its question."""


class Speaker(NamedTuple):
    """Who is talked with."""

    name: str = ""
    """Empty: nobody, the auditor sees for himself or herself; or somebody in confidence, of before."""

    confidential: bool = False
    """Whether in confidence: the name is shown while one talks, and kept nowhere."""


@dataclass(frozen=True)
class SetSpeaker:
    """Say who is talking from here on."""

    name: str
    """Empty: nobody, the auditor sees for himself or herself."""

    confidential: bool = False
    """Whether in confidence: answers then say so, and name nobody."""


@dataclass(frozen=True)
class GoBack:
    """Go back to the question before."""


@dataclass(frozen=True)
class GoOn:
    """Go on to the next question, and leave this one as it is."""


@dataclass(frozen=True)
class GoToOpen:
    """Go on to the next question that is still to be answered, and leave this one as it is."""


@dataclass(frozen=True)
class GoTo:
    """Go to a question of the plan."""

    question: str
    """Its id."""


@dataclass(frozen=True)
class Stop:
    """Save and stop."""

    interrupted: bool = False
    """Whether from outside: by Ctrl-C, or because the window was closed."""


Annotation = SetNote | MoveNote | SetEvidence | SetCause | SetPhotos
"""Is kept with a question, and leaves it as open or answered as it was."""

OwnFindings = KeepFinding | TakeOutFinding
"""Is kept beside all questions."""

Move = GoBack | GoOn | GoToOpen | GoTo | SetSpeaker | Stop
"""Changes where the interview stands, or who is talked with."""

Command = SetAnswer | Annotation | OwnFindings | SetPlan | SetLastActions | Undo | Move
"""Whatever a user can tell."""
