"""Circular mergers: postulates merged with each other are all void and never answered."""

from collections.abc import Mapping
from datetime import datetime

import pandas as pd

from data_access.load.existing_records import RecordKey, Stored
from data_access.load.problems import Report
from data_access.load.read import SentTable
from domain.vocabulary import Status
from locales import N_


def circles(source: SentTable, frame: pd.DataFrame, _tables, known: Stored, report: Report) -> None:
    """Warn of each merger of the load that leads back to its own postulate through others."""
    last: dict[RecordKey, datetime] = {key: max(of)[0] for key, of in known.changes.items()}
    targets = {key: target for key, (at, target) in known.mergers.items() if at == last.get(key)}
    rows: dict[RecordKey, int] = {}
    names = ("programme", "postulate", "changed_at", "status", "merged_into")
    columns = (frame[name] for name in names)
    for row, programme, postulate, at, status, target in zip(frame.index, *columns, strict=True):
        key = (programme, postulate)
        if at is None or (key in last and at < last[key]):
            continue
        last[key] = at
        targets.pop(key, None)
        rows.pop(key, None)
        if status == Status.MERGED and target:
            targets[key], rows[key] = target, row
    for key, row in rows.items():
        round_trip = _circle(key, targets)
        if len(round_trip) > 1:
            message = N_("merged in a circle, so that all are void: {codes}")
            codes = " → ".join([*round_trip, key[1]])
            report.warnings.append(
                source.problem(row, "merged_into", None, message, ("codes", codes))
            )


def _circle(key: RecordKey, targets: Mapping[RecordKey, str]) -> list[str]:
    """The codes from a postulate back to itself; empty where its mergers end elsewhere."""
    met, at = [], key
    while at in targets and at[1] not in met:
        met.append(at[1])
        at = (key[0], targets[at])
    return met if at == key else []
