"""Keeping an audit in a file, and telling why a file is none."""

from __future__ import annotations

import json
import os
from datetime import date, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from cxaudit import storage
from cxaudit.audit import FORMAT, ActionState, Audit, ClauseSitting, Person, PolicySitting, Response, Status
from cxaudit.errors import CxauditError
from cxaudit.library import checklists_folder, load_checklist, read_answers
from cxaudit.plan import begin
from cxaudit.storage import load_audit, save_audit
from tests.builders import DAY, a_checklist, a_measured_question, a_question, an_audit
from tests.runs import runs

CHECKLIST = a_checklist(a_question("greeted"), a_measured_question(good="phone.rings", clause="phone"))


def problems(path: Path) -> list[str]:
    with pytest.raises(CxauditError) as caught:
        load_audit(path)
    return [str(problem).replace("\n    fix: ", " | ") for problem in caught.value.problems]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "shop.audit.json"


def test_what_is_saved_is_read_back(path: Path) -> None:
    audit = an_audit(CHECKLIST, {"greeted": 3, "rings": 5}, baseline=an_audit(CHECKLIST, {"greeted": "no"}))

    save_audit(audit, path)

    assert load_audit(path) == audit


def test_the_audit_of_the_demonstration_is_read_back(path: Path) -> None:
    folder = checklists_folder()
    checklist = load_checklist(folder)
    audit = begin(read_answers(folder / "examples" / "demo.yaml", checklist, DAY), checklist, "demo")

    save_audit(audit, path)

    assert load_audit(path) == audit


def test_the_file_is_json_that_people_can_look_into(path: Path) -> None:
    save_audit(an_audit(CHECKLIST, {"greeted": "Café geschlossen 😀"}), path)

    text = path.read_text(encoding="utf-8")
    assert json.loads(text)["format"] == FORMAT
    assert "Café geschlossen 😀" in text
    assert text.count("\n") > 100


def test_an_audit_is_saved_over_the_one_before(path: Path) -> None:
    save_audit(an_audit(CHECKLIST, {"greeted": 1}), path)
    save_audit(an_audit(CHECKLIST, {"greeted": 4}), path)

    assert load_audit(path).responses["greeted"].step == 4
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_where_saving_fails_the_audit_before_is_still_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    save_audit(an_audit(CHECKLIST, {"greeted": 1}), path)
    monkeypatch.setattr(storage, "write_atomically", fail)

    with pytest.raises(OSError, match="No space"):
        save_audit(an_audit(CHECKLIST, {"greeted": 4}), path)

    assert load_audit(path).responses["greeted"].step == 1


BEGIN, END = (datetime.fromisoformat(day) for day in ("1990-01-01", "2090-01-01"))
NASTY = st.text(max_size=20) | st.sampled_from(
    ["=1+1", "\x00\x1f", "\r\n", "\ufffe", "\ud800", "‮abc", '"\\', "\u2028", " ", "null"]
)
LINE = NASTY.filter(lambda text: text.strip() and "\n" not in text and "\r" not in text).map("x".__add__)
ZONES: st.SearchStrategy[tzinfo] = st.integers(-720, 720).map(
    lambda minutes: timezone(timedelta(minutes=minutes))
)
TIMES = st.one_of(st.datetimes(BEGIN, END), st.datetimes(BEGIN, END, timezones=ZONES))
DATES = st.dates(date(1970, 1, 1), date(2200, 12, 31))

ANSWERS = st.one_of(
    st.builds(lambda step: {"step": step}, st.integers(1, 4)),
    st.builds(lambda reason: {"na": reason}, LINE),
    st.just({"unknown": True}),
    st.builds(
        lambda who, until: {"waiting": {"kind": "ask", "who": who, "until": until}}, LINE, st.none() | DATES
    ),
)
RESPONSES = st.builds(
    lambda answer, source, at, **notes: Response.model_validate({**answer, **source, **notes, "at": at}),
    ANSWERS,
    st.just({"confidential": True}) | st.builds(lambda name: {"told_by": name}, NASTY),
    st.none() | TIMES,
    note=NASTY,
    staff_note=NASTY,
    private=NASTY,
    photos=st.lists(LINE, max_size=2),
    staff_photos=st.lists(LINE, max_size=2),
)
NUMBERS = st.integers(0, 10**15) | st.decimals(0, 60, places=3).map(float)
READINGS = st.lists(st.just("never") | NUMBERS, min_size=1)
AUDITS = st.builds(
    lambda responses, readings, **fields: an_audit(
        CHECKLIST,
        {**responses, **({"rings": Response(readings=tuple(readings))} if readings else {})},
        **fields,
    ),
    responses=st.dictionaries(st.just("greeted"), RESPONSES),
    readings=st.none() | READINGS,
    organisation=LINE,
    verdict=NASTY,
    site=NASTY,
    date=DATES,
    profile=st.fixed_dictionaries({}, optional={"customers_come": st.booleans(), "size": st.just("alone")}),
    people=st.lists(st.builds(Person, name=LINE, role=NASTY, leads=st.just(("reception",))), max_size=2),
    policy=st.none()
    | st.builds(
        lambda held, wording, number: PolicySitting(
            held=held, clauses={"phone": ClauseSitting(wording=wording, numbers={"rings": number})}
        ).model_dump(),
        DATES,
        NASTY.map(lambda text: text.translate({ord(brace): None for brace in "{}"})),
        st.integers(0, 10**9).map(float),
    ),
    actions=st.dictionaries(
        st.just("reception.phone"),
        st.builds(
            lambda **fields: ActionState.model_validate(fields).model_dump(),
            owner=st.none() | NASTY,
            due=st.none() | DATES,
            status=st.none() | st.sampled_from(Status),
        ),
    ),
)


