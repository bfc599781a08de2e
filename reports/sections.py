"""What every export is made of: exhibits in sections, for one reader."""

from collections.abc import Sequence

from charts import Exhibit

Sections = Sequence[tuple[str, Sequence[Exhibit]]]
"""(section's title, its exhibits), in the order in which they are shown."""
TOLD_OTHERWISE = ("schedule_strip",)
"""Exhibits that say what others say: one after the other they are left out."""


def has_content(exhibit: Exhibit) -> bool:
    """Whether there is anything to show but the reason why there is not."""
    return exhibit.chart is not None or (not exhibit.empty and not exhibit.table.empty)
