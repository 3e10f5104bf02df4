"""Keeps what was said in a set-up until the audit is begun, in a small private file beside the audits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from cxaudit.audit import Audit
from cxaudit.cli.keeping import NOTHING_BEGUN
from cxaudit.cli.names import OUTPUT
from cxaudit.errors import CxauditError
from cxaudit.files import PRIVATE, CannotRead, read, remove, write_atomically
from cxaudit.interview.asking import Option, User
from cxaudit.interview.setup import Value
from cxaudit.words import _

DRAFT = OUTPUT / "not-begun.json"
"""What was said in the set-up that was stopped last."""

_LARGEST = 2**20
"""Bytes that it may have."""


class _Draft(BaseModel):
    """What the file holds."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    baseline: str | None
    """Id of the audit before; None: there was none."""

    said: dict[str, Value]
    """Answers, by what was asked."""


class Drafts:
    """What was said in the set-up of an audit that is not begun yet."""

    def __init__(self, baseline: Audit | None, path: Path = DRAFT) -> None:
        """Keep it for who begins from the same audit of before; None: from none."""
        self._baseline = baseline.id if baseline else None
        self._path = path
        self._kept = False

    def keep(self, said: Mapping[str, Value]) -> None:
        """Keep what was said so far, if the disk takes it: nothing is begun yet that could be lost."""
        draft = _Draft(baseline=self._baseline, said=dict(said))

        def write(file: BinaryIO) -> None:
            file.write(json.dumps(draft.model_dump(), ensure_ascii=False, indent=1).encode())

        with suppress(CxauditError):
            write_atomically(self._path, write, PRIVATE)
            self._kept = True

    def offered(self, user: User) -> Mapping[str, Value] | None:
        """Offer what was said in the set-up that was stopped last; None where there is nothing, or it goes.

        Raises:
            Stopped: if the user wants to stop.
        """
        draft = self._read()
        if draft is None or draft.baseline != self._baseline:
            return None
        self._kept = True
        name = draft.said.get("organisation")
        options = (
            Option("on", _("go on with it")),
            Option("anew", _("begin anew, and forget it")),
        )
        asked = (
            _("A set-up was not finished: {name}.", name=name) if name else _("A set-up was not finished.")
        )
        if user.pick(asked, options) == "on":
            return draft.said
        self.drop()
        return None

    def drop(self) -> None:
        """Forget it: the audit is begun, or is to be another one."""
        if self._kept:
            remove(self._path)
        self._kept = False

    @property
    def whereabouts(self) -> str:
        """What became of it, for a user who was interrupted."""
        kept = _("nothing was begun yet; what was said is kept, and the next start offers it again.")
        return kept if self._kept else _(NOTHING_BEGUN)

    def _read(self) -> _Draft | None:
        try:
            return _Draft.model_validate_json(read(self._path, _LARGEST, _("a set-up")))
        except (CannotRead, ValidationError):
            return None
