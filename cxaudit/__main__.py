"""`python -m cxaudit`: the same as the command `cxaudit`."""

from cxaudit.cli import command

if __name__ == "__main__":
    command()
