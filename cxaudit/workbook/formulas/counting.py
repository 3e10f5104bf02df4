"""Formulas that count one question: what its tally holds, and whether it is a finding."""

from __future__ import annotations

from cxaudit.audit import Evidence
from cxaudit.checklist import UNKNOWN, Marks
from cxaudit.report.words import COULD_BE_BETTER, TO_FIND_OUT, WANTING
from cxaudit.scoring import FAILED
from cxaudit.words import N_, _
from cxaudit.workbook.formulas.expressions import YES, first_of, text, trimmed

FAILED_CRITICAL = N_("failed, and critical")


def if_rated(share: str, counted: str) -> str:
    """What is counted of a question that is rated; 0 of any other."""
    return f'IF({share}="",0,{counted})'


def if_answered(answer: str, with_this: str) -> str:
    """1 if the question is answered with this text of the catalogue, else 0."""
    return f"IF({answer}={text(_(with_this))},1,0)"


def backed(evidence: str, weight_rated: str) -> str:
    """Weight of the question if it is rated on more than what was stated, else 0."""
    there = trimmed(evidence)
    stronger = (each.label for each in Evidence if each is not Evidence.STATED)
    more = ",".join(f"{there}={text(word)}" for word in stronger)
    return f"IF(OR({more}),{weight_rated},0)"


def failed(critical: str, score: str) -> str:
    """1 if the question is critical and failed, else 0."""
    return f"IF({critical}={text(_(YES))},IF({is_failing(score)},1,0),0)"


def is_failing(score: str) -> str:
    """Condition that a score is so low that a critical question has failed."""
    return f'IF({score}="",FALSE,{score}<={FAILED})'


def unverified(critical: str, unknown: str, still_open: str) -> str:
    """1 if the question is critical and unknown or open, else 0."""
    return f"IF({critical}={text(_(YES))},{unknown}+{still_open},0)"


def why_found(wanting: int, score: int | None) -> str:
    """Say why a question is a finding: it has no answer, is scored below the mark, or failed all the same."""
    if score is None:
        return _(TO_FIND_OUT)
    return _below(wanting) if score < wanting else _(FAILED_CRITICAL)


def _below(wanting: int) -> str:
    return _("below {share} %", share=wanting)


def finding(weight: str, answer: str, score: str, failed: str, mark: int) -> str:
    """What makes the question a finding now, in words; empty where it is none, as of weight 0."""
    critical = f'IF({failed}=1,{text(_(FAILED_CRITICAL))},"")'
    wanting = f"IF({score}<{mark},{text(_below(mark))},{critical})"
    to_find_out = f"{answer}={text(_(UNKNOWN))}"
    cases = [(f"{weight}=0", '""'), (to_find_out, text(_(TO_FIND_OUT))), (f'{score}=""', '""')]
    return first_of(cases, wanting)


def stands(weight: str, answer: str, score: str, critical: str, marks: Marks) -> str:
    """Say how far a question is from good; empty where it is good, open, or counts for nothing."""
    fails = f"IF({critical}={text(_(YES))},{score}<={FAILED},FALSE)"
    cases = [
        (f"{weight}=0", '""'),
        (f"{answer}={text(_(UNKNOWN))}", text(_(TO_FIND_OUT))),
        (f'{score}=""', '""'),
        (f"{score}<{marks.wanting}", text(_(WANTING))),
        (fails, text(_(WANTING))),
        (f"{score}<{marks.strong}", text(_(COULD_BE_BETTER))),
    ]
    return first_of(cases, '""')


def is_listed(findings: str, question: str) -> str:
    """1 if the question stands in the list of findings (the cells of their ids), else 0."""
    # not COUNTIF, which takes an id such as `true` for more than a text; nor is an id `id` the head "ID"
    return f"SUMPRODUCT(1*EXACT({findings},{question}))"
