"""The country's public holidays: days on which nobody meets and little is decided."""

from datetime import date


def public_holidays(first: date, last: date, language: str) -> dict[date, str]:
    """Poland's public holidays from `first` to `last`, both included, by name in the language."""
    import holidays  # loads every country's calendar: only where a chart shows days

    years = range(first.year, last.year + 1)
    told = holidays.Poland(years=years, language={"pl": "pl", "en": "en_US"}.get(language, "en_US"))
    return {day: name for day, name in sorted(told.items()) if first <= day <= last}
