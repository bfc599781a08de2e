"""The records as they were at an earlier revision, on both databases."""

from datetime import date, timedelta

from sqlalchemy import URL, delete, select, update

from data_access.engine import read_engine, write_engine, writing
from data_access.export import exported_tables as exported
from data_access.journal.states import as_recorded, revision_on
from data_access.journal.undo import undo
from data_access.load.load_files import load
from data_access.models import Attendance, Database, Postulate, Revision
from tests.data_access.test_load import STATUSES, WHOLE, Folder, folder
from tests.records import programme, put, scope

__all__ = ["folder"]


def test_every_state_is_as_it_was(database: URL, folder: Folder) -> None:
    engine, states = write_engine(database), []

    def seen() -> None:
        with read_engine(database).connect() as connection:
            states.append(_records(connection))

    load(engine, folder())
    seen()
    more = {
        "branże": WHOLE["branże"].replace("Kultura", "Sztuka") + "P;SPO;Sport\n",
        "statusy_postulatów": STATUSES + "P;P1;2011-06-20;odrzucony;Jednak nie\n",
    }
    load(engine, folder(**more))
    seen()
    with writing(engine) as connection:
        connection.execute(delete(Attendance).where(Attendance.participant == "A"))
        connection.execute(update(Postulate).values(title="Inny"))
    seen()
    undo(engine, 3)
    seen()
    path = folder()
    for name in ("postulaty", "statusy_postulatów"):
        (path / f"{name}.csv").unlink()
    load(engine, path, replace=True)
    seen()
    load(engine, folder())
    seen()
    of = scope(database)
    for number, state in enumerate(states, 1):
        with (
            read_engine(database).connect() as connection,
            as_recorded(connection, of.programme_id, number) as then,
        ):
            assert _records(then) == state, number


def _records(connection: object) -> dict[str, list[dict]]:
    return {name: table.to_dict("records") for name, table in exported(connection, 1).items()}


def test_a_programmes_state_is_its_own(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    put(database, programme(2))
    with (
        read_engine(database).connect() as connection,
        as_recorded(connection, 1, 1) as then,
    ):
        assert then is connection, "of this programme nothing was written since"


def test_what_the_journal_does_not_reach_is_not_known(database: URL, folder: Folder) -> None:
    load(write_engine(database), folder())
    put(database, programme(2))
    today = date.today()

    def on(of: int, day: date) -> int | None:
        with read_engine(database).connect() as connection:
            return revision_on(connection, of, day)

    with write_engine(database).begin() as connection:
        at = connection.scalar(select(Revision.at).where(Revision.revision == 1))
        own = update(Revision).where(Revision.revision == 1)
        connection.execute(own.values(at=at - timedelta(days=5)))
    assert on(1, today - timedelta(days=9)) is None, "nothing was recorded yet"
    assert on(1, today - timedelta(days=2)) == 1
    assert on(2, today - timedelta(days=2)) is None, "this programme was not"
    assert on(2, today + timedelta(days=1)) == 2
    with write_engine(database).begin() as connection:
        connection.execute(update(Database).values(journal_from=2))
    assert on(1, today - timedelta(days=2)) is None, "forgotten since"
