"""Where postulates stand, and how long they wait."""

from domain.indicators.indicator import Indicator
from locales import N_

POSTULATE_INDICATORS = (
    Indicator(
        "postulates",
        N_("Postulates"),
        N_("Postulates submitted by the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "by_status",
        N_("By status"),
        N_("Postulates by their status at the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "by_group",
        N_("Open, decided, void"),
        N_("Postulates by group of statuses at the as-of date."),
        "count",
        None,
    ),
    Indicator(
        "open",
        N_("Open postulates"),
        N_("Postulates that still wait for a decision."),
        "count",
        None,
    ),
    Indicator(
        "decided",
        N_("Decided postulates"),
        N_("Postulates whose status is a decision: accepted, partly accepted or not accepted."),
        "count",
        None,
    ),
    Indicator(
        "decided_share",
        N_("Decided"),
        N_("Decided postulates / all but void ones."),
        "share",
        True,
    ),
    Indicator(
        "acceptance_rate",
        N_("Acceptance rate"),
        N_("Accepted or partly accepted / decided."),
        "share",
        None,
    ),
    Indicator(
        "taken_up",
        N_("Accepted, in whole or in part"),
        N_("Accepted and partly accepted postulates."),
        "count",
        None,
    ),
    Indicator(
        "justified_share",
        N_("Justified decisions"),
        N_(
            "Decided postulates whose decision has a justification / decided. A later row of the same status amends the decision, and a blank one takes nothing away."
        ),
        "share",
        True,
    ),
    Indicator(
        "unjustified",
        N_("Decided without a justification"),
        N_("Decided postulates whose decision has no justification: nothing, or only white space."),
        "count",
        False,
    ),
    Indicator(
        "changes_without_reason",
        N_("Changes without a reason"),
        N_(
            "Changes of status at which a justification is due (a decision, a deferral, a merger, out of scope) and none stands, past ones included: a worklist of the records, not the number of decided postulates without a justification."
        ),
        "count",
        False,
    ),
    Indicator(
        "answered_on_time",
        N_("Answered on time"),
        N_(
            "Of postulates whose response deadline has come, void ones left out: the share first decided on or before the deadline."
        ),
        "share",
        True,
    ),
    Indicator(
        "overdue",
        N_("Overdue"),
        N_("Open postulates whose response deadline lies before the as-of date."),
        "count",
        False,
    ),
    Indicator(
        "age_days",
        N_("Age of open postulates"),
        N_("As-of date minus date of submission."),
        "days",
        False,
    ),
    Indicator(
        "days_in_present_status",
        N_("Days in the present status"),
        N_(
            "Of open postulates: as-of date minus the date of the change into the present status, or of submission where it has never left it."
        ),
        "days",
        False,
    ),
    Indicator(
        "waiting_by_unit",
        N_("Waiting, by responsible unit"),
        N_(
            "Days that a responsible unit's postulates spent in each open status, visits that ended and those still running apart."
        ),
        "days",
        False,
    ),
    Indicator(
        "days_to_decision",
        N_("Days to decision"),
        N_(
            "Days from submission to the first decision: median and 85th percentile by Kaplan–Meier, open postulates censored at the as-of date."
        ),
        "days",
        False,
    ),
    Indicator(
        "days_to_decision_median",
        N_("Days until half are decided"),
        N_("Median of the days to decision by Kaplan–Meier."),
        "days",
        False,
    ),
    Indicator(
        "days_to_decision_p85",
        N_("Days until 85% are decided"),
        N_("85th percentile of the days to decision by Kaplan–Meier."),
        "days",
        False,
    ),
    Indicator(
        "days_in_status",
        N_("Days in a status"),
        N_("Whole and part days spent in a status, per visit, finished visits only."),
        "days",
        False,
    ),
    Indicator(
        "flow",
        N_("Cumulative flow"),
        N_("Per local day: postulates submitted so far and in each status at the end of the day."),
        "count",
        None,
    ),
    Indicator(
        "arrivals",
        N_("Arrivals"),
        N_("Postulates submitted per ISO week."),
        "count",
        None,
    ),
    Indicator(
        "decisions",
        N_("Decisions"),
        N_("First decisions per ISO week."),
        "count",
        None,
    ),
    Indicator(
        "backlog",
        N_("Open at the week's end"),
        N_("Submitted so far and not decided by the end of the ISO week."),
        "count",
        None,
    ),
    Indicator(
        "by_department",
        N_("By responsible unit"),
        N_("Per responsible unit: postulates, open, overdue, decided without a justification."),
        "count",
        None,
    ),
    Indicator(
        "forecast",
        N_("Forecast of the last decision"),
        N_(
            "When the postulates now open will be decided: dates by which all are with a chance of 50% and of 85%, drawn from the pace, rhythm and order of past weeks; units without a decision in the last 12 weeks apart. Undefined with fewer than 4 whole weeks of history or no decision in the last 12."
        ),
        "date",
        None,
    ),
    Indicator(
        "forecast_silent",
        N_("Forecast with silent units"),
        N_(
            "Units with open postulates and, beyond chance, no decision in the last 12 weeks; how many wait for them; and the dates of the forecast if these were decided like all others. Nothing can be learned of them, so the forecast itself leaves them out."
        ),
        "date",
        None,
    ),
    Indicator(
        "in_programme",
        N_("Traced into the programme"),
        N_(
            "Accepted or partly accepted postulates linked to at least one provision / all such postulates."
        ),
        "share",
        True,
    ),
    Indicator(
        "traced",
        N_("With a provision"),
        N_("Accepted or partly accepted postulates linked to at least one provision."),
        "count",
        None,
    ),
)
