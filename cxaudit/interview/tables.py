"""Tables as lines of text that fit a window; where it is narrow, every cell has a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO

from cxaudit.interview.wrapping import wrap
from cxaudit.terminal import visible_line

_NARROW = 60
"""Cells of a window below which columns have no room."""


def drawn_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Return a table as lines that fit a window of so many cells."""
    safe = [[visible_line(cell) for cell in row] for row in rows]
    if width < _NARROW:
        return [*wrap(title, width - 1), *_below(heads, safe, width)]
    from rich import box  # here, since nothing before the end of an audit needs it
    from rich.console import Console
    from rich.table import Table

    table = Table(title=visible_line(title), title_justify="left", title_style="", box=box.SIMPLE_HEAD)
    for head in heads:
        table.add_column(head, overflow="fold")
    for row in safe:
        table.add_row(*row)
    written = StringIO()
    console = Console(file=written, width=width, color_system=None, markup=False, emoji=False)
    console.print(table)
    return [line.rstrip() for line in written.getvalue().rstrip("\n").split("\n")]


def _below(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for first, *cells in rows:
        yield from wrap(first, width - 1)
        for head, cell in zip(heads[1:], cells, strict=True):
            yield from (f"  {line}" for line in (wrap(f"{head}: {cell}", width - 3) if cell else []))
