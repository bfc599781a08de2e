"""Values that a file gives less exactly than the database keep their recorded precision."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

import pandas as pd

from data_access.load.existing_records import RecordKey, Stored
from data_access.load.table_format import TableFormat
from domain.clock import LOCAL


def restore_precision(
    table: TableFormat, frame: pd.DataFrame, sent: set[str], known: Stored
) -> None:
    """Complete a table's typed frame in place. `sent`: the columns that stood in the file."""
    if table.to_fill:
        _after_the_day(frame, known)
    if table.name in _COMPLETED:
        _COMPLETED[table.name](frame, sent, known)


def _after_the_day(frame: pd.DataFrame, known: Stored) -> None:
    """On a worklist a day alone is written: the change follows what is recorded of that day.

    It is the recorded one itself where that day ended with the same status: loading it again
    changes nothing.
    """
    moments = frame["changed_at"].tolist()
    rows = zip(frame["programme"], frame["postulate"], moments, frame["status"], strict=True)
    for n, (programme, postulate, moment, status) in enumerate(rows):
        day = moment and moment.astimezone(LOCAL)
        if not day or day.time() != time():
            continue
        changes = known.changes.get((programme, postulate), [])
        of_day = sorted(c for c in changes if c[0].astimezone(LOCAL).date() == day.date())
        if of_day:
            last, before = of_day[-1]
            moments[n] = last if before == status else last + timedelta(seconds=1)
    frame["changed_at"] = pd.Series(moments, frame.index, dtype=object)


def _instants(frame: pd.DataFrame, _sent: set[str], known: Stored) -> None:
    """A change told by the minute is the recorded one of that minute and status, if one is.

    Spreadsheets show no seconds, yet these are part of a change's key.
    """
    moments = frame["changed_at"].tolist()
    told = set(zip(frame["programme"], frame["postulate"], moments, strict=True))
    rows = zip(frame["programme"], frame["postulate"], moments, frame["status"], strict=True)
    for n, (programme, postulate, moment, status) in enumerate(rows):
        if moment is None or moment.second or moment.microsecond:
            continue
        changes = known.changes.get((programme, postulate), [])
        same = [at for at, before in changes if before == status and _minute(at) == moment]
        if len(same) == 1 and (programme, postulate, same[0]) not in told:
            moments[n] = same[0]
    frame["changed_at"] = pd.Series(moments, frame.index, dtype=object)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _ends(frame: pd.DataFrame, sent: set[str], known: Stored) -> None:
    """Where some beginnings bring their end («17:00-19:00»), the other meetings keep theirs."""
    if "ends_at" in sent or "ends_at" not in frame.attrs["given"]:
        return
    keys: list[RecordKey] = list(zip(frame["programme"], frame["code"], strict=True))
    frame["ends_at"] = pd.Series(
        [
            _kept(known.meeting_ends, key, start) if end is None else end
            for key, start, end in zip(keys, frame["starts_at"], frame["ends_at"], strict=True)
        ],
        frame.index,
        dtype=object,
    )


def _kept(
    ends: Mapping[RecordKey, datetime], key: RecordKey, start: datetime | None
) -> datetime | None:
    """The recorded end, unless the meeting was moved past it."""
    end = ends.get(key)
    return end if end is not None and (start is None or end >= start) else None


_COMPLETED: dict[str, Callable[[pd.DataFrame, set[str], Stored], None]] = {
    "meetings": _ends,
    "postulate_statuses": _instants,
}
