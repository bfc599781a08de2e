"""Proposals are postulates, their texts as a reader sees them; results are provisions."""

import pytest

from tests.data_access.decidim.export import (
    HOST,
    WHOLE,
    Row,
    meeting,
    meetings,
    proposal,
    proposals,
    space,
)
from tests.data_access.decidim.reading import WroteFolder, one_row, read_export


def test_a_postulate_is_told_as_the_data_format_wants(folder: WroteFolder) -> None:
    tables, _ = read_export(folder(WHOLE))
    assert tables["postulates"][0] == {
        "programme": "budzet",
        "code": "1",
        "sector": "taxonomy-12",
        "title": "Więcej sal",
        "text": "Prosimy o sale.",
        "meeting": "1",
        "channel": "form",
        "stage": "gathering",
        "submitted_on": "2024-03-01",
        "organisation": "fundacja_a",
    }
    assert [row["organisation"] for row in tables["postulates"]] == ["fundacja_a", "", ""]
    assert tables["postulate_statuses"] == [
        {
            "programme": "budzet",
            "postulate": "1",
            "changed_at": "2024-04-02 08:30:00Z",
            "status": "accepted",
            "justification": "Słuszne.",
        },
        {
            "programme": "plan",
            "postulate": "3",
            "changed_at": "2024-04-05 09:00:00Z",
            "status": "in_review",
            "justification": "",
        },
    ]


def test_results_are_provisions_of_their_proposals(folder: WroteFolder) -> None:
    tables, _ = read_export(folder(WHOLE))
    assert tables["provisions"] == [{"programme": "budzet", "code": "5", "title": "Nowe sale"}]
    assert [row["postulate"] for row in tables["postulate_provisions"]] == ["1", "2"]


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"title/pl": "Sale", "title/en": "Halls"}, "Sale"),
        ({"title/pl": "", "title/en": "Halls"}, "Halls"),
        ({"title/pl": "", "title/en": "", "title/machine_translations/de": "Säle"}, "Säle"),
    ],
)
def test_the_language_is_the_readers(folder: WroteFolder, cells: Row, title: str) -> None:
    assert one_row(folder(proposals(proposal() | cells)), "postulates")["title"] == title


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>Sale<br>i&nbsp;boiska</p><ul><li>A</li><li>B</li></ul>", "Sale\ni boiska\nA\nB"),
        ("<p>Tak</p><script>alert('x')</script><style>p{}</style>", "Tak"),
        ('<img src=x onerror="alert(1)">Tak<!-- nie -->', "Tak"),
        ("<script>alert(1)", ""),
        ("koszt < 5 tys. & więcej", "koszt < 5 tys. & więcej"),
        ("5 &lt; 6 &amp; <b>7</b>", "5 < 6 & 7"),
        ("Pierwsza\n\nDruga", "Pierwsza\n\nDruga"),
        ('\'=HYPERLINK("http://zly.example")', '=HYPERLINK("http://zly.example")'),
        ("'tak', mówi", "'tak', mówi"),
    ],
)
def test_bodies_lose_markup_and_nothing_else(folder: WroteFolder, body: str, text: str) -> None:
    assert one_row(folder(proposals(proposal(body__pl=body))), "postulates")["text"] == text


@pytest.mark.parametrize(
    ("author", "channel"),
    [
        (f"{HOST}/profiles/jan", "form"),
        (f"{HOST}/", "other"),
        (f"{space()}/f/8/meetings/1", "meeting"),
    ],
)
def test_the_channel_is_the_authors(folder: WroteFolder, author: str, channel: str) -> None:
    path = folder(proposals(proposal(author__url=author)) | meetings(meeting()))
    row = one_row(path, "postulates")
    assert row["channel"] == channel
    assert row["meeting"] == ("1" if channel == "meeting" else "")


def test_an_amendment_is_of_the_draft(folder: WroteFolder) -> None:
    row = one_row(folder(proposals(proposal(is_amend="true"))), "postulates")
    assert row["stage"] == "draft_consultation"
