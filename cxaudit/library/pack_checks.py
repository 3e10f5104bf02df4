"""What is wrong with packs, beyond what the models of their files and of the whole checklist can see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from pydantic import BaseModel, ValidationError

from cxaudit.checklist import SHIPPED_SCALES
from cxaudit.checklist.packs import MOST_WORDS
from cxaudit.checklist.references import at, texts, unknown
from cxaudit.errors import closest
from cxaudit.library.checklist_files import ELSEWHERE, ChecklistFiles
from cxaudit.library.defaults import with_defaults
from cxaudit.library.documents import DEFAULTS, Document, Flaw, Loc, Placed, YamlValue
from cxaudit.library.fields import fields_at
from cxaudit.library.file_models import AddedDepartment, DepartmentFile, PackFile, PolicyFile
from cxaudit.library.joining import NEEDED_FOR_NEW, JoinedFiles, left_out_by, listed
from cxaudit.library.messages import flaws_of
from cxaudit.words import _, trade_words

_OF_AN_ADDITION = {"department", "touchpoints", DEFAULTS}
"""Keys of a department's file that only adds to one of the checklist."""


def wrong_in_packs(files: JoinedFiles) -> Iterator[Flaw]:
    """Return what is wrong with each pack, as added to the checklist, and where two packs disagree."""
    for number, pack in enumerate(files.packs):
        before = files.packs[:number]
        yield from _wrong_without(files.core, pack)
        yield from _wrong_departments(files.core, before, pack)
        yield from _wrong_scales(files, pack)
        yield from _wrong_words((files.core, *before), pack)
        yield from _wrong_files(files.core, pack)


def _wrong_files(core: ChecklistFiles, pack: ChecklistFiles) -> Iterator[Flaw]:
    own = {key: value for key, value in (pack.head.content or {}).items() if key not in ELSEWHERE}
    yield from _flaws(PackFile, Placed(own, pack.head))
    if pack.policy.content:
        clauses = {"clauses": pack.clauses} if "clauses" in pack.policy.content else {}
        yield from _flaws(PolicyFile, Placed(clauses, pack.policy))
    for number, document in _additions(core, pack):
        addition = with_defaults(document, pack.head, core.placed[number])
        yield from _flaws(AddedDepartment, addition)


def _flaws(model: type[BaseModel], placed: Placed) -> list[Flaw]:
    try:
        model.model_validate(placed, by_alias=True, by_name=False)
    except ValidationError as error:
        return flaws_of(error, model, placed.find)
    return []


def _additions(core: ChecklistFiles, pack: ChecklistFiles) -> Iterator[tuple[int, Document]]:
    """Files that add to a department of the checklist, each with its number there."""
    numbers = {each.get("department"): number for number, each in enumerate(core.placed)}
    for document in pack.departments:
        name = document.value(("department",))
        if isinstance(name, str) and name in numbers:
            yield numbers[name], document


def _wrong_without(core: ChecklistFiles, pack: ChecklistFiles) -> Iterator[Flaw]:
    """Questions that are left out and are none of the checklist's, or that others of the pack hang on."""
    questions = texts({"departments": core.placed}, "departments.*.touchpoints.*.questions.*.id")
    asked = frozenset(id for _loc, id in questions)
    seen: set[str] = set()
    for number, name in enumerate(listed(pack.head.value(("without",)))):
        loc: Loc = ("without", number)
        if isinstance(name, str) and name in seen:
            what = _("the question {name!r} stands twice", name=name)
            yield pack.head.flaw(loc, what, _("keep one of the two"))
        elif isinstance(name, str):
            seen.add(name)
            found = unknown("question", asked, [(loc, name)])
            yield from (pack.head.flaw(*wrong[:3]) for wrong in found)
    for document in pack.departments:
        for loc, _steps in at(document.content, "touchpoints.*.questions.*.only_if.*"):
            if loc[-1] in left_out_by(pack):
                what = _("the pack leaves out {id!r}, on which this question hangs", id=loc[-1])
                yield document.flaw(loc, what, _("name another question, or take it out of `without`"))


