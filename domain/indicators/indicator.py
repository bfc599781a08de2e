"""One row of the registry."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["count", "share", "ratio", "days", "date"]


@dataclass(frozen=True)
class Indicator:
    """What a number is called and means. `label` and `definition` are sources for gettext.

    `unit`: `share` is a fraction from 0 to 1, `ratio` a plain number. `higher_is_better` is None
    where neither is: then no row may stand out for the worse by it.
    """

    key: str
    label: str
    definition: str
    unit: Unit
    higher_is_better: bool | None
