"""One question from one row: what it asks, how it is answered, and all else that its cells say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cxaudit.checklist import LONGEST_TITLE, Effort
from cxaudit.checklist.table import BY_NUMBER
from cxaudit.sheets_in.drafts import Content, Item, Way
from cxaudit.sheets_in.numbering import is_number, number_in, without_number
from cxaudit.sheets_in.own_fields import own_fields
from cxaudit.sheets_in.sources import SourceRow
from cxaudit.sheets_in.steps import Say
from cxaudit.sheets_in.tables import Columns
from cxaudit.sheets_in.vocabulary import is_critical, plain, truth
from cxaudit.sheets_in.ways import by_descriptions, by_own_words, by_ticks, way_of
from cxaudit.text import LONGEST_ASK, LONGEST_LINE, NAME, shortened
from cxaudit.words import _

_SHORTEST_ASK = 10

_WEIGHTS = {
    "low": 1.0, "minor": 1.0, "medium": 2.0, "moderate": 2.0, "normal": 2.0,
    "major": 3.0, "high": 3.0, "very high": 3.0, "important": 3.0, "critical": 3.0,
}  # fmt: skip

_MARKED = re.compile(
    r"\s*[(\[*]+\s*(critical|auto[- ]?fail|zero[- ]tolerance|knock[- ]?out|must[- ]pass"
    r"|fatal)[^)\]]*[)\]*]*\s*",
    re.IGNORECASE,
)

_ENDINGS = {
    "s": Effort.S,
    "small": Effort.S,
    "m": Effort.M,
    "medium": Effort.M,
    "l": Effort.L,
    "large": Effort.L,
}


class RowReader:
    """Reads one row of a table; what it guesses is handed to `say`."""

    def __init__(self, sheet: str, row: SourceRow, columns: Columns, section: str, say: Say) -> None:
        self._sheet = sheet
        self._row = row
        self._columns = columns
        self._section = section
        self._say = say
        self._comments: list[str] = []
        self._more: dict[str, Content] = {}

    def item(self, usual: Way | None) -> Item:
        """Return the question; `usual` is how it is answered where its row says nothing."""
        ask, marked = self._ask()
        way = self._way() or usual
        self._lines()
        self._more |= own_fields(self._text, self._columns.ours, self._keep)
        return Item(
            sheet=self._sheet,
            row=self._row.number,
            ask=ask,
            way=way or Way(),
            weight=self._weight(),
            most_points=self._most_points(way),
            critical=marked or self._critical(),
            na=self._may_be_not_applicable(),
            id=self._id(),
            owner=self._line("owner"),
            more=self._more,
            comments=(*self._comments, *self._unused()),
        )

    def _text(self, field: str) -> str:
        return self._row.cell(self._columns.first(field))

    def _texts(self, field: str) -> list[str]:
        return [self._row.cell(column) for column in self._columns.by_field.get(field, ())]

    def _head(self, field: str) -> str:
        column = self._columns.first(field)
        return (
            self._columns.heads[column] if column is not None and column < len(self._columns.heads) else field
        )

    def _keep(self, field: str, text: str) -> None:
        """Keep a text that can't be used as a comment."""
        self._comments.append(f"{self._head(field)}: {' '.join(text.split())}")

    def _line(self, field: str) -> str:
        """The texts of all columns that hold something, as one line; of a long one the beginning."""
        texts = self._texts(field)
        if self._columns.ours and len(texts) == 1 and "\n" not in texts[0] and len(texts[0]) <= LONGEST_LINE:
            return texts[0]
        line = " ".join(" ".join(filter(None, texts)).split())
        if len(line) > LONGEST_LINE:
            self._say(_("{head!r} is too long: its beginning is used", head=self._head(field)))
            self._keep(field, line)
            return shortened(line, LONGEST_LINE - 10)
        return line

    def _ask(self) -> tuple[str, bool]:
        """The question as it is asked, and whether it is marked as critical."""
        text = self._row.cell(self._columns.question)
        whole = text if self._columns.ours and "\n" not in text else " ".join(text.split())
        number, ask = ("", whole) if self._columns.ours else without_number(whole)
        if number:
            self._comments.append(_("number {number}", number=number))
        marked = bool(not self._columns.ours and _MARKED.search(ask))
        if marked:
            self._say(_("{words!r} taken for critical", words=_MARKED.findall(ask)[0]))
            ask = _MARKED.sub(" ", ask).strip()
        if len(ask) > LONGEST_ASK:
            self._say(_("the question is too long: its beginning is used"))
            self._comments.append(ask)
            ask = shortened(ask, LONGEST_ASK - 10)
        if len(ask) < _SHORTEST_ASK:
            longer = f"{self._section}: {ask}"
            enough = len(longer) >= _SHORTEST_ASK
            ask = longer if enough else _("Is this in order: {text}?", text=ask.rstrip("?"))
            self._say(_("a question has ten letters at least: asked as {ask!r}", ask=ask))
        return ask, marked

    def _way(self) -> Way | None:
        kind, options, points = (self._text(field) for field in ("type", "options", "points"))
        if own := by_own_words(kind, options, points):
            return own
        column = self._columns.first("type")
        if column in self._row.days:
            kind = self._as_scale(kind)
        if measure := self._measure(kind):
            return Way(measure=measure)
        heads = [self._columns.heads[each] for each in self._columns.ticks]
        texts = [self._row.cell(each) for each in self._columns.ticks]
        return (
            way_of(kind, options, points, self._say)
            or by_descriptions(heads, texts, self._say)
            or by_ticks(heads, lambda _said: None)
        )

    def _as_scale(self, day: str) -> str:
        """What a spreadsheet took for a day, such as 1-5 for the first of May."""
        _year, month, number = day[:10].split("-")
        least, most = sorted((int(month), int(number)))
        self._say(_("the date {day} taken for {scale}", day=day[:10], scale=f"{least}-{most}"))
        return f"{least}-{most}"

    def _measure(self, kind: str) -> dict[str, Content]:
        """What is said of a number: at least what is good and what is poor; else nothing."""
        ends = {key: number_in(self._text(key)) for key in ("good", "poor", "least", "most")}
        if ends["good"] is None or ends["poor"] is None or ends["good"] == ends["poor"]:
            return {}
        if kind and plain(kind) != plain(_(BY_NUMBER)):
            return {}
        one, _line, many = (self._text("unit") or _("points")).partition("\n")
        unit: Content = {"one": one, "many": many} if many else one
        measure: dict[str, Content] = {"unit": unit}
        measure |= {key: end for key, end in ends.items() if end is not None and (key, end) != ("least", 0)}
        if self._text("counts") == "median":
            measure["counts"] = "median"
        return measure

    def _weight(self) -> float | None:
        text = self._text("weight")
        found = number_in(text.replace("%", "")) if text else None
        if text and found is None:
            found = _WEIGHTS.get(plain(text))
            if found is None:
                self._keep("weight", text)
            else:
                self._say(
                    _(
                        "{head} {text!r} taken for weight {weight:g}",
                        head=self._head("weight"),
                        text=text,
                        weight=found,
                    )
                )
        return found if found is None or found >= 0 else None

    def _most_points(self, way: Way | None) -> float | None:
        """The most points that it can get, where no column says what each answer counts."""
        for field in ("max_points", "points"):
            text = self._text(field)
            found = number_in(text)
            if found is not None and found >= 0:
                return found
            if text and found is None and not (way and (way.points or way.most)):
                self._keep(field, text)
        return way.most if way else None

    def _critical(self) -> bool:
        """Whether a column says so; what stands there and is neither yes nor no says yes, unless empty."""
        text = self._text("critical")
        said = truth(text)
        if not text or said is not None:
            return bool(said) or self._is_critical_by_word("weight") or self._is_critical_by_word("check")
        if is_critical(text) or plain(text) in ("high", "major", "auto"):
            return True
        self._keep("critical", text)
        return False

    def _is_critical_by_word(self, field: str) -> bool:
        """Whether a column for something else says nothing but that."""
        if not self._columns.ours and (text := next(filter(is_critical, self._texts(field)), "")):
            self._say(_("{head} {text!r} taken for critical", head=self._head(field), text=text))
            return True
        return False

    def _may_be_not_applicable(self) -> bool:
        """Whether N/A is an answer: unless a column says that it is none, or that an answer is required."""
        text = self._text("na")
        said = truth(text)
        if said is None:
            return True
        required = plain(self._head("na")) in ("mandatory", "required")
        return not said if required else said

    def _id(self) -> str:
        text = self._text("id")
        if text and not re.match(NAME, text):
            self._comments.append(f"{self._head('id')}: {text}")
        return text if re.match(NAME, text) else ""

    def _lines(self) -> None:
        """Take what stands in lines: how to check, what customers expect, what to do."""
        for field, key in (("check", "check"), ("expect", "expect")):
            if (line := self._line(field)) and (self._columns.ours or not is_critical(line)):
                if key == "expect" and len(line) < _SHORTEST_ASK:
                    self._keep(field, line)
                else:
                    self._more[key] = line
        if do := self._line("action"):
            self._more["action"] = dict(self._action(do))

    def _action(self, do: str) -> Iterator[tuple[str, Content]]:
        if title := self._line("action_title"):
            yield "title", title if len(title) <= LONGEST_TITLE else shortened(title, LONGEST_TITLE - 5)
        yield "do", do
        effort = self._text("effort")
        if effort and plain(effort) not in _ENDINGS:
            self._keep("effort", effort)
        yield "effort", _ENDINGS.get(plain(effort), Effort.M).value

    def _unused(self) -> Iterator[str]:
        """What stands in columns that a checklist has no place for, and the numbers of rows."""
        known = {column for field, columns in self._columns.by_field.items() if field for column in columns}
        for column in self._row.filled:
            text = " ".join(self._row.cells[column].split())
            if column == self._columns.first("number"):
                yield _("number {number}", number=text) if is_number(text) else text
            elif column not in (*known, *self._columns.ticks, self._columns.question):
                head = self._columns.heads[column] if column < len(self._columns.heads) else ""
                yield f"{head}: {text}" if head else text
