"""A table of text on a page."""

from collections.abc import Collection
from typing import Any
from zlib import crc32

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler

_RIGHT = "text-align: right !important"
"""Streamlit sets `text-align` on the cell itself."""
_DIGITS = "font-variant-numeric: tabular-nums; white-space: nowrap"
_WIDE = "min-width: 15rem"
_LONG_TEXT = 60
"""Characters of a text that would be a column of single words on a telephone."""


def table(cells: pd.DataFrame, alt: str, numbers: Collection[str] = ()) -> None:
    """`cells`: text that has passed through `escaped`. `alt`: the table's name for who hears it.

    The first column names the rows. `numbers`: columns set to the right, digit under digit.
    """
    cells = cells.set_index(cells.columns[0])
    places = [place for place, name in enumerate(cells.columns) if name in numbers]
    styled = Styler(cells, uuid=f"{crc32(alt.encode()):x}")  # the same id in each run
    texts = enumerate(cells.columns)
    long = [place for place, name in texts if cells[name].str.len().max() > _LONG_TEXT]
    styles: Any = (
        [{"selector": f".col{place}", "props": _RIGHT} for place in places]
        + [{"selector": f"td.col{place}", "props": _DIGITS} for place in places]
        + [{"selector": f"td.col{place}", "props": _WIDE} for place in long]
    )
    styled.set_table_styles(styles)
    st.table(styled, border="horizontal", alt=alt)
