"""Reads the answers of an audit from a file: everything that people gave, with responses in short.

```yaml
organisation: Corner Shop
auditor: Ada Auditor
profile: {size: small, customers_come: yes}
responses:
  reception_greeting: 3                    # the number of a step, or its words
  reception_rings: [2, 4, 9]               # readings of a measure
  reception_impression: Light and calm.    # a text
  billing_refund: unknown                  # or open
  billing_plan: {na: nobody pays later}    # or any fields of a response
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from cxaudit.audit import Answers, Misfit, Response, misfit
from cxaudit.audit.references import wrong_answers
from cxaudit.checklist import Checklist
from cxaudit.library.documents import Document, Flaw, Loc, Message, error_of
from cxaudit.library.messages import flaws_of, one_a_place
from cxaudit.library.short_forms import Fields, Refused, spelt_out
from cxaudit.library.yaml_text import read_yaml


def read_answers(path: Path, checklist: Checklist, today: date) -> Answers:
    """Read answers to the questions of a checklist.

    Args:
        path: the file.
        checklist: what the answers are about.
        today: the date of the audit where the file has none.

    Raises:
        CxauditError: with everything that is wrong with the file.
    """
    document = read_yaml(path)
    if document.content is None:
        raise error_of(document.flaws)
    responses = _responses(document, checklist)
    answers, wrong = _validated(document, responses, today)
    # as the model takes the values, where it does: "1" in quotes is the number 1, too
    values = document.content if answers is None else answers.model_dump()
    names = [document.flaw(*wrong[:3]) for wrong in wrong_answers(values, checklist)]
    known = one_a_place([*document.flaws, *wrong, *names])
    doubtful = {flaw.loc[:end] for flaw in known for end in range(len(flaw.loc) + 1)}
    flaws = [*known, *_response_misfits(document, responses, checklist, doubtful)]
    if answers is None or flaws:
        raise error_of(flaws)
    return answers


_Responses = Mapping[str, Fields | Refused]


def _responses(document: Document, checklist: Checklist) -> _Responses:
    given = document.value(("responses",))
    return (
        {id: spelt_out(checklist, id, short) for id, short in given.items()}
        if isinstance(given, dict)
        else {}
    )


def _validated(document: Document, responses: _Responses, today: date) -> tuple[Answers | None, list[Flaw]]:
    """The answers as a model, with an open response wherever something else than a response was written."""
    spelt = {
        id: _rest(document, id, given) if isinstance(given, Refused) else given
        for id, given in responses.items()
    }
    raw = {"date": today, **(document.content or {}), **({"responses": spelt} if spelt else {})}
    try:
        return Answers.model_validate(raw), []
    except ValidationError as error:
        return None, flaws_of(error, Answers, lambda loc: (document, _as_written(document, loc)))


def _rest(document: Document, id: str, refused: Refused) -> Fields:
    """What else was written for a response of which a key is refused."""
    given = document.value(("responses", id))
    known = given if isinstance(given, dict) else {}
    return {key: value for key, value in known.items() if key != refused.key}


def _as_written(document: Document, loc: Loc) -> Loc:
    """The place of a reading that was written in short, as in `rings: [2, 4, 9]`."""
    match loc:
        case ("responses", id, "readings", *rest) if isinstance(document.value(("responses", id)), list):
            return ("responses", id, *rest)
    return loc


def _response_misfits(
    document: Document, responses: _Responses, checklist: Checklist, doubtful: set[Loc]
) -> Iterator[Flaw]:
    """Responses that do not fit their question; those at `doubtful` places are reported already."""
    for id, given in responses.items():
        loc: Loc = ("responses", id)
        if isinstance(given, Refused) and given.key:
            loc = (*loc, given.key)
        if loc not in doubtful and (wrong := _misfit(checklist, id, given)):
            yield document.flaw(loc, *wrong)


def _misfit(checklist: Checklist, id: str, given: Fields | Refused) -> Message | Misfit | None:
    if isinstance(given, Refused):
        return given.message
    return misfit(checklist, checklist.places[id].question, Response.model_validate(given))
