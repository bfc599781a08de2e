"""Topics of postulates: counted within the scope, each opening just those that it counts."""

from datetime import date, timedelta

import pytest
from sqlalchemy import URL

from data_access import postulates
from data_access.engine import read_engine
from tests.domain.test_topics import TEXTS
from tests.records import change, postulate, programme, put, scope, sector


@pytest.fixture
def planted(database: URL) -> URL:
    """Thirty postulates of three themes in one sector, one a day from 1 June; a few elsewhere."""
    first = date(2011, 6, 1)
    put(
        database,
        programme(),
        sector("A"),
        sector("B"),
        *(
            postulate(f"P{n:02}", "A", first + timedelta(n), title=text)
            for n, text in enumerate(TEXTS)
        ),
        *(
            postulate(f"Q{n}", "B", first, title=title)
            for n, title in enumerate(("Podatki", "Cisza nocna", "Kanalizacja"))
        ),
        change("P00", date(2011, 7, 15), "accepted"),
        change("P01", date(2011, 7, 15), "withdrawn"),
    )
    return database


def _counts(url: URL, **params: str) -> dict[str | None, tuple[int, ...]]:
    with read_engine(url).connect() as connection:
        found = postulates.topics(scope(url, **params), connection)
    names = [None if topic != topic else topic for topic in found["topic"]]
    numbers = found[["postulates", "open", "decided", "void"]].itertuples(index=False, name=None)
    return dict(zip(names, numbers, strict=True))


def test_topics_are_counted_by_group_and_those_of_none_last(planted: URL) -> None:
    found = _counts(planted)
    assert sorted(found.values()) == [(3, 3, 0, 0), (10, 8, 1, 1), (10, 10, 0, 0), (10, 10, 0, 0)]
    assert list(found)[-1] is None
    assert None not in _counts(planted, sector="A")


def test_a_period_narrows_what_is_counted_not_what_a_topic_is(planted: URL) -> None:
    whole, part = _counts(planted), _counts(planted, **{"from": "2011-06-06", "to": "2011-06-12"})
    assert part.keys() < whole.keys()
    assert sorted(of[0] for of in part.values()) == [2, 5]


def test_silent_where_there_are_too_few(planted: URL) -> None:
    assert _counts(planted, sector="B") == {}
    assert _counts(planted, as_of="2011-06-10") == {}
    assert _counts(planted, as_of="2011-01-01") == {}


def test_each_topic_opens_the_postulates_that_it_counts(planted: URL) -> None:
    at = scope(planted)
    with read_engine(planted).connect() as connection:
        for topic, (whole, still_open, *_rest) in _counts(planted).items():
            if topic is None:
                continue
            rows, total = postulates.search(at, connection, topic=topic, limit=100)
            assert (len(rows), total) == (whole, whole)
            assert postulates.search(at, connection, topic=topic, status="open")[1] == still_open
        assert postulates.search(at, connection, topic="no such topic")[1] == 0
