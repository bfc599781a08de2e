"""When a sentence, a signal or a mark claims a difference: thresholds, reasons, how often wrong."""

import pandas as pd

from domain.evidence import MEASURED
from locales import N_, Locale
from reports.methodology.methodology_part import MethodologyPart

_EXACT = N_("Fisher's exact test of the sector against all others, 5% shared among the sectors.")
_CLAIMS = {
    "attendance_fell": (
        N_("Attendance fell"),
        N_(
            "The last three meetings together against all earlier ones of the sector: likelihood "
            "ratio, one-sided, 5% shared among the sectors; a fall of at least 10 points, so that "
            "it matters; widened where meetings scatter more than by chance: there it still speaks "
            "falsely in up to 7% of consultations, since a little scatter is not seen."
        ),
    ),
    "attendance_rate": (
        N_("Attendance rate lower or higher"),
        N_(
            "The sector against all others: score test of two shares, 5% shared among the sectors "
            "(2.73 standard errors for eight); rows of the same organisation count for fewer."
        ),
    ),
    "reach": (
        N_("Reach lower or higher"),
        _EXACT,
    ),
    "decided_share": (
        N_("Share decided lower or higher"),
        _EXACT,
    ),
    "acceptance_by_area": (
        N_("Accepted more or less often"),
        N_("Fisher's exact test of each area against the others, 5% shared among the areas."),
    ),
    "under_represented": (
        N_("Under-represented group"),
        N_(
            "Standardised residuals against the register (2.99 for eighteen districts), at least "
            "five active expected; what is not recorded is no group."
        ),
    ),
    "long_silence": (
        N_("Without a meeting for longer than usual"),
        N_(
            "Upper limit of the silence by the sector's own lognormal rhythm, 5% shared among the "
            "sectors; planted: four usual steps without a meeting."
        ),
    ),
}
"""Claim, as the table of measurements calls it → what it says, and when."""


def evidence(locale: Locale) -> MethodologyPart:
    """The tests behind the claims, and how often they spoke on made-up consultations."""
    _ = locale.gettext
    measured = pd.read_csv(MEASURED)
    words = {
        _("Claim"): [_(_CLAIMS[claim][0]) for claim in measured["claim"]],
        _("Made when"): [_(_CLAIMS[claim][1]) for claim in measured["claim"]],
    }
    numbers = {
        heading: [locale.percent(share) for share in measured[kind]]
        for heading, kind in (
            (_("False, nothing differs"), "flat"),
            (_("False, same organisations again"), "recurring"),
            (_("Found where planted"), "planted"),
        )
    }
    text = _(
        "A sentence, a signal or a mark says that something fell, differs or leads only "
        "where chance would do so in at most one of twenty consultations in which nothing "
        "differs, however many sectors are compared. Fewer than ten rows say nothing. "
        "Who has most is named where the first "
        "leads the second (two-sided binomial test, 5%). All that share a claim are named "
        "together; where the data tell nothing apart, numbers stand without a ranking. "
        "The table says how often each claim was made on simulated consultations of eight "
        "sectors with twelve meetings of 6–25 organisations, and how often a difference "
        "of 20 points was found."
    )
    title = _("When a difference is claimed")
    return MethodologyPart(
        "evidence", title, text, title, pd.DataFrame(words | numbers), tuple(numbers)
    )
