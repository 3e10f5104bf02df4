"""Prints what cxaudit costs, each figure with its aim: exit status 1 where one is missed.

Two bare scripts stand for what the work costs anyway, one with XlsxWriter and one with openpyxl. They write
the workbook that cxaudit wrote, from plain values read out of it beforehand: cells with their styles and
values, heights, merged cells, links, validations, colour rules, the table, charts, names, protection, the
printed page. That they write as much is seen first, by counting.

A whole report is the command, in a process of its own: it loads the audit, scores it and writes the workbook.
What is compared runs in turn, and of the rounds' ratios the median is told. Time is the processor's, which
others on the machine disturb least; only what is flushed to disk goes by the clock.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from compileall import compile_dir
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from openpyxl import load_workbook

from cxaudit.audit import Audit
from cxaudit.files import write_atomically
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.library.parsing import MOST
from cxaudit.library.yaml_text import LARGEST
from cxaudit.report import build_report
from cxaudit.storage import save_audit
from cxaudit.workbook import write_workbook
from tests.bench.contents import keep
from tests.bench.counting import differences
from tests.bench.measuring import Command, Ratio, elapsed, peak, processor, ratio, run
from tests.bench.reading import read
from tests.builders import a_checklist, a_clause, a_department, a_question, a_response, an_audit

ROUNDS = 9
QUESTIONS = 200
MANY = 10_000
"""Questions of the largest audit; a tenth of it says what would be linear."""

AIMS = {"XlsxWriter": 1.0, "openpyxl": 1.3}
"""The most that a report may take against a bare script with each library; openpyxl's writes no values."""


class Figure(NamedTuple):
    """One line of the outcome."""

    what: str
    """What was measured."""

    measured: float
    """In units; the less, the better."""

    aim: float
    """The most it should be."""

    unit: str
    """`×` for a ratio, `ms` or `MB`; empty for a count."""

    told: str = ""
    """What it was worked out from."""

    def __str__(self) -> str:
        verdict = "MISSED" if self.measured > self.aim else "ok    " if self.measured >= 0 else "unseen"
        return (
            f"{verdict}  {self.what:<58} {self.measured:7.2f} {self.unit:<3} (aim {self.aim:g})  {self.told}"
        )


def main() -> int:
    """Measure everything, print it, and say whether every aim is met."""
    compile_dir(Path(__file__).parent, quiet=1)  # so that no script is compiled while it is measured
    with TemporaryDirectory(dir=Path.cwd()) as folder:
        figures = []
        for figure in _figures(Path(folder)):
            print(figure, flush=True)  # noqa: T201
            figures.append(figure)
    return int(any(figure.measured > figure.aim for figure in figures))


