"""`python -m data_access changes`: what changed since a day, in words or as JSON."""

import argparse
import json
import sys
from typing import Any

import pandas as pd

from data_access.changes import Changes, changes
from data_access.commands.choice import chosen_scope
from data_access.config import database_url
from data_access.engine import read_engine
from locales import Locale


def run_changes(given: argparse.Namespace, words: Locale) -> int:
    with read_engine(database_url()).connect() as connection:
        scope = chosen_scope(given, connection, words)
        if scope is None:
            return 2
        try:
            found = changes(scope, connection, given.since)
        except ValueError:
            message = words.gettext(
                "{since} is after {as_of}: nothing can have changed.",
                since=words.date(given.since),
                as_of=words.date(scope.as_of),
            )
            print(message, file=sys.stderr)
            return 2
    if given.json:
        print(json.dumps(changes_json(found), ensure_ascii=False, indent=1, allow_nan=False))
    else:
        print("\n".join(_lines(found, words)))
    return 0


def changes_json(found: Changes) -> dict[str, Any]:
    """The frames of `Changes` as lists of objects; dates ISO, what is not known null."""
    return {
        "since": found.since.isoformat(),
        "as_of": found.as_of.isoformat(),
        "revision": found.revision,
        "counts": _objects(found.counts),
        "rates": _objects(found.rates),
        "records": _objects(found.records),
    }


def _objects(table: pd.DataFrame) -> list[dict[str, Any]]:
    whole = {c for c in table if pd.api.types.is_float_dtype(table[c])}
    return [
        {name: _json(int(value) if name in whole and value == value else value)
         for name, value in row.items()}
        for row in table.to_dict("records")
    ]  # fmt: skip


def _json(value: Any) -> Any:
    if value is None or value != value:
        return None
    return value if isinstance(value, (str, int)) else value.isoformat()


def _lines(found: Changes, words: Locale) -> list[str]:
    """Each count that changed, and under it its records."""
    _ = words.gettext
    since, as_of = words.date(found.since), words.date(found.as_of)
    lines = [_("Changes from {since} to {as_of}", since=since, as_of=as_of)]
    if found.revision is None:
        lines.append(_("What was reported on {since} is not known: no journal.", since=since))
    moved = found.counts[
        (found.counts["difference"] != 0) | (found.counts["late_difference"].fillna(0) != 0)
    ]
    for row in moved.to_dict("records"):
        name = row["count"]
        reported = "" if found.revision is None else f"{words.number(row['reported'])} / "
        then = f"{reported}{words.number(row['before'])}"
        change = f"{row['difference']:+}"
        lines.append(f"\n{name:<26}{then} → {words.number(row['after'])}  ({change})")
        own = found.records[found.records["count"] == name]
        lines += [_line(record) for record in own.to_dict("records")]
    return lines


def _line(record: dict[str, Any]) -> str:
    kind = record["kind"]
    if kind == "moved":
        kind = f"{record['origin']} → {record['destination']}"
    when = "" if record["date"] is None else str(record["date"])
    who = f"{record['key']:<10} {str(record['label'])[:60]}"
    return f"  {record['effect']:+5}  {record['entered']:<10}{when:<12}{who}  [{kind}]"
