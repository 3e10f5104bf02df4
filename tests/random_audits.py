"""Audits made up at random: checklists of every shape, answers in every state. A seed gives the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from cxaudit.actions import plan_actions
from cxaudit.audit import (
    ActionState,
    Answers,
    Audit,
    Decision,
    Evidence,
    Person,
    PolicySitting,
    Response,
    Status,
    Waiting,
)
from cxaudit.checklist import NEVER, Checklist, Clause, Department, Question, Touchpoint, is_no_answer
from cxaudit.library import checklists_folder, load_checklist
from cxaudit.plan import begin
from cxaudit.scoring import scorecard
from tests.builders import (
    DAY,
    FACTS,
    a_checklist,
    a_clause,
    a_department,
    a_question,
    a_touchpoint,
    an_audit,
)
from tests.random_counting import counting_otherwise
from tests.random_gaps import with_gaps, with_names, with_own_findings
from tests.random_planning import with_planning

SHIPPED = load_checklist(checklists_folder())
"""The checklist that comes with cxaudit."""

TEXTS = (
    "", "=1+1", "#N/A", "@SUM(A1)", "+31 20 555", "_x000D_", "_x0041_", "N/A", "Don't know", "1E5", "00123",
    "TRUE", '"quoted"', "'quoted", "two\nlines", "4 of 5 invoices", "<&>", "😀 顧客 é", "a" * 300,
)  # fmt: skip
"""What people type beside an answer."""

_STEPS = (
    "nobody, or only a machine",
    "a person, after more than a minute",
    'somebody says "later"',
    "don't care",
    "within a day; else a note",
    "1 in 10 letters",
    "5 & more",
    "half of them (or so)",
    "überall, jederzeit",
    "every customer 😀",
    "x" * 100,
    "the same day",
    "_x000D_",
    "n/a to us",
    "yes",
    "10",
    "0",
    "007",
    "2,5",
    "50 %",
    "1,000",
    "2 May",
    "10:30",
    "1/2",
    "1e5",
    "true",
    "z" * 255,
    "😀" * 127,
)
"""Some read like a number, a share, a date, a time or a truth value; two are as long as a step may be."""

NOTED = tuple(text for text in TEXTS if text and not is_no_answer(text))
"""What people write as an answer."""

_TEXTS_BESIDE = ("note", "staff_note", "private", "seen", "told_by")
_PHOTOS = ("photos", "staff_photos")
"""Fields of a response beside its answer."""

_CONDITIONS = (
    "customers_come",
    "not customers_come",
    "sells_online",
    "not sells_online",
    "small",
    "not alone",
)
_MEASURES: tuple[tuple[float, float], ...] = (
    (8, 3), (0, 100), (100, 0), (0, 20_000), (20_000, 0), (0.3, 0.1), (2.5, 60), (-5, 5), (1, 0), (0, 3),
    (0.07, 0.011), (0, 1_000),
)  # fmt: skip
"""Poor and good."""

_MOODS: tuple[dict[str, float], ...] = (
    {"rated": 1},
    {"rated": 8, "na": 1, "unknown": 1, "open": 1},
    {"rated": 3, "na": 1, "unknown": 3, "open": 3},
    {"rated": 1, "na": 6, "unknown": 1, "open": 6},
    {"na": 1},
    {"unknown": 1},
    {"open": 1},
)
"""How often each state comes; a department is in one mood."""


OWN = [load_checklist(checklists_folder() / "template" / form) for form in ("minimal", "full")]


def random_audit(seed: int) -> Audit:
    """An audit of a checklist that is made up too."""
    random = Random(seed)
    checklist = with_gaps(Random(f"gaps {seed}"), _checklist(random))
    checklist = with_planning(Random(f"planning {seed}"), checklist)
    overall = Random(f"overall {seed}").choice(["departments", "departments", "questions"])
    checklist = checklist.model_copy(update={"overall": overall})
    baseline = None
    if random.random() < 0.5:
        earlier = checklist if random.random() < 0.6 else _checklist(random)
        baseline = answered(random, earlier, "earlier", DAY - timedelta(days=365))
    return answered(random, checklist, f"random-{seed}", DAY, baseline)


def own_audit(seed: int) -> Audit:
    """An audit of a checklist that people begin theirs from: the minimal, or the full one."""
    random = Random(f"own {seed}")
    checklist = OWN[seed % len(OWN)]
    profile = {"size": random.choice(["alone", "small", "large"])} if checklist.facts else {}
    baseline = None
    if random.random() < 0.3:
        baseline = answered(random, checklist, "earlier", DAY - timedelta(days=365), profile=profile)
    return answered(random, checklist, f"own-{seed}", DAY, baseline, profile=profile)


def shipped_audit(seed: int) -> Audit:
    """An audit of some departments of the checklist that comes with cxaudit."""
    random = Random(seed)
    always = random.choice([each.id for each in SHIPPED.departments if not each.applies_if])
    others = random.sample([each.id for each in SHIPPED.departments], random.randint(0, 2))
    scope: dict[str, Any] = {"departments": list(dict.fromkeys([always, *others]))}
    baseline = None
    if random.random() < 0.5:
        baseline = answered(random, SHIPPED, "earlier", DAY - timedelta(days=365), **scope)
    return answered(random, SHIPPED, f"shipped-{seed}", DAY, baseline, **scope)


def edge_audit(seed: int) -> Audit:
    """An audit of departments whose scores lie where a band or a whole per cent begins, or a hair beside."""
    random = Random(seed)
    departments, readings = [], {}
    for number in range(16):
        shares, weights = _around(random, _edge(random))
        critical = number % 4 == 0
        if critical:
            shares[0] = 0.5 + (0.004999, 0.005, 0, 0.005001)[number // 4]
        goods = [random.choice([1, 3, 7, 0.7, 1_000_000]) for _ in shares]
        questions = [
            a_question(
                f"edge_{number}_{place}",
                measure={"unit": "parts", "poor": 0, "good": good},
                weight=weight,
                critical=critical and not place,
                principle=random.choice(["people", "systems"]),
            )
            for place, (weight, good) in enumerate(zip(weights, goods, strict=True))
        ]
        departments.append(a_department(*questions, id=f"department_{number}", weight=random.randint(1, 3)))
        for question, share, good in zip(questions, shares, goods, strict=True):
            readings[question.id] = Response(readings=(round(share * good, 9),))
    audit = an_audit(a_checklist(*departments))
    return audit.model_copy(update={"responses": readings, "id": f"edge-{seed}"})


def _edge(random: Random) -> float:
    """A share where something begins, or a hair beside."""
    hair = random.choice([0, 0, 0.005, -0.005, 0.004999, -0.004999, 0.005001, -0.005001])
    share = random.choice([0.45, 0.6, 0.65, 0.7, 0.85, random.randrange(20, 180) / 200])
    return round(share + hair, 6)


def _around(random: Random, share: float) -> tuple[list[float], list[int]]:
    """Shares with weights whose mean is that share; now and then all the same."""
    weights = [random.randint(1, 3) for _ in range(4)]
    apart = random.choice([0, 0.012, 0.03, 0.06])
    ends = [share + apart / weights[0], share - apart / weights[1]]
    return [round(each, 6) for each in (*ends, share, share)], weights


def _checklist(random: Random) -> Checklist:
    principles = [f"principle_{number}" for number in range(random.randint(1, 8))]
    clauses = [a_clause(f"promise_{number}", {"most": random.choice([4, 7, 12])}) for number in range(3)]
    departments = [
        _department(random, f"department_{number}", principles, clauses, always=not number)
        for number in range(random.randint(1, 5))
    ]
    bands = _bands(random)
    return a_checklist(
        *counting_otherwise(random, departments),
        clauses=clauses,
        principles=[{"id": id, "title": _title(random, id), "asks": f"{id}?"} for id in principles],
        bands=bands,
        caps=_caps(random, bands),
        marks=_marks(random),
        facts=FACTS,
    )


def _title(random: Random, id: str) -> str:
    name, _, number = id.partition("_")
    return random.choice([f"{name} {number}", f"{name}'s {number}, & more", f"{number} {name} <ü>"])


def _bands(random: Random) -> list[dict[str, object]]:
    apart = sorted(random.sample(range(1, 32), random.randint(1, 5)))
    floors = random.choice(([50], [45, 65, 85], [33, 67], [3 * floor for floor in apart]))
    return [
        {
            "id": f"band_{n}",
            "word": f"Band {n}",
            "symbol": "✖▲✔★●◆"[n],
            "colour": f"{random.randrange(2**24):06X}",
            "from": floor,
        }
        for n, floor in enumerate([0, *floors])
    ]


def _caps(random: Random, bands: Sequence[dict[str, object]]) -> dict[str, object] | None:
    """Caps of the checklist's own, no better where more departments fail; None where it says nothing."""
    places = range(len(bands))
    worse = sorted(random.choices(places, k=3), reverse=True)
    caps = dict(
        zip(
            ("one", "two", "three", "department", "only"), [*worse, *random.choices(places, k=2)], strict=True
        )
    )
    return {name: bands[place]["id"] for name, place in caps.items()} if random.random() < 0.4 else None


