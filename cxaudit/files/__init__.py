"""Files: looked at without surprises, read within bounds, whole at every moment, safe to name.

The one place that touches paths: what the system refuses becomes a problem, or answered with "no".
"""

from cxaudit.files.locking import LockedElsewhere, locked
from cxaudit.files.looking import (
    changed_at,
    is_file,
    is_folder,
    is_same,
    is_taken,
    is_within,
    names_in,
    remove,
)
from cxaudit.files.naming import AUDIT_ENDING, LONGEST_NAME, safe_name
from cxaudit.files.new_files import PRIVATE
from cxaudit.files.packages import read_package
from cxaudit.files.reading import CannotRead, Reason, read
from cxaudit.files.writing import (
    Exists,
    NotWritten,
    WriteFile,
    check_place,
    make_folder,
    write_atomically,
    write_new,
)

__all__ = [
    "AUDIT_ENDING",
    "LONGEST_NAME",
    "PRIVATE",
    "CannotRead",
    "Exists",
    "LockedElsewhere",
    "NotWritten",
    "Reason",
    "WriteFile",
    "changed_at",
    "check_place",
    "is_file",
    "is_folder",
    "is_same",
    "is_taken",
    "is_within",
    "locked",
    "make_folder",
    "names_in",
    "read",
    "read_package",
    "remove",
    "safe_name",
    "write_atomically",
    "write_new",
]
