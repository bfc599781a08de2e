"""Frames row by row."""

from typing import Any, cast

import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row by the names of its columns, which are texts."""
    return cast(list[dict[str, Any]], frame.to_dict("records"))
