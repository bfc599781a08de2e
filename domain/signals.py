"""What needs a hand: the rules of the signals and their thresholds, in one place."""

from dataclasses import dataclass

import pandas as pd

from domain.address import Target
from domain.evidence import Fall, falls
from domain.vocabulary import COORDINATING
from locales import N_

IDLE_DAYS = 30
"""A sector that has not met so long after the beginning of the consultation counts as silent."""
INVITED = 3


@dataclass(frozen=True)
class Kind:
    """A signal in two or three words, what it asks, and its Material symbol; words for gettext."""

    title: str
    rule: str
    icon: str


KINDS = {
    "overdue": Kind(
        N_("Overdue"),
        N_("Open postulates whose response deadline has passed."),
        "schedule",
    ),
    "unjustified": Kind(
        N_("No justification"),
        N_("Decided postulates whose decision has no justification."),
        "edit_note",
    ),
    "late": Kind(
        N_("Milestone late"),
        N_("Milestones that are late at the as-of date."),
        "event_upcoming",
    ),
    "without_list": Kind(
        N_("Without a list"),
        N_("Held meetings with nobody recorded as attended."),
        "checklist",
    ),
    "without_minutes": Kind(
        N_("Without minutes"),
        N_("Held meetings without minutes."),
        "description",
    ),
    "lapsed": Kind(
        N_("Date passed"),
        N_("Planned meetings whose date has passed."),
        "event_busy",
    ),
    "idle_sectors": Kind(
        N_("Long gap"),
        N_(
            "Sectors that have had no held meeting for longer than their own rhythm lets "
            "expect, or, while they have met less than four times, than that of all sectors; "
            "and those that have not met at all 30 days after the beginning of the "
            "consultation."
        ),
        "bedtime",
    ),
    "falling": Kind(
        N_("Falling attendance"),
        N_(
            "Sectors whose attendance rate over the last three meetings with a list lies "
            "below that of all earlier ones, by at least 10 percentage points and beyond "
            "chance."
        ),
        "trending_down",
    ),
    "never_came": Kind(
        N_("Never came"),
        N_(
            "Organisations invited to at least three held meetings with a list that came to "
            "no meeting of the whole consultation."
        ),
        "person_off",
    ),
    "missed_all": Kind(
        N_("Not at these meetings"),
        N_(
            "Where sectors or a period are chosen: organisations invited to at least three of"
            " their held meetings with a list that came to none of these."
        ),
        "person_cancel",
    ),
    "silent": Kind(
        N_("Inactive organisations"),
        N_(
            "Organisations that declare a sector and have no act of participation in the "
            "whole consultation; where sectors are chosen, that declare one of them and have "
            "none in these."
        ),
        "campaign",
    ),
    "forecast": Kind(
        N_("Past the end"),
        N_(
            "Open postulates whose decision by the end of the consultation has a chance below"
            " 85%, that are open after it, or of which no date can be told."
        ),
        "hourglass_bottom",
    ),
}
"""Every signal, in the order in which signals are shown."""


@dataclass(frozen=True)
class Signal:
    """`target` opens exactly the records behind `count`.

    `about` names what stands out: a responsible unit, a milestone in both languages, or sector
    codes; `values` are the numbers that belong to it. Of the forecast: the danger, then units
    without an answer; the end of the consultation, the 85% date, the open ones of those units.
    `sectors`: the count is of chosen sectors. `beyond`: what is chosen and does not narrow it.
    """

    key: str
    count: int
    target: Target
    about: tuple[str, ...] = ()
    values: tuple[object, ...] = ()
    sectors: bool = False
    beyond: tuple[str, ...] = ()


def falling(rows: pd.DataFrame) -> dict[str, Fall]:
    """Sector → rows of its last three listed meetings and of the earlier ones, where it fell.

    `rows`: of `attendance.by_meeting`.
    """
    listed = rows[rows["has_list"] & (rows["team"] != COORDINATING)].sort_values("starts_at")
    return falls(
        {
            str(team): list(zip(meetings["invited_attended"], meetings["invited"], strict=True))
            for team, meetings in listed.groupby("team", sort=False)
        }
    )
