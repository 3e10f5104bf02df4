"""Locks of open files, where systems differ."""

import sys

if sys.platform == "win32":

    def lock_or_refuse(number: int) -> None:
        """Do nothing: Windows neither renames nor removes a file that is open."""

else:
    import fcntl

    def lock_or_refuse(number: int) -> None:
        """Lock an open file until it is closed, or its program ends, however it ends.

        Raises:
            BlockingIOError: if another program has locked it.
            OSError: if the disk has no locks.
        """
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
