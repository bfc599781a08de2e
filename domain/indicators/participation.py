"""Who takes part, per sector."""

from domain.indicators.indicator import Indicator
from locales import N_

PARTICIPATION_INDICATORS = (
    Indicator(
        "declared",
        N_("Declared organisations"),
        N_("Organisations that declare the sector."),
        "count",
        None,
    ),
    Indicator(
        "act",
        N_("Act of participation"),
        N_(
            "One attendance of an organisation at a held meeting of the sector's team, or one postulate of the sector that it authored or supported."
        ),
        "count",
        None,
    ),
    Indicator(
        "active",
        N_("Active organisations"),
        N_(
            "Distinct organisations with at least one act: attendance at a held meeting of the sector, or authoring or supporting one of its postulates."
        ),
        "count",
        True,
    ),
    Indicator(
        "active_declared",
        N_("Active among the declared"),
        N_("Active organisations that declare the sector."),
        "count",
        True,
    ),
    Indicator(
        "active_outside",
        N_("Active from outside"),
        N_("Active organisations that do not declare the sector."),
        "count",
        None,
    ),
    Indicator(
        "reach",
        N_("Reach"),
        N_("Active organisations that declare the sector / all that declare it."),
        "share",
        True,
    ),
    Indicator(
        "attending",
        N_("Attending organisations"),
        N_("Distinct organisations that attended a held meeting."),
        "count",
        True,
    ),
    Indicator(
        "submitting",
        N_("Submitting organisations"),
        N_("Distinct organisations that authored or supported a postulate."),
        "count",
        True,
    ),
    Indicator(
        "returning",
        N_("Returning organisations"),
        N_(
            "Of the organisations that attended at least one held meeting, the share that attended at least two."
        ),
        "share",
        True,
    ),
    Indicator(
        "newcomers",
        N_("Newcomers"),
        N_(
            "Active organisations whose first act in the whole programme, in any sector, lies in the period."
        ),
        "count",
        True,
    ),
    Indicator(
        "acts",
        N_("Acts"),
        N_(
            "Attendances plus postulates authored or supported, one per organisation and meeting or postulate."
        ),
        "count",
        True,
    ),
    Indicator(
        "acts_per_active",
        N_("Acts per active organisation"),
        N_("Acts / active organisations."),
        "ratio",
        None,
    ),
    Indicator(
        "concentration_gini",
        N_("Concentration (Gini)"),
        N_(
            "Gini coefficient of acts over active organisations: 0 means all are equally active. Undefined for fewer than two."
        ),
        "ratio",
        False,
    ),
    Indicator(
        "top5_share",
        N_("Share of the top five"),
        N_("Share of all acts made by the five organisations with most acts."),
        "share",
        False,
    ),
    Indicator(
        "representation_score",
        N_("Representation score"),
        N_(
            "1 minus half the sum of absolute differences between shares among the active and among the declared; 1 means that participants mirror the register."
        ),
        "ratio",
        True,
    ),
)
