"""`python -m data_access`: create the database, load and export records, print indicators."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from data_access.commands import (
    changes,
    copies,
    database,
    indicators,
    journal,
    loading,
    publication,
)
from data_access.commands.choice import add_programme, add_scope
from data_access.failures import FAILURES
from data_access.failures import fault_message as failure
from locales import LANGUAGES, locale, spoken_language


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code: 0 done, 1 refused, 2 could not be tried."""
    given = _parser().parse_args(arguments)
    words = locale(given.lang)
    try:
        return given.run(given, words)
    except FAILURES as error:
        print(failure(error, words), file=sys.stderr)
    except OSError as error:
        print(error, file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data_access", description=__doc__)
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=spoken_language(os.environ.get("LANG"))
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    init = commands.add_parser(
        "init", aliases=["migrate"], help="create all tables, or bring them up to date"
    )
    init.set_defaults(run=database.run_init)

    _add_load(commands.add_parser("load", help="load a folder of CSV files or an XLSX workbook"))

    exporting = commands.add_parser("export", help="write the tables as CSV files or a workbook")
    exporting.add_argument("target", type=Path, help="a new folder for CSV, or FILE.xlsx")
    add_programme(exporting)
    exporting.set_defaults(run=database.run_export)

    template = commands.add_parser("template", help="write a workbook to be filled in")
    template.add_argument("path", type=Path)
    template.set_defaults(run=database.run_template)

    sample = commands.add_parser("sample", help="load the made-up sample consultation")
    sample.add_argument(
        "--predecessor", action="store_true", help="and the finished one of 2008 before it"
    )
    sample.set_defaults(run=database.run_sample)

    deleting = commands.add_parser("delete", help="remove a programme and its history for good")
    deleting.add_argument("code", metavar="PROGRAMME")
    deleting.add_argument("--yes", action="store_true", help="do it; it cannot be undone")
    deleting.add_argument("--by", default="", metavar="NAME", help="who deletes, for the journal")
    deleting.set_defaults(run=database.run_delete)

    undoing = commands.add_parser("undo", help="take back what one revision wrote")
    undoing.add_argument("revision", type=int)
    undoing.add_argument("--by", default="", metavar="NAME", help="who undoes, for the journal")
    undoing.set_defaults(run=journal.run_undo)

    writing = commands.add_parser("journal", help="write down who wrote what and when")
    writing.add_argument("target", type=Path, help="FILE.csv or FILE.xlsx")
    writing.add_argument("--since", type=date.fromisoformat, metavar="DATE", help="ISO date")
    writing.set_defaults(run=journal.run_journal)

    printing = commands.add_parser("indicators", help="print all indicators as JSON")
    add_scope(printing)
    printing.add_argument("--series", action="store_true", help="with the long ones")
    printing.set_defaults(run=indicators.run_indicators)

    comparing = commands.add_parser("changes", help="say what changed since a day, and why")
    add_scope(comparing)
    comparing.add_argument(
        "--since", type=date.fromisoformat, required=True, metavar="DATE", help="ISO date"
    )
    comparing.add_argument("--json", action="store_true", help="as one JSON object")
    comparing.set_defaults(run=changes.run_changes)

    _add_publication(commands)

    for name, run, told in (
        ("backup", copies.run_backup, "copy the whole database into a new file, in use or not"),
        ("restore", copies.run_restore, "put such a copy in the database's place"),
    ):
        copying = commands.add_parser(name, help=told)
        copying.add_argument("path", type=Path)
        copying.set_defaults(run=run)

    info = commands.add_parser("info", help="say what the database holds")
    info.set_defaults(run=indicators.run_info)
    for command in {*commands.choices.values()}:  # an alias is the same one
        command.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS)
    return parser


def _add_publication(commands: argparse._SubParsersAction) -> None:
    held = commands.add_parser("held-back", help="list texts that must be looked through")
    held.set_defaults(run=publication.run_held_back)
    clearing = commands.add_parser("clear", help="publish texts that were held back")
    redacting = commands.add_parser("redact", help="publish another text in their place")
    redacting.add_argument("--text", required=True, help="what is published instead")
    for parser in (clearing, redacting):
        parser.add_argument("code", nargs="+", help="as held-back prints it")
        parser.add_argument("--reason", required=True, help="for the journal")
        parser.add_argument("--by", default="", metavar="NAME", help="who says so, for the journal")
        parser.set_defaults(run=publication.run_clear)
    for parser in (held, clearing, redacting):
        add_programme(parser)


def _add_load(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", type=Path)
    parser.add_argument(
        "--replace",
        action="store_true",
        help="remove what the programmes hold and the files do not",
    )
    parser.add_argument(
        "--programme",
        default="",
        metavar="CODE",
        help="to which organisations belong where the files name no programme",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would change; write none")
    parser.add_argument("--format", choices=loading.READERS, default="tables")
    parser.add_argument("--by", default="", metavar="NAME", help="who loads, for the log")
    parser.add_argument("--progress", action="store_true", help="print rows done/rows in all")
    parser.add_argument(
        "--report",
        type=loading.report_path,
        action="append",
        default=[],
        metavar="FILE",
        help="write the report: .json, or .xlsx – a copy of the input with bad cells marked",
    )
    parser.set_defaults(run=loading.run_load)


if __name__ == "__main__":
    sys.exit(main())
