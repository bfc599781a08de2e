"""What is said of the difference between two meetings, in both languages; each step hangs."""

from datetime import date

import pandas as pd
import pytest

from charts import Reader
from charts.attendance.turnover import no_two_meetings, turnover
from data_access import attendance
from domain.labels import TURNOVER
from locales import locale

DAYS = (date(2011, 6, 1), date(2011, 7, 1))


def _table(**counts: int) -> pd.DataFrame:
    rows = [
        {"code": f"{why}{n}", "name": why, "why": why, "effect": attendance.WHY[why]}
        for why, number in counts.items()
        for n in range(number)
    ]
    columns = ["code", "name", "legal_form", "district", "krs", "nip", "regon", "why", "effect"]
    return pd.DataFrame(rows, columns=columns).astype({"effect": "int64"})


@pytest.mark.parametrize(
    ("language", "told", "note"),
    [
        ("pl", "Edukacja: obecne organizacje – 8 w dniu 01.06.2011, 5 w dniu 01.07.2011; były "
               "wcześniej, teraz niezaproszone −1, były wcześniej, zaproszone i nieobecne −3, "
               "przyszły pierwszy raz +1.",
         "Zaproszono też 2 organizacje, które nigdy wcześniej nie przyszły i teraz też nie."),
        ("en", "Edukacja: organisations present – 8 on 1 Jun 2011, 5 on 1 Jul 2011; came before, "
               "not invited now −1, came before, invited and missing −3, came for the first time "
               "+1.",
         "Beside them 2 organisations were invited that never came before, and did not come."),
    ],
)  # fmt: skip
def test_the_fall_is_taken_apart(language: str, told: str, note: str) -> None:
    table = _table(not_invited=1, invited_missing=3, first_time=1, never_came=2)
    made = turnover(
        table, ("M1", "M2"), DAYS, (8, 5), ("EDU", "Edukacja"), Reader(locale(language))
    )
    assert (made.takeaway, made.note) == (told, note)
    room, step = made.chart.series
    assert step.values == (8, 1, 3, 1, 5)
    assert room.values == (0, 7, 4, 4, 0)
    assert len(made.table) == 7, "those who never came are in the list"


def test_the_same_ones_came() -> None:
    made = turnover(_table(), ("M1", "M2"), DAYS, (3, 3), ("X", "X"), Reader(locale("pl")))
    assert made.takeaway.endswith("; przyszły te same.")
    assert made.chart.rows == ("Obecne 01.06.2011", "Obecne 01.07.2011")


def test_where_nothing_can_be_compared_it_is_said() -> None:
    assert no_two_meetings(locale("pl")).empty.startswith("Żaden zespół")


def test_every_reason_has_words() -> None:
    assert TURNOVER.keys() == attendance.WHY.keys()
