"""What the pages for people say is there: files, links, commands, make targets, names in the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from cxaudit.cli import main

ROOT = Path(__file__).parent.parent
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
    for name in re.findall(r"`((?:cxaudit|tests|docs|checklists)/[\w./-]*)`", text_of(page)):
        assert (ROOT / name).exists(), name


@pages
def test_every_make_target_that_is_named_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))

    assert set(re.findall(r"`make ([a-z-]+)`", text_of(page))) <= targets


@pages
def test_every_command_that_is_named_is_there(page: Path) -> None:
    for command in set(re.findall(r"`cxaudit ((?:checklist )?[a-z]+)", text_of(page))):
        assert main([*command.split(), "--help"]) == 0, command


def test_every_name_of_the_glossary_is_one_in_the_code() -> None:
    named = set(re.findall(r"`([A-Z][A-Za-z]+)`", text_of(ROOT / "docs" / "glossary.md")))
    trees = [ast.parse(text_of(path)) for path in (ROOT / "cxaudit").rglob("*.py")]
    classes = {node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    aliases = {
        target.id
        for tree in trees
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    assert {"Scorecard", "Tally", "Question"} <= named
    assert named - classes - aliases == set()


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
