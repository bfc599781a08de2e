"""Exhibits about where postulates stand: true sentences, and figures on edge frames."""

import pandas as pd
import pytest

from charts import Reader, labels
from charts import postulates as charts
from charts.colour import readable_on
from charts.palette import DARK, LIGHT, Palette
from charts.render.shades import ends
from charts.value import Grid
from data_access.postulates import DEADLINE_BANDS
from domain.vocabulary import DECIDED, OPEN_STATUSES, VOID, Area, Channel, Group, Stage, Status
from locales import locale

PL, EN = Reader(locale("pl")), Reader(locale("en"), DARK)
READERS = pytest.mark.parametrize("reader", [PL, EN], ids=["pl", "en"])
HOSTILE = "<b>x</b> ![i](http://x.y/z.png) %{y} " + "bardzo długa nazwa " * 9


def by_sector(**sectors: dict[str, int]) -> pd.DataFrame:
    """Rows as `by_sector` gives them, from counts per status."""
    rows = []
    for code, counts in sectors.items():
        row = {"sector": code} | {str(status): counts.get(status, 0) for status in Status}
        row["postulates"] = sum(counts.values())
        row["decided"] = sum(row[status] for status in DECIDED)
        row["not_void"] = row["postulates"] - sum(row[status] for status in VOID)
        row["open"] = sum(row[status] for status in OPEN_STATUSES)
        row["decided_share"] = row["decided"] / row["not_void"] if row["not_void"] else None
        row["taken_up"] = row["accepted"] + row["partly_accepted"]
        row["traced"] = row["partly_accepted"]
        rows.append(row)
    table = pd.DataFrame(rows)
    table["decided_share"] = table["decided_share"].astype(float)
    return table


def breakdown(*rows: tuple) -> pd.DataFrame:
    """(area, channel, status, postulates)"""
    return pd.DataFrame(rows, columns=["area", "channel", "status", "postulates"]).astype(
        {"area": object, "channel": object}
    )


def acceptance(**areas: tuple[int, int, int]) -> pd.DataFrame:
    """area=(accepted, partly, rejected)"""
    rows = [
        {"area": area if area != "unknown" else None, "accepted": accepted,
         "partly_accepted": partly, "rejected": rejected, "decided": accepted + partly + rejected,
         "taken_up": accepted + partly}
        for area, (accepted, partly, rejected) in areas.items()
    ]  # fmt: skip
    table = pd.DataFrame(rows).astype({"area": object})
    return table.assign(acceptance_rate=table["taken_up"] / table["decided"])


def deadlines(**sectors: list[int]) -> pd.DataFrame:
    table = pd.DataFrame(list(sectors.values()), sectors.keys(), columns=list(DEADLINE_BANDS))
    late = table[["month", "quarter", "longer"]].sum(axis=1)
    table = table.assign(open=table.sum(axis=1), overdue=late).astype(int)
    return table.rename_axis("sector").reset_index()


def departments(*rows: tuple) -> pd.DataFrame:
    """(department, open, overdue, decided, unjustified)"""
    columns = ["department", "open", "overdue", "decided", "unjustified"]
    table = pd.DataFrame(rows, columns=columns).astype({"department": "str"})
    return table.assign(postulates=table["open"] + table["decided"], spellings=1)


@READERS
def test_every_word_of_the_records_has_a_label(reader: Reader) -> None:
    for kind in (Status, Group, Area, Channel, Stage):
        for value in kind:
            assert labels.label(reader.locale, value) not in ("", value)
            assert labels.label(reader.locale, value.value) == labels.label(reader.locale, value)
    assert labels.label(reader.locale, None) == labels.label(reader.locale, float("nan"))
    assert labels.label(reader.locale, "new_word") == "new_word"
    assert labels.inline(reader.locale, "email") == "e-mail"


