"""Whatever is audited: the file is valid, charts say what their cells say, and everything can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_from_string
from openxml_audit import OpenXmlValidator
from PIL import Image

from cxaudit import look
from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.numbers import whole
from cxaudit.report import DepartmentPart, GatheredPart, build_report
from cxaudit.storage import save_audit
from cxaudit.workbook import styles, write_workbook
from cxaudit.workbook.fitting import length
from tests.audits import AUDITS, EXTREMES
from tests.builders import a_checklist, a_clause, a_department, a_question, a_response, an_audit
from tests.excel_rules import broken_rules, contents
from tests.recalculation import same
from tests.results import places_of
from tests.workbooks import Written, each_once, written
from tests.xlsx.book import open_book, parts
from tests.xlsx.reading import NAMES
from tests.xlsx.values import Value, Values, held

pytestmark = pytest.mark.slow

_LONG = 20
"""Letters of a text that may fill a line."""


def long_texts() -> Audit:
    """Questions of 300 letters, notes of 2,000, names of departments that differ at their end alone."""
    words = "the customer who waits at the counter hears what happens next " * 40
    names = (
        "Sales and returns of the whole house, east wing",
        "Sales and returns of the whole house, west wing",
    )
    checklist = a_checklist(
        *(
            a_department(a_question(f"q{number}", ask=words[:299] + "?"), id=f"d{number}", title=name)
            for number, name in enumerate(names)
        )
    )
    answer = a_response(2, note=words[:2_000], seen=words[:900], told_by="Kim")
    return an_audit(checklist, {"q0": answer, "q1": answer}, verdict=words[:1_500])


MADE: dict[str, Callable[[], Audit]] = {**AUDITS, **EXTREMES, "longest texts": long_texts}


Books = Callable[[str], Written]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Books:
    """Writes the workbook of one of `MADE`, once."""
    return each_once(tmp_path_factory.mktemp("looks"), lambda name: MADE[name]())


@pytest.fixture(params=list(MADE))
def book(request: pytest.FixtureRequest, books: Books) -> Written:
    return books(request.param)


@pytest.mark.slow
def test_a_workbook_is_valid_and_excel_has_nothing_to_repair(book: Written) -> None:
    checked: Any = OpenXmlValidator().validate(book.path)

    assert checked.errors == []
    assert (checked.error_count, checked.warning_count) == (0, 0)
    assert broken_rules(book.path) == []


def test_a_text_in_a_table_keeps_its_distance_from_the_text_left_of_it(book: Written) -> None:
    """Cells have no padding: a line that fills its cell would run on into the next one."""
    workbook: Any = load_workbook(book.path)
    touching = [
        f"{page.title}!{right.coordinate}"
        for page in workbook.worksheets
        if page.sheet_state == "visible" and page.title != "Answers"
        for row in page.iter_rows()
        for left, right in pairwise(row)
        if _is_wrapped_text(left) and _is_text(right) and not right.alignment.indent
    ]

    assert touching == []


def _is_wrapped_text(cell: Any) -> bool:  # noqa: ANN401 - a cell of openpyxl
    return _is_text(cell) and cell.alignment.wrap_text and len(str(cell.value)) > _LONG


def _is_text(cell: Any) -> bool:  # noqa: ANN401 - a cell of openpyxl
    """Whether it is one of a table, and shows a text from its left edge on."""
    in_a_table = str(cell.style).startswith(("cx cell", "cx cream", "cx rule"))
    begins_left = cell.alignment.horizontal in (None, "left", "general")
    return in_a_table and begins_left and isinstance(cell.value, str) and not _is_hidden(cell)


def _is_hidden(cell: Any) -> bool:  # noqa: ANN401 - a cell of openpyxl
    return bool(cell.parent.column_dimensions[cell.column_letter].hidden)


def test_charts_pictures_tables_and_rules_are_all_there(book: Written) -> None:
    counts = contents(book.path)

    report = book.report
    charts = sum(map(bool, (report.departments, report.principles, report.stages)))
    assert (counts.charts, counts.pictures, counts.tables) == (charts, 0, 1)
    assert counts.validations >= sum(len(part.questions) for part in book.report.departments)
    assert counts.conditional_formats > 4 * len(book.report.bands)
    assert counts.formulas == len(book.held.formulas)


def test_charts_carry_what_their_cells_show(book: Written) -> None:
    for reference, shown in _drawn(book.path):
        cells = book.held.range(reference.replace("'", ""))
        assert [(a, b) for a, b in zip(shown, cells, strict=True) if not same(a, b)] == []


def _drawn(path: Path) -> Iterator[tuple[str, list[Value]]]:
    """Cells that the charts of a workbook draw, with the values that stand beside them."""
    for _, part in open_book(path).charts:
        for kind, read in (("num", float), ("str", str)):
            for reference in part.findall(f".//c:{kind}Ref", NAMES):
                data = reference.find(f"c:{kind}Cache", NAMES)
                assert data is not None
                yield reference.findtext("c:f", "", NAMES), _points(data, read)


def _points(data: Element, read: Callable[[str], Value]) -> list[Value]:
    count = data.find("c:ptCount", NAMES)
    assert count is not None
    values: list[Value] = [""] * int(count.get("val", ""))
    for point in data.iterfind("c:pt", NAMES):
        values[int(point.get("idx", ""))] = read(point.findtext("c:v", "", NAMES))
    return values


def test_bars_are_stacked_from_three_times_as_many_series_as_there_are_bands(book: Written) -> None:
    bands = book.report.bands
    for _, part in open_book(book.path).charts:
        fills = [each.get("val") for each in part.findall(".//c:ser/c:spPr/a:solidFill/a:srgbClr", NAMES)]
        assert len(part.findall(".//c:ser", NAMES)) == 3 * len(bands)
        assert fills[: len(bands)] == [band.colour for band in bands]
        assert set(fills[len(bands) :]) == {look.NO_BAND, look.TRACK, look.TICK}
        deleted = {axis.tag.rpartition("}")[2]: axis.find("c:delete", NAMES) for axis in _axes(part)}
        assert {name: each.get("val") for name, each in deleted.items() if each is not None} == {
            "catAx": "0",
            "valAx": "1",
        }


def _axes(part: Element) -> list[Element]:
    return [each for name in ("catAx", "valAx") for each in part.findall(f".//c:{name}", NAMES)]


def test_a_bar_with_its_track_is_as_long_as_all_others(book: Written) -> None:
    for _, part in open_book(book.path).charts:
        series = [_points(each, float) for each in part.findall(".//c:ser/c:val/c:numRef/c:numCache", NAMES)]
        for bar in zip(*series, strict=True):
            assert all(isinstance(each, float) and each >= -1e-9 for each in bar)
            assert sum(map(float, bar)) == pytest.approx(1)


def test_charts_say_what_they_show(book: Written) -> None:
    [(_, drawing)] = open_book(book.path).drawings
    described = [shape.get("descr") for shape in drawing.iterfind(".//xdr:cNvPr", NAMES)]

    report = book.report
    banded = sum(part.standing.counted.band is not None for part in report.departments)
    departments = "Departments, worst first", sorted(report.departments, key=_worst_first)
    stages = "Along the customer's way", report.stages
    first, last = (
        (stages, departments)
        if report.stages and 2 * banded < len(report.departments)
        else (departments, stages)
    )
    principles = "What customers judge by, worst first", sorted(report.principles, key=_worst_first)
    told = [_ends(title, parts) for title, parts in (first, principles, last) if parts]
    assert described == told


def _worst_first(part: DepartmentPart | GatheredPart) -> int:
    return 999 if part.standing.score is None else whole(part.standing.score)


def _ends(title: str, parts: Sequence[DepartmentPart | GatheredPart]) -> str:
    """What a chart says of its first bar, and of its last one."""
    ends = [parts[0], *parts[1:][-1:]]
    return f"{title}: {'; '.join(f'{part.title} {part.standing.short}' for part in ends)}."[:2_000]


@pytest.mark.slow
def test_every_ink_can_be_read_on_its_ground(book: Written) -> None:
    """Contrast of at least 4.5, as the WCAG asks of text; coloured cells keep the ink of their style."""
    poor = set()
    workbook: Any = load_workbook(book.path)
    for sheet in workbook.worksheets:
        inks = set()
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    ground = cell.fill.fgColor.rgb[-6:] if cell.fill.fill_type else "FFFFFF"
                    inks.add((_ink(cell), ground))
        poor |= {pair for pair in inks if contrast(*pair) < 4.5}
        for area in sheet.conditional_formatting:
            first = sheet[str(area.sqref).split(":")[0].split()[0]]
            for dxf in (rule.dxf for rule in area.rules):
                if dxf is None or dxf.fill is None:  # a bar, or a rule of letters alone
                    continue
                pair = _ink(dxf if dxf.font and dxf.font.color else first), dxf.fill.bgColor.rgb[-6:]
                poor |= {pair} if contrast(*pair) < 4.5 else set()
    assert poor == set()


def _ink(styled: Any) -> str:  # noqa: ANN401 - a cell or a conditional format of openpyxl
    colour = styled.font.color
    return colour.rgb[-6:] if colour.type == "rgb" else "000000"  # where nothing was written


def contrast(ink: str, ground: str) -> float:
    """Contrast of two colours (RRGGBB), from 1 to 21, as WCAG 2 defines it."""
    light, dark = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_contrast_is_measured_as_it_is_defined() -> None:
    assert contrast("FFFFFF", "000000") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colour", ["000000", "808080", "3A8A3A", "C06000", "FF0000", "7F7F00", "FFFFFF"])
def test_a_checklist_may_have_bands_of_any_colour(colour: str) -> None:
    style = styles.over(colour)

    ink = str(style.font.color.rgb)[-6:] if style.font and style.font.color else styles.INK
    assert contrast(ink, colour) >= 4.5


BANDED = {"Summary": 1, "Departments": 4, "Findings": 1, "Policy refresh": 1, "Billing & payments": 2}
"""Areas that are coloured by bands, on each sheet that has some."""


def test_bands_colour_scores_wherever_they_stand(books: Books) -> None:
    book = books("two departments")
    workbook: Any = load_workbook(book.path)
    colours = [band.colour for band in book.report.bands]
    for name, areas in BANDED.items():
        fills = [
            [rule.dxf.fill.bgColor.rgb[-6:] for rule in area.rules if rule.dxf and rule.dxf.fill]
            for area in workbook[name].conditional_formatting
        ]
        assert sum(sorted(colours) == sorted(fill[-len(colours) :]) for fill in fills) == areas


def test_a_sort_takes_hidden_ids_along(book: Written) -> None:
    opened = open_book(book.path)
    filters = {sheet.name: each.get("ref", "") for sheet, each in opened.all("autoFilter")}

    assert filters.keys() == {"Findings", "Answers"}
    for name, filtered in filters.items():
        first, last = (re.sub(r"\d", "", end) for end in filtered.split(":"))
        columns = [column_index_from_string(each) for each in places_of(book.held.values, name, 4).values()]
        assert column_index_from_string(first) <= min(columns)
        assert column_index_from_string(last) == max(columns)
    [table] = opened.tables
    area, places = table.area, places_of(book.held.values, "Action plan", 4)
    assert table.name == "Actions"
    assert area
    assert area.top == 4
    assert area.right == column_index_from_string(places["ID"])
    shown = _shown(book.held.values, "Action plan", area.top)
    assert (area.left, area.right) == (min(column for column, _ in shown), max(column for column, _ in shown))
    assert area.bottom == max(row for _, row in shown)


def _shown(values: Values, sheet: str, heads: int) -> set[tuple[int, int]]:
    """Column and row of each cell that shows something, from the row of heads on."""
    names = (cell for (name, cell), value in values.items() if name == sheet and value not in (None, ""))
    cells = map(coordinate_from_string, names)
    return {(column_index_from_string(letter), row) for letter, row in cells if row >= heads}


@pytest.mark.slow
def test_very_many_departments_stay_within_the_limits_of_excel(tmp_path: Path) -> None:
    departments = [a_department(id=f"d{number}") for number in range(300)]
    audit = an_audit(a_checklist(*departments), {"d7_greeted": 2})

    write_workbook(build_report(audit), tmp_path / "many.xlsx")

    assert broken_rules(tmp_path / "many.xlsx") == []


CODES = '&"Calibri,Regular"&10 &K5B6472'
"""What a footer says of its letters, at the left and at the right."""


@pytest.mark.parametrize(
    "name", ["Shop", "The whole of the house and " * 18, "W" * 500, "&" * 500, "日" * 500]
)
@pytest.mark.parametrize("contact", ["", "ada@example.org", "+31 20 555 0199 " * 20])
def test_the_foot_of_a_page_names_the_auditor_and_never_runs_over_itself(
    name: str, contact: str, tmp_path: Path
) -> None:
    audit = an_audit(organisation=name, auditor=name, contact=contact)

    pages: Any = load_workbook(written(build_report(audit), tmp_path / "feet.xlsx"))

    for sheet in pages.worksheets:
        foot = sheet.oddFooter
        if sheet.title in ("Policy", "House rules"):
            left, right = foot.left.text or "", foot.right.text or ""
            assert length(left.replace("&&", "&")) + length(right) < 52 - 2
            assert len(f"&L{left}&R{right}") + 2 * len(CODES) <= 255
            continue
        about, who = foot.left.text.replace("&&", "&").split("\n")
        page = foot.right.text.replace("&A", sheet.title).replace("&P", "99").replace("&N", "99")
        room = 54 if sheet.page_setup.orientation == "portrait" else 78
        assert length(about) + length(page) < room - 2
        assert length(who) < room
        assert name.strip() in about or about.endswith("…")
        assert (name.strip() in who and contact.strip() in who) or who.endswith("…")
        assert len(f"&L{foot.left.text}&R{foot.right.text}") + 2 * len(CODES) <= 255


def test_the_headline_stands_above_what_more_the_verdict_says(tmp_path: Path) -> None:
    def shown(headline: str, verdict: str) -> list[str]:
        report = build_report(an_audit(headline=headline, verdict=verdict))
        values = held(written(report, tmp_path / "told.xlsx")).values
        texts = [str(text) for (sheet, _), text in values.items() if sheet == "Summary"]
        return [text for text in texts if text in (headline, verdict) or text.startswith(("Begin", "s and"))]

    assert shown("Kind people.", "Kind people. Begin now.") == ["Kind people.", "Begin now."]
    assert shown("Kind people.", "Kind people.") == ["Kind people."]
    assert shown("Kind", "Kinds and more") == ["Kind", "Kinds and more"]
    assert shown("", "Kind people. Begin now.") == ["Kind people. Begin now."]
    assert shown("Kind people.", "") == ["Kind people."]


def test_a_long_verdict_and_a_long_clause_are_shown_whole(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(3_000))
    clause = a_clause(wording=words)
    report = build_report(an_audit(a_checklist(clauses=[clause]), {"reception_greeted": 2}, verdict=words))

    shown = held(written(report, tmp_path / "long.xlsx")).values

    for sheet in ("Summary", "Policy"):
        parts = [
            str(text)
            for (name, _), text in shown.items()
            if name == sheet and re.search(r"\bword\d", str(text))
        ]
        assert len(parts) > 1
        assert " ".join(parts) == words


@pytest.mark.parametrize(
    ("mode", "ending"), [("RGB", "png"), ("RGBA", "png"), ("P", "gif"), ("CMYK", "jpg"), ("1", "bmp")]
)
def test_a_logo_of_any_kind_stands_on_the_summary(mode: str, ending: str, tmp_path: Path) -> None:
    logo = tmp_path / f"logo.{ending}"
    Image.new(mode, (1200, 300)).save(logo)

    write_workbook(build_report(MADE["one question"]()), tmp_path / "audit.xlsx", logo)

    [picture] = _pictures(tmp_path / "audit.xlsx")
    assert (picture.width, picture.height) == (832, 208)
    assert contents(tmp_path / "audit.xlsx").pictures == 1
    assert broken_rules(tmp_path / "audit.xlsx") == []


def test_a_logo_keeps_nothing_that_its_file_told_but_the_way_up(tmp_path: Path) -> None:
    about = Image.Exif()
    about[0x0112], about[0x010E] = 6, "taken at home"  # to be turned by a quarter; description
    Image.new("RGB", (80, 20)).save(tmp_path / "logo.jpg", exif=about)

    write_workbook(build_report(MADE["one question"]()), tmp_path / "audit.xlsx", tmp_path / "logo.jpg")

    [picture] = _pictures(tmp_path / "audit.xlsx")
    assert (picture.width, picture.height) == (20, 80)
    assert "taken at home" not in str(picture.info)
    assert not picture.getexif()


def _pictures(path: Path) -> list[Image.Image]:
    media = [content for name, content in parts(path).items() if name.startswith("xl/media/")]
    return [Image.open(BytesIO(content)) for content in media]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (None, "there is no such file"),
        (b"", "this is no picture"),
        (b"<svg/>", "this is no picture"),
        (b"\x89PNG\r\n\x1a\n", "this is no picture"),
        (b"\x00" * (20 * 2**20 + 1), "the file is larger than 20 MiB"),
        ("folder", "this is a folder, not a picture"),
    ],
)
def test_a_logo_that_cannot_be_used_is_told_and_nothing_is_written(
    content: bytes | str | None, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save_audit(MADE["one question"](), tmp_path / "one.audit.json")
    if isinstance(content, bytes):
        (tmp_path / "logo.png").write_bytes(content)
    elif content:
        (tmp_path / "logo.png").mkdir()
    audit, target, logo = (str(tmp_path / name) for name in ("one.audit.json", "one.xlsx", "logo.png"))

    status = main(["report", audit, "-o", target, "--logo", logo])

    assert status == 1
    assert problem in capsys.readouterr().err
    assert not Path(target).exists()


def test_the_same_audit_gives_the_same_bytes(tmp_path: Path) -> None:
    logo = tmp_path / "logo.png"
    Image.new("RGB", (120, 30)).save(logo)

    for name in ("first.xlsx", "second.xlsx"):
        write_workbook(build_report(MADE["two departments"]()), tmp_path / name, logo)

    assert (tmp_path / "first.xlsx").read_bytes() == (tmp_path / "second.xlsx").read_bytes()
