"""What the headlines say of who takes part."""

from collections.abc import Callable
from datetime import date, timedelta

import pandas as pd
import pytest

from charts import Exhibit, Reader, concentration
from charts import participation as people
from locales import locale

PL, EN = Reader(locale("pl")), Reader(locale("en"))
NAMES = {"A": "Kultura", "B": "Edukacja", "C": "Sport"}
MONDAY = date(2011, 5, 2)
NAN = float("nan")
Build = Callable[[Reader], Exhibit]


def reach(*rows: tuple[str, int, int], whole: tuple[int, int]) -> Build:
    """(sector, active among the declared, declared)"""
    table = pd.DataFrame(rows, columns=["sector", "active_declared", "declared"])
    table["active"] = table["active_declared"]
    table["reach"] = [
        a / d if d else NAN for a, d in zip(table["active"], table["declared"], strict=True)
    ]
    for name in ("active_outside", "attending", "submitting"):
        table[name] = 0
    table["top5_share"] = NAN
    part, declared = whole
    total = {"active": part, "active_declared": part, "declared": declared}
    total["reach"] = part / declared if declared else NAN
    whole_row = pd.DataFrame([total])
    return lambda reader: people.reach(table, whole_row, whole_row.head(0), reader, NAMES)


def growth(*new: int) -> Build:
    table = pd.DataFrame({"week": [MONDAY + timedelta(weeks=n) for n in range(len(new))]})
    table["new"] = new
    table["active"] = table["new"].cumsum()
    table["acts"] = table["new"]
    return lambda reader: people.over_time(table, reader)


def regulars(*weeks: tuple[int, int]) -> Build:
    table = pd.DataFrame(weeks, columns=["new", "again"])
    table["week"] = [MONDAY + timedelta(weeks=n) for n in range(len(weeks))]
    return lambda reader: concentration.new_and_returning(table, reader)


def lorenz(*acts: int) -> Build:
    table = pd.DataFrame({"acts": sorted(acts)})
    table["organisations_share"] = [(n + 1) / len(acts) for n in range(len(acts))]
    table["acts_share"] = table["acts"].cumsum() / max(sum(acts), 1)
    columns = ["sector", "active", "acts", "top5_share", "concentration_gini"]
    return lambda reader: concentration.lorenz(
        table, pd.DataFrame([], columns=columns), reader, NAMES
    )


def overlap(*rows: tuple[str, str, int]) -> Build:
    both = [*rows, *((b, a, n) for a, b, n in rows), *((code, code, 9) for code in NAMES)]
    table = pd.DataFrame(both, columns=["sector", "other", "organisations"])
    return lambda reader: concentration.overlap(table, reader, NAMES)


def represented(*rows: tuple[str, float, float]) -> Build:
    """(category, share of the active, share of the register)"""
    table = pd.DataFrame(rows, columns=["category", "active_share", "declared_share"])
    table["spellings"] = 1
    table["difference"] = table["active_share"] - table["declared_share"]
    table["active"], table["declared"] = 100 * table["active_share"], 100 * table["declared_share"]
    return lambda reader: people.representation(table, "legal_form", reader)


