"""What may import what: a package that is new can't slip past the contracts of pyproject.toml."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROTECTED = (
    "PIL",
    "click",
    "docx",
    "icalendar",
    "openpyxl",
    "polib",
    "prompt_toolkit",
    "questionary",
    "rich",
    "yaml",
)


@pytest.mark.slow
def test_a_new_package_may_import_none_of_the_libraries_that_have_a_place(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "cxaudit", tmp_path / "cxaudit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    newcomer = tmp_path / "cxaudit" / "newcomer"
    newcomer.mkdir()
    (newcomer / "__init__.py").write_text("".join(f"import {name}.some\n" for name in PROTECTED))

    lint = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", lint], cwd=tmp_path, capture_output=True, encoding="utf-8")

    assert done.returncode == 1
    found = re.findall(r"cxaudit\.newcomer -> (\w+)", done.stdout)
    assert tuple(sorted(found)) == PROTECTED
    assert "are not listed as layers" in done.stdout
