"""Files: looked at without surprises, read within bounds, whole at every moment, safe to name.

The one place that touches paths: what the system refuses is told as a problem, or answered with "no".
"""

from cxaudit.files.beside import PRIVATE
from cxaudit.files.locking import Held, locked
from cxaudit.files.looking import changed_at, is_file, is_folder, is_same, is_taken, names_in
from cxaudit.files.naming import AUDIT_ENDING, LONGEST_NAME, safe_name
from cxaudit.files.reading import CannotRead, Reason, read
from cxaudit.files.writing import Exists, NotWritten, Put, check_place, make_folder, put_in_place, put_new

__all__ = [
    "AUDIT_ENDING",
    "LONGEST_NAME",
    "PRIVATE",
    "CannotRead",
    "Exists",
    "Held",
    "NotWritten",
    "Put",
    "Reason",
    "changed_at",
    "check_place",
    "is_file",
    "is_folder",
    "is_same",
    "is_taken",
    "locked",
    "make_folder",
    "names_in",
    "put_in_place",
    "put_new",
    "read",
    "safe_name",
]
