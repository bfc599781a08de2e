"""Commands of the journal: undo, journal."""

import argparse
import sys

from data_access.commands.loading import print_changes
from data_access.config import database_url
from data_access.engine import read_engine, write_engine
from data_access.export.workbook import TooLong
from data_access.journal.history import everything
from data_access.journal.journal_file import write_journal
from data_access.journal.refusal import NotUndone
from data_access.journal.undo import undo
from data_access.schema import upgrade
from locales import Locale


def run_undo(given: argparse.Namespace, words: Locale) -> int:
    engine = write_engine(database_url())
    upgrade(engine)
    try:
        undone = undo(engine, given.revision, by=given.by)
    except NotUndone as refused:
        print(refused.told(words), file=sys.stderr)
        return 1
    print_changes(undone.changes, words)
    message = words.gettext(
        "Revision {number} is undone. This is revision {own}.",
        number=given.revision,
        own=undone.revision,
    )
    print(message)
    return 0


def run_journal(given: argparse.Namespace, words: Locale) -> int:
    with read_engine(database_url()).connect() as connection:
        found = everything(connection, given.since)
    try:
        write_journal(found, given.target)
    except TooLong as error:
        print(error.told(words), file=sys.stderr)
        return 1
    print(words.ngettext("{n} entry", "{n} entries", len(found)), given.target)
    print(words.gettext("It may hold data of persons: keep it as you keep the records."))
    return 0
