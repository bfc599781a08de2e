"""Why open postulates endanger the end of the consultation, in words."""

from collections.abc import Sequence
from datetime import date

from domain.forecast import Danger
from locales import Locale

_WITH_END = {Danger.ENDED, Danger.LATE}
"""Sentences that name the end of the consultation themselves."""
_WITHOUT_SILENT = {Danger.LATE, Danger.YEARS}
"""Sentences that hold for what does not wait for silent units."""


def danger_sentence(
    why: Danger,
    number: int,
    end: date | None,
    p85: date | None,
    silent: Sequence[str],
    silent_open: int,
    locale: Locale,
) -> str:
    """`number` open; `p85` only where they are late; `silent`: units without an answer lately, for
    which `silent_open` of them wait."""
    told = _told(why, number, locale.date(end), locale.date(p85), locale)
    if end is not None and why not in _WITH_END:
        told = locale.gettext(
            "{sentence}; the consultation ends on {end}", sentence=told, end=locale.date(end)
        )
    if not silent or why == Danger.ENDED:
        return f"{told}."
    values = {"sentence": told, "units": locale.listing(silent)}
    if why in _WITHOUT_SILENT:
        return locale.ngettext(
            "{sentence}; not counting {n} that waits for: {units} (no decision in twelve weeks).",
            "{sentence}; not counting {n} that wait for: {units} (no decision in twelve weeks).",
            silent_open,
            **values,
        )
    return locale.ngettext(
        "{sentence}; {n} waits for: {units} (no decision in twelve weeks).",
        "{sentence}; {n} wait for: {units} (no decision in twelve weeks).",
        silent_open,
        **values,
    )


def _told(why: Danger, number: int, end: str, p85: str, locale: Locale) -> str:
    match why:
        case Danger.ENDED:
            return locale.ngettext(
                "{n} postulate is still open though the consultation ended on {end}",
                "{n} postulates are still open though the consultation ended on {end}",
                number,
                end=end,
            )
        case Danger.LATE:
            return locale.ngettext(
                "{n} postulate is open; the chance that it is decided reaches 85% only on {date}, "
                "after the end of the consultation ({end})",
                "{n} postulates are open; the chance that all are decided reaches 85% only on "
                "{date}, after the end of the consultation ({end})",
                number,
                date=p85,
                end=end,
            )
        case Danger.YEARS:
            return locale.ngettext(
                "{n} postulate is open; at the present pace it may take over three years",
                "{n} postulates are open; at the present pace they may take over three years",
                number,
            )
        case Danger.REFUTED:
            return locale.ngettext(
                "{n} postulate is open; earlier forecasts did not hold, so no date can be told",
                "{n} postulates are open; earlier forecasts did not hold, so no date can be told",
                number,
            )
        case Danger.UNKNOWN:
            return locale.ngettext(
                "{n} postulate is open; when it will be decided cannot be told",
                "{n} postulates are open; when all will be decided cannot be told",
                number,
            )
