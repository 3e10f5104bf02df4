"""What all tests share: LibreOffice is asked where it is installed, and must be where CI is."""

import os
import shutil
import signal
import sys

import pytest
from hypothesis import HealthCheck, settings

from tests.runs import runs

# No test fails because the machine is busy: neither an example nor finding one has a time limit.
settings.register_profile(
    "patient",
    settings(max_examples=runs(100), deadline=None, suppress_health_check=[HealthCheck.too_slow]),
)
settings.load_profile("patient")

# In the background of a shell, or under nohup, Python and whatever a test starts would ignore these.
signal.signal(signal.SIGINT, signal.default_int_handler)
if sys.platform != "win32":
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)  # before tests are chosen by their marks
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make tests with LibreOffice slow ones, and skip them where it is missing; in CI they fail there."""
    missing = pytest.mark.skip(reason="LibreOffice (soffice) is not installed")
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.slow)
            if not shutil.which("soffice") and not os.environ.get("CI"):
                item.add_marker(missing)
