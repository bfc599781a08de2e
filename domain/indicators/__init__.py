"""The indicators, as data: the tables of docs/indicators.md in code.

Headings, help texts, methodology, exports and the API read their words from here; the functions
that compute the numbers stand in `data_access`: participation, attendance, postulates, schedule.
"""

from itertools import chain

from domain.indicators.attendance import ATTENDANCE
from domain.indicators.indicator import Indicator, Unit
from domain.indicators.participation import PARTICIPATION
from domain.indicators.postulates import POSTULATES
from domain.indicators.schedule import SCHEDULE

FAMILIES: dict[str, tuple[Indicator, ...]] = {
    "participation": PARTICIPATION,
    "attendance": ATTENDANCE,
    "postulates": POSTULATES,
    "schedule": SCHEDULE,
}
INDICATORS: dict[str, Indicator] = {
    indicator.key: indicator for indicator in chain.from_iterable(FAMILIES.values())
}

__all__ = ["FAMILIES", "INDICATORS", "Indicator", "Unit"]
