"""A checklist and its packs, put together to be validated as one, and found again when something is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from cxaudit.checklist import SHIPPED_SCALES
from cxaudit.checklist.references import at
from cxaudit.library.checklist_files import ELSEWHERE, ChecklistFiles
from cxaudit.library.defaults import with_defaults
from cxaudit.library.documents import DEFAULTS, Document, Loc, Placed, YamlValue

_NOT_IN_IT = ("order", DEFAULTS, *ELSEWHERE)
"""Keys of a checklist's head that are no part of the checklist."""

NEEDED_FOR_NEW = "title"
"""The key that a department or touchpoint has which a pack brings; one that it only adds to has none."""


@dataclass(frozen=True)
class JoinedFiles:
    """The files of a checklist, and of the packs that are added to it."""

    core: ChecklistFiles
    """The checklist."""

    packs: tuple[ChecklistFiles, ...] = ()
    """Each adds to the checklist alone, never to one another."""

    @property
    def folders(self) -> tuple[ChecklistFiles, ...]:
        """The files of each folder, the checklist's first."""
        return self.core, *self.packs

    @cached_property
    def joined(self) -> Placed:
        """The files put together to what a `Checklist` is validated from.

        With the scales that every checklist has, the defaults of questions, and without what packs leave out.
        """
        head = self.core.head
        own = {key: value for key, value in (head.content or {}).items() if key not in _NOT_IN_IT}
        return Placed(
            {
                **own,
                "scales": self._scales(own.get("scales", {})),
                **self._facts(own),
                **self._words(own),
                **({"packs": [*map(_identity, self.packs)]} if self.packs else {}),
                **self._clauses,
                "departments": [*self._departments],
            },
            head,
        )

    def find(self, loc: Loc) -> tuple[Document, Loc]:
        """From a place in `joined` to its file and the place there."""
        match loc:
            case ("scales", str(name), *_rest) if name in self.scale_files:
                return self.scale_files[name], loc
            case ("words", *word) if files := self._with_words(*word[:1]):
                return files[-1].head, loc
            case ("packs", int(number), str(key), *_rest):
                return self.packs[number].head, ("pack" if key == "id" else key,)
            case ("clauses",):
                return self.core.policy, loc
        return self.joined.find(loc)

    def _with_words(self, *word: str | int) -> list[ChecklistFiles]:
        """The folders that have words, or this one among them."""
        return [each for each in self.folders if ("words", *word) in each.head.lines]

    def rank(self, document: Document) -> int:
        """Return to which folder a file belongs: 0 is the checklist, then the packs in their order."""
        return next(number for number, files in enumerate(self.folders) if files.has(document))

    @cached_property
    def left_out(self) -> frozenset[str]:
        """Questions that packs leave out, with those asked only after some answers to one of them."""
        out = {name for pack in self.packs for name in left_out_by(pack)}
        for _loc, question in at({"departments": self._added}, "departments.*.touchpoints.*.questions.*"):
            only_if = question.get("only_if") if isinstance(question, dict) else None
            if isinstance(only_if, dict) and out & only_if.keys() and isinstance(question.get("id"), str):
                out.add(question["id"])
        return frozenset(out)

    @property
    def _departments(self) -> Iterator[Placed]:
        """Every department with what is left of it."""
        for department in self._added:
            touchpoints = department.get("touchpoints")
            if not self.left_out or not isinstance(touchpoints, list):
                yield department
            elif left := [each for part in touchpoints for each in self._left(part)]:
                yield department.having(touchpoints=left)

    def _left(self, touchpoint: YamlValue) -> Iterator[YamlValue]:
        """A touchpoint without the questions that are left out; nothing where none is left."""
        questions = touchpoint.get("questions") if isinstance(touchpoint, Placed) else None
        if not isinstance(questions, list) or not isinstance(touchpoint, Placed):
            yield touchpoint
            return
        left = [
            each for each in questions if not (isinstance(each, dict) and each.get("id") in self.left_out)
        ]
        if left or not questions:
            yield touchpoint.having(questions=left)

    @cached_property
    def _added(self) -> tuple[Placed, ...]:
        """The departments of the checklist with what packs add to them, and then those of packs."""
        added = dict(enumerate(self.core.placed))
        numbers = {name: number for number, each in added.items() if (name := _id(each, "department"))}
        for pack in self.packs:
            for document in pack.departments:
                number = numbers.get(str(document.value(("department",))))
                if number is None:
                    added[len(added)] = _titled(with_defaults(document, pack.head))
                else:
                    addition = with_defaults(document, pack.head, self.core.placed[number])
                    added[number] = _with_addition(added[number], addition)
        return tuple(added.values())

    @property
    def _clauses(self) -> dict[str, YamlValue]:
        own = self.core.clauses if "clauses" in (self.core.policy.content or {}) else []
        if not isinstance(own, list):
            return {"clauses": own}
        more = [each for pack in self.packs for each in listed(pack.clauses)]
        return {"clauses": [*own, *more]} if own or more else {}

    @cached_property
    def scale_files(self) -> dict[str, Document]:
        """Which file has a scale of this name first."""
        files: dict[str, Document] = {}
        for each in self.folders:
            scales = each.head.value(("scales",))
            for name in scales if isinstance(scales, dict) else ():
                files.setdefault(name, each.head)
        return files

    def _scales(self, own: YamlValue) -> YamlValue:
        if not isinstance(own, dict):
            return own
        shipped: dict[str, YamlValue] = {name: [*steps] for name, steps in SHIPPED_SCALES.items()}
        found = {name: file.value(("scales", name)) for name, file in self.scale_files.items()}
        return {**shipped, **own, **found}

    def _facts(self, own: Mapping[str, YamlValue]) -> dict[str, YamlValue]:
        facts = own.get("facts", [])
        if not isinstance(facts, list):
            return {}
        more = [
            Placed(each, pack.head, ("facts", number)) if isinstance(each, dict) else each
            for pack in self.packs
            for number, each in enumerate(listed(pack.head.value(("facts",))))
        ]
        return {"facts": [*facts, *more]} if facts or more else {}

    def _words(self, own: Mapping[str, YamlValue]) -> dict[str, YamlValue]:
        """The words of all folders, the later ones winning; nothing where the checklist's are no words."""
        found = [own.get("words", {}), *(pack.head.value(("words",)) for pack in self.packs)]
        words = {word.casefold(): (word, other)
                 for each in found if isinstance(each, dict) for word, other in each.items()}  # fmt: skip
        return {"words": dict(words.values())} if isinstance(found[0], dict) and words else {}