def _wrong_departments(
    core: ChecklistFiles, before: tuple[ChecklistFiles, ...], pack: ChecklistFiles
) -> Iterator[Flaw]:
    known = {str(each.get("department")) for each in core.placed}
    for document in pack.departments:
        name = document.value(("department",))
        if isinstance(name, str) and name not in known and (NEEDED_FOR_NEW,) not in document.lines:
            what = _("the checklist has no department {name!r}", name=name)
            yield document.flaw(("department",), what, partial(_nearest_or_new, name, known))
    for number, document in _additions(core, pack):
        department = core.placed[number]
        for key in fields_at(DepartmentFile, ()).keys() & (document.content or {}).keys() - _OF_AN_ADDITION:
            yield _said_already(document, (key,), key, str(department["department"]))
        yield from _wrong_touchpoints(department, _touchpoints_of(before, department), document)


def _touchpoints_of(packs: tuple[ChecklistFiles, ...], department: Placed) -> set[str]:
    """Touchpoints that packs add to a department."""
    return {
        name
        for pack in packs
        for document in pack.departments
        if document.value(("department",)) == department["department"]
        for _loc, name in texts(document.content, "touchpoints.*.id")
    }


def _wrong_touchpoints(department: Placed, others: set[str], document: Document) -> Iterator[Flaw]:
    """What a file says again of touchpoints that are there, and those that it adds to and are not."""
    known = {name for _loc, name in texts(department, "touchpoints.*.id")}
    for loc, touchpoint in at(document.content, "touchpoints.*"):
        name = touchpoint.get("id") if isinstance(touchpoint, Mapping) else None
        if not isinstance(name, str):
            continue
        if name in known:
            fields = fields_at(DepartmentFile, ("touchpoints", 0)).keys()
            for key in fields & touchpoint.keys() - {"id", "questions"}:
                yield _said_already(document, (*loc, key), key, name)
        elif name in others:
            what = _("another pack adds a touchpoint {name!r} here, too", name=name)
            yield document.flaw((*loc, "id"), what, _("give one of the two another id"))
        elif NEEDED_FOR_NEW not in touchpoint:
            what = _("the department has no touchpoint {name!r}", name=name)
            yield document.flaw((*loc, "id"), what, partial(_nearest_or_new, name, known))


def _said_already(document: Document, loc: Loc, key: str, name: str) -> Flaw:
    what = _("the checklist has {name!r}, and says its {key} already", name=name, key=key)
    return document.flaw(loc, what, _("leave it out; if something new is meant, give that another id"))


def _nearest_or_new(name: str, known: set[str]) -> str:
    close = closest(name, known)
    if close:
        return _("did you mean {name}? If it is new, give it a title", name=close)
    return _("give it a title, if it is new")


def _wrong_scales(files: JoinedFiles, pack: ChecklistFiles) -> Iterator[Flaw]:
    """Scales that have other steps elsewhere."""
    scales = pack.head.value(("scales",))
    joined: dict[str, YamlValue] = {name: [*steps] for name, steps in SHIPPED_SCALES.items()}
    joined |= {
        name: file.value(("scales", name))
        for name, file in files.scale_files.items()
        if file is not pack.head
    }
    for name, steps in scales.items() if isinstance(scales, dict) else ():
        if joined.get(name, steps) != steps:
            what = _("the scale {name!r} has other steps elsewhere", name=name)
            yield pack.head.flaw(("scales", name), what, _("give it another name"))


def _wrong_words(before: tuple[ChecklistFiles, ...], pack: ChecklistFiles) -> Iterator[Flaw]:
    """Words that others put something else in the place of, or that are put in by others."""
    words = _words(pack)
    others: dict[str, str] = {}
    for each in before:
        others |= {word.casefold(): other for word, other in _words(each).items()}
    if len(words) + len(others) > MOST_WORDS or any(trade_words(words).twice_changed()):
        return  # the model says so
    for word, other in words.items():
        said = others.get(word.casefold(), other)
        if said != other:
            what = _("{word!r} becomes {other!r} by another pack, and {own!r} by this one",
                     word=word, other=said, own=other)  # fmt: skip
            yield pack.head.flaw(("words", word), what, _("let both say the same, or add one of them alone"))
    both = {**others, **{word.casefold(): other for word, other in words.items()}}
    for word, again in trade_words(both).twice_changed():
        what = _("{word!r} becomes {other!r}, where {again!r} would be replaced in its turn",
                 word=word, other=both[word], again=again)  # fmt: skip
        yield pack.head.flaw(("words",), what, _("let every word become one that stays"))


def _words(files: ChecklistFiles) -> dict[str, str]:
    """The words of a folder, as far as they are texts."""
    words: YamlValue = files.head.value(("words",))
    given = words.items() if isinstance(words, dict) else ()
    return {word: other for word, other in given if isinstance(other, str)}
