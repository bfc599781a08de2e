"""Participation: reach per sector, growth over time, who is missing, the organisations."""

from charts import circles
from charts import participation as charts
from data_access import participation
from ui.exhibit import show
from ui.organisations import organisation_lists
from ui.sections import sections
from ui.view import current_view

view = current_view()
reader, read = view.reader, view.read
_ = reader.locale.gettext

tab = sections(
    {
        "active": _("Who takes part"),
        "missing": _("Who is missing"),
        "circle": _("Regulars and ties"),
    }
)
if tab["active"].open:
    with tab["active"]:
        show(
            view,
            "reach",
            lambda: charts.reach(
                read(participation.by_sector), read(participation.total), reader, view.sector_names
            ),
        )
        show(
            view,
            "active_over_time",
            lambda: charts.over_time(read(participation.over_time), reader),
        )
if tab["missing"].open:
    with tab["missing"]:
        for attribute in participation.ATTRIBUTES:
            show(
                view,
                f"representation_{attribute}",
                lambda a=attribute: charts.representation(
                    read(participation.representation, a), a, reader
                ),
            )
if tab["circle"].open:
    with tab["circle"]:
        show(view, "regulars", lambda: circles.regulars(read(participation.regulars), reader))
        show(
            view,
            "concentration",
            lambda: circles.lorenz(
                read(participation.concentration),
                read(participation.by_sector),
                reader,
                view.sector_names,
            ),
        )
        show(
            view,
            "overlap",
            lambda: circles.overlap(read(participation.overlap), reader, view.sector_names),
        )
organisation_lists(view, "silent" if tab["missing"].open else "active")
