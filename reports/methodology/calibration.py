"""How far the forecast can be trusted, as last measured."""

import pandas as pd

from domain.forecast import CALIBRATION
from locales import N_, Locale
from reports.methodology.methodology_part import MethodologyPart

_KINDS = {
    "steady": N_("steady, oldest first"),
    "any_order_30": N_("30% decided in any order"),
    "any_order_100": N_("all decided in any order"),
    "slowing_2": N_("slowing by 2% a week"),
    "slowing_3": N_("slowing by 3% a week"),
    "speeding_2": N_("speeding up by 2% a week"),
    "bursty": N_("bursty at random"),
    "every_2": N_("only at meetings every 2 weeks"),
    "every_3": N_("only at meetings every 3 weeks, 30% in any order"),
    "every_4": N_("only at meetings every 4 weeks"),
    "every_4_any_order": N_("only at meetings every 4 weeks, in any order"),
    "stop_and_go": N_("five weeks at work, five at rest"),
    "august": N_("a pause in August"),
    "silent_unit": N_("a unit that never answers, forecast without it"),
    "slow_unit": N_("a unit three times as slow as the others"),
    "own_delays": N_("each takes its own time, nobody queues"),
    "own_even_delays": N_("each takes about the same time, nobody queues"),
    "pool": N_("all together"),
}


def calibration(locale: Locale) -> MethodologyPart:
    """How often simulated truths fell on or before the forecast's dates."""
    _ = locale.gettext
    measured = pd.read_csv(CALIBRATION)
    words = {_("Simulated consultation"): [_(_KINDS[kind]) for kind in measured["kind"]]}
    numbers = {
        _("Forecasts"): [locale.number(number) for number in measured["forecasts"]],
        _("By the 50% date"): [locale.percent(share) for share in measured["p50"]],
        _("By the 85% date"): [locale.percent(share) for share in measured["p85"]],
    }
    text = _(
        "The forecast draws coming weeks from past ones: their pace with its trend and its "
        "doubt, the rhythm of meetings, a pause in August if there may be one, arrivals "
        "until the end of the consultation, and the order in which postulates were "
        "decided. Where past weeks speak for it, postulates do not queue instead: each "
        "takes its own time, by how long it has waited so far. Units without a decision in "
        "twelve weeks are left out: nothing can be learned of them. On simulated "
        "consultations with a known end, the truth fell on or before its two dates as "
        "often as the table says; a perfect forecast would read 50% and 85%. Levels were "
        "set on other kinds of consultations than those in the table. The dates come "
        "somewhat early where the pace slackens, and somewhat late where it quickens: a "
        "change of pace shows only when it has lasted. A forecast whose own earlier 85% "
        "dates were mostly not kept, five or more of them, shows no date."
    )
    return MethodologyPart(
        "calibration",
        _("How far the forecast can be trusted"),
        text,
        _("Calibration of the forecast"),
        pd.DataFrame(words | numbers),
        tuple(numbers),
    )
