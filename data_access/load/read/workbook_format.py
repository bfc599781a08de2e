"""Workbooks told by their content, whatever their names say."""

import contextlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from data_access.load.read.ods import Ods
from data_access.load.read.sheet import Broken, Encrypted
from data_access.load.read.xlsx import Xlsx

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Beginning of an old binary workbook, and of an encrypted new one."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ARCHIVE = b"PK"


class Foreign(ValueError):
    """A workbook in a format that is not read: XLS or XLSB."""


Workbook = Xlsx | Ods


@contextlib.contextmanager
def open_workbook(stream: IO[bytes]) -> Iterator[Workbook]:
    """The workbook in a file. Raises `Broken`, `Encrypted` or `Foreign`, also within."""
    start = stream.read(len(_COMPOUND))
    if start == _COMPOUND:
        raise Encrypted if _ENCRYPTED in stream.read() else Foreign
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            members = {name.replace("\\", "/").lower() for name in archive.namelist()}
            if "xl/workbook.bin" in members:
                raise Foreign
            yield Ods(archive) if "content.xml" in members else Xlsx(archive)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, struct.error, EOFError) as error:
        raise Broken from error
    except (RuntimeError, LookupError, OverflowError) as error:
        # RuntimeError: a member asks for a password, or is compressed in an unknown way
        raise Broken from error


def is_workbook(start: bytes) -> bool:
    """Whether a file that begins so is a workbook, or an archive."""
    return start.startswith(_ARCHIVE + b"\x03\x04") or start.startswith(_COMPOUND)
