"""The versions that were tested: constraints.txt names each, within the ranges of pyproject.toml."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from tests.lowest import lowest, ranges

ROOT = Path(__file__).parent.parent
LINES = [
    line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"
]
WANTED = [Requirement(each) for each in ranges()]
WINDOWS = {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"}
MACOS = {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"}
LINUX = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLACES = [
    {**system, "python_version": python, "python_full_version": f"{python}.0"}
    for system, python in product((WINDOWS, MACOS, LINUX), PYTHONS)
]


def constraints() -> dict[str, Requirement]:
    """Each constraint by the name of its package."""
    return {canonicalize_name(each.name): each for each in map(Requirement, LINES)}


def version(constraint: Requirement) -> str:
    [exact] = constraint.specifier
    assert exact.operator == "=="
    return exact.version


@pytest.mark.parametrize("line", LINES)
def test_a_constraint_is_one_exact_version_of_one_package(line: str) -> None:
    assert re.fullmatch(r"[\w.-]+==[\w.]+( ; [\w]+ [<>=!]+ \"[\w.]+\")?", line)


def test_constraints_stand_in_order_and_once() -> None:
    assert sorted(LINES, key=str.lower) == LINES
    assert len(constraints()) == len(LINES)


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_what_pyproject_asks_for_was_tested_within_its_range(wanted: Requirement) -> None:
    assert wanted.specifier.contains(version(constraints()[canonicalize_name(wanted.name)]))


@pytest.mark.parametrize("wanted", ranges())
def test_a_range_has_a_lowest_version_and_ends_before_what_may_break_us(wanted: str) -> None:
    [constraint] = map(Requirement, lowest([wanted]))

    asked = Requirement(wanted).specifier
    assert asked.contains(version(constraint))
    assert {part.operator for part in asked} == {">=", "<"}


def test_a_range_without_a_lowest_version_is_refused() -> None:
    with pytest.raises(ValueError, match="begin its range with >="):
        list(lowest(["click<9"]))


Asked = tuple[str, frozenset[str]]
"""Name and extras of a package."""


def needed(name: str, extras: frozenset[str]) -> set[Asked]:
    """What a package that is installed as it was tested asks for, on any system and any Python of ours."""
    try:
        installed = distribution(name)
    except PackageNotFoundError:  # only other systems, or the benchmark, have it
        return set()
    if installed.version != version(constraints()[name]):
        return set()
    python = SpecifierSet(installed.metadata["Requires-Python"] or "")
    assert python.contains("3.11.0"), f"{name} is not for Python 3.11"
    asked = map(Requirement, installed.requires or ())
    return {
        (canonicalize_name(each.name), frozenset(each.extras))
        for each in asked
        if not each.marker
        or any(
            each.marker.evaluate({**place, "extra": extra}) for place, extra in product(PLACES, {"", *extras})
        )
    }


def test_whatever_the_tested_packages_ask_for_was_tested_too() -> None:
    waiting: set[Asked] = {(canonicalize_name(each.name), frozenset(each.extras)) for each in WANTED}
    seen: set[Asked] = set()
    while waiting:
        seen |= waiting
        assert {name for name, _ in waiting} <= constraints().keys()
        waiting = set().union(*(needed(name, extras) for name, extras in waiting)) - seen


@pytest.mark.parametrize("name", ["README.md", "Makefile", ".ci/run"])
def test_every_install_takes_what_was_tested(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    installs = re.findall(r"pip install .*", text)

    assert [each for each in installs if "-c constraints.txt" not in each] == (
        ['pip install --quiet --editable ".[dev,bench]" $(2)'] if name == "Makefile" else []
    )
