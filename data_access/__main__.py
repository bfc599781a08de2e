"""`python -m data_access`: create the database, load records, print indicators."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from data_access.config import database_url
from data_access.engine import read_engine, revision, write_engine, writing
from data_access.load import Refused, load
from data_access.load.store import store
from data_access.models import Base, Programme
from data_access.schema import upgrade
from data_access.scope import from_params, programmes
from locales import LANGUAGES, Locale, locale


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 1 refused, 2 could not be tried."""
    given = _parser().parse_args(arguments)
    words = locale(given.lang)
    try:
        return given.run(given, words)
    except DBAPIError as error:
        print(words.gettext("The database does not answer."), file=sys.stderr)
        print(str(error.orig).strip().splitlines()[0], file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data_access", description=__doc__)
    parser.add_argument("--lang", choices=LANGUAGES, default=os.environ.get("LANG", "pl")[:2])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("init", help="create or migrate all tables").set_defaults(run=_init)
    loading = commands.add_parser("load", help="load a folder of CSV files or an XLSX workbook")
    loading.add_argument("path", type=Path)
    loading.add_argument("--replace", action="store_true", help="delete the programmes first")
    loading.set_defaults(run=_load)
    sample = commands.add_parser("sample", help="load the made-up sample consultation")
    sample.set_defaults(run=_sample)
    printing = commands.add_parser("indicators", help="print all indicators as JSON")
    printing.add_argument("--programme", default="", metavar="CODE")
    printing.add_argument("--sector", action="append", default=[], metavar="CODE")
    for name in ("from", "to", "as-of"):
        printing.add_argument(f"--{name}", default="", metavar="DATE", help="ISO date")
    printing.add_argument("--series", action="store_true", help="with the long ones")
    printing.set_defaults(run=_indicators)
    commands.add_parser("info", help="say what the database holds").set_defaults(run=_info)
    return parser


def _init(_given: argparse.Namespace, words: Locale) -> int:
    upgrade(write_engine(database_url()))
    print(words.gettext("The database is up to date."))
    return 0


def _load(given: argparse.Namespace, words: Locale) -> int:
    engine = write_engine(database_url())
    upgrade(engine)
    try:
        counts, report = load(engine, given.path, replace=given.replace)
    except Refused as refused:
        print(refused.report.told(words), file=sys.stderr)
        print(words.gettext("Nothing was loaded."), file=sys.stderr)
        return 1
    if report.warnings:
        print(report.told(words), file=sys.stderr)
    _print_counts(counts, words)
    return 0


def _sample(_given: argparse.Namespace, words: Locale) -> int:
    from data_access.sample import tables

    engine = write_engine(database_url())
    upgrade(engine)
    made_up = tables()
    with writing(engine) as connection:
        code = made_up["programmes"]["code"].iloc[0]
        real = select(Programme.code).where(Programme.code == code, Programme.is_sample.is_(False))
        if connection.scalar(real):
            message = words.gettext(
                "{code} holds real records: the sample is not loaded.", code=code
            )
            print(message, file=sys.stderr)
            return 1
        counts = store(connection, made_up, replace=True, is_sample=True)
    _print_counts(counts, words)
    return 0


def _indicators(given: argparse.Namespace, words: Locale) -> int:
    from data_access.indicators import compute

    with read_engine(database_url()).connect() as connection:
        known = [programme.code for programme in programmes(connection)]
        if given.programme not in known and (given.programme or len(known) != 1):
            message = words.gettext(
                "Choose one with --programme: {codes}", codes=", ".join(known) or "—"
            )
            print(message, file=sys.stderr)
            return 2
        params = {
            "programme": given.programme,
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


def _iso(text: str) -> bool:
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def _info(_given: argparse.Namespace, words: Locale) -> int:
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


def _print_counts(counts: dict[str, int], words: Locale) -> None:
    for name, rows in counts.items():
        print(f"{name:<22}{words.number(rows):>12}")


if __name__ == "__main__":
    sys.exit(main())
