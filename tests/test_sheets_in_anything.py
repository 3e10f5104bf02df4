"""Whatever stands in a spreadsheet, what comes of it is a sound checklist, with every question, or none."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxaudit.checklist.table import HEADS
from cxaudit.library import checklist_of, checklist_texts
from cxaudit.sheets_in import Source, SourceRow, SourceSheet, files_of, understand
from tests.builders import SNIPPETS
from tests.runs import runs

HEADINGS = (
    *HEADS,
    *(
        "Item",
        "No.",
        "#",
        "Area",
        "Category",
        "Standard",
        "Yes",
        "No",
        "N/A",
        "1",
        "2",
        "3",
        "Poor",
        "Good (5)",
    ),
    *(
        "Max points",
        "Auto fail",
        "Owner",
        "Corrective action",
        "Y/N",
        "Score (1-5)",
        "Date",
        "Photo",
        "Subsection",
    ),
)
CELLS = (
    *(
        "",
        "",
        "",
        "x",
        "yes",
        "no",
        "N/A",
        "1",
        "2.5",
        "100",
        "-3",
        "1e9",
        "0.0001",
        "High",
        "1.",
        "1.1",
        "a)",
        "Total",
    ),
    *(
        "Is the floor clean?",
        "Floor is clean and dry",
        "OUTSIDE",
        "Section 1: Outside",
        "Clean",
        "=1+1",
        "<5",
        "> 10",
    ),
    *(
        "Yes/No",
        "1-5",
        "0-100",
        "Text",
        "Good; Fair; Poor",
        "Yes (5), No (0)",
        "0/4/6/8/10",
        "a,b,c,d,e,f,g,h,i,j,k",
    ),
    *(
        "*",
        "N/A / Don't know",
        "Signature: ____",
        "core",
        "policy",
        "con",
        "Ünïcödé 有没有",
        "steps",
        "scale x",
        "number",
    ),
    *("a line\nand another", "x" * 700, "q_1", "q_1: 1, 2", "median", "S", "look", "telephone", *SNIPPETS),
)

texts = st.one_of(st.sampled_from(CELLS), st.sampled_from(HEADINGS), st.text(max_size=12)).map(str.strip)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    sheets = []
    for _ in range(draw(st.integers(1, 2))):
        width = draw(st.integers(1, 7))
        head = draw(st.lists(st.sampled_from(HEADINGS), min_size=width, max_size=width))
        above = draw(st.lists(st.lists(texts, min_size=1, max_size=2), max_size=2))
        below = draw(st.lists(st.lists(texts, min_size=1, max_size=width), min_size=1, max_size=12))
        looks = draw(st.lists(st.sampled_from(["", "", "bold"]), min_size=1))
        rows = [
            SourceRow(number, tuple(cells), looks[number % len(looks)], merged=number % 5 == 0)
            for number, cells in enumerate([*above, head, *below], 1)
        ]
        name = draw(st.sampled_from(["Sheet1", "Shop", "Kitchen", "con"]))
        sheets.append(SourceSheet(name, tuple(row for row in rows if row.filled)))
    return Source("shop", tuple(sheets))


def of(*rows: tuple[str, ...]) -> Source:
    return Source("shop", (SourceSheet("Shop", tuple(SourceRow(n, row) for n, row in enumerate(rows, 1))),))


@given(sources())
@example(of(("Question", "Weight"), ("Is it clean?", "0.0001"), ("Is it dry?", "1e9")))
@example(of(("Question", "Options"), ("Is it clean?", "*;?")))
@example(of(("ID of the section", "Section", "Question"), ("policy", "", "Is it clean?")))
@settings(max_examples=runs(300), deadline=None)
def test_whatever_is_read_is_a_sound_checklist(source: Source) -> None:
    draft = understand(source)

    if draft is not None:
        checklist = checklist_of(checklist_texts(files_of(draft, "shop.xlsx")))

        assert len(checklist.places) == len(draft.items)


@given(st.lists(st.sampled_from(CELLS).filter(lambda text: len(text) > 20), min_size=3, max_size=9))
@settings(max_examples=runs(50), deadline=None)
def test_no_question_below_a_heading_is_lost(asks: list[str]) -> None:
    draft = understand(of(("Question", "Answer type"), *((ask, "Yes/No") for ask in asks)))

    assert draft is not None
    assert [item.row for item in draft.items] == list(range(2, len(asks) + 2))