def _figures(folder: Path) -> Iterator[Figure]:
    helped = ratio(_cxaudit("--help"), [sys.executable, "-c", "pass"], ROUNDS)
    yield _compared("cxaudit --help, against the bare interpreter", helped, 6)
    yield from _reports(_Report(QUESTIONS, folder))
    yield from _large_reports(_Report(MANY // 10, folder), _Report(MANY, folder))
    audit = synthetic(QUESTIONS)
    yield _saving_a_workbook(audit, folder)
    taken = median(elapsed(partial(save_audit, audit, folder / "saved.audit.json")) for _ in range(101))
    yield Figure(f"one save of an audit of {QUESTIONS}, flushed to disk", 1000 * taken, 5, "ms")
    taken = median(processor(partial(load_checklist, checklists_folder())) for _ in range(ROUNDS))
    yield Figure("loading and checking all checklists", 1000 * taken, 150, "ms")
    yield from _wrong_input(folder)


class _Report:
    """A report of so many questions: the command, and the scripts that write its workbook again."""

    def __init__(self, questions: int, folder: Path) -> None:
        self.questions = questions
        self._stem = folder / f"{questions}"
        audit = self._stem.with_suffix(".audit.json")
        save_audit(synthetic(questions), audit)
        self.workbook = self._stem.with_suffix(".xlsx")
        self.command = _cxaudit("report", str(audit), "-o", str(self.workbook), "--force")

    def script(self, library: str) -> Command:
        """Return the command that writes the workbook with a library."""
        contents = self._stem.with_suffix(".contents")
        if not contents.exists():
            run(self.command)
            keep(read(self.workbook), contents)
        script = f"import sys; from tests.bench.bare_{library.lower()} import write; write(*sys.argv[1:])"
        return [sys.executable, "-c", script, str(contents), str(self.written_by(library))]

    def written_by(self, library: str) -> Path:
        """Return the workbook that a script writes."""
        return self._stem.with_suffix(f".{library}.xlsx")


def _reports(report: _Report) -> Iterator[Figure]:
    """Time and peak memory of a report against bare scripts, which are seen to write as much."""
    for library, aim in AIMS.items():
        script = report.script(library)
        run(script)
        unlike = differences(report.workbook, library, report.written_by(library))
        what = f"elements of which bare {library} writes more or fewer"
        yield Figure(what, len(unlike), 0, "", "; ".join(unlike))
        yield _compared(f"whole report, against bare {library}", ratio(report.command, script, ROUNDS), aim)
    ours, theirs = peak(report.command), peak(report.script("XlsxWriter"))
    yield Figure("peak memory of a whole report", ours, 60, "MB", f"{theirs:.0f} MB by bare XlsxWriter")


def _large_reports(tenth: _Report, whole: _Report) -> Iterator[Figure]:
    """Time and peak memory of a report of a very large audit, against a tenth of it and XlsxWriter."""
    questions = f"{whole.questions:,} questions"
    linear = ratio(whole.command, tenth.command, 2)
    yield _compared(f"{questions}, against ten times a tenth", linear._replace(ratio=linear.ratio / 10), 1.2)
    script = whole.script("XlsxWriter")
    yield _compared(f"{questions}, against bare XlsxWriter", ratio(whole.command, script, 1), 1)
    ours, theirs = peak(whole.command), peak(script)
    told = f"{ours:.0f} MB against {theirs:.0f} MB"
    yield Figure(f"{questions}, peak memory against bare XlsxWriter", ours / theirs, 1, "×", told)


def _saving_a_workbook(audit: Audit, folder: Path) -> Figure:
    """Time of saving alone, against openpyxl's own save of the same workbook, which leaves values out."""
    path, report = folder / "saved.xlsx", build_report(audit)
    rounds = []
    write_workbook(report, path)
    stock = load_workbook(path)

    def put(path: Path, write: Callable[[BinaryIO], object]) -> None:
        ours = processor(partial(write_atomically, path, write))
        rounds.append((ours, processor(partial(stock.save, folder / "stock.xlsx"))))

    for _ in range(ROUNDS):
        write_workbook(report, path, put=put)
    return _compared("saving alone, against openpyxl's own save", Ratio.of(rounds), 1)


def _wrong_input(folder: Path) -> Iterator[Figure]:
    """Time and memory of telling what is wrong with files of up to a mebibyte: the worst that we know of."""
    for name, text in _wrong_texts():
        path = folder / f"{name}.yaml"
        path.write_text(text, encoding="utf-8")
        start = _cxaudit("start", "--answers", str(path))
        taken = median(processor(partial(run, start)) for _ in range(3))
        yield Figure(f"wrong input: {name}", 1000 * taken, 2000, "ms")
        yield Figure(f"wrong input: {name}, peak memory", peak(start), 150, "MB")


def _compared(what: str, taken: Ratio, aim: float) -> Figure:
    ours, theirs = (f"{1000 * each:,.0f} ms" for each in taken.seconds)
    return Figure(what, taken.ratio, aim, "×", f"{ours} against {theirs}")


def _cxaudit(*arguments: str) -> Command:
    """The program as it is installed beside this interpreter."""
    program = shutil.which("cxaudit", path=str(Path(sys.executable).parent))
    return [program or "cxaudit", *arguments]


def _wrong_texts() -> Iterator[tuple[str, str]]:
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


if __name__ == "__main__":
    sys.exit(main())
