"""The plan, and how long sectors have not met."""

from domain.indicators.indicator import Indicator
from locales import N_

SCHEDULE_INDICATORS = (
    Indicator(
        "milestones",
        N_("Milestones"),
        N_("Planned and actual dates, and the state at the as-of date."),
        "date",
        None,
    ),
    Indicator(
        "slip_days",
        N_("Slip in days"),
        N_(
            "Actual end minus planned end when done; as-of date minus planned end when late; else 0."
        ),
        "days",
        False,
    ),
    Indicator(
        "upcoming",
        N_("Coming meetings"),
        N_("Planned meetings on or after the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "longest_gap_days",
        N_("Longest gap in days"),
        N_(
            "The longest time between consecutive held meetings of a sector, the time since the last one to the as-of date included."
        ),
        "days",
        False,
    ),
    Indicator(
        "days_since_last",
        N_("Days since the last meeting"),
        N_(
            "As-of date minus the day of the sector's last held meeting, over the whole consultation."
        ),
        "days",
        False,
    ),
)