def _marks(random: Random) -> dict[str, int | None]:
    if random.random() < 0.6:
        return {"usual_weight": random.choice([None, 2])}
    wanting, strong = sorted(random.sample(range(30, 100), 2))
    return {
        "wanting": wanting,
        "strong": strong,
        "covered": random.randint(0, 100),
        "judged": random.choice([0, 25, random.randint(0, 100)]),
        "few": random.randint(1, 5),
        "small": random.randint(0, 6),
        "few_of_small": random.randint(1, 3),
        "usual_weight": random.choice([None, 2, 50]),
    }


def _department(
    random: Random, id: str, principles: Sequence[str], clauses: Sequence[Clause], *, always: bool
) -> Department:
    def question(name: str, *, sure: bool) -> Question:
        return _question(random, name, random.choice(principles), random.choice(clauses).id, sure=sure)

    def touchpoint(number: int) -> Touchpoint:
        sure = always and number == 0
        questions = [
            question(f"{id}_q{number}_{count}", sure=sure and not count)
            for count in range(random.randint(1, 6))
        ]
        return a_touchpoint(*questions, id=f"touchpoint_{number}", **_condition(random, sure=sure))

    touchpoints = [touchpoint(number) for number in range(random.randint(1, 3))]
    return a_department(
        *touchpoints,
        id=id,
        title=_title(random, id),
        weight=random.randint(1, 3),
        **_condition(random, sure=always),
    )


