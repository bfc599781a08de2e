"""Commands of what may be public: held-back, clear, redact."""

import argparse
import sys
from collections.abc import Sequence

from sqlalchemy import Connection

from data_access.commands.choice import chosen_programme
from data_access.config import Misconfigured, database_url
from data_access.engine import read_engine, write_engine
from data_access.load.data_format import TABLES
from data_access.models import Programme
from data_access.publication import rules
from data_access.publication.clearance import Unknown, clear, row_of_code
from data_access.publication.held_back import held_back
from data_access.writes import Refused
from domain.personal import KIND_WORDS
from domain.text import one_line, shortened
from locales import Locale

_SHOWN = 12
"""Letters of a code that tell it from all others."""
_LONGEST = 300


def run_held_back(given: argparse.Namespace, words: Locale) -> int:
    """Print what waits for a person; the exit code is 1 where anything does."""
    found = _held_back(given, words)
    if found is None:
        return 2
    _programme, rows = found
    for row in rows:
        kinds = ", ".join(words.gettext(KIND_WORDS[kind]) for kind in row["kinds"])
        place = f"{TABLES[row['table']].named.told(words)} {row['record']} {row['column']}"
        print(f"{row['code'][:_SHOWN]}  {place} × {words.number(row['places'])}: {kinds}")
        print(f"    {shortened(one_line(row['text']), _LONGEST)}")
    told = words.ngettext("{n} text is held back.", "{n} texts are held back.", len(rows))
    print(told if rows else words.gettext("No text is held back."))
    return 1 if rows else 0


def run_clear(given: argparse.Namespace, words: Locale) -> int:
    """Let texts out as they stand, or the redaction given in their place."""
    redaction = getattr(given, "text", None)
    found = _held_back(given, words)
    if found is None:
        return 2
    programme, rows = found
    try:
        picked = [row_of_code(rows, code) for code in given.code]
        done = clear(
            write_engine(database_url()), programme.code, picked,
            reason=given.reason, redaction=redaction, by=given.by,
        )  # fmt: skip
    except Unknown as error:
        message = words.gettext("No text that is held back has the code {code}.", code=error)
        print(message, file=sys.stderr)
        return 1
    except ValueError:
        message = words.gettext("The reason and the redaction must say something.")
        print(message, file=sys.stderr)
        return 1
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    told = words.ngettext(
        "{n} text may be published. This is revision {revision}.",
        "{n} texts may be published. This is revision {revision}.",
        len(picked),
        revision=done.revision,
    )
    print(told)
    return 0


def _held_back(given: argparse.Namespace, words: Locale) -> tuple[Programme, Sequence[dict]] | None:
    """Of the chosen programme; None, and why on stderr, if there is none or the rules are wrong."""
    with read_engine(database_url()).connect() as connection:
        programme = chosen_programme(given.programme, connection, words)
        rows = programme and _rows(connection, programme)
        return None if rows is None or programme is None else (programme, rows)


def _rows(connection: Connection, programme: Programme) -> Sequence[dict] | None:
    try:
        return held_back(connection, programme.id, rules()).to_dict("records")
    except Misconfigured as error:
        print(error, file=sys.stderr)
        return None
