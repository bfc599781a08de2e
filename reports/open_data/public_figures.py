"""Public figures, each with the short address by which it is quoted."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from data_access.publication.codes import Codes
from data_access.scope import Scope
from domain import address
from domain.indicators import FAMILIES, INDICATORS
from reports.open_data.release import RELEASE_FOLDER, Release
from reports.slug import file_name

_DIGITS = 8
"""Of a digest in an address: two values of one figure share them once in four thousand million."""
_DECIMALS = 9
"""Of a value in its digest: beyond them databases differ."""


@dataclass(frozen=True)
class PublicFigure:
    """An indicator of a sector, or of all under "".

    `value`: the number or date; None where it is undefined, or where it is more than that and
    `in_files`. `anchor`: of its place on the page of its sector; the same as long as definition
    and value are, and told from these alone.
    """

    sector: str
    key: str
    value: float | str | None
    in_files: bool
    anchor: str


@dataclass(frozen=True)
class PublicFigures:
    """`told`: the public indicators of a release, as in `indicators.json`."""

    release: Release
    told: Mapping[str, Any]
    codes: Codes

    def every(self) -> Iterator[PublicFigure]:
        """Each indicator of the registry, of all and of each sector."""
        for sector in ("", *self.told["postulates"]["sectors"]):
            for key in INDICATORS:
                yield self._of(sector, key)

    def address(self, base: str, scope: Scope, key: str) -> str:
        """Where an indicator of a scope is found on the public site at `base`, as `Rules.base`.

        Of several sectors or of a period no figure is published: their address leads to the
        definition, and says in words of an address what was counted, and in which revision.
        """
        narrowed = address.Asked(
            sectors=scope.sectors if len(scope.sectors) > 1 else (),
            date_from=scope.date_from,
            date_to=scope.date_to,
        ).params()
        if narrowed:
            told = urlencode(narrowed | {"revision": str(self.release.revision)})
            return f"{base}/{RELEASE_FOLDER}/{page_path('')}?{told}#{key}"
        sector = self.codes.public(scope.sectors[0]) or "" if scope.sectors else ""
        return f"{base}/{RELEASE_FOLDER}/{page_path(sector)}#{self._of(sector, key).anchor}"

    def _of(self, sector: str, key: str) -> PublicFigure:
        value = self._value(sector, key)
        of = INDICATORS[key]
        meant = json.dumps(
            [sector, key, of.unit, of.definition, _settled(value)], sort_keys=True, default=str
        )
        digest = sha256(meant.encode()).hexdigest()[:_DIGITS]
        several = isinstance(value, dict | list)
        return PublicFigure(sector, key, None if several else value, several, f"{key}-{digest}")

    def _value(self, sector: str, key: str) -> Any:
        """What is not told by itself changes with all that is told of its family there."""
        family = next(name for name, of in FAMILIES.items() if INDICATORS[key] in of)
        told = self.told[family]
        if family == "schedule":
            found = told.get(key, told)
            return found.get(sector) if key == "longest_gap_days" else found
        row = told["sectors"].get(sector, {}) if sector else told["total"]
        return row.get(key, row)


def page_path(sector: str) -> str:
    """Of a sector's figures, or of those of all; from the open data's root."""
    return f"f/{file_name(sector) if sector else 'index'}.html"


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _settled(of) for key, of in value.items()}
    if isinstance(value, list):
        return [_settled(of) for of in value]
    return round(value, _DECIMALS) if isinstance(value, float) else value
