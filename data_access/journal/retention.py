"""For how long journal and log of loads are kept: what is older tells no more who wrote what."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, delete, func, select, update

from data_access.config import journal_days
from data_access.models import Database, JournalEntry, Load, Revision
from domain.clock import local


def forget(connection: Connection) -> date | None:
    """Drop what is older than `journal_days`, in the caller's write transaction.

    The entries go, and of their revisions who and from what; when they were stays, so that rows
    know since when they are recorded. The local day of the last of them; None if there was none.
    Of the log of loads go the lines that are as old.
    """
    oldest = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=journal_days())
    connection.execute(delete(Load).where(Load.at < oldest))
    last = connection.execute(
        select(func.max(Revision.revision), func.max(Revision.at)).where(Revision.at < oldest)
    ).one()
    since = connection.scalar(select(Database.journal_from))
    if last[0] is None or last[0] <= since:
        return None
    connection.execute(delete(JournalEntry).where(JournalEntry.revision <= last[0]))
    connection.execute(
        update(Revision).where(Revision.revision <= last[0]).values(by="", source="")
    )
    connection.execute(update(Database).values(journal_from=last[0]))
    return local(last[1]).date()
