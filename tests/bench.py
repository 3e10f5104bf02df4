"""What cxaudit costs, most of it as ratios measured in one run: `make bench`.

Two bare scripts stand for what the work costs anyway: one writes the cells, formulas and as many styles as a
report has with openpyxl, one with XlsxWriter. What is compared with them runs in fresh processes; what is
compared at all runs in turn, so that a busy machine slows both. Memory, one save and loading are told as they
are. Exit status 1 where an aim is missed.
"""

from __future__ import annotations

import marshal
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from cxaudit.audit import Audit

RUNS = 9
QUESTIONS = 200
MANY = 10_000
"""Questions of the largest audit; a tenth of it says what would be linear."""

Sheets = list[tuple[str, list[tuple[int, int, Any, Any, int]]]]
"""Name of each sheet, and of each cell row, column, content, value of its formula and number of its style."""


class Figure(NamedTuple):
    """One line of the outcome."""

    what: str
    """What was measured."""

    measured: float
    """In units; the less, the better."""

    aim: float
    """The most it should be."""

    unit: str
    """`×` for a ratio, `ms` or `MB`."""

    told: str = ""
    """What it was worked out from."""

    def __str__(self) -> str:
        verdict = "MISSED" if self.measured > self.aim else "ok    " if self.measured >= 0 else "unseen"
        return (
            f"{verdict}  {self.what:<58} {self.measured:7.2f} {self.unit:<3} (aim {self.aim:g})  {self.told}"
        )


def main() -> int:
    """Measure everything, print it, and say whether every aim is met."""
    import tempfile

    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        figures = []
        for figure in _figures(Path(folder)):
            print(figure, flush=True)  # noqa: T201
            figures.append(figure)
    return int(any(figure.measured > figure.aim for figure in figures))


def _figures(folder: Path) -> Iterator[Figure]:
    from cxaudit.storage import save_audit

    audit = synthetic(QUESTIONS)
    save_audit(audit, folder / "full.audit.json")
    yield _help()
    yield from _reports(folder)
    yield _stock_save(audit, folder)
    yield _linear(folder)
    yield _saving(audit, folder)
    yield _loading()
    yield from _wrong_input(folder)


def _help() -> Figure:
    helped, bare = _medians(_command("cxaudit", "--help"), [sys.executable, "-c", "pass"])
    return Figure("cxaudit --help, against the bare interpreter", helped / bare, 6, "×", _ms(helped, bare))


def _reports(folder: Path) -> Iterator[Figure]:
    """Time and peak memory of a whole report, against bare scripts that write as much."""
    report = _report(folder / "full.audit.json", folder / "full.xlsx")
    _run(report)
    cells = folder / "cells"
    cells.write_bytes(marshal.dumps(_cells(folder / "full.xlsx")))
    scripts = [
        [sys.executable, "-m", "tests.bench", kind, str(cells), str(folder / f"{kind}.xlsx")]
        for kind in ("openpyxl", "xlsxwriter")
    ]
    ours, stock, other = _medians(report, *scripts)
    yield Figure("whole report, against bare openpyxl", ours / stock, 1.5, "×", _ms(ours, stock))
    yield Figure("whole report, against bare XlsxWriter", ours / other, 1.2, "×", _ms(ours, other))
    peaks = [_peak(command) for command in (report, *scripts)]
    told = "{:.0f} MB by openpyxl, {:.0f} MB by XlsxWriter".format(*peaks[1:])
    yield Figure("peak memory of a whole report", peaks[0], 100, "MB", told)


