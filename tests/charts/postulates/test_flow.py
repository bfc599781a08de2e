"""How postulates move: their paths, the flow day by day, arrivals against decisions."""

import pytest

from charts import Reader
from charts import postulates as charts
from charts.render.plotly import figure
from tests.charts.postulates.frames import (
    AS_OF,
    EN,
    FAN,
    NOTHING,
    PL,
    READERS,
    flow,
    foretold,
    pairs,
    provisions,
    record,
    steps,
    waits,
    weeks,
)


@READERS
def test_nothing_to_draw_is_said(reader: Reader) -> None:
    none_decided = waits(("A", 10, 0, 5))
    for exhibit in (
        charts.paths(steps(), 0, reader),
        charts.paths(steps(), 5, reader),
        charts.cumulative_flow(flow(), reader),
        charts.weekly(weeks(), reader, AS_OF),
        charts.time_to_decision(waits(), reader, {}),
        charts.time_to_decision(none_decided, reader, {"A": "a"}),
        *(
            charts.forecast(
                foretold(NOTHING, open_ones, weeks=past, fan=FAN.head(0)),
                weeks((5, 0, 5)),
                record(),
                reader,
            )
            for open_ones, past in ((0, (1,) * 4), (5, (1,) * 3), (5, (0,) * 12))
        ),
        charts.provisions(provisions(), reader),
        charts.duplicates(pairs(), 0, reader, {}),
    ):
        assert exhibit.chart is None
        assert exhibit.empty
        assert exhibit.takeaway == ""


@pytest.mark.parametrize(
    ("rows", "submitted", "pl", "en"),
    [
        (
            [(1, "submitted", "in_review", 8)],
            9,
            "Od zgłoszenia nie zmieniło statusu: 1 z 9 postulatów (11%).",
            "1 of 9 postulates (11%): no change of status since their submission.",
        ),
        (
            [(1, "submitted", "in_review", 8)],
            30,
            "Od zgłoszenia nie zmieniło statusu: 22 z 30 postulatów (73%).",
            "22 of 30 postulates (73%): no change of status since their submission.",
        ),
        (
            [(1, "submitted", "rejected", 8), (2, "rejected", "in_review", 5)],
            8,
            "Rozstrzygnięcia cofnięto do analizy 5 razy.",
            "5 decisions were reopened.",
        ),
        (
            [(1, "submitted", "rejected", 8)],
            8,
            "Łącznie 8 zmian statusu.",
            "8 changes of status in all.",
        ),
        (
            [
                *[(1, "submitted", "in_review", 25), (1, "submitted", "presented", 23)],
                *[(2, "in_review", "accepted", 25), (2, "presented", "in_review", 23)],
                (3, "in_review", "accepted", 23),
            ],
            48,
            "Najczęstsza zmiana: W analizie → Uwzględniono – 48 z 119 (40%).",
            "Most frequent step: In review → Accepted – 48 of 119 (40%).",
        ),
    ],
)
def test_paths_takeaway(rows: list, submitted: int, pl: str, en: str) -> None:
    assert charts.paths(steps(*rows), submitted, PL).takeaway == pl
    assert charts.paths(steps(*rows), submitted, EN).takeaway == en


def test_paths_keep_what_flows() -> None:
    """Ten submitted, eight reviewed, five of them rejected, two of those reopened."""
    table = steps(
        (1, "submitted", "in_review", 8),
        (2, "in_review", "rejected", 5),
        (3, "rejected", "in_review", 2),
    )
    chart = charts.paths(table, 10, PL).chart
    assert [name for name, _colour in chart.legend] == [
        "Zgłoszono",
        "W analizie",
        "Nie uwzględniono",
    ]
    assert [(r.source, r.target, r.count) for r in chart.ribbons] == [
        (0, 1, 8),
        (1, 2, 5),
        (2, 3, 2),
    ]
    assert [(node.name, node.count) for node in chart.nodes] == [
        ("Zgłoszono", 10), ("W analizie", 8), ("Nie uwzględniono", 5), ("W analizie", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "pl"),
    [
        (3, 5, "Otwarte postulaty: 3 w dniu 18.08.2011, 5 w dniu 15.09.2011."),
        (5, 3, "Otwarte postulaty: 5 w dniu 18.08.2011, 3 w dniu 15.09.2011."),
        (5, 5, "Otwarte postulaty: 5 z 7 (71%)."),
    ],
)
def test_flow_takeaway(before: int, now: int, pl: str) -> None:
    days = [{"submitted": before}] * 28 + [{"deferred": now, "accepted": 2}]
    assert charts.cumulative_flow(flow(*days), PL).takeaway == pl
    assert charts.cumulative_flow(flow(*days[1:]), PL).takeaway == (
        f"Otwarte postulaty: {PL.locale.part(now, now + 2)}."
    )


@READERS
def test_a_long_flow_is_drawn_in_few_points_and_ends_today(reader: Reader) -> None:
    table = flow(*({"submitted": i, "accepted": i} for i in range(1, 800)))
    exhibit = charts.cumulative_flow(table, reader)
    assert len(exhibit.chart.days) <= 60
    assert exhibit.chart.days[-1] == AS_OF
    assert len(exhibit.table) == 799


def test_few_are_counted_one_by_one() -> None:
    few = figure(charts.weekly(weeks((1, 0, 1), (1, 0, 2)), PL, AS_OF).chart, PL)
    assert few.layout.yaxis.dtick == 1
    many = figure(charts.weekly(weeks((9000, 0, 9000), (1, 0, 9001)), PL, AS_OF).chart, PL)
    assert many.layout.yaxis.tickformat == ",d"
    assert many.layout.yaxis.dtick is None


def test_weekly_takeaway_counts_four_whole_weeks() -> None:
    """The as-of week ends on the 18th: it is not whole on the 15th."""
    table = weeks((9, 9, 9), (1, 0, 5), (2, 1, 6), (3, 0, 9), (4, 2, 11), (50, 50, 12))
    exhibit = charts.weekly(table, PL, AS_OF)
    assert exhibit.takeaway == (
        "15.08.2011–11.09.2011: zgłoszono 10, rozstrzygnięto po raz pierwszy 3; na koniec tego "
        "okresu otwarte: 11."
    )
    assert charts.weekly(table.tail(4), PL, AS_OF).takeaway == (
        "Dotąd zgłoszono: 59, rozstrzygnięto po raz pierwszy: 53; otwarte: 12."
    )
