"""How long a decision takes: what is said, and which curves stand out."""

from datetime import date

import pytest

from charts import Reader
from charts import postulates as charts
from tests.charts.postulates.frames import EN, HOSTILE, PL, READERS, waits


@pytest.mark.parametrize(
    ("rows", "pl", "en"),
    [
        (
            [("A", 1, 1, 10), ("B", 1, 1, 10)],
            "Połowę postulatów rozstrzyga się w ciągu 1 dnia, 85% – w ciągu 1 dnia.",
            "Half of the postulates are decided within 1 day, 85% within 1 day.",
        ),
        (
            [("A", 10, 1, 30), ("B", 22, 1, 10)],
            "Połowę postulatów rozstrzyga się w ciągu 10 dni, 85% – w ciągu 22 dni; "
            "dłużej niż gdzie indziej: be (22 dni).",
            "Half of the postulates are decided within 10 days, 85% within 22 days; "
            "longer than elsewhere in: be (22 days).",
        ),
        (
            [("A", 10, 1, 30), ("B", 22, 0, 10)],
            "Połowę postulatów rozstrzyga się w ciągu 10 dni; "
            "dłużej niż gdzie indziej: be (dotąd rozstrzygnięto mniej niż połowę).",
            "Half of the postulates are decided within 10 days; "
            "longer than elsewhere in: be (less than half so far).",
        ),
        (
            [("A", 10, 1, 30), ("B", 22, 0, 9)],
            "Połowę postulatów rozstrzyga się w ciągu 10 dni.",
            "Half of the postulates are decided within 10 days.",
        ),
        (
            [("A", n, 1, 1) for n in range(1, 31)] + [("B", n + 2, 1, 1) for n in range(1, 31)],
            "Połowę postulatów rozstrzyga się w ciągu 16 dni, 85% – w ciągu 27 dni.",
            "Half of the postulates are decided within 16 days, 85% within 27 days.",
        ),
        (
            [("A", 10, 1, 5), ("B", 22, 0, 9)],
            "Dotąd rozstrzygnięto mniej niż połowę postulatów.",
            "Fewer than half of the postulates have been decided so far.",
        ),
        (
            [("A", 14, 1, 1), ("B", 3, 0, 11)],
            "Rozstrzygnięto dotąd 1 z 12 (8%); za mało, by szacować czas.",
            "Decided so far: 1 of 12 (8%); too few to estimate how long it takes.",
        ),
        (
            [("A", 14, 1, 6), ("B", 15, 1, 2), ("B", 3, 0, 40), ("A", 16, 0, 1)],
            "Połowę postulatów rozstrzyga się w ciągu 14 dni.",
            "Half of the postulates are decided within 14 days.",
        ),
        (
            [("A", 14, 1, 2), ("B", 15, 1, 6), ("B", 3, 0, 40)],
            "Połowę postulatów rozstrzyga się w ciągu 15 dni, 85% – w ciągu 15 dni.",
            "Half of the postulates are decided within 15 days, 85% within 15 days.",
        ),
        (
            [("A", 14, 1, 2), ("B", 15, 1, 4), ("B", 3, 0, 40)],
            "Rozstrzygnięto dotąd 6 z 46 (13%); za mało, by szacować czas.",
            "Decided so far: 6 of 46 (13%); too few to estimate how long it takes.",
        ),
    ],
)
def test_time_takeaway(rows: list, pl: str, en: str) -> None:
    names = {"A": "a", "B": "be"}
    assert charts.time_to_decision(waits(*rows), PL, names).takeaway == pl
    assert charts.time_to_decision(waits(*rows), EN, names).takeaway == en


def test_one_date_for_all_measures_no_time() -> None:
    rows = waits(("A", 10, 1, 30), ("B", 22, 0, 9), decided_on=date(2011, 9, 1))
    for reader, told in (
        (PL, "Wszystkie rozstrzygnięcia (30) noszą jedną datę: 01.09.2011. "
             "Nie da się zmierzyć, ile trwały."),
        (EN, "All 30 decisions bear one date, 1 Sept 2011: how long they took cannot be measured."),
    ):  # fmt: skip
        exhibit = charts.time_to_decision(rows, reader, {"A": "a", "B": "be"})
        assert exhibit.empty == told
        assert exhibit.chart is None


def test_many_slow_sectors_are_counted() -> None:
    names = {f"S{i}": f"s{i}" for i in range(10)}
    rows = waits(*((code, 10 if code > "S3" else 90, 1, 40) for code in names))
    assert charts.time_to_decision(rows, PL, names).takeaway.endswith(
        "dłużej niż gdzie indziej czeka się w 4 branżach."
    )


@READERS
@pytest.mark.parametrize(("sectors", "lines"), [(1, 1), (8, 9), (46, 1)])
def test_time_curves(reader: Reader, sectors: int, lines: int) -> None:
    """A curve per sector and one for all; one where they are the same or too many to tell."""
    codes = {f"S{i}": HOSTILE for i in range(sectors)}
    table = waits(*((code, day, 1, 1) for code in codes for day in range(0, 300, 2)))
    chart = charts.time_to_decision(table, reader, codes).chart
    assert len(chart.layers) == lines
    for line in chart.layers:
        assert len(line.x) <= 100
        assert list(line.y) == sorted(line.y)
        assert line.y[0] <= 0.02
        assert line.y[-1] == 1


def test_the_curve_of_which_the_headline_speaks_stands_out() -> None:
    names = {f"S{i}": f"s{i}" for i in range(8)}
    days = {code: 100 if code == "S3" else 10 for code in names}
    rows = waits(*((code, days[code], 1, 10) for code in names))
    exhibit = charts.time_to_decision(rows, PL, names)
    assert "s3" in exhibit.takeaway
    widths = {line.name: line.width for line in exhibit.chart.layers}
    assert widths["Wszystkie razem"] > widths["s3"] > widths["Pozostałe branże"]
    assert sum(line.listed for line in exhibit.chart.layers) == 3
