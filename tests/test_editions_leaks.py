"""What is private is in no edition, wherever one looks in its file; what the staff may read is there.

Every text of an audit that a person can fill has a mark of its own. Each mark that is found in a file must
be one that the table of `docs/architecture.md` lets through, which is said here once more, by paths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Annotated, get_args, get_origin
from zipfile import ZipFile

import pytest
from PIL import Image

from cxaudit.actions import plan_actions
from cxaudit.audit import Audit
from cxaudit.audit.references import wrong_in
from cxaudit.report import Edition, handouts, staff_edition
from cxaudit.scoring import scorecard
from cxaudit.workbook import Photos, read_photos
from tests.planting import MARK, REFERENCES, Marks, hints, is_text, models, planted, rich_audit
from tests.runs import runs
from tests.workbooks import handed_out

OF_ALL = (
    r"(baseline\.)?organisation|(baseline\.)?site",
    r"people\.\d+\.name|does\..+",
    r"(baseline\.)?policy\.(currency|clauses\.\w+\.wording)",
    r"(baseline\.)?actions\.[\w.]+\.title|own\.\d+\.title",
)
"""What any edition may say: whose business it is, who leads or does what, the policy, titles of actions."""

OF_ACTIONS = r"(baseline\.)?actions\.([\w.]+)\.(owner|tasks|done_when)"
OF_OWN = r"own\.(\d+)\.do"
OF_QUESTIONS = r"responses\.(\w+)\.(staff_note|staff_photos)"
OF_ANSWERS = r"(baseline\.)?responses\.(\w+)\.text"


IN_PHOTOS = "Mk99999x"
"""What a camera wrote into each photo."""


def photos_of(audit: Audit, folder: Path) -> Photos:
    """All photos that an audit names, those for the client too, as they are read from its folder."""
    about, file = Image.Exif(), BytesIO()
    about[0x010E] = about[0x013B] = IN_PHOTOS
    Image.new("RGB", (12, 9), "red").save(file, "JPEG", exif=about, comment=IN_PHOTOS)
    assert file.getvalue().count(IN_PHOTOS.encode()) == 3
    folder.mkdir()
    for response in audit.responses.values():
        for name in (*response.photos, *response.staff_photos):
            (folder / name).write_bytes(file.getvalue())
    photos = read_photos(audit, folder)
    assert not photos.problems
    return photos


def files(edition: Edition, photos: Photos, folder: Path) -> Iterator[str]:
    """Everything that stands in the file of an edition, names of its parts too."""
    with ZipFile(handed_out(edition, folder / "edition.xlsx", photos)) as package:
        for name in package.namelist():
            yield name
            yield package.read(name).decode("utf-8", errors="replace")


def found(edition: Edition, photos: Photos, folder: Path) -> set[str]:
    return {mark for text in files(edition, photos, folder) for mark in MARK.findall(text)}


def may_be_told(audit: Audit, path: str, department: str, *, answers: bool, questions: bool) -> bool:
    """Whether the text of a path may stand in an edition.

    Args:
        audit: what it is of.
        path: where the text stands.
        department: the only one whose actions and questions may be told; empty: all.
        answers: whether answers in words may be.
        questions: whether notes for staff may be.
    """
    if any(re.fullmatch(pattern, path) for pattern in OF_ALL):
        return not path.startswith("people.") or bool(audit.people[int(path.split(".")[1])].leads)
    if action := re.fullmatch(OF_ACTIONS, path):
        return not department or _department_of(audit, action[2]) == department
    if own := re.fullmatch(OF_OWN, path):
        return not department or audit.own[int(own[1])].department == department
    if questions and (noted := re.fullmatch(OF_QUESTIONS, path)):
        return not department or audit.checklist.places[noted[1]].department.id == department
    text = re.fullmatch(OF_ANSWERS, path)
    return bool(answers and text and _asked_in(audit, text[2], department))


def _asked_in(audit: Audit, question: str, department: str) -> bool:
    place = audit.checklist.places.get(question)
    return place is not None and place.department.id == department


def _department_of(audit: Audit, action: str) -> str:
    """The department of an action item; a decision is of whoever leads the business."""
    items = {item.id: item.department.id for item in plan_actions(scorecard(audit))}
    return items.get(action, "")


def must_be_told(audit: Audit, department: str, *, answers: bool, questions: bool) -> Iterator[str]:
    """Paths of texts that an edition has to tell."""
    yield "organisation"
    for item in plan_actions(scorecard(audit)):
        if department in ("", item.department.id):
            state, own = audit.actions.get(item.id), item.id.partition(".")[2]
            yield from (
                f"actions.{item.id}.{name}"
                for name in ("title", "tasks", "owner", "done_when")
                if state and getattr(state, name)
            )
            if own.startswith("own_") and not item.state.tasks:
                yield f"own.{[each.action for each in audit.own].index(item.id)}.do"
    for place in audit.places if questions else ():
        told, id = audit.told(place.question.id), place.question.id
        if department in ("", place.department.id):
            yield from (
                f"responses.{id}.{name}" for name in ("staff_note", "staff_photos") if getattr(told, name)
            )
            if answers and told.text and not audit.sets_aside(id):
                yield f"responses.{id}.text"
    said = audit.policy.clauses if audit.policy and not audit.drafts else {}
    for clause in audit.in_policy:
        if clause.id in said and not audit.leaves_out(clause.id):
            yield f"policy.clauses.{clause.id}.wording"


Told = tuple[Edition, str, bool]
"""An edition, its department, and whether answers are told in it."""


def editions(audit: Audit) -> Iterator[Told]:
    yield staff_edition(audit), "", False
    departments = dict.fromkeys(place.department.id for place in audit.places)
    for id, edition in zip(departments, handouts(audit, departments), strict=True):
        yield edition, id, True


@lru_cache(maxsize=32)
def audit_of(seed: int) -> tuple[Audit, Marks, set[str]]:
    return planted(rich_audit(seed))


SEEDS = range(1, runs(60) + 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_no_edition_tells_what_is_private_and_each_what_it_has_to(seed: int, tmp_path: Path) -> None:
    audit, marks, _fields = audit_of(seed)
    photos = photos_of(audit, tmp_path / "photos")

    for edition, department, answers in editions(audit):
        questions = answers or not audit.few
        scope = {"answers": answers, "questions": questions}
        told = {marks.get(mark, mark) for mark in found(edition, photos, tmp_path)}

        private = {path for path in told if not may_be_told(audit, path, department, **scope)}
        missing = [path for path in must_be_told(audit, department, **scope) if path not in told]
        assert (private, missing) == (set(), [])


def test_what_is_planted_is_a_sound_audit() -> None:
    for seed in range(1, 6):
        audit, _marks, _fields = audit_of(seed)
        raw = audit.model_dump_json(by_alias=True)

        assert list(wrong_in(audit)) == []
        assert Audit.model_validate_json(raw) == audit


PLAIN = {
    "Audit.departments",
    "Audit.few_in",
    "Audit.profile",
    "Person.leads",
}
"""Texts that no person fills in: ids of departments, and of choices."""


def test_whatever_else_is_a_text_is_an_id() -> None:
    """A text that people fill in is one that is cleaned at the door, so that it is planted here."""
    plain = {
        f"{kind.__name__}.{name}"
        for kind in models(Audit)
        for name, hint in hints(kind).items()
        if str in (hint, *_without_keys(hint))
    }

    assert plain == PLAIN


def test_every_text_that_a_person_can_fill_is_planted() -> None:
    texts = {
        f"{kind.__name__}.{name}"
        for kind in models(Audit)
        for name, hint in hints(kind).items()
        if is_text(hint) or any(map(is_text, _all_in(hint)))
    }

    assert {"Response.note", "Audit.auditor", "Waiting.who", "ActionState.tasks"} <= texts
    assert texts - set().union(*(audit_of(seed)[2] for seed in range(1, 21))) == REFERENCES


def _without_keys(hint: object) -> Iterator[object]:
    """Types within a type, ids by their pattern and keys of tables aside."""
    if is_text(hint) or (get_origin(hint) is Annotated and get_args(hint)[0] is str):
        return
    inner = get_args(hint)[1:] if get_origin(hint) is dict else get_args(hint)
    for each in inner:
        yield each
        yield from _without_keys(each)


def _all_in(hint: object) -> Iterator[object]:
    for inner in get_args(hint):
        yield inner
        yield from _all_in(inner)
