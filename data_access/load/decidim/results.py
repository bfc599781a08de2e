"""Results of accountability → provisions and the proposals that they came from."""

import pandas as pd

from data_access.load.decidim.archive import ExportSheet
from data_access.load.decidim.cell_values import array_values
from data_access.load.decidim.sent_tables import ExportRow, gathered, source, warn
from data_access.load.decidim.statuses import linked
from data_access.load.problems import Report
from data_access.load.read import SentTable
from locales import N_


def results(
    sheet: ExportSheet, programmes: pd.Series, known: set[tuple[str, str]], report: Report
) -> list[SentTable]:
    """`known`: (programme, code) of the proposals in the export."""
    codes = sheet.column("id")
    columns = {"programme": programmes, "code": codes, "title": sheet.words("title")}
    rows: list[tuple[int, ExportRow]] = []
    for row, addresses in sheet.column("proposal_urls").items():
        for address in array_values(addresses):
            postulate = linked(address)
            if postulate and (programmes[row], postulate) in known:
                cells = {"postulate": postulate, "provision": codes[row]}
                rows.append((row, {"programme": programmes[row]} | cells))
            else:
                message = N_("a proposal that is not in this participatory space, left out")
                warn(report, sheet, row, "proposal_urls", address, message)
    headings = {"programme": "url", "postulate": "proposal_urls", "provision": "id"}
    links = gathered("postulate_provisions", sheet.file, rows, headings)
    provisions = source("provisions", sheet, columns, {"programme": "url", "code": "id"})
    return [provisions, *([links] if links is not None else [])]
