"""What the reads of postulates give, made by hand."""

from datetime import date, timedelta

import pandas as pd
import pytest

from charts import Reader
from charts.palette import DARK
from domain.forecast import Dates, Forecast
from domain.vocabulary import Status
from locales import locale

PL, EN = Reader(locale("pl")), Reader(locale("en"), DARK)
READERS = pytest.mark.parametrize("reader", [PL, EN], ids=["pl", "en"])
HOSTILE = "<b>x</b> ![i](http://x.y/z.png) %{y} " + "bardzo długa nazwa " * 9
AS_OF = date(2011, 9, 15)


def steps(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["step", "from_status", "to_status", "postulates"])


def flow(*days: dict[str, int]) -> pd.DataFrame:
    rows = []
    for i, counts in enumerate(days):
        day = AS_OF - timedelta(days=len(days) - 1 - i)
        row = {"day": day, "postulates": sum(counts.values())}
        rows.append(row | {str(status): counts.get(status, 0) for status in Status})
    return pd.DataFrame(rows, columns=["day", "postulates", *map(str, Status)])


def weeks(*rows: tuple[int, int, int]) -> pd.DataFrame:
    """(arrivals, decisions, backlog), the last week being the as-of date's."""
    last = AS_OF - timedelta(days=AS_OF.weekday())
    days = [last - timedelta(weeks=len(rows) - 1 - i) for i in range(len(rows))]
    table = pd.DataFrame(rows, columns=["arrivals", "decisions", "backlog"], dtype=int)
    table.insert(0, "week", days)
    return table


def waits(*rows: tuple, decided_on: date | None = None) -> pd.DataFrame:
    """(sector, days, decided, postulates), each decided on a day of its own unless given."""
    table = pd.DataFrame(rows, columns=["sector", "days", "decided", "postulates"])
    table = table.loc[table.index.repeat(table["postulates"])].reset_index(drop=True)
    days = [decided_on or AS_OF - timedelta(days=n) for n in range(len(table))]
    return table.assign(decided_on=days, postulates=1)


FAN = pd.DataFrame({"day": [AS_OF, AS_OF + timedelta(weeks=7)]}).assign(
    q15=[10.0, 0], q25=[10.0, 0], q50=[10.0, 1], q75=[10.0, 2], q85=[10.0, 3]
)
NOTHING = Dates()


def foretold(dates: Dates, open_ones: int = 10, **given: object) -> Forecast:
    values = {"weeks": (2,) * 12, "deadline": date(2011, 10, 31), "fan": FAN} | given
    return Forecast(AS_OF, open_ones, dates=dates, **values)


def record(*kept: bool | None) -> pd.DataFrame:
    return pd.DataFrame({"kept_p85": pd.array(kept, dtype="boolean")})


def pairs(*rows: tuple) -> pd.DataFrame:
    side = ["code", "title", "sector", "status"]
    return pd.DataFrame(rows, columns=["similarity", *side, *(f"other_{name}" for name in side)])


def provisions(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["provision", "title", "postulates", "taken_up", "sectors"])
