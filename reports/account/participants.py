"""The account's section on who took part: by sector, and every active organisation."""

from data_access import participation
from reports.account.document import PrintedColumn, PrintedTable, Section
from reports.account.sources import EVERY_ROW, Sources, cell


def participants_section(sources: Sources) -> Section:
    """Reach by sector, and the list of active organisations with what they did."""
    _ = sources.locale.gettext
    found, _number = sources.read(participation.organisations, limit=EVERY_ROW)
    title = _("Who took part")
    if found.empty:
        return Section(title, (_("No organisation is recorded as having taken part."),))
    act = _(
        "An act of participation is one attendance of an organisation at a held meeting of a "
        "sector's team, or one postulate of the sector that it authored or supported."
    )
    return Section(title, (sources.shown("reach"), act, _list(found, sources)))


def _list(found, sources: Sources) -> PrintedTable:
    locale = sources.locale
    _ = locale.gettext
    return PrintedTable(
        _("Organisations that took part"),
        (
            PrintedColumn(_("No."), 7, "number"),
            PrintedColumn(_("Organisation"), 38),
            PrintedColumn(_("Legal form"), 22),
            PrintedColumn(_("Meetings"), 12, "number"),
            PrintedColumn(_("Postulates"), 12, "number"),
            PrintedColumn(_("Acts"), 14, "number"),
        ),
        tuple(
            (
                str(place),
                cell(row["name"]),
                cell(row["legal_form"]),
                locale.number(row["meetings"]),
                locale.number(row["postulates"]),
                locale.number(row["acts"]),
            )
            for place, row in enumerate(found.to_dict("records"), start=1)
        ),
    )
