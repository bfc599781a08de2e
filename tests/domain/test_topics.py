"""Topics: planted themes are found, named by their words, the same every time; else silence."""

import subprocess
import sys

import pytest

from domain.topics import FEWEST_TEXTS, topics
from domain.topics.lemmas import words_of
from tests.benchmarks.topics import agreement, sample

PLANTED = {
    "rowery": "Drogi rowerowe i stojaki na rowery przy ulicy {}: rowerzyści proszą o pasy rowerowe",
    "świetlice": "Świetlica środowiskowa dla dzieci na osiedlu {}: zajęcia w świetlicach",
    "drzewa": "Sadzenie drzew i krzewów w parku {}: nowe drzewa, pielęgnacja starych drzew",
}
PLACES = ("Krowodrza", "Podgórze", "Dębniki", "Bieńczyce", "Grzegórzki", "Swoszowice", "Wola",
          "Czyżyny", "Bronowice", "Prokocim")  # fmt: skip
TEXTS = [text.format(place) for text in PLANTED.values() for place in PLACES]


def test_planted_themes_are_found_and_named_by_their_words() -> None:
    found = topics(TEXTS)
    assert sorted(topic.members for topic in found) == [
        tuple(range(n * len(PLACES), (n + 1) * len(PLACES))) for n in range(len(PLANTED))
    ]
    named = {word for topic in found for word in topic.name.split(" · ")}
    assert {"rowerowy", "świetlica", "drzewo"} <= named


def test_the_same_texts_give_the_same_topics_in_any_process() -> None:
    here = topics(sample()[0])
    script = (
        "from domain.topics import topics; from tests.benchmarks.topics import sample;"
        "print([(t.name, t.members) for t in topics(sample()[0])])"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == str([(topic.name, topic.members) for topic in here])
    assert len({topic.name for topic in here}) == len(here), "no two are called the same"


def test_the_sample_s_own_themes_are_found() -> None:
    among, over_all = agreement(*sample())
    assert among >= 0.9
    assert over_all >= 0.5


@pytest.mark.parametrize(
    "texts",
    [
        [],
        TEXTS[: FEWEST_TEXTS - 1],
        ["Ławki", "Park", "Drzewa w parku"] * 20,
        ["", "  ", "123", "!?"] * 20,
        [f"słowo{n}a inne{n}b osobne{n}c" for n in range(40)],
        ["ten sam tekst o parku i drzewach"] * 40,
    ],
    ids=["none", "few", "short", "no words", "nothing shared", "all the same"],
)
def test_where_nothing_can_be_told_nothing_is(texts: list[str]) -> None:
    assert topics(texts) == []


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["w salach szkolnych dla organizacji", "o cennikach"], ["sala", "szkolny", "organizacja"]),
        (["the streets and the bicycles of the city"], ["street", "bicycle", "city"]),
        (["els carrers de la ciutat per a les bicicletes"], ["carrer", "ciutat", "bicicleta"]),
        (["Zapis § 4 ust. 2 w brzmieniu art. 5"], ["zapis", "brzmienie"]),
    ],
)
def test_words_are_lemmas_without_those_that_only_join(texts: list[str], words: list[str]) -> None:
    assert words_of(texts)[0] == words


def test_without_a_place_for_the_dictionary_words_stay_as_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from domain.topics import lemmas as module

    def nowhere(*_of: str) -> None:
        raise PermissionError

    module._lemmas.cache_clear()
    monkeypatch.setattr("platformdirs.user_cache_path", nowhere)
    try:
        assert words_of(["o salach w szkołach"])[0] == ["salach", "szkołach"]
    finally:
        module._lemmas.cache_clear()
