"""Strengths: what the audit found out to be good, and to rest on more than words."""

from __future__ import annotations

from collections.abc import Iterable

from cxaudit.audit import Evidence
from cxaudit.numbers import whole
from cxaudit.scoring import Scorecard, ScoredQuestion

MOST_STRENGTHS = 5
"""Strengths that are named."""


def strengths(card: Scorecard, questions: Iterable[ScoredQuestion]) -> tuple[ScoredQuestion, ...]:
    """Return the five best: by whole per cent, then weight, then evidence, then the order of asking.

    A strength weighs, is answered well, and rests on more than words, which owners who audit themselves need
    not show; of a measure no reading is as poor as can be.

    Args:
        card: says what is strong, what weighs, and who audits whom.
        questions: where to look for them, such as one department's.
    """
    rules, by_oneself, found = card.rules, card.audit.kind == "self", []
    for scored in questions:
        score, weight, evidence = scored.score, scored.question.weight, scored.evidence
        if score is None or weight < rules.usual_weight or scored.type.partly_poor(scored.response):
            continue
        if whole(score) >= rules.marks.strong and (evidence is not Evidence.STATED or by_oneself):
            rank = list(Evidence).index(evidence)
            found.append(((-whole(score), -rules.importance(weight), -rank), scored))
    return tuple(scored for _, scored in sorted(found, key=lambda pair: pair[0])[:MOST_STRENGTHS])
