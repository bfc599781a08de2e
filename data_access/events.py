"""Recorded events, by which curves over time are explained."""

import pandas as pd
from sqlalchemy import Connection, select

from data_access.engine import frame
from data_access.models import Event
from data_access.scope import Scope


def events(scope: Scope, connection: Connection) -> pd.DataFrame:
    """The programme's events, in order. Columns: `date` (date), `name`, `name_en` (str, the last
    null where not recorded). Announced ones too: they lie ahead and are known.
    """
    return frame(
        connection,
        select(Event.day, Event.name, Event.name_en)
        .where(scope.in_programme(Event))
        .order_by(Event.day, Event.name),
    )
