"""From the text of a YAML file to a `Document`.

The values are built from the parser's events, one by one and without recursion: so each value has its line,
a key given twice is seen, and no depth of brackets can do harm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from cxaudit.errors import Fix
from cxaudit.library.documents import Document, Flaw, Loc, Message, YamlValue
from cxaudit.library.scalars import scalar
from cxaudit.library.yaml_errors import BACKSLASH, DEEPEST, Unreadable, explained, too_deep
from cxaudit.words import _, ngettext

MOST = 25_000
"""How many keys, values and parts of lists a file may have: ten times as many as the largest of ours has."""

# The C parser is twenty times as fast; where PyYAML was built without it, both read the same.
LOADER: type[yaml.CSafeLoader | yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

UNSEEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""A character that no file may hold but by its number."""

_LONE = re.compile("[\ud800-\udfff]")
_CUT = re.compile(r"[ \t]+#[^\W_]")

_Content: TypeAlias = yaml.ScalarEvent | yaml.CollectionStartEvent


@dataclass(slots=True)
class _Holder:
    """A list or mapping that is being filled."""

    parts: list[YamlValue] | dict[str, YamlValue]
    loc: Loc
    key: str | None = None
    """In a mapping: the key that waits for its value."""


def parse(name: str, text: str) -> Document:
    """Read the text of one file, with a line feed at the end of each line.

    Returns:
        A document with all that is wrong with it as YAML; its `content` is None where it cannot be parsed
        or is no mapping.
    """
    tree = _Tree(name, text)
    try:
        for event in yaml.parse(tree.text, Loader=LOADER):
            tree.take(event)
    except Unreadable as error:
        tree.flaws.append(Flaw(name, error.line, (), error.what, error.fix))
        return Document(name, flaws=tuple(tree.flaws))
    except (yaml.YAMLError, ValueError) as error:  # the latter from Python's parser, for `"\\U00110000"`
        tree.flaws.append(Flaw(name, *explained(error, tree.text, tree.line)))
        return Document(name, flaws=tuple(tree.flaws))
    return tree.document()


