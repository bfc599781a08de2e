"""Exhibits about postulates."""

from charts.postulates.deadlines import by_department, open_by_deadline
from charts.postulates.status import areas, channels, decisions_by_area, status_by_sector

__all__ = [
    "areas",
    "by_department",
    "channels",
    "decisions_by_area",
    "open_by_deadline",
    "status_by_sector",
]
