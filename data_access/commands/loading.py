"""`python -m data_access load`: tried or written, told in words and, where asked, in files."""

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from data_access.config import database_url
from data_access.engine import write_engine
from data_access.failures import FAILURES, driver_message, fault_sentence
from data_access.load.data_format import TABLES
from data_access.load.decidim import read_decidim
from data_access.load.load_files import Loaded, load
from data_access.load.problems import Refused, Report
from data_access.load.read import read
from data_access.load.store import ChangedRows
from data_access.schema import upgrade
from locales import Locale

READERS = {"tables": read, "decidim": read_decidim}
"""Forms of source that `load --format` knows."""


def report_path(text: str) -> Path:
    """Where a report goes. Raises `ArgumentTypeError` for another kind of file."""
    path = Path(text)
    if path.suffix.lower() not in (".json", ".xlsx"):
        raise argparse.ArgumentTypeError(f"{text}: a report is a .json or an .xlsx file")
    return path


def run_load(given: argparse.Namespace, words: Locale) -> int:
    try:
        loaded = _loaded(given)
    except Refused as refused:
        print(refused.report.told(words), file=sys.stderr)
        print(words.gettext("Nothing was loaded."), file=sys.stderr)
        _write_reports(given, refused.report, {"outcome": "refused"}, words)
        return 1
    except FAILURES as error:
        why = words.gettext("Loading failed; nothing was changed.")
        why += " " + words.gettext(fault_sentence(error))
        print(why, driver_message(error), sep="\n", file=sys.stderr)
        _write_reports(given, Report(), {"outcome": "failed", "message": why}, words)
        return 2
    if loaded.report.warnings:
        print(loaded.report.told(words), file=sys.stderr)
    print_changes(loaded.changes, words)
    print(shown_first(loaded.first, loaded.first_before, words))
    if loaded.forgotten and not given.dry_run:
        told = words.gettext(
            "The journal dropped what is older than it is kept: all up to {date}.",
            date=words.date(loaded.forgotten),
        )
        print(told)
    if given.dry_run:
        print(words.gettext("A trial: nothing was written."))
    _write_reports(given, loaded.report, _outcome(loaded, given.dry_run, words), words)
    return 0


def print_changes(changes: Mapping[str, ChangedRows], words: Locale) -> None:
    """A line for each table: rows added, changed, as they were, removed."""
    _ = words.gettext
    headings = (_("added"), _("changed"), _("unchanged"), _("removed"))
    print(" " * 22 + "".join(f"{heading:>12}" for heading in headings))
    for name, of in changes.items():
        numbers = (of.added, of.changed, of.unchanged, of.removed)
        title = TABLES[name].named.told(words)
        print(f"{title:<22}" + "".join(f"{words.number(n):>12}" for n in numbers))


def shown_first(first: str, before: str, words: Locale) -> str:
    """Which programme the dashboard opens by itself, and whether a load changed that."""
    if before in ("", first):
        return words.gettext("The dashboard opens this programme first: {first}", first=first)
    return words.gettext(
        "The dashboard opens {first} first from now on, no longer {before}: its period is later. "
        "PROGRAMME={before} in the configuration keeps it as it was.",
        first=first,
        before=before,
    )


def _loaded(given: argparse.Namespace) -> Loaded:
    engine = write_engine(database_url())
    upgrade(engine)
    told = _lines if given.progress else _percents if sys.stderr.isatty() else _silent
    return load(
        engine,
        given.path,
        replace=given.replace,
        programme=given.programme,
        dry_run=given.dry_run,
        by=given.by,
        reader=READERS[given.format],
        progress=told,
    )


def _outcome(loaded: Loaded, dry_run: bool, words: Locale) -> dict:
    return {
        "outcome": "tried" if dry_run else "loaded",
        "programmes": loaded.programmes,
        "changes": {name: asdict(of) for name, of in loaded.changes.items()},
        "first": loaded.first,
        "first_before": loaded.first_before,
        "shown_first": shown_first(loaded.first, loaded.first_before, words),
    }


def _write_reports(given: argparse.Namespace, report: Report, outcome: dict, words: Locale) -> None:
    """A workbook only of what was read: of a failure it would show nothing to mend."""
    for path in given.report:
        if path.suffix.lower() == ".json":
            told = json.dumps(outcome | report.as_json(words), ensure_ascii=False, indent=1)
            path.write_text(told + "\n", encoding="utf-8")
        elif outcome["outcome"] == "failed":
            continue
        else:
            from data_access.load.marked_copy import marked_copy  # loads a large library

            path.write_bytes(marked_copy(given.path, report, words))
        print(words.gettext("Report: {path}", path=path), file=sys.stderr)


def _lines(done: int, total: int) -> None:
    print(f"{done}/{total}", flush=True)


def _percents(done: int, total: int) -> None:
    print(f"\r{done / total:4.0%}", end="\n" if done == total else "", file=sys.stderr)


def _silent(_done: int, _total: int) -> None:
    pass
