"""The commands indicators and info."""

import argparse
import json

from sqlalchemy import func, select

from data_access.commands.choice import chosen_scope
from data_access.config import database_url
from data_access.engine import read_engine, revision
from data_access.models import Base, Programme
from locales import Locale


def run_indicators(given: argparse.Namespace, words: Locale) -> int:
    from data_access.indicators import compute

    with read_engine(database_url()).connect() as connection:
        scope = chosen_scope(given, connection, words)
        if scope is None:
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
