"""What the pages for people say is there: files, links, commands, make targets, names in the code."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from cxaudit import storage
from cxaudit.cli import main
from cxaudit.interview.one_key import ESCAPE_SECONDS
from cxaudit.library import yaml_text
from cxaudit.library.parsing import MOST
from cxaudit.library.yaml_errors import DEEPEST
from cxaudit.workbook.pictures import FORMATS, MOST_PIXELS

ROOT = Path(__file__).parent.parent
MADE = (".venv", "build", "dist", "output", "docProps", "FOLDER")
"""Folders that are made or named by their user, and parts of a workbook."""

FACTS = "docs/terminal-facts.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])

pages = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pages
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(page)):
        assert (page.parent / target).exists(), target


@pages
def test_every_file_and_folder_that_is_named_is_there(page: Path) -> None:
    for name, first in re.findall(r"`(([\w.-]+)/[\w./-]*)`", text_of(page)):
        if first not in MADE:
            assert (ROOT / name).exists() or (ROOT / "cxaudit" / name).exists(), name


@pages
def test_every_make_target_that_is_named_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z-]+)`", text_of(page))) <= targets


@pages
def test_every_command_that_is_named_is_there(page: Path) -> None:
    for command in set(re.findall(r"`cxaudit ((?:checklist )?[a-z]+)", text_of(page))):
        assert main([*command.split(), "--help"]) == 0, command


def test_the_drawing_of_the_packages_is_that_of_the_contract() -> None:
    config = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    [layers] = [each for each in config["tool"]["importlinter"]["contracts"] if each["type"] == "layers"]
    drawn = text_of(ROOT / "docs" / "architecture.md").split("```text\n")[1].split("```")[0]
    rows = [re.findall(r"\w+", line) for line in drawn.splitlines()]

    assert [row for row in rows if row] == [layer.split(" | ") for layer in layers["layers"]]


def test_every_library_is_listed_with_what_it_is_for() -> None:
    config = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    named = [re.match(r"[\w-]+", each) for each in config["project"]["dependencies"]]
    _, table = text_of(ROOT / "CONTRIBUTING.md").split("| package | for |\n|---|---|\n")
    listed = re.findall(r"^\| ([\w-]+) \| .+ \|$", table, re.MULTILINE)

    assert [name[0] for name in named if name] == listed


def test_every_name_of_the_glossary_is_one_in_the_code() -> None:
    named = set(re.findall(r"`([A-Z][A-Za-z]+)`", text_of(ROOT / "docs" / "glossary.md")))
    trees = [ast.parse(text_of(path)) for path in (ROOT / "cxaudit").rglob("*.py")]
    classes = {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    aliases = {
        target.id
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }

    assert {"Scorecard", "Tally", "Question"} <= named
    assert named - classes - aliases == set()


def test_the_limits_that_are_named_are_those_of_the_code() -> None:
    security, facts = (" ".join(text_of(ROOT / name).split()) for name in ("SECURITY.md", FACTS))

    assert f"{yaml_text.LARGEST // 2**20} MiB, {MOST:,} values and {DEEPEST} levels a file" in security
    assert f"at most {storage.LARGEST // 2**20} MiB; checked whole" in security
    assert f"{MOST_PIXELS // 10**6} million pixels" in security
    assert re.findall(r"\b[A-Z]{3,4}\b", security.split("as PNG")[1].split("alone")[0]) == [*FORMATS[1:]]
    assert f"a time limit of {ESCAPE_SECONDS} s" in facts


def test_no_module_reaches_for_the_network_or_another_program() -> None:
    never = {"urllib", "http", "ssl", "ftplib", "smtplib", "asyncio", "subprocess", "ctypes", "pickle"}
    imported = {
        (path.relative_to(ROOT).as_posix(), name.split(".")[0])
        for path in (ROOT / "cxaudit").rglob("*.py")
        for node in ast.walk(ast.parse(text_of(path)))
        for name in _imported(node)
    }

    assert {pair for pair in imported if pair[1] in never} == set()
    assert {path for path, name in imported if name == "socket"} == {"cxaudit/cli/surroundings.py"}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
