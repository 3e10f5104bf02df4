"""Words that every part of the product shares."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Say how many, with the plural where it is not one."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
