"""Overview: the key figures, the sectors side by side, the schedule at a glance."""

from charts import overview
from charts import schedule as charts
from data_access import schedule
from ui.exhibit import show
from ui.kpi import kpi_row
from ui.overview import key_figures, side_by_side
from ui.view import current_view

view = current_view()
reader = view.reader

kpi_row(view, key_figures(view))
show(view, overview.sectors(side_by_side(view), reader, view.sector_names))
milestones = view.read(schedule.milestones)
show(view, charts.strip(milestones, view.scope.as_of, reader, view.team_names))
