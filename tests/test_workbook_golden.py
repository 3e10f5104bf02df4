"""The golden workbook: what a change does to a sheet is seen, cell by cell, before it is agreed to."""

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.golden import FOLDER, golden_texts, read_texts
from tests.programs import with_openpyxl

MOST_LINES = 200


def test_every_cell_is_as_it_was(tmp_path: Path) -> None:
    diff = _diff(read_texts(FOLDER), golden_texts(tmp_path))

    if diff:
        pytest.fail("\n".join([*diff[:MOST_LINES], "If all of this is meant: make golden"]), pytrace=False)


@pytest.mark.slow
def test_the_text_is_the_same_without_lxml(tmp_path: Path) -> None:
    with_openpyxl("-m", "tests.golden", str(tmp_path), lxml=False)

    assert _diff(read_texts(FOLDER), read_texts(tmp_path)) == []


def _diff(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return [
        line
        for name in sorted(before.keys() | after.keys())
        for line in unified_diff(
            before.get(name, "").splitlines(),
            after.get(name, "").splitlines(),
            f"before/{name}",
            f"after/{name}",
            n=1,
            lineterm="",
        )
    ]
