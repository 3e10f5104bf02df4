"""The files of one checklist: put together to be validated, and found again when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cxaudit.checklist import SHIPPED_SCALES
from cxaudit.errors import nearest
from cxaudit.library import defaults
from cxaudit.library.documents import Document, Flaw, Loc, YamlValue
from cxaudit.library.folders import HEAD, POLICY
from cxaudit.words import N_, _

ELSEWHERE = {"clauses": N_("write them in {policy}"), "departments": N_("write a file for each")}
"""Parts of a checklist that have files of their own, with what to do where they stand in its head."""


@dataclass(frozen=True)
class ChecklistFiles:
    """The files of one checklist."""

    head: Document
    """What all departments have in common."""

    policy: Document
    """The clauses; empty where there is no policy."""

    departments: tuple[Document, ...]
    """In the order of asking."""

    def defaults_of(self, department: int, question: Loc) -> Iterator[tuple[str, Document, YamlValue]]:
        """Return the keys that a question takes from defaults, each with its file and the value."""
        document = self.departments[department]
        own, touchpoint = document.value(question), document.value(question[:2])
        if isinstance(own, dict) and isinstance(touchpoint, dict):
            yield from defaults.sources(own, touchpoint, (document, self.head))

    @cached_property
    def joined(self) -> dict[str, YamlValue]:
        """The files put together to what a `Checklist` is validated from.

        With the scales that every checklist has, and the defaults of questions.
        """
        not_in_it = ("order", defaults.KEY, *ELSEWHERE)
        own = {key: value for key, value in _content(self.head).items() if key not in not_in_it}
        scales = own.get("scales", {})
        if isinstance(scales, dict):
            own["scales"] = {**{name: list(steps) for name, steps in SHIPPED_SCALES.items()}, **scales}
        clauses = {key: value for key, value in _content(self.policy).items() if key == "clauses"}
        departments = [defaults.with_defaults(document, self.head) for document in self.departments]
        return {**own, **clauses, "departments": departments}

    def find(self, loc: Loc) -> tuple[Document, Loc]:
        """From a place in `joined` to its file and the place there."""
        match loc:
            case ("departments", int(number), "touchpoints", int(), "questions", int(), str(key), *rest):
                department = self.departments[number]
                for taken, document, _value in self.defaults_of(number, loc[2:6]):
                    if taken == key:
                        return document, (defaults.KEY, key, *rest)
                return department, loc[2:]
            case ("departments", int(number), *rest):
                return self.departments[number], tuple(rest)
            case ("clauses", *_):
                return self.policy, loc
        return self.head, loc


def files_of(documents: Mapping[str, Document]) -> ChecklistFiles:
    """Sort files, whose head and policy can be read, into the parts of a checklist.

    Departments come in the order of the head's key `order`, those that it does not name after them in the
    order of their files. A file that cannot be read is left out.
    """
    order = [f"{name}.yaml" for _, name in _order(documents[HEAD])]
    names = [name for name in documents if name not in (HEAD, POLICY)]
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    departments = (documents[name] for name in names if documents[name].content is not None)
    policy = documents.get(POLICY, Document(POLICY, {}))
    return ChecklistFiles(documents[HEAD], policy, tuple(departments))


def wrong_in_order(documents: Mapping[str, Document]) -> Iterator[Flaw]:
    """Everything wrong with the head's key `order`."""
    head = documents[HEAD]
    names = {name.removesuffix(".yaml") for name in documents.keys() - {HEAD, POLICY}}
    if not isinstance(_content(head).get("order", []), list):
        yield head.flaw(("order",), _("this should be a list of departments"), _("write [one, another]"))
    seen: set[YamlValue] = set()
    for loc, name in _order(head):
        if name not in names:
            what = _("no department is called {name!r}", name=name)
            yield head.flaw(loc, what, nearest(str(name), names))
        elif name in seen:
            what = _("the department {name!r} stands twice", name=name)
            yield head.flaw(loc, what, _("keep one of the two"))
        seen.add(name)


def _order(head: Document) -> Iterator[tuple[Loc, str]]:
    order = _content(head).get("order")
    for number, name in enumerate(order if isinstance(order, list) else ()):
        yield ("order", number), str(name)


def _content(document: Document) -> dict[str, YamlValue]:
    return document.content or {}
