"""Who comes to the meetings."""

from domain.indicators.indicator import Indicator
from locales import N_

ATTENDANCE_INDICATORS = (
    Indicator(
        "meetings_held",
        N_("Meetings held"),
        N_("Meetings with the status “held” that start on or before the as-of date."),
        "count",
        True,
    ),
    Indicator(
        "meetings_planned",
        N_("Meetings planned"),
        N_(
            "Meetings with the status “planned”, whether or not their date has passed, and held ones that start after the as-of date."
        ),
        "count",
        None,
    ),
    Indicator(
        "meetings_cancelled",
        N_("Meetings cancelled"),
        N_("Meetings with the status “cancelled”."),
        "count",
        False,
    ),
    Indicator(
        "meetings_lapsed",
        N_("Planned, date passed"),
        N_("Meetings still marked as planned though their date lies before the as-of date."),
        "count",
        False,
    ),
    Indicator(
        "invited",
        N_("Invited"),
        N_("Organisations' rows marked as invited, over all held meetings."),
        "count",
        None,
    ),
    Indicator(
        "registered",
        N_("Registered"),
        N_("Organisations' rows marked as registered, over all held meetings."),
        "count",
        None,
    ),
    Indicator(
        "attended",
        N_("Attended"),
        N_("Organisations' rows marked as attended, over all held meetings."),
        "count",
        True,
    ),
    Indicator(
        "people",
        N_("People"),
        N_("Head count of all attended rows: organisations, team members and other parties."),
        "count",
        True,
    ),
    Indicator(
        "attendance_rate",
        N_("Attendance rate"),
        N_("Invited organisations that attended / invited, pooled over held meetings with a list."),
        "share",
        True,
        N_("Overall attendance rate"),
    ),
    Indicator(
        "rate_invited",
        N_("Invited, where there is a list"),
        N_(
            "Invited organisations of held meetings with a list: what the attendance rate divides by."
        ),
        "count",
        None,
    ),
    Indicator(
        "rate_invited_attended",
        N_("Of the invited, came"),
        N_("Of those, the ones that attended."),
        "count",
        None,
    ),
    Indicator(
        "show_up_rate",
        N_("Show-up rate"),
        N_("Registered organisations that attended / registered."),
        "share",
        True,
    ),
    Indicator(
        "no_show_rate",
        N_("No-shows"),
        N_("Registered organisations that did not attend / registered."),
        "share",
        False,
    ),
    Indicator(
        "rate_registered",
        N_("Registered, where there is a list"),
        N_(
            "Registered organisations of held meetings with a list: what the rate of no-shows divides by."
        ),
        "count",
        None,
    ),
    Indicator(
        "no_shows",
        N_("Registered and absent"),
        N_("Of those, the ones that did not attend."),
        "count",
        False,
    ),
    Indicator(
        "attended_per_meeting",
        N_("Organisations per meeting"),
        N_("Organisations present / held meetings with a list."),
        "ratio",
        True,
    ),
    Indicator(
        "walk_ins",
        N_("Walk-ins"),
        N_("Organisations that attended, neither invited nor registered."),
        "count",
        None,
    ),
    Indicator(
        "without_list",
        N_("Meetings without a list"),
        N_("Held meetings with no attended row at all. They are left out of every rate."),
        "count",
        False,
    ),
    Indicator(
        "without_minutes",
        N_("Meetings without minutes"),
        N_("Held meetings of which no minutes are recorded."),
        "count",
        False,
    ),
    Indicator(
        "team_presence",
        N_("Team presence"),
        N_("Team members' rows within their term: attended / invited, by role."),
        "share",
        True,
    ),
    Indicator(
        "members_invited",
        N_("Members invited"),
        N_("Rows of team members within their term that were invited to a held meeting."),
        "count",
        None,
    ),
    Indicator(
        "members_present",
        N_("Members present"),
        N_("Team members within their term that attended."),
        "count",
        True,
    ),
    Indicator(
        "members_in_term",
        N_("Members in term"),
        N_("Members of the coordinating team whose term covers the day."),
        "count",
        None,
    ),
    Indicator(
        "excused",
        N_("Excused members"),
        N_("Invited team members absent with notice; absences like any other in the presence."),
        "count",
        None,
    ),
    Indicator(
        "quorum",
        N_("Quorum"),
        N_(
            "Of held coordinating-team meetings with a list, the share with at least half of the members in term on the day present."
        ),
        "share",
        True,
    ),
)
