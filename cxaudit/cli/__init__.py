"""The command line: arguments to packages to exit status.

Only here are errors told and clock, environment and working folder read.
"""

from cxaudit.cli.program import command, main

__all__ = ["command", "main"]
