"""The open data's folder: the newest files, and every release that was ever published.

What a release was is never written over: a figure that was quoted is found again.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from locales import DEFAULT, LANGUAGES, locale
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


def whole(made: OpenData, earlier: Callable[[str], bytes | None]) -> Whole:
    """The newest files with every release. `earlier`: what stood at a path; None for nothing."""
    release, files = made.release, dict(made.files)
    releases = json.loads(earlier(_RELEASES) or b"[]")
    kept = tuple(of[name] for of in releases for name in ("archive", "page"))
    published = earlier(release.archive) if release.archive in kept else None
    differs = published is not None and unpacked(published) != files
    if published is None:
        files |= {release.archive: archived(made.files), release.page: made.page}
        told = {
            "release": release.name,
            "revision": release.revision,
            "as_of": release.as_of.isoformat(),
            "archive": release.archive,
            "page": release.page,
            "sha256": hashlib.sha256(files[release.archive]).hexdigest(),
        }
        releases = [of for of in releases if of["release"] != release.name] + [told]
        kept = tuple(path for path in kept if path not in files)
    files[_INDEX] = _index(made, releases)
    files[_RELEASES] = json_bytes(releases)
    return Whole(files, kept, differs)


def publish(made: OpenData, folder: Path) -> Published:
    """Write the files where they changed, each at once; take away those that are no longer.

    Raises FileExistsError where the folder holds something else.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / _RELEASES).exists():
        raise FileExistsError(folder)
    found = whole(made, lambda path: _read(folder / path))
    written = [path for path, content in found.files.items() if _write(folder / path, content)]
    for left in _left(folder, found.files):
        left.unlink()
    size = sum(len(content) for content in found.files.values())
    return Published(len(found.files), size, tuple(written), found.differs)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


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
    parts = []
    for code in LANGUAGES:
        words = locale(code)
        _ = words.gettext
        tables = sorted(path for path in made.files if "/" in path)
        whole = [path for path in made.files if "/" not in path]
        own = [tag("a", escape(path), href=path) for path in (*whole, *tables)]
        known = [
            tag("a", escape(of["release"]), href=of["page"])
            + " · "
            + tag("a", "ZIP", href=of["archive"])
            for of in reversed(releases)
        ]
        parts.append(
            tag("h1" if code == DEFAULT else "h2", escape(made.titles[code]))
            + tag("h2" if code == DEFAULT else "h3", escape(_("Open data")))
            + listed(*own)
            + tag("h2" if code == DEFAULT else "h3", escape(_("All releases")))
            + listed(*known)
        )
    sections = "".join(
        tag("section", part, lang=code) for code, part in zip(LANGUAGES, parts, strict=True)
    )
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(made.titles[DEFAULT])}</title>"
    )
    body = tag("body", tag("main", sections))
    return f"<!doctype html>{tag('html', tag('head', head) + body, lang=DEFAULT)}\n".encode()
