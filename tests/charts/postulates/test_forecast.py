"""What the forecast says, how often its dates were kept, and when it says none."""

from datetime import date

import pytest

from charts import postulates as charts
from charts.value import Dots
from domain.forecast import Dates, Forecast
from tests.charts.postulates.frames import EN, NOTHING, PL, foretold, record, weeks

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
