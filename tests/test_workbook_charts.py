"""Charts as the file holds them, where no sheet of a whole book shows it."""

from typing import Any

import pytest

from cxaudit import look
from cxaudit.workbook.charts import Drawn, changes


@pytest.mark.parametrize(
    ("right_to_left", "labels", "from_side"), [(False, "low", "minMax"), (True, "low", "maxMin")]
)
def test_changes_run_both_ways_from_nought(right_to_left: bool, labels: str, from_side: str) -> None:
    names = Drawn("Lists!$A$2:$A$3", ["Sales   41 → 55   +14", "Billing   52 → 46   −6"])
    better, worse = Drawn("Lists!$B$2:$B$3", [14, 0]), Drawn("Lists!$C$2:$C$3", [0, -6])

    chart: Any = changes(names, better, worse, 20, 0.5, right_to_left=right_to_left)

    fills = [each.graphicalProperties.solidFill.srgbClr for each in chart.series]
    assert fills == [look.BETTER, look.WORSE]
    assert [[point.v for point in each.val.numRef.numCache.pt] for each in chart.series] == [[14, 0], [0, -6]]
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (-20, 20)
    assert (chart.x_axis.delete, chart.y_axis.delete) == (False, True)
    assert chart.x_axis.graphicalProperties.ln.solidFill.srgbClr == look.TICK
    assert (chart.x_axis.tickLblPos, chart.y_axis.scaling.orientation) == (labels, from_side)
    assert chart.legend is None
