"""What stands on the first slide and, in small, on every other; and where its addresses lead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

import pandas as pd

from catalogue import AUDIENCES, EXHIBITS
from catalogue.source import Records, Source
from data_access import schedule
from data_access.config import Misconfigured
from data_access.publication import rules
from data_access.scope import last_day
from domain.address import AS_OF, LANGUAGE, Target, address
from domain.blank import is_blank
from domain.vocabulary import COORDINATING
from locales import Locale
from reports.open_data import published_figures


@dataclass(frozen=True)
class Cover:
    """What the first slide says, and every other repeats.

    `meeting`: when and where the team meets next, empty where no meeting is planned. `scope`:
    sectors, period and as-of date in words. `sample`: the mark of made-up records, else empty.
    `link`: what leads to this scope on the screen; an address is `live` and such a link.
    `quotes`: exhibit → the short address of its first figure on the public site, if there is one.
    """

    programme: str
    audience: str
    meeting: str
    scope: tuple[str, str, str]
    sample: str = ""
    live: str = ""
    link: tuple[tuple[str, str], ...] = ()
    quotes: Mapping[str, str] = field(default_factory=dict)

    def opens(self, target: Target) -> str:
        """The address that shows the target in this scope; empty where none is configured."""
        if not self.live:
            return ""
        page = "" if target.page == "overview" else target.page
        return address(f"{self.live}/{page}", {**dict(self.link), **target.params()})


def cover(source: Records, audience: str, live: str) -> Cover:
    """The cover of the slides for an audience. `live`: where the dashboard is reached, or ""."""
    locale, scope = source.reader.locale, source.scope
    link = {**scope.params(), LANGUAGE: locale.language}
    if scope.as_of == last_day(source.programme):
        link.pop(AS_OF)  # the address stays the newest view
    return Cover(
        programme=source.programme_name,
        audience=locale.gettext(AUDIENCES[audience]),
        meeting=_meeting(source, audience),
        scope=scope.phrases(locale, source.sector_names),
        sample=source.sample_mark,
        live=live,
        link=tuple(link.items()),
        quotes=_quotes(source),
    )


def _quotes(source: Records) -> dict[str, str]:
    """None where no public site is configured, or not rightly: slides are made all the same."""
    try:
        known = rules()
    except Misconfigured:
        return {}
    if not known.base:
        return {}
    found = published_figures(source.scope, source.connection, known)
    return {
        key: found.address(known.base, source.scope, entry.indicators[0])
        for key, entry in EXHIBITS.items()
        if entry.indicators
    }


def _meeting(source: Source, audience: str) -> str:
    """When and where the team that the slides are for meets next."""
    locale, sectors = source.reader.locale, source.scope.sectors
    team = sectors[0] if audience == "sector" and len(sectors) == 1 else COORDINATING
    ahead = source.read(schedule.upcoming, scope=source.scope.whole_programme())
    ahead = ahead[ahead["team"] == team]
    if ahead.empty:
        return ""
    row = ahead.iloc[0]
    when = _when(row["starts_at"], locale)
    place = [when] if is_blank(row["venue"]) else [when, row["venue"]]
    return locale.gettext("Meeting: {place}", place=", ".join(place))


def _when(start: pd.Timestamp, locale: Locale) -> str:
    """A meeting without an hour stands in the records as its day's midnight."""
    moment = start.to_pydatetime()
    return locale.date(moment.date()) if moment.time() == time() else locale.datetime(moment)
