"""Settles what one row alone can't say: weights beside others, ids, shared steps, who leads a section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import gcd

from cxaudit.checklist import SHIPPED_SCALES
from cxaudit.sheets_in import naming
from cxaudit.sheets_in.drafts import MOST_WEIGHT, Content, Draft, Item, Way
from cxaudit.sheets_in.sources import Remark
from cxaudit.text import as_compared
from cxaudit.words import _

_PARTS_OF_ONE = (1, 2, 4, 5, 10, 20, 100)
"""By what weights with decimals are multiplied, so that they are whole."""


def settled(draft: Draft) -> Draft:
    """Return a draft whose questions have ids, whole weights, and steps with a name where they are shared."""
    _weigh(draft)
    _name(draft)
    _share(draft)
    _change(draft, _sound(draft))
    _lead(draft)
    return draft


def _change(draft: Draft, change: Callable[[Item], Item]) -> None:
    for section in draft.sections:
        for part in section.parts:
            part.items = [change(item) for item in part.items]


def _say(draft: Draft, item: Item, said: str) -> None:
    draft.remarks.append(Remark(item.sheet, item.row, said))


def _weigh(draft: Draft) -> None:
    """Make the weights whole, from 0 to 100; where there are none, of the points that answers can get."""
    weights = [item.weight for item in draft.items if item.weight is not None]
    if not weights:
        points = {item.most_points for item in draft.items if not item.way.text}
        if len(points) > 1 and None not in points:
            draft.remarks.append(Remark("", 0, _("the most points of a question taken for its weight")))
            _change(draft, lambda item: replace(item, weight=item.most_points or 0))
            weights = [item.weight for item in draft.items if item.weight is not None]
    times = _factor(weights)
    if times != 1:
        said = _(
            "weights multiplied by {times}, to be whole numbers up to {most}", times=times, most=MOST_WEIGHT
        )
        draft.remarks.append(Remark("", 0, said))

    def weighed(item: Item) -> Item:
        if item.weight is None:
            return item
        whole = min(MOST_WEIGHT, round(Fraction(repr(item.weight)) * times))
        return replace(item, weight=max(whole, 1) if item.weight else 0)

    _change(draft, weighed)


def _factor(weights: Sequence[float]) -> Fraction:
    """By what weights are multiplied: as little as makes them whole, and as much as leaves them below 101."""
    exact = [Fraction(repr(weight)) for weight in weights]
    if not any(exact):
        return Fraction(1)
    whole = next(
        (times for times in _PARTS_OF_ONE if all((each * times).denominator == 1 for each in exact)), 100
    )
    if max(exact) * whole <= MOST_WEIGHT:
        return Fraction(whole)
    common = gcd(*(int(each * whole) for each in exact)) or 1
    if max(exact) * whole / common <= MOST_WEIGHT:
        return Fraction(whole, common)
    return Fraction(MOST_WEIGHT) / max(exact)


def _name(draft: Draft) -> None:
    """Give sections, parts and questions ids; those that a table gives stay, unless they stand twice."""
    sections = naming.Names(each.id for each in draft.sections if naming.may_name_section(each.id))
    titles: set[str] = set()
    for section in draft.sections:
        if not naming.may_name_section(section.id):
            section.id = naming.of_section(section.title, sections)
        section.title = _another(section.title, titles)
        parts = naming.Names(part.id for part in section.parts if naming.is_name(part.id))
        for part in section.parts:
            if not naming.is_name(part.id):
                part.id = naming.of_part(part.title, parts)
    given = Counter(item.id for item in draft.items if naming.is_name(item.id))
    own = {id for id, times in given.items() if times == 1 and not naming.is_kept(id)}
    questions = naming.Names(own)
    for section in draft.sections:
        for part in section.parts:
            part.items = [_with_id(draft, item, section.id, own, questions) for item in part.items]


def _with_id(draft: Draft, item: Item, section: str, own: set[str], names: naming.Names) -> Item:
    if item.id in own:
        return item
    new = naming.of_question(section, item.ask, names)
    if item.id:
        _say(draft, item, _("the id {old} can't be used, or stands twice: {new}", old=item.id, new=new))
    return replace(item, id=new)


def _another(title: str, taken: set[str]) -> str:
    """The title, with a number behind it where another section is called so."""
    new, number = title, 2
    while as_compared(new) in taken:
        new, number = f"{title} ({number})", number + 1
    taken.add(as_compared(new))
    return new


def _share(draft: Draft) -> None:
    """Name the steps that several questions have; a name that a table gives is theirs alone."""
    for item in draft.items:
        if item.way.scale and item.way.steps != SHIPPED_SCALES.get(item.way.scale):
            draft.scales.setdefault(item.way.scale, item.way.steps)
    known = {**SHIPPED_SCALES, **draft.scales}
    names = naming.Names(known)
    shared = Counter(item.way.steps for item in draft.items if item.way.steps and _may_share(item.way))
    for steps, times in shared.items():
        if times > 1:
            name = naming.of_scale(steps, names)
            known[name] = draft.scales[name] = steps

    def named(item: Item) -> Item:
        way = item.way
        if way.scale and known.get(way.scale) != way.steps:
            return replace(item, way=replace(way, scale="", own=True))
        if _may_share(way) and way.steps in draft.scales.values():
            name = next(name for name, steps in draft.scales.items() if steps == way.steps)
            return replace(item, way=replace(way, scale=name))
        return item

    _change(draft, named)


def _may_share(way: Way) -> bool:
    return not way.own and not way.scale


def _sound(draft: Draft) -> Callable[[Item], Item]:
    """Return what takes from a question what contradicts something else, and says so."""
    steps = {item.id: len(item.way.steps) for item in draft.items}
    order = {item.id: place for place, item in enumerate(draft.items)}

    def sound(item: Item) -> Item:
        more, comments = dict(item.more), list(item.comments)

        def without(key: str) -> None:
            comments.append(f"{key}: {more.pop(key)}")
            _say(draft, item, _("{key} can't be used here: left out", key=key))

        if "only_if" in more and not _is_earlier(more["only_if"], order[item.id], order, steps):
            without("only_if")
        if "needs_note" in more and not _within(more["needs_note"], 1, len(item.way.steps)):
            without("needs_note")
        if "minutes" in more and not _within(more["minutes"], 0.01, 480):
            without("minutes")
        if "ahead" in more and not (_within(more["ahead"], 0, 60) and isinstance(more["ahead"], int)):
            without("ahead")
        critical, na = item.critical, item.na
        if critical and (item.way.text or item.weight == 0):
            critical = False
            _say(draft, item, _("critical and not scored: taken for not critical"))
        if not na and "only_if" in more:
            na = True
            _say(draft, item, _("asked only after certain answers, so it may be answered with N/A"))
        return replace(item, more=more, comments=tuple(comments), critical=critical, na=na)

    return sound


def _within(value: Content, least: float, most: float) -> bool:
    return isinstance(value, int | float) and least <= value <= most


def _is_earlier(only_if: Content, place: int, order: dict[str, int], steps: dict[str, int]) -> bool:
    """Whether a condition names steps of an earlier question."""
    if not isinstance(only_if, dict):
        return False
    return all(
        order.get(id, place) < place
        and isinstance(numbers, list)
        and len({*map(str, numbers)}) == len(numbers)
        and all(_within(number, 1, steps[id]) for number in numbers)
        for id, numbers in only_if.items()
    )


def _lead(draft: Draft) -> None:
    """Let whoever is responsible for most questions of a section lead it; others are kept as comments."""
    for section in draft.sections:
        owners = Counter(item.owner for item in section.items if item.owner)
        section.owner = owners.most_common(1)[0][0] if owners else ""
        if len(owners) > 1:
            said = _("{section}: {owner} taken for who leads it", section=section.title, owner=section.owner)
            draft.remarks.append(Remark("", 0, said))
        for part in section.parts:
            part.items = [_with_owner(item, section.owner) for item in part.items]


def _with_owner(item: Item, lead: str) -> Item:
    if item.owner in ("", lead):
        return item
    return replace(item, comments=(*item.comments, _("responsible: {owner}", owner=item.owner)))
