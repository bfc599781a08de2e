"""The open data's folder: the newest files, and every release that was ever published.

What a release was is never written over: a figure that was quoted is found again.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from locales import DEFAULT, LANGUAGES, locale
from reports.open_data.html import LOOKS, STYLE, document
from reports.open_data.make import OpenData, archived, json_bytes, unpacked
from reports.statement.markup import listed, tag

_RELEASES, _INDEX = "releases.json", "index.html"
_CURRENT = ("csv", "excel", "json")
"""Folders that hold the newest files alone."""


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


def whole(made: OpenData, before: Path | None) -> Whole:
    """The newest files with every release that stands in the folder `before`.

    A release whose archive was taken away is not told of any more.
    """
    release, files = made.release, dict(made.files)
    releases = [of for of in _releases(before) if before and (before / of["archive"]).is_file()]
    kept = tuple(of[name] for of in releases for name in ("archive", "page"))
    known = before is not None and release.archive in kept
    differs = known and unpacked((before / release.archive).read_bytes()) != files
    if not known:
        files |= {release.archive: archived(made.files), release.page: made.page}
        told = {
            "release": release.name,
            "revision": release.revision,
            "as_of": release.as_of.isoformat(),
            "archive": release.archive,
            "page": release.page,
            "sha256": hashlib.sha256(files[release.archive]).hexdigest(),
        }
        releases.append(told)
    files |= {_INDEX: _index(made, releases), STYLE: LOOKS}
    files[_RELEASES] = json_bytes(releases)
    return Whole(files, kept, differs)


def publish(made: OpenData, folder: Path) -> Published:
    """Write the files where they changed, each at once; take away those that are no longer.

    Raises FileExistsError where the folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / _RELEASES).exists():
        raise FileExistsError(folder)
    found = whole(made, folder)
    written = [path for path, content in found.files.items() if _write(folder / path, content)]
    for left in _left(folder, found.files):
        left.unlink()
    size = sum(len(content) for content in found.files.values())
    return Published(len(found.files), size, tuple(written), found.differs)


def _releases(before: Path | None) -> list[dict]:
    told = before and before / _RELEASES
    return json.loads(told.read_text("utf-8")) if told and told.is_file() else []


def _write(path: Path, content: bytes) -> bool:
    """Whether it was to be written; beside its place first, so that nobody reads half of it."""
    if path.exists() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    beside.replace(path)
    return True


def _left(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    for name in _CURRENT:
        for path in sorted((folder / name).glob("*")):
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
            tag("a", escape(of["release"]), href=of["page"])
            + " · "
            + tag("a", f"{escape(of['release'])}.zip", href=of["archive"])
            for of in reversed(releases)
        ]
        parts[code] = (
            tag(first, escape(made.titles[code]))
            + tag(second, escape(_("Open data")))
            + listed(*own)
            + tag(second, escape(_("All releases")))
            + listed(*known)
        )
    return document(made.titles[DEFAULT], parts, up="", sample=made.sample)
