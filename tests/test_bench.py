"""The bare scripts of the bench: that they write as much as cxaudit does, whatever that comes to be."""

from pathlib import Path

import pytest

from cxaudit.report import build_report
from tests.audits import demo
from tests.bench import bare_openpyxl
from tests.bench.contents import Contents, keep
from tests.bench.counting import differences
from tests.bench.reading import read
from tests.workbooks import written

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(build_report(demo()), tmp_path_factory.mktemp("demo") / "demo.xlsx")


@pytest.fixture(scope="module")
def contents(workbook: Path) -> Contents:
    return read(workbook)


def test_a_bare_script_with_openpyxl_writes_as_much(
    workbook: Path, contents: Contents, tmp_path: Path
) -> None:
    keep(contents, tmp_path / "contents")

    bare_openpyxl.write(str(tmp_path / "contents"), str(tmp_path / "bare.xlsx"))

    assert differences(workbook, "openpyxl", tmp_path / "bare.xlsx") == []


def test_a_bare_script_with_xlsxwriter_writes_as_much(
    workbook: Path, contents: Contents, tmp_path: Path
) -> None:
    bare = pytest.importorskip("tests.bench.bare_xlsxwriter", reason="XlsxWriter is not installed")
    keep(contents, tmp_path / "contents")

    bare.write(str(tmp_path / "contents"), str(tmp_path / "bare.xlsx"))

    assert differences(workbook, "XlsxWriter", tmp_path / "bare.xlsx") == []


def test_whatever_a_script_leaves_out_is_told(workbook: Path, contents: Contents, tmp_path: Path) -> None:
    first, *others = contents.sheets
    less = first._replace(links={}, heights=first.heights[1:])
    keep(contents._replace(sheets=[less, *others]), tmp_path / "contents")

    bare_openpyxl.write(str(tmp_path / "contents"), str(tmp_path / "bare.xlsx"))

    told = differences(workbook, "openpyxl", tmp_path / "bare.xlsx")
    assert [each.split(":")[0] for each in told] == ["ht", "hyperlink", "hyperlinks"]