@given(AUDITS)
@example(an_audit(CHECKLIST, {"greeted": Response(note="\ud800=1+1\r\n\x00 ", step=1)}))
@settings(max_examples=runs(50))
def test_every_audit_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, audit: Audit) -> None:
    assume(any(audit.places))
    path = tmp_path_factory.mktemp("audit") / "a.audit.json"

    save_audit(audit, path)

    assert load_audit(path) == audit


def test_a_missing_file_is_told_with_the_one_that_was_probably_meant(path: Path) -> None:
    save_audit(an_audit(), path)
    typed, other = path.with_name("shp.audit.json"), path.with_name("shop")

    assert problems(typed) == [f"{typed}: there is no such file | did you mean shop.audit.json?"]
    assert problems(other) == [f"{other}: there is no such file | did you mean shop.audit.json?"]


def test_a_missing_file_is_told_with_the_audits_that_there_are(path: Path) -> None:
    assert problems(path) == [
        f"{path}: there is no such file | no audit lies in that folder: name the one in which it lies"
    ]

    for name in ("a.audit.json", "b.audit.json", "b.xlsx"):
        path.with_name(name).write_text("", encoding="utf-8")

    other = path.with_name("zzzzzzzzzzzzzzzzzzz.json")
    assert problems(other) == [f"{other}: there is no such file | there are: a.audit.json, b.audit.json"]


def test_a_folder_is_no_audit(path: Path) -> None:
    path.write_text("{}", encoding="utf-8")

    assert problems(path.parent) == [
        f"{path.parent}: this is a folder, not an audit | there are: shop.audit.json"
    ]


def without(audit: Audit, **changes: object) -> bytes:
    """The file of an audit with some of its top keys changed."""
    return json.dumps({**json.loads(audit.model_dump_json()), **changes}).encode("utf-8")


