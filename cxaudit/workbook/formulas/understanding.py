"""Formulas that understand the answer to a question, and its share of the best one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cxaudit.checklist import NOT_APPLICABLE, UNKNOWN
from cxaudit.words import N_, NEVER_CAME, _
from cxaudit.workbook.formulas.expressions import first_of, number, text, trimmed
from cxaudit.workbook.formulas.names import SAID, SAID_BUT_NA

_STRANGE = N_("none of its answers")


def step_answers(*, na: bool = True) -> tuple[str, ...]:
    """Return what may be said instead of a step; `na`: also that the question does not apply."""
    return (_(NOT_APPLICABLE), _(UNKNOWN)) if na else (_(UNKNOWN),)


def measure_answers(*, na: bool = True) -> tuple[str, ...]:
    """Return what may be said instead of a number, as for a step."""
    return *step_answers(na=na), _(NEVER_CAME)


NO_SHARE = '""'
"""Share of an answer that is never scored."""


def understood_step(cell: str, among: str, numbers: Mapping[str, float]) -> str:
    """The answer to a question with steps as its list writes it, blanks and case aside.

    What was pasted is checked by nothing else. A number is taken for the text that looks so.

    Args:
        cell: where the answer is typed.
        among: everything that may be answered.
        numbers: steps that read like numbers, of which pasting may have made some.
    """
    meant = trimmed(cell)
    found = f"INDEX({among},IFERROR(MATCH({cell},{among},0),MATCH({meant},{among},0)))"
    # compared once more, since MATCH takes * and ? for any letters
    same = f"IF({trimmed(found)}={meant},{found},{_strange()})"
    read = f"IFERROR({same},{_strange()})"
    if numbers:
        steps = [(f"{cell}={number(value)}", text(step)) for step, value in numbers.items()]
        read = f"IF(ISNUMBER({cell}),{first_of(steps, _strange())},{read})"
    return f'IF({meant}="","",{read})'


def understood_text(cell: str, *, na: bool) -> str:
    """The text in a cell, or why there is none, as the list writes it; N/A is no text where it is refused."""
    meant, taken = trimmed(cell), step_answers(na=na)
    said = [(f"{meant}={text(word)}", text(word) if word in taken else _strange()) for word in step_answers()]
    return first_of([(f'{meant}=""', '""'), *said], f'{cell}&""')


def understood_measure(
    cell: str, least: float | None, most: float | None, own: str | float | None, *, na: bool
) -> str:
    """The answer to a measure as a number that can be true, or as why there is none.

    Args:
        cell: where the answer is typed.
        least: smallest reading that can be true; None: any.
        most: largest reading that can be true; None: any.
        own: what the program writes into the cell.
        na: whether it may be answered with N/A.
    """
    meant = trimmed(cell)
    pasted = cell if most is not None and most <= 1 else f"IF({_may_be_a_time(cell, own)},NA(),{cell})"
    read = f"IF(ISNUMBER({cell}),{pasted},IF({_is_plain(meant)},VALUE({meant}),NA()))"
    if bounds := _within(meant, least, most):
        read = f"IF(AND({bounds}),{read},{_strange()})"
    read = f"IF(ISLOGICAL({cell}),{_strange()},IFERROR({read},{_strange()}))"
    said = [(f"{meant}={text(word)}", text(word)) for word in measure_answers(na=na)]
    return first_of([(f'{meant}=""', '""'), *said], read)


def _may_be_a_time(cell: str, own: str | float | None) -> str:
    """Condition that a number which was not typed, since what is typed is a text there, may be no plain one.

    Times of a day and per cents come as such numbers when they are pasted, and no formula sees their format.
    """
    others = f",{cell}<>{number(own)}" if isinstance(own, float) else ""
    return f"AND({cell}<>0,ABS({cell})<1{others})"


def _within(meant: str, least: float | None, most: float | None) -> str:
    """Condition that a reading can be true; empty where any can."""
    bounds = [("<=", most), (">=", least)]
    return ",".join(f"VALUE({meant}){sign}{number(bound)}" for sign, bound in bounds if bound is not None)


def measure_entry(cell: str, least: float | None, most: float | None, *, na: bool) -> str:
    """Condition, for a validation, that the answer to a measure is one that can be true.

    Its cell is one for texts, so that a time, a date and a per cent stay what was typed, and are refused.
    """
    # no-break blanks are left to what is pasted: Excel's window takes no condition over 255 characters
    meant = f"TRIM({cell})"
    conditions = [_is_plain(meant), *filter(None, [_within(meant, least, most)])]
    said = SAID if na else SAID_BUT_NA
    return f"OR(SUMPRODUCT(1*({said}={meant})),IFERROR(AND({','.join(conditions)}),FALSE))"


def _is_plain(meant: str) -> str:
    """Condition that a text is a number, written as the reader's own system writes it; may be an error.

    For VALUE, `2:30`, `50%`, `3 May` and `1E5` are numbers too, and `1,5` is where a comma parts thousands;
    none of them is what its number is written like, with as many decimals, and a plus or not.
    """
    decimals = f"IFERROR(LEN({meant})-FIND(MID(1/2,2,1),{meant}),0)"
    return f'RIGHT("+"&FIXED(VALUE({meant}),{decimals},TRUE),LEN({meant}))={meant}'


def is_one_that_breaks(answer: str, among: str, breaks: Sequence[bool]) -> str:
    """1 where an answer breaks the condition of another question, else 0; also where there is none.

    Args:
        answer: as it is understood by itself.
        among: answers, as many as `breaks`.
        breaks: which of them do.
    """
    flags = ",".join("1" if each else "0" for each in breaks)
    return f"IFERROR(CHOOSE(MATCH({answer},{among},0),{flags}),0)"


def not_applicable_if(broken: Sequence[str], by_itself: str) -> str:
    """Not applicable where any of several conditions is broken, else the answer by itself."""
    return f"IF({'+'.join(broken)}>0,{text(_(NOT_APPLICABLE))},{by_itself})"


def lacks_note(understood: str, poor: str, notes: Sequence[str]) -> str:
    """1 where the answer is one of those that need a note, and all cells for notes are empty, else 0."""
    empty = ",".join(f'{trimmed(note)}=""' for note in notes)
    return f"IF(ISNUMBER(MATCH({understood},{poor},0)),IF(AND({empty}),1,0),0)"


def step_share(understood: str, among: str, steps: int) -> str:
    """Share of a question with steps: the place of its answer among them, from 0 to 1."""
    return f'IF({understood}="","",IFERROR((MATCH({understood},{among},0)-1)/{steps - 1},""))'


def points_share(understood: str, among: str, points: str) -> str:
    """Share of a question whose steps have points: those of its answer among the most, from 0 to 1."""
    counted = f"INDEX({points},MATCH({understood},{among},0))/MAX({points})"
    return f'IF({understood}="","",IFERROR({counted},""))'


def measure_share(understood: str, poor: float, good: float) -> str:
    """Share of a measure: the straight line from poor to good, never beyond; 0 for what never came."""
    line = f"({understood}-({number(poor)}))/({number(good)}-({number(poor)}))"
    never = f'IF({understood}={text(_(NEVER_CAME))},0,"")'
    return f"IF(ISNUMBER({understood}),MAX(0,MIN(1,{line})),{never})"


def _strange() -> str:
    """What an answer is understood as that its question doesn't take; no step can begin so."""
    return text(f"<{_(_STRANGE)}>")


def is_strange(understood: str) -> str:
    """Condition that an answer is none that its question takes."""
    return f"{understood}={_strange()}"
