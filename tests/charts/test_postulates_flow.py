"""Exhibits about how postulates move, how long they take and where they lead."""

from datetime import date, timedelta

import pandas as pd
import pytest

from charts import Reader
from charts import postulates as charts
from charts.palette import DARK
from charts.render.plotly import figure
from charts.value import Dots
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


PAST = weeks((10, 2, 8), (4, 2, 10))
SURE = Dates(date(2011, 10, 20), date(2011, 11, 3), 0.734)


@pytest.mark.parametrize(
    ("found", "pl", "en"),
    [
        (
            foretold(SURE),
            "Szansa, że wszystkie otwarte postulaty będą rozstrzygnięte: do 20.10.2011 – 50%, "
            "do 03.11.2011 – 85%; do końca konsultacji (31.10.2011) – 73%.",
            "Chance that all open postulates are decided: 50% by 20 Oct 2011, 85% by 3 Nov 2011; "
            "by the end of the consultation (31 Oct 2011): 73%.",
        ),
        (
            foretold(Dates(date(2011, 10, 20), None, 0.001)),
            "Szansa, że wszystkie otwarte postulaty będą rozstrzygnięte: do 20.10.2011 – 50%, "
            "a 85% dopiero za ponad trzy lata; do końca konsultacji (31.10.2011) – poniżej 1%.",
            "Chance that all open postulates are decided: 50% by 20 Oct 2011, 85% only in over "
            "three years; by the end of the consultation (31 Oct 2011): under 1%.",
        ),
        (
            foretold(NOTHING, deadline=None),
            "W tempie ostatnich tygodni rozstrzyganie otwartych postulatów potrwa ponad trzy lata.",
            "At the pace of the last weeks the open postulates will take over three years.",
        ),
        (
            foretold(SURE, deadline=date(2011, 9, 1)),
            "Szansa, że wszystkie otwarte postulaty będą rozstrzygnięte: do 20.10.2011 – 50%, "
            "do 03.11.2011 – 85%.",
            "Chance that all open postulates are decided: 50% by 20 Oct 2011, 85% by 3 Nov 2011.",
        ),
        (
            foretold(SURE, silent=("Wydział Sportu",), silent_open=2, with_silent=SURE),
            "Szansa, że wszystkie otwarte postulaty będą rozstrzygnięte: do 20.10.2011 – 50%, "
            "do 03.11.2011 – 85%; do końca konsultacji (31.10.2011) – 73%. Nie liczono "
            "2 postulatów, które czekają tam, gdzie od 12 tygodni niczego nie rozstrzygnięto "
            "(Wydział Sportu).",
            "Chance that all open postulates are decided: 50% by 20 Oct 2011, 85% by 3 Nov 2011; "
            "by the end of the consultation (31 Oct 2011): 73%. Left out: 2 that wait for units "
            "without a decision in twelve weeks (Wydział Sportu).",
        ),
    ],
)
def test_forecast_takeaway(found: Forecast, pl: str, en: str) -> None:
    for reader, told in ((PL, pl), (EN, en)):
        exhibit = charts.forecast(found, PAST, record(), reader)
        assert exhibit.takeaway == told
        assert exhibit.chart is not None


def test_the_forecast_says_how_often_its_dates_were_kept() -> None:
    fine = charts.forecast(foretold(SURE), PAST, record(True, True, False, None), PL)
    assert fine.note.endswith("Wcześniejsze daty „85%”: dotrzymano 2 z 3 (67%).")
    new = charts.forecast(foretold(SURE), PAST, record(None), EN)
    assert new.note.endswith("No earlier date can be judged yet.")
    apart = foretold(SURE, silent=("A",), silent_open=2, with_silent=SURE)
    assert charts.forecast(apart, PAST, record(), EN).note.endswith(
        "Of units without a decision nothing can be learned. Were theirs decided like all others: "
        "50% by 20 Oct 2011, 85% by 3 Nov 2011."
    )


def test_a_refuted_forecast_shows_no_date() -> None:
    apart = foretold(SURE, silent=("A",), silent_open=2, with_silent=SURE)
    refuted = record(False, False, True, False, False, None)
    for reader, told in (
        (
            PL,
            "Nie można wiarygodnie podać daty: z wcześniejszych dat „85%” dotrzymano 1 z 5 (20%).",
        ),
        (EN, "No date can be told: of the earlier 85% dates 1 of 5 (20%) were kept."),
    ):
        shown = charts.forecast(apart, PAST, refuted, reader)
        assert shown.takeaway.startswith(told)
        assert "2011" not in shown.takeaway + shown.note
        assert not [layer for layer in shown.chart.layers if isinstance(layer, Dots)]
    kept = charts.forecast(foretold(SURE), PAST, record(False, False, False, True, True, True), PL)
    assert "03.11.2011" in kept.takeaway


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
