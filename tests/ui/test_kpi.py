"""What a card says of the last four weeks: events by their own share, stocks by what moved."""

from collections import defaultdict
from types import SimpleNamespace

import pytest

from locales import locale
from ui.kpi import of_events, of_stock, share_kpi

PL, EN = locale("pl"), locale("en")
DECIDED = ("decided", "in all")


@pytest.mark.parametrize(
    ("part", "whole", "pl", "en"),
    [
        (12, 46, "w ostatnich 4 tygodniach 12 z 46 (26%)", "in the last 4 weeks 12 of 46 (26%)"),
        (0, 9, "w ostatnich 4 tygodniach 0 z 9 (0%)", "in the last 4 weeks 0 of 9 (0%)"),
        (0, 0, "w ostatnich 4 tygodniach brak", "none in the last 4 weeks"),
    ],
)
def test_events_have_a_share_of_their_own(part: int, whole: int, pl: str, en: str) -> None:
    assert of_events(PL, part, whole) == pl
    assert of_events(EN, part, whole) == en


@pytest.mark.parametrize(
    ("part", "whole", "pl", "en"),
    [
        (7, 15, "rozstrzygnięte +7, wszystkie +15", "decided +7, in all +15"),
        (-1, 0, "rozstrzygnięte \u22121", "decided \u22121"),
        (0, 15, "wszystkie +15", "in all +15"),
        (0, 0, "bez zmian", "no change"),
    ],
)
def test_stocks_say_what_moved(part: int, whole: int, pl: str, en: str) -> None:
    """Seven of fifteen more decided leave a share of half unchanged: it is no «no change»."""
    assert of_stock(PL, DECIDED, part, whole) == pl
    assert of_stock(EN, DECIDED, part, whole) == en


@pytest.mark.parametrize("key", ["attendance_rate", "reach", "acceptance_rate"])
def test_an_undefined_share_has_nothing_below_it(key: str) -> None:
    nothing = defaultdict(int, {key: None})
    view = SimpleNamespace(reader=SimpleNamespace(locale=PL))
    card = share_kpi(view, key, nothing, nothing)
    assert (card.value, card.delta, card.below) == ("—", "", "")