def _condition(random: Random, *, sure: bool) -> dict[str, Any]:
    return {} if sure or random.random() < 0.8 else {"applies_if": [random.choice(_CONDITIONS)]}


def _question(random: Random, id: str, principle: str, clause: str, *, sure: bool) -> Question:
    answer = _way_to_answer(random, clause)
    return a_question(
        id,
        how=random.choice(["ask", "look", "test", "read"]),
        weight=random.randint(1, 3),
        critical=random.random() < 0.15 and "text" not in answer,
        gap=random.choice(["listening", "policy", "delivery", "promise"]),
        principle=principle,
        clause=clause,
        action={"do": f"Do this every day: {id}.", "effort": random.choice("SML")},
        **answer,
        **_condition(random, sure=sure),
    )


def _way_to_answer(random: Random, clause: str) -> dict[str, Any]:
    """Steps of any number, with points now and then, a shared scale, a measure, or a text."""
    way = random.random()
    if way < 0.12:
        return {"text": True}
    if way < 0.24:
        scale = random.choice(["shared", "yes_no"])
        return {"scale": scale, **({"points": [2, 3]} if scale == "yes_no" and random.random() < 0.3 else {})}
    if way < 0.58:
        poor, good = random.choice(_MEASURES)
        bound = f"{clause}.most" if random.random() < 0.2 else good
        ends = {"good": bound, "poor": poor if bound == good else 20}
        counts = random.choice(["four_of_five", "median"])
        return {"measure": {"unit": "rings", "counts": counts, **ends, **_can_be(random, poor, good)}}
    steps = random.sample(_STEPS, random.choice([2, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8, 9, 10]))
    return {"steps": steps, **({"points": _points(random, len(steps))} if random.random() < 0.3 else {})}


