"""Numbers as people type them: one meaning is understood, two are asked back, none is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxaudit.checklist import Measure, Reading
from cxaudit.interview.readings import Doubt, read

NARROW, HARD = "\u202f", "\u00a0"


def a_measure(unit: str = "minutes", least: float = 0, most: float | None = None) -> Measure:
    return Measure(unit=unit, good=20, poor=30, least=least, most=most)


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
        ("1.500,75", 1500.75), ("1,500.75", 1500.75), (f"1{NARROW}500,75", 1500.75), ("1'500.75", 1500.75),
        ("1500,250", 1500.25), ("0,500", 0.5), ("0.125", 0.125), ("1.2345", 1.2345),
        ("٣", 3), ("١٬٥٠٠", 1500), ("١٫٥", 1.5), ("３", 3), ("１，５", 1.5), ("۱۲", 12),
    ],
)  # fmt: skip
def test_what_has_one_meaning_is_understood(typed: str, number: float) -> None:
    assert understood(typed) == (number,)


@pytest.mark.parametrize(
    ("typed", "ask", "readings"),
    [
        ("1,500", "1,500: is that 1500, or 1.5?", [(1500.0,), (1.5,)]),
        ("1.500", "1.500: is that 1500, or 1.5?", [(1500.0,), (1.5,)]),
        ("2.125", "2.125: is that 2125, or 2.125?", [(2125.0,), (2.125,)]),
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
    assert [understood(meaning.value) for meaning in doubt.meanings] == readings


def test_every_doubt_of_a_line_is_asked_one_after_the_other() -> None:
    first = read("1,500; 2,500", a_measure())
    assert isinstance(first, Doubt)
    second = read(first.meanings[1].value, a_measure())

    assert isinstance(second, Doubt)
    assert second.ask.startswith("2,500: ")
    assert understood(second.meanings[0].value) == (1.5, 2500.0)


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
    "typed", ["5 min 30", "2 h 5 min 7", "1 h 3", "1 h 30 45", "1.5 h 30 min", "2 h 90 min", "3 ,4"]
)
def test_where_it_cannot_be_told_what_belongs_together_each_number_wants_its_unit(typed: str) -> None:
    assert read(typed, a_measure()) == (
        f"{typed}: is that one reading? Give each number its unit, such as 1 min 30 s."
    )


def test_a_number_without_a_unit_before_one_in_another_unit_wants_its_own() -> None:
    assert read("3 2 h", a_measure()) == "Give each reading its unit, or type all of them in minutes."


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
@settings(max_examples=300, deadline=None)
def test_every_number_with_two_decimals_is_understood_however_it_is_written(
    whole: int, hundredths: int, marks: tuple[str, str]
) -> None:
    grouping, decimal = marks
    typed = f"{whole:,}".replace(",", grouping) + f"{decimal}{hundredths:02}"

    assert understood(typed) == (float(f"{whole}.{hundredths:02}"),)


@given(
    st.text(alphabet="0123456789 .,;'\n-+hmindseverandrgs%\u202f/", max_size=40),
    st.sampled_from([None, 600.0]),
)
@settings(max_examples=400, deadline=None)
def test_whatever_is_typed_it_is_understood_asked_back_or_refused(typed: str, most: float | None) -> None:
    measure, asked = a_measure(most=most), 0
    result = read(typed, measure)

    while isinstance(result, Doubt):
        asked += 1
        assert asked <= len(typed)
        result = read(result.meanings[asked % 2].value, measure)

    assert result
    if isinstance(result, tuple):
        assert all(map(measure.can_be, result))
