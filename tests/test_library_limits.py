"""Files of up to a mebibyte that are wrong ten thousand times: what is told, and how little it takes."""

from __future__ import annotations

import difflib
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cxaudit.errors import CxauditError
from cxaudit.library import checklists_folder, load_checklist, read_answers
from cxaudit.library.parsing import MOST, parse
from cxaudit.library.yaml_text import LARGEST
from tests.builders import DAY

pytestmark = pytest.mark.slow

CHECKLIST = load_checklist(checklists_folder())
HEAD = "organisation: Shop\nauditor: Ada\n"
MANY = MOST // 2 - 20


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names for which a near one was looked for."""
    names, look = [], difflib.get_close_matches

    def counting(name: str, known: list[str], n: int) -> list[str]:
        names.append(name)
        assert len(known) <= 1000
        return look(name, known, n=n)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    return names


def problems_of(tmp_path: Path, text: str) -> CxauditError:
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    assert path.stat().st_size <= LARGEST
    with pytest.raises(CxauditError) as caught:
        read_answers(path, CHECKLIST, DAY)
    return caught.value


def times(count: int, line: Callable[[int], str]) -> str:
    return "".join(map(line, range(count)))


@pytest.mark.parametrize(
    "text",
    [
        HEAD + times(MANY, lambda n: f"organisatoin{n}: 3\n"),
        HEAD + "responses:\n" + times(MANY, lambda n: f"  receptoin_{n}: 3\n"),
        HEAD + "departments:\n" + times(MANY, lambda n: f"- receptoin{n}\n"),
        HEAD + "profile:\n" + times(MANY, lambda n: f"  custmers_come{n}: yes\n"),
        HEAD + "actions:\n" + times(MANY // 2, lambda n: f"  reception.contact_phon{n}: {{}}\n"),
        HEAD + "people:\n- {name: A, leads: [" + times(MANY, lambda n: f"recepton{n}, ") + "]}\n",
        HEAD + "responses:\n" + times(MANY, lambda n: f"  receptoin_{n}: unknwn\n"),
    ],
    ids=["keys", "questions", "departments", "facts", "actions", "leads", "words"],
)
def test_a_hundred_of_very_many_problems_are_told_and_only_for_these_a_near_name_is_looked_for(
    tmp_path: Path, text: str, compared: list[str]
) -> None:
    error = problems_of(tmp_path, text)

    assert len(error.problems) == 100
    assert len(compared) <= 100
    lines = [int(re.findall(r"answers.yaml:(\d+)", problem.where)[0]) for problem in error.problems]
    assert lines == sorted(lines)
    assert str(error).endswith(f"\nand {error.more} more")
    assert error.more > 1000


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("\x07\n" * (LARGEST // 2), "answers.yaml:1: the character U+0007 stands here"),
        (HEAD + "verdict: " + "\x07" * (LARGEST - 100), "there are 1048476 of this kind in the file"),
        (
            HEAD + "responses: {reception_rings: [" + "1," * (LARGEST // 2 - 99) + "]}",
            "has more than 25,000 values",
        ),
        (HEAD + "y:\n" + "- *a\n" * 200_000, "the alias *a is not followed"),
        (HEAD + "departments:\n" + "-\n" * 500_000, "has more than 25,000 values"),
        ("- " * (LARGEST // 2), "lists and mappings stand more than 40 deep in each other"),
        (HEAD + "verdict: " + "x" * (LARGEST - 100), "is too long"),
        (HEAD + "verdict: " + "'" * (LARGEST - 100), "is too long"),
        (HEAD + '? "' + "x" * (LARGEST - 100) + '"\n: 1\n', "is unknown"),
    ],
    ids=["controls", "controls in a line", "readings", "aliases", "blanks", "depth", "text", "quotes", "key"],
)
def test_what_is_wrong_with_a_whole_mebibyte_is_told_in_few_words(
    tmp_path: Path, text: str, told: str
) -> None:
    error = problems_of(tmp_path, text)

    assert told in str(error)
    assert len(str(error)) < 100 * 400


def test_so_many_values_a_file_may_have_and_no_more() -> None:
    values = (MOST - 2) * "x, "

    assert not parse("a.yaml", f"a: [{values}]\n".replace("a: [x, x, ", "a: [", 1)).flaws
    assert parse("a.yaml", f"a: [{values}]\n").flaws


BILLING = (
    "department: billing\ntitle: Billing\nintro: Bills that people understand.\ntouchpoints:\n"
    "- id: desk\n  title: Desk\n  stage: buy\n  questions:\n"
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("billing", BILLING + times(MANY // 2, lambda _: "  - {id: billing_same}\n")),
        (
            "billing",
            BILLING + times(MANY // 4, lambda n: f"  - {{id: b{n}, scale: oftne{n}, clause: c{n}}}\n"),
        ),
        ("policy", "clauses:\n" + times(MANY // 2, lambda n: f"- id: c{n}\n")),
    ],
    ids=["twice", "names", "clauses"],
)
def test_a_checklist_that_is_wrong_very_often_is_told_like_that_too(
    tmp_path: Path, name: str, text: str, compared: list[str]
) -> None:
    shutil.copytree(checklists_folder() / "core", tmp_path / "core")
    (tmp_path / "core" / f"{name}.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(CxauditError) as caught:
        load_checklist(tmp_path)

    assert len(caught.value.problems) == 100
    assert len(compared) <= 100


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a program to so much memory")
def test_such_files_need_little_memory(tmp_path: Path) -> None:
    """300 MB of addresses, of which the interpreter and all that is imported take the half."""
    (tmp_path / "keys.yaml").write_text(HEAD + times(MANY, lambda n: f"x{n}: 3\n"), encoding="utf-8")
    (tmp_path / "controls.yaml").write_text("\x07\n" * (LARGEST // 2), encoding="utf-8")
    (tmp_path / "readings.yaml").write_text(
        HEAD + "y: [" + "1," * (LARGEST // 2 - 99) + "]", encoding="utf-8"
    )
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (300 * 2**20,) * 2)\n"
        "from cxaudit.cli import main\n"
        "for name in ('keys', 'controls', 'readings'): print(main(['start', '--answers', f'{name}.yaml']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.stdout == "1\n1\n1\n"
    assert "Traceback" not in done.stderr
