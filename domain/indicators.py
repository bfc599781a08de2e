"""The indicators, as data: the tables of docs/indicators.md in code.

Help texts, methodology, exports and the API read their words from here; the functions that
compute the numbers stand in participation, attendance, postulates and schedule.
"""

from dataclasses import dataclass
from typing import Literal

from locales import N_

Family = Literal["participation", "attendance", "postulates", "schedule"]
Unit = Literal["count", "share", "ratio", "days", "date"]


@dataclass(frozen=True)
class Indicator:
    """What a number is called and means. `label` and `definition` are sources for gettext.

    `unit`: `share` is a fraction from 0 to 1, `ratio` a plain number. `higher_is_better` is None
    where neither is.
    """

    key: str
    family: Family
    label: str
    definition: str
    unit: Unit
    higher_is_better: bool | None


_ALL = (
    Indicator(
        "declared",
        "participation",
        N_("Declared organisations"),
        N_("Organisations that declare the sector."),
        "count",
        None,
    ),
    Indicator(
        "act",
        "participation",
        N_("Act of participation"),
        N_(
            "One attendance of an organisation at a held meeting of the sector's team, or one postulate of the sector that it authored or supported."
        ),
        "count",
        None,
    ),
    Indicator(
        "active",
        "participation",
        N_("Active organisations"),
        N_(
            "Distinct organisations with at least one act: attendance at a held meeting of the sector, or authoring or supporting one of its postulates."
        ),
        "count",
        True,
    ),
    Indicator(
        "active_declared",
        "participation",
        N_("Active among the declared"),
        N_("Active organisations that declare the sector."),
        "count",
        True,
    ),
    Indicator(
        "active_outside",
        "participation",
        N_("Active from outside"),
        N_("Active organisations that do not declare the sector."),
        "count",
        None,
    ),
    Indicator(
        "reach",
        "participation",
        N_("Reach"),
        N_("Active organisations that declare the sector / all that declare it."),
        "share",
        True,
    ),
    Indicator(
        "attending",
        "participation",
        N_("Attending organisations"),
        N_("Distinct organisations that attended a held meeting."),
        "count",
        True,
    ),
    Indicator(
        "submitting",
        "participation",
        N_("Submitting organisations"),
        N_("Distinct organisations that authored or supported a postulate."),
        "count",
        True,
    ),
    Indicator(
        "returning",
        "participation",
        N_("Returning organisations"),
        N_(
            "Of the organisations that attended at least one held meeting, the share that attended at least two."
        ),
        "share",
        True,
    ),
    Indicator(
        "newcomers",
        "participation",
        N_("Newcomers"),
        N_(
            "Active organisations whose first act in the whole programme, in any sector, lies in the period."
        ),
        "count",
        True,
    ),
    Indicator(
        "acts",
        "participation",
        N_("Acts"),
        N_(
            "Attendances plus postulates authored or supported, one per organisation and meeting or postulate."
        ),
        "count",
        True,
    ),
    Indicator(
        "acts_per_active",
        "participation",
        N_("Acts per active organisation"),
        N_("Acts / active organisations."),
        "ratio",
        None,
    ),
    Indicator(
        "concentration_gini",
        "participation",
        N_("Concentration (Gini)"),
        N_(
            "Gini coefficient of acts over active organisations: 0 means all are equally active. Undefined for fewer than two."
        ),
        "ratio",
        False,
    ),
    Indicator(
        "top5_share",
        "participation",
        N_("Share of the top five"),
        N_("Share of all acts made by the five organisations with most acts."),
        "share",
        False,
    ),
    Indicator(
        "representation_score",
        "participation",
        N_("Representation score"),
        N_(
            "1 minus half the sum of absolute differences between shares among the active and among the declared; 1 means that participants mirror the register."
        ),
        "ratio",
        True,
    ),
    Indicator(
        "meetings_held",
        "attendance",
        N_("Meetings held"),
        N_("Meetings with the status “held” that start on or before the as-of date."),
        "count",
        True,
    ),
    Indicator(
        "meetings_planned",
        "attendance",
        N_("Meetings planned"),
        N_(
            "Meetings with the status “planned”, whether or not their date has passed, and held ones that start after the as-of date."
        ),
        "count",
        None,
    ),
    Indicator(
        "meetings_cancelled",
        "attendance",
        N_("Meetings cancelled"),
        N_("Meetings with the status “cancelled”."),
        "count",
        False,
    ),
    Indicator(
        "meetings_lapsed",
        "attendance",
        N_("Planned, date passed"),
        N_("Meetings still marked as planned though their date lies before the as-of date."),
        "count",
        False,
    ),
    Indicator(
        "invited",
        "attendance",
        N_("Invited"),
        N_("Organisations' rows marked as invited, over all held meetings."),
        "count",
        None,
    ),
    Indicator(
        "registered",
        "attendance",
        N_("Registered"),
        N_("Organisations' rows marked as registered, over all held meetings."),
        "count",
        None,
    ),
    Indicator(
        "attended",
        "attendance",
        N_("Attended"),
        N_("Organisations' rows marked as attended, over all held meetings."),
        "count",
        True,
    ),
    Indicator(
        "people",
        "attendance",
        N_("People"),
        N_("Head count of all attended rows: organisations, team members and other parties."),
        "count",
        True,
    ),
    Indicator(
        "attendance_rate",
        "attendance",
        N_("Attendance rate"),
        N_("Invited organisations that attended / invited, pooled over held meetings with a list."),
        "share",
        True,
    ),
    Indicator(
        "show_up_rate",
        "attendance",
        N_("Show-up rate"),
        N_("Registered organisations that attended / registered."),
        "share",
        True,
    ),
    Indicator(
        "no_show_rate",
        "attendance",
        N_("No-shows"),
        N_("Registered organisations that did not attend / registered."),
        "share",
        False,
    ),
    Indicator(
        "walk_ins",
        "attendance",
        N_("Walk-ins"),
        N_("Organisations that attended, neither invited nor registered."),
        "count",
        None,
    ),
    Indicator(
        "without_list",
        "attendance",
        N_("Meetings without a list"),
        N_("Held meetings with no attended row at all. They are left out of every rate."),
        "count",
        False,
    ),
    Indicator(
        "team_presence",
        "attendance",
        N_("Team presence"),
        N_("Team members' rows within their term: attended / invited, by role."),
        "share",
        True,
    ),
    Indicator(
        "excused",
        "attendance",
        N_("Excused members"),
        N_("Invited team members absent with notice; absences like any other in the presence."),
        "count",
        None,
    ),
    Indicator(
        "quorum",
        "attendance",
        N_("Quorum"),
        N_(
            "Of held coordinating-team meetings with a list, the share with at least half of the members in term on the day present."
        ),
        "share",
        True,
    ),
    Indicator(
        "postulates",
        "postulates",
        N_("Postulates"),
        N_("Postulates submitted by the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "by_status",
        "postulates",
        N_("By status"),
        N_("Postulates by their status at the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "by_group",
        "postulates",
        N_("Open, decided, void"),
        N_("Postulates by group of statuses at the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "decided_share",
        "postulates",
        N_("Decided"),
        N_("Decided postulates / all but void ones."),
        "share",
        True,
    ),
    Indicator(
        "acceptance_rate",
        "postulates",
        N_("Acceptance rate"),
        N_("Accepted or partly accepted / decided."),
        "share",
        None,
    ),
    Indicator(
        "justified_share",
        "postulates",
        N_("Justified decisions"),
        N_(
            "Decided postulates whose decision has a justification / decided. A later row of the same status amends the decision, and a blank one takes nothing away."
        ),
        "share",
        True,
    ),
    Indicator(
        "unjustified",
        "postulates",
        N_("Decided without a justification"),
        N_("Decided postulates whose decision has no justification: nothing, or only white space."),
        "count",
        False,
    ),
    Indicator(
        "changes_without_reason",
        "postulates",
        N_("Changes without a reason"),
        N_(
            "Changes of status at which a justification is due (a decision, a deferral, a merger, out of scope) and none stands, past ones included: a worklist of the records, not the number of decided postulates without a justification."
        ),
        "count",
        False,
    ),
    Indicator(
        "answered_on_time",
        "postulates",
        N_("Answered on time"),
        N_(
            "Of postulates whose response deadline has come, void ones left out: the share first decided on or before the deadline."
        ),
        "share",
        True,
    ),
    Indicator(
        "overdue",
        "postulates",
        N_("Overdue"),
        N_("Open postulates whose response deadline lies before the as-of date."),
        "count",
        False,
    ),
    Indicator(
        "age_days",
        "postulates",
        N_("Age of open postulates"),
        N_("As-of date minus date of submission."),
        "days",
        False,
    ),
    Indicator(
        "days_in_present_status",
        "postulates",
        N_("Days in the present status"),
        N_(
            "Of open postulates: as-of date minus the date of the change into the present status, or of submission where it has never left it."
        ),
        "days",
        False,
    ),
    Indicator(
        "waiting_by_unit",
        "postulates",
        N_("Waiting, by responsible unit"),
        N_(
            "Days that a responsible unit's postulates spent in each open status, visits that ended and those still running apart."
        ),
        "days",
        False,
    ),
    Indicator(
        "days_to_decision",
        "postulates",
        N_("Days to decision"),
        N_(
            "Days from submission to the first decision: median and 85th percentile by Kaplan–Meier, open postulates censored at the as-of date."
        ),
        "days",
        False,
    ),
    Indicator(
        "days_in_status",
        "postulates",
        N_("Days in a status"),
        N_("Whole and part days spent in a status, per visit, finished visits only."),
        "days",
        False,
    ),
    Indicator(
        "flow",
        "postulates",
        N_("Cumulative flow"),
        N_("Per local day: postulates submitted so far and in each status at the end of the day."),
        "count",
        None,
    ),
    Indicator(
        "arrivals",
        "postulates",
        N_("Arrivals"),
        N_("Postulates submitted per ISO week."),
        "count",
        None,
    ),
    Indicator(
        "decisions",
        "postulates",
        N_("Decisions"),
        N_("First decisions per ISO week."),
        "count",
        None,
    ),
    Indicator(
        "by_department",
        "postulates",
        N_("By responsible unit"),
        N_("Per responsible unit: postulates, open, overdue, decided without a justification."),
        "count",
        None,
    ),
    Indicator(
        "forecast",
        "postulates",
        N_("Forecast of the last decision"),
        N_(
            "When the postulates now open will be decided: dates by which all are with a chance of 50% and of 85%, drawn from the pace, rhythm and order of past weeks; units without a decision in the last 12 weeks apart. Undefined with fewer than 4 whole weeks of history or no decision in the last 12."
        ),
        "date",
        None,
    ),
    Indicator(
        "forecast_silent",
        "postulates",
        N_("Forecast with silent units"),
        N_(
            "Units with open postulates and, beyond chance, no decision in the last 12 weeks; how many wait for them; and the dates of the forecast if these were decided like all others. Nothing can be learned of them, so the forecast itself leaves them out."
        ),
        "date",
        None,
    ),
    Indicator(
        "in_programme",
        "postulates",
        N_("Traced into the programme"),
        N_(
            "Accepted or partly accepted postulates linked to at least one provision / all such postulates."
        ),
        "share",
        True,
    ),
    Indicator(
        "milestones",
        "schedule",
        N_("Milestones"),
        N_("Planned and actual dates, and the state at the as-of date."),
        "date",
        None,
    ),
    Indicator(
        "slip_days",
        "schedule",
        N_("Slip"),
        N_(
            "Actual end minus planned end when done; as-of date minus planned end when late; else 0."
        ),
        "days",
        False,
    ),
    Indicator(
        "upcoming",
        "schedule",
        N_("Coming meetings"),
        N_("Planned meetings on or after the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "longest_gap_days",
        "schedule",
        N_("Longest gap"),
        N_(
            "The longest time between consecutive held meetings of a sector, the time since the last one to the as-of date included."
        ),
        "days",
        False,
    ),
)

INDICATORS: dict[str, Indicator] = {indicator.key: indicator for indicator in _ALL}
