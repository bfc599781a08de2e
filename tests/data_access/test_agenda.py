"""What waits for the coordinating team, in order."""

from datetime import date

from sqlalchemy import URL

from data_access import postulates
from data_access.engine import read_engine
from data_access.models import AgendaItem
from tests.records import (
    change,
    meeting,
    organisation,
    postulate,
    programme,
    put,
    scope,
    sector,
    supports,
)

TWIN = {"title": "Remont świetlicy przy ulicy Długiej", "text": "Prosimy o remont świetlicy."}


def test_the_agenda_of_what_is_presented(database: URL) -> None:
    day = date(2011, 9, 1)
    put(
        database,
        programme(),
        sector("KUL", position=1),
        sector("EDU", position=2),
        *(organisation(code) for code in ("O1", "O2")),
        postulate("K1", "KUL", day),
        postulate("K2", "KUL", day),
        postulate("K3", "KUL", date(2011, 6, 1), **TWIN),
        postulate("E1", "EDU", day, **TWIN),
        postulate("E2", "EDU", day),
        postulate("E3", "EDU", day),
        postulate("E4", "EDU", day),
        *(change(code, day, "presented") for code in ("K1", "K2", "K3", "E1", "E2", "E4")),
        change("E3", day, "in_review"),
        change("E4", date(2011, 9, 10), "accepted"),
        *(supports(code, "K2") for code in ("O1", "O2")),
        supports("O1", "E3"),
    )
    with read_engine(database).connect() as connection:
        found = postulates.agenda_of(scope(database), connection)
        early = postulates.agenda_of(scope(database, as_of="2011-09-02"), connection)
        own = postulates.agenda_of(scope(database, sector="EDU"), connection)
    assert found["code"].tolist() == ["K3", "E1", "K2", "E2", "K1"]
    assert found["supporters"].tolist() == [0, 0, 2, 0, 0]
    assert found["alike"].tolist() == [None, "K3", None, None, None]
    assert "E4" in early["code"].tolist()
    assert own["code"].tolist() == ["E1", "E2"]
    assert own["alike"].isna().all(), "its twin is in another sector"


def test_an_agenda_set_by_hand_comes_first_in_its_order(database: URL) -> None:
    day = date(2011, 9, 1)
    codes = ("K1", "K2", "K3", "K4")
    put(
        database,
        programme(),
        sector("KUL"),
        meeting("M1", "coordinating", date(2011, 9, 20), "planned"),
        meeting("M2", "coordinating", date(2011, 9, 27), "planned"),
        *(postulate(code, "KUL", day) for code in codes),
        *(change(code, day, "presented") for code in codes),
        change("K4", date(2011, 9, 2), "accepted"),
        *(
            AgendaItem(programme_id=1, meeting="M1", postulate=code, position=place)
            for code, place in (("K3", 1), ("K4", 2), ("K2", None), ("K1", 3))
        ),
    )
    with read_engine(database).connect() as connection:
        found = postulates.agenda_of(scope(database), connection, "M1")
        other = postulates.agenda_of(scope(database), connection, "M2")
    assert found["code"].tolist() == ["K3", "K1", "K2"], "a decided one is no longer on it"
    assert found["on_agenda"].tolist() == [True, True, False]
    assert other["code"].tolist() == ["K1", "K2", "K3"]
    assert other["on_agenda"].all()
    assert not other["by_hand"].any()
