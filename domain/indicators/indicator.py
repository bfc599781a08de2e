"""One row of the registry."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["count", "share", "ratio", "days", "date"]


@dataclass(frozen=True)
class Indicator:
    """What a number is called and means. `label` and `definition` are sources for gettext.

    `unit`: `share` is a fraction from 0 to 1, `ratio` a plain number. `higher_is_better` is None
    where neither is: then no row may stand out for the worse by it. `overall`: what it is called
    where no sector is chosen, if the coordinating team's meetings then count too.
    """

    key: str
    label: str
    definition: str
    unit: Unit
    higher_is_better: bool | None
    overall: str = ""

    def name(self, *, narrowed: bool) -> str:
        """What it is called in a scope. `narrowed`: sectors are chosen."""
        return self.label if narrowed else self.overall or self.label
