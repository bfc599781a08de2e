"""What stands at a path: a file, a folder of files, or a ZIP archive read like a folder.

Nothing is unpacked onto the disk, and nothing but regular files is opened. What is not read is
named in the report.
"""

import contextlib
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from data_access.load.problems import Problem, Report
from data_access.load.read.table_names import ACCEPTED, TEXT, WORKBOOKS, is_clutter, table_named
from locales import N_

MOST_FILE_BYTES = 300_000_000
"""A larger file, or a workbook or archive that unpacks to more, is refused before it is opened."""
_MOST_MEMBERS = 10_000
_SAYS_UTF_8 = 0x800
_NOT_READ = N_("this kind of file is not read: save the tables as {expected}")
_LEFT_OUT = N_("this kind of file is not read, left out: save the tables as {expected}")
_EXPECTED = (("expected", "CSV, XLSX, ODS"),)


@dataclass(frozen=True)
class SentFile:
    """A file that may hold tables: its name without folders, and how to open it."""

    name: str
    open: Callable[[], IO[bytes]]

    @property
    def is_text(self) -> bool:
        return self.name.lower().endswith(TEXT)


def sent_files(path: Path, report: Report) -> Iterator[SentFile]:
    """Every file at the path whose kind is read, in the order of their names."""
    try:
        if path.is_dir():
            yield from _in_folder(path, report)
        elif not path.exists():
            _refuse(report, path.name, N_("there is no such file or folder"))
        elif not path.is_file():
            _refuse(report, path.name, N_("this is neither a file nor a folder"))
        elif path.suffix.lower() == ".zip":
            yield from _in_archive(path, report)
        elif not path.name.lower().endswith(ACCEPTED):
            _refuse(report, path.name, _NOT_READ, *_EXPECTED)
        elif not too_large(path, report):
            yield _on_disk(path)
    except OSError:
        _refuse(report, path.name, N_("this cannot be opened"))


def too_large(file: Path, report: Report) -> bool:
    """Whether the file, or what it unpacks to, is over `MOST_FILE_BYTES`; said in the report."""
    size = file.stat().st_size
    if size <= MOST_FILE_BYTES:
        with file.open("rb") as stream:
            size = _unpacked(stream, size)
    return _over(file.name, size, report)


def _over(name: str, size: int, report: Report) -> bool:
    if size > MOST_FILE_BYTES:
        message = N_("too large: {size} MB; the limit is {limit} MB")
        values = (("size", str(size // 1_000_000)), ("limit", str(MOST_FILE_BYTES // 1_000_000)))
        _refuse(report, name, message, *values)
    return size > MOST_FILE_BYTES


def _unpacked(stream: IO[bytes], size: int) -> int:
    """Bytes that an archive says it unpacks to; more of a member is never read."""
    if stream.read(2) != b"PK":
        return size
    try:
        with zipfile.ZipFile(stream) as archive:
            return sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError):
        return size  # not an archive: said where it is opened


def _in_folder(folder: Path, report: Report) -> Iterator[SentFile]:
    for path in sorted(folder.iterdir()):
        if is_clutter(path.name):
            continue
        if path.is_dir():
            _leave_out(report, f"{path.name}/", N_("a folder within is not read, left out"))
        elif not path.is_file():
            _leave_out(report, path.name, N_("not a regular file, left out"))
        elif not path.name.lower().endswith((*TEXT, *WORKBOOKS)):
            _leave_out(report, path.name, _LEFT_OUT, *_EXPECTED)
        elif not too_large(path, report):
            yield _on_disk(path)


def _on_disk(path: Path) -> SentFile:
    return SentFile(path.name, lambda: path.open("rb"))


def _in_archive(path: Path, report: Report) -> Iterator[SentFile]:
    if too_large(path, report):
        return
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            for member in members:
                member.filename = _name(member)
            if len(members) > _MOST_MEMBERS:
                _refuse(report, path.name, N_("too many files in one archive"))
                return
            inside = _folder_of_all([m.filename for m in members if not _clutter_within(m)])
            for member in sorted(members, key=lambda member: member.filename):
                if not _clutter_within(member):
                    yield from _member(archive, member, inside, report)
    except (zipfile.BadZipFile, ValueError):
        _refuse(report, path.name, N_("this is not a ZIP archive that can be opened"))


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name, also where the program that packed it did not say in which code page.

    Windows packs in that of its language, cp852 in Polish, and macOS in UTF-8.
    """
    name = member.filename
    if name.isascii() or member.flag_bits & _SAYS_UTF_8:
        return name
    with contextlib.suppress(UnicodeEncodeError):  # else another library made it of something
        data = name.encode("cp437")
        for page in ("utf-8", "cp852", "cp1250"):
            with contextlib.suppress(UnicodeDecodeError):
                read = data.decode(page)
                if page == "utf-8" or table_named(PurePosixPath(read).name):
                    return read
    return name


def _clutter_within(member: zipfile.ZipInfo) -> bool:
    return any(is_clutter(part) for part in PurePosixPath(member.filename).parts if part != "..")


def _folder_of_all(names: list[str]) -> PurePosixPath:
    """The folder in which all members lie, as where a folder was packed; else the top."""
    folders = {PurePosixPath(name).parent for name in names}
    return folders.pop() if len(folders) == 1 else PurePosixPath(".")


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, inside: PurePosixPath, report: Report
) -> Iterator[SentFile]:
    path = PurePosixPath(member.filename)
    if path.parent != inside:
        _leave_out(report, member.filename, N_("a folder within is not read, left out"))
    elif not path.name.lower().endswith((*TEXT, *WORKBOOKS)):
        _leave_out(report, path.name, _LEFT_OUT, *_EXPECTED)
    else:
        try:
            data = archive.read(member)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError):
            # RuntimeError: encrypted; its subclass NotImplementedError: an unknown compression
            _refuse(report, path.name, N_("this file of the archive cannot be opened"))
            return
        if not _over(path.name, _unpacked(io.BytesIO(data), len(data)), report):
            yield SentFile(path.name, lambda: io.BytesIO(data))


def _refuse(report: Report, name: str, message: str, *values: tuple[str, str]) -> None:
    report.errors.append(Problem(name, None, "", "", message, values))


def _leave_out(report: Report, name: str, message: str, *values: tuple[str, str]) -> None:
    report.warnings.append(Problem(name, None, "", "", message, values))
