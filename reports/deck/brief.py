"""What a team is told in its meeting: a slide each, everything else being left to the appendix."""

from dataclasses import dataclass

from catalogue import EXHIBITS, keys_for
from catalogue.changes import changes_since, last_coordinating
from catalogue.source import Records
from charts import Exhibit
from charts import signals as words
from charts.changes import Between
from charts.claims import named
from charts.key_figures import KeyFigure, key_figures, movement
from data_access.signals import signals
from domain.address import Target
from reports.deck.cover import Cover, cover
from reports.deck.point_slides import Point, Points
from reports.deck.waiting_postulates import single, waiting

FINDINGS = (
    "by_department",
    "reach",
    "invited_registered_attended",
    "postulate_status",
    "milestones",
    "upcoming_meetings",
    "forecast",
)
"""The catalogue's exhibits that have a slide each, in their order."""


@dataclass(frozen=True)
class Brief:
    """The slides that come before the appendix. `singles`: of postulates that wait, where asked."""

    cover: Cover
    headline: str
    figures: tuple[KeyFigure, ...]
    attention: Points
    waiting: Exhibit
    singles: tuple[Points, ...]
    findings: tuple[Exhibit, ...]


def brief(source: Records, audience: str, live: str, *, each: bool = False) -> Brief:
    """The brief of a scope. `live`: where the dashboard is reached; `each`: with a slide for every
    postulate that waits."""
    found = changes_since(source)
    between = Between(found.since, found.as_of, found.revision is not None)
    table = waiting(source)
    return Brief(
        cover=cover(source, audience, live),
        headline=movement(
            found.counts, between, source.reader, met=last_coordinating(source) is not None
        ),
        figures=key_figures(
            found.counts,
            found.rates,
            between,
            source.reader,
            narrowed=bool(source.scope.sectors),
        ),
        attention=_attention(source),
        waiting=table,
        singles=tuple(single(source, code) for code in table.table["code"]) if each else (),
        findings=tuple(
            EXHIBITS[key].build(source) for key in FINDINGS if key in keys_for(audience)
        ),
    )


def _attention(source: Records) -> Points:
    """The signals of the overview, a sentence each."""
    reader = source.reader
    found = source.read(signals)
    titles = [words.signal_title(signal, reader) for signal in found]
    headline = reader.locale.ngettext(
        "{n} matter needs attention: {names}.",
        "{n} matters need attention: {names}.",
        len(found),
        names=named([title[:1].lower() + title[1:] for title in titles], reader.locale),
    )
    return Points(
        kicker=reader.locale.gettext("Needs attention"),
        headline=headline if found else reader.locale.gettext("No signal calls for attention."),
        points=tuple(
            Point(title, words.signal_sentence(signal, reader, source.sector_names))
            for title, signal in zip(titles, found, strict=True)
        ),
        target=Target("overview"),
    )
