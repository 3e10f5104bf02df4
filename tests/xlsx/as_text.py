"""A workbook as text, a line for each cell and for each setting, so that a diff says what changed.

It says the same on every system, and whatever library wrote the XML: everything is told in an order of its
own, and what can't be seen is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel

from tests.xlsx.areas import place
from tests.xlsx.book import Book
from tests.xlsx.reading import MAIN, NAMES, RELATION, is_set
from tests.xlsx.sheet import Cell, Sheet
from tests.xlsx.styles import Styles

_TOLD_APART = {"cols", "sheetData", "mergeCells", "conditionalFormatting", "dataValidations", "hyperlinks"}
"""Parts of a sheet that have lines of their own; all others are told as they are written."""

_NOT_TOLD = {"dimension", "drawing", "tableParts"}
"""Parts of a sheet that only say what the rest says too."""

_VERSIONS = "docProps/app.xml"
"""The part that names the version of the library that wrote the file."""


def workbook_lines(book: Book) -> Iterator[str]:
    """What belongs to no single sheet: properties, the list of sheets, names, named styles."""
    for part in sorted(name for name in book.trees if name.startswith("docProps/")):
        if part != _VERSIONS:
            yield from (f"{part}  {_in_words(each)}" for each in book.trees[part])
    for element in book.root:
        if element.tag not in (f"{MAIN}sheets", f"{MAIN}definedNames"):
            yield _in_words(element)
    for sheet in book.listed:
        yield f"sheet  {sheet.get('name')}  {sheet.get('state', 'visible')}"
    for name in book.defined:
        local = name.get("localSheetId")
        where = "" if local is None else f"  on {book.listed[int(local)].get('name')}"
        yield f"name  {name.get('name')}{where}  {name.text}"
    styles = Styles.of(book)
    for title, style in styles.named:
        code = styles.codes.get(style.get("numFmtId"), f"format {style.get('numFmtId')}")
        yield f"style  {title}  {code}  " + "  ".join(map(_in_words, styles.looks(style)))


def sheet_lines(book: Book, sheet: Sheet) -> Iterator[str]:
    """One sheet: its settings, its rules, its charts, and every cell."""
    styles = Styles.of(book)
    for element in sheet.root:
        if _name(element) not in _TOLD_APART | _NOT_TOLD:
            yield _in_words(element)
    yield from _columns(sheet)
    yield from (f"merged  {area}" for area in sorted(sheet.merged, key=lambda area: (area.top, area.left)))
    yield from _links(sheet)
    yield from _choices(sheet)
    yield from _colours(sheet, styles)
    yield from _tables(book, sheet)
    yield from _drawn(book, sheet)
    yield from _rows(sheet, styles)


def _columns(sheet: Sheet) -> Iterator[str]:
    for column in sheet.all("cols/col"):
        first, last = (get_column_letter(int(column.get(end, "1"))) for end in ("min", "max"))
        hidden = "  hidden" if is_set(column.get("hidden")) else ""
        yield f"column  {first}{'' if first == last else f'-{last}'}  {column.get('width')}{hidden}"


def _links(sheet: Sheet) -> Iterator[str]:
    for link in sheet.all("hyperlinks/hyperlink"):
        outside = sheet.link(link)
        yield f"link  {link.get('ref')}  {outside.target if outside else link.get('location')}"


def _choices(sheet: Sheet) -> Iterator[str]:
    for rule in sheet.all("dataValidations/dataValidation"):
        told = {key: value for key, value in rule.attrib.items() if key not in ("sqref", "type")}
        conditions = " to ".join(_plain(each.text or "") for each in rule)
        yield f"validation  {rule.get('sqref')}  {rule.get('type')}  {conditions}  {_attributes(told)}"


def _colours(sheet: Sheet, styles: Styles) -> Iterator[str]:
    rules = [
        (int(rule.get("priority", "0")), area.get("sqref", ""), rule)
        for area in sheet.all("conditionalFormatting")
        for rule in area.iterfind("cfRule", NAMES)
    ]
    for priority, area, rule in sorted(rules, key=lambda each: each[0]):
        told = {key: value for key, value in rule.attrib.items() if key not in ("priority", "dxfId", "type")}
        look = "".join(map(_in_words, styles.differences[int(rule.get("dxfId", "0"))]))
        condition = " ".join(_in_words(each) for each in rule)
        yield f"colour {priority}  {area}  {rule.get('type')}  {condition}  {_attributes(told)}  {look}"


def _tables(book: Book, sheet: Sheet) -> Iterator[str]:
    for table in book.tables:
        if table.sheet is sheet:
            yield f"table  {_in_words(table.root)}"


def _drawn(book: Book, sheet: Sheet) -> Iterator[str]:
    """Charts and pictures: where, what each says to whoever doesn't see it, and what its series draw."""
    for drawing in (link.target for link in sheet.links if link.kind == "drawing"):
        targets = {link.id: link.target for link in book.links.get(drawing, ())}
        for anchor in book.trees[drawing]:
            about = next(anchor.iterfind(".//xdr:cNvPr", NAMES))
            ends = (_corner(anchor, end) for end in ("from", "to"))
            yield f"drawn  {':'.join(ends)}  {_plain(about.get('descr', ''))}"
            for shown in anchor.iter():
                chart = book.trees.get(targets.get(shown.get(f"{RELATION}id", ""), ""))
                if chart is not None:
                    yield from (f"  {line}" for line in _chart(chart))


