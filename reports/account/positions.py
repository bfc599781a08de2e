"""The account's section on postulates and comments: each one, with the position taken on it."""

import pandas as pd

from domain.blank import is_blank
from domain.text import clean, one_line
from domain.vocabulary import JUSTIFICATION_DUE, Stage, Status
from locales import N_, Locale
from locales.formats import UNDEFINED
from reports.account.document import PrintedColumn, PrintedTable, Section
from reports.account.sources import Sources, cell

# Neutral forms: the same words stand beside a «postulat» and an «uwaga».
_POSITIONS = {
    Status.SUBMITTED: N_("submitted, awaiting review"),
    Status.IN_REVIEW: N_("under review by the sector team"),
    Status.PRESENTED: N_("presented to the coordinating team"),
    Status.DEFERRED: N_("deferred"),
    Status.ACCEPTED: N_("accepted"),
    Status.PARTLY_ACCEPTED: N_("partly accepted"),
    Status.REJECTED: N_("not accepted"),
    Status.WITHDRAWN: N_("withdrawn"),
    Status.MERGED: N_("merged with another"),
    Status.OUT_OF_SCOPE: N_("out of scope – passed to the right unit"),
}


def positions_section(sources: Sources) -> Section:
    """A subsection per sector that has any, with a table of postulates and one of comments."""
    locale = sources.locale
    _ = locale.gettext
    found = sources.positions
    title = _("Postulates, comments and positions taken")
    if found.empty:
        return Section(title, (_("No postulate or comment is recorded in this scope."),))
    groups = dict(iter(found.groupby("sector")))
    chosen = sources.scope.sectors or tuple(sources.sector_names)
    silent = [sources.sector_names[code] for code in chosen if code not in groups]
    blocks = [
        sources.shown("postulate_status"),
        _("“—” under “Submitted by”: the submitter is not an organisation."),
    ]
    if silent:
        names = locale.listing(sorted(silent, key=locale.sort_key))
        blocks.append(_("Sectors without postulates or comments: {names}.", names=names))
    return Section(
        title,
        tuple(blocks),
        tuple(_sector(groups[code], sources) for code in sources.sector_names if code in groups),
    )


def _sector(rows: pd.DataFrame, sources: Sources) -> Section:
    _ = sources.locale.gettext
    titles = {
        Stage.GATHERING: _("Postulates"),
        Stage.DRAFT_CONSULTATION: _("Comments on the draft"),
    }
    tables = []
    first = 1
    for stage, title in titles.items():
        of_stage = rows[rows["stage"] == stage]
        if len(of_stage):
            tables.append(_table(title, of_stage, first, sources.locale))
            first += len(of_stage)
    return Section(sources.sector_names[rows["sector"].iloc[0]], tuple(tables))


def _table(title: str, rows: pd.DataFrame, first: int, locale: Locale) -> PrintedTable:
    _ = locale.gettext
    return PrintedTable(
        title,
        (
            PrintedColumn(_("No."), 7, "number"),
            PrintedColumn(_("Submitted by"), 18),
            PrintedColumn(_("Content"), 34, "lead"),
            PrintedColumn(_("Position"), 18),
            PrintedColumn(_("Justification"), 26),
        ),
        tuple(
            (
                str(place),
                cell(row["author"]),
                _content(row),
                _position(row, locale),
                _justification(row, locale),
            )
            for place, row in enumerate(rows.to_dict("records"), start=first)
        ),
    )


def _content(row: dict) -> str:
    """Title and code on the first line, the text below where it says more than the title."""
    title, text = one_line(row["title"]), clean(row["text"])
    head = f"{title} ({one_line(row['code'])})"
    return f"{head}\n{text}" if text and text != title else head


def _position(row: dict, locale: Locale) -> str:
    """«Uwzględniono», with the day; «Połączono z P-012» where it is known with which."""
    into = one_line(row["merged_into"])
    if row["status"] == Status.MERGED and into:
        text = locale.gettext("merged with {code}", code=into)
    else:
        message = _POSITIONS[row["status"]]
        text = locale.gettext(message)
    text = text[:1].upper() + text[1:]
    return text if pd.isna(row["status_on"]) else f"{text}\n{locale.date(row['status_on'])}"


def _justification(row: dict, locale: Locale) -> str:
    """«Brak» only where one is due: what is still open has no decision to justify."""
    if not is_blank(row["justification"]):
        return cell(row["justification"])
    return locale.gettext("none given") if row["status"] in JUSTIFICATION_DUE else UNDEFINED
