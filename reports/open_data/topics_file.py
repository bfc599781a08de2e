"""`topics.json`: what the public texts of the postulates speak of, with the codes of each topic."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access import postulates as of_postulates
from data_access.publication.codes import Codes
from data_access.publication.public_topics import public_asks
from data_access.scope import Scope, sectors
from locales import LANGUAGES, N_, locale

TOPICS_FILE = "topics.json"
_FIELDS = {
    "sector": (
        "string",
        N_("Sector"),
        N_("Code of the sector whose postulates were grouped; empty for those of all sectors."),
    ),
    "topic": (
        "string",
        N_("Topic"),
        N_("Its most telling words, as dictionaries list them; found by software."),
    ),
    "postulates": ("array", N_("Postulates"), N_("Codes of the postulates that belong to it.")),
}


def topic_rows(
    scope: Scope, connection: Connection, postulates: pd.DataFrame
) -> list[dict[str, Any]]:
    """Rows as `fields` describes them: of all postulates first, then of each sector's.

    `postulates`: the public table, of whose texts alone they are made.
    """
    codes = Codes(connection)
    asks = public_asks(postulates, codes)
    of_sectors = {of.code: scope.of_sector(of.code) for of in sectors(scope, connection)}
    rows = []
    for sector, part in {"": scope, **of_sectors}.items():
        found = of_postulates.of_topics(part, connection, asks).dropna(subset="topic")
        for topic, members in found.groupby("topic")["code"]:
            told = [codes.public(code) for code in members]
            rows.append({"sector": codes.public(sector) or "", "topic": topic, "postulates": told})
    return rows


def resource() -> dict[str, Any]:
    """What the package's descriptor says of the file."""
    told = []
    for name, (kind, title, description) in _FIELDS.items():
        words: dict[str, Any] = {"name": name, "type": kind}
        for language, end in zip(LANGUAGES, ("", "_en"), strict=True):
            _ = locale(language).gettext
            words |= {f"title{end}": _(title), f"description{end}": _(description)}
        told.append(words)
    return {
        "name": "topics",
        "path": TOPICS_FILE,
        "format": "json",
        "mediatype": "application/json",
        "dialect": {"json": {"keyed": True}},
        "schema": {"fields": told},
    }
