"""Writes checklists as YAML that people write on: with comments, and quotes where a text needs them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from cxaudit.files import write_new
from cxaudit.library.documents import YamlValue
from cxaudit.library.folders import HEAD
from cxaudit.library.parsing import UNSEEN
from cxaudit.library.scalars import scalar
from cxaudit.library.template import check_free, put_schemas

COMMENT = "#"
"""Key of a mapping whose value is no value, but lines of comment above the others."""

_PLAIN = re.compile(r"[^\W_](?:[\w .,;()/&+%€$£'’“”!?–—…°-]|:(?=\S))*", re.UNICODE)
"""Texts that need no quotes, unless they end in a blank, or stand for something else."""

_LAST_OF_FOUR = 0xFFFF
"""The last letter that four digits can name."""

_WIDEST = 100
"""Letters of a list on one line."""


def yaml_of(content: Mapping[str, YamlValue], kind: str) -> str:
    """Return the text of a file.

    Args:
        content: its keys and values; lines of comment under the key `#` of any mapping.
        kind: the kind of file, by which editors check it: department or checklist.
    """
    lines = [f"# yaml-language-server: $schema=../schema/{kind}.json", *_mapping(content, "")]
    return "\n".join([*lines, ""])


def checklist_texts(files: Mapping[str, Mapping[str, YamlValue]]) -> dict[str, str]:
    """Return the texts of the files of a checklist by their names."""
    return {
        name: yaml_of(content, "checklist" if name == HEAD else "department")
        for name, content in files.items()
    }


def write_checklists(folder: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write the files of a checklist into a folder, which must not exist yet or be empty, and return them.

    Raises:
        CxauditError: if something is there already, or the system refuses.
    """
    check_free(folder)
    put_schemas(folder)
    paths = [folder / "core" / name for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        write_new(path, partial(_put, text))
    return paths


def _put(text: str, file: BinaryIO) -> None:
    file.write(text.encode())


def _mapping(content: Mapping[str, YamlValue], margin: str) -> Iterator[str]:
    comments = content.get(COMMENT)
    for comment in comments if isinstance(comments, list) else ():
        yield f"{margin}# {_one_line(str(comment))}"
    for key, value in content.items():
        if key != COMMENT:
            yield from _entry(key, value, margin)


def _entry(key: str, value: YamlValue, margin: str) -> Iterator[str]:
    begun = f"{margin}{_text(key)}:"
    if isinstance(value, dict) and not _is_flat(value, margin):
        yield begun
        yield from _mapping(value, f"{margin}  ")
    elif isinstance(value, list) and not _is_flat(value, margin):
        yield begun
        for part in value:
            yield from _part(part, f"{margin}  ")
    else:
        yield f"{begun} {_flat(value)}"


def _part(value: YamlValue, margin: str) -> Iterator[str]:
    """One part of a list; comments of a mapping stand above its dash."""
    if not isinstance(value, dict):
        yield f"{margin}- {_flat(value)}"
        return
    comments = value.get(COMMENT)
    for comment in comments if isinstance(comments, list) else ():
        yield f"{margin}# {_one_line(str(comment))}"
    rest = {key: each for key, each in value.items() if key != COMMENT}
    first, *others = _mapping(rest, f"{margin}  ")
    yield f"{margin}- {first.lstrip()}"
    yield from others


def _is_flat(value: YamlValue, margin: str) -> bool:
    """Whether a list or mapping is said on one line."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if any(isinstance(part, dict) for part in parts):
        return False
    return len(margin) + len(_flat(value)) < _WIDEST


def _flat(value: YamlValue) -> str:
    match value:
        case dict():
            parts = (f"{_text(key, flow=True)}: {_flat_within(part)}" for key, part in value.items())
            return f"{{{', '.join(parts)}}}"
        case list():
            return f"[{', '.join(map(_flat_within, value))}]"
        case str():
            return _text(value)
    return json.dumps(value)


def _flat_within(value: YamlValue) -> str:
    return _text(value, flow=True) if isinstance(value, str) else _flat(value)


def _text(text: str, *, flow: bool = False) -> str:
    """A text as YAML reads it back: as it stands where that is safe, else in quotes."""
    plain = _PLAIN.fullmatch(text) and scalar(text) == text and not text.endswith((" ", ":"))
    if plain and not (flow and set(text) & {",", ":"}):
        return text
    return UNSEEN.sub(_escaped, json.dumps(text, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    number = ord(found[0])
    return f"\\u{number:04x}" if number <= _LAST_OF_FOUR else f"\\U{number:08x}"


def _one_line(text: str) -> str:
    """A comment on one line, of letters that can be seen."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
