"""`python -m reports`: write a file of the pack for a scope and an audience."""

import argparse
import io
import os
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from catalogue.source import records
from charts import Reader
from data_access.commands.choice import add_scope, chosen_scope
from data_access.config import database_url
from data_access.engine import read_engine
from data_access.failures import FAILURES, details, sentence
from locales import LANGUAGES, locale
from reports.pack import AUDIENCES, FILES, WORKLISTS


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one file, whole or not at all; the exit code: 0 done, 2 could not be made."""
    given = _parser().parse_args(arguments)
    words = locale(given.lang)
    try:
        with read_engine(database_url()).connect() as connection:
            scope = chosen_scope(given, connection, words)
            if scope is None:
                return 2
            source = records(scope, connection, Reader(words))
            made = FILES[given.kind].make(source, given.audience, _told)
    except FAILURES as error:
        print(words.gettext(sentence(error)), details(error), sep="\n", file=sys.stderr)
        return 2
    try:
        if given.kind == WORKLISTS and given.path.suffix.lower() != ".zip":
            _unpack(given.path, made)
        else:
            _write_whole(given.path, made)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports", description=__doc__)
    parser.add_argument("kind", choices=FILES)
    parser.add_argument("path", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default=os.environ.get("LANG", "pl")[:2])
    parser.add_argument("--audience", choices=AUDIENCES, default="coordinating")
    add_scope(parser)
    return parser


def _told(done: int, total: int) -> None:
    print(f"{done}/{total}", flush=True)


def _unpack(folder: Path, made: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        for name in archive.namelist():
            _write_whole(folder / name, archive.read(name))
            print(folder / name)


def _write_whole(path: Path, made: bytes) -> None:
    """Beside its place first: a half file is never seen under its name."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(made)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
