"""What changed, word for word in both languages: counts, steps, and what was reported otherwise."""

from datetime import date

import pandas as pd
import pytest

from charts import Reader, changes
from data_access.changes import COMPARED_RATES
from data_access.changes.key_figures import key_counts
from domain.changes import DIFFERENCE
from locales import locale
from tests.records import scope

BETWEEN = changes.Between(date(2011, 7, 1), date(2011, 7, 8), known=True)


def _counts(**moved: tuple[int, int]) -> pd.DataFrame:
    names = dict.fromkeys([*changes.SHOWN_COUNTS, "by_group.void"], (0, 0)) | {
        name.replace("__", "."): values for name, values in moved.items()
    }
    return pd.DataFrame(
        [
            {"count": name, "reported": then, "before": then, "after": now,
             "difference": now - then, "late_difference": 0.0}
            for name, (then, now) in names.items()
        ]
    )  # fmt: skip


def _record(**given: object) -> dict:
    return dict.fromkeys(DIFFERENCE) | {"entered": "in_time", "effect": 1} | given


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pl", "01.07.2011–08.07.2011: postulaty +3, rozstrzygnięte −1, po terminie 0; odbyte "
               "spotkania 0; aktywne organizacje 0."),
        ("en", "1 Jul 2011–8 Jul 2011: postulates +3, decided −1, overdue 0; meetings held 0; "
               "active organisations 0."),
    ],
)  # fmt: skip
def test_one_sentence_tells_the_whole(language: str, told: str) -> None:
    counts = _counts(postulates=(4, 7), by_group__decided=(2, 1))
    exhibit = changes.changed_counts(counts, BETWEEN, Reader(locale(language)))
    assert exhibit.takeaway == told
    assert list(exhibit.table["count"]) == ["postulates", "by_group.decided"]


def test_where_nothing_changed_it_is_said() -> None:
    exhibit = changes.changed_counts(_counts(), BETWEEN, Reader(locale("pl")))
    assert exhibit.empty == "Między 01.07.2011 a 08.07.2011 nic się nie zmieniło."
    assert not exhibit.takeaway


def test_the_steps_lead_from_one_day_to_the_other() -> None:
    gone = {"count": "by_group.open", "kind": "moved", "origin": "open", "effect": -1}
    records = pd.DataFrame(
        [
            *[_record(count="by_group.open", kind="came_in")] * 3,
            *[_record(**gone, destination="decided")] * 2,
            _record(**gone, destination="void"),
            _record(count="by_group.open", kind="moved", origin="decided", destination="open"),
            _record(count="by_group.open", kind="came_in", entered="late"),
        ]
    )
    exhibit = changes.open_postulates(
        _counts(by_group__open=(5, 6)), records, BETWEEN, Reader(locale("pl"))
    )
    assert exhibit.table[["name", "change", "level"]].to_numpy().tolist() == [
        ["Otwarte 01.07.2011", "5", 5],
        ["nowo zgłoszone", "+3", 8],
        ["rozstrzygnięte", "−2", 6],
        ["zamknięte bez rozstrzygnięcia", "−1", 5],
        ["ponownie otwarte", "+1", 6],
        ["Otwarte 08.07.2011", "6", 6],
    ]
    assert exhibit.takeaway == (
        "Otwarte postulaty: 5 w dniu 01.07.2011, 6 w dniu 08.07.2011; nowo zgłoszone +3, "
        "rozstrzygnięte −2, zamknięte bez rozstrzygnięcia −1, ponownie otwarte +1."
    )
    room, step = exhibit.chart.series
    assert room.values == (0, 5, 6, 5, 5, 0), "each step hangs where the one before ended"
    assert step.values == (5, 3, 2, 1, 1, 6)
    assert [link and link["step"] for link in step.links] == [
        None, "came_in", "decided", "void", "reopened", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pl", "Frekwencja ogółem: 01.07.2011 podano 27%, dziś wiadomo 29%. Z tego dnia, we "
               "wszystkich liczbach: wpisy dopisane później – 3, poprawione – 1."),
        ("en", "Overall attendance rate: reported on 1 Jul 2011 as 27%, known now as 29%. Of "
               "1 Jul 2011, all counts: records entered late 3, corrected 1."),
    ],
)  # fmt: skip
def test_what_was_reported_otherwise_is_told(language: str, told: str) -> None:
    rates = pd.DataFrame([
        {"rate": rate, "reported_part": 1, "reported_whole": 2, "before_part": 1,
         "before_whole": 2, "after_part": 1, "after_whole": 2}
        for rate in COMPARED_RATES
    ])  # fmt: skip
    own = rates["rate"] == "attendance_rate"
    rates.loc[own, ["reported_part", "reported_whole", "before_part"]] = [27, 100, 29]
    rates.loc[own, "before_whole"] = 100
    for state in ("reported", "before", "after"):
        rates[state] = rates[f"{state}_part"] / rates[f"{state}_whole"]
    late = [_record(table="attendance", key=str(n), entered="late") for n in (1, 2, 3, 3)]
    fixed = _record(table="meetings", key="M", entered="corrected")
    records = pd.DataFrame([*late, fixed, _record(table="meetings", key="N")])
    reader = Reader(locale(language))
    assert changes.changed_rates(rates, records, BETWEEN, reader, narrowed=False).takeaway == told
    names = changes.changed_rates(rates, records, BETWEEN, reader, narrowed=True).table["name"]
    assert ("Frekwencja" if language == "pl" else "Attendance rate") in names.tolist()


def test_every_count_has_a_name(sample) -> None:
    from data_access.engine import read_engine

    with read_engine(sample).connect() as connection:
        assert set(changes.SHOWN_COUNTS) <= key_counts(scope(sample), connection).keys()
    for language in ("pl", "en"):
        names = [changes.count_name(locale(language), count) for count in changes.SHOWN_COUNTS]
        assert len(set(names)) == len(names)
