"""States of proposals → statuses of postulates."""

import re

import pandas as pd

from data_access.load.data_format import STATUSES
from data_access.load.decidim.archive import ExportSheet
from data_access.load.decidim.cell_values import array_values, moments
from data_access.load.decidim.sent_tables import ExportRow, gathered, warn
from data_access.load.problems import Report
from data_access.load.read import SentTable
from data_access.load.table_format import squeezed
from domain.vocabulary import Status
from locales import N_

_PROPOSAL = re.compile(r"/proposals/(\d+)(?:[/?#]|$)")
_STATES = STATUSES | {
    squeezed(token): str(status)
    for token, status in (
        ("", Status.SUBMITTED),
        ("not_answered", Status.SUBMITTED),
        ("evaluating", Status.IN_REVIEW),
        ("partially_accepted", Status.PARTLY_ACCEPTED),
    )
}
"""Decidim's own tokens, and those of custom states that bear the data format's words."""


def linked(address: str) -> str:
    """The code of the proposal that an address leads to, or ""."""
    match = _PROPOSAL.search(address)
    return match.group(1) if match else ""


def statuses(
    sheet: ExportSheet,
    programmes: pd.Series,
    changed: pd.Series,
    known: set[tuple[str, str]],
    report: Report,
) -> SentTable | None:
    """The last answer and the withdrawal; a state without a date or of unknown word is none.

    `changed`: when the answer was given; `known`: (programme, code) of all proposals.
    """
    states = _states(sheet, report)
    withdrawn_at, _ = moments(sheet.column("withdrawn_at"))
    withdrawn = sheet.flag("withdrawn") | (withdrawn_at != "") | (states == Status.WITHDRAWN)
    answered_at, _ = moments(changed)
    answered = ~states.isin({"", Status.SUBMITTED, Status.WITHDRAWN})
    # an earlier version withdraws by state alone: its date, if any, is that of the answer
    withdrawn_at = withdrawn_at.mask(
        (withdrawn_at == "") & (states == Status.WITHDRAWN), answered_at
    )
    for due, column, dates in (
        (answered, "answered_at", answered_at),
        (withdrawn, "withdrawn_at", withdrawn_at),
    ):
        for row in states.index[due & (dates == "")]:
            message = N_("a state without a date: its status stays “submitted”")
            warn(report, sheet, row, column, states[row], message)
    codes, answers = sheet.column("id"), sheet.words("answer")
    related = sheet.column("related_proposals")
    rows: list[tuple[int, ExportRow]] = []
    for row in states.index:
        key = {"programme": programmes[row], "postulate": codes[row]}
        events: dict[str, ExportRow] = {}
        if answered[row] and answered_at[row]:
            events[answered_at[row]] = {"status": states[row], "justification": answers[row]}
            if states[row] == Status.MERGED:
                into = _merged_into(related[row], programmes[row], known)
                events[answered_at[row]]["merged_into"] = into
        if withdrawn[row] and withdrawn_at[row]:
            events[withdrawn_at[row]] = {"status": str(Status.WITHDRAWN)}
        rows += [(row, key | {"changed_at": when} | cells) for when, cells in events.items()]
    headings = {"postulate": "id", "changed_at": "answered_at", "status": "state"}
    return gathered("postulate_statuses", sheet.file, rows, headings)


def _states(sheet: ExportSheet, report: Report) -> pd.Series:
    """The data format's statuses; "" for the custom states of a platform that it cannot know."""
    tokens = sheet.column("state")
    states = tokens.map(lambda token: _STATES.get(squeezed(token), "")).astype("str")
    unknown = tokens[states == ""]
    for token, met in unknown.groupby(unknown):
        message = N_("unknown state of proposals, {n} in all: their status stays “submitted”")
        warn(report, sheet, met.index[0], "state", str(token), message, n=str(len(met)))
    return states


def _merged_into(addresses: str, programme: str, known: set[tuple[str, str]]) -> str:
    """The one related proposal; where there are several the export does not say which."""
    codes = [code for address in array_values(addresses) if (code := linked(address))]
    here = [code for code in codes if (programme, code) in known]
    return here[0] if len(here) == 1 else ""
