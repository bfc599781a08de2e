"""The open data's folder: the newest files, and every release that was ever published.

What a release was is never written over: a figure that was quoted is found again.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile

from locales import DEFAULT, LANGUAGES, locale
from reports.open_data.figure_history import figure_pages, quoted
from reports.open_data.page_layout import STYLE, STYLE_SHEET, html_page
from reports.open_data.public_figures import page_path
from reports.open_data.release_files import (
    INDICATORS_FILE,
    OpenData,
    archived,
    json_bytes,
    unpacked,
)
from reports.open_data.topics_file import TOPICS_FILE
from reports.publishing_lock import alone
from reports.statement.markup import html_list, tag

Told = TypeVar("Told")
_RELEASES, _FIGURES, _INDEX = "releases.json", "figures.json", "index.html"
_PART, _LOCK = ".part", ".lock"
_VERSION = {
    "datapackage.json": ("version", "as_of", "created"),
    INDICATORS_FILE: ("revision", "as_of"),
}
"""What of these files tells of the release and not of the records."""
_CURRENT = ("csv", "excel", "json")
"""Folders that hold the newest files alone."""


class OfAnother(Exception):
    """The folder holds the releases of another programme, whose code this is."""


class Damaged(Exception):
    """A file that was published before, this one, cannot be read: nothing is put in its place."""


@dataclass(frozen=True)
class Whole:
    """What the folder is to hold. `files`: path → content; `kept`: paths of earlier releases.

    `differs`: this release was published before with other content, which stays: by other rules,
    or another version of the software.
    """

    files: Mapping[str, bytes]
    kept: tuple[str, ...]
    differs: bool


@dataclass(frozen=True)
class Published:
    """`files`: how many. `written`: those that are new or changed. `differs`: as of `Whole`."""

    files: int
    size: int
    written: tuple[str, ...]
    differs: bool


def with_earlier_releases(made: OpenData, before: Path | None) -> Whole:
    """The newest files with every release that stands in the folder `before`.

    A release whose archive was taken away is not told of any more, nor are the figures first
    published in it. Where nothing but revision and day is new there is no new release.
    Raises `OfAnother`, `Damaged`.
    """
    of = before and _read(before / INDICATORS_FILE, lambda told: json.loads(told)["programme"], "")
    if of and of != made.release.programme:
        raise OfAnother(of)
    release, files = made.release, dict(made.files)
    releases = [
        of for of in _listed(before, _RELEASES) if before and (before / of["archive"]).is_file()
    ]
    kept = tuple(of["archive"] for of in releases)
    known = before is not None and release.archive in kept
    last = _read(before / kept[-1], unpacked, {}) if before and kept else {}
    differs = known and _read(before / release.archive, unpacked, {}) != files
    if not known and _told_of_records(last) != _told_of_records(files):
        files[release.archive] = archived(made.files)
        told = {
            "release": release.name,
            "revision": release.revision,
            "as_of": release.as_of.isoformat(),
            "archive": release.archive,
            "sha256": hashlib.sha256(files[release.archive]).hexdigest(),
        }
        releases.append(told)
    earlier = [of for of in _listed(before, _FIGURES) if of["archive"] in kept]
    figures = quoted(made, earlier, releases)
    files |= {_INDEX: _index(made, releases), STYLE: STYLE_SHEET, _FIGURES: json_bytes(figures)}
    files[_RELEASES] = json_bytes(releases)
    return Whole(files | figure_pages(made, figures), kept, differs)


def _told_of_records(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Without what would be new in any revision and on any day."""
    found: dict[str, Any] = dict(files)
    for path, names in _VERSION.items():
        if path in files:
            told = json.loads(files[path])
            found[path] = {name: value for name, value in told.items() if name not in names}
    return found


def publish(made: OpenData, folder: Path) -> Published:
    """Write the files where they changed, each at once; take away those that are no longer.

    Raises FileExistsError where the folder holds something else, `OfAnother` and `Damaged` before
    anything is written; `InUse`, `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _demand_ours(folder)
    with alone(folder / _LOCK):
        if not (folder / _RELEASES).exists():
            _write(folder / _RELEASES, json_bytes([]))  # ours, should this end half-way
        found = with_earlier_releases(made, folder)
        written = [path for path, content in found.files.items() if _write(folder / path, content)]
        for left in (*_left(folder, found.files), *folder.rglob(f".*{_PART}")):
            left.unlink()
    size = sum(len(content) for content in found.files.values())
    return Published(len(found.files), size, tuple(written), found.differs)


def _demand_ours(folder: Path) -> None:
    if not (folder / _RELEASES).exists() and any(p.name != _LOCK for p in folder.iterdir()):
        raise FileExistsError(folder)


def _listed(before: Path | None, name: str) -> list[dict[str, Any]]:
    def rows(told: bytes) -> list[dict[str, Any]]:
        return [row | {"archive": str(row["archive"])} for row in json.loads(told)]

    return _read(before / name, rows, []) if before else []


def _read(path: Path, understand: Callable[[bytes], Told], nothing: Told) -> Told:
    """What a file that was published tells; `nothing` where there is none. Raises `Damaged`."""
    try:
        return understand(path.read_bytes())
    except FileNotFoundError:
        return nothing
    except (ValueError, TypeError, KeyError, BadZipFile, zlib.error, EOFError) as error:
        raise Damaged(str(path)) from error


def _write(path: Path, content: bytes) -> bool:
    """Whether it was to be written; beside its place first, so that nobody reads half of it."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}{_PART}")
    beside.write_bytes(content)
    beside.replace(path)
    return True


def _left(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    for name in (*_CURRENT, TOPICS_FILE):
        for path in sorted((folder / name).glob("*") if name in _CURRENT else folder.glob(name)):
            if path.relative_to(folder).as_posix() not in files:
                yield path


def _index(made: OpenData, releases: list[dict]) -> bytes:
    """What there is, in both languages."""
    parts = {}
    for code in LANGUAGES:
        _ = locale(code).gettext
        first, second = ("h1", "h2") if code == DEFAULT else ("h2", "h3")
        tables = sorted(path for path in made.files if "/" in path)
        whole = [path for path in made.files if "/" not in path]
        own = [tag("a", escape(path), href=path) for path in (*whole, *tables)]
        known = [
            tag("a", f"{escape(of['release'])}.zip", href=of["archive"])
            for of in reversed(releases)
        ]
        figures = [
            tag("a", escape(name), href=page_path(sector))
            for sector, name in {"": _("All"), **made.names(code)}.items()
        ]
        parts[code] = (
            tag(first, escape(f"{made.titles[code]}: {_('Open data')}"))
            + tag(second, escape(_("Figures, to be quoted")))
            + html_list(*figures)
            + tag(second, escape(_("Files")))
            + html_list(*own)
            + tag(second, escape(_("All releases")))
            + html_list(*known)
        )
    return html_page(
        made.titles[DEFAULT], parts, up="", sample=made.sample, address=made.address(_INDEX)
    )
