"""How many random runs the tests make: the one place that says so.

`make test` makes each as often as its test says, `make quick` a fifth of that, `make long` fifty times that.
"""

import os

TIMES = float(os.environ.get("CXAUDIT_TIMES", "1"))
"""How many times as often as usual."""


def runs(usually: int) -> int:
    """How often something random is tried that usually is tried so often."""
    return max(1, round(usually * TIMES))
