"""A programme removed for good: its records, what the journal tells of them, its loads."""

from sqlalchemy import Engine, delete, func, select, text, update

from data_access.engine import revision, writing
from data_access.journal.former_rows import journalled_tables, programme_column
from data_access.models import Database, JournalEntry, Load, Programme, Revision


def remove(engine: Engine, code: str, *, by: str = "") -> dict[str, int]:
    """Delete the programme of that code in one transaction; rows removed, per table.

    Nothing of it stays, neither in the journal nor in the log of loads: a load that held others
    too is theirs, one that named no programme may have been its. Therefore no revision up to this
    one can be undone any more, of no programme.
    Raises `LookupError` where there is none of that code, `Busy` where another writer does not end.
    """
    with writing(engine, by=by, source="delete") as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete = ON")  # overwrite, not only unlink
        programme = connection.scalar(select(Programme.id).where(Programme.code == code))
        if programme is None:
            raise LookupError(code)
        counts = {}
        for table in reversed(journalled_tables()):
            own = programme_column(table) == programme
            rows = connection.scalar(select(func.count()).select_from(table).where(own))
            connection.execute(delete(table).where(own))
            counts[table.name] = rows or 0
        connection.execute(delete(JournalEntry).where(JournalEntry.programme == programme))
        loads = connection.execute(select(Load.id, Load.revision, Load.programmes)).all()
        alone = [of for of in loads if not {*of.programmes} - {code}]
        connection.execute(delete(Load).where(Load.id.in_([of.id for of in alone])))
        for of in loads:
            others = [other for other in of.programmes if other != code]
            if others and others != of.programmes:
                connection.execute(update(Load).where(Load.id == of.id).values(programmes=others))
        connection.execute(
            update(Revision)
            .where(Revision.revision.in_([of.revision for of in alone]))
            .values(source="")
        )
        connection.execute(update(Database).values(journal_from=revision(connection)))
        connection.execute(text("ANALYZE"))
    return counts
