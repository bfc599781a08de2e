"""Commands for a whole database: init, sample, delete, export, template."""

import argparse
import sys

from sqlalchemy import Connection, select

from data_access.commands.choice import chosen_programme
from data_access.commands.loading import print_changes
from data_access.config import database_url
from data_access.engine import read_engine, write_engine, writing
from data_access.export import export, export_workbook
from data_access.export.workbook import TooLong
from data_access.load.store import ChangedRows, store
from data_access.load.template import template
from data_access.models import Programme
from data_access.removal import remove
from data_access.schema import upgrade
from locales import Locale


def run_init(_given: argparse.Namespace, words: Locale) -> int:
    upgrade(write_engine(database_url()))
    print(words.gettext("The database is up to date."))
    return 0


def run_sample(given: argparse.Namespace, words: Locale) -> int:
    from data_access.sample import predecessor, tables

    engine = write_engine(database_url())
    upgrade(engine)
    made_up = [*([predecessor.tables()] if given.predecessor else []), tables()]
    with writing(engine, source="sample") as connection:
        for each in made_up:
            code = each["programmes"]["code"].iloc[0]
            if _is_real(connection, code):
                message = words.gettext(
                    "{code} holds real records: the sample is not loaded.", code=code
                )
                print(message, file=sys.stderr)
                return 1
        stored = [store(connection, each, replace=True, is_sample=True) for each in made_up]
    for changes in stored:
        print_changes(changes, words)
    return 0


def _is_real(connection: Connection, code: str) -> bool:
    real = select(Programme.code).where(Programme.code == code, Programme.is_sample.is_(False))
    return connection.scalar(real) is not None


def run_delete(given: argparse.Namespace, words: Locale) -> int:
    """Say what would be deleted; delete it only if that is confirmed."""
    engine = write_engine(database_url())
    upgrade(engine)
    if not given.yes:
        message = words.gettext(
            "Nothing is deleted yet. {code} and its history cannot be brought back: "
            "keep an export, then repeat with --yes.",
            code=given.code,
        )
        print(message, file=sys.stderr)
        return 2
    try:
        counts = remove(engine, given.code, by=given.by)
    except LookupError:
        print(words.gettext("There is no programme {code}.", code=given.code), file=sys.stderr)
        return 1
    print_changes({name: ChangedRows(0, 0, 0, rows) for name, rows in counts.items()}, words)
    return 0


def run_export(given: argparse.Namespace, words: Locale) -> int:
    with read_engine(database_url()).connect() as connection:
        programme = chosen_programme(given.programme, connection, words)
        if programme is None:
            return 2
        try:
            if given.target.suffix.lower() == ".xlsx":
                counts = export_workbook(connection, programme.id, given.target, words)
            else:
                counts = export(connection, programme.id, given.target)
        except FileExistsError:
            message = words.gettext("{folder} is not empty.", folder=given.target)
            print(message, file=sys.stderr)
            return 2
        except TooLong as error:
            print(error.told(words), file=sys.stderr)
            return 1
    for name, rows in counts.items():
        print(f"{name:<22}{words.number(rows):>12}")
    return 0


def run_template(given: argparse.Namespace, words: Locale) -> int:
    given.path.write_bytes(template(words))
    print(given.path)
    return 0