def _points(random: Random, count: int) -> list[float]:
    """Points of so many steps, some of them alike, whole or not."""
    points = sorted(random.choice([0, 1, 2, 2.5, 4, 0.7, 10, 1_000]) for _ in range(count))
    return [*points[:-1], max(points[-1], 1)]


def _can_be(random: Random, *ends: float) -> dict[str, float]:
    """The smallest and the largest reading that can be true, beyond `ends` and every number of the policy."""
    room = 2 * max(map(abs, ends)) + 40
    return {"least": -room, **({"most": room} if random.random() < 0.5 else {})}


def answered(
    random: Random, checklist: Checklist, id: str, day: date, baseline: Audit | None = None, **changes: object
) -> Audit:
    """An audit by a checklist, with everything that people say in one at random; `changes` win."""
    answers = Answers.model_validate(
        {
            "organisation": "Corner Shop",
            "auditor": "Ada Auditor",
            "date": day,
            "kind": random.choice(["visit", "self"]),
            "profile": _profile(random),
            "verdict": random.choice(TEXTS),
            "policy": _policy(random, checklist),
            **_further(Random(id), checklist),
            **changes,
        }
    )
    audit = begin(answers, checklist, id, baseline)
    scope = [department for department in checklist.departments if department.id in audit.departments]
    people = tuple(Person(name=f"Kim {each.title}", leads=(each.id,)) for each in scope[::2])
    audit = audit.model_copy(update={"responses": _responses(random, audit), "people": people})
    audit = with_own_findings(Random(f"own {id}"), audit)
    audit = audit.model_copy(update={"actions": _actions(random, audit)})
    return with_names(Random(f"names {id}"), audit)


def _further(random: Random, checklist: Checklist) -> dict[str, object]:
    """Headline, contact, who does what and what was taught, each now and then."""
    roles = [role for clause in checklist.clauses for role in clause.roles]
    whole = {
        "headline": random.choice(["Kind, and late.", "=1+1", "#N/A"]),
        "contact": random.choice(["ada@example.org", "+31 20 555 0199"]),
        "training": [
            {
                "role": random.choice(["", *roles]),
                "number": random.randint(1, 2),
                "done_on": random.choice([None, DAY]),
                "heard": random.choice(TEXTS),
            }
        ],
        "does": {role: ["Kim", "=1+1"] for role in roles[: random.randint(0, 1)]},
        "agreed": DAY + timedelta(days=random.randint(0, 30)),
        "weeks_out": [DAY + timedelta(weeks=random.randint(0, 20)) for _ in range(random.randint(1, 5))],
    }
    return {field: told for field, told in whole.items() if random.random() < 0.5}


def _profile(random: Random) -> dict[str, object]:
    whole = {
        "size": random.choice(["alone", "small", "large"]),
        "customers_come": random.random() < 0.7,
        "sells_online": random.random() < 0.5,
    }
    return {fact: told for fact, told in whole.items() if random.random() < 0.8}


def _policy(random: Random, checklist: Checklist) -> PolicySitting | None:
    """Numbers of its own, which score the audits that follow."""
    clauses = [clause for clause in checklist.clauses if clause.numbers and random.random() < 0.5]
    numbers = {each.id: {name: float(random.randint(1, 15)) for name in each.numbers} for each in clauses}
    said = {id: {"numbers": own, **_decided(random)} for id, own in numbers.items()}
    return PolicySitting.model_validate({"clauses": said})


