"""The forecast in words: its dates, what they leave out, and how earlier ones turned out."""

import pandas as pd

from domain.forecast import Dates, Forecast, kept_forecasts, refuted
from domain.forecast.projection import FEWEST_WEEKS
from locales import Locale


def empty(found: Forecast, locale: Locale) -> str:
    """Why nothing can be forecast; empty where something can."""
    _ = locale.gettext
    if not found.open:
        return _("No postulate in this scope is open.")
    if found.defined:
        return ""
    if len(found.weeks) < FEWEST_WEEKS:
        return _("No forecast: the consultation has fewer than four whole weeks behind it.")
    if found.silent:
        return locale.ngettext(
            "No forecast: {n} open postulate waits for units without a decision in twelve weeks "
            "({units}).",
            "No forecast: {n} open postulates wait for units without a decision in twelve weeks "
            "({units}).",
            found.open,
            units=locale.listing(found.silent),
        )
    return locale.ngettext(
        "No forecast: nothing was decided in the last {n} whole week.",
        "No forecast: nothing was decided in the last {n} whole weeks.",
        len(found.weeks),
    )


def takeaway(found: Forecast, record: pd.DataFrame, locale: Locale) -> str:
    """The dates and what they leave out; no date where the record refutes it."""
    if refuted(record):
        told = locale.gettext(
            "No date can be told: of the earlier 85% dates {part} were kept.",
            part=locale.part(*kept_forecasts(record)),
        )
    else:
        told = _until_deadline(found, locale)
    if not found.silent:
        return told
    return locale.ngettext(
        "{sentence} Left out: {n} that waits for units without a decision in twelve weeks "
        "({units}).",
        "{sentence} Left out: {n} that wait for units without a decision in twelve weeks "
        "({units}).",
        found.silent_open,
        sentence=told,
        units=locale.listing(found.silent),
    )


def forecast_note(found: Forecast, record: pd.DataFrame, locale: Locale) -> str:
    """What the dates rest on, how earlier ones turned out, and the dates with what is left out."""
    _ = locale.gettext
    told = [
        _(
            "Drawn from the pace of past weeks, the latest most, from its rhythm and trend, and "
            "from the order in which postulates were decided."
        )
    ]
    met, known = kept_forecasts(record)
    if known:
        told.append(_("Earlier 85% dates kept: {part}.", part=locale.part(met, known)))
    else:
        told.append(_("No earlier date can be judged yet."))
    if found.with_silent is not None:
        told.append(_with_silent(found.with_silent, record, locale))
    return " ".join(told)


def _with_silent(dates: Dates, record: pd.DataFrame, locale: Locale) -> str:
    """The dates with what is left out; nothing is known of it, which is said."""
    _ = locale.gettext
    nothing = _("Of units without a decision nothing can be learned.")
    if refuted(record) or dates.p50 is None or dates.p85 is None:
        return nothing
    return _(
        "{sentence} Were theirs decided like all others: 50% by {p50}, 85% by {p85}.",
        sentence=nothing,
        p50=locale.date(dates.p50),
        p85=locale.date(dates.p85),
    )


def _until_deadline(found: Forecast, locale: Locale) -> str:
    _ = locale.gettext
    sentence = _dated(found.dates, locale)
    if found.dates.by_deadline is None or not found.deadline or found.deadline < found.as_of:
        return f"{sentence}."
    return _(
        "{sentence}; by the end of the consultation ({deadline}): {share}.",
        sentence=sentence,
        deadline=locale.date(found.deadline),
        share=_chance(found.dates.by_deadline, locale),
    )


def _dated(dates: Dates, locale: Locale) -> str:
    _ = locale.gettext
    if dates.p50 is None:
        return _("At the pace of the last weeks the open postulates will take over three years")
    values = {"p50": locale.date(dates.p50), "p85": locale.date(dates.p85)}
    if dates.p85 is None:
        return _(
            "Chance that all open postulates are decided: 50% by {p50}, 85% only in over three "
            "years",
            **values,
        )
    return _("Chance that all open postulates are decided: 50% by {p50}, 85% by {p85}", **values)


def _chance(share: float, locale: Locale) -> str:
    """Never «0%» or «100%»: a chance is neither."""
    if share < 0.01:
        return locale.gettext("under 1%")
    if share > 0.99:
        return locale.gettext("over 99%")
    return locale.percent(share)
