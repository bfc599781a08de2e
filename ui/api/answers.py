"""The answers: public rows of a scope, and what belongs to each of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data_access import attendance
from data_access import postulates as of_postulates
from data_access.config import first_programme
from data_access.publication import Rules, public_indicators, public_tables
from data_access.publication.codes import Codes
from data_access.publication.public_topics import public_asks
from data_access.scope import Scope, from_params, sector_codes
from data_access.scope import programmes as all_programmes
from data_access.scope import sectors as all_sectors
from domain import address
from domain.filters import FILTERS, wanted
from domain.frames import records
from locales import N_
from ui.api.answer_cache import Kept, keeping
from ui.api.parameters import ONE_OF, USUAL_ITEMS
from ui.api.problem import Wrong

_COUNTS = ("invited", "registered", "attended")
_kept_table: Kept[pd.DataFrame] = keeping(16)
"""Public tables of a few programmes: their texts are looked through once for each revision."""


@dataclass(frozen=True)
class Query:
    """`values`: by parameter. `database`: its address and version; `rules`: what is public."""

    values: Mapping[str, Any]
    connection: Connection
    database: str
    rules: Rules

    @property
    def limit(self) -> int:
        return self.values.get("limit", USUAL_ITEMS)

    @property
    def offset(self) -> int:
        return self.values.get("offset", 0)

    def table(self, name: str, programme_id: int) -> pd.DataFrame:
        """A public table of a programme, whole."""
        rules = replace(self.rules, tables={name: self.rules.tables[name]})
        key = f"{self.database} {programme_id} {rules}"
        return _kept_table(key, lambda: public_tables(self.connection, programme_id, rules)[name])


def counts(rules: Rules) -> tuple[str, ...]:
    """Columns of the meetings that count organisations, where who came is public; else none."""
    told = rules.tables.get("attendance", ())
    return _COUNTS if {"organisation", *_COUNTS} <= {*told} else ()


def topic_columns(rules: Rules) -> tuple[str, ...]:
    """What is told of a topic: how many are decided where statuses are public."""
    told = ("topic", "postulates")
    return (*told, "open", "decided", "void") if "postulate_statuses" in rules.tables else told


@dataclass(frozen=True)
class Answer:
    """`total`: how many items there are on all pages; None where it is no list."""

    body: Mapping[str, Any]
    total: int | None = None


def list_programmes(asked: Query) -> Answer:
    found = all_programmes(asked.connection)
    rows = [
        _rows(asked.table("programmes", one.id))[0]
        for one in found[asked.offset : asked.offset + asked.limit]
    ]
    return Answer(_page(asked, rows, len(found)), len(found))


def list_sectors(asked: Query) -> Answer:
    scope, codes = _scope(asked)
    chosen = [codes.public(code) for code in sector_codes(scope, asked.connection)]
    rows = _picked(
        asked.table("sectors", scope.programme_id),
        chosen[asked.offset : asked.offset + asked.limit],
    )
    return Answer(_page(asked, rows, len(chosen)), len(chosen))


def list_meetings(asked: Query) -> Answer:
    """`status` is that at the as-of date; the counts are of organisations."""
    scope, codes = _scope(asked)
    found, total = attendance.meetings(
        scope,
        asked.connection,
        **_filters(asked, "attendance"),
        limit=asked.limit,
        offset=asked.offset,
    )
    shown = [codes.public(code) for code in found["code"]]
    rows = _picked(asked.table("meetings", scope.programme_id), shown)
    told = ("status", *counts(asked.rules))
    for row, at in zip(rows, found.to_dict("records"), strict=True):
        row |= {name: at[name] for name in told}
    return Answer(_told(scope, codes) | _page(asked, rows, total), total)


def list_postulates(asked: Query) -> Answer:
    """`status` is that at the as-of date; nothing that came after it is told."""
    scope, codes = _scope(asked)
    whole = asked.table("postulates", scope.programme_id)
    department = asked.values.get("department")
    if department and department not in set(whole["department"]):
        raise Wrong("department", N_("no postulate has this department"))
    found, total = of_postulates.search(
        scope,
        asked.connection,
        **_filters(asked, "postulates"),
        asks=public_asks(whole, codes),
        limit=asked.limit,
        offset=asked.offset,
    )
    shown = [codes.public(code) for code in found["code"]]
    rows = _picked(whole, shown)
    statuses = "postulate_statuses" in asked.rules.tables
    parts = _parts(asked, scope, shown)
    for row, at in zip(rows, found.to_dict("records"), strict=True):
        row |= {name: at[name] for name in ("status", "status_on") if statuses}
        row |= {name: of.get(row["code"], []) for name, of in parts.items()}
    return Answer(_told(scope, codes) | _page(asked, rows, total), total)


def list_topics(asked: Query) -> Answer:
    """Of public texts alone; `postulates` is told of each with the same `topic`."""
    scope, codes = _scope(asked)
    whole = asked.table("postulates", scope.programme_id)
    found = of_postulates.topics(scope, asked.connection, public_asks(whole, codes))
    named = found[found["topic"].notna()]
    shown = named[list(topic_columns(asked.rules))].iloc[asked.offset : asked.offset + asked.limit]
    return Answer(_told(scope, codes) | _page(asked, _rows(shown), len(named)), len(named))


def read_indicators(asked: Query) -> Answer:
    scope, _codes = _scope(asked)
    series = asked.values.get("series", False)
    return Answer(public_indicators(scope, asked.connection, asked.rules, series))


def _scope(asked: Query) -> tuple[Scope, Codes]:
    """The scope of the words asked; `Wrong` where one of them names nothing."""
    codes = Codes(asked.connection)
    listed = all_programmes(asked.connection)
    own = {codes.public(one.code): one.code for one in listed}
    code = asked.values.get(address.PROGRAMME, "")
    if code and code not in own:
        raise Wrong(address.PROGRAMME, N_("no such programme"))
    if not code and len(own) > 1 and first_programme() not in own.values():
        raise Wrong(address.PROGRAMME, ONE_OF, values=", ".join(filter(None, own)))
    dates = {name: asked.values.get(name, "") for name in (address.FROM, address.TO, address.AS_OF)}
    scope = from_params(
        {address.PROGRAMME: own.get(code, first_programme()), **dates}, asked.connection, listed
    )
    if scope is None:
        raise Wrong(address.PROGRAMME, N_("there is no programme yet"))
    known = {codes.public(one.code): one.code for one in all_sectors(scope, asked.connection)}
    chosen = address.parted(asked.values.get(address.SECTOR, ""))
    lost = [of for of in chosen if of not in known]
    if lost or (address.SECTOR in asked.values and not chosen):
        raise Wrong(address.SECTOR, N_("no such sector: {codes}"), codes=", ".join(lost))
    return replace(scope, sectors=tuple(of for text, of in known.items() if text in chosen)), codes


def _filters(asked: Query, page: str) -> dict[str, Any]:
    given = {key: asked.values[key] for key in FILTERS[page] if key in asked.values}
    return wanted(page, given)


def _told(scope: Scope, codes: Codes) -> dict[str, Any]:
    """The scope as it was understood."""
    return {
        "programme": codes.public(scope.programme),
        "sectors": [codes.public(code) for code in scope.sectors],
        "from": scope.date_from,
        "to": scope.date_to,
        "as_of": scope.as_of,
    }


def _page(asked: Query, rows: list[dict[str, Any]], total: int) -> dict[str, Any]:
    return {"total": total, "limit": asked.limit, "offset": asked.offset, "items": rows}


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    whole = frame.astype(object)
    return records(whole.where(whole.notna(), None))


def _picked(frame: pd.DataFrame, codes: list[str | None]) -> list[dict[str, Any]]:
    """The rows of these codes, in their order."""
    wanted = frame[frame["code"].isin(codes)]
    by_code = {row["code"]: row for row in _rows(wanted)}
    return [by_code[code] for code in codes]


def _parts(asked: Query, scope: Scope, codes: list[str | None]) -> dict[str, dict[str, list[Any]]]:
    """What of other public tables belongs to the postulates: by its name, by their codes."""

    def by(table: str, of: Callable[[dict[str, Any]], Any]) -> dict[str, list[Any]]:
        frame = asked.table(table, scope.programme_id)
        found: dict[str, list[Any]] = {}
        for row in _rows(frame[frame["postulate"].isin(codes)]):
            if _day(row.get("changed_at")) <= scope.as_of:
                found.setdefault(row["postulate"], []).append(of(row))
        return found

    parts = {
        "history": ("postulate_statuses", _change),
        "supporters": ("postulate_supporters", lambda row: row["organisation"]),
        "provisions": ("postulate_provisions", lambda row: row["provision"]),
    }
    return {name: by(*of) for name, of in parts.items() if of[0] in asked.rules.tables}


def _day(moment: datetime | None) -> date:
    return moment.date() if moment else date.min


def _change(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("programme", "postulate")}
