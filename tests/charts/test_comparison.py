"""What is said of two sides, word for word in both languages."""

from dataclasses import dataclass

import pandas as pd
import pytest

from charts import Reader, comparison
from domain.comparison import COMPARED
from locales import locale

NAMES = ("2009–2011", "2012–2014")


def _table(*verdicts: float | None) -> pd.DataFrame:
    rows = [
        dict.fromkeys(COMPARED)
        | {"key": key, "kind": "share", "part": 10, "whole": 100, "other_part": 40,
           "other_whole": 100, "value": 0.1, "other_value": 0.4, "difference": 0.3,
           "low": 0.18, "high": 0.41, "judged": True, "verdict": verdict}
        for key, verdict in zip(("attendance_rate", "reach"), verdicts, strict=False)
    ]  # fmt: skip
    count = {"key": "postulates", "kind": "count", "value": 74, "other_value": 70}
    rows.append(dict.fromkeys(COMPARED) | count | {"difference": -4, "judged": False})
    return pd.DataFrame(rows).astype({"verdict": "float64"})


def _made(language: str, *verdicts: float | None):
    return comparison.figure_by_figure(
        _table(*verdicts), NAMES, "k", "T", Reader(locale(language)), narrowed=True
    )


@pytest.mark.parametrize(
    ("language", "verdict", "told"),
    [
        ("pl", 1, "Różnią się bardziej, niż mógłby sprawić przypadek: Frekwencja – 2009–2011: "
                  "10 z 100 (10%), 2012–2014: 40 z 100 (40%)."),
        ("en", 1, "They differ by more than chance: Attendance rate – 2009–2011: 10 of 100 (10%), "
                  "2012–2014: 40 of 100 (40%)."),
        ("en", 0, "No rate differs by more than chance."),
        ("en", None, "The records are too few to tell whether any rate differs by more than "
                     "chance."),
    ],
)  # fmt: skip
def test_the_sentence(language: str, verdict: float | None, told: str) -> None:
    assert _made(language, verdict).takeaway == told


def test_each_row_says_the_difference_and_whether_it_is_chance() -> None:
    shown = _made("pl", 1, None).table
    assert shown["change"].tolist() == ["+30 pkt proc. (95%: od +18 do +41)"] * 2 + ["−4"]
    assert shown["evidence"].tolist() == ["więcej, to nie przypadek", "za mało danych", "—"]


def test_where_no_rate_stands_on_both_sides_it_is_said() -> None:
    table = _table(None).assign(judged=False)
    made = comparison.figure_by_figure(table, NAMES, "k", "T", Reader(locale("pl")), narrowed=True)
    assert made.takeaway.startswith("Nie ma czego porównać: żaden wskaźnik procentowy")


@pytest.mark.parametrize("other", [0.4, None])
def test_what_neither_side_knows_is_named_and_has_no_row(other: float | None) -> None:
    table = _table(0, 0)
    table.loc[1, ["value", "other_value"]] = None, other
    made = comparison.figure_by_figure(table, NAMES, "k", "T", Reader(locale("pl")), narrowed=True)
    assert ("Zasięg" in made.table["name"].tolist()) == (other is not None)
    assert ("Nieznane po obu stronach: Zasięg." in made.note) == (other is None)


def test_nothing_on_either_side_is_said() -> None:
    table = _table(0).assign(value=0.0, other_value=None)
    made = comparison.figure_by_figure(table, NAMES, "k", "T", Reader(locale("pl")), narrowed=True)
    assert made.empty
    assert not made.takeaway


@dataclass
class _Course:
    days: pd.DataFrame
    named: bool = True


def _side(name: str, *counts: int, named: bool = True) -> comparison.SideCourse:
    days = pd.DataFrame({"day": range(len(counts)), "postulates": counts})
    return comparison.SideCourse(name, "#000000", _Course(days, named))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("pl", "W 2. dniu konsultacji: A – 4; B – 7."),
        ("en", "On day 2 of the consultation: A – 4; B – 7."),
    ],
)
def test_courses_are_told_on_the_last_day_that_both_have_seen(language: str, told: str) -> None:
    sides = [_side("A", 1, 4, 4, 9, 9), _side("B", 0, 0, 7)]
    made = comparison.course_lines("postulates", "k", "Title", sides, Reader(locale(language)))
    assert made.takeaway == told
    first, second = made.chart.layers
    assert (first.x, first.y) == ((0, 1, 3, 4), (1, 4, 9, 9)), "its corners and its end"
    assert second.x == (0, 2)
    assert made.table["side_1"].tolist()[:3] == [0, 0, 7]


def test_a_side_of_which_nothing_is_known_has_no_line() -> None:
    sides = [_side("A", 0, 0), _side("B", 1, 2, named=False)]
    made = comparison.course_lines("postulates", "k", "Title", sides, Reader(locale("pl")))
    assert [layer.name for layer in made.chart.layers] == ["B"]
    assert made.note == (
        "A: brak danych. B: dni liczone od pierwszego wpisu, bo źródło nie podaje początku."
    )
    none = comparison.course_lines("postulates", "k", "Title", sides[:1], Reader(locale("pl")))
    assert none.empty
    assert none.chart is None
