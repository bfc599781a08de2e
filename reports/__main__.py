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
from catalogue.source import Records, records
from charts import Reader
from data_access.commands.choice import add_scope, chosen_scope
from data_access.config import database_url
from data_access.engine import read_engine
from data_access.failures import FAILURES, told
from data_access.publication import Misconfigured, rules
from data_access.publication.worklist import held_back
from data_access.scope import Scope
from domain import address
from locales import LANGUAGES, Locale, locale, spoken
from reports.deck.logo import NoPicture
from reports.digest import Misdirected, letter, message, post, send
from reports.pack import FILES, SLIDES, WORKLISTS, Order
from reports.worklists import worklists

DIGEST, SITE, OPEN_DATA = "digest", "site", "open-data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write one file, whole or not at all; the exit code: 0 done, 2 could not be made."""
    parser = _parser()
    given = parser.parse_intermixed_args(arguments)  # options may stand before the path
    if given.path is None and given.kind != DIGEST:
        parser.error(f"{given.kind}: where to? Give a path.")
    narrowed = given.sector or any(vars(given)[name] for name in (address.FROM, address.TO))
    if given.kind in (SITE, OPEN_DATA) and narrowed:
        parser.error(f"{given.kind}: tells of the whole programme: leave out sectors and periods.")
    if given.kind != SLIDES and (given.each or given.no_appendix):
        parser.error(f"{given.kind}: --each and --no-appendix are for slides.")
    order = Order(given.audience, appendix=not given.no_appendix, each=given.each)
    words = locale(given.lang)
    try:
        with read_engine(database_url()).connect() as connection:
            scope = chosen_scope(given, connection, words)
            if scope is None:
                return 2
            if given.kind == SITE:
                return _site(scope, connection, given.path, words)
            if given.kind == OPEN_DATA:
                return _open_data(scope, connection, given.path, words)
            source = records(scope, connection, Reader(words))
            if given.kind == DIGEST:
                return _digest(source, given.path)
            made = FILES[given.kind].make(source, order, _told)
    except (Misdirected, Misconfigured, NoPicture) as error:
        print(error, file=sys.stderr)
        return 2
    except FAILURES as error:
        print(told(error, words), file=sys.stderr)
        return 2
    try:
        if given.kind == WORKLISTS and given.path.suffix.lower() != ".zip":
            _unpack(given.path, made)
        elif given.path.is_dir():
            path = given.path / FILES[given.kind].name(scope, given.audience, words)
            _write_whole(path, made)
            print(path)
        else:
            _write_whole(given.path, made)
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m reports", description=__doc__)
    parser.add_argument("kind", choices=[*FILES, DIGEST, SITE, OPEN_DATA])
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--lang", choices=LANGUAGES, default=spoken(os.environ.get("LANG")))
    parser.add_argument("--audience", choices=AUDIENCES, default="coordinating")
    parser.add_argument("--no-appendix", action="store_true", help="slides: without the appendix")
    parser.add_argument(
        "--each", action="store_true", help="slides: with one for each postulate that waits"
    )
    add_scope(parser)
    return parser


def _told(done: int, total: int) -> None:
    print(f"{done}/{total}", flush=True)


def _site(scope: Scope, connection: Connection, path: Path, words: Locale) -> int:
    """Make the public site, and say how much of it is new."""
    from reports.open_data import OfAnother
    from reports.site import InUse, NotOurs, make

    _ = words.gettext
    try:
        made = make(scope, connection, path)
    except NotOurs as error:
        print(_("{path} holds something else than a site of ours.", path=error), file=sys.stderr)
        return 2
    except OfAnother as error:
        return _of_another(path, error, words)
    except InUse as error:
        print(_("{path} is being made by another.", path=error), file=sys.stderr)
        return 2
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    counts = {
        _("pages"): made.pages,
        _("files"): made.files,
        _("written anew"): len(made.written),
        _("removed"): len(made.removed),
    }
    told = [f"{name} {words.number(n)}" for name, n in counts.items()]
    told.append(f"{words.number(made.size / 1e6, 1)} MB")
    print(f"{scope.programme}: {' · '.join(told)}")
    _tell_held_back(scope, connection, words)
    return _differs(made.differs, words) if made.differs else 0


def _open_data(scope: Scope, connection: Connection, folder: Path, words: Locale) -> int:
    """Publish the open data; the exit code is 1 where a release stands with other content."""
    from reports.open_data import OfAnother, open_data, publish

    _ = words.gettext
    made = open_data(scope, connection, rules())
    try:
        done = publish(made, folder)
    except OfAnother as error:
        return _of_another(folder, error, words)
    except FileExistsError:
        print(_("{folder} is not empty.", folder=folder), file=sys.stderr)
        return 2
    told = words.ngettext("{n} file", "{n} files", done.files)
    new = _("written anew: {n}", n=words.number(len(done.written)))
    size = f"{words.number(done.size / 1e6, 1)} MB"
    print(f"{scope.programme} {made.release.name}: {told}, {size}, {new}")
    _tell_held_back(scope, connection, words)
    return _differs(made.release.archive, words) if done.differs else 0


def _of_another(path: Path, code: Exception, words: Locale) -> int:
    """Say that what was published of one programme is not overwritten by another's."""
    message = words.gettext(
        "{path} holds what was published of the programme {code}: each has a folder of its own.",
        path=path,
        code=code,
    )
    print(message, file=sys.stderr)
    return 2


def _tell_held_back(scope: Scope, connection: Connection, words: Locale) -> None:
    """Say that texts are missing from what is public, and where a person lets them out."""
    if n := len(held_back(connection, scope.programme_id, rules())):
        told = words.ngettext("{n} text is held back.", "{n} texts are held back.", n)
        print(told, words.gettext("See Data › Publication, or the command held-back."))


def _differs(archive: str, words: Locale) -> int:
    """Say that a release stands as it was first published."""
    message = words.gettext(
        "{archive} was published before with other content, by other rules or another version of "
        "this software. It stays as it was; if it must not, delete it and publish again.",
        archive=archive,
    )
    print(message, file=sys.stderr)
    return 1


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
