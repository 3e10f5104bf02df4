"""Workbooks that are damaged or made to harm: refused with a sentence, in little time and memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cxaudit.cli import main
from cxaudit.report import build_report
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_clause, a_question, an_audit
from tests.damaged_books import DAMAGED, ODD
from tests.programs import ROOT
from tests.workbooks import written

BOMBS = [name for name in DAMAGED if "bomb" in name or "entities" in name or "another file" in name]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("damaged")
    checklist = a_checklist(a_question("greeted"), a_question("thanked"), clauses=[a_clause()])
    audit = an_audit(checklist, {"greeted": 1, "thanked": 2})
    save_audit(audit, folder / "shop.audit.json")
    return folder / "shop.audit.json", written(build_report(audit), folder / "shop.xlsx").read_bytes()


@pytest.mark.parametrize("name", DAMAGED)
def test_it_is_refused_with_a_sentence_and_nothing_is_changed(
    name: str, whole: tuple[Path, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit, good = whole
    path, before = tmp_path / "back.xlsx", audit.read_bytes()
    path.write_bytes(DAMAGED[name](good))

    status = main(["collect", str(audit), str(path), "--answers", "--yes"])

    told = capsys.readouterr()
    assert (status, told.out) == (1, "")
    assert told.err.startswith(f"{path}: ")
    assert "fix: " in told.err
    assert audit.read_bytes() == before


@pytest.mark.parametrize("name", ODD)
def test_what_is_odd_is_read_as_far_as_it_goes_and_changes_nothing(
    name: str, whole: tuple[Path, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audit, good = whole
    path = tmp_path / "back.xlsx"
    path.write_bytes(ODD[name](good))

    status = main(["collect", str(audit), str(path), "--answers", "--yes"])

    assert status == 0 or capsys.readouterr().err.startswith(f"{path}: ")
    assert load_audit(audit).collected == ()


_LIMITED = """
import resource, sys, time
from pathlib import Path
from cxaudit.errors import CxauditError
from cxaudit.workbook.reading import read_book
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.process_time()
try:
    read_book(Path(sys.argv[1]))
    print("read")
except CxauditError:
    print("refused")
print(time.process_time() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much memory was taken")
@pytest.mark.parametrize("name", BOMBS)
def test_what_is_made_to_harm_takes_little_time_and_memory(
    name: str, whole: tuple[Path, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "back.xlsx"
    path.write_bytes(DAMAGED[name](whole[1]))

    done = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    how, figures = done.stdout.split("\n")[:2]
    seconds, megabytes = map(float, figures.split())
    assert how == "refused"
    assert seconds < 5
    assert megabytes < 200