AUDIT = an_audit(CHECKLIST, {"greeted": 3})
WHOLE = AUDIT.model_dump_json(indent=1).encode("utf-8")
NO_AUDIT = "this is no audit of cxaudit | name a file that ends in .audit.json"
RESTORE = "restore the file from a copy"
NO_SUCH_VALUE = "cxaudit writes no such value here"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", f"the file is empty | {RESTORE}"),
        (b" \n\0"[:2], f"the file is empty | {RESTORE}"),
        (WHOLE[:-1], f"the file is cut off or damaged at line {WHOLE.count(10) + 1} | {RESTORE}"),
        (b"hello", f"the file is cut off or damaged at line 1 | {RESTORE}"),
        (b"[1, 2]", NO_AUDIT),
        (b"{}", NO_AUDIT),
        (b'"text"', NO_AUDIT),
        ("Café".encode("cp1252"), f"the file is not written in UTF-8 | {RESTORE}"),
        (b"[" * 100_000, f"this is no audit of cxaudit | {RESTORE}"),
        (b"9" * 5000, f"this is no audit of cxaudit | {RESTORE}"),
        (without(AUDIT, format=FORMAT + 1), f"it was written by a newer cxaudit, in format {FORMAT + 1};"
         f" this one reads up to {FORMAT} | update cxaudit"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_audit_is_told(path: Path, content: bytes, problem: str) -> None:
    path.write_bytes(content)

    assert problems(path) == [f"{path}: {problem}"]


def test_a_newer_audit_is_refused_for_that_even_if_nothing_else_in_it_is_known(path: Path) -> None:
    path.write_bytes(without(AUDIT, format=99, checklist=[], plan={}))

    assert problems(path) == [
        f"{path}: it was written by a newer cxaudit, in format 99; this one reads up to {FORMAT}"
        " | update cxaudit"
    ]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"format": "one"}, f"/format: {NO_SUCH_VALUE}"),
        ({"responses": {"greeted": {"step": "x"}}}, f"/responses/greeted/step: {NO_SUCH_VALUE}"),
        ({"mood": "fine"}, "/mood: cxaudit knows no such key"),
        ({"checklist": []}, f"/checklist: {NO_SUCH_VALUE}"),
        ({"checklist": {}}, "/checklist/title: this is missing"),
    ],
)  # fmt: skip
def test_broken_content_is_told_with_its_place(path: Path, changes: dict[str, object], problem: str) -> None:
    path.write_bytes(without(AUDIT, **changes))

    assert f"{path} {problem} | {RESTORE}" in problems(path)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        (
            {"responses": {"gon": {"step": 2}}},
            "/responses/gon: no question is called 'gon' | there are: greeted, rings",
        ),
        ({"plan": ["greeted", "ring"]}, "/plan/1: no question is called 'ring' | did you mean rings?"),
        ({"plan": [], "responses": {}}, f"/plan: this audit asks nothing | {RESTORE}"),
        ({"packs": ["nonsense"]}, "/packs/0: no pack is called 'nonsense' | leave it out: there are none"),
    ],
)
def test_what_leads_nowhere_is_told_with_its_place(
    path: Path, changes: dict[str, object], problem: str
) -> None:
    path.write_bytes(without(AUDIT, **changes))

    assert problems(path) == [f"{path} {problem}"]


def test_a_baseline_of_a_newer_format_is_told_as_such(path: Path) -> None:
    baseline = {**json.loads(WHOLE), "format": 99}
    path.write_bytes(without(AUDIT, baseline=baseline))

    assert problems(path) == [
        f"{path}: it was written by a newer cxaudit, in format 99; this one reads up to {FORMAT}"
        " | update cxaudit"
    ]


@pytest.mark.parametrize(
    "unsound",
    [
        AUDIT.model_copy(update={"plan": ("greeted",), "responses": {"rings": Response(readings=(3,))}}),
        AUDIT.model_copy(update={"people": (Person(name="Al", leads=("suppliers",)),)}),
        AUDIT.model_copy(update={"departments": ()}),
        AUDIT.model_copy(update={"responses": {"greeted": Response.model_construct(step=0)}}),
        AUDIT.model_copy(update={"verdict": "x" * 100_001}),
        AUDIT.model_copy(update={"as_written": CHECKLIST.changed(clauses=())}),
        AUDIT.model_copy(update={"baseline": AUDIT.model_copy(update={"departments": ()})}),
    ],
)
@pytest.mark.parametrize("saved_before", [None, AUDIT], ids=["alone", "after another"])
def test_what_could_not_be_read_again_is_not_saved(
    path: Path, unsound: Audit, saved_before: Audit | None
) -> None:
    save_audit(AUDIT, path)
    before = path.read_bytes()

    with pytest.raises(CxauditError):
        save_audit(unsound, path, saved_before)

    assert path.read_bytes() == before


def test_every_break_of_the_content_is_told_at_once(path: Path) -> None:
    path.write_bytes(without(AUDIT, id="NO!", date="soon", minutes=0))

    assert [problem.split(": ")[0] for problem in problems(path)] == [
        f"{path} /date",
        f"{path} /minutes",
        f"{path} /id",
    ]


def test_a_file_that_is_too_large_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "LARGEST", len(WHOLE))
    path.write_bytes(WHOLE)
    assert load_audit(path) == AUDIT

    path.write_bytes(WHOLE + b" ")

    (problem,) = problems(path)
    assert problem.startswith(f"{path}: the file is larger than ")
    assert problem.endswith(f" | {RESTORE}")


def test_a_byte_order_mark_that_an_editor_added_does_no_harm(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + WHOLE)

    assert load_audit(path) == AUDIT


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (PermissionError(13, "Permission denied"), "the file may not be read | ask for the right to read it"),
        (
            OSError(5, "xyzzy"),
            "the file cannot be read: xyzzy | copy it to another folder, and name that one",
        ),
    ],
)  # fmt: skip
def test_a_file_that_the_system_withholds_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, problem: str
) -> None:
    def refuse(*_: object) -> None:
        raise error

    path.write_bytes(WHOLE)
    monkeypatch.setattr(os, "open", refuse)

    assert problems(path) == [f"{path}: {problem}"]
