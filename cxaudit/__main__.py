"""`python -m cxaudit`: the same as the command `cxaudit`."""

import sys

from cxaudit.cli import main

if __name__ == "__main__":
    sys.exit(main())
