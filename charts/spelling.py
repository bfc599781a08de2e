"""What a chart says of names that the records spell in several ways."""

import pandas as pd

from charts.reader import Reader

_MOST = 5


def spellings_note(table: pd.DataFrame, name: str, reader: Reader) -> str:
    """Which names of the column `name` stand for several `spellings`, and how many; "" if none."""
    locale = reader.locale
    several = table[table["spellings"] > 1]
    if several.empty:
        return ""
    told = [
        f"{text} ({locale.number(n)})"
        for text, n in several[[name, "spellings"]].head(_MOST).itertuples(index=False)
    ]
    if len(several) > _MOST:
        told.append("…")
    return locale.gettext("Spellings taken for one name: {names}", names=", ".join(told))
