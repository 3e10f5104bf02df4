"""The list of all questions line by line: what is typed narrows it, and a number goes to a question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from cxaudit.interview.asking import WentBack, enter_means
from cxaudit.interview.keys import BACK
from cxaudit.interview.listing import Entry, Listing, by_department, department_counted
from cxaudit.interview.standing import Standing
from cxaudit.numbers import whole_number
from cxaudit.words import _

_FEW = 20
"""Questions that are shown at once; of more, the departments are."""


def find_by_lines(listing: Listing, say: Callable[[str], None], read: Callable[[str], str]) -> str:
    """Show the list, and read what is to be found in it, until a number is typed; return that question's id.

    Raises:
        WentBack: if nothing is typed, or the key to go back.
        Stopped: if there is no line any more.
    """
    say(" · ".join(listing.counted().values()))
    shown = listing.shown(None, "")
    while True:
        for line in _lines(shown):
            say(line)
        typed = read(_ask(listing))
        if typed.casefold() in ("", BACK.id):
            raise WentBack
        number = whole_number(typed, len(listing.entries))
        if number:
            return listing.entries[number - 1].id
        found = _found(listing, typed)
        if not found:
            say(_("Nothing is found: {typed}", typed=typed))
        shown = found or shown


def _ask(listing: Listing) -> str:
    ways = [_("number: go there"), _("a word: find it"), *(each.label for each in listing.standing)]
    return f"{' · '.join([*ways, enter_means(_(BACK.label))])}: "


def _found(listing: Listing, typed: str) -> list[Entry]:
    """The questions that stand as it was typed, else those in which it is found."""
    ways: dict[str, Standing] = {each.label.casefold(): each for each in listing.standing}
    return listing.shown(ways.get(typed.casefold()), "" if typed.casefold() in ways else typed)


def _lines(entries: Sequence[Entry]) -> Iterator[str]:
    departments = by_department(entries)
    for title, those in departments.items():
        if len(entries) > _FEW and len(departments) > 1:
            yield f"  {_numbers(those)}  {department_counted(title, those)}"
            continue
        yield department_counted(title, those)
        for entry in those:
            yield f"  {entry.number} {entry.mark} {entry.ask} [{entry.answer}]"


def _numbers(entries: Sequence[Entry]) -> str:
    """Say which numbers questions have: `7`, `1-11`, or `139 … 153` where others lie between."""
    first, last = entries[0].number, entries[-1].number
    if first == last:
        return str(first)
    return f"{first}-{last}" if last - first + 1 == len(entries) else f"{first} … {last}"
