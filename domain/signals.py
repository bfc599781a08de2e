"""What needs a hand: the rules of the signals and their thresholds, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from domain.address import Target
from domain.evidence import Fall, falls
from domain.vocabulary import COORDINATING, Group
from locales import N_, NN_

IDLE_DAYS = 30
"""A sector that has not met so long after the beginning of the consultation counts as silent."""
INVITED = 3


Sentence = tuple[str, str]
"""With `{n}`, of one and of several."""


@dataclass(frozen=True)
class SignalKind:
    """A signal in two or three words, what it asks, its Material symbol, and what it opens; words
    for gettext.

    `sentence`: None where what stands out makes the sentence (`charts.signals`). `unrecorded`: said
    in its place where the programme's records hold nothing of what is missed.
    """

    title: str
    rule: str
    icon: str
    target: Target
    sentence: Sentence | None = None
    unrecorded: Sentence | None = None


def _postulates(**filters: str) -> Target:
    return Target("postulates", filters=filters)


def _meetings(lacking: str) -> Target:
    return Target("attendance", filters={"lacking": lacking})


def _organisations(listed: str) -> Target:
    return Target("participation", "missing", filters={"list": listed})


SIGNAL_KINDS = {
    "overdue": SignalKind(
        N_("Overdue"),
        N_("Open postulates whose response deadline has passed."),
        "schedule",
        _postulates(deadline="overdue"),
        NN_(
            "{n} postulate is past its response deadline",
            "{n} postulates are past their response deadline",
        ),
    ),
    "unjustified": SignalKind(
        N_("No justification"),
        N_("Decided postulates whose decision has no justification."),
        "edit_note",
        _postulates(unjustified="1"),
        NN_(
            "{n} decision has no justification.",
            "{n} decisions have no justification.",
        ),
        NN_(
            "No justification of the {n} decision is recorded: the source may give none.",
            "No justification is recorded of any of {n} decisions: the source may give none.",
        ),
    ),
    "late": SignalKind(
        N_("Milestone late"),
        N_("Milestones that are late at the as-of date."),
        "event_upcoming",
        Target("schedule", filters={"state": "late"}),
    ),
    "without_list": SignalKind(
        N_("Without a list"),
        N_("Held meetings with nobody recorded as attended."),
        "checklist",
        _meetings("list"),
        NN_(
            "{n} held meeting has no attendance list.", "{n} held meetings have no attendance list."
        ),
        NN_(
            "No attendance list of the {n} held meeting is recorded: the source may give none.",
            "No attendance list is recorded of any of {n} held meetings: the source may give none.",
        ),
    ),
    "without_minutes": SignalKind(
        N_("Without minutes"),
        N_("Held meetings without minutes."),
        "description",
        _meetings("minutes"),
        NN_(
            "{n} held meeting has no minutes.",
            "{n} held meetings have no minutes.",
        ),
        NN_(
            "No minutes of the {n} held meeting are recorded: the source may give none.",
            "No minutes are recorded of any of {n} held meetings: the source may give none.",
        ),
    ),
    "lapsed": SignalKind(
        N_("Date passed"),
        N_("Planned meetings whose date has passed."),
        "event_busy",
        _meetings("date"),
        NN_(
            "{n} meeting is still planned though its date has passed.",
            "{n} meetings are still planned though their dates have passed.",
        ),
    ),
    "idle_sectors": SignalKind(
        N_("Long gap"),
        N_(
            "Sectors that have had no held meeting for longer than their own rhythm lets "
            "expect, or, while they have met less than four times, than that of all sectors; "
            "and, where meetings are recorded, those that have not met at all 30 days after "
            "the beginning of the consultation."
        ),
        "bedtime",
        Target("schedule", filters={"list": "gaps", "gap": "long"}),
    ),
    "falling": SignalKind(
        N_("Falling attendance"),
        N_(
            "Sectors whose attendance rate over the last three meetings with a list lies "
            "below that of all earlier ones, by at least 10 percentage points and beyond "
            "chance."
        ),
        "trending_down",
        Target("attendance"),
    ),
    "never_came": SignalKind(
        N_("Never came"),
        N_(
            "Organisations invited to at least three held meetings with a list that came to "
            "no meeting of the whole consultation."
        ),
        "person_off",
        _organisations("never_came"),
        NN_(
            "{n} organisation was invited at least three times and never came.",
            "{n} organisations were invited at least three times and never came.",
        ),
    ),
    "missed_all": SignalKind(
        N_("Not at these meetings"),
        N_(
            "Where sectors or a period are chosen: organisations invited to at least three of"
            " their held meetings with a list that came to none of these."
        ),
        "person_cancel",
        _organisations("missed_all"),
        NN_(
            "{n} organisation was invited to at least three meetings of this scope "
            "and came to none of these.",
            "{n} organisations were invited to at least three meetings of this scope "
            "and came to none of these.",
        ),
    ),
    "silent": SignalKind(
        N_("Inactive organisations"),
        N_(
            "Where acts are recorded: organisations that declare a sector and have no act of "
            "participation in the whole consultation; where sectors are chosen, that declare one "
            "of them and have none in these."
        ),
        "campaign",
        _organisations("silent"),
        NN_(
            "{n} organisation declares a sector and has not taken part.",
            "{n} organisations declare a sector and have not taken part.",
        ),
    ),
    "forecast": SignalKind(
        N_("Past the end"),
        N_(
            "Open postulates whose decision by the end of the consultation has a chance below"
            " 85%, that are open after it, or of which no date can be told."
        ),
        "hourglass_bottom",
        _postulates(status=Group.OPEN.value),
    ),
}
"""Every signal, in the order in which signals are shown."""


@dataclass(frozen=True)
class Signal:
    """A kind found in a scope: `count` records, which `target` opens.

    `about` names what stands out: a responsible unit, a milestone in both languages, or sector
    codes; `values` are the numbers that belong to it. Of the forecast: the danger, then units
    without an answer; the end of the consultation, the 85% date, the open ones of those units.
    `sectors`: the count is of chosen sectors. `beyond`: what is chosen and does not narrow it.
    `narrows`: the codes of the sectors that the target narrows the scope to. `unrecorded`: the
    programme's records hold nothing of what is missed.
    """

    key: str
    count: int
    about: tuple[str, ...] = ()
    values: tuple[Any, ...] = ()
    sectors: bool = False
    beyond: tuple[str, ...] = ()
    narrows: tuple[str, ...] = ()
    units: Mapping[str, int] = field(default_factory=dict)
    unrecorded: bool = False

    @property
    def target(self) -> Target:
        return replace(SIGNAL_KINDS[self.key].target, sectors=self.narrows)


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