def listed(value: YamlValue) -> list[YamlValue]:
    """Return a copy of what is a list; nothing where it is something else."""
    return [*value] if isinstance(value, list) else []


def left_out_by(pack: ChecklistFiles) -> list[str]:
    """Return the questions that a pack leaves out."""
    return [name for name in listed(pack.head.value(("without",))) if isinstance(name, str)]


def _identity(pack: ChecklistFiles) -> YamlValue:
    """A pack as the checklist that it was added to knows it."""
    content = pack.head.content or {}
    said = {"id": content.get("pack"), "title": content.get("title"), "version": content.get("version")}
    return Placed({key: value for key, value in said.items() if value is not None}, pack.head)


def _id(part: Mapping[str, YamlValue], key: str = "id") -> str:
    value = part.get(key)
    return value if isinstance(value, str) else ""


def _titled(part: Placed) -> Placed:
    """A part with some title: where it is none that is there, that is said, and so is what is wrong in it."""
    if NEEDED_FOR_NEW in part:
        return part
    named = part.having(title=f"? {_id(part, 'department') or _id(part)}")
    touchpoints = part.get("touchpoints")
    if not isinstance(touchpoints, list):
        return named
    return named.having(
        touchpoints=[_titled(each) if isinstance(each, Placed) else each for each in touchpoints]
    )


def _with_addition(department: Placed, addition: Placed) -> Placed:
    """A department with the touchpoints of an addition; those that it has already get more questions."""
    touchpoints = listed(department.get("touchpoints"))
    numbers = {_id(each): number for number, each in enumerate(touchpoints) if isinstance(each, Placed)}
    for more in listed(addition.get("touchpoints")):
        number = numbers.get(_id(more)) if isinstance(more, Placed) else None
        before = touchpoints[number] if number is not None else None
        if isinstance(before, Placed) and isinstance(more, Placed) and number is not None:
            questions = [*listed(before.get("questions")), *listed(more.get("questions"))]
            touchpoints[number] = before.having(questions=questions)
        else:
            touchpoints.append(_titled(more) if isinstance(more, Placed) else more)
    return department.having(touchpoints=touchpoints)
