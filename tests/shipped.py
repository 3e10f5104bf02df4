"""Three businesses that do not exist, audited with the checklist that comes with cxaudit."""

from __future__ import annotations

from cxaudit.audit import Answers
from cxaudit.library import checklists_folder, load_checklist
from tests.builders import some_answers

SHIPPED = load_checklist(checklists_folder())


def installers(**changes: object) -> Answers:
    """A heating installer with six people, who drive to customers, and an office that nobody visits."""
    profile = {"customers_come": False, "visits": True, "ships": False, "sells_online": False}
    return _business("small", {**profile, "sells_to_firms": True, "appointments": True}, changes)


def hairdresser(**changes: object) -> Answers:
    """A hairdresser alone, who comes to her customers by appointment."""
    profile = {"customers_come": False, "visits": True, "ships": False, "sells_online": False}
    return _business("alone", {**profile, "sells_to_firms": False, "appointments": True}, changes)


def shop(**changes: object) -> Answers:
    """A shop with four people, where nobody drives to anybody."""
    profile = {"customers_come": True, "we_go": False, "sells_online": False}
    return _business("small", {**profile, "sells_to_firms": False, "appointments": False}, changes)


def _business(size: str, profile: dict[str, bool], changes: dict[str, object]) -> Answers:
    facts = {"we_go": True, **profile, "size": size}
    return some_answers(profile=facts, kind="self").changed(**changes)
