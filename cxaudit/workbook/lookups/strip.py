"""What a strip of figures says of the whole or of a department."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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
from cxaudit.workbook.parts import Figure, Over, Standing
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
    """Figures of something that stands somehow, each with what it says."""

    of: Callable[[ScoreColumn], Live]
    """Returns what a column of the figures has."""

    ends: tuple[int, int] | None
    """The range in whole per cents; None where it is none, or no wider than a point that is shown."""

    applicable: int
    """Questions that apply."""

    by_oneself: bool
    """Whether it is a self-assessment."""

    @property
    def standing(self) -> Standing:
        """What says why it has its band."""
        columns = (Figures.score, Figures.rank, Figures.reached, Figures.named, Figures.failed)
        return Standing(*map(self.of, (*columns, Figures.unverified, Figures.provisional)))

    def score(self, over: Over, label: str) -> Figure:
        """The score, and what it is a share of, with its range where answers are unknown."""
        score = self.of(Figures.score)
        return Figure(over, label, _or_none(score), self._possible(score))

    def _possible(self, score: Live) -> Live:
        low, high = self.of(Figures.low), self.of(Figures.high)
        least = Live(self.ends and self.ends[0], whole(low.expression))
        most = Live(self.ends and self.ends[1], whole(high.expression))
        known = said(_(_ONCE_KNOWN), low=least, high=most)
        alike = Live(0 if self.ends else 1, f"IF({least.formula}={most.formula},1,0)")
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
        apply = Live(self.applicable, f"({'+'.join(cell.expression for cell in cells)})")
        answered = counted(_ANSWERED, apply, rated=cells[0])
        return Figure(over, _("Coverage"), self.of(Figures.coverage), answered)

    def confidence(self, over: Over, backed: Live) -> Figure:
        """The confidence, and how many answers, `backed`, rest on more than words."""
        # in a self-assessment the rest is one's own view
        sentence = _OWN_VIEW if self.by_oneself else _BACKED
        meaning = counted(sentence, self.of(Figures.rated), backed=backed)
        return Figure(over, _("Confidence"), self.of(Figures.confidence), meaning)


def strip_of(line: ScoreLine, row: int) -> Strip:
    """Return the figures of a line, which stands in a row of Lists."""
    counted = line.standing.counted
    return Strip(
        lambda column: figure(line, row, column),
        range_of(counted),
        counted.tally.applicable,
        line.report.by_oneself,
    )


def backed_answers(questions: Iterable[QuestionRow], rows: Rows) -> Live:
    """Count the answers that rest on more than words.

    Args:
        questions: that are counted.
        rows: the same on Answers.
    """
    return Live(sum(each.tally.backed > 0 for each in questions), rows.count(Answers.backed))


def _or_none(value: Live) -> Live:
    return first_of([(value.is_empty, fixed(look.NONE_SYMBOL))], value)