def _corner(anchor: Element, end: str) -> str:
    row, column = (int(anchor.findtext(f"xdr:{end}/xdr:{name}", "0", NAMES)) for name in ("row", "col"))
    return place(row + 1, column + 1)


def _chart(chart: Element) -> Iterator[str]:
    for plot in chart.iterfind(".//c:plotArea/*", NAMES):
        series = plot.findall("c:ser", NAMES)
        if series or _name(plot).endswith("Ax"):
            settings = (each for each in plot if not len(each) and each.get("val") is not None)
            yield f"{_name(plot)}  " + " ".join(map(_in_words, settings))
        for each in series:
            data = ((part, _data(each.find(f"c:{part}", NAMES))) for part in ("tx", "cat", "val"))
            told = [f"{part} {_plain(' | '.join(words))}" for part, words in data if words]
            colours = [colour.get("val", "") for colour in each.iterfind(".//a:srgbClr", NAMES)]
            yield "  series  " + "  ".join([*told, *colours])


def _data(data: Element | None) -> list[str]:
    """Reference and values of a part of a series."""
    if data is None:
        return []
    return [found.text or "" for found in data.iter() if _name(found) in ("f", "v")]


def _rows(sheet: Sheet, styles: Styles) -> Iterator[str]:
    cells = {line: list(found) for line, found in groupby(sheet.cells, lambda cell: cell.line)}
    for row in sheet.all("sheetData/row"):
        told = {key: value for key, value in row.attrib.items() if key not in ("r", "spans", "customHeight")}
        yield f"row {row.get('r')}  {_attributes(told)}".rstrip()
        told_alike = groupby(cells.get(int(row.get("r", "0")), ()), lambda cell: _told_alike(cell, styles))
        for (_, words), alike in told_alike:
            places = [cell.place for cell in alike]
            yield f"  {':'.join(dict.fromkeys((places[0], places[-1])))}  {words}"


def _told_alike(cell: Cell, styles: Styles) -> tuple[int, str]:
    """What is told of a cell, and a number that it shares with its neighbours if they are all empty."""
    empty = cell.shown is None and cell.text is None and cell.formula is None
    return (0 if empty else cell.column), _cell(cell, styles)


def _cell(cell: Cell, styles: Styles) -> str:
    style = styles.cells[cell.style]
    words = [f"[{styles.names.get(style.get('xfId'), '')}]"]
    if is_set(style.get("quotePrefix")):
        words.append("'")
    if cell.text is not None:
        words.append(f'"{_plain(cell.text)}"')
    elif cell.shown is not None:
        day = f" {from_excel(float(cell.shown)):%Y-%m-%d}" if cell.style in styles.dates else ""
        words.append(f"{'' if cell.kind == 'n' else cell.kind + ' '}{cell.shown}{day}")
    if cell.formula is not None:
        words.append(f"={_plain(cell.formula.text or '')}")
    return "  ".join(words)


def _in_words(element: Element) -> str:
    """An element with all that it holds: `font(b=1 sz=20 color=0034516F)`."""
    text = _plain((element.text or "").strip())
    if not text and not len(element) and len(element.attrib) == 1 and element.attrib.keys() & {"val", "rgb"}:
        return f"{_name(element)}={_plain(*element.attrib.values())}"
    parts = [_attributes(element.attrib), f'"{text}"' if text else "", *map(_in_words, element)]
    held = " ".join(filter(None, parts))
    return f"{_name(element)}({held})" if held else _name(element)


def _attributes(attributes: dict[str, str]) -> str:
    return " ".join(f"{key.rpartition('}')[2]}={_plain(attributes[key])}" for key in sorted(attributes))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _plain(text: str) -> str:
    """Text on one line, in which nothing is invisible."""
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode()
