"""What is wrong between the files of a checklist, beyond what its models can see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxaudit.checklist import AT, OWN, TOP
from cxaudit.checklist.references import Wrong, at
from cxaudit.errors import nearest
from cxaudit.library.checklist_files import ELSEWHERE, ChecklistFiles
from cxaudit.library.defaults import NEVER_SHARED, with_defaults, wrong_defaults
from cxaudit.library.documents import DEFAULTS, Document, Flaw, Placed
from cxaudit.library.folders import POLICY
from cxaudit.library.joining import JoinedFiles
from cxaudit.words import _, ngettext

HIGHEST_FLOOR = 97
"""The highest whole per cent at which a band that people write may begin."""

APART = 3
"""Whole per cents that lie between the beginnings of two such bands, at least."""


def out_of_place(files: ChecklistFiles) -> Iterator[Flaw]:
    """Keys in the wrong file, and departments whose file has another name."""
    for key, fix in ELSEWHERE.items():
        if (key,) in files.head.lines:
            yield files.head.flaw((key,), _("{key} do not stand here", key=key), _(fix, policy=POLICY))
    for key in files.policy.content or {}:
        if key != "clauses":
            what = _("the key {key!r} is unknown", key=key)
            yield files.policy.flaw((key,), what, nearest(key, ["clauses"]))
    if files.policy.lines and "clauses" not in (files.policy.content or {}):
        yield files.policy.flaw(
            ("clauses",), _("this key is missing"), _("add it: the policy, clause by clause")
        )
    for document in (files.head, *files.departments):
        yield from wrong_defaults(document)
    for document in files.departments:
        name, file = document.value(("department",)), document.stem
        if isinstance(name, str) and name != file:
            what = _("the department {name!r} stands in a file called {file}", name=name, file=document.name)
            fix = _("rename the file {name}.yaml, or the department {file}", name=name, file=file)
            yield document.flaw(("department",), what, fix)


def unused(files: JoinedFiles, wrong: Iterable[Flaw]) -> Iterator[Flaw]:
    """Clauses, scales and defaults that no question has.

    Nothing is said of them where `wrong` has questions whose own clause or scale is wrong: one of those may
    be meant.
    """
    wrong = list(wrong)
    if not wrong:  # else a question may be meant that can't be found
        for folder in files.folders:
            yield from _unused_defaults(folder, files.core)
    doubtful = {flaw.loc[-1] for flaw in wrong if flaw.loc}
    if "clause" not in doubtful:
        named = _named(files, "clause")
        for folder in files.folders:
            yield from _unused_clauses(folder, named)
    if "scale" not in doubtful:
        named = _named(files, "scale")
        for folder in files.folders:
            yield from _unused_scales(folder, named)


def _unused_clauses(files: ChecklistFiles, named: set[str]) -> Iterator[Flaw]:
    for loc, name in files.policy.under("id"):
        if loc[0] == "clauses" and len(loc) == len(("clauses", 0, "id")) and name not in named:
            fix = _("let a question say `clause: {name}`, or take the clause out", name=name)
            yield files.policy.flaw(loc, _("no question tests the clause {name!r}", name=name), fix)


def _unused_scales(files: ChecklistFiles, named: set[str]) -> Iterator[Flaw]:
    scales = files.head.value(("scales",))
    for name in scales.keys() - named if isinstance(scales, dict) else ():
        fix = _("let a question say `scale: {name}`, or take the scale out", name=name)
        what = _("no question has the scale {name!r}", name=name)
        yield files.head.flaw(("scales", name), what, fix)


def _named(files: JoinedFiles, key: str) -> set[str]:
    """What questions name with this key, themselves or by a default, those that a pack leaves out too."""
    documents = (document for folder in files.folders for document in (folder.head, *folder.departments))
    values = (value for document in documents for _, value in document.under(key))
    return {value for value in values if isinstance(value, str)}


def _unused_defaults(files: ChecklistFiles, core: ChecklistFiles) -> Iterator[Flaw]:
    """Defaults that no question of the folder takes, since each says something itself."""
    taken = {(document.name, key) for key, document in _taken(files, core)}
    for document in (files.head, *files.departments):
        given = document.value((DEFAULTS,))
        for key in given if isinstance(given, dict) else ():
            if (document.name, key) not in taken and key not in NEVER_SHARED:
                what = _("no question takes the default {name!r}", name=key)
                yield document.flaw((DEFAULTS, key), what, _("take it out"))


def _taken(files: ChecklistFiles, core: ChecklistFiles) -> Iterator[tuple[str, Document]]:
    """Keys that questions of a folder take from defaults, each with the file."""
    known = {each.get("department"): each for each in core.placed}
    for document in files.departments:
        whole = with_defaults(document, files.head, known.get(document.value(("department",)), {}))
        for _loc, question in at(whole, "touchpoints.*.questions.*"):
            if isinstance(question, Placed):
                yield from question.taken.items()


def wrong_bands(files: ChecklistFiles) -> Iterator[Flaw]:
    """Bands that begin too high or too near to each other to be told apart in words and colours."""
    bands = files.head.value(("bands",))
    before: int | None = None
    for number in range(len(bands) if isinstance(bands, list) else 0):
        loc = ("bands", number, "from")
        floor = files.head.value(loc)
        if isinstance(floor, bool) or not isinstance(floor, int):
            continue
        if floor > HIGHEST_FLOOR:
            what = _(
                "the number {floor} is too large: a band begins at {most} at most",
                floor=floor,
                most=HIGHEST_FLOOR,
            )
            yield files.head.flaw(loc, what, _("begin it lower"))
        elif before is not None and 0 < floor - before < APART:
            what = ngettext(
                "bands begin less than {n} per cent apart", "bands begin less than {n} per cent apart", APART
            )
            yield files.head.flaw(loc, what, _("leave out one, or move it"))
        before = floor


def kept_ids(files: ChecklistFiles) -> Iterator[Flaw]:
    """Ids that action items have for something else; audits made before that was so keep theirs."""
    for loc, id in files.policy.under("id"):
        kept = next((kept for kept in (AT, OWN) if isinstance(id, str) and id.startswith(kept)), None)
        if kept and len(loc) == len(("clauses", 0, "id")):
            what = _("the id {name!r} begins with {kept}, which is kept for action items", name=id, kept=kept)
            yield files.policy.flaw(loc, what, _("give the clause another id"))
    for document in files.departments:
        if document.value(("department",)) == TOP:
            what = _("the id {name!r} is kept for action items", name=TOP)
            yield document.flaw(("department",), what, _("give the department another id"))


def with_first_place(files: JoinedFiles, wrong: Wrong) -> Flaw:
    """Say at its place in a file what is wrong with a name, and where one given twice was given first.

    Of two that a checklist and a pack give, or two packs, it is the later one's that is wrong.
    """
    document, loc = files.find(wrong.loc)
    fix = wrong.fix
    if wrong.first is not None:
        other, first = files.find(wrong.first)
        if files.rank(other) > files.rank(document):
            document, loc, other, first = other, first, document, loc
        line = other.lines.get(other.known(first), 1)
        fix = _("{fix}: it stands in {file}:{line} too", fix=fix, file=other.name, line=line)
    return document.flaw(loc, wrong.what, fix)
