"""The lint of Excel's own rules: silent about sound workbooks, and each rule seen to find what breaks it."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.chart.data_source import AxDataSource, NumData, NumVal, StrData, StrRef, StrVal
from openpyxl.formatting.rule import Rule as FormatRule
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.audit import Audit
from cxaudit.cli import main
from cxaudit.report import build_report
from cxaudit.workbook import write_workbook
from tests.builders import an_audit
from tests.excel_rules import RULES, Contents, broken_rules, contents
from tests.random_audits import edge_audit, random_audit, shipped_audit
from tests.runs import runs
from tests.xlsx.book import open_book

Parts = tuple[tuple[str, str], ...]
"""Name and XML of each part of a package, in their order."""

Change = Callable[[Parts], Parts]

DAY = date(2026, 1, 5)


def a_book() -> Workbook:
    """A workbook with one of everything that a rule is about."""
    book = Workbook()
    marks: Any = book.active
    marks.title = "Marks & more"
    for row in (("Question", "Score", "Day"), ("Greeted?", 0.5, DAY), ("Heard?", 1, DAY)):
        marks.append(row)
    marks["E2"], marks["F2"] = "=SUM(Marks[Score])", True
    marks["E3"] = '=IF(OR(B2>1,B3>1),"a ""b""",INDEX(steps,1))'
    lists: Any = book.create_sheet("Kim's lists")
    for text in ("Steps", "never", "at times", "always"):
        lists.append([text])
    lists.auto_filter.ref = "A1:A4"
    book.defined_names["steps"] = DefinedName("steps", attr_text="'Kim''s lists'!$A$2:$A$4")
    book.custom_doc_props.append(StringProperty(name="audit", value="demo"))  # type: ignore[attr-defined]
    _lay_out(marks)
    _add_rules(marks)
    marks.add_chart(_a_chart(marks), "J2")
    return book


def _lay_out(marks: Any) -> None:  # noqa: ANN401 - the stubs lack much of what is set
    marks.add_table(Table(displayName="Marks", ref="A1:C3"))
    marks.merge_cells("G1:H2")
    marks.merge_cells("G4:H4")
    marks["A2"].hyperlink = Hyperlink(ref="A2", location="'Kim''s lists'!A1")
    marks["A3"].hyperlink = "https://example.com/?a=1"
    marks.row_dimensions[2].height = 30
    marks.row_dimensions[3].outlineLevel = 1
    marks.column_dimensions["A"].width, marks.column_dimensions["B"].width = 40, 9
    marks.print_title_rows, marks.print_area = "1:1", "A1:F3"
    marks.oddFooter.left.text, marks.oddFooter.right.text = "Q&&A", "page &P of &N"


def _add_rules(marks: Any) -> None:  # noqa: ANN401 - the stubs lack much of what is set
    validations = (
        DataValidation(type="list", formula1="steps", sqref="A6:A9"),
        DataValidation(type="list", formula1='"yes,no"', sqref="B6:B9"),
        DataValidation(type="custom", formula1="ISNUMBER(C6)", sqref="C6:C9"),
    )
    for validation in validations:
        validation.errorTitle, validation.error = "Mind", "Choose."
        marks.add_data_validation(validation)
    coral = DifferentialStyle(fill=PatternFill(bgColor="E88873"))
    for condition in ("$B2<0.5", "$B2>0.9"):
        low = FormatRule(type="expression", dxf=coral, formula=[condition])
        marks.conditional_formatting.add("B2:B3", low)


