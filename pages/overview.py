"""Overview: key figures, what needs attention, the sectors side by side, the schedule."""

from charts import overview
from charts import schedule as charts
from data_access import schedule
from ui.exhibit import show
from ui.kpi import kpi_row
from ui.overview import key_figures, side_by_side
from ui.signals import attention
from ui.view import current_view

view = current_view()
reader, read, as_of = view.reader, view.read, view.scope.as_of

kpi_row(view, key_figures(view))
attention(view)
show(view, "sectors", lambda: overview.sectors(side_by_side(view), reader, view.sector_names))
show(
    view,
    "schedule_strip",
    lambda: charts.strip(read(schedule.milestones), as_of, reader, view.team_names),
)
