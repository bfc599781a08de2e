"""The log of loads: when, who, which files, what changed, with what outcome."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
from sqlalchemy import Connection, insert, select

from data_access.engine import frame
from data_access.load.problems import Report
from data_access.load.programmes import named_programmes
from data_access.load.read import MOST_FILE_BYTES, SentTable
from data_access.load.store import ChangedRows
from data_access.models import Database, Load
from domain.clock import LOCAL
from domain.vocabulary import LoadOutcome


@dataclass(frozen=True)
class LoadAttempt:
    """What is known of a load before it is tried."""

    by: str
    programmes: list[str]
    files: list[dict]

    @property
    def source(self) -> str:
        """What the journal calls the load: its files' names."""
        return ", ".join(file["name"] for file in self.files)


def entry(path: Path, sources: Sequence[SentTable], by: str) -> LoadAttempt:
    """The programmes named, and the files with their SHA-256; names without their folders.

    Files too large to be read are not fingerprinted either.
    """
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    fingerprints = [
        _fingerprint(file)
        for file in files
        if file.is_file() and file.stat().st_size <= MOST_FILE_BYTES
    ]
    return LoadAttempt(by, named_programmes(sources), fingerprints)


def record(
    connection: Connection,
    of: LoadAttempt,
    outcome: LoadOutcome,
    changes: Mapping[str, ChangedRows],
    report: Report,
) -> None:
    """Write one line of the log, in the caller's write transaction.

    Of records taken it tells the revision too, by which they can be undone.
    """
    taken = select(Database.revision).scalar_subquery() if outcome == LoadOutcome.LOADED else None
    connection.execute(
        insert(Load).values(
            at=datetime.now(UTC).replace(tzinfo=None),
            by=of.by,
            outcome=outcome,
            programmes=of.programmes,
            files=of.files,
            changes={name: list(astuple(of)) for name, of in changes.items()},
            errors=len(report.error_messages()),
            warnings=len(report.warning_messages()),
            revision=taken,
        )
    )


def loads(connection: Connection, limit: int = 50) -> pd.DataFrame:
    """The latest loads, the last one first.

    Columns: `at` (local date-time), `by`, `outcome` (str), `programmes` (list of codes), `files`
    (list of name, sha256, bytes), `changes` (table → rows added, changed, unchanged and, since
    that is counted, removed), `errors`, `warnings` (int), `revision` (float, NaN where nothing
    was taken, or before that was kept).
    """
    columns = [column for column in Load.__table__.c if column.name != "id"]
    found = frame(connection, select(*columns).order_by(Load.id.desc()).limit(limit))
    at = pd.to_datetime(found["at"]).dt.tz_localize("UTC").dt.tz_convert(LOCAL)
    return found.assign(at=at.dt.tz_localize(None))


def _fingerprint(file: Path) -> dict:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return {"name": file.name, "sha256": digest, "bytes": file.stat().st_size}
