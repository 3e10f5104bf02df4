"""Training plan: who is taught what before the policy holds, and when two people are asked about it."""

from __future__ import annotations

from cxaudit.days import in_full
from cxaudit.report import SessionRow
from cxaudit.workbook import styles
from cxaudit.workbook.book import Book, Cells, accept_dates, freeze, heads, protect, table_row, title
from cxaudit.workbook.columns import Tra
from cxaudit.workbook.layout import TRAINING_PLAN, TRAINING_TOP
from cxaudit.workbook.printing import fit


def write(book: Book) -> None:
    """Write all sessions, by role and date."""
    refresh = book.report.refresh
    page = book.page(TRAINING_PLAN, book.widths(Tra))
    said = f"the policy is in force from {in_full(refresh.in_force)}; a session has at most 45 minutes"
    title(page, TRAINING_PLAN, f"{book.report.organisation} · {said}")
    heads(page, TRAINING_TOP - 1, Tra)
    for row, session in enumerate(refresh.sessions, TRAINING_TOP):
        table_row(page, row, _cells(session))
    if not refresh.sessions:
        page.put(
            TRAINING_TOP, Tra.CLAUSES.number, "None: nothing is new, changed or to be trained.", styles.TEXT
        )
    last = TRAINING_TOP + max(1, len(refresh.sessions)) - 1
    accept_dates(page, f"{Tra.DONE_ON.letter}{TRAINING_TOP}:{Tra.DONE_ON.letter}{last}")
    freeze(page, TRAINING_TOP, Tra.ROLE)
    fit(page)
    protect(page)


def _cells(session: SessionRow) -> Cells:
    taught = zip(session.clauses, session.teach, strict=True)
    return {
        Tra.HELD: (session.held, styles.DATE),
        Tra.ROLE: (f"{session.role} ({session.number})", styles.STRONG),
        Tra.MINUTES: (session.minutes, styles.NUMBER),
        Tra.CLAUSES: ("\n".join(f"• {title}: {teach}" for title, teach in taught), styles.TEXT),
        Tra.ASK_TWO: (session.ask_two, styles.DATE),
        Tra.DONE_ON: ("", styles.ENTRY_DATE),
        Tra.HEARD: ("", styles.ENTRY),
    }
