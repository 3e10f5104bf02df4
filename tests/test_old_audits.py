"""Audits of older formats are read, and report as they did when they were made.

`tests/old/` has real files, each with the figures that the program of its time made of it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Collection
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from cxaudit.audit import FORMAT, Audit
from cxaudit.audit.migrations import migrated
from cxaudit.errors import CxauditError
from cxaudit.numbers import whole
from cxaudit.report import Report, StandingInWords, build_report
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_measured_question, a_question, an_audit
from tests.workbooks import written
from tests.xlsx.values import held

OLD = Path(__file__).parent / "old"
NAMES = sorted(path.name.removesuffix(".audit.json") for path in OLD.glob("*.audit.json"))

# Made to lie a hair beside the marks, which are whole per cents since: a hair is no matter any more.
AT_THE_MARKS = "edges"


def old(name: str) -> Audit:
    return load_audit(OLD / f"{name}.audit.json")


def figures(name: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((OLD / f"{name}.figures.json").read_text(encoding="utf-8"))
    return told


def per_cent(share: Fraction | None) -> int | None:
    return None if share is None else whole(share)


def result(stands: StandingInWords) -> dict[str, object]:
    of, tally = stands.counted, stands.tally
    shares = {
        "score": per_cent(of.score),
        "low": per_cent(of.low),
        "high": per_cent(of.high),
        "coverage": per_cent(tally.coverage),
        "confidence": per_cent(tally.confidence),
    }
    return {**shares, "rated": tally.rated, "text": stands.text, "band": stands.band}


def scores(report: Report) -> dict[str, object]:
    """Every figure that is no comparison with a mark, in the form of the files of figures."""
    return {
        "departments": {part.id: without_band(result(part.standing)) for part in report.departments},
        "heat": {part.id: [per_cent(cell.score) for cell in part.heat] for part in report.departments},
        "questions": {
            question.id: [per_cent(question.score), question.evidence]
            for part in report.departments
            for question in part.questions
        },
        "policy": {row.title: _unmarked(row.text) for row in report.refresh.clauses},
    }


def without_band(stands: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in stands.items() if key != "band"}


def scores_then(told: dict[str, Any], ruled_out: Collection[str]) -> dict[str, object]:
    """What the profile rules out had a row without a score, and has none any more: it is asked of nobody."""
    departments = told["departments"]
    assert {told["questions"][id][0] for id in ruled_out} <= {None}
    return {
        "departments": {
            id: without_band({key: each[key] for key in each if key not in ("before", "heat")})
            for id, each in departments.items()
        },
        "heat": {id: each["heat"] for id, each in departments.items()},
        "questions": {id: each[:2] for id, each in told["questions"].items() if id not in ruled_out},
        "policy": {title: text.replace("120 minutes", "2 hours") for title, text in told["policy"]},
    }


def judged(report: Report) -> dict[str, object]:
    """Everything that is compared with a mark."""
    return {
        "overall": result(report.overall),
        "bands": {part.id: part.standing.band for part in report.departments},
        "principles": {part.title: result(part.standing) for part in report.principles},
        "findings": sorted([each.question, each.severity] for each in report.findings),
        "strengths": [each.question for each in report.strengths],
        "failures": sorted(each.question for each in report.failures),
        "decisions": {each.id: [each.decision, per_cent(each.score)] for each in report.refresh.clauses},
    }


def judged_then(told: dict[str, Any]) -> dict[str, object]:
    return {
        "overall": told["overall"],
        "bands": {id: each["band"] for id, each in told["departments"].items()},
        "principles": told["principles"],
        "findings": sorted(each[:2] for each in told["findings"]),
        "strengths": told["strengths"],
        "failures": sorted(told["failures"]),
        "decisions": {
            id: [_CALLED_SINCE.get(decision, decision), score]
            for id, (decision, score) in told["decisions"].items()
        },
    }


_CALLED_SINCE = {"Correct": "Put right"}
"""Decisions that are called otherwise since."""


def _unmarked(text: str) -> str:
    """A wording without the brackets that mark its numbers as proposals now that there are drafts."""
    return text.replace("[", "").replace("]", "")


@pytest.mark.parametrize("name", NAMES)
def test_an_old_audit_has_the_scores_it_had(name: str) -> None:
    audit = old(name)

    assert scores(build_report(audit)) == scores_then(figures(name), audit.ruled_out)


@pytest.mark.parametrize("name", [name for name in NAMES if name != AT_THE_MARKS])
def test_an_old_audit_is_judged_by_the_marks_of_its_time(name: str) -> None:
    assert judged(build_report(old(name))) == judged_then(figures(name))


@pytest.mark.parametrize("name", [name for name in NAMES if old(name).baseline])
def test_of_an_old_baseline_it_is_known_what_its_own_book_said(name: str) -> None:
    audit = old(name)
    assert audit.baseline

    assert per_cent(build_report(audit.baseline).overall.score) == figures(name)["before"]


@pytest.mark.parametrize("name", NAMES)
def test_an_old_audit_is_saved_in_the_format_of_today(name: str, tmp_path: Path) -> None:
    audit, path = old(name), tmp_path / "new.audit.json"

    save_audit(audit, path)

    assert load_audit(path) == audit
    assert json.loads(path.read_text(encoding="utf-8"))["format"] == FORMAT


@pytest.mark.parametrize("name", NAMES)
def test_migrating_what_is_migrated_changes_nothing_and_the_file_is_left_alone(name: str) -> None:
    raw = json.loads((OLD / f"{name}.audit.json").read_text(encoding="utf-8"))
    copy = json.loads(json.dumps(raw))

    once = migrated(raw)

    assert migrated(once) == once
    assert raw == copy


def test_a_workbook_of_an_old_audit_is_coloured_and_judged_by_its_own_marks(tmp_path: Path) -> None:
    report = build_report(old("follow-up"))

    book = held(written(report, tmp_path / "old.xlsx"))

    assert (report.marks.wanting, report.marks.few) == (70, 3)
    assert "below 70 %" in book.values.values()


def test_method_tells_which_of_several_readings_counted_then_and_counts_now(tmp_path: Path) -> None:
    now = an_audit(a_checklist(a_measured_question()), {"rings": 4})

    def told(audit: Audit, name: str) -> str:
        values = held(written(build_report(audit), tmp_path / name)).values
        return " ".join(str(value) for (sheet, _), value in values.items() if sheet == "Method")

    assert "of several readings the median counts." in told(old("follow-up"), "old.xlsx")
    assert "four of five" not in told(old("follow-up"), "old.xlsx")
    assert "of several readings the one that four of five are as good as or better than counts." in told(
        now, "now.xlsx"
    )
    assert "of several readings the" not in told(an_audit(a_checklist(a_question())), "none.xlsx")


# What the program of format 1 took, and what became of it.


def patched(name: str, path: Path, change: Callable[[dict[str, Any]], object]) -> Audit:
    """An old audit that was otherwise when it was made."""
    raw = json.loads((OLD / f"{name}.audit.json").read_text(encoding="utf-8"))
    change(raw)
    path.write_text(json.dumps(raw), encoding="utf-8")
    return load_audit(path)


@pytest.mark.parametrize(
    ("shares", "floors"),
    [
        ((0, 0.5, 0.7, 0.85), (0, 50, 70, 85)),
        ((0, 0.9, 0.95, 0.98, 0.99), (0, 90, 95, 98, 99)),
        ((0, 0.5, 0.51, 0.52, 0.53), (0, 50, 51, 52, 53)),
        ((0, 0.701, 0.702, 0.703), (0, 70, 71, 72)),
        ((0, 0.994, 0.995, 0.996, 0.999), (0, 97, 98, 99, 100)),
    ],
)
def test_bands_of_an_old_checklist_stay_where_they_were(
    shares: tuple[float, ...], floors: tuple[int, ...], tmp_path: Path
) -> None:
    looks = {"word": "Word", "symbol": "x", "colour": "FFFFFF"}
    bands = [{**looks, "from": share} for share in shares]

    audit = patched("random-10", tmp_path / "a.audit.json", lambda raw: raw["checklist"].update(bands=bands))

    assert tuple(band.floor for band in audit.checklist.bands) == floors
    assert build_report(audit).bands


def test_stages_of_an_old_checklist_could_have_one_title(tmp_path: Path) -> None:
    def change(raw: dict[str, Any]) -> None:
        for stage in raw["checklist"]["stages"][:2]:
            stage["title"] = "Before"

    audit = patched("demo", tmp_path / "a.audit.json", change)

    assert [stage.title for stage in audit.checklist.stages][:3] == [
        "Before",
        "Before (enquire)",
        "Deciding and buying",
    ]


@pytest.mark.parametrize("name", ["format-3-demo", "format-4-demo"])
def test_which_choices_mean_one_person_or_few_and_who_leads_is_said_since(name: str) -> None:
    checklist = old(name).checklist

    assert [choice.people for fact in checklist.facts for choice in fact.choices] == ["one", "few", None]
    assert checklist.top
    assert checklist.top.id == "leadership"


@pytest.mark.parametrize("name", NAMES)
def test_an_old_audit_has_no_next_steps(name: str) -> None:
    assert not any(finding.next_step for finding in build_report(old(name)).findings)


def test_what_an_older_program_took_and_did_not_use_is_left_out(tmp_path: Path) -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["packs"] = ["gym"]
        raw["baseline"]["packs"] = ["gym"]
        raw["people"] = [{"name": "Bo", "leads": ["suppliers", "reception"]}]
        raw["responses"]["rings"] = {"readings": [1e18, 1e-12, 4], "waiting": {"kind": "ask", "who": "Ed"}}

    audit = patched("follow-up", tmp_path / "a.audit.json", change)

    assert (audit.packs, audit.people[0].leads) == ((), ("reception",))
    assert audit.responses["rings"].readings == (1e15, 0, 4)
    assert audit.responses["rings"].waiting is None


@pytest.mark.parametrize("share", ["NaN", "Infinity", "-Infinity", "1e999", "1e308", "true", '"half"'])
def test_a_band_that_no_program_wrote_is_refused(share: str, tmp_path: Path) -> None:
    path = tmp_path / "a.audit.json"
    text = (OLD / "random-6.audit.json").read_text(encoding="utf-8")
    path.write_text(re.sub(r'"from": 0\.\d+', f'"from": {share}', text), encoding="utf-8")

    with pytest.raises(CxauditError):
        load_audit(path)


@pytest.mark.parametrize(
    ("share", "note", "staff_note", "photos", "staff_photos"),
    [(True, "", "5 of 5", (), ("door.jpg",)), (False, "5 of 5", "", ("door.jpg",), ())],
)
def test_what_was_shared_with_staff_is_a_note_for_staff(
    share: bool, note: str, staff_note: str, photos: object, staff_photos: object, tmp_path: Path
) -> None:
    def change(raw: dict[str, Any]) -> None:
        name = next(iter(raw["responses"]))
        shared = {"unknown": True, "note": "5 of 5", "photos": ["door.jpg"], "share": share}
        raw["responses"] = {name: shared}
        raw["superseded"] = [{"question": name, "response": shared}]

    audit = patched("format-3-random", tmp_path / "a.audit.json", change)

    for kept in (*audit.responses.values(), audit.superseded[0].response):
        assert (kept.note, kept.staff_note) == (note, staff_note)
        assert (kept.photos, kept.staff_photos) == (photos, staff_photos)


BROKEN: tuple[dict[str, object], ...] = (
    {"format": 1},
    {"format": 1, "checklist": [], "responses": []},
    {"format": 1, "checklist": {"departments": {}, "bands": {}}, "responses": {"a": 1}},
    {"format": 1, "checklist": {"departments": [1, {"touchpoints": [None]}], "bands": [1]}, "baseline": []},
    {"format": 1, "checklist": {"bands": [{"from": "high"}]}, "baseline": {"format": 1}},
    {"format": "1"},
)


@pytest.mark.parametrize("raw", BROKEN)
def test_what_has_not_the_shape_of_an_audit_is_passed_on_to_be_refused(raw: dict[str, object]) -> None:
    assert migrated(raw)["format"] in (FORMAT, raw["format"])


# --- what raises the number of the format


SHAPE_OF_FORMAT_8 = "756891eac63a4651"


def test_a_field_that_comes_or_goes_raises_the_number_of_the_format() -> None:
    shape = fields_of(Audit.model_json_schema())

    digest = hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()[:16]

    assert (FORMAT, digest) == (8, SHAPE_OF_FORMAT_8), (
        "the fields of an audit's file changed: raise FORMAT, write a step in migrations, keep a file of the"
        " format before in tests/old, and put the new number and shape here"
    )


def fields_of(schema: dict[str, Any]) -> dict[str, object]:
    """Names of the fields of each model, and the values of each enum."""
    models = {"Audit": schema, **schema["$defs"]}
    return {
        name: sorted(model.get("properties", model.get("enum", [])))
        for name, model in models.items()
        if "properties" in model or "enum" in model
    }


@pytest.mark.parametrize("key", ["responses", "actions", "superseded"])
@pytest.mark.parametrize("value", [None, 0, "", "x", True])
def test_what_a_file_of_format_2_cannot_hold_is_refused_and_not_left_out(
    key: str, value: object, tmp_path: Path
) -> None:
    raw = json.loads((OLD / "format-2-random.audit.json").read_text(encoding="utf-8"))
    path = tmp_path / "damaged.audit.json"
    path.write_text(json.dumps({**raw, key: value}), encoding="utf-8")

    with pytest.raises(CxauditError, match=f"/{key}"):
        load_audit(path)


@pytest.mark.parametrize("bands", [None, 0, "x", True, [], {}])
def test_bands_of_format_1_that_are_none_are_refused(bands: object, tmp_path: Path) -> None:
    raw = json.loads((OLD / "random-4.audit.json").read_text(encoding="utf-8"))
    path = tmp_path / "damaged.audit.json"
    path.write_text(json.dumps({**raw, "checklist": {**raw["checklist"], "bands": bands}}), encoding="utf-8")

    with pytest.raises(CxauditError, match="bands"):
        load_audit(path)


def test_a_scale_that_is_gone_is_told(tmp_path: Path) -> None:
    audit = an_audit(a_checklist(a_question("greeted", scale="share")), {"greeted": 2})
    save_audit(audit, tmp_path / "whole.audit.json")
    raw = json.loads((tmp_path / "whole.audit.json").read_text(encoding="utf-8"))
    path = tmp_path / "damaged.audit.json"
    path.write_text(json.dumps({**raw, "checklist": {**raw["checklist"], "scales": {}}}), encoding="utf-8")

    with pytest.raises(CxauditError, match="scale"):
        load_audit(path)
