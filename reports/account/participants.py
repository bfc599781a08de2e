"""The account's section on who took part: by sector, and every active organisation."""

from data_access import participation
from reports.account.document import Column, Section, Table
from reports.account.sources import EVERY, Sources, cell


def participants(sources: Sources) -> Section:
    """Reach by sector, and the list of active organisations with what they did."""
    _ = sources.locale.gettext
    found, _number = sources.read(participation.organisations, limit=EVERY)
    title = _("Who took part")
    if found.empty:
        return Section(title, (_("No organisation is recorded as having taken part."),))
    act = _(
        "An act of participation is one attendance of an organisation at a held meeting of a "
        "sector's team, or one postulate of the sector that it authored or supported."
    )
    return Section(title, (sources.shown("reach"), act, _list(found, sources)))


def _list(found, sources: Sources) -> Table:
    locale = sources.locale
    _ = locale.gettext
    return Table(
        _("Organisations that took part"),
        (
            Column(_("No."), 7, "number"),
            Column(_("Organisation"), 38),
            Column(_("Legal form"), 22),
            Column(_("Meetings"), 12, "number"),
            Column(_("Postulates"), 12, "number"),
            Column(_("Acts"), 14, "number"),
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
