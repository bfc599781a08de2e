"""States of proposals are statuses of postulates."""

import pytest

from tests.data_access.decidim.export import (
    proposal,
    proposals,
    space,
)
from tests.data_access.decidim.reading import WroteFolder, one_row, read_export, said

ANSWERED = {"answered_at": "2024-04-02 08:30:00 UTC", "state_published_at": "2024-04-03 08:30:00"}


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("accepted", "accepted"),
        ("rejected", "rejected"),
        ("evaluating", "in_review"),
        ("partially_accepted", "partly_accepted"),
        ("uwzgledniony_czesciowo", "partly_accepted"),
        ("poza zakresem", "out_of_scope"),
    ],
)
def test_states_are_statuses(folder: WroteFolder, state: str, status: str) -> None:
    row = one_row(folder(proposals(proposal(state=state, **ANSWERED))), "postulate_statuses")
    assert (row["status"], row["changed_at"]) == (status, "2024-04-02 08:30:00Z")


@pytest.mark.parametrize("state", ["", "not_answered"])
def test_no_answer_is_no_status(folder: WroteFolder, state: str) -> None:
    tables, _ = read_export(folder(proposals(proposal(state=state, **ANSWERED))))
    assert "postulate_statuses" not in tables


def test_a_custom_state_is_told_once_and_left_open(folder: WroteFolder) -> None:
    rows = [proposal(n, state="w_realizacji", **ANSWERED) for n in (1, 2)]
    tables, report = read_export(folder(proposals(*rows)))
    assert "postulate_statuses" not in tables
    assert said(report, "pl").count("w_realizacji") == 1
    assert "wiersz 2, kolumna state" in said(report, "pl")
    assert "razem 2" in said(report, "pl")


def test_a_withdrawal_comes_after_the_answer(folder: WroteFolder) -> None:
    gone = {"withdrawn": "true", "withdrawn_at": "2024-05-02 08:30:00 UTC"}
    tables, report = read_export(folder(proposals(proposal(state="accepted", **ANSWERED, **gone))))
    assert [row["status"] for row in tables["postulate_statuses"]] == ["accepted", "withdrawn"]
    assert not report.errors


def test_a_merger_names_its_target_where_there_is_one(folder: WroteFolder) -> None:
    merged = proposal(1, state="merged", related_proposals=f"{space()}/f/7/proposals/2", **ANSWERED)
    tables, _ = read_export(folder(proposals(merged, proposal(2))))
    assert tables["postulate_statuses"][0]["merged_into"] == "2"


def test_an_answer_imported_with_its_proposal_does_not_stop_the_load(folder: WroteFolder) -> None:
    row = proposal(state="rejected", answered_at="2023-11-02 08:30:00 UTC")
    tables, report = read_export(folder(proposals(row)))
    assert not report.errors
    assert tables["postulates"][0]["submitted_on"] == "2023-11-02"
    assert "the day of the answer is taken" in said(report)
