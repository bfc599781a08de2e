"""Exhibits of the comparison page."""

from charts.comparison.courses import COURSES, SideCourse, course
from charts.comparison.side_by_side import figures

__all__ = ["COURSES", "SideCourse", "course", "figures"]
