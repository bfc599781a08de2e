"""All files of a release, in memory."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from data_access.load.data_format import TABLES
from data_access.models import Programme
from data_access.publication import Rules, fields, public_indicators, public_tables
from data_access.publication.codes import Codes
from data_access.scope import Scope
from reports.open_data.data_package import package
from reports.open_data.indicators_schema import schema
from reports.open_data.public_figures import PublicFigures
from reports.open_data.release import RELEASE_FOLDER, Release, release
from reports.open_data.table_files import CSV, EXCEL, JSON, csv_table, excel_table, json_table
from reports.open_data.topics_file import TOPICS_FILE, topic_rows

INDICATORS_FILE = "indicators.json"
_MEMBERS_SINCE = (1980, 1, 1, 0, 0, 0)
"""A ZIP knows no earlier time; a constant one, so that equal files make equal archives."""


@dataclass(frozen=True)
class OpenData:
    """`files`: path → content, as they lie in the folder and in the archive. `sectors`: code → name
    by language. `told_by`: who publishes it, under what licence. `sample`: the records are made up.
    `base`: the site's address, as of `Rules`.
    """

    figures: PublicFigures
    titles: Mapping[str, str]
    files: Mapping[str, bytes]
    sectors: Mapping[str, Mapping[str, str]]
    told_by: str
    sample: bool
    base: str

    def address(self, path: str) -> str:
        """Where a file will be found; empty if unknown."""
        return f"{self.base}/{RELEASE_FOLDER}/{path}" if self.base else ""

    def names(self, language: str) -> dict[str, str]:
        """Sector → name."""
        return {code: told[language] for code, told in self.sectors.items()}

    @property
    def release(self) -> Release:
        return self.figures.release


def open_data(scope: Scope, connection: Connection, rules: Rules) -> OpenData:
    """Of the scope's programme as of its day; neither its sectors nor its period narrow them."""
    whole = Scope(scope.programme_id, scope.programme, scope.as_of)
    quoted = published_figures(whole, connection, rules)
    of = quoted.release
    tables, columns = public_tables(connection, whole.programme_id, rules), fields(rules)
    (programme,) = tables["programmes"].to_dict("records")
    titles = _named(programme)
    sectors = {row["code"]: _named(row) for row in tables["sectors"].to_dict("records")}
    files = {}
    for name, frame in tables.items():
        files[CSV.format(name=name)] = csv_table(frame, columns[name])
        files[EXCEL.format(name=TABLES[name].polish)] = excel_table(frame, columns[name])
        files[JSON.format(name=name)] = json_table(frame, columns[name])
    files[INDICATORS_FILE] = json_bytes(quoted.told)
    files["indicators.schema.json"] = json_bytes(schema())
    named = topic_rows(whole, connection, tables["postulates"]) if "postulates" in tables else []
    if named:
        files[TOPICS_FILE] = json_bytes(named)
    empty = [name for name, frame in tables.items() if frame.empty]
    files["datapackage.json"] = json_bytes(
        package(titles, of, rules, columns, empty, with_topics=bool(named))
    )
    made_up = select(Programme.is_sample).where(Programme.id == whole.programme_id)
    sample = bool(connection.scalar(made_up))
    told_by = " · ".join(text for text in (rules.publisher, rules.contact, rules.licence) if text)
    return OpenData(quoted, titles, files, sectors, told_by, sample, rules.base)


def published_figures(scope: Scope, connection: Connection, rules: Rules) -> PublicFigures:
    """The public figures of the scope's whole programme as of its day."""
    whole = Scope(scope.programme_id, scope.programme, scope.as_of)
    of = release(whole, connection)
    computed = public_indicators(whole, connection, rules)
    head = {"programme": of.programme, "revision": of.revision}
    told = head | computed | head  # a scope may call the programme otherwise
    return PublicFigures(of, told, Codes(connection))


def _named(row: Mapping[str, Any]) -> dict[str, str]:
    return {"pl": row["name"], "en": row.get("name_en") or row["name"]}


def json_bytes(value: Any) -> bytes:
    """For people to read, too."""
    return (json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def archived(files: Mapping[str, bytes]) -> bytes:
    """The files in one ZIP; the same files, the same bytes."""
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _MEMBERS_SINCE), content, zipfile.ZIP_DEFLATED)
    return output.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """What `archived` was given."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}
