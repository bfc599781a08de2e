"""What may go out: the rules, the public columns, what is held back; on both databases."""

import tomllib
from collections import defaultdict
from dataclasses import replace
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import URL

from data_access.config import Misconfigured
from data_access.engine import read_engine
from data_access.load.data_format import TABLES
from data_access.publication import (
    NOT_TOLD,
    PRIVATE_PERSON,
    Rules,
    fields,
    public_tables,
    rules,
)
from data_access.publication.policy import read_rules
from data_access.publication.small_groups import groups_left_out, whole_tells
from tests.records import (
    attendance,
    change,
    meeting,
    member,
    organisation,
    postulate,
    programme,
    put,
    sector,
)

_SAMPLE = Path(__file__).parents[2] / "docs" / "publication.toml"


def _public(url: URL, given: Rules | None = None) -> dict[str, pd.DataFrame]:
    with read_engine(url).connect() as connection:
        return public_tables(connection, 1, given or Rules())


def test_the_documented_file_says_what_holds_without_one() -> None:
    given = read_rules(tomllib.loads(_SAMPLE.read_text("utf-8")))
    assert given.tables == Rules().tables
    assert given.minimum_persons == Rules().minimum_persons
    assert "members" not in given.tables
    assert "minutes_url" not in given.tables["meetings"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("minimum_person = 3", "unknown: minimum_person (minimum_persons?)"),
        ("minimum_persons = 0", "minimum_persons: a whole number"),
        ("minimum_persons = true", "minimum_persons: a whole number"),
        ("licence = 4", "licence: a text"),
        ("base = 'javascript:x'", "base: an address"),
        ("tables = 3", "tables: a table of lists"),
        ("[tables]\nmeeting = []", "unknown: tables.meeting (meetings?)"),
        ("[tables]\nmeetings = 'code'", "tables.meetings: a list"),
        ("[tables]\nmeetings = ['cod']", "unknown: tables.meetings: cod (code?)"),
        ("[tables]\nmeetings = ['code']", "tables.meetings lacks programme, team"),
        ("[tables]\nattendance = ['programme', 'meeting']", "tables.attendance lacks organisation"),
        ("[tables]\nsectors = []", "tables.sectors: this table cannot be left out"),
        ("= 3", "Invalid"),
    ],
)
def test_what_cannot_be_obeyed_is_refused_by_name(
    text: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "publication.toml").write_text(text)
    monkeypatch.setenv("PUBLICATION", str(tmp_path / "publication.toml"))
    with pytest.raises(Misconfigured, match=r"publication\.toml") as refused:
        rules()
    assert named in str(refused.value)


def test_a_file_that_is_named_and_missing_publishes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUBLICATION", "/nowhere/publication.toml")
    with pytest.raises(Misconfigured):
        rules()


