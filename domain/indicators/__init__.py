"""The indicators, as data: the tables of docs/indicators.md in code.

Headings, help texts, methodology, exports and the API read their words from here; the functions
that compute the numbers stand in `data_access`: participation, attendance, postulates, schedule.
"""

from itertools import chain

from domain.indicators.attendance import ATTENDANCE_INDICATORS
from domain.indicators.indicator import Indicator, Unit
from domain.indicators.participation import PARTICIPATION_INDICATORS
from domain.indicators.postulates import POSTULATE_INDICATORS
from domain.indicators.schedule import SCHEDULE_INDICATORS

FAMILIES: dict[str, tuple[Indicator, ...]] = {
    "participation": PARTICIPATION_INDICATORS,
    "attendance": ATTENDANCE_INDICATORS,
    "postulates": POSTULATE_INDICATORS,
    "schedule": SCHEDULE_INDICATORS,
}
INDICATORS: dict[str, Indicator] = {
    indicator.key: indicator for indicator in chain.from_iterable(FAMILIES.values())
}

__all__ = ["FAMILIES", "INDICATORS", "Indicator", "Unit"]
