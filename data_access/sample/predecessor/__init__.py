"""The sample's second programme: the predecessor, 2009–2011, whose consultation of 2008 is over.

Smaller and slower than its successor: seven sectors (social exclusion had none of its own yet),
half of the meetings, a third of the postulates, answers that took longer; but all are decided. Its
organisations are those of the register that were there in 2008. As made up as the other one, and
the same every time.
"""

from datetime import date

import pandas as pd

from data_access.sample.organisations import organisations
from data_access.sample.predecessor import meetings, postulates
from data_access.sample.predecessor.setting import (
    PREDECESSOR_AS_OF,
    PREDECESSOR_END,
    PREDECESSOR_PROGRAMME,
    PREDECESSOR_START,
    of_predecessor,
    predecessor_figures,
    predecessor_sectors,
    registered,
)
from data_access.sample.programme import SECTOR_NAMES
from data_access.sample.setting import sample_table, sample_texts

_NAME = (
    "Wieloletni Program Współpracy Gminy Miejskiej Kraków z organizacjami pozarządowymi "
    "na lata 2009–2011"
)
_NAME_EN = "Kraków's Multi-Year Programme of Cooperation with NGOs 2009–2011"
_PERIOD = date(2009, 1, 1), date(2011, 12, 31)


def tables() -> dict[str, pd.DataFrame]:
    """The predecessor's tables, as `data_access.sample.tables` gives those of its successor."""
    return {
        "programmes": _programmes(),
        "sectors": _sectors(),
        "organisations": _organisations(),
        "organisation_sectors": _declarations(),
        "members": meetings.members(),
        "meetings": meetings.meetings(),
        "attendance": meetings.attendance(),
        "postulates": postulates.postulates(),
        "postulate_supporters": postulates.supporters(),
        "postulate_statuses": postulates.statuses(),
        "provisions": of_predecessor(
            "code title", list(sample_texts("provisions")["provisions"].items())
        ),
        "postulate_provisions": postulates.traced(),
        "milestones": _milestones(),
    }


def _programmes() -> pd.DataFrame:
    columns = (
        "code name name_en period_start period_end consultation_start consultation_end "
        "response_days as_of"
    )
    return sample_table(
        columns,
        [
            (
                PREDECESSOR_PROGRAMME,
                _NAME,
                _NAME_EN,
                *_PERIOD,
                PREDECESSOR_START,
                PREDECESSOR_END,
                30,
                PREDECESSOR_AS_OF,
            )
        ],
    )


def _sectors() -> pd.DataFrame:
    rows = [
        (code, *SECTOR_NAMES[code], place) for place, code in enumerate(predecessor_sectors(), 1)
    ]
    return of_predecessor("code name name_en position", rows)


def _organisations() -> pd.DataFrame:
    known = {each.code for each in registered()}
    everyone = organisations()
    return everyone[everyone["code"].isin(known)].reset_index(drop=True)


def _declarations() -> pd.DataFrame:
    known = set(predecessor_sectors())
    rows = [(each.code, code) for each in registered() for code in each.sectors if code in known]
    return of_predecessor("organisation sector", rows)


def _milestones() -> pd.DataFrame:
    columns = "code name name_en team planned_start planned_end actual_start actual_end"
    rows = [
        (of["code"], of["name"], of["name_en"], of.get("team"), *of["planned"], *of["actual"])
        for of in predecessor_figures()["milestones"]
    ]
    return of_predecessor(columns, rows)
