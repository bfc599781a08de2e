"""Exhibits as figures of a page: heading, sentence, pictures for both themes, table."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pandas as pd
import vl_convert

from catalogue import EXHIBITS
from charts import Exhibit
from charts.palette import DARK, LIGHT, Palette
from charts.render.svg import specification, svg
from data_access.scope import Scope
from domain.indicators import INDICATORS
from reports.exhibit_tables import formatted
from reports.open_data import PublicFigures as Quoted
from reports.sections import has_content
from reports.site import drawing
from reports.site.atomic_folder import Draft
from reports.site.public_source import Public

NARROW = 330
"""Pixels of a chart on a telephone."""
_FOLDER = "charts"
_OF_PERSONS = ("people",)
"""Columns that count persons, however few: the site tells of organisations."""
_SIZE = re.compile(rb'<svg[^>]* width="([\d.]+)" height="([\d.]+)"')
_THEMES: Mapping[str, Palette] = {"light": LIGHT, "dark": DARK}


@dataclass(frozen=True)
class Picture:
    """`path`: from the site's root; sizes in pixels."""

    path: str
    width: int
    height: int


@dataclass(frozen=True)
class SiteFigure:
    """`pictures`: one `wide` and one `narrow`, for both themes; none where the table is the figure.
    `numbers`: places of the table's columns that are set to the right.
    `definitions`: the indicators told, key → label. `quoted`: where, from the site's root, the
    first of them stands with scope and revision, as long as the site lives.
    """

    key: str
    title: str
    takeaway: str
    note: str
    reading: str
    pictures: dict[str, Picture]
    table: pd.DataFrame
    numbers: frozenset[int]
    definitions: dict[str, str]
    quoted: str


@dataclass(frozen=True)
class SiteFigures:
    """Draws a source's exhibits into a draft, each picture once."""

    source: Public
    draft: Draft
    quoted: Quoted

    def figure(self, key: str, scope: Scope | None = None) -> SiteFigure | None:
        """The catalogue's exhibit; None where it has nothing to show."""
        entry = EXHIBITS[key]
        exhibits = {
            theme: entry.build(self._of(palette, scope)) for theme, palette in _THEMES.items()
        }
        exhibit = exhibits["light"]
        told = tuple(column for column in exhibit.columns if column.name not in _OF_PERSONS)
        exhibit = replace(exhibit, columns=told)
        if not has_content(exhibit):
            return None
        _ = self.source.reader.locale.gettext
        return SiteFigure(
            key=key,
            title=exhibit.title,
            takeaway=exhibit.takeaway,
            note=exhibit.note,
            reading=_(entry.reading),
            pictures=self._pictures(exhibits),
            table=formatted(exhibit, self.source.reader.locale),
            numbers=frozenset(n for n, column in enumerate(exhibit.columns) if column.is_number),
            definitions={key: _(INDICATORS[key].label) for key in entry.indicators},
            quoted=self._quoted(entry.indicators, scope or self.source.scope),
        )

    def _quoted(self, indicators: Sequence[str], scope: Scope) -> str:
        if not indicators:
            return ""
        return self.quoted.address("", scope, indicators[0]).lstrip("/")

    def _of(self, palette: Palette, scope: Scope | None) -> Public:
        return self.source.seen_by(replace(self.source.reader, palette=palette), scope)

    def _pictures(self, exhibits: Mapping[str, Exhibit]) -> dict[str, Picture]:
        found = {}
        for width, name in ((0, "wide"), (NARROW, "narrow")):
            picture = self._picture(exhibits, width)
            if picture is not None:
                found[name] = picture
        return found

    def _picture(self, exhibits: Mapping[str, Exhibit], width: int) -> Picture | None:
        """Its name is the digest of what is drawn: an equal one is not drawn again."""
        drawn_of = []
        for theme, exhibit in exhibits.items():
            reader = replace(self.source.reader, palette=_THEMES[theme])
            drawn_of.append((exhibit.chart, replace(reader, width=width) if width else reader))
        specs = [chart and specification(chart, reader) for chart, reader in drawn_of]
        if not all(specs):
            return None
        told = json.dumps(specs, sort_keys=True, default=str).encode() + _drawn_by()
        path = f"{_FOLDER}/{hashlib.sha256(told).hexdigest()[:16]}.svg"
        drawn = self.draft.kept_as_it_was(path) or self.draft.made(path)
        if drawn is None:
            drawn = drawing.for_browsers(*(svg(chart, reader) or b"" for chart, reader in drawn_of))
            self.draft.write(path, drawn)
        width, height = _SIZE.findall(drawn)[0]
        return Picture(path, round(float(width)), round(float(height)))


@cache
def _drawn_by() -> bytes:
    """Whatever else but its specification makes a drawing what it is."""
    return vl_convert.__version__.encode() + Path(drawing.__file__).read_bytes()
