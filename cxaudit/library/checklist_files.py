"""The files of one folder, a checklist's or a pack's, sorted into the parts of a checklist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cxaudit.errors import nearest
from cxaudit.library.defaults import with_defaults
from cxaudit.library.documents import Document, Flaw, Loc, Placed, YamlValue
from cxaudit.library.folders import HEAD, POLICY
from cxaudit.words import N_, _

ELSEWHERE = {
    "clauses": N_("write them in {policy}"),
    "departments": N_("write a file for each"),
    "packs": N_("add them with --pack"),
}
"""Parts of a checklist that never stand in its head, with what to do where they do."""


@dataclass(frozen=True)
class ChecklistFiles:
    """The files of one folder: of a whole checklist, or of a pack that is added to one."""

    head: Document
    """What all departments have in common, or what the pack is."""

    policy: Document
    """The clauses; empty where there is no policy."""

    departments: tuple[Document, ...]
    """In the order of asking."""

    @property
    def documents(self) -> tuple[Document, ...]:
        """All of them."""
        return self.head, self.policy, *self.departments

    def has(self, document: Document) -> bool:
        """Say whether it is one of them."""
        return any(each is document for each in self.documents)

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The departments of a whole checklist, their questions with what they take from defaults."""
        return tuple(with_defaults(document, self.head) for document in self.departments)

    @property
    def clauses(self) -> YamlValue:
        """The clauses; what is no list of them, as it is."""
        clauses = self.policy.value(("clauses",))
        if not isinstance(clauses, list):
            return clauses
        return [
            Placed(each, self.policy, ("clauses", number)) if isinstance(each, dict) else each
            for number, each in enumerate(clauses)
        ]


def files_of(documents: Mapping[str, Document], head: str = HEAD) -> ChecklistFiles:
    """Sort files, whose head and policy can be read, into the parts of a checklist.

    Departments come in the order of the head's key `order`, those that it does not name after them in the
    order of their files. A file that cannot be read is left out.

    Args:
        documents: by their names in the folder.
        head: which of them is the head.
    """
    order = [f"{name}.yaml" for _, name in _order(documents[head])]
    names = [name for name in documents if name not in (head, POLICY)]
    names.sort(key=lambda name: order.index(name) if name in order else len(order))
    departments = (documents[name] for name in names if documents[name].content is not None)
    policy = documents.get(POLICY, Document(POLICY, {}))
    return ChecklistFiles(documents[head], policy, tuple(departments))


def wrong_in_order(documents: Mapping[str, Document]) -> Iterator[Flaw]:
    """Everything wrong with the head's key `order`."""
    head = documents[HEAD]
    names = {name.removesuffix(".yaml") for name in documents.keys() - {HEAD, POLICY}}
    if not isinstance((head.content or {}).get("order", []), list):
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
    order = head.value(("order",))
    for number, name in enumerate(order if isinstance(order, list) else ()):
        yield ("order", number), str(name)
