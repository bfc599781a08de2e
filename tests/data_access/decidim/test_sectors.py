"""What divides a platform's proposals divides the programme."""

import pytest

from tests.data_access.decidim.export import (
    OLD_PROPOSALS,
    TAXONOMIES,
    WHOLE,
    Row,
    proposal,
    proposals,
    table,
)
from tests.data_access.decidim.reading import WroteFolder, read_export, said


def test_sectors_that_are_used_are_named_for_polish_readers(folder: WroteFolder) -> None:
    tables, _ = read_export(folder(WHOLE))
    assert [row for row in tables["sectors"] if row["programme"] == "budzet"] == [
        {
            "programme": "budzet",
            "code": "taxonomy-12",
            "name": "Kultura",
            "name_en": "Culture",
        },
        {
            "programme": "budzet",
            "code": "none",
            "name": "Bez kategorii",
            "name_en": "Uncategorised",
        },
    ]


def test_of_two_trees_of_taxonomies_the_one_most_used_divides(folder: WroteFolder) -> None:
    trees = table(
        TAXONOMIES,
        {"id": "10", "name/pl": "Temat", "is_root": "true"},
        {"id": "11", "name/pl": "Sport", "parent_id": "10"},
        {"id": "12", "name/pl": "Kultura", "parent_id": "11"},
        {"id": "20", "name/pl": "Dzielnica", "is_root": "true"},
        {"id": "21", "name/pl": "Stare Miasto", "parent_id": "20"},
    )
    rows = [
        proposal(1, taxonomies__ids="21, 12"),
        proposal(2, taxonomies__ids="11"),
        proposal(3, taxonomies__ids="21"),
        proposal(4, taxonomies__ids="21, 11"),
    ]
    tables, _ = read_export(folder(proposals(*rows) | {"taxonomies": trees}))
    assert [row["sector"] for row in tables["postulates"]] == [
        "taxonomy-12",
        "taxonomy-11",
        "none",
        "taxonomy-11",
    ]


@pytest.mark.parametrize(
    ("cells", "code", "name"),
    [
        ({"scope/id": "4", "scope/name/pl": "Śródmieście", "category/id": "9"}, "scope-4", "Śró"),
        ({"category/id": "9", "category/name/en": "Sport"}, "category-9", "Sport"),
        ({}, "component-7", "Komponent 7"),
    ],
)
def test_an_older_export_is_divided_by_what_it_has(
    folder: WroteFolder, cells: Row, code: str, name: str
) -> None:
    base = {key: value for key, value in proposal().items() if key in OLD_PROPOSALS}
    row = base | {"state": "accepted"} | cells
    tables, report = read_export(folder({"proposals": table(OLD_PROPOSALS, row)}))
    assert not report.errors
    assert tables["postulates"][0]["sector"] == code
    assert tables["sectors"][0]["name"].startswith(name)
    assert "postulate_statuses" not in tables, "0.20 exports no date of an answer"
    assert "organisation" not in tables["postulates"][0]
    assert "a state without a date" in said(report)
