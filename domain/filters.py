"""What narrows a list of records: a filter's key is its word in an address and in a read."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.horizon import AHEAD, FORTNIGHT
from domain.labels import DEADLINE_LABELS, LABELS, MILESTONE_STATES, TURNOVER
from domain.vocabulary import Area, Channel, Group, Status
from locales import N_

UNRECORDED = " "
"""Asks for the records that have no such text: blank, as no text of the records is."""


def _recorded(words: Iterable[str]) -> dict[str, str]:
    """Each with its label, and what has none of them."""
    return {word: LABELS[word] for word in words} | {UNRECORDED: N_("Not recorded")}


def _text(value: str) -> str:
    """As reads take it: "" for those without one."""
    return "" if value == UNRECORDED else value


@dataclass(frozen=True)
class Filter:
    """`values`: what may be asked for → what it is called; empty: any text of the records that
    `kind` can read.

    `label` and the names are sources for gettext. `kind`: what a read takes it as. `rare`: its box
    stands apart unless it is asked for. `section`: of whose own list it is, not of the page's.
    """

    key: str
    label: str
    values: Mapping[str, str] = field(default_factory=dict)
    kind: Callable[[str], Any] = str
    rare: bool = False
    section: str = ""

    def allows(self, value: str) -> bool:
        """Whether there is such a value; of a text of the records, whether it may be one."""
        if self.values or not value:
            return value in self.values
        try:
            self.kind(value)
        except ValueError:
            return False
        return True


_POSTULATES = (
    Filter("status", N_("Status"), {status: LABELS[status] for status in (*Group, *Status)}),
    Filter("deadline", N_("Deadline"), DEADLINE_LABELS),
    Filter(
        "unjustified",
        N_("Justification"),
        {"1": N_("missing from a decision"), "0": N_("given with a decision")},
        "1".__eq__,
    ),
    Filter("stuck", N_("Wait"), {"1": N_("longer than usual in the same status")}, bool),
    Filter("department", N_("Responsible unit"), kind=_text),
    Filter("area", N_("Area"), _recorded(Area), _text, rare=True),
    Filter("channel", N_("Channel"), _recorded(Channel), _text, rare=True),
    Filter(
        "taken_up",
        N_("Taken up"),
        {
            "any": N_("accepted, in whole or in part"),
            "traced": N_("accepted, with a provision"),
            "untraced": N_("accepted, without a provision"),
        },
        rare=True,
    ),
    Filter("topic", N_("Topic"), rare=True),
    Filter("submitted_week", N_("Submitted in the week"), kind=date.fromisoformat, rare=True),
    Filter("decided_week", N_("Decided in the week"), kind=date.fromisoformat, rare=True),
)
_MEETINGS = (
    Filter(
        "lacking",
        N_("Records"),
        {
            "list": N_("held, without a list"),
            "minutes": N_("held, without minutes"),
            "date": N_("planned, date passed"),
        },
    ),
    Filter(
        "held",
        N_("Held"),
        {"any": N_("held"), "listed": N_("held, with an attendance list")},
    ),
    Filter(
        "coming",
        N_("Coming"),
        {str(AHEAD): N_("within 7 days"), str(FORTNIGHT): N_("within 14 days")},
        int,
    ),
    Filter("team", N_("Team"), section="change"),
    Filter("from_meeting", N_("Earlier meeting"), section="change"),
    Filter("to_meeting", N_("Later meeting"), section="change"),
    Filter("why", N_("What they did"), TURNOVER, section="change"),
)
_ORGANISATIONS = (
    Filter(
        "list",
        N_("List"),
        {
            "active": N_("Active organisations"),
            "declared": N_("Declare a sector: the register"),
            "silent": N_("Declare a sector but take no part: whom to encourage"),
            "silent_anywhere": N_("Declare a sector, took no part anywhere in the consultation"),
            "stopped": N_("Stopped coming: came twice or more, missed the last two"),
            "never_came": N_("Invited at least three times, never came to any meeting"),
            "missed_all": N_("Invited at least three times, at none of the meetings of this scope"),
        },
    ),
    Filter(
        "declaring",
        N_("Their declaration"),
        {"1": N_("declare the sector"), "0": N_("from outside the sector")},
        "1".__eq__,
    ),
    Filter(
        "invited",
        N_("Invited since they last came"),
        {"1": N_("to at least one meeting"), "0": N_("to none")},
        "1".__eq__,
    ),
    Filter("legal_form", N_("Legal form"), kind=_text, rare=True),
    Filter("district", N_("District"), kind=_text, rare=True),
    Filter("new_week", N_("First active in the week"), kind=date.fromisoformat, rare=True),
    Filter("again_week", N_("Active again in the week"), kind=date.fromisoformat, rare=True),
)
_MILESTONES = (
    Filter(
        "list",
        N_("List"),
        {"milestones": N_("Milestones"), "gaps": N_("Gaps between meetings")},
    ),
    Filter("state", N_("State"), {**MILESTONE_STATES, "ending": N_("ends within 7 days")}),
    Filter("gap", N_("Gap"), {"long": N_("longer than usual")}),
)
_CHANGES = (
    Filter("count", N_("Count")),
    Filter(
        "step",
        N_("Step"),
        {
            "came_in": N_("newly submitted"),
            "decided": N_("decided"),
            "void": N_("closed without a decision"),
            "reopened": N_("open again"),
            "left": N_("no longer recorded"),
        },
    ),
)

FILTERS: dict[str, dict[str, Filter]] = {
    page: {one.key: one for one in filters}
    for page, filters in (
        ("postulates", _POSTULATES),
        ("attendance", _MEETINGS),
        ("participation", _ORGANISATIONS),
        ("schedule", _MILESTONES),
        ("data", _CHANGES),
    )
}
"""Page → the filters of its list of records."""


def wanted(page: str, values: Mapping[str, str]) -> dict[str, Any]:
    """The filters' values as the page's read takes them: by the same keys."""
    return {key: FILTERS[page][key].kind(value) for key, value in values.items()}
