"""A part of the methodology: a heading, a paragraph, a table of text."""

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class MethodologyPart:
    """`key`: its anchor. `name`: the table's, for who hears it; its first column names the rows.

    `text` may be empty. `numbers`: columns that are set to the right.
    """

    key: str
    title: str
    text: str
    name: str
    table: pd.DataFrame
    numbers: tuple[str, ...] = ()
