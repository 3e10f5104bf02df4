"""How everything looks that is printed: colours, sizes and symbols as plain values.

Loud colour (coral) stands only where somebody must act; a band is colour, symbol, and word or number. Every
ink on its ground has a contrast of at least 4.5.
"""

from __future__ import annotations

FONT = "Calibri"

FIGURE, TITLE, TEXT, LABEL = 26, 16, 11, 10
"""The four sizes of letters, in points: figures; titles and headlines; text; labels, tables and charts."""

LEAST_PRINTED = 8
"""Points that the smallest letters have on paper."""

INK = "1F2933"
NAVY = "34516F"
"""Heads, figures, numbers of items."""
GREY = "5B6472"
"""Labels, second lines, what is parked."""
LINK = "1D5A84"
WHITE = "FFFFFF"

EXCELLENT, GOOD, FAIR, POOR = "9BD3E0", "C9E7EE", "FFE7A0", "E88873"
NO_BAND = "D9DEE4"
CORAL = POOR
"""Poor, a critical failure, overdue: where somebody must act."""

MAY_BE_CHANGED = "FFFBEB"
QUIET = "F3F6FA"
"""A box beside the text."""
FOR_YOU = "E6F2F6"
FEW, MANY = "E6ECF2", "C3D0DC"
"""Grounds of counts: 1 or 2, and 3 or more."""
DATA_BAR = "CFD8E1"

HAIRLINE = "D5DCE4"

TRACK, TICK = "EEF1F5", "9AA7B5"
"""What a bar runs on in a chart, and the marks across it."""
BETTER, WORSE = EXCELLENT, POOR

TAB_RESULT, TAB_DEPARTMENT, TAB_FOR_YOU = NAVY, "B8C4D0", "2A6F97"
"""Colours of the tabs of sheets."""

NONE_SYMBOL, STAR = "–", "★"
"""Instead of a band's symbol, or of a figure, where there is none; before what is strong."""

PORTRAIT, LANDSCAPE = 860, 1250
"""How wide a page of a sheet is, its margins included, in pixels at 96 dpi: so A4 shows 10 points as 8."""

MARGIN = 16
"""Pixels of the empty column at both ends of a page."""

APART = 4
"""Pixels of a column between what is printed and what is hidden: LibreOffice prints, and clips, what is right
of the last column of a page, hidden or not, so that its text is in a PDF, unseen."""
