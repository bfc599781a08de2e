"""Commands that read: indicators, info."""

import argparse
import json
import sys
from datetime import date

from sqlalchemy import func, select

from data_access.commands.choice import chosen_programme
from data_access.config import database_url
from data_access.engine import read_engine, revision
from data_access.models import Base, Programme
from data_access.scope import from_params
from locales import Locale


def run_indicators(given: argparse.Namespace, words: Locale) -> int:
    from data_access.indicators import compute

    with read_engine(database_url()).connect() as connection:
        programme = chosen_programme(given.programme, connection, words)
        if programme is None:
            return 2
        params = {
            "programme": programme.code,
            "sector": ",".join(given.sector),
            "from": getattr(given, "from"),
            "to": given.to,
            "as_of": given.as_of,
        }
        scope = from_params(params, connection)
        lost = [s for s in given.sector if s not in scope.sectors]
        lost += [text for text in (params["from"], params["to"], params["as_of"]) if not _iso(text)]
        if lost:
            message = words.gettext(
                "No such sector, or not an ISO date: {values}", values=", ".join(lost)
            )
            print(message, file=sys.stderr)
            return 2
        found = compute(scope, connection, given.series)
    print(json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False))
    return 0


def run_info(_given: argparse.Namespace, words: Locale) -> int:
    url = database_url()
    with read_engine(url).connect() as connection:
        print(url.render_as_string(), words.gettext("revision"), revision(connection))
        for code, name in connection.execute(select(Programme.code, Programme.name)):
            print(f"\n{code}  {name}")
            for table in Base.metadata.sorted_tables:
                if "programme_id" in table.c:
                    of = select(Programme.id).where(Programme.code == code).scalar_subquery()
                    rows = select(func.count()).where(table.c.programme_id == of)
                    print(f"  {table.name:<22}{words.number(connection.scalar(rows)):>12}")
    return 0


def _iso(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False
