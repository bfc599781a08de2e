"""Participatory spaces are programmes, each with its own records."""

from tests.data_access.decidim.export import (
    HOST,
    RESULTS,
    WHOLE,
    meeting,
    meetings,
    proposal,
    proposals,
    space,
    table,
)
from tests.data_access.decidim.reading import WroteFolder, read_export, said


def test_dates_of_a_programme_are_its_own_or_those_of_its_records(folder: WroteFolder) -> None:
    tables, _ = read_export(folder(WHOLE))
    budget, plan = tables["programmes"]
    assert (budget["period_start"], budget["period_end"]) == ("2024-01-01", "2024-12-31")
    assert (plan["period_start"], plan["period_end"]) == ("2024-03-01", "2099-01-01")
    assert (plan["consultation_start"], plan["consultation_end"]) == ("2024-03-01", "2024-03-01")
    assert (budget["name"], budget["name_en"]) == ("Budżet", "Budget")


def test_spaces_of_other_kinds_are_programmes_of_their_own(folder: WroteFolder) -> None:
    row = proposal(1) | {"participatory_space/url": f"{HOST}/pl/assemblies/budzet"}
    tables, report = read_export(folder(proposals(row, proposal(2))))
    assert [row["code"] for row in tables["programmes"]] == ["assemblies-budzet", "budzet"]
    assert not report.errors


def test_nothing_refers_into_another_programme(folder: WroteFolder) -> None:
    files = {
        **proposals(proposal(1, meeting_urls=f"{space('plan')}/f/8/meetings/2")),
        **meetings(meeting(2, "plan")),
        "results": table(
            RESULTS,
            {
                "id": "5",
                "title/pl": "Nowe sale",
                "url": f"{space('plan')}/f/9/results/5",
                "proposal_urls": f"{space()}/f/7/proposals/1",
            },
        ),
    }
    tables, report = read_export(folder(files))
    assert not report.errors
    assert tables["postulates"][0]["meeting"] == ""
    assert "postulate_provisions" not in tables
    assert said(report).count("not in this participatory space") == 2
