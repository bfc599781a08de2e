"""What needs someone this week: the items, and what each opens."""

from dataclasses import dataclass, field

from domain.address import Target
from locales import N_

WEEK_RULES = {
    "due": N_("Open postulates whose deadline falls on the as-of date or in the 7 days after it."),
    "awaiting": N_("Postulates presented to the coordinating team that await its decision."),
    "meetings": N_("Planned meetings on the as-of date or in the 7 days after it."),
    "meetings_later": N_("Planned meetings on the as-of date or in the 14 days after it."),
    "without_minutes": N_("Held meetings without minutes."),
    "without_list": N_("Held meetings with nobody recorded as attended."),
    "ending": N_("Milestones not done that end on the as-of date or in the 7 days after it."),
}
"""What each item counts, in the order in which they are told."""


@dataclass(frozen=True)
class WeekItem:
    """`target` opens exactly the records behind `count`.

    `units`: the count by responsible unit, the largest first, "" where none is recorded.
    `unrecorded`: the programme's records hold nothing of what is missed.
    """

    key: str
    count: int
    target: Target
    units: dict[str, int] = field(default_factory=dict)
    unrecorded: bool = False
