"""What the closed lists of the records are called on a page: statuses, areas, channels, stages."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from domain.blank import is_blank
from domain.evidence import Fall
from domain.labels import LABELS
from domain.vocabulary import Status
from locales import N_, Locale

_SHORT: dict[str, str] = {
    Status.IN_REVIEW: N_("In review"),
    Status.PRESENTED: N_("Presented"),
    Status.PARTLY_ACCEPTED: N_("Partly acc."),
    Status.MERGED: N_("Merged"),
    Status.OUT_OF_SCOPE: N_("Out of scope"),
}


def label(locale: Locale, value: str | None) -> str:
    """The reader's name for a value; «not recorded» for None, NaN and ""."""
    if not value or value != value:
        return locale.gettext("Not recorded")
    return locale.gettext(LABELS[value]) if value in LABELS else value


def short(locale: Locale, value: str) -> str:
    """The name where there is little room: legends, nodes, table headings."""
    return locale.gettext(_SHORT[value]) if value in _SHORT else label(locale, value)


def votes(locale: Locale, change: Mapping[Hashable, Any]) -> str:
    """How many voted how on a change of status; empty where no votes were counted."""
    counts = {name: change[f"votes_{name}"] for name in ("for", "against", "abstained")}
    told = {n: locale.number(count) for n, count in counts.items() if not is_blank(count)}
    if not told:
        return ""
    yes, no, abstained = (told.get(name, locale.number(None)) for name in counts)
    return locale.gettext(
        "for {yes}, against {no}, abstained {abstained}", yes=yes, no=no, abstained=abstained
    )


def fell(locale: Locale, name: str, fall: Fall) -> str:
    """«Edukacja – 42 z 90 (47%), wcześniej 150 z 270 (56%)»."""
    return locale.gettext(
        "{name} – {part}, before that {earlier}",
        name=name,
        part=locale.part(fall.came, fall.invited),
        earlier=locale.part(fall.came_before, fall.invited_before),
    )


def late(locale: Locale, n: int, name: str, days: int) -> str:
    """How many milestones are late, and by how much the latest one, called `name`."""
    slip = locale.ngettext("{n} day past its planned end", "{n} days past its planned end", days)
    return locale.ngettext(
        "{n} milestone is late: {name} ({slip}).",
        "{n} milestones are late; the longest: {name} ({slip}).",
        n,
        name=name,
        slip=slip,
    )


def unnarrowed(locale: Locale, choices: Sequence[str]) -> str:
    """A note of the choices that do not narrow a figure; empty where all of them do."""
    if len(choices) > 1:
        return locale.gettext("The chosen sectors and period do not narrow this.")
    told = {
        "sectors": locale.gettext("The chosen sectors do not narrow this."),
        "period": locale.gettext("The chosen period does not narrow this."),
    }
    return told[choices[0]] if choices else ""


def inline(locale: Locale, value: str | None) -> str:
    """The label within a sentence: a small letter first."""
    text = label(locale, value)
    return text[:1].lower() + text[1:]
