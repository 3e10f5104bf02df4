"""What may be typed into cells: lists to choose from, conditions, dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from cxaudit.days import FIRST_YEAR, LAST_YEAR, in_full
from cxaudit.words import _
from cxaudit.workbook import styles
from cxaudit.workbook.colours import Colours
from cxaudit.workbook.texts import message_text, message_title

_FIRST_DAY, _LAST_DAY, _LIKE = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31), date(2026, 1, 5)


@dataclass(frozen=True)
class Entries:
    """What may be typed into cells of one sheet. Only what is typed is checked, never what is pasted."""

    _sheet: Worksheet
    _colours: Colours

    def from_list(self, cells: str, source: str, message: str) -> None:
        """Give cells a dropdown and refuse anything else.

        Args:
            cells: a range of the sheet.
            source: reference or name of the choices.
            message: said when something else is typed.
        """
        rule = DataValidation("list", formula1=source, errorStyle="stop")
        self._add(cells, rule, _("Please choose"), message)

    def from_list_or_own(self, cells: str, source: str, message: str) -> None:
        """Give cells a dropdown; anything else may be typed too, after a question."""
        rule = DataValidation("list", formula1=source, errorStyle="warning")
        self._add(cells, rule, _("Please mind"), message)

    def offer(self, cells: str, source: str) -> None:
        """Give cells a dropdown; anything else may be typed too."""
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=False)
        rule.add(cells)
        self._sheet.add_data_validation(rule)

    def only_if(self, cells: str, condition: str, message: str) -> None:
        """Refuse whatever is typed in cells unless a condition holds; the message says what is expected."""
        self._add(cells, DataValidation("custom", formula1=condition), _("Please mind"), message)

    def never(self, cells: str, message: str) -> None:
        """Refuse whatever is typed over formulas where the sheet is not protected."""
        self.only_if(cells, "FALSE", message)

    def dates(self, cells: str) -> None:
        """Refuse whatever is no date of our time; colour what was pasted and is none, and say so there."""
        first, last = (int(to_excel(day)) for day in (_FIRST_DAY, _LAST_DAY))  # type: ignore[no-untyped-call]
        rule = DataValidation("date", operator="between", formula1=str(first), formula2=str(last))
        message = _("Type a date, such as {day}.", day=in_full(_LIKE))
        self._add(cells, rule, _("Please mind"), message)
        cell = cells.partition(":")[0]
        beyond = f"IF({cell}<{first},TRUE,{cell}>={last + 1})"
        condition = f'IF({cell}="",FALSE,IF(ISNUMBER({cell}),{beyond},TRUE))'
        self._colours.where(cells, condition, styles.ALARM_FILL, styles.no_date())

    def _add(self, cells: str, rule: DataValidation, title: str, message: str) -> None:
        rule.allow_blank = rule.showErrorMessage = True
        rule.errorTitle, rule.error = message_title(title), message_text(message)
        rule.add(cells)
        self._sheet.add_data_validation(rule)
