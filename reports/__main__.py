"""`python -m reports`: write a file of the pack for a scope and an audience, the week's letter,
the public site or the open data.

PATH is a file, or a folder that there is: the file there is called by programme, audience and date.

The letter, `digest`, is sent where a mail server is configured (`SMTP_URL`, `DIGEST_FROM`,
`DIGEST_TO`) and no PATH is given, else written as an `.eml` file.
"""

import argparse
import io
import os
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection

from catalogue import AUDIENCES
from catalogue.source import Records, exhibit_source
from charts import Reader
from data_access.commands.choice import add_scope, chosen_scope
from data_access.config import Misconfigured, database_url
from data_access.engine import read_engine
from data_access.failures import FAILURES, fault_message
from data_access.scope import Scope
from domain import address
from locales import LANGUAGES, Locale, locale, spoken_language
from reports.deck.logo import NoPicture
from reports.digest import Misdirected, letter, message, post, send
from reports.pack import FILES, SLIDES, WORKLISTS, Order
from reports.worklists import worklists

DIGEST, SITE, OPEN_DATA = "digest", "site", "open-data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one file, whole or not at all; the exit code: 0 done, 2 could not be made."""
    parser = _parser()
    given = parser.parse_intermixed_args(arguments)  # options may stand before the path
    if wrong := _contradiction(given):
        parser.error(f"{given.kind}: {wrong}")
    words = locale(given.lang)
    try:
        with read_engine(database_url()).connect() as connection:
            scope = chosen_scope(given, connection, words)
            return 2 if scope is None else _make(given, scope, connection, words)
    except (Misdirected, Misconfigured, NoPicture, OSError) as error:
        print(error, file=sys.stderr)
    except FAILURES as error:
        print(fault_message(error, words), file=sys.stderr)
    return 2


def _contradiction(given: argparse.Namespace) -> str:
    """Why what was given cannot be obeyed; "" if it can."""
    if given.path is None and given.kind != DIGEST:
        return "where to? Give a path."
    narrowed = given.sector or any(vars(given)[name] for name in (address.FROM, address.TO))
    if given.kind in (SITE, OPEN_DATA) and narrowed:
        return "tells of the whole programme: leave out sectors and periods."
    if given.kind != SLIDES and (given.each or given.no_appendix):
        return "--each and --no-appendix are for slides."
    return ""


def _make(given: argparse.Namespace, scope: Scope, connection: Connection, words: Locale) -> int:
    if given.kind in (SITE, OPEN_DATA):
        from reports import publishing  # only here: it takes long to start

        command = {SITE: publishing.publish_site, OPEN_DATA: publishing.publish_open_data}
        return command[given.kind](scope, connection, given.path, words)
    source = exhibit_source(scope, connection, Reader(words))
    if given.kind == DIGEST:
        return _digest(source, given.path)
    order = Order(given.audience, appendix=not given.no_appendix, each=given.each)
    made = FILES[given.kind].make(source, order, _told)
    if given.kind == WORKLISTS and given.path.suffix.lower() != ".zip":
        _unpack(given.path, made)
    elif given.path.is_dir():
        path = given.path / FILES[given.kind].name(scope, given.audience, words)
        _write_whole(path, made)
        print(path)
    else:
        _write_whole(given.path, made)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports", description=__doc__)
    parser.add_argument("kind", choices=[*FILES, DIGEST, SITE, OPEN_DATA])
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=spoken_language(os.environ.get("LANG"))
    )
    parser.add_argument("--audience", choices=AUDIENCES, default="coordinating")
    parser.add_argument("--no-appendix", action="store_true", help="slides: without the appendix")
    parser.add_argument(
        "--each", action="store_true", help="slides: with one for each postulate that waits"
    )
    add_scope(parser)
    return parser


def _told(done: int, total: int) -> None:
    print(f"{done}/{total}", flush=True)


def _digest(source: Records, path: Path | None) -> int:
    """Send the week's letter; write it where a path is given or no server is configured."""
    by = None if path else post()
    attached = worklists(source)
    letter_of_week = letter(source, list(attached))
    made = message(letter_of_week, attached, by.sender if by else "", by.recipients if by else ())
    try:
        if by:
            send(made, by)
            told = source.reader.locale.gettext(
                "Sent to: {recipients}", recipients=", ".join(by.recipients)
            )
        else:
            target = path or Path(f"digest-{source.scope.as_of}.eml")
            _write_whole(target, made.as_bytes())
            told = str(target)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    print(told)
    return 0


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
