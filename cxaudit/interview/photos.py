"""Photos for an answer: the newest pictures of a folder, and copies of them beside the audit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol


class Picture(NamedTuple):
    """A picture that somebody has taken."""

    path: Path
    """The file."""

    taken: datetime
    """When it was taken, as far as its file tells."""


class Album(Protocol):
    """Finds the pictures that were taken, and keeps those that belong to the audit."""

    @property
    def folder(self) -> Path | None:
        """The folder of the pictures, once it was named; None before."""

    def open(self, folder: str) -> None:
        """Name the folder, from here on.

        Raises:
            CxauditError: if it is none.
        """

    def newest(self) -> Sequence[Picture]:
        """Return the newest pictures of the folder, the last one first."""

    def keep(self, picture: Path) -> str:
        """Copy a picture into the audit's folder for photos, and return the name that it has there.

        Raises:
            CxauditError: if it is no picture, or cannot be copied.
        """


@dataclass(frozen=True)
class _Nowhere:
    """Where no pictures can be kept."""

    folder: Path | None = None

    def open(self, folder: str) -> None:
        """Take no folder."""

    def newest(self) -> Sequence[Picture]:
        """Return no picture."""
        return ()

    def keep(self, picture: Path) -> str:
        """Keep nothing."""
        raise NotImplementedError


NOWHERE: Album = _Nowhere()
"""Where there is no folder for photos."""
