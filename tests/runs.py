"""How many random runs the tests make: the one place that says so.

`make test` makes each as often as its test says, `make long` many times as often, by the thousand.
"""

import os

TIMES = int(os.environ.get("CXAUDIT_TIMES", "1"))
"""How many times as often as usual."""


def runs(usually: int) -> int:
    """How often something random is tried that usually is tried so often."""
    return usually * TIMES