class _Tree:
    """The values of one file, growing with each event."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.flaws: list[Flaw] = []
        self.lines: dict[Loc, int] = {}
        self.text = self._seen(text)
        self._text_lines = [*self.text.split("\n"), ""]  # libyaml sees the end one line further on
        self._holders: list[_Holder] = []
        self.line = 1
        self._documents = 0
        self._values = 0
        self._root: YamlValue = None

    def _seen(self, text: str) -> str:
        """The text with a blank for each character that cannot be seen; the first is a flaw."""
        found = UNSEEN.search(text)
        if found is None:
            return text
        seen, count = UNSEEN.subn(" ", text)
        what = ngettext(
            "the character {code} stands here, which cannot be seen",
            "the character {code} stands here, which cannot be seen; there are {n} of this kind in the file",
            count,
            code=f"U+{ord(found[0]):04X}",
        )
        line = text.count("\n", 0, found.start()) + 1
        self._complain((), line, what, _("take it out, or write a blank for it"))
        return seen

    def take(self, event: yaml.Event) -> None:
        """Go on by one event."""
        line = self.line = event.start_mark.line + 1 if event.start_mark else self.line
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    raise Unreadable(line, _("a second document begins here"), _("keep one document a file"))
            case yaml.AliasEvent(anchor=anchor):
                self._count(line)
                self._alias(anchor, line)
            case yaml.ScalarEvent():
                self._count(line)
                self._scalar(event, line)
            case yaml.CollectionStartEvent():
                self._count(line)
                self._open(event, line)
            case yaml.CollectionEndEvent():
                self._holders.pop()

    def _count(self, line: int) -> None:
        self._values += 1
        if self._values > MOST:
            what = ngettext("the file has more than {n:,} value", "the file has more than {n:,} values", MOST)
            raise Unreadable(line, what, _("split it into several files"))

    @property
    def _key_wanted(self) -> bool:
        holder = self._holders[-1] if self._holders else None
        return holder is not None and holder.key is None and isinstance(holder.parts, dict)

    def document(self) -> Document:
        """Return what was read."""
        flaws = self.flaws
        if self._root is None:
            flaws.append(Flaw(self.name, 0, (), _("the file is empty")))
        elif not isinstance(self._root, dict):
            listed = isinstance(self._root, list)
            what = _("the file holds a list, not keys") if listed else _("the file holds text, not keys")
            self._complain((), 1, what, _("begin with `key: value`"))
        content = self._root if isinstance(self._root, dict) else None
        return Document(self.name, content, self.lines, tuple(flaws))

    def _alias(self, anchor: str | None, line: int) -> None:
        if self._key_wanted:
            what = _("the alias *{anchor} stands where a key should be", anchor=anchor)
            raise Unreadable(line, what, _("write the key out"))
        what = _("the alias *{anchor} is not followed", anchor=anchor)
        self._complain(self._put(None, line), line, what, _("write the value out"))

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        if _LONE.search(event.value):  # written with a backslash; the parser in C refuses it itself
            raise Unreadable(line, *BACKSLASH.said())
        value = event.value if event.style else scalar(event.value)
        if self._key_wanted:
            self._check_plain(event, self._key(self._holders[-1], event.value, value, line), line)
            return
        loc = self._put(value, line)
        self._check_plain(event, loc, line)
        if not event.style and event.end_mark:
            self._check_cut(loc, event.end_mark.line, event.end_mark.column)

    def _check_cut(self, loc: Loc, line: int, column: int) -> None:
        """Complain if what follows unquoted text looks like more of it, as in `our #1 complaint`."""
        if _CUT.match(self._text_lines[line], column):
            what = _("the text ends here, before ` #`, which begins a comment")
            fix = _("put the text in quotes; or write a blank after the # of a comment")
            self._complain(loc, line + 1, what, fix)

    def _key(self, holder: _Holder, text: str, value: YamlValue, line: int) -> Loc:
        """Keep a key until its value comes, and return the place of both."""
        holder.key = text
        loc = (*holder.loc, text)
        if not isinstance(value, str):
            self._complain(loc, line, *_no_key(text))
        if text in holder.parts:
            first = self.lines[loc]
            what = _("the key {key!r} stands twice, first in line {line}", key=text, line=first)
            self._complain(loc, line, what, _("keep one of the two"))
        self.lines.setdefault(loc, line)
        return loc

    def _open(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if len(self._holders) == DEEPEST:
            raise Unreadable(line, *too_deep())
        if self._key_wanted:
            fix = _("put text that begins with { or [ in quotes")
            raise Unreadable(line, _("a list or mapping stands where a key should be"), fix)
        parts: list[YamlValue] | dict[str, YamlValue] = (
            [] if isinstance(event, yaml.SequenceStartEvent) else {}
        )
        loc = self._put(parts, line)
        self._check_plain(event, loc, line)
        self._holders.append(_Holder(parts, loc))

    def _put(self, value: YamlValue, line: int) -> Loc:
        """Put a value where it belongs and return its place; of two with one key the first stays."""
        if not self._holders:
            self._root = value
            return ()
        holder = self._holders[-1]
        if isinstance(holder.parts, list):
            holder.parts.append(value)
            loc = (*holder.loc, len(holder.parts) - 1)
            self.lines.setdefault(loc, line)
            return loc
        key, holder.key = holder.key or "", None
        holder.parts.setdefault(key, value)
        return (*holder.loc, key)

    def _check_plain(self, event: _Content, loc: Loc, line: int) -> None:
        if event.anchor is not None:
            what = _("the anchor &{anchor} has no use here", anchor=event.anchor)
            self._complain(loc, line, what, _("take it out"))
        if event.tag is not None:
            what = _("the tag {tag} has no use here", tag=event.tag)
            self._complain(loc, line, what, _("take it out, or use quotes"))

    def _complain(self, loc: Loc, line: int, what: str, fix: Fix) -> None:
        self.flaws.append(Flaw(self.name, line, loc, what, fix))


def _no_key(text: str) -> Message:
    """What is wrong with a key that is no text, or with none before a colon."""
    if text:
        return Message(_("the key {key} is no text", key=text), _("put it in quotes"))
    return Message(_("there is no key before the colon"), _("write one"))
