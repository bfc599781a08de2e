"""What needs someone this week: the items, how far they look ahead, and what each opens."""

from dataclasses import dataclass, field

from locales import N_

AHEAD = 7
"""Days after the as-of date, the as-of date itself included besides: «within 7 days»."""
FORTNIGHT = 14
RULES = {
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
class Item:
    """`page` and `params` open exactly the records behind `count`.

    `units`: the count by responsible unit, the largest first, "" where none is recorded.
    """

    key: str
    count: int
    page: str
    params: dict[str, str]
    units: dict[str, int] = field(default_factory=dict)
