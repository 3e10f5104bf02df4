"""The trades for which there are packs: asked at the start, and added to what can be asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cxaudit.checklist import Checklist
from cxaudit.errors import CxauditError
from cxaudit.interview.asking import Option
from cxaudit.interview.setup.steps import AskSome
from cxaudit.words import _

PACKS = "packs"
"""Key of what is said of the trade."""


@dataclass(frozen=True)
class Trades:
    """Packs that may be added to a checklist, each for a trade."""

    core: Checklist
    """What can be asked without them."""

    offered: Mapping[str, str] = field(default_factory=dict)
    """What a business is that a pack is for, by the id of the pack."""

    given: tuple[str, ...] = ()
    """Packs that were named before anything is asked."""

    load: Callable[[tuple[str, ...]], Checklist] | None = None
    """Returns the checklist with some packs, or raises a CxauditError where they disagree; asked often."""

    def checklist(self, packs: Sequence[str]) -> Checklist:
        """Return what can be asked with some packs; without those that are not known, or disagree."""
        names = self._known(packs)
        return self.core if not names or self.refused(names) else self._loaded(names)

    def refused(self, packs: Sequence[str]) -> str:
        """Say why packs cannot be added together; empty where they can."""
        try:
            self._loaded(self._known(packs))
        except CxauditError as error:
            return str(error)
        return ""

    def ask(self, *, own: bool, proposed: tuple[str, ...]) -> AskSome:
        """Return how to ask for the trade, of an owner or a visitor."""
        return AskSome(
            PACKS,
            _("Which of these is your business?") if own else _("Which of these is the business?"),
            _("Kind of business"),
            tuple(Option(name, trade) for name, trade in self.offered.items()),
            proposed=tuple(name for name in proposed if name in self.offered),
            nothing=_("none of these"),
            refused=self.refused,
        )

    def _known(self, packs: Sequence[str]) -> tuple[str, ...]:
        return tuple(name for name in self.offered if name in packs)

    def _loaded(self, names: tuple[str, ...]) -> Checklist:
        return self.load(names) if names and self.load else self.core
