"""Two files of one audit: what either of them has comes together, and what both say otherwise is listed."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxaudit.audit import Audit, OwnFinding, Response, Severity
from cxaudit.cli import main
from cxaudit.merging import bring_together
from cxaudit.storage import load_audit, save_audit
from tests.builders import a_checklist, a_clause, a_question, an_audit

NAMES = ("greeted", "thanked", "asked")
NOON = datetime(2026, 12, 3, 12, tzinfo=UTC)


def shop(**told: object) -> Audit:
    checklist = a_checklist(*map(a_question, NAMES), clauses=[a_clause()])
    return an_audit(checklist, {"greeted": 1, "thanked": 2}, **told)


def answer(step: int, minutes: int = 0, by: str = "Ada", **told: object) -> Response:
    at = NOON + timedelta(minutes=minutes)
    return Response.model_validate({"step": step, "at": at, "by": by, **told})


def test_an_answer_that_replaced_the_others_is_the_later_one() -> None:
    ours = shop()
    theirs = ours.answered("greeted", answer(4))

    one, other = bring_together(ours, theirs), bring_together(theirs, ours)

    assert one.audit.responses == other.audit.responses == theirs.responses
    assert (len(one.taken), len(other.taken), one.conflicts, other.conflicts) == (1, 0, (), ())
    assert one.audit.superseded == other.audit.superseded == theirs.superseded


def test_answers_to_different_questions_come_together() -> None:
    parted = shop()

    together = bring_together(parted.answered("greeted", answer(4)), parted.answered("asked", answer(3)))

    assert {id: each.step for id, each in together.audit.responses.items()} == {
        "greeted": 4,
        "thanked": 2,
        "asked": 3,
    }


def test_one_question_that_both_answered_otherwise_is_listed_and_ones_own_stays() -> None:
    parted = shop()
    ours, theirs = parted.answered("greeted", answer(4)), parted.answered("greeted", answer(3, by="Bo"))

    together, preferred = bring_together(ours, theirs), bring_together(ours, theirs, prefer=True)

    [conflict] = together.conflicts
    assert (conflict.path, conflict.ours, conflict.theirs) == (
        ("responses", "greeted"),
        answer(4),
        answer(3, by="Bo"),
    )
    assert together.audit.responses["greeted"].step == 4
    assert preferred.audit.responses["greeted"].step == 3
    assert answer(4) in [each.response for each in preferred.audit.superseded]


def test_an_answer_that_was_taken_out_again_stays_out() -> None:
    theirs = shop().answered("asked", answer(3))
    ours = theirs.put_back("asked", None, NOON)

    assert "asked" not in bring_together(ours, theirs).audit.responses
    assert "asked" not in bring_together(theirs, ours).audit.responses


def test_what_was_told_in_confidence_since_names_nobody_again() -> None:
    named = shop().answered("asked", answer(3, told_by="Mrs Secret"))
    since = named.answered("asked", answer(3, confidential=True))

    for one, other in ((named, since), (since, named)):
        audit = bring_together(one, other).audit
        assert audit.responses["asked"].confidential
        assert "Secret" not in audit.model_dump_json()


def test_what_only_one_decided_is_taken_and_what_both_did_is_listed() -> None:
    ours = shop(headline="Good", actions={"reception.welcome": {"owner": "Anna", "number": 1}})
    theirs = shop(
        headline="Bad",
        verdict="All told.",
        actions={"reception.welcome": {"owner": "Ben", "comment": "Begun", "number": 2}},
    )

    together = bring_together(ours, theirs)

    state = together.audit.actions["reception.welcome"]
    assert (state.owner, state.comment, state.number) == ("Anna", "Begun", 1)
    assert (together.audit.headline, together.audit.verdict) == ("Good", "All told.")
    assert {each.path for each in together.conflicts} == {
        ("headline",),
        ("actions", "reception.welcome", "owner"),
    }


def test_what_each_found_is_kept_with_a_number_of_its_own_and_only_once() -> None:
    def found(text: str) -> Audit:
        finding = OwnFinding(department="reception", number=1, found=text, severity=Severity.LOW, do=text)
        return shop(own=(finding,), actions={"reception.own_1": {"owner": text}})

    together = bring_together(found("A"), found("B")).audit

    assert [(each.found, each.number) for each in together.own] == [("A", 1), ("B", 2)]
    assert together.actions["reception.own_2"].owner == "B"
    assert bring_together(together, found("B")).audit == together


@st.composite
def two_that_agree(draw: st.DrawFn) -> tuple[Audit, Audit]:
    """Two files that parted, in which no question was answered twice, and nothing decided otherwise."""
    audits = [shop(), shop()]
    for name in NAMES:
        which = draw(st.sampled_from([0, 1, None]))
        if which is not None:
            for step in draw(st.lists(st.integers(1, 4), min_size=1, max_size=3)):
                minutes = draw(st.integers(0, 99))
                audits[which] = audits[which].answered(name, answer(step, minutes))
    owner, comment = draw(st.permutations([0, 1]))
    for which, told in ((owner, {"owner": "Anna"}), (comment, {"comment": "Begun"})):
        actions = {"reception.welcome": {**told}}
        audits[which] = audits[which].changed(actions=actions) if draw(st.booleans()) else audits[which]
    return audits[0], audits[1]


@given(two_that_agree())
def test_where_nothing_disagrees_the_order_is_no_matter(pair: tuple[Audit, Audit]) -> None:
    one, other = bring_together(*pair), bring_together(*reversed(pair))

    assert one.conflicts == other.conflicts == ()
    assert one.audit == other.audit
    assert bring_together(one.audit, pair[1]).taken == ()


# --- as a command


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_another_file_of_the_audit_is_taken_by_the_same_command(capsys: pytest.CaptureFixture[str]) -> None:
    path, other = Path("shop.audit.json"), Path("shop (conflicted copy).audit.json")
    save_audit(shop(), path)
    save_audit(shop(auditor="Bo").answered("asked", answer(3, by="Bo")), other)

    assert main(["collect", str(path), str(other), "--yes"]) == 0

    told = capsys.readouterr().out
    assert "(Bo): 1 change" in told
    assert "The audit, auditor" in told
    audit = load_audit(path)
    assert audit.responses["asked"].step == 3
    [file] = audit.collected
    assert (file.file, file.who, file.changes) == (other.name, "Bo", 1)
    assert main(["collect", str(path), str(other), "--yes"]) == 0
    assert capsys.readouterr().out.endswith("Nothing is to be taken.\n")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (shop(id="another"), "this is another audit"),
        (an_audit(a_checklist(a_question("greeted"), clauses=[a_clause()])), "has other questions"),
    ],
)
def test_another_audit_is_refused(other: Audit, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    save_audit(shop(), Path("shop.audit.json"))
    save_audit(other, Path("other.audit.json"))

    assert main(["collect", "shop.audit.json", "other.audit.json", "--yes"]) == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "name",
    ["shop (Bo's conflicted copy).audit.json", "shop.audit-LAPTOP.json", "shop.audit.sync-conflict-1.json"],
)
def test_a_conflict_copy_is_noticed_where_one_goes_on(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    save_audit(shop(), Path("shop.audit.json"))
    save_audit(shop(), Path(name))
    save_audit(shop(id="another", baseline=shop()), Path("next.audit.json"))
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))

    main(["resume", "--plain", "shop.audit.json"])

    told = " ".join(capsys.readouterr().out.split())
    assert f"This audit has other copies here: {name}. Bring them together with:" in told
    assert "cxaudit collect shop.audit.json " in told


def test_the_audit_itself_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    save_audit(shop(), Path("shop.audit.json"))

    assert main(["collect", "shop.audit.json", "./shop.audit.json", "--yes"]) == 1
    assert "the audit itself" in capsys.readouterr().err
