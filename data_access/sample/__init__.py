"""The sample consultation."""

import pandas as pd

from data_access.sample import (
    attendance,
    histories,
    meetings,
    organisations,
    postulates,
    programme,
    teams,
)


def tables() -> dict[str, pd.DataFrame]:
    """The tables of the data format, typed, freshly made."""
    return {
        "programmes": programme.programmes(),
        "sectors": programme.sectors(),
        "organisations": organisations.organisations(),
        "organisation_sectors": organisations.organisation_sectors(),
        "members": teams.members(),
        "meetings": meetings.meetings(),
        "attendance": attendance.attendance(),
        "postulates": postulates.postulates(),
        "postulate_supporters": postulates.postulate_supporters(),
        "postulate_statuses": histories.postulate_statuses(),
        "provisions": programme.provisions(),
        "postulate_provisions": histories.postulate_provisions(),
        "milestones": programme.milestones(),
    }
