"""Python in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def with_openpyxl(*arguments: str, lxml: bool) -> None:
    """Run Python where openpyxl writes with lxml, or without as where it isn't installed.

    It must end well, and say nothing on its way; warnings are errors.
    """
    done = subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=ROOT,
        env={**os.environ, "OPENPYXL_LXML": str(lxml)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
