"""Where postulates lead: the programme's text, duplicates, responsible units, topics."""

import pandas as pd
import pytest

from charts import postulates as charts
from tests.charts.postulates.frames import EN, HOSTILE, PL, pairs, provisions


@pytest.mark.parametrize(
    ("counts", "known", "pl"),
    [
        ([(1, 1)], 3, "Do programu wpisano 1 z 1 uwzględnionego postulatu (100%)."),
        ([(4, 1), (6, 2)], 3, "Do programu wpisano 3 z 10 uwzględnionych postulatów (30%)."),
        ([(4, 0)], 0, ""),
        ([(0, 0)], 3, ""),
    ],
)
def test_taken_into_programme(counts: list, known: int, pl: str) -> None:
    table = pd.DataFrame(counts, columns=["taken_up", "traced"]).assign(
        sector=[f"S{i}" for i in range(len(counts))], in_programme=0.5
    )
    exhibit = charts.taken_into_programme(table, PL, {"S0": HOSTILE}, known)
    assert exhibit.takeaway == pl
    assert (exhibit.chart is None) == bool(exhibit.empty) == (pl == "")


def test_provisions_and_duplicates_are_tables() -> None:
    exhibit = charts.provisions(provisions(("§ 1", "A", 0, 0, 0), ("§ 2", HOSTILE, 2, 1, 1)), PL)
    assert exhibit.takeaway == (
        "Uwzględnione postulaty przełożyły się na 1 z 2 zapisów programu (50%)."
    )
    assert exhibit.table["provision"].tolist() == ["§ 2", "§ 1"]
    row = (0.9, "A", "Sala", "KUL", "accepted", "B", "Sale", "KUL", "submitted")
    exhibit = charts.duplicates(pairs(row, row), 9, PL, {"KUL": "kultura"})
    assert exhibit.note.endswith("Pokazano tylko najbardziej podobne pary: 2.")
    assert exhibit.takeaway == "9 par postulatów ma bardzo podobną treść."
    assert exhibit.table["sector_name"].tolist() == ["kultura", "kultura"]
    assert exhibit.table["statuses"].iloc[0] == "Uwzględniono | Zgłoszono"


def test_waiting_by_unit_ranks_no_unit() -> None:
    rows = [
        ("MOPS", "submitted", 4, 12.0, 2, 20),
        (None, "presented", 0, 0.0, 2, 10),
    ]
    columns = ["department", "status", "finished", "finished_days", "running", "running_days"]
    table = pd.DataFrame(rows, columns=columns)
    table = table.assign(finished_mean=[3, None], running_mean=[10, 5])
    exhibit = charts.waiting_by_unit(table, PL)
    assert exhibit.table["name"].tolist() == ["MOPS", "nie wskazano komórki"]
    assert exhibit.takeaway == (
        "4 otwarte postulaty są w obecnym statusie średnio od 7,5 dnia; zakończony pobyt w "
        "statusie otwartym trwał średnio 3,0 dnia."
    )
    assert charts.waiting_by_unit(table, EN).takeaway == (
        "4 open postulates have been in their present status for 7.5 days on average; a stay in an "
        "open status that ended took 3.0 days on average."
    )
    assert charts.waiting_by_unit(table.iloc[1:], PL).empty


def test_topics_open_their_postulates_and_the_rest_is_told() -> None:
    rows = [(f"temat {n}", 3, 1, 2, 0) for n in range(13)] + [(None, 13, 13, 0, 0)]
    columns = ["topic", "postulates", "open", "decided", "void"]
    table = pd.DataFrame(rows, columns=columns).astype({"topic": object})
    exhibit = charts.topics(table, PL)
    assert exhibit.takeaway == (
        "Do jednego z wyodrębnionych tematów (13) należy 39 z 52 postulatów (75%)."
    )
    assert charts.topics(table, EN).takeaway == (
        "39 of 52 postulates speak of one of 13 topics (75%)."
    )
    assert (len(exhibit.chart.rows), len(exhibit.whole.rows), len(exhibit.table)) == (12, 13, 13)
    links = {part.name: part.links[0] for part in exhibit.chart.series}
    assert links["Otwarte"] == {"topic": "temat 0", "status": "open"}
    nothing = charts.topics(table.iloc[:0], PL)
    assert (nothing.chart, nothing.takeaway, bool(nothing.empty)) == (None, "", True)
