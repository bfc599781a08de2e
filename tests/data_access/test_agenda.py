"""What waits for the coordinating team, in order."""

from datetime import date

from sqlalchemy import URL

from data_access import postulates
from data_access.engine import read_engine
from tests.records import change, organisation, postulate, programme, put, scope, sector, supports

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
