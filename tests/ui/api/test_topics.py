"""Topics over the API: of public texts alone, each with the postulates it counts."""

from sqlalchemy import URL

from tests.held_back import STEM, named_in_a_topic
from tests.records import put
from tests.ui.api.conftest import ROOT


def test_a_topic_counts_the_postulates_it_opens(sample: URL, at) -> None:
    client = at(sample)
    for asked in ("", "sector=KUL", "from=2011-05-01"):
        found = client.get(f"{ROOT}/topics?{asked}").json()
        assert found["total"] == len(found["items"]) > 2
        for one in found["items"][:3]:
            params = {"topic": one["topic"], **dict([asked.split("=")] if asked else [])}
            opened = client.get(f"{ROOT}/postulates", params=params).json()
            assert opened["total"] == one["postulates"], (asked, one)
            assert one["open"] + one["decided"] + one["void"] == one["postulates"]


def test_who_is_named_in_texts_held_back_names_no_topic(database: URL, at) -> None:
    put(database, *named_in_a_topic())
    client = at(database)
    told = [
        client.get(f"{ROOT}/{address}").text
        for address in ("topics", "topics?sector=A", "postulates", "indicators", "sectors")
    ]
    assert "rowerowy" in told[0]
    assert STEM not in "".join(told).lower()
    asked = client.get(f"{ROOT}/postulates", params={"topic": "wszędobylski · świetlica"}).json()
    assert asked["total"] == 0
