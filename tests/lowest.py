"""Writes the lowest version of each package that pyproject.toml allows, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"
_NAME_AND_LOWEST = re.compile(r"([\w.-]+)\s*>=\s*([\w.]+)")


def ranges() -> list[str]:
    """Return what pyproject.toml asks for, to run and for development, as it stands there."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *chain(*project["optional-dependencies"].values())]


def lowest(wanted: list[str]) -> Iterator[str]:
    """Each range's lowest version, as `name==version`.

    Raises:
        ValueError: if a range has no `>=` right behind the name.
    """
    for each in wanted:
        found = _NAME_AND_LOWEST.match(each)
        if not found:
            raise ValueError(f"{each}: begin its range with >=")
        yield f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    print("\n".join(lowest(ranges())))  # noqa: T201 - that is what it is for