def test_what_of_persons_is_held_back(database: URL) -> None:
    put(
        database,
        programme(),
        sector("KUL"),
        organisation("O1"),
        organisation("85010112345", name="Firma, tel. 600 700 801"),
        member("C1", "KUL", "expert"),
        meeting("M1", "KUL", minutes_url="https://example.org/protokol"),
        attendance("M1", "O1", "ia", people=5),
        attendance("M1", "85010112345", "ia", people=2),
        attendance("M1", "C1", "ia", kind="member"),
        attendance("M1", "Jan Kowalski", "a", kind="party"),
        attendance("M1", "Anna Nowak", "a", kind="party"),
        attendance("M1", "Rada Dzielnicy I", "a", kind="party", people=4),
        postulate("W1", "KUL", organisation="O1", text="Więcej zieleni w parkach."),
        postulate("W2", "KUL", title="Wniosek p. Jana Nowaka", text="Pisać: jan@example.org"),
        postulate("W3", "KUL", organisation="85010112345"),
        change(
            "W1", programme().as_of, "rejected", justification="Jak chce Ewa Zając z ul. Długiej"
        ),
    )
    found = _public(database)
    assert "members" not in found
    assert "minutes_url" not in found["meetings"]

    lists = found["attendance"].set_index("people", drop=False)
    assert "member" not in lists
    assert len(lists) == 5, "the row of a seat is a person's"
    parties = sorted(lists["party"].dropna())
    assert parties == ["Rada Dzielnicy I", PRIVATE_PERSON, f"{PRIVATE_PERSON} (2)"]
    assert sorted(lists["people"].dropna()) == [4, 5]

    one, two, three = found["postulates"].to_dict("records")
    assert (one["author"], one["text"], one["held_back"]) == (
        "Organizacja O1",
        "Więcej zieleni w parkach.",
        None,
    )
    assert (two["author"], two["title"], two["text"]) == (PRIVATE_PERSON, NOT_TOLD, None)
    assert two["held_back"] == "title,text"
    (status,) = found["postulate_statuses"].to_dict("records")
    assert (status["justification"], status["held_back"]) == (None, "justification")

    codes = found["organisations"].set_index("code")
    (other,) = set(codes.index) - {"O1"}
    assert three["organisation"] == other, "the same code wherever it stands"
    assert codes.loc[other, "name"] == NOT_TOLD
    whole = " ".join(frame.to_csv() for frame in found.values())
    for told in ("85010112345", "Kowalski", "Nowak", "jan@", "600 700", "Zając"):
        assert told not in whole


def test_small_numbers_cannot_be_told_from_the_whole() -> None:
    least = Rules()
    assert groups_left_out([5, 2, 1, 4], least) == [False, True, True, False]
    assert groups_left_out([5, 2, 4], least) == [True, True, False], (
        "else 2 is what the whole lacks"
    )
    assert groups_left_out([1, 1, 7], least) == [True, True, True], "two persons together are few"
    assert groups_left_out([7, 1, 1, 1], least) == [True] * 4, "three of three groups are one each"
    assert groups_left_out([7, 4, 9], least, untold=1) == [True, False, False], (
        "of a seat on the list"
    )
    assert groups_left_out([0, 3], least) == [False, False]
    assert groups_left_out([2], least) == [True]
    assert groups_left_out([1, 1], replace(least, minimum_persons=1)) == [False, False]
    assert whole_tells([1, 1, 1], least)
    assert not whole_tells([1, 1, 2], least)


def test_who_knows_the_rule_and_the_sum_tells_no_small_number() -> None:
    """Each list of up to three groups and people untold beside them, among all that look alike."""
    least, alike = Rules(), defaultdict(list)
    for number, untold in product(range(4), range(8)):
        for groups in product(range(8), repeat=number):
            together = sum(groups) + untold
            hidden = groups_left_out(groups, least, untold)
            shown = tuple(-1 if out else of for of, out in zip(groups, hidden, strict=True))
            known = not least.few(together) and not whole_tells(groups, least, untold)
            if together < 8:
                alike[shown, together if known else None].append((*groups, untold))
    for (shown, _together), possible in alike.items():
        for place in (n for n, of in enumerate((*shown, -1)) if of == -1):
            values = {of[place] for of in possible}
            assert len(values) > 1 or not values & {1, 2}, possible


def test_every_public_column_is_described_in_both_languages(sample: URL) -> None:
    found = _public(sample)
    described = fields(Rules())
    assert {name: [of.name for of in columns] for name, columns in described.items()} == {
        name: list(frame.columns) for name, frame in found.items()
    }
    for name, columns in described.items():
        for of in columns:
            assert all(of.titles.values()), (name, of.name)
            assert of.descriptions["pl"] != of.descriptions["en"], (name, of.name)
            assert not of.refers or of.refers in found


def test_an_empty_programme_has_every_table(database: URL) -> None:
    put(database, programme())
    found = _public(database)
    assert list(found) == [name for name in TABLES if name not in PRIVATE]
    assert [len(frame) for frame in found.values()] == [1] + [0] * (len(found) - 1)


PRIVATE = ("members", "clearances", "agenda_items", "tasks")