@pytest.mark.parametrize(
    ("sectors", "pl", "en"),
    [
        (
            {
                "A": {"accepted": 18, "submitted": 2},
                "B": {"rejected": 4, "submitted": 16},
                "C": {"accepted": 17, "submitted": 3},
            },
            "Rozstrzygnięto 39 z 60 postulatów (65%); "
            "wyraźnie mniej niż w pozostałych branżach: B – 4 z 20 (20%).",
            "39 of 60 postulates are decided (65%); clearly lower share: B – 4 of 20 (20%).",
        ),
        (
            {"A": {"accepted": 3, "submitted": 1}, "B": {"rejected": 1, "submitted": 3}},
            "Rozstrzygnięto 4 z 8 postulatów (50%); dane nie pozwalają odróżnić branż.",
            "4 of 8 postulates are decided (50%); the data do not tell sectors apart.",
        ),
        (
            {"A": {"accepted": 1, "merged": 7}},
            "Rozstrzygnięto 1 z 1 postulatu (100%).",
            "1 of 1 postulate is decided (100%).",
        ),
        (
            {"A": {"accepted": 1, "submitted": 21}, "B": {"submitted": 4}},
            "Rozstrzygnięto 1 z 26 postulatów (4%); dane nie pozwalają odróżnić branż.",
            "1 of 26 postulates are decided (4%); the data do not tell sectors apart.",
        ),
        ({"A": {"merged": 2}}, "", ""),
        ({"A": {}}, "", ""),
    ],
)
def test_status_takeaway(sectors: dict, pl: str, en: str) -> None:
    table = by_sector(**sectors)
    assert charts.status_by_sector(table, PL, {}).takeaway == pl
    assert charts.status_by_sector(table, EN, {}).takeaway == en


@READERS
@pytest.mark.parametrize("count", [1, 8, 46])
def test_status_figure_holds_every_sector(reader: Reader, count: int) -> None:
    table = by_sector(**{f"S{i}": {"accepted": i + 1, "in_review": 1} for i in range(count)})
    exhibit = charts.status_by_sector(table, reader, {f"S{i}": HOSTILE for i in range(count)})
    assert len(exhibit.chart.series) == 2
    assert sum(map(sum, (s.values for s in exhibit.chart.series))) == table["postulates"].sum()
    assert exhibit.table["postulates"].is_monotonic_decreasing


@READERS
def test_nothing_to_draw_is_said(reader: Reader) -> None:
    none = breakdown()
    for exhibit in (
        charts.status_by_sector(by_sector(A={}), reader, {}),
        charts.by_area(none, reader),
        charts.by_channel(breakdown((None, None, "submitted", 5)), reader),
        charts.decisions_by_area(acceptance(unknown=(5, 0, 0)), reader),
        charts.open_by_deadline(deadlines(), reader, {}),
        charts.owed_by_department(departments(), reader),
        charts.owed_by_department(departments((None, 3, 1, 2, 1)), reader),
        charts.owed_by_department(departments(("MOPS", 0, 0, 2, 0)), reader),
    ):
        assert exhibit.chart is None
        assert exhibit.empty
        assert exhibit.takeaway == ""


def test_what_is_not_recorded_is_shown_last_and_counted() -> None:
    table = breakdown(
        (None, "email", "accepted", 9),
        ("financial", "email", "accepted", 2),
        ("systemic", "letter", "rejected", 1),
    )
    exhibit = charts.by_area(table, PL)
    assert exhibit.table["name"].tolist() == [
        "Formy finansowe",
        "Rozwiązania systemowe",
        "Nie podano",
    ]
    assert exhibit.takeaway == "Liczba postulatów: formy finansowe – 2; rozwiązania systemowe – 1."
    assert exhibit.note == "Kompletność: 3 z 12 (25%)"
    channels = charts.by_channel(table, EN)
    assert channels.takeaway == "Most: e-mail – 11 of 12 (92%)."
    assert channels.note == ""


def test_no_one_is_most_where_two_are() -> None:
    table = breakdown(("financial", None, "accepted", 2), ("systemic", None, "accepted", 2))
    assert charts.by_area(table, EN).takeaway == (
        "Postulates: financial forms – 2; systemic solutions – 2."
    )


def test_decisions_by_area() -> None:
    table = acceptance(financial=(8, 0, 32), systemic=(4, 16, 0), non_financial=(4, 0, 0))
    exhibit = charts.decisions_by_area(table, PL)
    assert exhibit.takeaway == (
        "Uwzględniono w całości lub częściowo: 32 z 64 (50%); "
        "wyraźnie częściej: rozwiązania systemowe – 20 z 20 (100%); "
        "wyraźnie rzadziej: formy finansowe – 8 z 40 (20%)."
    )
    assert exhibit.table["decided"].tolist() == [40, 20, 4]


