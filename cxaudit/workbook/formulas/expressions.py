"""How texts, numbers, shares and conditions are written in a formula."""

from __future__ import annotations

YES = "Yes"
NO = "No"


def text(value: str) -> str:
    """Return a text as a formula writes it."""
    return '"' + value.replace('"', '""') + '"'


def number(value: float) -> str:
    """Return a number as a formula writes it."""
    return f"{value:.15g}"


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


def said(sentence: str, *numbers: str) -> str:
    """Return a sentence with numbers in the place of its braces."""
    begin, *rest = sentence.split("{}")
    parts = (f"&{number}&{text(words)}" for number, words in zip(numbers, rest, strict=True))
    return f"{text(begin)}{''.join(parts)}"


def is_none_of(cell: str, choices: str) -> str:
    """Return the condition that a cell holds something, and none of the choices, blanks and case aside."""
    # not MATCH or COUNTIF, which take * and ? for more than letters
    return f'IF({trimmed(cell)}="",FALSE,SUMPRODUCT(1*({trimmed(choices)}={trimmed(cell)}))=0)'
