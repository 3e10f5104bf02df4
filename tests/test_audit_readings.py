"""Numbers as people type them: one meaning is understood, two are asked back, none is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.audit.answer_types.entries import Doubt
from cxaudit.audit.answer_types.readings import read
from cxaudit.checklist import Measure, Reading, UnitWords
from tests.runs import runs

NARROW, HARD = "\u202f", "\u00a0"


def a_measure(unit: str = "minutes", least: float = 0, most: float | None = None) -> Measure:
    return Measure(unit=UnitWords(one=unit, many=unit), good=20, poor=30, least=least, most=most)


def understood(typed: str, unit: str = "minutes") -> tuple[Reading, ...]:
    readings = read(typed, a_measure(unit))
    assert isinstance(readings, tuple), readings
    return readings


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("4", 4), ("0", 0), ("1500", 1500), ("1'500", 1500), ("1’500", 1500), ("1'500'000", 1_500_000),
        (f"1{NARROW}500", 1500), (f"1{HARD}500", 1500), ("1,500,000", 1_500_000), ("1.500.000", 1_500_000),
        ("1.5", 1.5), ("1,5", 1.5), ("12,50", 12.5), (".5", 0.5), (",5", 0.5), ("5.", 5), ("5,", 5),
        ("+5", 5),
        ("1.500,75", 1500.75), ("1,050.75", 1050.75), (f"1{NARROW}500,75", 1500.75), ("1'500.75", 1500.75),
        ("1500,250", 1500.25), ("0,500", 0.5), ("0.125", 0.125), ("1.2345", 1.2345),
        ("٣", 3), ("١٬٥٠٠", 1500), ("١٫٥", 1.5), ("３", 3), ("１，５", 1.5), ("۱۲", 12),
    ],
)  # fmt: skip
def test_what_has_one_meaning_is_understood(typed: str, number: float) -> None:
    assert understood(typed) == (number,)


@pytest.mark.parametrize(
    ("typed", "ask", "readings"),
    [
        ("1,500", "1,500: is that 1500, 1.5, or 1 and 500?", [(1500.0,), (1.5,), (1.0, 500.0)]),
        ("1,050", "1,050: is that 1050, or 1.05?", [(1050.0,), (1.05,)]),
        ("2.250", "2.250: is that 2250, or 2.25?", [(2250.0,), (2.25,)]),
        ("1,500.75", "1,500.75: is that 1500.75, or 1 and 500.75?", [(1500.75,), (1.0, 500.75)]),
        ("120,130,140", "120,130,140: is that 120130140, or 120 and 130 and 140?",
         [(120_130_140.0,), (120.0, 130.0, 140.0)]),
        ("120.130.140", "120.130.140: is that 120130140, or 120 and 130 and 140?",
         [(120_130_140.0,), (120.0, 130.0, 140.0)]),
        ("1.500", "1.500: is that 1500, or 1.5?", [(1500.0,), (1.5,)]),
        ("2.125", "2.125: is that 2125, or 2.125?", [(2125.0,), (2.125,)]),
        ("1 500min", "1 500: is that 1500, or 1 and 500?", [(1500.0,), (1.0, 500.0)]),
        ("1 500, 3", "1 500: is that 1500, or 1 and 500?", [(1500.0, 3.0), (1.0, 500.0, 3.0)]),
        ("2,000 min", "2,000: is that 2000, or 2?", [(2000.0,), (2.0,)]),
        ("1 500", "1 500: is that 1500, or 1 and 500?", [(1500.0,), (1.0, 500.0)]),
        ("1 500 000", "1 500 000: is that 1500000, or 1 and 500 and 000?", [(1.5e6,), (1.0, 500.0, 0.0)]),
        ("1 500,75", "1 500,75: is that 1500,75, or 1 and 500,75?", [(1500.75,), (1.0, 500.75)]),
        ("3; 12 345", "12 345: is that 12345, or 12 and 345?", [(3.0, 12345.0), (3.0, 12.0, 345.0)]),
    ],
)  # fmt: skip
def test_what_has_two_meanings_is_asked_back(typed: str, ask: str, readings: list[tuple[float, ...]]) -> None:
    doubt = read(typed, a_measure())

    assert isinstance(doubt, Doubt)
    assert doubt.ask == ask
    assert [understood(meaning.typed) for meaning in doubt.meanings] == readings


@pytest.mark.parametrize("joint", [" and ", ", ", ",and ", " & ", " , "])
@pytest.mark.parametrize(
    ("unit", "first", "second", "one", "two"),
    [
        ("minutes", "1 hour", "30 minutes", (90.0,), (60.0, 30.0)),
        ("minutes", "1 h", "30 min", (90.0,), (60.0, 30.0)),
        ("minutes", "1 h", "30", (90.0,), (60.0, 30.0)),
        ("hours", "1 h", "30", (1.5,), (1.0, 30.0)),
        ("minutes", "1 min", "30 s", (1.5,), (1.0, 0.5)),
        ("minutes", "7; 2 h 5 min", "30 s", (7.0, 125.5), (7.0, 125.0, 0.5)),
        ("days", "1 week", "2 days", (9.0,), (7.0, 2.0)),
        ("months", "1 year", "6 months", (18.0,), (12.0, 6.0)),
    ],
)
def test_an_amount_and_a_smaller_one_may_be_one_reading_or_two_and_that_is_asked(
    unit: str, first: str, second: str, one: tuple[float, ...], two: tuple[float, ...], joint: str
) -> None:
    first = first.replace("7; 2 h 5 min", "7 min; 2 h 5 min")
    doubt = read(first + joint + second, a_measure(unit))

    assert isinstance(doubt, Doubt)
    assert doubt.ask == f"{first.split('; ')[-1]}{joint}{second}: is that one reading, or two?"
    assert [understood(meaning.typed, unit) for meaning in doubt.meanings] == [one, two]


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1 h and 90 min", (60, 90)), ("30 min and 1 h", (30, 60)), ("1 h; 30 min", (60, 30)),
        ("1 h, 2 h", (60, 120)), ("1.5 h and 30 min", (90, 30)), ("5 min, 7 min", (5, 7)),
    ],
)  # fmt: skip
def test_amounts_that_cannot_be_one_are_two_whatever_stands_between(
    typed: str, readings: tuple[float, ...]
) -> None:
    assert understood(typed) == readings


def test_a_year_and_months_without_a_word_between_are_one_reading() -> None:
    assert understood("1 year 6 months", "months") == (18,)


def test_every_doubt_of_a_line_is_asked_one_after_the_other() -> None:
    first = read("1,500; 2,500", a_measure())
    assert isinstance(first, Doubt)
    second = read(first.meanings[1].typed, a_measure())

    assert isinstance(second, Doubt)
    assert second.ask.startswith("2,500: ")
    assert understood(second.meanings[0].typed) == (1.5, 2500.0)


def test_what_is_wrong_anyway_is_told_before_anything_is_asked_back() -> None:
    assert read("1,500 x", a_measure()) == "'x' is not understood: type a number (minutes), or never."
    assert isinstance(read("1,500", a_measure(least=10)), Doubt)
    assert isinstance(read("1,500", a_measure(most=600)), Doubt)


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("3 4.5 12", (3, 4.5, 12)), ("3;4", (3, 4)), ("3\n4\r\n5", (3, 4, 5)), ("3, 4 and 5", (3, 4, 5)),
        ("\t 3   4 ", (3, 4)), ("3 0004", (3, 4)), ("45 120 90", (45, 120, 90)),
        ("120 135 150", (120, 135, 150)),
    ],
)  # fmt: skip
def test_several_readings_are_separated_by_blanks_semicolons_or_lines(
    typed: str, readings: tuple[float, ...]
) -> None:
    assert read(typed, a_measure(most=600)) == readings


def test_blanks_that_could_join_some_readings_of_many_want_a_semicolon() -> None:
    assert read("1 200 300", a_measure(most=3600)) == "1 200 300: put a semicolon between two readings."
    assert read("1; 200; 300", a_measure(most=3600)) == (1, 200, 300)


@pytest.mark.parametrize(
    ("unit", "typed", "readings"),
    [
        ("minutes", "60 min", (60,)), ("minutes", "60min.", (60,)), ("minutes", "2 h", (120,)),
        ("minutes", "1 h 30", (90,)), ("minutes", "1h30", (90,)), ("minutes", "1 h 30 min", (90,)),
        ("minutes", "90 s", (1.5,)), ("minutes", "2 Hours 1 minute 30 sec", (121.5,)),
        ("minutes", "1 day", (1440,)),
        ("minutes", "5 min 7 min", (5, 7)), ("minutes", "1 h 30 min 2 h", (90, 120)),
        ("minutes", "3 4 5 min", (3, 4, 5)),
        ("hours", "90 min", (1.5,)), ("hours", "1 h 30", (1.5,)), ("hours", "2 days", (48,)),
        ("seconds", "1 min 30 s", (90,)), ("seconds", "2 min", (120,)), ("days", "36 h", (1.5,)),
        ("days", "1 week", (7,)), ("months", "2 years", (24,)), ("rings", "4 rings", (4,)),
        ("rings", "1 ring", (1,)),
        ("%", "20 %", (20,)), ("per cent", "20%", (20,)), ("times a year", "2 times", (2,)),
        ("working days", "3 working days", (3,)), ("customers of ten", "1 customer", (1,)),
    ],
)  # fmt: skip
def test_units_may_be_typed_and_other_units_of_time_are_counted_over(
    unit: str, typed: str, readings: tuple[float, ...]
) -> None:
    assert understood(typed, unit) == readings


@pytest.mark.parametrize(
    ("unit", "typed"),
    [
        ("rings", "4 min"), ("minutes", "4 rings"), ("working days", "3 days"), ("working hours", "3 h"),
        ("minutes", "3 km"), ("minutes", "20 %"), ("months", "3 days"), ("in our currency", "5 EUR"),
    ],
)  # fmt: skip
def test_a_unit_that_the_measure_does_not_have_is_refused_with_the_one_that_it_has(
    unit: str, typed: str
) -> None:
    assert read(typed, a_measure(unit)) == (
        f"{typed.split()[-1]!r} is not understood: type a number ({unit}), or never."
    )


@pytest.mark.parametrize(
    "typed",
    [
        "5 min 30", "2 h 5 min 7", "1 h 3", "1 h 30 45", "1.5 h 30 min", "2 h 90 min", "3 ,4", "5 min, 7",
        "1 h and 90", "2 h 30.5 min 20 s", "1 h -3", "1 h +3", "1 h -30 min", "1 h,30 min",
    ],
)  # fmt: skip
def test_where_it_cannot_be_told_what_belongs_together_each_number_wants_its_unit(typed: str) -> None:
    assert read(typed, a_measure()) == (
        f"{typed}: is that one reading? Give each number its unit, such as 1 min 30 s."
    )


@pytest.mark.parametrize("typed", ["3 2 h", "3; 2 h", "2 h; 3", "30 s\n2", "3, never, 2 h"])
def test_where_one_reading_has_another_unit_each_wants_its_own(typed: str) -> None:
    assert read(typed, a_measure()) == "Give each reading its unit, or type all of them in minutes."


@pytest.mark.parametrize(
    "typed", ["never", "Never came", "no answer", "NO REPLY", "nobody answered", "never minutes"]
)
def test_a_reading_that_never_came_is_typed_in_words(typed: str) -> None:
    assert understood(typed) == ("never",)
    assert understood(f"3, {typed} and 4; {typed}") == (3, "never", 4, "never")


@pytest.mark.parametrize(
    "typed",
    [
        "x",
        "nan",
        "inf",
        "1/2",
        "1e3",
        "2:30",
        "½",
        "²",
        "--5",
        "5-7",
        "5+7",
        "5-",
        "1.2.3",
        "1,2,3",
        "1.5,3",
        "12,34.5",
        "9" * 400,
    ],
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    assert isinstance(read(typed, a_measure()), str)


@pytest.mark.parametrize("typed", ["", " ", ";", "\n", ", and"])
def test_where_there_is_no_reading_an_example_is_given(typed: str) -> None:
    assert read(typed, a_measure("rings")) == "Type a number (rings), such as 3 or 4.5; or never."


@pytest.mark.parametrize(
    ("typed", "most", "said"),
    [
        ("700", 600, "700 minutes can't be true: give 0 to 600."),
        ("12 h", 600, "720 minutes can't be true: give 0 to 600."),
        ("-1", 600, "-1 minutes can't be true: give 0 to 600."),
        ("−1", None, "-1 minutes can't be true: give 0 or more."),
        ("9999999999999999999", None, "1e+19 minutes can't be true: give 0 or more."),
        ("0.0000000001", None, "1e-10 is too near to 0: give 0."),
    ],
)  # fmt: skip
def test_what_cannot_be_true_is_refused_with_both_limits(typed: str, most: float | None, said: str) -> None:
    assert read(typed, a_measure(most=most)) == said


def test_a_line_that_is_too_long_is_refused() -> None:
    assert read("1 " * 251, a_measure()) == "This is too long: at most 500 letters."


WRITTEN = st.tuples(
    st.sampled_from([",", ".", "'", "’", HARD, NARROW, ""]), st.sampled_from([",", "."])
).filter(lambda marks: marks[0] != marks[1])


@given(st.integers(0, 99_999_999), st.integers(0, 99), WRITTEN)
@settings(max_examples=runs(300))
def test_every_number_with_two_decimals_is_understood_or_asked_back_however_it_is_written(
    whole: int, hundredths: int, marks: tuple[str, str]
) -> None:
    grouping, decimal = marks
    typed = f"{whole:,}".replace(",", grouping) + f"{decimal}{hundredths:02}"

    result = read(typed, a_measure())
    if isinstance(result, Doubt):
        assert grouping in (",", ".")
        result = understood(result.meanings[0].typed)
    assert result == (float(f"{whole}.{hundredths:02}"),)


@given(
    st.text(alphabet="0123456789 .,;'\n-+hmindseverandrgs%\u202f/", max_size=40),
    st.sampled_from([None, 600.0]),
)
@settings(max_examples=runs(400))
def test_whatever_is_typed_it_is_understood_asked_back_or_refused(typed: str, most: float | None) -> None:
    measure, asked = a_measure(most=most), 0
    result = read(typed, measure)

    while isinstance(result, Doubt):
        asked += 1
        assert asked <= len(typed)
        result = read(result.meanings[asked % 2].typed, measure)

    assert result
    if isinstance(result, tuple):
        assert all(map(measure.can_be, result))


# ---- nothing is guessed ------------------------------------------------------------------------------------

SECONDS = {"h": 3600, "min": 60, "s": 1}
NUMBERS = ("2", "30", "120")
WORDS = (*NUMBERS, *SECONDS, "and", ",", ";")
SMALLER = {"h": "min", "min": "s"}


def meant(
    words: Sequence[str], own: str, before: str = "", gap: str = ""
) -> Iterator[tuple[tuple[bool, int], ...]]:
    """What somebody may have meant who typed words with blanks between them.

    A number alone may have the measure's unit, or the one below that of the reading before; it is part of
    that reading, or not. Two habits have one meaning: blanks join 1 h 30 min, and 1 h 30. A
    semicolon separates.

    Args:
        words: what was typed.
        own: the unit of the measure.
        before: the unit that was typed just before; empty where there is none.
        gap: what stands between that and the first of the words.

    Yields:
        Seconds, each with whether they belong to the reading before.
    """
    if not words:
        yield ()
        return
    word, *rest = words
    if word not in NUMBERS:
        yield from meant(rest, own, before if word != ";" else "", gap + word)
        return
    named = rest[0] if rest and rest[0] in SECONDS else ""
    smaller = SMALLER.get(before, "")
    habit = not gap and before == "h" and 10 <= int(word) < 60
    units = {named} if named else {smaller} if habit else {own, smaller or own}
    for unit in units:
        seconds = int(word) * SECONDS[unit]
        can = before != "" and seconds < SECONDS[before] and unit in (named, smaller)
        for joins in (True, False) if can and gap else (can,):
            for others in meant(rest[1:] if named else rest, own, unit if named or joins else ""):
                yield ((joins, seconds), *others)


def added(pieces: Sequence[tuple[bool, int]]) -> tuple[int, ...]:
    """The readings that pieces make."""
    readings: list[int] = []
    for joins, seconds in pieces:
        readings[-1:] = [readings[-1] + seconds] if joins else [*readings[-1:], seconds]
    return tuple(readings)


@pytest.mark.parametrize("own", SECONDS)
@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_what_has_two_meanings_is_never_guessed(own: str, length: int) -> None:
    measure = a_measure({"h": "hours", "min": "minutes", "s": "seconds"}[own], most=10**6)
    guessed = []
    for words in product(WORDS, repeat=length):
        result = read(" ".join(words), measure)
        if isinstance(result, tuple):
            seconds = tuple(round(float(reading) * SECONDS[own]) for reading in result)
            guessed += [words] if {*map(added, meant(words, own))} != {seconds} else []

    assert guessed == []


@pytest.mark.parametrize(
    ("typed", "unit", "number"),
    [
        ("3 visits of 10", "visits of ten", 3), ("3 visits of ten", "visits of ten", 3),
        ("1 visit of 10", "visits of ten", 1), ("3 of 10", "visits of ten", 3),
        ("3 visits", "visits of ten", 3),
        ("4 times", "times a year", 4), ("4 times a year", "times a year", 4),
        ("5 min. 30 sec.", "minutes", 5.5), ("2 hrs. 15 mins", "minutes", 135),
        ("1\u2002500", "minutes", 1500),
    ],
)  # fmt: skip
def test_a_unit_is_read_to_its_end(typed: str, unit: str, number: float) -> None:
    assert understood(typed, unit) == (number,)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("2 m", "days"), ("2 m", "months"), ("2 ms", "seconds"), ("3 hs", "days"),
     ("3 visits of 12", "visits of ten"), ("3 a", "times a year"), ("3 of", "visits of ten")],
)  # fmt: skip
def test_a_unit_that_may_be_another_is_not_taken_for_one(typed: str, unit: str) -> None:
    assert isinstance(read(typed, a_measure(unit)), str)


@pytest.mark.parametrize("typed", ["1 050 min", "1 000", "15 000 20 000", "1 050 2 000", "3 1 000"])
def test_three_digits_that_begin_with_nought_are_no_reading(typed: str) -> None:
    told = read(typed, a_measure(most=60))

    assert isinstance(told, Doubt if typed == "1 000" else str)
