"""The policy as documents for Word, read back with python-docx and turned into pages with LibreOffice."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as read_docx
from docx.document import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from cxaudit.audit import Audit
from cxaudit.document import HOUSE_RULES, PROMISES, documents
from cxaudit.library import checklists_folder, load_checklist, read_answers
from cxaudit.plan import begin
from cxaudit.report import build_report
from cxaudit.text import clean
from tests.builders import DAY, a_checklist, a_clause, a_question, an_audit
from tests.hostile_audits import typed_everywhere

HELD = {"held": DAY, "in_force": "2026-03-02", "version": 3}
POLICY = (
    a_clause("calls", {"rings": 4}, title="Calls are answered"),
    a_clause("bills", kind="rule", title="Bills are right", may="You may stop every reminder."),
    a_clause("waiting", title="Waiting is short"),
)


def a_shop(**changes: object) -> Audit:
    """An audit of three clauses, of which all are decided where a sitting was held."""
    policy = changes.pop("policy", {**HELD, "clauses": {each.id: {"written": "yes"} for each in POLICY}})
    questions = [a_question(f"q_{clause.id}", clause=clause.id) for clause in POLICY]
    checklist = a_checklist(*questions, clauses=POLICY, language=changes.pop("language", "en"))
    return an_audit(checklist, {each.id: 4 for each in questions}, policy=policy, **changes)


def written(audit: Audit, name: str) -> bytes:
    file = BytesIO()
    documents(build_report(audit))[name](file)
    return file.getvalue()


def opened(audit: Audit, name: str = PROMISES) -> Document:
    return read_docx(BytesIO(written(audit, name)))


def styled(document: Document, style: str) -> list[str]:
    return [each.text for each in document.paragraphs if each.style and each.style.name == style]


def first_numbers(document: Document) -> list[int]:
    """Numbers with which clauses begin that are no more in the order of the others."""
    starts = {
        num.numId: [override.startOverride.val for override in num.lvlOverride_lst]
        for num in document.part.numbering_part.element.num_lst
        if num.abstractNumId.val == 0
    }
    own = (each._p.xpath("./w:pPr/w:numPr/w:numId/@w:val") for each in document.paragraphs)
    return [start for ids in own for id in ids for start in starts[int(id)]]


def cells(document: Document) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_promises_stand_under_real_headings_with_everything_a_customer_asks() -> None:
    promises = opened(a_shop(site="Mill Street"))

    assert styled(promises, "Title") == ["Our customer-service policy"]
    assert styled(promises, "Subtitle") == [
        "Corner Shop · Mill Street",
        "Version 3, decided on 5 January 2026, in force from 2 March 2026. Next review: 4 January 2027.",
    ]
    assert styled(promises, "Heading 1") == ["What we promise you"]
    assert styled(promises, "Heading 2") == ["Calls are answered", "Waiting is short"]
    assert styled(promises, "Normal")[0] == "We keep what we promise about calls: 4 rings."
    assert cells(promises) == [[["For the management", "Date", "Signature"], ["", "", ""]]]


def test_house_rules_say_what_staff_may_decide_and_have_room_for_all_to_sign() -> None:
    rules = opened(a_shop(), HOUSE_RULES)

    assert styled(rules, "Title") == ["Our house rules"]
    assert styled(rules, "Heading 1") == ["The rules of our house", "What you may decide yourself", "Signed"]
    assert styled(rules, "Heading 2") == ["Bills are right"]
    assert styled(rules, "List Bullet") == ["You may stop every reminder."]
    assert [table[0][0] for table in cells(rules)] == ["For the management", "For the staff"]
    assert len(cells(rules)[1]) > len(cells(rules)[0])


def start(document: Document) -> str:
    """Where Word begins to count the clauses."""
    [level] = [
        level
        for level in document.part.numbering_part.element.iter(qn("w:lvl"))
        if level.find(qn("w:pStyle")).get(qn("w:val")) == "Heading2"
    ]
    return str(level.find(qn("w:start")).get(qn("w:val")))


def test_clauses_are_numbered_by_word_and_the_rules_go_on_from_the_promises() -> None:
    assert start(opened(a_shop())) == "1"
    assert start(opened(a_shop(), HOUSE_RULES)) == "3"


@pytest.mark.parametrize("name", [PROMISES, HOUSE_RULES])
def test_every_page_says_whose_it_is_which_version_and_which_of_how_many(name: str) -> None:
    document = opened(a_shop(), name)
    [section, *_] = document.sections
    footer = section.footer.paragraphs[0]._p

    assert section.header.paragraphs[0].text == "Corner Shop\tVersion 3"
    assert [each.get(qn("w:instr")) for each in footer.iter(qn("w:fldSimple"))] == [" PAGE ", " NUMPAGES "]
    assert "".join(each.text or "" for each in footer.iter(qn("w:t"))).endswith("Page 1 of 1")
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)  # type: ignore[union-attr]


@pytest.mark.parametrize("name", [PROMISES, HOUSE_RULES])
def test_a_draft_says_so_and_has_no_version_no_date_and_nothing_to_sign(name: str) -> None:
    draft = opened(a_shop(policy=None), name)
    said = "\n".join(each.text for each in draft.paragraphs)

    assert styled(draft, "Subtitle")[1].startswith("Draft: no policy sitting was held")
    assert draft.sections[0].header.paragraphs[0].text == "Corner Shop\tDraft"
    assert not re.search(r"Version|20\d\d", said)
    assert cells(draft) == []


def test_what_follows_later_stands_behind_the_house_rules_with_its_number_and_when() -> None:
    clauses = {each.id: {"written": "yes"} for each in POLICY}
    bills = {"written": "no", "due": "2026-06-01"}
    rules = opened(a_shop(policy={**HELD, "clauses": {**clauses, "bills": bills}}), HOUSE_RULES)

    assert styled(rules, "Heading 1") == ["To follow", "Signed"]
    assert styled(rules, "Heading 2") == ["Bills are right"]
    assert first_numbers(rules) == [3]
    assert [each.startswith("Holds from ") for each in styled(rules, "Note")] == [True]
    assert styled(rules, "Normal")[0] == "We keep what we promise about bills."


def test_everybody_who_is_known_finds_a_line_to_sign() -> None:
    rules = opened(a_shop(does={"Everyone": ["Ana", "Bo"]}), HOUSE_RULES)

    assert [row[0] for row in cells(rules)[1]][:4] == ["For the staff", "Ana", "Bo", ""]


def test_one_person_speaks_of_herself_and_signs_alone() -> None:
    audit = a_shop(profile={"size": "alone"})
    promises, rules = opened(audit), opened(audit, HOUSE_RULES)

    assert styled(promises, "Title") + styled(promises, "Heading 1") == [
        "My customer-service policy",
        "What I promise you",
    ]
    assert styled(rules, "Title") == ["My house rules"]
    assert styled(rules, "Heading 1") == ["How I work", "Signed"]
    assert [len(table) for table in cells(rules)] == [2]


def test_a_document_with_nothing_to_say_is_not_written() -> None:
    only = a_checklist(a_question("greeted", clause="calls"), clauses=POLICY)

    assert list(documents(build_report(an_audit(only)))) == [PROMISES]


@pytest.mark.parametrize("name", [PROMISES, HOUSE_RULES])
def test_its_properties_are_those_of_the_business_and_nothing_is_left_of_anybody_else(name: str) -> None:
    file = written(a_shop(), name)
    properties = read_docx(BytesIO(file)).core_properties

    with ZipFile(BytesIO(file)) as package:
        names = package.namelist()
        whole = b"".join(package.read(each) for each in names)
        assert {each.date_time for each in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert (properties.author, properties.last_modified_by) == ("Corner Shop", "Corner Shop")
    assert properties.title in ("Our customer-service policy", "Our house rules")
    assert properties.created == properties.modified
    assert str(properties.created).startswith("2026-01-05 00:00:00")
    assert properties.language == "en"
    assert not re.search(rb"python-docx|Microsoft|Normal\.dotm|2013", whole)
    assert [each for each in names if "thumbnail" in each or "customXml" in each] == []


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert written(a_shop(), PROMISES) == written(a_shop(), PROMISES)


@pytest.mark.parametrize("name", [PROMISES, HOUSE_RULES])
@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("follows", [False, True])
def test_a_document_is_valid(tmp_path: Path, name: str, language: str, *, follows: bool) -> None:
    later = {"bills": {"written": "no", "due": "2026-06-01"}} if follows else {}
    clauses = {each.id: {"written": "yes"} for each in POLICY} | later
    path = tmp_path / "x.docx"
    path.write_bytes(written(a_shop(language=language, policy={**HELD, "clauses": clauses}), name))

    result = OpenXmlValidator().validate(str(path))

    assert [str(error) for error in result.errors] == []


def test_a_language_that_runs_from_right_to_left_does_so_in_every_paragraph() -> None:
    there, here = opened(a_shop(language="ar"), HOUSE_RULES), opened(a_shop(), HOUSE_RULES)

    for document, value in ((there, "1"), (here, "0")):
        normal = document.styles["Normal"].element
        body = document.element.body
        assert [each.get(qn("w:val")) for each in normal.iter(qn("w:bidi"))] == [value]
        assert {each.get(qn("w:val")) for each in body.iter(qn("w:bidi"))} == {value}
        assert {run.font.rtl for each in document.paragraphs for run in each.runs} == {value == "1" or None}
    assert {table.table_direction for table in there.tables} == {WD_TABLE_DIRECTION.RTL}
    assert {each.get(qn("w:val")) for each in there.styles.element.iter(qn("w:lang"))} == {"ar"}


HOSTILE = ("=1+1_x000D_", "<b>&amp; ]]> {page}", "שלום \u202e مرحبا", "a\ud83db\x00\x0bc\ufffe", "tab\there")


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_type_stands_there_as_typed(text: str) -> None:
    clause = {"written": "yes", "wording": f"We keep it like this: {text}\nAnd  so\n\nwe do."}
    audit = a_shop(
        organisation=text, policy={**HELD, "clauses": {"calls": clause, "waiting": {"written": "yes"}}}
    )
    promises = opened(audit)

    said = clean(text)
    assert promises.core_properties.author == said
    assert styled(promises, "Subtitle")[0] == said
    assert styled(promises, "Normal")[:3] == [f"We keep it like this: {said}", "And  so", "we do."]


@given(st.text(max_size=300))
def test_any_text_can_be_written_and_read_back(text: str) -> None:
    clause = {"written": "yes", "wording": f"We keep it: {text.replace('{', '(')}."}
    audit = a_shop(policy={**HELD, "clauses": {"calls": clause, "waiting": {"written": "yes"}}})

    said = "\n".join(styled(opened(audit), "Normal"))

    expected = clean(str(clause["wording"]))
    assert said.startswith("\n".join(line for line in expected.split("\n") if line.strip()))


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_stands_in_every_field_it_can_be_written_and_read(text: str) -> None:
    report = build_report(typed_everywhere(text))

    for write in documents(report).values():
        file = BytesIO()
        write(file)
        assert read_docx(BytesIO(file.getvalue())).paragraphs


# --- on paper


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], int]:
    """How many pages LibreOffice makes of a document of the demonstration, such as demo-promises."""
    folder = tmp_path_factory.mktemp("pages")
    checklist = load_checklist(checklists_folder())
    for name in ("demo", "demo-alone"):
        path = checklists_folder() / "examples" / f"{name}.yaml"
        report = build_report(begin(read_answers(path, checklist, DAY), checklist, name))
        for kind, write in documents(report).items():
            with (folder / f"{name}-{kind}.docx").open("wb") as file:
                write(file)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=600)
    if not any(folder.glob("*.pdf")) and not os.environ.get("CI"):
        pytest.skip("LibreOffice Writer is not installed")

    def count(name: str) -> int:
        return len(re.findall(rb"/Type\s*/Page\b", (folder / f"{name}.pdf").read_bytes()))

    return count


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("demo-promises", 1),
        ("demo-alone-promises", 1),
        ("demo-house-rules", 3),
        ("demo-alone-house-rules", 2),
    ],
)
def test_promises_take_one_page(pages: Callable[[str], int], name: str, most: int) -> None:
    assert 1 <= pages(name) <= most