def _a_chart(marks: Worksheet) -> BarChart:
    chart: Any = BarChart()
    chart.title = "Scores"
    chart.add_data(Reference(marks, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    series = chart.series[0]
    series.tx.strRef.strCache = StrData(ptCount=1, pt=[StrVal(idx=0, v="Score")])
    series.val.numRef.numCache = NumData(ptCount=2, pt=[NumVal(idx=0, v="0.5"), NumVal(idx=1, v="1")])
    names = StrData(ptCount=2, pt=[StrVal(idx=0, v="Greeted?"), StrVal(idx=1, v="Heard?")])
    series.cat = AxDataSource(strRef=StrRef(f="'Marks & more'!$A$2:$A$3", strCache=names))
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.title.overlay = chart.legend.overlay = chart.roundedCorners = False
    return chart  # type: ignore[no-any-return]


MARKS = "xl/worksheets/sheet1.xml"
LISTS = "xl/worksheets/sheet2.xml"
CHART = "xl/charts/chart1.xml"
DRAWING = "xl/drawings/drawing1.xml"
TABLE = "xl/tables/table1.xml"
BOOK = "xl/workbook.xml"
TEXTS = "xl/sharedStrings.xml"
TYPES = "[Content_Types].xml"
STYLES = "xl/styles.xml"
LINKS = "xl/worksheets/_rels/sheet1.xml.rels"
BOOK_LINKS = "xl/_rels/workbook.xml.rels"
SCHEMA = "http://schemas.openxmlformats.org/"
RELATION = f"{SCHEMA}officeDocument/2006/relationships"
EXTENSION = "http://schemas.microsoft.com/office/excel/2006/main"


def swap(part: str, old: str, new: str) -> Change:
    """Something else in place of what a part says once."""

    def change(parts: Parts) -> Parts:
        assert old in dict(parts)[part]
        return tuple((name, xml.replace(old, new, 1) if name == part else xml) for name, xml in parts)

    return change


def add(name: str, xml: str) -> Change:
    return lambda parts: (*parts, (name, xml))


def drop(part: str) -> Change:
    return lambda parts: tuple(each for each in parts if each[0] != part)


def typed(name: str, kind: str) -> Change:
    """The content type of a part."""
    mime = f"application/vnd.openxmlformats-officedocument.{kind}+xml"
    return swap(TYPES, "</Types>", f'<Override PartName="/{name}" ContentType="{mime}"/></Types>')


def linked(part: str, kind: str, target: str, id: str = "rId9") -> Change:
    """A relation, told by the part that tells relations."""
    link = f'<Relationship Type="{RELATION}/{kind}" Target="{target}" Id="{id}"/>'
    return swap(part, "</Relationships>", f"{link}</Relationships>")


MENDED = (
    swap(MARKS, "SUM(Marks[Score])</f><v></v>", "SUM(Marks[Score])</f><v>1.5</v>"),
    swap(MARKS, '<c r="E3">', '<c r="E3" t="str">'),
    swap(MARKS, "<v></v>", "<v>never</v>"),
    swap(MARKS, 't="inlineStr"><is><t>Heard?</t></is>', 't="s"><v>0</v>'),
    add(TEXTS, f'<sst xmlns="{SCHEMA}spreadsheetml/2006/main" count="1"><si><t>Heard?</t></si></sst>'),
    typed(TEXTS, "spreadsheetml.sharedStrings"),
    linked(BOOK_LINKS, "sharedStrings", "sharedStrings.xml"),
    swap(DRAWING, 'name="Chart 1"', 'name="Chart 1" descr="How each question scored"'),
)
"""What openpyxl leaves out, or this workbook needs besides."""


@cache
def sound() -> Parts:
    """The workbook with one of everything, without a fault."""
    file = BytesIO()
    a_book().save(file)
    with ZipFile(file) as package:
        parts: Parts = tuple((name, package.read(name).decode()) for name in package.namelist())
    return changed(parts, *MENDED)


def changed(parts: Parts, *changes: Change) -> Parts:
    for change in changes:
        parts = change(parts)
    return parts


def stored(parts: Parts, path: Path) -> Path:
    with warnings.catch_warnings(), ZipFile(path, "w", ZIP_DEFLATED) as package:
        warnings.filterwarnings("ignore", "Duplicate name")
        for name, xml in parts:
            package.writestr(name, xml)
    return path


class Broken(NamedTuple):
    """A way to break the sound workbook."""

    name: str

    told: str | tuple[str, ...]
    """Words of the one finding, or of each where one fault has several."""

    changes: tuple[Change, ...]


def broken(name: str, told: str | tuple[str, ...], *changes: Change) -> Broken:
    return Broken(name, told, changes)


def head(new: str) -> Change:
    """Another header of the second column in the part of the table."""
    return swap(TABLE, 'name="Score"', f'name="{new}"')


def head_cell(new: str) -> Change:
    return swap(MARKS, '<c r="B1" t="inlineStr"><is><t>Score</t></is></c>', new)


def table_name(new: str) -> tuple[Change, Change]:
    """Another name of the table, also where it is summed up."""
    rename = swap(TABLE, 'name="Marks" displayName="Marks"', f'name="{new}" displayName="{new}"')
    return rename, swap(MARKS, "SUM(Marks[Score])", "SUM(B2:B3)")


def another_table(area: str, part: str = "/xl/tables/table2.xml", **more: str) -> tuple[Change, ...]:
    """A second table with the columns Question and Score, on the first sheet."""
    told = {"id": "2", "name": "More", "displayName": "More", "ref": area} | more
    columns = '<tableColumn id="1" name="Question"/><tableColumn id="2" name="Score"/>'
    attributes = " ".join(f'{name}="{value}"' for name, value in told.items())
    xml = f'<table xmlns="{SCHEMA}spreadsheetml/2006/main" {attributes}><tableColumns count="2">{columns}'
    return (
        add(part[1:], f"{xml}</tableColumns></table>"),
        typed(part[1:], "spreadsheetml.table"),
        linked(LINKS, "table", part),
        swap(MARKS, '</row><row r="4"></row>', f'</row><row r="4"></row>{_ROW_OF_HEADS}'),
    )


_ROW_OF_HEADS = (
    '<row r="10"><c r="A10" t="inlineStr"><is><t>Question</t></is></c>'
    '<c r="B10" t="inlineStr"><is><t>Score</t></is></c></row>'
)

TABLES = (
    broken("header is not its cell's text", "B1: table header 'Points' is not the cell's text 'Score'",
           head("Points"), swap(MARKS, "[Score]", "[Points]")),
    broken("same header twice, ignoring case", "two headers are 'question'",
           head("QUESTION"), head_cell('<c r="B1" t="inlineStr"><is><t>QUESTION</t></is></c>'),
           swap(MARKS, "[Score]", "[Question]")),
    broken("empty header", ("header 2 is empty", "B1: table header '' is not the cell's text 'Score'"),
           head(""), swap(MARKS, "[Score]", "[Day]")),
    broken("header is a number", "B1: a table header has to be a text", head_cell('<c r="B1"><v>1</v></c>')),
    broken("header is a formula", "B1: a table header has to be a text",
           head_cell('<c r="B1" t="str"><f>A2</f><v>Score</v></c>')),
    broken("header is not there", "B1: a table header has to be a text", head_cell("")),
    broken("raw line feed in a header", "a line feed in a header is written _x000a_",
           head("Sco&#10;re"), head_cell('<c r="B1" t="inlineStr"><is><t>Sco\nre</t></is></c>'),
           swap(MARKS, "[Score]", "[Sco\nre]")),
    *(broken(f"table called {name}", f"table name '{name}' {fault}", *table_name(name)) for name, fault in (
        ("T1", "looks like a cell"), ("q12", "looks like a cell"), ("R", "looks like a cell in R1C1"),
        ("c", "looks like a cell in R1C1"), ("R1C1", "looks like a cell in R1C1"),
        ("rc", "looks like a cell"),
        ("C5", "looks like a cell"), ("My table", "is not made of"), ("1st", "is not made of"),
        ("M" * 256, "has more than 255"), ("", "is not made of"),
    )),
    broken("table called like a defined name", "something else is called 'STEPS' too", *table_name("STEPS")),
    broken("two tables of one name", "something else is called 'MARKS' too",
           *another_table("A10:B11", name="MARKS", displayName="MARKS")),
    broken("two tables of one id", "two tables have the id 1", *another_table("A10:B11", id="1")),
    broken("overlapping tables",
           ("A3: table header 'Question' is not", "B3: a table header has to be",
           "the tables at A1:C3 and A3:B5 overlap"),
           *another_table("A3:B5")),
    broken("merged cells in a table", "merged cells B3:C3 lie in the table at A1:C3",
           swap(MARKS, 'ref="G4:H4"', 'ref="B3:C3"')),
    broken("filter of the sheet over a table", "the sheet's own filter at A1:B9 meets the table at A1:C3",
           swap(MARKS, "<mergeCells", '<autoFilter ref="A1:B9"/><mergeCells')),
    broken("filter of a sheet is no range", "the filter stands at no range: 'A9:A1'",
           swap(LISTS, '<autoFilter ref="A1:A4"/>', '<autoFilter ref="A9:A1"/>')),
    broken("table without rows", "the table at A1:C1 has no row",
           swap(TABLE, 'ref="A1:C3"', 'ref="A1:C1"'), swap(TABLE, 'ref="A1:C3"', 'ref="A1:C1"')),
    broken("table with nothing but totals", "the table at A1:C2 has no row",
           swap(TABLE, 'ref="A1:C3"', 'totalsRowCount="1" ref="A1:C2"'),
           swap(TABLE, 'ref="A1:C3"', 'ref="A1:C1"')),
    broken("own filter beyond the table", "the filter at A1:C4 isn't in the table",
           swap(TABLE, '<autoFilter ref="A1:C3"/>', '<autoFilter ref="A1:C4"/>')),
    broken("own filter below the headers", "the filter at A2:C3 isn't in the table",
           swap(TABLE, '<autoFilter ref="A1:C3"/>', '<autoFilter ref="A2:C3"/>')),
    broken("too few columns", "2 columns, count ['2'], stand in 3",
           swap(TABLE, '<tableColumn id="3" name="Day"/>', ""), swap(TABLE, 'count="3"', 'count="2"')),
    broken("columns counted wrongly", "3 columns, count ['4'], stand in 3",
           swap(TABLE, 'count="3"', 'count="4"')),
    broken("two columns of one id", "two columns have the id 1",
           swap(TABLE, '<tableColumn id="2"', '<tableColumn id="1"')),
    broken("table at no range", "the table stands at no range: 'A1:C'",
           swap(TABLE, 'ref="A1:C3" h', 'ref="A1:C" h')),
)  # fmt: skip


def rule(old: str, new: str) -> Change:
    """Something else in one of the validations or conditional formats."""
    return swap(MARKS, old, new)


YES_NO = '<formula1>"yes,no"</formula1>'

VALIDATIONS = (
    broken("long list of choices", "a list of choices has more than 255",
           rule(YES_NO, f'<formula1>"{"a," * 128}"</formula1>')),
    broken("long list of choices beyond the BMP", "a list of choices has more than 255",
           rule(YES_NO, f'<formula1>"{"😀" * 128}"</formula1>')),
    broken("list with a quote in it", "the quotes of a list of choices don't balance",
           rule(YES_NO, '<formula1>"yes,"no"</formula1>')),
    broken("list without quotes",
           ("choices without quotes have to be", "no name is called 'never'", "no name is called 'always'"),
           rule(YES_NO, "<formula1>never,always</formula1>")),
    broken("one choice without quotes", "choices without quotes have to be",
           rule(YES_NO, "<formula1>5</formula1>")),
    broken("choices of a missing name", "no name is called 'stages'", rule(">steps<", ">stages<")),
    broken("no condition", "the validation has no condition", rule("<formula1>ISNUMBER(C6)</formula1>", "")),
    broken("long condition", "the condition has more than 255",
           rule("ISNUMBER(C6)", f"ISNUMBER(C6){'+0' * 128}")),
    *(broken(f"long {name}", f"{name} has more than {most}", rule(was, f'{name}="{"e" * (most + 1)}" {more}'))
      for name, most, was, more in (
          ("promptTitle", 32, 'type="custom"', 'type="custom"'),
          ("prompt", 255, 'type="custom"', 'type="custom"'),
          ("errorTitle", 32, 'errorTitle="Mind"', ""), ("error", 225, 'error="Choose."', ""),
      )),
    broken("validations counted wrongly", "3 validations are counted as 4",
           rule('<dataValidations count="3"', '<dataValidations count="4"')),
    broken("validation for no cells", "the validation is for no range",
           rule('sqref="C6:C9"', 'sqref="C9:C6"')),
    broken("validation for nothing", "the validation is for no range", rule('sqref="C6:C9"', 'sqref=""')),
    broken("overlapping validations", "the validations of A6:C6 and B6:B9 overlap",
           rule('sqref="A6:A9"', 'sqref="A6:A9 C12"'), rule('sqref="C6:C9"', 'sqref="C7:C9"'),
           rule('sqref="A6:A9 C12"', 'sqref="A6:C6 A7:A9"')),
)  # fmt: skip


def named(xml: str) -> Change:
    return swap(BOOK, "<definedNames>", f"<definedNames>{xml}")


def one_name(name: str) -> Change:
    return named(f'<definedName name="{name}">{OWN_CELL}</definedName>')


OWN_CELL = "'Marks &amp; more'!$A$1"
OWN_TITLES = "'Marks &amp; more'!$1:$1"
OWN_AREA = "'Marks &amp; more'!$A$1:$F$3"

DEFINED_NAMES = (
    *(broken(f"name {name}", f"defined name '{name}' {fault}", one_name(name)) for name, fault in (
        ("Q1", "looks like a cell"), ("xfd1048576", "looks like a cell"),
        ("R2C", "looks like a cell in R1C1"),
        ("two words", "is not made of"), ("a-b", "is not made of"), ("n" * 256, "has more than 255"),
    )),
    broken("name twice in a scope", "the name 'steps' is defined twice", one_name("Steps")),
    broken("name that begins with =", "the formula begins with '='",
           named('<definedName name="x">=1</definedName>')),
    broken("name of nothing", "name x: the formula is empty", named('<definedName name="x"></definedName>')),
    broken("name on a missing sheet", "no sheet is called 'Gone'",
           named('<definedName name="x">Gone!$A$1</definedName>')),
    broken("name of a lost range", "a reference is lost", named('<definedName name="x">#REF!</definedName>')),
    broken("scope that isn't there", "name 'x' belongs to sheet 2",
           named('<definedName name="x" localSheetId="2">1</definedName>')),
    broken("titles that are cells", "_xlnm.Print_Titles can't be", swap(BOOK, OWN_TITLES, OWN_AREA)),
    broken("titles of another sheet", "_xlnm.Print_Titles can't be",
           swap(BOOK, OWN_TITLES, "'Kim''s lists'!$1:$1")),
    broken("three titles", "_xlnm.Print_Titles can't be", swap(BOOK, OWN_TITLES, ",".join([OWN_TITLES] * 3))),
    broken("titles without $", "_xlnm.Print_Titles can't be", swap(BOOK, "!$1:$1", "!1:1")),
    broken("titles of no sheet", "_xlnm.Print_Titles can't be",
           swap(BOOK, 'Print_Titles" localSheetId="0"', 'Print_Titles"')),
    broken("area that is rows", "_xlnm.Print_Area can't be", swap(BOOK, OWN_AREA, OWN_TITLES)),
    broken("two ranges of a filter", "_xlnm._FilterDatabase can't be",
           swap(BOOK, "$A$1:$A$4", "$A$1:$A$4,'Kim''s lists'!$B$1")),
    broken("filter that is shown as a name", "_xlnm._FilterDatabase has to be hidden",
           swap(BOOK, ' hidden="1"', "")),
)  # fmt: skip


def formula(new: str) -> Change:
    return swap(MARKS, "SUM(Marks[Score])", new)


COMPUTED = "<calculatedColumnFormula>SUMM(1)</calculatedColumnFormula>"

FORMULAS = (
    broken("parenthesis too few", "the parentheses don't balance", formula("SUM(B2")),
    broken("parenthesis too many", "the parentheses don't balance", formula("SUM(B2))")),
    broken("parentheses the wrong way round", "the parentheses don't balance", formula(")+(")),
    broken("text that never ends", "what opens here never ends: \"a,1)", formula('IF(B2="a,1)')),
    broken("quote in a text", ("what opens here never ends", "no name is called 'b'"), formula('"a"b"')),
    broken("name of a sheet that never ends", "what opens here never ends", formula("'Kims lists!A1")),
    broken("formula that begins with =", "the formula begins with '='", formula("=B2")),
    broken("formula of nothing", "E2: the formula is empty", formula("")),
    broken("semicolons", "';' is no separator", formula("SUM(B2;B3)")),
    broken("implicit intersection", "'@' has no meaning", formula("@B2:B3")),
    broken("missing sheet", "no sheet is called 'Kims lists'", formula("'Kims lists'!A1")),
    broken("sheet without its quotes", "no sheet is called 'more'", formula("Marks &amp; more!A1")),
    broken("long formula", "the formula has more than 8192", formula("1+" * 4096 + "1")),
    broken("long text", "a text in the formula has more than 255", formula(f'"{"a" * 256}"')),
    broken("deep formula", "functions stand more than 64 deep", formula("ABS(" * 65 + "1" + ")" * 65)),
    broken("lost reference", "a reference is lost", formula("SUM(#REF!)")),
    broken("row beyond the sheet", "there is no cell A1048577", formula("A1048577")),
    broken("column beyond the sheet", "there is no cell XFE1", formula("SUM(A1:XFE1)")),
    broken("missing name", "no name is called 'stages'", formula("INDEX(stages,1)")),
    broken("new function without its prefix", "MAXIFS is written _xlfn.MAXIFS",
           formula("MAXIFS(B2:B3,B2:B3,1)")),
    broken("newer function with half a prefix", "_xlfn.FILTER is written _xlfn._xlws.FILTER",
           formula("_xlfn.FILTER(B2:B3,B2:B3)")),
    broken("unknown function", "no function is called SUMM", formula("SUMM(B2:B3)")),
    broken("old function with a prefix", "no function is called _xlfn.SUM", formula("_xlfn.SUM(B2:B3)")),
    broken("row of a table in short", "'@' is short for [#This Row]", formula("Marks[@Score]")),
    broken("row of a table in short, in brackets", "'@' is short for [#This Row]",
           formula("Marks[@[Score]]")),
    broken("missing table", "no table is called 'Notes'", formula("SUM(Notes[Score])")),
    broken("columns of no table", "no table is called ''", formula("SUM([Score])")),
    broken("missing column", "table Marks has no column 'Points'", formula("SUM(Marks[Points])")),
    broken("missing column of several", "table Marks has no column 'Points'",
           formula("SUM(Marks[[#Data],[Score]:[Points]])")),
    broken("missing area of a table", "table Marks has no column '#Top'", formula("Marks[[#Top],[Score]]")),
    broken("structured reference in a validation", "neither structured references nor arrays",
           rule(">steps<", ">Marks[Score]<")),
    broken("array in a conditional format", "neither structured references nor arrays",
           rule("$B2&lt;0.5", "B2={1,2}")),
    broken("conditional format that begins with =", "the formula begins with '='", rule("$B2&lt;0.5", "=B2")),
    broken("formula of an extension", "extension: no sheet is called 'Gone'",
           swap(MARKS, "</worksheet>", f'<extLst><f xmlns="{EXTENSION}">Gone!A1</f></extLst></worksheet>')),
    broken("formula of a column", "calculatedColumnFormula: no function is called SUMM",
           swap(TABLE, 'name="Day"/>', f'name="Day">{COMPUTED}</tableColumn>')),
    broken("chart of a missing sheet", "no sheet is called 'Gone'",
           swap(CHART, "'Marks &amp; more'!B1", "Gone!B1")),
)  # fmt: skip

SOUND_FORMULAS = (
    "IF(,B2,)", "'Marks &amp; more'!$B$2:$B$3", "SUM(Marks[[#This Row],[Score]],Marks[],Marks[#All])",
    "_xlfn.XLOOKUP(1,B2:B3,B2:B3)", "_xlfn._xlws.SORT(B2:B3)", "_xlfn.LET(_xlpm.x,1,_xlpm.x)", "SUM(B:B,2:3)",
    "LOG10(10)+ATAN2(1,1)", "{1,2;3,\"};\"}", 'IF(TRUE,"=;""(",1E+5)', "-B2%^.5&lt;&gt;steps", "Marks",
    "SUM(Marks[[Question]:[Score]])", "'Kim''s lists'!A1", "IFERROR(#N/A,\"\")", "ABS(" * 64 + "1" + ")" * 64,
)  # fmt: skip


def another_sheet(name: str, id: str = "3", state: str = "visible", view: str = "") -> tuple[Change, ...]:
    """A third sheet, with nothing in it."""
    part = "xl/worksheets/sheet3.xml"
    listed = (
        f'<sheet xmlns:r="{RELATION}" name="{name}" sheetId="{id}" state="{state}" r:id="rId8"/></sheets>'
    )
    return (
        add(part, f'<worksheet xmlns="{SCHEMA}spreadsheetml/2006/main">{view}<sheetData/></worksheet>'),
        typed(part, "spreadsheetml.worksheet"),
        linked(BOOK_LINKS, "worksheet", "worksheets/sheet3.xml", "rId8"),
        swap(BOOK, "</sheets>", listed),
    )


def second(xml: str) -> Change:
    """Attributes and elements more, at the end of the second sheet."""
    return swap(LISTS, "</worksheet>", f"{xml}</worksheet>")


def footer(new: str) -> Change:
    return swap(MARKS, "page &amp;P of &amp;N", new)


def address(new: str) -> Change:
    return swap(LINKS, "https://example.com/?a=1", new)


def location(new: str) -> Change:
    return swap(MARKS, "location=\"'Kim''s lists'!A1\"", f'location="{new}"')


def cell(old: str, new: str) -> Change:
    return swap(MARKS, old, new)


VISIBLE = 'sheetId="{}" state="visible"'
HIDDEN = 'sheetId="{}" state="hidden"'
SELECTED = '<sheetViews><sheetView workbookViewId="0" tabSelected="1"/></sheetViews>'
F2 = '<c r="F2" t="b"><v>1</v></c>'

SHEETS = (
    *(broken(f"sheet called {name}", f"sheet name '{name}' {fault}",
           *another_sheet(name)) for name, fault in (
        ("n" * 32, "has not 1 to 31"), ("😀" * 16, "has not 1 to 31"), ("", "has not 1 to 31"),
        ("'quoted", "begins or ends with an apostrophe"), ("quoted'", "begins or ends with an apostrophe"),
        ("history", "is Excel's own"), *((f"a{bad}b", "has one of the characters") for bad in "[]:*?/\\"),
    )),
    broken("two sheets of one name", "two sheets are called 'kim's lists'", *another_sheet("KIM'S LISTS")),
    broken("two sheets of one id", "two sheets have the id 2", *another_sheet("Third", id="2")),
    broken("no visible sheet", "no sheet is visible",
           *(swap(BOOK, VISIBLE.format(id), HIDDEN.format(id)) for id in (1, 2))),
    broken("active sheet is hidden", "the active tab 0 is not a visible sheet",
           swap(BOOK, VISIBLE.format(1), HIDDEN.format(1))),
    broken("active sheet isn't there", "the active tab 2 is not",
           swap(BOOK, 'activeTab="0"', 'activeTab="2"')),
    broken("sheets selected as a group", "'Third' is selected though",
           *another_sheet("Third", view=SELECTED)),
    broken("overlapping columns", "columns 1 to 2 overlap",
           swap(MARKS, 'min="2" max="2"', 'min="1" max="2"')),
    broken("columns descend", "columns 3 to 2 overlap, descend",
           swap(MARKS, 'min="2" max="2"', 'min="3" max="2"')),
    broken("column beyond the sheet", "columns 2 to 16385",
           swap(MARKS, 'min="2" max="2"', 'min="2" max="16385"')),
    broken("wide column", "column 1 is 256 wide", swap(MARKS, 'width="40"', 'width="256"')),
    broken("high row", "row 2 is 410 high", swap(MARKS, 'ht="30"', 'ht="410"')),
    broken("deep rows", "outline level 8", swap(MARKS, 'outlineLevel="1"', 'outlineLevel="8"')),
    broken("deep columns", "outline level 8", swap(MARKS, 'width="40"', 'width="40" outlineLevel="8"')),
    broken("overlapping merged cells", "the merged cells G1:H2 and H2:H4 overlap",
           swap(MARKS, '"G4:H4"', '"H2:H4"')),
    broken("one cell merged", "'G4' is no range of cells to merge", swap(MARKS, '"G4:H4"', '"G4"')),
    broken("long footer", "a header or footer has more than 255", footer("p" * 249)),
    broken("unknown code", "'&' begins no code", footer("Q&amp; A")),
    broken("long link", "an address has more than 2079", address("https://" + "a" * 2072)),
    broken("space in a link", "A3: a space in an address", address("https://example.com/a b")),
    *(broken(f"link to {to}", "A3: a link may lead to http", address(to))
      for to in ("javascript:alert(1)", "file:///etc/hosts", "ftp://example.com")),
    broken("link to a missing sheet", "A2: the link leads nowhere", location("Gone!A1")),
    broken("link to no cell", "A2: the link leads nowhere", location("'Kim''s lists'!A0")),
    broken("link to a missing name", "A2: the link leads nowhere", location("stages")),
    broken("link without an address", "A2: a link without an address",
           swap(MARKS, " location=\"'Kim''s lists'!A1\"", "")),
    broken("link at no cell", "a link stands at no cell: 'A0'",
           swap(MARKS, 'hyperlink ref="A2"', 'hyperlink ref="A0"')),
    broken("many links", "more than 65530 links",
           swap(MARKS, "<hyperlinks>", "<hyperlinks>" + '<hyperlink ref="Z1" location="steps"/>' * 65_529)),
)  # fmt: skip

CELLS = (
    broken("row twice", "row 4 is there twice",
           swap(MARKS, '<row r="4"></row>', '<row r="4"></row><row r="4"></row>')),
    broken("row beyond the sheet", "row 1048577", swap(MARKS, '<row r="4">', '<row r="1048577">')),
    broken("cell twice", "F2: the cell is there twice", cell(F2, F2 * 2)),
    broken("cells descend", "D2: the cell is there twice or out of order", cell(F2, '<c r="D2"/>')),
    broken("cell in another row", "F3: the cell can't stand in row 2", cell('r="F2"', 'r="F3"')),
    broken("cell beyond the sheet", "XFE2: the cell can't stand", cell('r="F2"', 'r="XFE2"')),
    broken("cell without its place", ": the cell can't stand in row 2", cell('<c r="A2"', '<c r=""')),
    broken("formula without its value", "E2: the formula carries no value", cell("<v>1.5</v>", "")),
    broken("formula with an empty value", "E2: the formula carries no value", cell("<v>1.5</v>", "<v></v>")),
    broken("formula with a shared text", "E3: the value of a formula is of type 's'",
           cell('<c r="E3" t="str">', '<c r="E3" t="s">'), cell("<v>never</v>", "<v>0</v>")),
    broken("formula shows an error", "E2: the cell shows the error #N/A",
           cell('<c r="E2">', '<c r="E2" t="e">'), cell("<v>1.5</v>", "<v>#N/A</v>")),
    broken("number that isn't finite", "E2: 'NaN' is no number", cell("<v>1.5</v>", "<v>NaN</v>")),
    broken("number too large", "E2: '1e999' is no number", cell("<v>1.5</v>", "<v>1e999</v>")),
    broken("neither true nor false", "F2: 'TRUE' is neither", cell(F2, F2.replace(">1<", ">TRUE<"))),
    broken("shared text that isn't there", "A3: shared text 1 of 1",
           cell('t="s"><v>0</v>', 't="s"><v>1</v>')),
    broken("shared text of no number", "A3: shared text x of 1", cell('t="s"><v>0</v>', 't="s"><v>x</v>')),
    broken("long text in a cell", "A3: a text of more than 32767", swap(TEXTS, "Heard?", "😀" * 16_384)),
    broken("many lines in a cell", "A2: a text of more than 253 line feeds",
           cell("Greeted?", "_x000a_" * 254)),
    broken("day before 1900", "C2: -1 is no day", cell("46027", "-1")),
    broken("day after 9999", "C2: 2958466 is no day", cell("46027", "2958466")),
    broken("day of a format of one's own", "C2: -1 is no day", cell("46027", "-1"),
           swap(STYLES, 'formatCode="yyyy-mm-dd"', 'formatCode="[h]:mm"')),
    broken("style of a cell that isn't there", "C2: style 9 of 2", cell('r="C2" s="1"', 'r="C2" s="9"')),
    broken("style of a row that isn't there", "style 9 of 2 for a whole row",
           swap(MARKS, '<row r="4"', '<row r="4" s="9"')),
    broken("style of a column that isn't there", "style 9 of 2 for a whole",
           swap(MARKS, '<col w', '<col style="9" w')),
    broken("conditional format for no cells", "a conditional format is for no range: 'B3:B2'",
           rule('sqref="B2:B3"', 'sqref="B3:B2"')),
    broken("no priority", "priority 0 is none", rule('priority="2"', 'priority="0"')),
    broken("same priority twice", "2 conditional formats have priority 1",
           rule('priority="2"', 'priority="1"')),
    broken("style of a format that isn't there", "style 1 of 1 for conditional",
           rule('dxfId="0"', 'dxfId="1"')),
)  # fmt: skip


def anchor(old: str, new: str) -> Change:
    return swap(DRAWING, old, new)


def plot(old: str, new: str) -> Change:
    return swap(CHART, old, new)


PICTURE = (
    "<oneCellAnchor><from><col>0</col><row>0</row></from><pic>"
    '<nvPicPr><cNvPr id="{}" name="Photo"{}/></nvPicPr></pic></oneCellAnchor></wsDr>'
)
SHOWN = '<delete val="0"/><axPos val="l"/><majorT'

CHARTS = (
    broken("axis that says nothing", "catAx 10 doesn't say that it is shown", plot('<delete val="0"/>', "")),
    broken("axis that is hidden", "catAx 10 doesn't say", plot('<delete val="0"/>', '<delete val="1"/>')),
    broken("title over the plot", "a title doesn't say",
           plot('</tx><overlay val="0"/>', '</tx><overlay val="1"/>')),
    broken("legend that says nothing", "a legend doesn't say",
           plot('<legendPos val="r"/><overlay val="0"/>', "")),
    broken("round corners", "doesn't say that its corners are square", plot('<roundedCorners val="0"/>', "")),
    broken("missing axis", "barChart has the axes 10, 7, 100, and there are 10, 100",
           plot('<axId val="100"/></barChart>', '<axId val="7"/><axId val="100"/></barChart>')),
    broken("one axis", ("axis 100 belongs to no plot", "barChart has the axes 10, and"),
           plot('<axId val="100"/></barChart>', "</barChart>")),
    broken("two axes of one id",
           ("two axes have the id 10", "barChart", "catAx 10 crosses", "valAx 10 crosses"),
           plot('<valAx><axId val="100"/>', '<valAx><axId val="10"/>')),
    broken("axis that crosses nothing", "catAx 10 crosses no other", plot('<crossAx val="100"/>', "")),
    broken("axis that crosses itself", "catAx 10 crosses no other",
           plot('<crossAx val="100"/>', '<crossAx val="10"/>')),
    broken("series of no cells", "'one' is no range", named('<definedName name="one">1</definedName>'),
           plot("'Marks &amp; more'!B1", "one")),
    broken("series without values", "!$B$2:$B$3 carries no values",
           plot("<numCache>", "<extLst>"), plot("</numCache>", "</extLst>")),
    broken("values counted wrongly", "!$B$2:$B$3 has 2 cells, its values count 3",
           plot('<numCache><ptCount val="2"/>', '<numCache><ptCount val="3"/>')),
    broken("values not counted", "!$B$2:$B$3 has 2 cells, its values count None",
           plot('<numCache><ptCount val="2"/>', "<numCache>")),
    broken("value without a cell", "has 1 values at place 2 of 2",
           plot('<pt idx="1"><v>1<', '<pt idx="2"><v>1<')),
    broken("two values of a cell", "has 2 values at place 0 of 2",
           plot('<pt idx="1"><v>1<', '<pt idx="0"><v>1<')),
    broken("value that is no number", "a value that is no number: 'many'", plot("<v>0.5<", "<v>many<")),
    broken("chart without words", "'Chart 1' has no alternative text: None",
           anchor(' descr="How each question scored"', "")),
    broken("picture that is called Picture", "'Photo' has no alternative text: 'Picture'",
           anchor("</wsDr>", PICTURE.format(2, ' descr="Picture"'))),
    broken("two shapes of one id", "two shapes have the id 1",
           anchor("</wsDr>", PICTURE.format(1, ' descr="The entrance"'))),
    broken("chart beyond the last column", "an anchor from (16384, 1)", anchor("<col>9<", "<col>16384<")),
    broken("chart beyond the last row", "an anchor from (9, 1048576)", anchor("<row>1<", "<row>1048576<")),
    broken("chart that ends before it begins", "an anchor from (9, 1) to (3, 5)",
           anchor("</from>", "</from><to><col>3</col><row>5</row></to>")),
    broken("frame without a chart",
           ("a frame without a chart", "relation 'rId7' isn't there", "doesn't show"),
           anchor('r:id="rId1"', 'r:id="rId7"')),
)  # fmt: skip

PACKAGE = (
    broken("part twice", "xl/styles.xml: the part is written 2 times", lambda parts: (*parts,
           (STYLES, dict(parts)[STYLES]))),
    broken("part twice, ignoring case",
           ("xl/styles.xml: the part is written 2 times", "xl/STYLES.xml: no relation leads to the part"),
           add("xl/STYLES.xml", "<x/>")),
    *(broken(f"part called {name}",
           (f"{name}: the name of the part leads out", "no relation leads to the part"),
             add(name, "<x/>"),
             typed(name, "x")) for name in ("xl/../../x.xml", "/x.xml", "xl\\x.xml", "c:/x.xml")),
    broken("unsound XML", "docProps/custom.xml: not sound XML",
           swap("docProps/custom.xml", "</Properties>", "")),
    broken("part without a type", "xl/media/photo.png: the part has no content type",
           add("xl/media/photo.png", ""), linked(LINKS, "image", "../media/photo.png")),
    broken("part of a vague type", "xl/styles.xml: the part has no content type",
           swap(TYPES, 'PartName="/xl/styles.xml"', 'PartName="/xl/other.xml"')),
    broken("type twice", "/xl/styles.xml is there twice", typed("xl/styles.xml", "x")),
    broken("relation to nothing", "rId9 leads to xl/tables/table7.xml",
           linked(LINKS, "table", "../tables/table7.xml")),
    broken("relation twice", "two relations have the id rId2",
           linked(LINKS, "drawing", "../drawings/drawing1.xml", "rId2")),
    broken("relation that isn't there", "relation 'rId7' isn't there",
           swap(MARKS, '<drawing ', '<legacyDrawing xmlns:r="' + RELATION + '" r:id="rId7"/><drawing ')),
    broken("part that belongs to nothing", "xl/charts/chart2.xml: no relation leads",
           lambda parts: (*parts, ("xl/charts/chart2.xml", dict(parts)[CHART])),
           typed("xl/charts/chart2.xml", "drawingml.chart")),
    broken("sheet without its part", ("sheet 'Third' can't be opened", "relation 'rId7' isn't there"),
           *another_sheet("Third"), swap(BOOK, 'r:id="rId8"', 'r:id="rId7"')),
    broken("emptied drawing", ("the drawing is empty", "the drawing doesn't show xl/charts/chart1.xml"),
           lambda parts: tuple((name, re.sub("<oneCell.*Anchor>", "", xml) if name == DRAWING else xml)
                               for name, xml in parts)),
)  # fmt: skip

BROKEN = (*TABLES, *VALIDATIONS, *DEFINED_NAMES, *FORMULAS, *SHEETS, *CELLS, *CHARTS, *PACKAGE)


def test_a_sound_workbook_breaks_no_rule(tmp_path: Path) -> None:
    assert broken_rules(stored(sound(), tmp_path / "sound.xlsx")) == []


SOUND_CHANGES = {
    "table without headers": (
        swap(TABLE, 'headerRowCount="1"', 'headerRowCount="0"'), swap(TABLE, '<autoFilter ref="A1:C3"/>', ""),
    ),
    "filter beside a table": (swap(MARKS, "<mergeCells", '<autoFilter ref="A5:C9"/><mergeCells'),),
    "link to columns": (location("'Kim''s lists'!A:B"),),
    "link to rows": (location("'kim''s lists'!$1:$3"),),
    "link to a name": (location("Steps"),),
    "sheet selected": (swap(MARKS, "<sheetView ", '<sheetView tabSelected="1" '),),
    "hidden sheet": another_sheet("Third", state="veryHidden"),
    "chart from a name": (plot("'Marks &amp; more'!B1", "one"), one_name("one")),
}  # fmt: skip


@pytest.mark.parametrize("name", SOUND_CHANGES)
def test_another_sound_workbook_breaks_no_rule(name: str, tmp_path: Path) -> None:
    path = stored(changed(sound(), *SOUND_CHANGES[name]), tmp_path / "sound.xlsx")

    assert broken_rules(path) == []


@pytest.mark.parametrize("text", SOUND_FORMULAS)
def test_a_sound_formula_breaks_no_rule(text: str, tmp_path: Path) -> None:
    assert broken_rules(stored(changed(sound(), formula(text)), tmp_path / "sound.xlsx")) == []


@pytest.mark.slow
@pytest.mark.parametrize("fault", BROKEN, ids=lambda fault: fault.name[:60])
def test_a_fault_is_found_and_nothing_else(fault: Broken, tmp_path: Path) -> None:
    path = stored(changed(sound(), *fault.changes), tmp_path / "broken.xlsx")

    found = broken_rules(path)

    told = (fault.told,) if isinstance(fault.told, str) else fault.told
    assert len(found) == len(told), found
    assert all(any(words in line for line in found) for words in told), found


@pytest.mark.slow
def test_every_rule_is_seen_to_find_something(tmp_path: Path) -> None:
    faults = (stored(changed(sound(), *fault.changes), tmp_path / "broken.xlsx") for fault in BROKEN)
    books = [open_book(path) for path in faults]

    blind = [rule for rule in RULES if not any(list(rule(book)) for book in books)]

    assert blind == []


PHOTO = PICTURE.format(2, ' descr="The entrance"').replace(
    "</pic>", f'<blipFill><blip xmlns:r="{RELATION}" r:embed="rId2"/></blipFill></pic>'
)
PHOTO_PART = (
    add("xl/media/photo.png", ""),
    linked("xl/drawings/_rels/drawing1.xml.rels", "image", "../media/photo.png", "rId2"),
    swap(TYPES, "<Default", '<Default Extension="png" ContentType="image/png"/><Default'),
)

OURS = (
    pytest.param(an_audit, id="smallest"),
    *(pytest.param(lambda seed=seed: shipped_audit(seed), id=f"shipped {seed}") for seed in range(runs(3))),
    *(pytest.param(lambda seed=seed: random_audit(seed), id=f"made up {seed}") for seed in range(runs(6))),
    *(pytest.param(lambda seed=seed: edge_audit(seed), id=f"edge {seed}") for seed in range(runs(3))),
)


@pytest.mark.slow
@pytest.mark.parametrize("audit", OURS)
def test_our_own_workbooks_break_no_rule(audit: Callable[[], Audit], tmp_path: Path) -> None:
    write_workbook(build_report(audit()), tmp_path / "ours.xlsx")

    assert broken_rules(tmp_path / "ours.xlsx") == []


def test_the_workbook_of_the_demonstration_breaks_no_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["demo"]) == 0

    path = Path("output/demo.xlsx")

    assert broken_rules(path) == []
    assert contents(path).tables == 1
    assert contents(path).formulas > 1_000


def test_what_a_workbook_shows_is_counted(tmp_path: Path) -> None:
    path = stored(changed(sound(), anchor("</wsDr>", PHOTO), *PHOTO_PART), tmp_path / "sound.xlsx")

    assert contents(path) == Contents(
        charts=1, drawings=1, pictures=1, tables=1, validations=3, conditional_formats=2, formulas=2
    )
    assert broken_rules(path) == []


def test_what_nothing_leads_to_is_not_counted(tmp_path: Path) -> None:
    emptied = stored(changed(sound(), anchor(' r:id="rId1"', "")), tmp_path / "emptied.xlsx")
    adrift = stored(changed(sound(), drop(LINKS)), tmp_path / "adrift.xlsx")

    assert (contents(emptied).charts, contents(emptied).drawings) == (0, 1)
    assert (contents(adrift).charts, contents(adrift).drawings, contents(adrift).tables) == (0, 0, 0)
