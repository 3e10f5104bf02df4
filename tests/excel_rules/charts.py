"""Rules for charts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.xlsx.areas import area_of
from tests.xlsx.book import Book
from tests.xlsx.reading import NAMES, is_number

_C = f"{{{NAMES['c']}}}"
_AXES = tuple(f"{_C}{name}" for name in ("valAx", "catAx", "dateAx", "serAx"))
_CELLS = re.compile(r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!([$\w:]+)")


def _axes(root: Element) -> list[Element]:
    return [element for element in root.findall(".//c:plotArea/*", NAMES) if element.tag in _AXES]


def _says(element: Element, child: str, value: str) -> bool:
    found = element.find(f"c:{child}", NAMES)
    return found is not None and found.get("val") == value


def axes_are_shown(book: Book) -> Iterator[str]:
    """Excel hides an axis that doesn't say otherwise; that of values may be hidden, if it says so."""
    for part, root in book.charts:
        for axis in _axes(root):
            hidden = axis.tag == f"{_C}valAx" and _says(axis, "delete", "1")
            if not hidden and not _says(axis, "delete", "0"):
                yield f"{part}: {_name(axis)} {_id(axis)} doesn't say that it is shown"


def titles_and_legends_leave_the_plot_alone(book: Book) -> Iterator[str]:
    for part, root in book.charts:
        for element in (*root.iterfind(".//c:title", NAMES), *root.iterfind(".//c:legend", NAMES)):
            if not _says(element, "overlay", "0"):
                yield f"{part}: a {_name(element)} doesn't say that it keeps off the plot"


def corners_are_square(book: Book) -> Iterator[str]:
    for part, root in book.charts:
        if not _says(root, "roundedCorners", "0"):
            yield f"{part}: the chart doesn't say that its corners are square"


def axes_belong_to_plots(book: Book) -> Iterator[str]:
    for part, root in book.charts:
        axes = Counter(_id(axis) for axis in _axes(root))
        used = {id for _, ids in _plots(root) for id in ids}
        yield from (f"{part}: two axes have the id {id}" for id, count in axes.items() if count > 1)
        yield from (f"{part}: axis {id} belongs to no plot" for id in axes if id not in used)


def plots_have_their_axes(book: Book) -> Iterator[str]:
    for part, root in book.charts:
        axes = {_id(axis) for axis in _axes(root)}
        for plot, ids in _plots(root):
            if len(set(ids)) < 2 or not axes.issuperset(ids):
                yield f"{part}: {plot} has the axes {', '.join(ids)}, and there are {', '.join(sorted(axes))}"


def _plots(root: Element) -> Iterator[tuple[str, list[str]]]:
    """Each plot that has axes, with their ids."""
    for plot in root.iterfind(".//c:plotArea/*", NAMES):
        ids = [id.get("val", "") for id in plot.findall("c:axId", NAMES)]
        if ids and plot.tag not in _AXES:
            yield _name(plot), ids


def axes_cross_each_other(book: Book) -> Iterator[str]:
    for part, root in book.charts:
        axes = {_id(axis) for axis in _axes(root)}
        for axis in _axes(root):
            crossed = axis.find("c:crossAx", NAMES)
            if crossed is None or crossed.get("val") not in axes - {_id(axis)}:
                yield f"{part}: {_name(axis)} {_id(axis)} crosses no other axis"


def series_refer_to_cells(book: Book) -> Iterator[str]:
    for part, reference, _ in _references(book):
        if not _size(reference, book):
            yield f"{part}: {reference!r} is no range of cells"


def series_carry_values(book: Book) -> Iterator[str]:
    for part, reference, cache in _references(book):
        if cache is None:
            yield f"{part}: {reference} carries no values"


def values_of_series_are_counted(book: Book) -> Iterator[str]:
    for part, reference, cache in _caches(book):
        size, count = _size(reference, book), cache.find("c:ptCount", NAMES)
        stated = None if count is None else count.get("val")
        if size and cache.tag != f"{_C}multiLvlStrCache" and stated != str(size):
            yield f"{part}: {reference} has {size} cells, its values count {stated}"


def values_of_series_have_their_cells(book: Book) -> Iterator[str]:
    for part, reference, cache in _caches(book):
        size = _size(reference, book)
        places = Counter(int(point.get("idx", "-1")) for point in cache.findall("c:pt", NAMES))
        for place, count in places.items():
            if size and (count > 1 or not 0 <= place < size):
                yield f"{part}: {reference} has {count} values at place {place} of {size}"


def values_of_series_are_numbers(book: Book) -> Iterator[str]:
    for part, reference, cache in _caches(book):
        for value in cache.iterfind("c:pt/c:v", NAMES):
            if cache.tag == f"{_C}numCache" and not is_number(value.text or ""):
                yield f"{part}: {reference} has a value that is no number: {value.text!r}"


def _references(book: Book) -> Iterator[tuple[str, str, Element | None]]:
    """Each reference to cells, with the values that the chart carries for them."""
    for part, root in book.charts:
        for tag in ("num", "str", "multiLvlStr"):
            for reference in root.iterfind(f".//c:{tag}Ref", NAMES):
                text = reference.findtext("c:f", "", NAMES)
                yield part, text, reference.find(f"c:{tag}Cache", NAMES)


def _caches(book: Book) -> Iterator[tuple[str, str, Element]]:
    return ((part, text, cache) for part, text, cache in _references(book) if cache is not None)


def _size(reference: str, book: Book) -> int:
    """How many cells a reference has, or the name of one; 0 if it is none."""
    names = {name.get("name", "").casefold(): name.text or "" for name in book.defined}
    reference = names.get(reference.casefold(), reference)
    areas = [area_of(cells) for cells in _CELLS.findall(reference)]
    return sum(area.width * area.height for area in areas if area)


def _name(element: Element) -> str:
    return element.tag.removeprefix(_C)


def _id(axis: Element) -> str:
    found = axis.find("c:axId", NAMES)
    return "" if found is None else found.get("val", "")


RULES = (
    axes_are_shown, titles_and_legends_leave_the_plot_alone, corners_are_square, axes_belong_to_plots,
    plots_have_their_axes, axes_cross_each_other, series_refer_to_cells, series_carry_values,
    values_of_series_are_counted, values_of_series_have_their_cells, values_of_series_are_numbers,
)  # fmt: skip
