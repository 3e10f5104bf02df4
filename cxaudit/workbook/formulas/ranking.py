"""Formulas of views that rank themselves: figures stand in the checklist's order, and views look them up."""

from __future__ import annotations


def place_of(keys: str, rank: int | str) -> str:
    """Return where among the keys the one stands that has a rank, from 1, the least.

    Args:
        keys: absolute reference to numbers that all differ, such as `Figures.key`.
        rank: from 1, or an expression for it.
    """
    return f"MATCH(SMALL({keys},{rank}),{keys},0)"


def looked_up(cells: str, place: str) -> str:
    """Return what cells have at a place, empty where they are empty.

    Args:
        cells: absolute reference to formulas or texts; of an empty cell 0 would come.
        place: cell with the place, from 1.
    """
    return f"INDEX({cells},{place})"
