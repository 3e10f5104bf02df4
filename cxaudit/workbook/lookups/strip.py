"""What a strip of figures says of the whole or of a department, read from its row of figures on Lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cxaudit import look
from cxaudit.days import month_of
from cxaudit.report import QuestionRow
from cxaudit.words import N_, Plural, _
from cxaudit.workbook import roles
from cxaudit.workbook.formulas.expressions import whole
from cxaudit.workbook.formulas.scores import range_of
from cxaudit.workbook.live import Live, counted, first_of, fixed, said
from cxaudit.workbook.lookups.figures import figure
from cxaudit.workbook.lookups.sums import Rows
from cxaudit.workbook.parts import Figure, Over
from cxaudit.workbook.score_lines import ScoreLine
from cxaudit.workbook.tables.answers import Answers
from cxaudit.workbook.tables.figures import Figures, ScoreColumn

_ANSWERED = Plural("{rated} of {n} question answered", "{rated} of {n} questions answered")
_BACKED = Plural("{backed} of {n} seen or read, by weight", "{backed} of {n} seen or read, by weight")
_OWN_VIEW = Plural(
    "{backed} of {n} seen, the rest is your own view", "{backed} of {n} seen, the rest is your own view"
)
_POSSIBLE = N_("of what is possible")
_ONCE_KNOWN = N_("{low}–{high} once all is known")
_POINTS = N_("points; {before} % then")


@dataclass(frozen=True)
class Strip:
    """Figures of one line, each with what it says."""

    line: ScoreLine
    """What they are of."""

    row: int
    """Its row on Lists."""

    def of(self, column: ScoreColumn) -> Live:
        """Return what a column of the figures has."""
        return figure(self.line, self.row, column)

    def score(self, over: Over, label: str) -> Figure:
        """The score, and what it is a share of, with its range where answers are unknown."""
        score = self.of(Figures.score)
        return Figure(over, label, _or_none(score), self._possible(score))

    def _possible(self, score: Live) -> Live:
        low, high = self.of(Figures.low), self.of(Figures.high)
        ends = range_of(self.line.standing.counted)
        least, most = Live(ends and ends[0], whole(low.formula)), Live(ends and ends[1], whole(high.formula))
        known = said(_(_ONCE_KNOWN), low=least, high=most)
        alike = Live(0 if ends else 1, f"IF({least.formula}={most.formula},1,0)")
        return first_of(
            [(score.is_empty, fixed(_("nothing is rated yet"))), (alike.equals(1), fixed(_(_POSSIBLE)))],
            known,
        )

    def since(self, over: Over, day: date) -> Figure:
        """The change since the audit of a day."""
        change, before = self.of(Figures.change), self.of(Figures.before)
        points = said(_(_POINTS), before=before)
        meaning = first_of([(change.is_empty, fixed(_("not rated both times")))], points)
        label = _("Since {month}", month=month_of(day))
        return Figure(over, label, _or_none(change), meaning, roles.FIGURE_CHANGE)

    def coverage(self, over: Over) -> Figure:
        """The coverage, and how many questions are rated of those that apply."""
        cells = [self.of(each) for each in (Figures.rated, Figures.unknown, Figures.open)]
        apply = Live(self.line.standing.tally.applicable, f"({'+'.join(cell.formula for cell in cells)})")
        answered = counted(_ANSWERED, apply, rated=cells[0])
        return Figure(over, _("Coverage"), self.of(Figures.coverage), answered)

    def confidence(self, over: Over, questions: Iterable[QuestionRow], rows: Rows) -> Figure:
        """The confidence, and how many answers rest on more than words.

        Args:
            over: its columns.
            questions: that are counted.
            rows: the same on Answers.
        """
        count = sum(each.tally.backed > 0 for each in questions)
        backed = Live(count, rows.count(Answers.backed))
        # in a self-assessment the rest is one's own view
        sentence = _OWN_VIEW if self.line.report.by_oneself else _BACKED
        meaning = counted(sentence, self.of(Figures.rated), backed=backed)
        return Figure(over, _("Confidence"), self.of(Figures.confidence), meaning)


def _or_none(value: Live) -> Live:
    return first_of([(value.is_empty, fixed(look.NONE_SYMBOL))], value)
