"""How complete the records are, and which need a hand: the loads' warnings, as they stand."""

from collections.abc import Iterator
from itertools import groupby

import pandas as pd
from sqlalchemy import ColumnElement, Connection, case, func, select

from data_access import attendance, postulates
from data_access.dialect import is_written
from data_access.engine import frame
from data_access.load.data_format import TABLES
from data_access.models import Base, Organisation, Postulate, PostulateStatus
from data_access.scope import Scope
from domain.blank import is_blank
from domain.ratios import ratios
from domain.vocabulary import USUAL_STEPS, MeetingStatus, Status
from locales import N_

WARNINGS = {
    "changes_without_reason": N_("Write down the justification"),
    "merged_nowhere": N_("Say into which postulate it was merged"),
    "unusual_step": N_("Check the order of statuses"),
    "without_list": N_("Enter the attendance list"),
    "without_minutes": N_("Add the minutes"),
    "lapsed": N_("Say whether the meeting was held"),
    "personal_data": N_("Remove personal data from the text"),
}
"""What to do about each kind of warning, in the order in which they are shown."""


def row_counts(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Rows of the whole programme per table of the data format: `table` (str), `rows` (int)."""
    counts = {}
    for name in TABLES:
        table = Base.metadata.tables[name]
        of = table.c.id if name == "programmes" else table.c.programme_id
        rows = select(func.count()).where(of == scope.programme_id)
        counts[name] = connection.scalar(rows)
    return pd.DataFrame({"table": list(counts), "rows": list(counts.values())})


def coverage(scope: Scope, connection: Connection) -> pd.DataFrame:
    """How many records have what the indicators need; a postulate needs no organisation as author.

    Columns: `what` (a key), `part`, `whole` (int), `share` (float, NaN where there are none).
    """
    met = attendance.total(scope, connection).iloc[0]
    wishes = postulates.total(scope, connection).iloc[0]
    held = int(met["meetings_held"])
    rows = [
        ("list", held - int(met["without_list"]), held),
        ("minutes", held - int(met["without_minutes"]), held),
        ("justification", int(wishes["justified"]), int(wishes["decided"])),
    ]
    known = select(
        func.count(),
        *(_filled(column) for column in (Organisation.legal_form, Organisation.district)),
    ).where(scope.in_programme(Organisation))
    whole, legal_form, district = connection.execute(known).one()
    rows += [("legal_form", legal_form, whole), ("district", district, whole)]
    columns = (Postulate.department, Postulate.area)
    known = select(func.count(), *(_filled(column) for column in columns))
    whole, *parts = connection.execute(known.where(scope.postulates())).one()
    rows += [(key, n, whole) for key, n in zip(("department", "area"), parts, strict=True)]
    table = pd.DataFrame(rows, columns=["what", "part", "whole"])
    return table.assign(share=ratios(table["part"], table["whole"]))


def _filled(column: ColumnElement[str]) -> ColumnElement[int]:
    return func.count(case((is_written(column), 1)))


def warnings(scope: Scope, connection: Connection) -> pd.DataFrame:
    """Every record that needs a hand, in the order of `WARNINGS`.

    Columns: `kind`, `code`, `title` (str, null where the record has none), `day` (date, of the
    change, meeting or submission).
    """
    found = [
        *_of_statuses(scope, connection),
        *_of_meetings(scope, connection),
        *_of_texts(scope, connection),
    ]
    order = {kind: n for n, kind in enumerate(WARNINGS)}
    found.sort(key=lambda row: (order[row[0]], row[3], row[1]))
    return pd.DataFrame(found, columns=["kind", "code", "title", "day"], dtype=object)


_Row = tuple[str, str, object, object]


def _of_statuses(scope: Scope, connection: Connection) -> Iterator[_Row]:
    change = PostulateStatus
    rows = connection.execute(
        select(
            change.postulate,
            Postulate.title,
            change.changed_on,
            change.status,
            change.merged_into,
        )
        .join(Postulate, (Postulate.programme_id == change.programme_id)
              & (Postulate.code == change.postulate))
        .where(scope.postulates(), change.changed_on <= scope.as_of)
        .order_by(change.postulate, change.changed_at)
    )  # fmt: skip
    last: tuple[str, Status] = ("", Status.SUBMITTED)
    for (code, status), run in groupby(rows, key=lambda row: (row.postulate, Status(row.status))):
        first, *amendments = run
        before = last[1] if last[0] == code else Status.SUBMITTED
        last = (code, status)
        if status != before and status not in USUAL_STEPS[before]:
            yield "unusual_step", code, first.title, first.changed_on
        named = any(not is_blank(row.merged_into) for row in (first, *amendments))
        if status == Status.MERGED and not named:
            yield "merged_nowhere", code, first.title, first.changed_on
    for row in postulates.changes_without_reason(scope, connection).itertuples(index=False):
        yield "changes_without_reason", row.code, row.title, row.changed_on


def _of_meetings(scope: Scope, connection: Connection) -> Iterator[_Row]:
    rows = attendance.by_meeting(scope, connection)
    held = rows["status"] == MeetingStatus.HELD
    kinds = {
        "without_list": held & ~rows["has_list"],
        "without_minutes": held & ~rows["has_minutes"],
        "lapsed": rows["lapsed"],
    }
    for kind, chosen in kinds.items():
        for row in rows[chosen].itertuples(index=False):
            yield kind, row.code, row.title, row.starts_on


def _of_texts(scope: Scope, connection: Connection) -> Iterator[_Row]:
    from domain.personal import contacts  # knows names and numbers: only where texts are read

    columns = (Postulate.code, Postulate.title, Postulate.submitted_on, Postulate.text)
    rows = frame(connection, select(*columns).where(scope.postulates()))
    for row in rows.itertuples(index=False):
        if contacts(f"{row.title}\n{row.text or ''}"):
            yield "personal_data", row.code, None, row.submitted_on  # never echoed