def _stock_save(audit: Audit, folder: Path) -> Figure:
    """Time of saving alone, against openpyxl's own save of the same workbook, which leaves values out."""
    from openpyxl import load_workbook

    from cxaudit.report import build_report
    from cxaudit.workbook.saving import save
    from cxaudit.workbook.writing import written

    book = written(build_report(audit))
    stock = load_workbook(folder / "full.xlsx")
    rounds = [
        (
            _seconds(lambda: save(book.workbook, book.pages, folder / "ours.xlsx", audit.date)),
            _seconds(lambda: stock.save(folder / "stock.xlsx")),
        )
        for _ in range(RUNS)
    ]
    ours, theirs = (sorted(taken)[RUNS // 2] for taken in zip(*rounds, strict=True))
    return Figure("saving alone, against openpyxl's own save", ours / theirs, 1, "×", _ms(ours, theirs))


def _linear(folder: Path) -> Figure:
    """Time per question of a report of a very large audit against that of one a tenth as large."""
    from contextlib import redirect_stdout
    from io import StringIO

    from cxaudit.cli import main
    from cxaudit.storage import save_audit

    sizes = MANY // 10, MANY
    audits = [folder / f"{questions}.audit.json" for questions in sizes]
    for questions, audit in zip(sizes, audits, strict=True):
        save_audit(synthetic(questions), audit)

    def work(audit: Path) -> float:
        with redirect_stdout(StringIO()):
            return _seconds(lambda: main(["report", str(audit), "-o", str(folder / "large.xlsx"), "--force"]))

    work(audits[0])
    rounds = [[work(audit) for audit in audits] for _ in range(2)]
    some, many = (min(taken) for taken in zip(*rounds, strict=True))
    told = f"{many:.1f} s; {some:.2f} s for {sizes[0]:,}"
    return Figure(f"{MANY:,} questions, against ten times a tenth", many / (10 * some), 1.25, "×", told)


def _saving(audit: Audit, folder: Path) -> Figure:
    from cxaudit.storage import save_audit

    taken = sorted(_seconds(lambda: save_audit(audit, folder / "saved.audit.json")) for _ in range(101))
    return Figure(f"one save of an audit of {QUESTIONS}, flushed to disk", 1000 * taken[50], 5, "ms")


def _loading() -> Figure:
    from cxaudit.library import checklists_folder, load_checklist

    folder = checklists_folder()
    taken = sorted(_seconds(lambda: load_checklist(folder)) for _ in range(RUNS))
    return Figure("loading and checking all checklists", 1000 * taken[RUNS // 2], 150, "ms")


def _wrong_input(folder: Path) -> Iterator[Figure]:
    """Time and memory of telling what is wrong with files of up to a mebibyte: the worst that we know of."""
    for name, text in _wrong_texts():
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        command = _command("cxaudit", "start", "--answers", str(path))
        seconds = sorted(_seconds(partial(_run, command)) for _ in range(3))
        yield Figure(f"wrong input: {name}", 1000 * seconds[1], 2000, "ms")
        yield Figure(f"wrong input: {name}, peak memory", _peak(command), 150, "MB")


def _wrong_texts() -> Iterator[tuple[str, str]]:
    from cxaudit.library.parsing import MOST
    from cxaudit.library.yaml_text import LARGEST

    head, many = "organisation: Shop\nauditor: Ada\n", MOST // 2 - 20
    yield "unknown keys", head + "".join(f"organisatoin{number}: 3\n" for number in range(many))
    ids = "".join(f"  receptoin_greeting_{number}: 3\n" for number in range(many))
    yield "unknown ids", f"{head}responses:\n{ids}"
    yield "empty names", head + "departments:\n" + "-\n" * (2 * many)
    yield "control characters", "\x07\n" * (LARGEST // 2)
    yield "readings", head + "responses: {reception_rings: [" + "1," * (LARGEST // 2 - 99) + "]}"
    yield "depth", "- " * (LARGEST // 2)


def synthetic(questions: int) -> Audit:
    """An audit of twenty questions a department, with answers of every kind, notes and what was seen."""
    from tests.builders import a_checklist, a_clause, a_department, a_question, a_response, an_audit

    principles = ("expectations", "people", "values", "promises", "systems", "relationship")
    gaps = ("listening", "policy", "delivery", "promise")
    clauses = [f"clause_{number}" for number in range(max(8, questions // 6))]
    made = [
        a_question(
            f"q{number}",
            ask=f"How often is a customer who asks for thing {number} told when it will be ready?",
            clause=clauses[number % len(clauses)],
            weight=1 + number % 3,
            critical=number % 40 == 7,
            principle=principles[number % 6],
            gap=gaps[number % 4],
        )
        for number in range(questions)
    ]
    checklist = a_checklist(
        *(
            a_department(*made[first : first + 20], id=f"department_{first // 20}")
            for first in range(0, questions, 20)
        ),
        clauses=[a_clause(id) for id in clauses],
    )
    note = "Two of the five who were asked did not know; the list at the desk is from last spring."
    answers = {
        f"q{number}": "unknown"
        if number % 17 == 0
        else "not part of what we do"
        if number % 23 == 0
        else a_response(1 + number % 4, note=note, seen="3 of 5 cases", evidence="observed")
        for number in range(questions)
    }
    return an_audit(checklist, answers)


def _cells(path: Path) -> Sheets:
    """What a workbook holds, to be written again by a bare script."""
    from openpyxl import load_workbook
    from openpyxl.utils.datetime import to_excel

    def plain(value: Any) -> Any:  # noqa: ANN401 - whatever openpyxl reads
        return value if isinstance(value, str | int | float | None) else to_excel(value)  # type: ignore[no-untyped-call]

    def cells(sheet: Any, values: Any) -> list[tuple[int, int, Any, Any, int]]:  # noqa: ANN401
        return [
            (cell.row, cell.column, plain(cell.value), plain(values[cell.coordinate].value), cell.style_id)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None or cell.has_style
        ]

    values = load_workbook(path, data_only=True)
    return [(sheet.title, cells(sheet, values[sheet.title])) for sheet in load_workbook(path).worksheets]


def _numbers(sheets: Sheets) -> list[int]:
    return sorted({style for _, cells in sheets for *_, style in cells})


def bare_openpyxl(sheets: Sheets, target: str) -> None:
    """Write cells with named styles, as anybody would with openpyxl."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    book = Workbook()
    book.remove(book.worksheets[0])
    side = Side(style="thin", color="D5DCE4")
    for number in _numbers(sheets):
        book.add_named_style(
            NamedStyle(
                f"style {number}",
                font=Font(name="Calibri", size=8 + number % 6, color="1F2933"),
                fill=PatternFill("solid", fgColor="F3F6FA"),
                border=Border(left=side, right=side, top=side, bottom=side),
                alignment=Alignment(vertical="top", wrap_text=True),
            )
        )
    for title, cells in sheets:
        sheet = book.create_sheet(title)
        for row, column, content, _, style in cells:
            sheet.cell(row, column, content).style = f"style {style}"
    book.save(target)


def bare_xlsxwriter(sheets: Sheets, target: str) -> None:
    """Write cells with formats and values of formulas, as anybody would with XlsxWriter."""
    import xlsxwriter

    book = xlsxwriter.Workbook(target)
    formats = {
        number: book.add_format(
            {
                "font_name": "Calibri",
                "font_size": 8 + number % 6,
                "font_color": "#1F2933",
                "bg_color": "#F3F6FA",
                "border": 1,
                "valign": "top",
                "text_wrap": True,
            }
        )
        for number in _numbers(sheets)
    }
    for title, cells in sheets:
        sheet = book.add_worksheet(title)
        for row, column, content, value, style in cells:
            place = row - 1, column - 1
            if isinstance(content, str) and content.startswith("="):
                sheet.write_formula(*place, content, formats[style], "" if value is None else value)
            elif isinstance(content, str):
                sheet.write_string(*place, content, formats[style])
            elif content is None:
                sheet.write_blank(*place, None, formats[style])
            else:
                sheet.write_number(*place, content, formats[style])
    book.close()


def _command(*arguments: str) -> list[str]:
    """The program as it is installed beside this interpreter."""
    from shutil import which

    program = which(arguments[0], path=str(Path(sys.executable).parent))
    return [program or arguments[0], *arguments[1:]]


def _report(audit: Path, target: Path) -> list[str]:
    return _command("cxaudit", "report", str(audit), "-o", str(target), "--force")


def _medians(*commands: Sequence[str]) -> list[float]:
    """Median seconds of each command, run in turn after one run that doesn't count."""
    from statistics import median

    rounds = [[_seconds(partial(_run, command)) for command in commands] for _ in range(RUNS + 1)]
    return [median(taken) for taken in zip(*rounds[1:], strict=True)]


def _run(command: Sequence[str]) -> None:
    from subprocess import DEVNULL, run

    done = run(command, stdout=DEVNULL, stderr=DEVNULL, check=False)
    if done.returncode not in (0, 1):  # 1: the input is wrong, as it may be here
        raise RuntimeError(f"{command} ended with {done.returncode}")


def _peak(command: Sequence[str]) -> float:
    """Peak megabytes of a process, as a small one between tells it; nan where the system doesn't say."""
    from subprocess import check_output

    return float(check_output([sys.executable, "-m", "tests.bench", "peak", *command]))


def _tell_peak(command: Sequence[str]) -> None:
    _run(command)
    if sys.platform == "win32":
        peak = float("nan")
    else:
        import resource

        used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        peak = used / (2**20 if sys.platform == "darwin" else 2**10)
    print(peak)  # noqa: T201


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _ms(*seconds: float) -> str:
    return " against ".join(f"{1000 * each:.0f} ms" for each in seconds)


def _script(arguments: Iterable[str]) -> int:
    """One of the two bare scripts, or a command whose memory is told, in a process of its own."""
    kind, *rest = arguments
    if kind == "peak":
        _tell_peak(rest)
        return 0
    cells, target = rest
    write = {"openpyxl": bare_openpyxl, "xlsxwriter": bare_xlsxwriter}[kind]
    write(marshal.loads(Path(cells).read_bytes()), target)
    return 0


if __name__ == "__main__":
    sys.exit(_script(sys.argv[1:]) if len(sys.argv) > 1 else main())
