"""What every number means: tables read from the indicator registry, never written twice."""

import pandas as pd

from domain.indicators import FAMILIES, Indicator
from locales import N_, Locale
from reports.methodology.methodology_part import MethodologyPart

_TITLES = {
    "participation": N_("Participation per sector"),
    "attendance": N_("Meeting attendance"),
    "postulates": N_("Postulate status"),
    "schedule": N_("Schedule"),
}
_UNITS = {
    "count": N_("number"),
    "share": N_("per cent"),
    "ratio": N_("ratio"),
    "days": N_("days"),
    "date": N_("date"),
}
_BETTER = {True: N_("more is better"), False: N_("less is better"), None: "—"}


def definitions(locale: Locale) -> list[MethodologyPart]:
    """A part per family: name, definition, unit, direction, key in the JSON."""
    _ = locale.gettext
    return [
        MethodologyPart(
            family,
            title := _(_TITLES[family]),
            "",
            title,
            pd.DataFrame([_row(indicator, locale) for indicator in indicators]),
        )
        for family, indicators in FAMILIES.items()
    ]


def _row(indicator: Indicator, locale: Locale) -> dict[str, str]:
    _ = locale.gettext
    return {
        _("Indicator"): _(indicator.label),
        _("Definition"): _(indicator.definition),
        _("Unit"): _(_UNITS[indicator.unit]),
        _("Direction"): _(_BETTER[indicator.higher_is_better]),
        _("Key"): indicator.key,
    }
