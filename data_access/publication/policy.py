"""What may be public at all: the TOML file named by `PUBLICATION`; docs/publication.toml is a
sample.

Without it safe defaults hold: no seats of teams, no addresses of minutes, no groups under three.
"""

import os
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from data_access.config import Misconfigured
from data_access.load.data_format import TABLES

_PUBLIC = {
    "programmes": "code name name_en period_start period_end consultation_start consultation_end "
    "response_days as_of",
    "sectors": "programme code name name_en position",
    "organisations": "code name legal_form krs nip regon register_number district public_benefit "
    "registered_on",
    "organisation_sectors": "programme organisation sector",
    "meetings": "programme code team kind title starts_at ends_at venue mode status",
    "attendance": "programme meeting organisation party invited registered attended people",
    "postulates": "programme code sector title text organisation meeting channel area stage "
    "submitted_on department",
    "postulate_supporters": "programme postulate organisation",
    "postulate_statuses": "programme postulate changed_at status team meeting justification "
    "merged_into",
    "provisions": "programme code title",
    "postulate_provisions": "programme postulate provision",
    "milestones": "programme code name name_en team planned_start planned_end actual_start "
    "actual_end",
    "events": "programme date name name_en",
}
"""What is public unless the file says otherwise: what is new is private until it stands here."""


def _defaults() -> dict[str, tuple[str, ...]]:
    return {name: tuple(columns.split()) for name, columns in _PUBLIC.items()}


@dataclass(frozen=True)
class Rules:
    """What goes out, and under whose name; an empty text is one not given.

    `tables`: each public table of the data format → its public columns, in the format's order.
    `licence` is an SPDX identifier, `base` the address at which the files will stand, without a
    slash at its end. `minimum_persons`: smaller groups of people are left out.
    """

    minimum_persons: int = 3
    publisher: str = ""
    contact: str = ""
    licence: str = ""
    base: str = ""
    tables: Mapping[str, tuple[str, ...]] = field(default_factory=_defaults)

    def few(self, people: int | None) -> bool:
        """Whether so many people are too few to be told of; nobody at all may be told."""
        return people is not None and 0 < people < self.minimum_persons


def rules() -> Rules:
    """The configuration; the defaults where `PUBLICATION` is not set. Raises `Misconfigured`."""
    path = os.environ.get("PUBLICATION", "").strip()
    if not path:
        return Rules()
    try:
        return read_rules(tomllib.loads(Path(path).read_text("utf-8-sig")))
    except (OSError, ValueError, RecursionError) as error:
        raise Misconfigured(f"PUBLICATION: {path}: {error}") from error


def read_rules(given: Mapping[str, Any]) -> Rules:
    """The rules that a file's keys make. ValueError names the key that is wrong."""
    _known(given, [of.name for of in fields(Rules)], "")
    texts = {key: _text(given, key) for key in ("publisher", "contact", "licence", "base")}
    least = given.get("minimum_persons", 3)
    if type(least) is not int or least < 1:
        raise ValueError("minimum_persons: a whole number from 1 is wanted")
    if texts["base"] and not _is_address(texts["base"]):
        raise ValueError("base: an address that begins with https:// or http:// is wanted")
    texts["base"] = texts["base"].rstrip("/")
    return Rules(minimum_persons=least, tables=_tables(given.get("tables", {})), **texts)


def _tables(given: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(given, dict):
        raise ValueError("tables: a table of lists is wanted")
    _known(given, TABLES, "tables.")
    found = _defaults()
    for name, columns in given.items():
        place, table = f"tables.{name}", TABLES[name]
        if not isinstance(columns, list) or not all(isinstance(c, str) for c in columns):
            raise ValueError(f"{place}: a list of columns is wanted; an empty one for none")
        _known(columns, [column.name for column in table.columns], f"{place}: ")
        if not columns:
            found.pop(name, None)
            continue
        needed = [c.name for c in table.columns if c.required]
        if lacking := [column for column in needed if column not in columns]:
            raise ValueError(f"{place} lacks {', '.join(lacking)}: a row is nothing without them")
        if name == "attendance" and not {"organisation", "party", "member"} & set(columns):
            raise ValueError(f"{place} lacks organisation, party or member: whoever came")
        found[name] = tuple(c.name for c in table.columns if c.name in columns)
    if lacking := [name for name in ("programmes", "sectors") if name not in found]:
        raise ValueError(f"tables.{lacking[0]}: this table cannot be left out")
    return {name: found[name] for name in TABLES if name in found}


def _known(given: Collection[str], known: Collection[str], place: str) -> None:
    """ValueError for a word that is none of those known, with the nearest one."""
    for key in given:
        if key not in known:
            near = get_close_matches(key, known, 1)
            raise ValueError(f"unknown: {place}{key}" + (f" ({near[0]}?)" if near else ""))


def _text(given: Mapping[str, Any], key: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise ValueError(f"{key}: a text is wanted")
    return value.strip()


def _is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and bool(parts.netloc)
