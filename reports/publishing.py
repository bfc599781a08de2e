"""The commands that publish: the public site and the open data, and what is said of them."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from data_access.publication import rules
from data_access.publication.held_back import held_back
from data_access.scope import Scope
from locales import Locale
from reports.open_data import Damaged, OfAnother, open_data, publish
from reports.publishing_lock import InUse
from reports.site import NotOurs, make

Result = TypeVar("Result")


def publish_site(scope: Scope, connection: Connection, path: Path, words: Locale) -> int:
    """Make the public site, and say how much of it is new; the exit code."""
    _ = words.gettext
    made = _or_refused(lambda: make(scope, connection, path), path, words)
    if made is None:
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


def publish_open_data(scope: Scope, connection: Connection, folder: Path, words: Locale) -> int:
    """Publish the open data; the exit code, 1 where a release stands with other content."""
    made = open_data(scope, connection, rules())
    done = _or_refused(lambda: publish(made, folder), folder, words)
    if done is None:
        return 2
    told = words.ngettext("{n} file", "{n} files", done.files)
    new = words.gettext("written anew: {n}", n=words.number(len(done.written)))
    size = f"{words.number(done.size / 1e6, 1)} MB"
    print(f"{scope.programme} {made.release.name}: {told}, {size}, {new}")
    _tell_held_back(scope, connection, words)
    return _differs(made.release.archive, words) if done.differs else 0


def _or_refused(do: Callable[[], Result], path: Path, words: Locale) -> Result | None:
    """What was done, or None and why it could not be on stderr."""
    _ = words.gettext
    try:
        return do()
    except NotOurs as error:
        told = _("{path} holds something else than a site of ours.", path=error)
    except OfAnother as error:
        told = _(
            "{path} holds what was published of the programme {code}: each has a folder of its "
            "own.",
            path=path,
            code=error,
        )
    except Damaged as error:
        told = _(
            "{path} was published before and cannot be read any more. Bring it back from a copy, "
            "or delete the folder and publish anew.",
            path=error,
        )
    except InUse:
        told = _("{path} is being made by another.", path=path)
    except FileExistsError as error:
        told = _("{folder} is not empty.", folder=path) if error.errno is None else str(error)
    except OSError as error:
        told = str(error)
    print(told, file=sys.stderr)
    return None


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
