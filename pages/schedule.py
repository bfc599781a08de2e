"""Schedule: milestones planned against actual, coming meetings, gaps."""

from charts import schedule as charts
from data_access import schedule
from ui.exhibit import show
from ui.view import current_view

view = current_view()
reader, read, as_of = view.reader, view.read, view.scope.as_of

show(
    view,
    "milestones",
    lambda: charts.milestones(read(schedule.milestones), as_of, reader, view.team_names),
)
show(
    view,
    "upcoming_meetings",
    lambda: charts.upcoming(read(schedule.upcoming), reader, view.team_names),
)
show(
    view,
    "gaps_between_meetings",
    lambda: charts.gaps(read(schedule.longest_gaps), reader, view.sector_names),
)
