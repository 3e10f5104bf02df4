"""Adds up. Every rule of scoring stands here once; the formulas of the workbook are its twins.

- Score of a question: (step - 1) / (steps - 1); of a measure, the straight line from `poor` (0) to `good`
  (1), never beyond. Of several readings the one counts that four of five are as good as or better than (or
  the median, where the measure says so); one that never came is the worst that can be.
- Department, principle, touchpoint: weight times score over weight, of the rated questions.
- Overall: mean of the departments' scores by their weights.
- Nothing rated is not zero: the score is None.
- What is not scored (weight 0, or answered with a text) is noted once it is answered: neither rated nor open,
  and counted nowhere. A department of weight 0 stands outside the whole.
- What is shown is what counts: whatever is compared with a mark is a whole per cent, see `whole`.
- Coverage: rated / (rated + unknown + open). Below the mark `covered` the band is provisional; so it is where
  a critical question is unknown or open.
- Range: the score if all unknown answers were the worst, and if all were the best.
- Confidence: share of the rated weight whose evidence is more than stated.
- Fewer rated questions than the mark `few` carry no band, but count in the overall score; where at most
  `small` apply, fewer than `few_of_small`. Nor is there one where coverage is below the mark `judged`.
- A critical question scored 50 % or less has failed: its department's band and the overall band are capped
  as the checklist's `caps` say. The score stays as it is. Where one department is in scope, the whole has the
  cap of the department.
- Sums are exact fractions.
"""

from cxaudit.scoring.questions import FAILED, ScoredQuestion
from cxaudit.scoring.scorecards import Group, Scorecard, scorecard
from cxaudit.scoring.standings import MOST_IMPORTANCE, Rules, Standing, standing
from cxaudit.scoring.tallies import Tally

__all__ = [
    "FAILED",
    "MOST_IMPORTANCE",
    "Group",
    "Rules",
    "Scorecard",
    "ScoredQuestion",
    "Standing",
    "Tally",
    "scorecard",
    "standing",
]
