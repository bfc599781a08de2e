"""`datapackage.json`: what the files hold, as Data Package 2.0 and its Table Schema say it."""

import re
from collections.abc import Collection, Mapping
from typing import Any
from unicodedata import normalize

from data_access.load.data_format import TABLES
from data_access.publication import Field, Rules
from domain.labels import LABELS
from locales import LANGUAGES, locale
from reports.open_data.release import RELEASE_FOLDER, Release
from reports.open_data.table_files import CSV, JSON
from reports.open_data.topics_file import resource as topics_resource

_PROFILES = "https://datapackage.org/profiles/2.0"
_COMMON = {"$schema": f"{_PROFILES}/dataresource.json", "type": "table", "encoding": "utf-8"}
_PATTERNS = {"krs": "[0-9]{10}", "nip": "[0-9]{10}", "regon": "[0-9]{9}([0-9]{5})?"}


def package(
    titles: Mapping[str, str],
    of: Release,
    rules: Rules,
    fields: Mapping[str, list[Field]],
    empty: Collection[str],
    *,
    with_topics: bool,
) -> dict[str, Any]:
    """The descriptor. `titles`: the programme's name by language; `empty`: tables without rows.
    `with_topics`: whether there is a file of them.

    Titles and descriptions are Polish, the English ones beside them under `title_en` and
    `description_en`. `version` is the revision of the records.
    """
    told = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": _name(of.programme),
        "id": f"{rules.base}/{RELEASE_FOLDER}/datapackage.json" if rules.base else of.programme,
        **_both("title", titles),
        "version": str(of.revision),
        "as_of": of.as_of.isoformat(),
        "created": f"{of.written.isoformat()}Z",
        "languages": list(LANGUAGES),
        "resources": [
            resource
            for name, columns in fields.items()
            for resource in _resources(name, columns, fields, name in empty)
        ],
    }
    if with_topics:
        told["resources"].append(_COMMON | topics_resource())
    if rules.base:
        told["homepage"] = rules.base
    if rules.licence:
        told["licenses"] = [{"name": rules.licence}]
    if rules.publisher:
        contact = {"email": rules.contact} if "@" in rules.contact else {}
        told["contributors"] = [{"title": rules.publisher, "roles": ["publisher"], **contact}]
    return told


def _resources(
    name: str, columns: list[Field], fields: Mapping[str, list[Field]], empty: bool
) -> list[dict[str, Any]]:
    """The table twice: as CSV with its keys, as JSON with its columns.

    An empty list of objects tells no columns: as a table it cannot be read.
    """
    listed = [_field(column) for column in columns]
    keys = [key for key in TABLES[name].key if key in {column.name for column in columns}]
    schema: dict[str, Any] = {"fields": listed, "missingValues": [""]}
    if name != "attendance":  # of whose key two parts are always empty
        schema["primaryKey"] = keys
    if foreign := _foreign(name, columns, fields):
        schema["foreignKeys"] = foreign
    called = name.replace("_", "-")
    as_csv = {
        **_COMMON, "name": called, "path": CSV.format(name=name), "format": "csv",
        "mediatype": "text/csv", "schema": schema,
    }  # fmt: skip
    as_json = {
        **_COMMON, "name": f"{called}-json", "path": JSON.format(name=name), "format": "json",
        "mediatype": "application/json", "schema": {"fields": listed},
        "dialect": {"json": {"keyed": True}},
    }  # fmt: skip
    return [as_csv] if empty else [as_csv, as_json]


def _foreign(
    name: str, columns: list[Field], fields: Mapping[str, list[Field]]
) -> list[dict[str, Any]]:
    """To the public tables whose codes stand in a column."""
    return [
        {
            "fields": [column.name],
            "reference": {
                "resource": "" if column.refers == name else column.refers.replace("_", "-"),
                "fields": ["code"],
            },
        }
        for column in columns
        if column.refers and column.refers in fields
    ]


def _field(column: Field) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        **_both("title", column.titles),
        **_both("description", column.descriptions),
    }
    if column.unit:
        told["unit"] = column.unit
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.type == "integer":
        constraints["minimum"] = 0
    if column.own and column.own.kind in _PATTERNS:
        constraints["pattern"] = _PATTERNS[column.own.kind]
    if column.own and column.own.kind == "choice":
        words = column.own.polish_choices
        constraints["enum"] = list(words)
        english = locale("en")
        labels = {value: english.gettext(LABELS.get(value, value)) for value in words}
        told["labels"], told["labels_en"] = dict(words), labels
    return told | ({"constraints": constraints} if constraints else {})


def _both(key: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {key: texts["pl"], f"{key}_en": texts["en"]}


def _name(code: str) -> str:
    """A package's name may hold small letters, digits, dots and hyphens."""
    letters = normalize("NFKD", code.lower().replace("ł", "l")).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters)) or "programme"