def _decided(random: Random) -> dict[str, object]:
    """What a sitting decides about a clause itself, now and then."""
    whole = {"decision": random.choice(list(Decision)), "owner": random.choice(["Kim", "=1+1"]), "due": DAY}
    return {field: told for field, told in whole.items() if random.random() < 0.2}


def _responses(random: Random, audit: Audit) -> dict[str, Response]:
    moods = {id: random.choices(_MOODS, [6, 9, 4, 2, 1, 1, 1])[0] for id in audit.departments}
    responses = {}
    for id in audit.plan:
        place = audit.checklist.places[id]
        mood = moods[place.department.id]
        state = random.choices(list(mood), list(mood.values()))[0]
        if state != "open" or random.random() < 0.5:
            responses[id] = random_response(random, audit, place.question, state)
    return responses


def random_response(random: Random, audit: Audit, question: Question, state: str) -> Response:
    """A response in that state (rated, na, unknown or open), with whatever may stand beside it."""
    answer: dict[str, object] = {}
    if state == "na" and question.na:
        answer["na"] = random.choice(["nobody ever asks", "=1+1", "#N/A"])
    elif state == "unknown":
        answer["unknown"] = True
    elif state == "open" and random.random() < 0.5:
        until = random.choice([None, DAY])
        answer["waiting"] = Waiting(kind=random.choice(["ask", "send"]), who="Kim", until=until)
    elif state == "rated" and question.measure:
        count = random.choice([1, 1, 1, 2, 3, 5])
        answer["readings"] = [
            NEVER if random.random() < 0.2 else random_reading(random, audit, question) for _ in range(count)
        ]
    elif state == "rated" and question.text:
        answer["text"] = random.choice(NOTED)
    elif state == "rated":
        answer["step"] = random.randint(1, len(audit.checklist.steps(question)))
    texts = {name: random.choice(TEXTS) for name in _TEXTS_BESIDE if random.random() < 0.4}
    photos = {
        name: ["door.jpg", "a, b.png"][: random.randint(1, 2)] for name in _PHOTOS if random.random() < 0.1
    }
    beside = {**texts, **photos, "evidence": random.choice([None, *Evidence])}
    if random.random() < 0.1:
        beside |= {"told_by": "", "confidential": True}
    return Response.model_validate({**answer, **beside})


def random_reading(random: Random, audit: Audit, question: Question) -> float:
    """A reading between poor and good, beyond them, or where a band begins, a hair above or below."""
    assert question.measure
    bounds = (question.measure.poor, question.measure.good)
    poor, good = (audit.number(bound) if isinstance(bound, str) else bound for bound in bounds)
    share = random.choice(
        [
            0.0,
            0.5,
            1.0,
            -0.2,
            1.3,
            random.random(),
            random.randrange(200) / 200,
            random.randrange(20_000) / 20_000,
        ]
        + [(band.floor + hair) / 100 for band in audit.checklist.bands for hair in (0, -0.5, -0.50001, 0.5)]
    )
    reading, measure = round(poor + share * (good - poor), 6), question.measure
    return max(measure.least, reading if measure.most is None else min(reading, measure.most))


def _actions(random: Random, audit: Audit) -> dict[str, ActionState]:
    return dict(_states(random, (item.id for item in plan_actions(scorecard(audit)))))


def _states(random: Random, ids: Iterable[str]) -> Iterable[tuple[str, ActionState]]:
    for id in ids:
        if random.random() < 0.3:
            state = ActionState(
                owner=random.choice([None, "Kim", "=1+1"]),
                due=random.choice([None, DAY + timedelta(days=40)]),
                status=random.choice([None, *Status]),
                done_when=random.choice([None, "#N/A"]),
                done_on=random.choice([None, DAY]),
                comment=random.choice(TEXTS),
            )
            yield id, state
