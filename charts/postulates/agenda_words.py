"""What the agenda of a meeting does to the end of the consultation, in words."""

from domain.forecast import Effect, Untold
from locales import N_, Locale

_UNTOLD = {
    Untold.NO_END: N_("no end of the consultation is recorded, or it is not ahead"),
    Untold.LATER: N_("the meeting lies after the end of the consultation"),
    Untold.NOT_COMING: N_("the meeting is no longer a coming one"),
    Untold.NO_FORECAST: N_("nothing can be forecast from the decisions so far"),
    Untold.REFUTED: N_("earlier forecasts did not hold"),
    Untold.FEW_MEETINGS: N_("too few meetings of the team have decided anything"),
}


def agenda_effect_sentence(found: Effect | Untold, locale: Locale) -> str:
    """How the chance to be done in time rises with the agenda; or why none is told."""
    _ = locale.gettext
    if isinstance(found, Untold):
        why = _(_UNTOLD[found])
        return _(
            "What the agenda does to the chance to be done in time is not told: {why}.", why=why
        )
    day, low, high = (
        locale.date(found.deadline),
        locale.percent(found.without),
        locale.percent(found.within),
    )
    if low == high:
        return locale.ngettext(
            "{n} item: the chance to be done by {day} stays at {high}.",
            "{n} items: the chance to be done by {day} stays at {high}.",
            found.items,
            day=day,
            high=high,
        )
    return locale.ngettext(
        "{n} item: the chance to be done by {day} rises from {low} to {high}.",
        "{n} items: the chance to be done by {day} rises from {low} to {high}.",
        found.items,
        day=day,
        low=low,
        high=high,
    )


def agenda_effect_note(found: Effect | Untold, locale: Locale) -> str:
    """The chance without and with the agenda, and the data behind it; empty without a chance."""
    if isinstance(found, Untold):
        return ""
    told = [
        locale.gettext("From no decision at this meeting to as many of its items as is usual."),
        locale.ngettext(
            "So far {n} meeting of the team decided {usual} on average.",
            "So far {n} meetings of the team decided {usual} on average.",
            found.meetings,
            usual=locale.number(found.usual, 1),
        ),
    ]
    if found.silent_open:
        told.append(
            locale.ngettext(
                "Left out: {n} that waits for units without a decision in twelve weeks.",
                "Left out: {n} that wait for units without a decision in twelve weeks.",
                found.silent_open,
            )
        )
    return " ".join(told)
