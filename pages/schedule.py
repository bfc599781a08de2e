"""Schedule: milestones planned against actual, coming meetings, gaps."""

from charts import schedule as charts
from data_access import schedule
from ui.exhibit import show
from ui.view import current_view

view = current_view()
reader = view.reader

milestones = view.read(schedule.milestones)
show(view, charts.milestones(milestones, view.scope.as_of, reader, view.team_names))
show(view, charts.upcoming(view.read(schedule.upcoming), reader, view.team_names))
show(view, charts.gaps(view.read(schedule.longest_gaps), reader, view.sector_names))
