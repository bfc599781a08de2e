"""Commands that write records or files: init, load, sample, export, template."""

import argparse
import getpass
import json
import sys
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from data_access.commands.choice import chosen_programme
from data_access.config import database_url
from data_access.engine import read_engine, write_engine, writing
from data_access.export import export
from data_access.load import Changes, Refused, Report, load, store
from data_access.load.decidim import read_decidim
from data_access.load.marked import marked_copy
from data_access.load.read import read
from data_access.load.template import template
from data_access.models import Programme
from data_access.schema import upgrade
from locales import Locale

READERS = {"tables": read, "decidim": read_decidim}
"""Forms of source that `load --format` knows."""


def run_init(_given: argparse.Namespace, words: Locale) -> int:
    upgrade(write_engine(database_url()))
    print(words.gettext("The database is up to date."))
    return 0


def run_load(given: argparse.Namespace, words: Locale) -> int:
    engine = write_engine(database_url())
    upgrade(engine)
    try:
        loaded = load(
            engine,
            given.path,
            replace=given.replace,
            dry_run=given.dry_run,
            by=given.by or getpass.getuser(),
            reader=READERS[given.format],
            progress=_told_progress if sys.stderr.isatty() else lambda _done, _total: None,
        )
    except Refused as refused:
        print(refused.report.told(words), file=sys.stderr)
        print(words.gettext("Nothing was loaded."), file=sys.stderr)
        _write_reports(given, refused.report, words)
        return 1
    except DBAPIError as error:
        print(words.gettext("Loading failed; nothing was changed."), file=sys.stderr)
        print(str(error.orig).strip().splitlines()[0], file=sys.stderr)
        return 2
    if loaded.report.warnings:
        print(loaded.report.told(words), file=sys.stderr)
    _print_changes(loaded.changes, words)
    if given.dry_run:
        print(words.gettext("A trial: nothing was written."))
    _write_reports(given, loaded.report, words)
    return 0


def run_sample(_given: argparse.Namespace, words: Locale) -> int:
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
        changes = store(connection, made_up, replace=True, is_sample=True)
    _print_changes(changes, words)
    return 0


def run_export(given: argparse.Namespace, words: Locale) -> int:
    with read_engine(database_url()).connect() as connection:
        programme = chosen_programme(given.programme, connection, words)
        if programme is None:
            return 2
        try:
            counts = export(connection, programme.id, given.folder)
        except FileExistsError:
            message = words.gettext("{folder} is not empty.", folder=given.folder)
            print(message, file=sys.stderr)
            return 2
    for name, rows in counts.items():
        print(f"{name:<22}{words.number(rows):>12}")
    return 0


def run_template(given: argparse.Namespace, words: Locale) -> int:
    given.path.write_bytes(template(words))
    print(given.path)
    return 0


def _write_reports(given: argparse.Namespace, report: Report, words: Locale) -> None:
    for path in given.report:
        if path.suffix == ".json":
            text = json.dumps(report.as_json(words), ensure_ascii=False, indent=1)
            path.write_text(text + "\n", encoding="utf-8")
        else:
            path.write_bytes(marked_copy(given.path, report, words))
        print(words.gettext("Report: {path}", path=path), file=sys.stderr)


def _print_changes(changes: Mapping[str, Changes], words: Locale) -> None:
    headings = (words.gettext("added"), words.gettext("changed"), words.gettext("unchanged"))
    print(" " * 22 + "".join(f"{heading:>12}" for heading in headings))
    for name, of in changes.items():
        numbers = (of.added, of.changed, of.unchanged)
        print(f"{name:<22}" + "".join(f"{words.number(n):>12}" for n in numbers))


def _told_progress(done: int, total: int) -> None:
    print(f"\r{done / total:4.0%}", end="\n" if done == total else "", file=sys.stderr)
