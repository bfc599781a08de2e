"""The exhibit that explains the change in attendance between two meetings of a team."""

import pandas as pd

from catalogue.source import Source
from charts import Exhibit
from charts.attendance import turnover as charts
from data_access import attendance
from domain.signals import falling
from domain.vocabulary import MeetingStatus


def meetings_with_list(of: Source) -> pd.DataFrame:
    """Held meetings with a list of the teams that have two or more, by start: columns of
    `attendance.by_meeting`."""
    met = of.read(attendance.by_meeting)
    met = met[(met["status"] == MeetingStatus.HELD) & met["has_list"]]
    return met[met.groupby("team")["code"].transform("size") > 1].reset_index(drop=True)


def usual_pair(of: Source, team: str = "") -> tuple[str, str] | None:
    """The codes of the team's last two meetings; without a team, of one whose attendance fell
    beyond chance, else of that which lost most at its last meeting."""
    met = meetings_with_list(of)
    if met.empty:
        return None
    lost = met.groupby("team")["attended"].agg(lambda came: int(came.iloc[-1] - came.iloc[-2]))
    fell = [one for one in falling(of.read(attendance.by_meeting)) if one in lost.index]
    chosen = team if team in lost.index else next(iter(fell), str(lost.idxmin()))
    earlier, later = met.loc[met["team"] == chosen, "code"].tolist()[-2:]
    return earlier, later


def turnover(of: Source, pair: tuple[str, str] | None = None) -> Exhibit:
    """Between two meetings of one team, the earlier first; the usual ones, if none are given."""
    pair = pair or usual_pair(of)
    if pair is None:
        return charts.no_two_meetings(of.reader.locale)
    met = meetings_with_list(of).set_index("code").loc[list(pair)]
    team = str(met["team"].iloc[0])
    return charts.turnover(
        of.read(attendance.turnover, *pair),
        pair,
        (met["starts_on"].iloc[0], met["starts_on"].iloc[1]),
        (int(met["attended"].iloc[0]), int(met["attended"].iloc[1])),
        (team, of.team_names.get(team, team)),
        of.reader,
    )
