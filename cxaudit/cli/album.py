"""Finds the pictures that a user took, and keeps those that belong to the audit of a sitting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from cxaudit.files import changed_at
from cxaudit.interview.photos import Picture
from cxaudit.photos import check_folder, keep_photo, newest_pictures

_MOST = 5
"""Pictures that are offered."""


class FolderAlbum:
    """Pictures of a folder that is named once in a sitting."""

    def __init__(self, audit: Callable[[], Path]) -> None:
        """Keep photos beside an audit; `audit` says where that is saved now."""
        self._audit = audit
        self.folder: Path | None = None

    def open(self, folder: str) -> None:
        """Name the folder, from here on; `~` is the user's own."""
        path = Path(folder.strip("'\"")).expanduser()
        check_folder(path)
        self.folder = path

    def newest(self) -> Sequence[Picture]:
        """Return the newest pictures of the folder, the last one first."""
        pictures = newest_pictures(self.folder, _MOST) if self.folder else []
        return [Picture(path, datetime.fromtimestamp(changed_at(path)).astimezone()) for path in pictures]

    def keep(self, picture: Path) -> str:
        """Copy a picture into the audit's folder for photos, and return the name that it has there."""
        return keep_photo(picture, self._audit())