CASES: list[tuple[str, Build, str, str]] = [
    (
        "reach: two sectors apart",
        reach(("A", 50, 100), ("B", 5, 100), whole=(52, 190)),
        "Spośród organizacji deklarujących branżę udział wzięło 52 z 190 (27%); wyraźnie niższy zasięg: Edukacja – 5 z 100 (5%).",
        "Of the organisations that declare a sector, 52 of 190 (27%) took part; clearly lower reach: Edukacja – 5 of 100 (5%).",
    ),
    (
        "reach: equal",
        reach(("A", 5, 10), ("B", 5, 10), whole=(10, 20)),
        "Spośród organizacji deklarujących branżę udział wzięło 10 z 20 (50%); dane nie pozwalają odróżnić branż.",
        "Of the organisations that declare a sector, 10 of 20 (50%) took part; the data do not tell sectors apart.",
    ),
    (
        "reach: equals are named together",
        reach(("A", 5, 100), ("B", 5, 100), ("C", 60, 100), whole=(70, 300)),
        "Spośród organizacji deklarujących branżę udział wzięło 70 z 300 (23%); wyraźnie niższy zasięg: Kultura – 5 z 100 (5%); Edukacja – 5 z 100 (5%).",
        "Of the organisations that declare a sector, 70 of 300 (23%) took part; clearly lower reach: Kultura – 5 of 100 (5%); Edukacja – 5 of 100 (5%).",
    ),
    (
        "reach: one sector",
        reach(("A", 1, 3), whole=(1, 3)),
        "Spośród organizacji deklarujących branżę udział wzięło 1 z 3 (33%).",
        "Of the organisations that declare a sector, 1 of 3 (33%) took part.",
    ),
    (
        "reach: nobody declares",
        reach(("A", 5, 0), whole=(5, 0)),
        "Udział wzięło 5 organizacji.",
        "5 organisations took part.",
    ),
    ("reach: nobody came", reach(("A", 0, 5), ("B", 0, 5), whole=(0, 10)), "", ""),
    (
        "growth: one organisation",
        growth(1, 0, 0, 0),
        "Udział wzięła 1 organizacja.",
        "1 organisation took part.",
    ),
    (
        "growth: too short",
        growth(5, 5, 5),
        "Udział wzięło 15 organizacji.",
        "15 organisations took part.",
    ),
    (
        "growth: five",
        growth(2, 2, 0, 1),
        "Dotąd wzięło udział 5 organizacji: połowa dołączyła najpóźniej w tygodniu od 09.05.2011, ostatnia – w tygodniu od 23.05.2011.",
        "5 organisations have taken part so far; half of them by the week of 9 May 2011, the last newcomer in the week of 23 May 2011.",
    ),
    (
        "regulars: too short",
        regulars((1, 1)),
        "Organizacje nowe w tym zakresie: 1 z 2 (50%); każdą liczono raz w tygodniu.",
        "Organisations new to this scope: 1 of 2 (50%); each counted once a week.",
    ),
    (
        "regulars: eight weeks",
        regulars(*[(1, 3)] * 8),
        "Organizacje nowe w tym zakresie w ośmiu ostatnich tygodniach z aktywnością: 8 z 32 (25%); "
        "każdą liczono raz w tygodniu.",
        "Organisations new to this scope, in the last eight active weeks: 8 of 32 (25%); "
        "each counted once a week.",
    ),
    (
        "lorenz: five",
        lorenz(1, 2, 3, 4, 5),
        "Na najaktywniejszą organizację przypada 5 z 15 (33%) aktów uczestnictwa.",
        "The most active one made 5 of 15 (33%) of the acts.",
    ),
    (
        "lorenz: six",
        lorenz(1, 1, 1, 1, 1, 5),
        "Na pięć najaktywniejszych organizacji przypada 9 z 10 (90%) aktów uczestnictwa.",
        "The five most active made 9 of 10 (90%) of the acts.",
    ),
    (
        "overlap: one",
        overlap(("A", "B", 1)),
        "Wspólne: Kultura oraz Edukacja – 1 organizacja.",
        "In common: Kultura and Edukacja – 1 organisation.",
    ),
    (
        "overlap: one pair has most",
        overlap(("A", "B", 2), ("B", "C", 15)),
        "Najwięcej wspólnych: Edukacja oraz Sport – 15 organizacji.",
        "Most in common: Edukacja and Sport – 15 organisations.",
    ),
    (
        "overlap: by chance",
        overlap(("A", "B", 2), ("B", "C", 5)),
        "Pary branż ze wspólnymi organizacjami: 2; organizacji w parze: 2–5.",
        "Pairs of sectors with organisations in common: 2; organisations in a pair: 2–5.",
    ),
    ("overlap: none", overlap(("A", "B", 0)), "", ""),
    (
        "representation: one missing",
        represented(("UKS", 0.04, 0.16), ("fundacja", 0.96, 0.84)),
        "Słabo reprezentowane: UKS – 4% wśród aktywnych wobec 16% w ewidencji.",
        "Under-represented: UKS – 4% of the active, 16% of the register.",
    ),
    (
        "representation: what is not recorded is no group",
        represented((None, 0.04, 0.16), ("fundacja", 0.96, 0.84)),
        "Dane nie wskazują, by którejś grupy brakowało; udziały wśród aktywnych i w ewidencji różnią się najwyżej o 12,0 pkt proc.",
        "The data show no group to be missing; shares among the active and in the register differ by 12.0 pp at most.",
    ),
    (
        "representation: as in the register",
        represented(("UKS", 0.15, 0.16), ("fundacja", 0.85, 0.84)),
        "Dane nie wskazują, by którejś grupy brakowało; udziały wśród aktywnych i w ewidencji różnią się najwyżej o 1,0 pkt proc.",
        "The data show no group to be missing; shares among the active and in the register differ by 1.0 pp at most.",
    ),
]


@pytest.mark.parametrize(
    ("build", "pl", "en"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_takeaway(build: Build, pl: str, en: str) -> None:
    assert build(PL).takeaway == pl
    assert build(EN).takeaway == en