def test_areas_that_chance_alone_may_part() -> None:
    table = acceptance(financial=(2, 0, 8), systemic=(5, 0, 0))
    assert charts.decisions_by_area(table, EN).takeaway == (
        "Accepted in whole or in part: 7 of 15 (47%); the data do not tell areas apart."
    )


@pytest.mark.parametrize(
    ("sectors", "pl", "en"),
    [
        (
            {"A": [0, 2, 3, 0, 0], "B": [1, 0, 8, 5, 2]},
            "Po terminie: 18 z 21 otwartych postulatów (86%); najwięcej: B (15).",
            "Overdue: 18 of 21 open postulates (86%); most: B (15).",
        ),
        (
            {"A": [0, 2, 1, 0, 0], "B": [1, 0, 1, 1, 1]},
            "Po terminie: 4 z 7 otwartych postulatów (57%).",
            "Overdue: 4 of 7 open postulates (57%).",
        ),
        (
            {"A": [0, 0, 1, 0, 0]},
            "Po terminie: 1 z 1 otwartego postulatu (100%).",
            "Overdue: 1 of 1 open postulate (100%).",
        ),
        (
            {"A": [0, 0, 1, 0, 0], "B": [0, 0, 0, 1, 0]},
            "Po terminie: 2 z 2 otwartych postulatów (100%).",
            "Overdue: 2 of 2 open postulates (100%).",
        ),
        (
            {"A": [3, 1, 0, 0, 0]},
            "Żaden otwarty postulat nie jest po terminie.",
            "No open postulate is overdue.",
        ),
    ],
)
def test_deadline_takeaway(sectors: dict, pl: str, en: str) -> None:
    table = deadlines(**sectors)
    assert charts.open_by_deadline(table, PL, {}).takeaway == pl
    assert charts.open_by_deadline(table, EN, {}).takeaway == en


MOPS = ("MOPS", 20, 15, 4, 0)


@pytest.mark.parametrize(
    ("rows", "pl"),
    [
        (
            [("MOPS", 20, 15, 4, 1), ("Sport", 5, 3, 0, 0)],
            "Po terminie: 18 z 25 otwartych postulatów (72%); najwięcej: MOPS (15); "
            "rozstrzygnięte bez uzasadnienia: 1 z 4 (25%).",
        ),
        (
            [MOPS, ("Sport", 5, 3, 0, 0)],
            "Po terminie: 18 z 25 otwartych postulatów (72%); najwięcej: MOPS (15).",
        ),
        ([("MOPS", 0, 0, 4, 2)], "Rozstrzygnięte bez uzasadnienia: 2 z 4 (50%)."),
        ([MOPS, ("Sport", 20, 15, 4, 0)], "Po terminie: 30 z 40 otwartych postulatów (75%)."),
        ([MOPS, ("Sport", 20, 12, 4, 0)], "Po terminie: 27 z 40 otwartych postulatów (68%)."),
        (
            [("MOPS", 5, 1, 0, 0), (None, 20, 15, 0, 0)],
            "Po terminie: 16 z 25 otwartych postulatów (64%); "
            "najwięcej: nie wskazano komórki (15).",
        ),
    ],
)
def test_department_takeaway(rows: list, pl: str) -> None:
    assert charts.owed_by_department(departments(*rows), PL).takeaway == pl


def test_text_on_a_bar_can_be_read() -> None:
    for palette in (LIGHT, DARK):
        for colour in palette.statuses.values():
            assert _contrast(colour, readable_on(colour)) >= 4.5


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_number_stands_out_from_every_cell_of_a_heat_map(palette: Palette) -> None:
    for colour in ends(Grid(("A",), ("B",), ((1,),), ((("",),),), written=True), palette):
        assert _contrast(colour, palette.text) >= 4.5


def test_a_unit_that_owes_nothing_leaves_no_gap() -> None:
    table = pd.DataFrame(
        {
            "department": ["A", "B", "C"],
            "postulates": [3, 2, 1],
            "open": [2, 0, 1],
            "overdue": [1, 0, 0],
            "decided": [1, 2, 0],
            "unjustified": [0, 0, 0],
            "spellings": [1, 1, 1],
        }
    )
    exhibit = charts.owed_by_department(table, PL)
    overdue = next(series for series in exhibit.chart.series if series.name == "Po terminie")
    assert overdue.values == (1, 0), "B owes nothing"
