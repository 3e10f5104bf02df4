"""The built package: checklists are found from a checkout and from an installed wheel, in any folder."""

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from cxaudit.library import checklists_folder

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent
FIND = "from cxaudit.library import checklists_folder; print(checklists_folder())"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is built, unpacked as pip would."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=folder)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def run(code: str, installed: Path, where: Path) -> str:
    """Run code with the unpacked wheel before everything else, from another folder."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        check=True, capture_output=True, cwd=where, env=environment, encoding="utf-8",
    )  # fmt: skip
    return done.stdout.strip()


def test_a_checkout_and_an_editable_install_use_the_folder_beside_the_package() -> None:
    assert checklists_folder() == ROOT / "checklists"


def test_an_installed_wheel_carries_its_own_checklists(wheel: Path, tmp_path: Path) -> None:
    assert Path(run(FIND, wheel, tmp_path)) == wheel / "cxaudit" / "checklists"


def test_an_installed_wheel_runs_the_demo_in_any_folder(wheel: Path, tmp_path: Path) -> None:
    run("from cxaudit.cli import main; raise SystemExit(main(['demo']))", wheel, tmp_path)

    assert (tmp_path / "output" / "demo.xlsx").is_file()


def test_the_wheel_holds_the_package_and_the_checklists_and_nothing_else(wheel: Path) -> None:
    top = {path.name for path in wheel.iterdir()}
    shipped = {path.name for path in (wheel / "cxaudit" / "checklists" / "core").iterdir()}

    assert {name for name in top if not name.endswith(".dist-info")} == {"cxaudit"}
    assert shipped == {path.name for path in (ROOT / "checklists" / "core").iterdir()}


def test_the_wheel_says_that_it_is_typed(wheel: Path) -> None:
    assert (wheel / "cxaudit" / "py.typed").is_file()


def test_the_source_distribution_holds_whatever_its_readme_leads_to(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, cwd=tmp_path)

    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}

    targets = re.findall(r"\]\(([^)#:]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert {"docs/pictures/summary.png", "CONTRIBUTING.md"} <= set(targets)
    assert set(targets) <= held
