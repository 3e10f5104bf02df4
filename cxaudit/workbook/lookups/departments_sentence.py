"""How departments stand, as the sentence above them."""

from __future__ import annotations

from typing import NamedTuple

from cxaudit.words import N_, Plural, _
from cxaudit.workbook.live import Live, counted, first_of, fixed, said

_NOT_RATED = N_("{department} is not rated yet")
_NONE_RATED = N_("None of {all} departments is rated yet")
_ONE = N_("{department} is {band}, with {score} %")
_ONE_WITHOUT = N_("{department} has {score} %, and too few answers for a band")
_NONE_POOR = N_("None of {all} departments is {band}")
_POOR = Plural("{n} of {all} departments is {band}", "{n} of {all} departments are {band}")
_CAPPED = Plural(", {n} of them by a critical failure", ", {n} of them by a critical failure")
_BY_FAILURE = N_(", by a critical failure")
_ALL_CAPPED = N_(", all of them by a critical failure")
_LOWEST = N_("{poor}{capped}; {department} is lowest with {score} %")


class Lowest(NamedTuple):
    """The department that is lowest."""

    title: Live
    score: Live
    named: Live
    rank: Live


def departments_sentence(count: int, lowest: Lowest, poor: Live, capped: Live, worst: Live) -> Live:
    """Say how many departments are in the worst band, and which is lowest.

    Args:
        count: how many there are, one at least.
        lowest: which is lowest.
        poor: how many are in the worst band.
        capped: how many of these are so by a critical failure alone.
        worst: the label of the worst band.
    """
    title, score, named, rank = lowest
    if count == 1:
        none = said(_(_NOT_RATED), department=title)
        without = said(_(_ONE_WITHOUT), department=title, score=score)
        stands = said(_(_ONE), department=title, band=named, score=score)
        return first_of([(score.is_empty, none), (rank.equals(0), without)], stands)
    everyone = fixed(str(count))
    are = first_of(
        [(poor.equals(0), said(_(_NONE_POOR), all=everyone, band=worst))],
        counted(_POOR, poor, all=everyone, band=worst),
    )
    told = said(_(_LOWEST), poor=are, capped=_by_failure(poor, capped), department=title, score=score)
    return first_of([(score.is_empty, said(_(_NONE_RATED), all=everyone))], told)


def _by_failure(poor: Live, capped: Live) -> Live:
    others = Live(capped.number - poor.number, f"{capped.expression}-{poor.expression}")
    return first_of(
        [
            (capped.equals(0), fixed("")),
            (poor.equals(1), fixed(_(_BY_FAILURE))),
            (others.equals(0), fixed(_(_ALL_CAPPED))),
        ],
        counted(_CAPPED, capped),
    )
