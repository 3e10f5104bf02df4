"""How texts, numbers, shares and conditions are written in a formula."""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit.words import N_

YES = N_("Yes")
NO = N_("No")

_LONGEST = 255
"""UTF-16 units that Excel takes as one text within a formula."""


def text(value: str) -> str:
    """Return a text as a formula writes it: in parts that are joined where it is longer than Excel takes."""
    size = len(value) if len(value.encode("utf-16-le")) <= 2 * _LONGEST else _LONGEST // 2
    parts = [value[place : place + size] for place in range(0, len(value), size or 1)] or [""]
    return "&".join('"' + part.replace('"', '""') + '"' for part in parts)


def number(value: float) -> str:
    """Return a number as a formula writes it."""
    return f"{value:.15g}"


def first_of(cases: Iterable[tuple[str, str]], otherwise: str) -> str:
    """Return what stands with the first condition that holds."""
    for condition, value in reversed(list(cases)):
        otherwise = f"IF({condition},{value},{otherwise})"
    return otherwise


def trimmed(cells: str) -> str:
    """Return a text without the blanks around it, no-break ones too; of one cell or of each of several."""
    # the letter itself, since CHAR(160) is another one where the system's letters are not those of Windows
    return f'TRIM(SUBSTITUTE({cells},"\u00a0"," "))'


def whole(share: str) -> str:
    """Return the whole per cent of a share, which may not be empty; the twin of `numbers.whole`.

    Halves go upwards. The hair that is added, by the program too, is more than binary fractions are wrong by:
    ROUND(share,2) was wrong in 73 of 7,890 cases that were tried, in two calculators.
    """
    return f"ROUND(100*{share}+0.0000001,0)"


def whole_or_empty(share: str) -> str:
    """Return the whole per cent of a cell with a share, empty where it is."""
    return f'IF({share}="","",{whole(share)})'


def share_of(part: str, total: str) -> str:
    """Return a part of a total, empty where the total is 0."""
    return f'IF({total}=0,"",({part})/({total}))'


def per_cent_of(part: str, total: str) -> str:
    """Return a part of a total as a whole per cent, empty where the total is 0."""
    return f'IF({total}=0,"",{whole(f"(({part})/({total}))")})'


def shown(cell: str) -> str:
    """Return what a cell of another sheet shows, empty where it is empty."""
    # a bare reference to an empty cell would give 0
    return f'IF({cell}="","",{cell})'


def is_none_of(cell: str, choices: str) -> str:
    """Return the condition that a cell holds something, and none of the choices, blanks and case aside."""
    # not MATCH or COUNTIF, which take * and ? for more than letters
    return f'IF({trimmed(cell)}="",FALSE,SUMPRODUCT(1*({trimmed(choices)}={trimmed(cell)}))=0)'
