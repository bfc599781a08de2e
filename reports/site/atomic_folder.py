"""A folder that is replaced atomically: readers find it complete, even after a crash.

The site's name is a symbolic link to one of its versions, which lie beside it under hidden names.
A new version shares with the last one the files that are equal: these keep their times, so that
what copies the site elsewhere copies only what changed.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from reports.publishing_lock import alone


class NotOurs(Exception):
    """What stands at the path is no site of ours: nothing is put in its place."""


@dataclass
class Draft:
    """A version in the making, and the one before it, if there is one."""

    folder: Path
    before: Path | None
    kept: int = 0
    written: list[str] = field(default_factory=list)
    _paths: set[str] = field(default_factory=set)

    def write(self, path: str, made: bytes) -> None:
        """A file of the site; one that was there already and is equal stays the same file."""
        target = self._claimed(path)
        earlier = self.before and self.before / path
        if earlier and earlier.is_file() and earlier.read_bytes() == made:
            _same(earlier, target)
            self.kept += 1
        else:
            target.write_bytes(made)
            self.written.append(path)

    def kept_as_it_was(self, path: str) -> bytes | None:
        """Keeps the file of that name unread, if there is one: for names that tell the content."""
        earlier = self.before and self.before / path
        if not earlier or not earlier.is_file():
            return None
        if path not in self._paths:
            _same(earlier, self._claimed(path))
            self.kept += 1
        return earlier.read_bytes()

    def made(self, path: str) -> bytes | None:
        """What this draft holds there already."""
        return (self.folder / path).read_bytes() if path in self._paths else None

    @property
    def removed(self) -> list[str]:
        """What the version before had and this one has not."""
        return sorted(_files(self.before) - self._paths) if self.before else []

    @property
    def paths(self) -> list[str]:
        return sorted(self._paths)

    @property
    def size(self) -> int:
        """Of all files, in bytes."""
        return sum((self.folder / path).stat().st_size for path in self._paths)

    def _claimed(self, path: str) -> Path:
        if path in self._paths:
            raise ValueError(f"two pages at {path}")
        self._paths.add(path)
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


@contextmanager
def drafted(target: Path) -> Iterator[Draft]:
    """A draft that takes the place of `target` at the end, unless an error ends it.

    Raises `NotOurs` or `InUse`, before anything is written. The version replaced stays until the
    next making, for those who are reading it.
    """
    target = Path(os.path.abspath(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.is_symlink() and target.exists() and not _is_empty(target):
        raise NotOurs(str(target))
    with _alone(target):
        before = target.parent / os.readlink(target) if target.is_symlink() else None
        if before and not (before.parent == target.parent and _is_version(before, target)):
            raise NotOurs(str(target))
        before = before if before and before.is_dir() else None
        for left in _versions(target):
            if left != before:
                shutil.rmtree(left)
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        folder.chmod(0o755)
        try:
            yield (draft := Draft(folder, before))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _point(target, draft.folder)


def _point(target: Path, folder: Path) -> None:
    """The one step that a reader sees."""
    link = folder.with_name(f"{folder.name}.link")
    os.symlink(folder.name, link)
    if target.is_dir() and not target.is_symlink():
        target.rmdir()  # empty: the first making only
    os.replace(link, target)


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    with alone(target.with_name(f".{target.name}.lock")):
        for link in target.parent.glob(f"{_escaped(_prefix(target))}*.link"):
            link.unlink()
        yield


def _prefix(target: Path) -> str:
    return f".{target.name}.version-"


def _is_version(folder: Path, target: Path) -> bool:
    return folder.name.startswith(_prefix(target))


def _versions(target: Path) -> list[Path]:
    return [path for path in target.parent.iterdir() if _is_version(path, target)]


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _is_empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _files(folder: Path) -> set[str]:
    return {
        (Path(parent) / name).relative_to(folder).as_posix()
        for parent, _folders, names in os.walk(folder)
        for name in names
    }


def _same(earlier: Path, target: Path) -> None:
    try:
        os.link(earlier, target)
    except OSError:  # a file system without hard links
        shutil.copy2(earlier, target)
