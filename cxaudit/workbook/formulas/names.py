"""Names that formulas and dropdowns use: for cells of the sheet Lists, and for the action plan."""

from __future__ import annotations

BAND_NAMES = "cx_band"
BAND_SYMBOLS = "cx_symbol"
BAND_FLOORS = "cx_band_from"
STATUSES = "cx_status"
OWNERS = "cx_owner"
EVIDENCE = "cx_evidence"
COMING = "cx_coming"
DECISIONS = "cx_decision"
WRITTEN = "cx_written"
TITLES = "cx_department"
SAID = "cx_said"
"""What may be said instead of a number."""
SAID_BUT_NA = "cx_must"
"""The same where the question must be answered; short, since it stands in conditions of 255 characters."""

ACTIONS = "Actions"
"""Name of the table of the action plan."""
