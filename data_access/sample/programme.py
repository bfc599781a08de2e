"""The programme, its sectors, its schedule and the provisions of its draft."""

from datetime import date

import pandas as pd

from data_access.sample.setting import (
    SAMPLE_AS_OF,
    SAMPLE_END,
    SAMPLE_PROGRAMME,
    SAMPLE_START,
    SECTORS,
    of_programme,
    sample_table,
    sample_texts,
)

_NAME = (
    "Wieloletni Program Współpracy Gminy Miejskiej Kraków z organizacjami pozarządowymi "
    "na lata 2012–2014"
)
_NAME_EN = "Kraków's Multi-Year Programme of Cooperation with NGOs 2012–2014"
_EVENTS = [
    (date(2011, 6, 22), "Początek wakacji", "Summer holidays begin"),
    (date(2011, 9, 1), "Początek roku szkolnego", "School year begins"),
    (date(2011, 9, 20), "Projekt programu podany do wiadomości", "Draft programme published"),
]
SECTOR_NAMES = {
    "KUL": ("kultura", "culture"),
    "EDU": ("edukacja", "education"),
    "SRO": ("ochrona środowiska", "environmental protection"),
    "GOS": ("rozwój gospodarczy", "economic development"),
    "SPO": ("rekreacja, sport i turystyka", "recreation, sport and tourism"),
    "OBY": ("społeczeństwo obywatelskie", "civil society"),
    "ZDR": ("zdrowie i niepełnosprawni", "health and disability"),
    "WYK": ("wykluczenie", "social exclusion"),
}


def programmes() -> pd.DataFrame:
    columns = (
        "code name name_en period_start period_end consultation_start consultation_end "
        "response_days as_of"
    )
    period = (date(2012, 1, 1), date(2014, 12, 31))
    return sample_table(
        columns,
        [(SAMPLE_PROGRAMME, _NAME, _NAME_EN, *period, SAMPLE_START, SAMPLE_END, 30, SAMPLE_AS_OF)],
    )


def sectors() -> pd.DataFrame:
    rows = [(code, *SECTOR_NAMES[code], place) for place, code in enumerate(SECTORS, 1)]
    return of_programme("code name name_en position", rows)


def milestones() -> pd.DataFrame:
    columns = "code name name_en team planned_start planned_end actual_start actual_end"
    rows = [
        tuple(entry.get(column) for column in columns.split())
        for entry in sample_texts("schedule")["milestones"]
    ]
    return of_programme(columns, rows)


def events() -> pd.DataFrame:
    return of_programme("date name name_en", _EVENTS)


def provisions() -> pd.DataFrame:
    return of_programme("code title", list(sample_texts("provisions")["provisions"].items()))
